"""Builds questions for the tests of the runner and runs them on one Django."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path

from runner import __main__ as command
from runner import bank

PACK = command.HERE.parent / "packs" / "django"

#: One version is enough to test the runner; the bank itself is proven on all of them.
VERSION = os.environ.get("PROOFS_SELF_TEST_VERSION", "5.2")

COUNT_QUESTION = '''\
id: django.orm.count
question: How many queries does this make?
tier: proven
answer: |
  Counting makes **one query**.

  ```python
  total = Book.objects.count()
  ```
choices:
  stem: |
    How many queries?
    ```python
    total = Book.objects.count()
    ```
  options:
    - {text: One, right: true, value: 1, why: It counts in the database.}
    - {text: None, value: 0, why: It is not lazy.}
proof:
  files:
    app/models.py: |
      from django.db import models

      class Book(models.Model):
          title = models.CharField(max_length=9)
  code: |
    from django.db import connection
    from django.test import TestCase
    from django.test.utils import CaptureQueriesContext
    from app.models import Book
    from question import answer, stem

    class CountTests(TestCase):
        def test_one_query(self):
            with self.assertNumQueries(1):
                answer.run(globals())
            self.assertTrue(answer.says("Counting makes one query."))

    def choice(case):
        with CaptureQueriesContext(connection) as queries:
            stem.run(globals())
        return len(queries)
'''


def question(text: str, id: str | None = None) -> bank.Question:
    """A question from the text of its file, under another id where one is given."""
    if id is not None:
        text = f"id: {id}\n" + text.split("\n", 1)[1]
    return bank.from_text(text, Path("test.yaml"))


def with_code(id: str, code: str, **proof) -> bank.Question:
    """A question that has nothing but a proof."""
    body = "".join(f"  {key}: {value}\n" for key, value in proof.items())
    return question(
        f"id: {id}\nanswer: Nothing.\nproof:\n{body}  code: |\n{textwrap.indent(textwrap.dedent(code), '    ')}\n"
    )


def prove(*questions: bank.Question, timeout: int = 60) -> command.Run:
    """Runs the proofs on one Django."""
    run = command.prove(list(questions), [VERSION], jobs=os.cpu_count() or 2, timeout=timeout)
    assert VERSION in run.django, f"Django {VERSION} is not installable here: {run.not_run}"
    return run


def failed(run: command.Run, id: str) -> bool:
    """Whether the proof of a question failed."""
    return run.ran[id][VERSION].get("failed", False)


def problems_of(run: command.Run, id: str) -> str:
    """What the run says about a question."""
    return "\n".join(problem for problem in run.problems if problem.startswith(f"{id} "))
