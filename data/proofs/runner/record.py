"""Keeps `proven.json`: what was proven on which version. Written by a run, never by hand."""

from __future__ import annotations

import json
from pathlib import Path

_NOTE = "Written by data/proofs/run; do not edit."


def read(path: Path) -> dict:
    """The record, empty where there is none or it cannot be read."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def merged(old: dict, questions: list, ran: dict, unproven: dict, environments: dict) -> dict:
    """The record after a run.

    What this run did not touch stays only where the question is still the one that was proven.

    :param questions: all questions of the bank
    :param ran: question id to version to result ({"claims": n} or {"failed": True})
    :param unproven: question id to version to the reason why it could not run
    :param environments: version to the installed Django and Python
    """
    versions = {**old.get("django", {}), **environments}
    entries = {}
    for question in sorted(questions, key=lambda q: q.id):
        if question.proof is None:
            if question.no_proof:
                entries[question.id] = {"none": question.no_proof}
            continue
        before = old.get("questions", {}).get(question.id, {})
        kept = before if before.get("digest") == question.digest else {}
        proven = dict(kept.get("proven", {}))
        not_run = dict(kept.get("not_run", {}))
        for version, result in ran.get(question.id, {}).items():
            proven.pop(version, None)
            not_run.pop(version, None)
            if "claims" in result:
                proven[version] = result["claims"]
        for version, reason in unproven.get(question.id, {}).items():
            # What held before still holds: a registry that is out of reach today takes nothing back.
            if version not in proven:
                not_run[version] = reason
        entry = {"digest": question.digest, "computed_key": any(o.has_value for o in question.options)}
        entry["proven"] = dict(sorted(proven.items()))
        if not_run:
            entry["not_run"] = dict(sorted(not_run.items()))
        entries[question.id] = entry
    return {"note": _NOTE, "django": dict(sorted(versions.items())), "questions": entries}


def text(record: dict) -> str:
    """The record as its file: one question a line, so that edits of several authors merge."""
    lines = [f'  "note": {json.dumps(record["note"])},', f'  "django": {json.dumps(record["django"])},']
    entries = [
        f"    {json.dumps(id)}: {json.dumps(entry, ensure_ascii=False)}" for id, entry in record["questions"].items()
    ]
    body = ",\n".join(entries)
    return "{\n" + "\n".join(lines) + '\n  "questions": {\n' + body + ("\n" if body else "") + "  }\n}\n"


def unproven(record: dict, questions: list, versions: list[str]) -> list:
    """The questions that a run would add something to the record of."""
    return [question for question in questions if stale(record, [question], versions)]


def stale(record: dict, questions: list, versions: list[str]) -> list[str]:
    """What of the bank the record does not hold as it is now."""
    found = []
    for question in questions:
        if question.proof is None:
            continue
        entry = record.get("questions", {}).get(question.id)
        if entry is None:
            found.append(f"{question.id}: never proven")
        elif entry.get("digest") != question.digest:
            found.append(f"{question.id}: changed since it was proven")
        else:
            held = {**entry.get("proven", {}), **entry.get("not_run", {})}
            for version in versions:
                if holds_for(question, version) and version not in held:
                    found.append(f"{question.id}: not run on Django {version}")
    return found


def holds_for(question, version: str) -> bool:
    """Whether the proof claims anything about a series: `>=6.0` holds for 6.0 and 6.1."""
    return question.proof.versions.contains(f"{version}.0")
