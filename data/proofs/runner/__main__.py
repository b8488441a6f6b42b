"""The command: reads the bank, makes the environments, runs the proofs, prints what was proven and records it."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from . import bank, environments, project, record, snippets

HERE = Path(__file__).resolve().parent.parent
DEFAULT_VERSIONS = ["5.2", "6.0", "6.1"]


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    pack = options.pack.resolve()
    versions = bank.pack_versions(pack) if (pack / "pack.yaml").exists() else DEFAULT_VERSIONS
    questions, problems = read_bank(pack)
    chosen = [q for q in questions if _is_chosen(q, options.questions)]
    if options.questions and not chosen:
        print(f"No question matches {' '.join(options.questions)}", file=sys.stderr)
        return 2
    for question in chosen:
        problems += static_problems(question)
    record_file = options.record or HERE / "proven.json"
    if options.check:
        problems += record.stale(record.read(record_file), chosen, versions)
        for problem in problems:
            print(problem)
        print(f"{len(chosen)} questions, {len(problems)} problems")
        return 1 if problems else 0

    started = time.monotonic()
    wanted = options.version or versions
    if options.changed:
        chosen = record.unproven(record.read(record_file), chosen, wanted)
        if not options.json:
            print(f"{len(chosen)} questions are not proven as they are now", flush=True)
    run = prove(chosen, wanted, options.jobs, options.timeout, progress=not options.json, keep=options.keep)
    problems += run.problems
    if not options.no_record:
        updated = record.merged(record.read(record_file), questions, run.ran, run.not_run, run.django)
        record_file.write_text(record.text(updated), "utf-8")
    report = _report(chosen, run, problems, time.monotonic() - started)
    print(json.dumps(report, indent=1) if options.json else _readable(report))
    return 1 if problems else 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="data/proofs/run", description="Runs the question bank's proofs.")
    parser.add_argument("questions", nargs="*", help="ids, ids without the pack, or areas; all if none is given")
    parser.add_argument("--version", action="append", help="a Django series, such as 5.2; may be given again")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="proofs at a time")
    parser.add_argument("--timeout", type=int, default=60, help="seconds that one proof may take")
    parser.add_argument("--pack", type=Path, default=HERE.parent / "packs" / "django")
    parser.add_argument("--record", type=Path, help="where to record; proven.json beside the runner by default")
    parser.add_argument("--no-record", action="store_true", help="leave the record as it is")
    parser.add_argument("--check", action="store_true", help="run nothing: is the record up to date?")
    parser.add_argument("--changed", action="store_true", help="only what the record does not hold as it is now")
    parser.add_argument("--keep", type=Path, help="write the throwaway projects here and keep them")
    parser.add_argument("--json", action="store_true", help="report as JSON")
    parser.epilog = "`data/proofs/run --self-test` runs the runner's own tests."
    return parser.parse_args(arguments)


def _is_chosen(question, names: list[str]) -> bool:
    return not names or any(
        name in (question.id, question.area, question.id.split(".", 1)[1]) for name in names
    )


def read_bank(pack: Path) -> tuple[list, list[str]]:
    """All questions of a pack, and what could not be read."""
    questions, problems = [], []
    for file in bank.question_files(pack):
        try:
            questions.append(bank.read(file))
        except bank.Unreadable as problem:
            problems.append(str(problem))
    return questions, problems


def static_problems(question) -> list[str]:
    """What is wrong with a question before anything runs."""
    found = []
    texts = {"answer": question.answer, "choices.stem": question.stem}
    texts |= {f"follow_ups[{i}].answer": text for i, text in enumerate(question.follow_up_answers)}
    for name, text in texts.items():
        found += [f"{question.id}: {name}: {problem}" for problem in snippets.problems(text)]
    if question.proof is None and not question.no_proof:
        found.append(f"{question.id}: neither a proof nor `proof: {{none: reason}}`")
    if question.proof is None and any(o.has_value for o in question.options):
        found.append(f"{question.id}: options have values but no proof computes them")
    if question.proof is not None:
        if not question.proof.code.strip():
            found.append(f"{question.id}: proof.code is empty")
        for name, text in {"proof.code": question.proof.code, **question.proof.files}.items():
            if name.endswith((".py", "proof.code")):
                try:
                    compile(text, name, "exec")
                except SyntaxError as problem:
                    found.append(f"{question.id}: {name} does not compile: {problem}")
        if any(o.has_value for o in question.options) and not all(o.has_value for o in question.options):
            found.append(f"{question.id}: some options have a value and some do not")
    return found


class Run:
    """What a run did: results by question and version, what could not run, and problems."""

    def __init__(self):
        self.ran: dict[str, dict[str, dict]] = {}
        self.not_run: dict[str, dict[str, str]] = {}
        self.problems: list[str] = []
        self.django: dict[str, str] = {}
        self.python: dict[str, str] = {}

    def take(self, result: dict, environment, progress: bool) -> None:
        """Takes the result of one proof on one version."""
        outcome = {"failed": True} if result["problems"] else {"claims": result["claims"]}
        outcome["tests"] = result.get("tests", 0)
        self.ran.setdefault(result["id"], {})[environment.version] = outcome
        for problem in result["problems"]:
            self.problems.append(f"{result['id']} on Django {environment.django}: {problem.rstrip()}")
        if progress:
            mark = "FAILED" if result["problems"] else f"{result['claims']} claims"
            print(f"{environment.version}  {result['id']}: {mark}, {result.get('seconds', '?')} s", flush=True)


def prove(questions: list, versions: list[str], jobs: int, timeout: int, progress=False, keep=None) -> Run:
    """Runs the proofs of the questions on each version."""
    run = Run()
    with_proof = [q for q in questions if q.proof is not None and q.proof.code.strip()]
    for version in versions:
        holding = [q for q in with_proof if record.holds_for(q, version)]
        if not holding:
            continue
        requires = {package for q in holding for package in q.proof.requires}
        environment = environments.prepare(version, requires, HERE)
        if environment.unavailable:
            for question in holding:
                run.not_run.setdefault(question.id, {})[version] = environment.unavailable
            continue
        run.django[version] = environment.django
        run.python[version] = environment.python_version
        runnable = []
        for question in holding:
            lacking = [p for p in question.proof.requires if p in environment.missing]
            if lacking:
                reason = f"{lacking[0]} does not install beside it: {environment.missing[lacking[0]]}"
                run.not_run.setdefault(question.id, {})[version] = reason
            else:
                runnable.append(question)
        _run_on(environment, runnable, jobs, timeout, run, progress, keep)
    return run


def _run_on(environment, questions, jobs, timeout, run: Run, progress: bool, keep) -> None:
    with tempfile.TemporaryDirectory(prefix="proofs-") as scratch:
        root = Path(keep or scratch).resolve() / environment.version
        request = {"parallel": jobs, "timeout": timeout, "jobs": []}
        for question in questions:
            folder = root / question.id
            folder.mkdir(parents=True, exist_ok=True)
            project.write(question, folder)
            values = [{"value": o.value, "right": o.right} for o in question.options if o.has_value]
            request["jobs"].append({"id": question.id, "folder": str(folder), "values": values or None})
        waiting = {q.id for q in questions}
        with subprocess.Popen(
            [environment.python, HERE / "runner" / "worker.py"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as worker:
            json.dump(request, worker.stdin)
            worker.stdin.close()
            for line in worker.stdout:
                result = json.loads(line)
                waiting.discard(result["id"])
                run.take(result, environment, progress)
        for id in sorted(waiting):
            run.ran.setdefault(id, {})[environment.version] = {"failed": True}
            run.problems.append(f"{id} on Django {environment.django}: the worker ended before it ran")


def _report(questions, run: Run, problems: list[str], seconds: float) -> dict:
    proofs = [q for q in questions if q.proof is not None]
    proven = {
        q.id: {v: r["claims"] for v, r in sorted(run.ran.get(q.id, {}).items()) if "claims" in r} for q in proofs
    }
    return {
        "questions": len(questions),
        "with_proof": len(proofs),
        "computed_keys": sum(any(o.has_value for o in q.options) for q in questions),
        "proven": proven,
        "proven_by_version": {v: sum(v in held for held in proven.values()) for v in sorted(run.django)},
        "claims": sum(max(held.values(), default=0) for held in proven.values()),
        "django": run.django,
        "python": run.python,
        "not_run": run.not_run,
        "no_proof": {q.id: q.no_proof for q in questions if q.no_proof},
        "problems": problems,
        "seconds": round(seconds, 1),
    }


def _readable(report: dict) -> str:
    lines = [""]
    for id, reason in sorted(report["no_proof"].items()):
        lines.append(f"no proof  {id}: {reason}")
    for id, versions in sorted(report["not_run"].items()):
        lines += [f"not run   {id} on Django {version}: {reason}" for version, reason in sorted(versions.items())]
    for problem in report["problems"]:
        lines.append(f"PROBLEM   {problem}")
    lines.append(
        f"{report['questions']} questions: {report['with_proof']} with a proof, {report['computed_keys']} with a"
        f" computed key, {len(report['no_proof'])} without a proof for a stated reason"
    )
    for version, count in report["proven_by_version"].items():
        lines.append(
            f"Django {report['django'][version]} on Python {report['python'][version]}: {count} proofs hold"
        )
    lines.append(f"{report['claims']} claims asserted; {len(report['problems'])} problems; {report['seconds']} s")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
