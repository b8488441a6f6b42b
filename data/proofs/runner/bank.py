"""Reads the questions of a pack, as far as proving them needs."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from packaging.specifiers import InvalidSpecifier, SpecifierSet


class _Loader(yaml.SafeLoader):
    """YAML as the Java loader reads it: `yes` and `on` are words, a key given twice is an error."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


# YAML 1.1 reads yes, no, on, off as booleans and 2026-01-01 as a date; the other loader does not.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def parse(text: str):
    """Parses YAML text."""
    return yaml.load(text, Loader=_Loader)


@dataclass(frozen=True)
class Option:
    """An option of the choices; `value` is what the proof's `choice` returns where it is right."""

    text: str
    right: bool
    value: object = None
    has_value: bool = False


@dataclass(frozen=True)
class Proof:
    """What runs: the body of `app/tests.py` and what stands around it."""

    code: str
    requires: tuple[str, ...] = ()
    versions: SpecifierSet = field(default_factory=SpecifierSet)
    settings: str = ""
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A question, as far as proving it needs."""

    id: str
    path: Path
    tier: str
    answer: str
    stem: str
    options: tuple[Option, ...]
    follow_up_answers: tuple[str, ...]
    proof: Proof | None
    no_proof: str | None
    digest: str

    @property
    def area(self) -> str:
        return self.id.split(".")[1]


class Unreadable(Exception):
    """A question file that cannot be used; the text says where and why."""


def question_files(pack: Path) -> list[Path]:
    """The question files of a pack folder: those in its areas."""
    return sorted(p for p in pack.glob("*/*.yaml") if p.parent.name != "lexicon")


def pack_versions(pack: Path) -> list[str]:
    """The framework versions that the pack says it holds for."""
    file = pack / "pack.yaml"
    return [str(v) for v in parse(file.read_text("utf-8"))["versions"]]


def read(path: Path) -> Question:
    """Reads one question file."""
    try:
        return from_text(path.read_text("utf-8"), path)
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{path}: {problem}") from problem


def from_text(text: str, path: Path) -> Question:
    """Reads a question from the text of its file."""
    try:
        data = parse(text)
    except yaml.YAMLError as problem:
        raise Unreadable(f"{path}: {problem}") from problem
    try:
        return _question(data, path)
    except (KeyError, TypeError, AttributeError) as problem:
        raise Unreadable(f"{path}: not a question: {problem!r}") from problem


def _question(data: dict, path: Path) -> Question:
    choices = data.get("choices") or {}
    proof, reason = _proof(data.get("proof"), path)
    proven_parts = {name: data.get(name) for name in ("id", "answer", "choices", "follow_ups", "proof")}
    return Question(
        id=data["id"],
        path=path,
        tier=data.get("tier", "starter"),
        answer=data.get("answer") or "",
        stem=choices.get("stem") or "",
        options=tuple(
            Option(str(o["text"]), o.get("right", False) is True, o.get("value"), "value" in o)
            for o in choices.get("options") or ()
        ),
        follow_up_answers=tuple(f.get("answer") or "" for f in data.get("follow_ups") or ()),
        proof=proof,
        no_proof=reason,
        digest=hashlib.sha256(
            json.dumps(proven_parts, sort_keys=True, ensure_ascii=False).encode()
        ).hexdigest()[:16],
    )


_PROOF_KEYS = {"requires", "versions", "settings", "files", "code"}


def _proof(data, path: Path) -> tuple[Proof | None, str | None]:
    if not isinstance(data, dict):
        return None, None
    if "none" in data:
        if len(data) > 1:
            raise Unreadable(f"{path}: a proof is either `none` with its reason or code, not both")
        return None, str(data["none"] or "").strip() or None
    unknown = sorted(set(data) - _PROOF_KEYS)
    if unknown:
        raise Unreadable(f"{path}: unknown keys in proof: {', '.join(unknown)}")
    files = data.get("files") or {}
    for name in files:
        if name == "app/tests.py" or Path(name).is_absolute() or ".." in Path(name).parts:
            raise Unreadable(f"{path}: proof.files may not hold {name}")
    try:
        versions = SpecifierSet(data.get("versions") or "")
    except InvalidSpecifier as problem:
        raise Unreadable(f"{path}: proof.versions: {problem}") from problem
    proof = Proof(
        code=data.get("code") or "",
        requires=tuple(sorted(data.get("requires") or ())),
        versions=versions,
        settings=data.get("settings") or "",
        files=dict(files),
    )
    return proof, None
