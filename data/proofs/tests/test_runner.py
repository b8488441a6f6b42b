"""The rules of the runner, on questions made for the purpose."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

from runner import __main__ as command
from runner import bank, record, snippets

from .support import COUNT_QUESTION, VERSION, failed, problems_of, prove, question, with_code


class ProvingTests(unittest.TestCase):
    """One run for all of them: what a proof can do wrong is found out in the same way in each."""

    @classmethod
    def setUpClass(cls):
        cls.run_of_all = prove(
            question(COUNT_QUESTION),
            question(COUNT_QUESTION.replace("assertNumQueries(1)", "assertNumQueries(2)"), "django.orm.claim"),
            question(COUNT_QUESTION.replace("value: 1", "value: 2"), "django.orm.key"),
            question(COUNT_QUESTION.replace("value: 0", "value: 1"), "django.orm.ambiguous"),
            question(COUNT_QUESTION.replace("makes **one", "makes **no"), "django.orm.words"),
            question(
                COUNT_QUESTION.replace("    total = Book.objects.count()\n    ```", "    total = Book()\n    ```"),
                "django.orm.stem",
            ),
            question(COUNT_QUESTION.replace("def choice", "def chosen"), "django.orm.no-choice"),
            with_code("django.x.silent", "from django.test import TestCase\nclass T(TestCase):\n  def test(self): pass"),
            with_code("django.x.empty", "number = 1"),
            with_code(
                "django.x.skipping",
                """
                import unittest
                from django.test import TestCase
                class T(TestCase):
                    @unittest.skip("not today")
                    def test(self): self.fail()
                """,
            ),
            with_code("django.x.exits", "import os\nos._exit(3)"),
            with_code(
                "django.x.leaves-receiver",
                """
                from django.core.signals import request_started
                from django.test import SimpleTestCase
                from django.conf import settings
                seen = []
                request_started.connect(lambda **kw: seen.append(1), weak=False)
                settings.LEAK = True
                class T(SimpleTestCase):
                    def test(self):
                        self.client.get("/")
                        self.assertEqual(seen, [1])
                """,
            ),
            with_code(
                "django.x.is-alone",
                """
                import sys
                from django.conf import settings
                from django.test import SimpleTestCase
                class T(SimpleTestCase):
                    def test(self):
                        self.assertFalse(hasattr(settings, "LEAK"))
                        with self.assertRaises(ImportError):
                            import worker
                        self.assertNotIn("rest_framework", sys.modules)
                """,
            ),
        )

    def assert_fails(self, id: str, because: str):
        self.assertTrue(failed(self.run_of_all, id))
        self.assertIn(because, problems_of(self.run_of_all, id))

    def test_counts_the_claims_of_a_proof_that_holds(self):
        # assertNumQueries, assertTrue, and the comparison of the key.
        self.assertEqual(self.run_of_all.ran["django.orm.count"][VERSION], {"claims": 3, "tests": 2})

    def test_fails_where_the_code_does_something_else(self):
        self.assert_fails("django.orm.claim", "1 != 2")

    def test_fails_where_the_marked_key_is_not_the_computed_one(self):
        self.assert_fails("django.orm.key", "the computed key differs")

    def test_fails_where_a_wrong_option_has_the_right_value(self):
        self.assert_fails("django.orm.ambiguous", "a wrong option has the value of a right one")

    def test_fails_where_the_answer_no_longer_says_what_is_proven(self):
        self.assert_fails("django.orm.words", "False is not true")

    def test_fails_where_the_stem_changed(self):
        self.assert_fails("django.orm.stem", "the computed key differs")

    def test_fails_where_values_have_no_choice_function(self):
        self.assert_fails("django.orm.no-choice", "no choice(case)")

    def test_fails_where_nothing_is_asserted(self):
        self.assert_fails("django.x.silent", "asserts nothing")

    def test_fails_without_a_test(self):
        self.assert_fails("django.x.empty", "holds no test")

    def test_fails_where_a_test_skips_itself(self):
        self.assert_fails("django.x.skipping", "not today")

    def test_fails_where_the_process_dies(self):
        self.assert_fails("django.x.exits", "ended with status")

    def test_keeps_proofs_apart(self):
        self.assertFalse(failed(self.run_of_all, "django.x.leaves-receiver"))
        self.assertFalse(failed(self.run_of_all, "django.x.is-alone"), self.run_of_all.problems)

    def test_ends_a_proof_that_does_not_end(self):
        run = prove(with_code("django.x.endless", "while True: pass"), timeout=1)

        self.assertIn("did not end within 1 s", problems_of(run, "django.x.endless"))

    def test_a_package_that_does_not_install_is_not_run_instead_of_failed(self):
        # A version that was never published: nothing is looked up by a guessed name.
        lacking = with_code("django.x.lacking", "assert False", requires="[asgiref==0.0.0.1]")

        run = prove(question(COUNT_QUESTION), lacking)

        self.assertIn("does not install", run.not_run["django.x.lacking"][VERSION])
        self.assertNotIn("django.x.lacking", run.ran)
        self.assertEqual(run.problems, [])

    def test_a_proof_runs_on_the_versions_that_it_speaks_of(self):
        later = with_code("django.x.later", "assert False", versions="'>=9.0'")

        run = command.prove([later], [VERSION], jobs=1, timeout=9)

        self.assertEqual((run.ran, run.not_run, run.problems), ({}, {}, []))

    def test_a_version_without_its_python_is_not_run(self):
        from unittest import mock

        with mock.patch.dict("runner.environments._OLDEST_PYTHON", {"5.2": (9, 9)}):
            run = command.prove([question(COUNT_QUESTION)], ["5.2"], jobs=1, timeout=9)

        self.assertIn("no Python 9.9", run.not_run["django.orm.count"]["5.2"])


class StaticTests(unittest.TestCase):
    def test_a_code_block_has_to_compile(self):
        broken = question(COUNT_QUESTION.replace("total = Book.objects.count()", "total = = 1"))

        found = command.static_problems(broken)

        self.assertEqual(len(found), 2)
        self.assertIn("answer: code block 1 does not compile", found[0])
        self.assertIn("choices.stem: code block 1 does not compile", found[1])

    def test_a_top_level_await_and_other_languages_are_fine(self):
        text = "```python\nawait Book.objects.acount()\n```\n```html\n<p>\n```\n```pycon\n>>> 1 + 1\n2\n```"

        self.assertEqual(snippets.problems(text), [])

    def test_a_console_session_has_to_compile(self):
        self.assertEqual(len(snippets.problems("```pycon\n>>> 1 +\n2\n```")), 1)

    def test_a_question_needs_a_proof_or_a_reason(self):
        neither = question("id: django.a.b\nanswer: x\n")
        no_reason = question("id: django.a.b\nanswer: x\nproof: {none: ''}\n")
        reason = question("id: django.a.b\nanswer: x\nproof: {none: It is advice.}\n")

        self.assertIn("neither a proof", command.static_problems(neither)[0])
        self.assertIn("neither a proof", command.static_problems(no_reason)[0])
        self.assertEqual(command.static_problems(reason), [])

    def test_all_options_have_a_value_or_none(self):
        some = question(COUNT_QUESTION.replace(" value: 0,", ""))

        self.assertIn("some options have a value", command.static_problems(some)[0])

    def test_unknown_keys_and_both_forms_of_proof_are_refused(self):
        with self.assertRaisesRegex(bank.Unreadable, "unknown keys in proof: codes"):
            question("id: django.a.b\nproof: {codes: x}\n")
        with self.assertRaisesRegex(bank.Unreadable, "not both"):
            question("id: django.a.b\nproof: {none: x, code: y}\n")
        with self.assertRaisesRegex(bank.Unreadable, "may not hold"):
            question("id: django.a.b\nproof: {code: y, files: {../x.py: z}}\n")

    def test_a_key_given_twice_is_refused(self):
        with self.assertRaisesRegex(bank.Unreadable, "given twice"):
            question("id: django.a.b\nid: django.a.c\n")

    def test_words_that_yaml_1_1_reads_as_booleans_stay_words(self):
        self.assertEqual(bank.parse("[yes, off, true, 2026-01-01]"), ["yes", "off", True, "2026-01-01"])


class RecordTests(unittest.TestCase):
    def setUp(self):
        self.count = question(COUNT_QUESTION)
        self.django = {"5.2": "5.2.19"}

    def merged(self, old=None, question=None, ran=None, not_run=None):
        return record.merged(old or {}, [question or self.count], ran or {}, not_run or {}, self.django)

    def entry(self, made):
        return made["questions"]["django.orm.count"]

    def test_holds_claims_by_version(self):
        made = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3, "tests": 2}}})

        self.assertEqual(self.entry(made)["proven"], {"5.2": 3})
        self.assertTrue(self.entry(made)["computed_key"])

    def test_a_partial_run_keeps_the_rest(self):
        first = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3}}})

        second = self.merged(first, ran={"django.orm.count": {"6.0": {"claims": 3}}})

        self.assertEqual(self.entry(second)["proven"], {"5.2": 3, "6.0": 3})

    def test_a_changed_question_loses_what_was_proven(self):
        first = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3}}})

        second = self.merged(first, question=question(COUNT_QUESTION.replace("one query", "1 query")))

        self.assertEqual(self.entry(second)["proven"], {})

    def test_a_failure_takes_the_version_back(self):
        first = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3}}})

        second = self.merged(first, ran={"django.orm.count": {"5.2": {"failed": True}}})

        self.assertEqual(self.entry(second)["proven"], {})

    def test_a_version_that_could_not_run_is_marked(self):
        made = self.merged(not_run={"django.orm.count": {"6.1": "no Python"}})

        self.assertEqual(self.entry(made)["not_run"], {"6.1": "no Python"})

    def test_what_was_proven_stays_where_it_cannot_run_today(self):
        first = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3}}})

        second = self.merged(first, not_run={"django.orm.count": {"5.2": "Django 5.2 does not install"}})

        self.assertEqual(self.entry(second), self.entry(first))

    def test_the_file_reads_back_and_has_one_question_a_line(self):
        made = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3}}})

        written = record.text(made)

        self.assertEqual(json.loads(written), made)
        self.assertEqual(sum("django.orm.count" in line for line in written.splitlines()), 1)

    def test_says_what_is_stale(self):
        made = self.merged(ran={"django.orm.count": {"5.2": {"claims": 3}}})
        changed = question(COUNT_QUESTION.replace("one query", "1 query"))

        self.assertEqual(record.stale(made, [self.count], ["5.2"]), [])
        self.assertIn("not run on Django 6.0", record.stale(made, [self.count], ["5.2", "6.0"])[0])
        self.assertIn("changed since", record.stale(made, [changed], ["5.2"])[0])
        self.assertIn("never proven", record.stale({}, [self.count], ["5.2"])[0])


class CommandTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pack = Path(folder.name)
        (self.pack / "orm").mkdir()
        (self.pack / "orm" / "count.yaml").write_text(COUNT_QUESTION)
        (self.pack / "lexicon").mkdir()
        (self.pack / "lexicon" / "data.yaml").write_text("entries: {}\n")
        self.record = self.pack / "proven.json"

    def call(self, *arguments: str) -> tuple[int, str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = command.main(["--pack", str(self.pack), "--record", str(self.record), *arguments])
        return code, out.getvalue()

    def test_runs_again_only_what_changed(self):
        self.call("--version", VERSION)

        _, unchanged = self.call("--version", VERSION, "--changed", "--json")
        (self.pack / "orm" / "count.yaml").write_text(COUNT_QUESTION + "\n# A comment proves nothing anew.\n")
        (self.pack / "orm" / "other.yaml").write_text(COUNT_QUESTION.replace("django.orm.count", "django.orm.other"))
        _, added = self.call("--version", VERSION, "--changed", "--json")

        self.assertEqual(json.loads(unchanged)["proven"], {})
        self.assertEqual(list(json.loads(added)["proven"]), ["django.orm.other"])

    def test_reports_and_records(self):
        code, out = self.call("--version", VERSION, "--json")

        report = json.loads(out)
        self.assertEqual(code, 0)
        self.assertEqual(report["proven"], {"django.orm.count": {VERSION: 3}})
        self.assertEqual((report["with_proof"], report["computed_keys"], report["claims"]), (1, 1, 3))
        self.assertEqual(json.loads(self.record.read_text())["questions"]["django.orm.count"]["proven"], {VERSION: 3})

    def test_prints_what_has_no_proof_and_why(self):
        (self.pack / "orm" / "advice.yaml").write_text("id: django.orm.advice\nproof: {none: It is advice.}\n")

        code, out = self.call("orm.advice")

        self.assertEqual(code, 0)
        self.assertIn("no proof  django.orm.advice: It is advice.", out)

    def test_fails_on_a_file_that_cannot_be_read(self):
        (self.pack / "orm" / "broken.yaml").write_text("id: [\n")

        code, out = self.call("--check")

        self.assertEqual(code, 1)
        self.assertIn("broken.yaml", out)

    def test_refuses_a_name_that_no_question_has(self):
        code, out = self.call("orm.cuont")

        self.assertEqual(code, 2)
        self.assertIn("orm.cuont", out)

    def test_check_runs_nothing_and_says_what_was_never_proven(self):
        code, out = self.call("--check")

        self.assertEqual(code, 1)
        self.assertIn("never proven", out)
        self.assertFalse(self.record.exists())


if __name__ == "__main__":
    unittest.main()
