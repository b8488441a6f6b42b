"""Runs inside a Django environment: loads Django once and forks one process a proof.

Settings, the app registry and signal receivers are global to a process, so proofs cannot share one; forking after the
imports keeps them apart at a fraction of the cost of a fresh interpreter. Reads jobs as JSON from standard input,
writes one JSON line a result to standard output. Needs the standard library and Django only.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import select
import signal
import sys
import threading
import time
import traceback
import unittest
import warnings

# Imported before the fork because nearly every proof needs them and none of them reads settings.
for _module in (
    "asyncio", "concurrent.futures", "sqlite3", "unittest.mock", "html.parser", "email.message",
    "django", "django.apps", "django.conf", "django.core.management", "django.core.cache", "django.core.mail",
    "django.core.handlers.asgi", "django.core.handlers.wsgi", "django.db", "django.db.models",
    "django.db.backends.sqlite3.base", "django.db.migrations.executor", "django.forms", "django.http",
    "django.middleware.csrf", "django.shortcuts", "django.template", "django.template.backends.django",
    "django.template.defaulttags", "django.template.loader_tags", "django.test", "django.test.runner",
    "django.test.utils", "django.urls", "django.utils.timezone", "django.views.generic",
):
    importlib.import_module(_module)


class Claims:
    """Counts the assertions that a proof really makes; one that calls others counts once."""

    def __init__(self):
        self.count = 0
        self._inside = threading.local()

    def watch(self, *cases: type) -> None:
        for case in {base for each in cases for base in each.__mro__ if issubclass(base, unittest.TestCase)}:
            for name, method in list(vars(case).items()):
                if name.startswith(("assert", "fail")) and callable(method) and name != "failureException":
                    setattr(case, name, self._counted(method))

    def _counted(self, method):
        @functools.wraps(method)
        def counted(*args, **kwargs):
            outermost = getattr(self._inside, "depth", 0) == 0
            self._inside.depth = getattr(self._inside, "depth", 0) + 1
            try:
                returned = method(*args, **kwargs)
            finally:
                self._inside.depth -= 1
            # Django's context managers call another assertion at their end, which counts then; unittest's do not.
            later = hasattr(returned, "test_case") and type(returned).__module__.startswith("django.")
            if outermost and not later:
                self.count += 1
            return returned

        return counted


def main() -> None:
    # The folder of this script: its modules are no business of a proof's imports.
    del sys.path[0]
    request = json.load(sys.stdin)
    waiting = list(reversed(request["jobs"]))
    running: dict[int, tuple[dict, int, float]] = {}
    while waiting or running:
        while waiting and len(running) < request["parallel"]:
            job = waiting.pop()
            child, pipe = _start(job)
            running[pipe] = (job, child, time.monotonic() + request["timeout"])
        for pipe in select.select(list(running), [], [], 0.5)[0]:
            job, child, _ = running.pop(pipe)
            _report(_finish(job, child, pipe))
        for pipe, (job, child, deadline) in list(running.items()):
            if time.monotonic() > deadline:
                del running[pipe]
                os.killpg(child, signal.SIGKILL)
                _finish(job, child, pipe)
                _report({"id": job["id"], "problems": [f"did not end within {request['timeout']} s"]})


def _start(job: dict) -> tuple[int, int]:
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        # Set in both processes: whichever comes first, the group exists before it could have to be killed.
        try:
            os.setpgid(child, child)
        except OSError:
            pass
        return child, read
    os.close(read)
    status = 1
    try:
        os.setpgid(0, 0)
        result = _prove(job)
        with os.fdopen(write, "w") as pipe:
            json.dump(result, pipe)
        status = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # Not sys.exit: threads that a proof leaves behind must not keep the process.
        os._exit(status)


def _finish(job: dict, child: int, pipe: int) -> dict:
    with os.fdopen(pipe) as stream:
        text = stream.read()
    _, status = os.waitpid(child, 0)
    if text:
        return json.loads(text)
    return {"id": job["id"], "problems": [f"the process ended with status {status}", *_output(job)]}


def _report(result: dict) -> None:
    print(json.dumps(result), flush=True)


def _output(job: dict) -> list[str]:
    try:
        with open(os.path.join(job["folder"], "output.txt"), encoding="utf-8", errors="replace") as stream:
            return [stream.read()[-4000:]]
    except OSError:
        return []


def _prove(job: dict) -> dict:
    folder = job["folder"]
    os.chdir(folder)
    output = os.open("output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.path.insert(0, folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "proof.settings"
    claims = Claims()
    started = time.monotonic()
    result = {"id": job["id"], "problems": [], "tests": 0, "claims": 0}
    try:
        result["tests"] = _run_tests(job, claims, result["problems"])
    except BaseException:
        result["problems"].append(traceback.format_exc(limit=-6))
    result["claims"] = claims.count
    if not result["problems"] and claims.count == 0:
        result["problems"].append("the proof asserts nothing")
    result["seconds"] = round(time.monotonic() - started, 2)
    return result


def _run_tests(job: dict, claims: Claims, problems: list[str]) -> int:
    import django
    from django.test import LiveServerTestCase, TestCase
    from django.test.runner import DiscoverRunner

    # Deprecations are for the reader of a failing proof, not for every run.
    warnings.simplefilter("ignore")
    django.setup()
    claims.watch(TestCase, LiveServerTestCase)
    module = importlib.import_module("app.tests")

    class Runner(DiscoverRunner):
        def build_suite(self, *args, **kwargs):
            suite = super().build_suite(*args, **kwargs)
            if job["values"] is not None:
                suite.addTest(_choice_test(module, job["values"]))
            return suite

        def suite_result(self, suite, result, **kwargs):
            return result

    if (job["values"] is not None) != hasattr(module, "choice"):
        problems.append(
            "the options have values but the proof has no choice(case)"
            if job["values"] is not None
            else "the proof has choice(case) but the options have no values"
        )
        return 0
    result = Runner(verbosity=0, interactive=False).run_tests(["app.tests"])
    for test, trace in [*result.errors, *result.failures]:
        problems.append(f"{test}\n{trace}")
    for test in result.unexpectedSuccesses:
        problems.append(f"{test}: succeeded unexpectedly")
    for test, reason in result.skipped:
        problems.append(f"{test}: skipped inside the proof ({reason}); use proof.versions or proof.requires")
    if result.testsRun == 0:
        problems.append("the proof holds no test")
    return result.testsRun


def _choice_test(module, values: list[dict]):
    """A test that compares what the code of the choices does with the options that are marked right."""
    from django.test import TestCase

    class Choice(getattr(module, "choice_case", TestCase)):
        def test_computed_key_is_the_marked_key(self):
            computed = module.choice(self)
            if not isinstance(computed, (set, frozenset, list, tuple)):
                computed = [computed]
            # JSON tells 1 from true and "1", as an author's YAML does.
            key = {json.dumps(value) for value in computed}
            right = {json.dumps(option["value"]) for option in values if option["right"]}
            wrong = {json.dumps(option["value"]) for option in values if not option["right"]}
            if right & wrong:
                self.fail("a wrong option has the value of a right one")
            self.assertEqual(key, right, "the computed key differs from the options marked right")

    # Settings and databases of a proof's own test case class stay as they are there.
    Choice.__module__ = module.__name__
    return Choice("test_computed_key_is_the_marked_key")


if __name__ == "__main__":
    main()
