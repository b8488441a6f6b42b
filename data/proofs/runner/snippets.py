"""Finds the code blocks of Markdown texts and checks that the Python ones compile.

Also copied into every throwaway project, so it needs the standard library only.
"""

from __future__ import annotations

import ast
import doctest
import re
import textwrap
import warnings

_FENCE = re.compile(
    r"^(?P<indent>[ ]*)(?P<ticks>`{3,})(?P<lang>[^\n`]*)\n(?P<code>.*?)^[ ]*(?P=ticks)[ ]*$", re.M | re.S
)


class Text:
    """A text of the question under proof: what it says, and its code blocks, to be run as they stand."""

    def __init__(self, markdown: str):
        self.markdown = markdown
        found = list(_FENCE.finditer(markdown))
        #: (language, code) of every fenced block, in order.
        self.blocks = [(m["lang"].strip(), textwrap.dedent(m["code"])) for m in found]
        self._words = _squeeze(markdown)

    def code(self, index: int = 0) -> str:
        """The code of a block."""
        return self.blocks[index][1]

    def run(self, scope: dict, index: int = 0) -> dict:
        """Runs a block in a scope, `globals()` for one, and returns the scope."""
        exec(compile(self.code(index), f"<block {index}>", "exec"), scope)
        return scope

    def says(self, words: str) -> bool:
        """Whether the text has these words; line breaks and emphasis do not matter, letters do."""
        return _squeeze(words) in self._words


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", "")).strip()


def problems(markdown: str) -> list[str]:
    """What does not compile among the Python blocks of a text."""
    found = []
    for number, (language, code) in enumerate(Text(markdown).blocks, start=1):
        if language in ("python", "py"):
            sources = [code]
        elif language == "pycon":
            sources = [example.source for example in doctest.DocTestParser().get_examples(code)]
        else:
            continue
        for source in sources:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("error", SyntaxWarning)
                    compile(source, f"block {number}", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            except (SyntaxError, SyntaxWarning, ValueError) as problem:
                found.append(f"code block {number} does not compile: {problem}")
    return found
