#!/usr/bin/env python3
"""How well the grader agrees with readers who have seen no rubric.

Usage: ./coach grade --input data/regression/answers.jsonl | python3 data/regression/measure.py

Prints, for each half of split.json: quadratic weighted kappa against the readers' mean (rounded half up), the same on
the answers that they put at 1 to 3, exact agreement, agreement within one level, grave errors, the readers' own
agreement, a baseline that knows only an answer's length, and how often stated misconceptions are found.
"""

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
LEVELS = range(5)


def lines(stream):
    return [json.loads(line) for line in stream if line.strip()]


def by_id(name):
    with open(FOLDER / name, encoding="utf-8") as file:
        return {row["id"]: row for row in lines(file)}


def kappa(ours, theirs):
    n = len(ours)
    if n == 0:
        return float("nan")
    seen = [[0] * 5 for _ in LEVELS]
    for a, b in zip(ours, theirs):
        seen[a][b] += 1
    rows = [sum(row) for row in seen]
    columns = [sum(row[j] for row in seen) for j in LEVELS]
    observed = sum((i - j) ** 2 * seen[i][j] for i in LEVELS for j in LEVELS)
    expected = sum((i - j) ** 2 * rows[i] * columns[j] / n for i in LEVELS for j in LEVELS)
    return 1 - observed / expected if expected else float("nan")


def share(hits, of):
    of = list(of)
    return sum(map(hits, of)) / len(of) if of else float("nan")


def main():
    answers, first, second = by_id("answers.jsonl"), by_id("ratings-1.jsonl"), by_id("ratings-2.jsonl")
    graded = {row["id"]: row for row in lines(sys.stdin) if "level" in row}
    missing = len(answers) - len(graded)
    if missing:
        print(f"{missing} of {len(answers)} answers were not graded", file=sys.stderr)
    for half, ids in json.loads((FOLDER / "split.json").read_text(encoding="utf-8")).items():
        report(half, [i for i in ids if i in graded], answers, first, second, graded)


def report(half, ids, answers, first, second, graded):
    mean = {i: (first[i]["level"] + second[i]["level"] + 1) // 2 for i in ids}
    level = {i: graded[i]["level"] for i in ids}
    middle = [i for i in ids if 1 <= mean[i] <= 3]
    length = [min(4, len(answers[i]["answer"].split()) // 20) for i in ids]
    wrong = {i: bool(first[i]["wrong"]) + bool(second[i]["wrong"]) for i in ids}
    flagged = [i for i in ids if graded[i]["misconceptions"]]
    print(f"{half}: {len(ids)} answers")
    print(f"  kappa {kappa([mean[i] for i in ids], [level[i] for i in ids]):.3f}", end="")
    print(f", in the middle {kappa([mean[i] for i in middle], [level[i] for i in middle]):.3f}", end="")
    print(f", exact {share(lambda i: mean[i] == level[i], ids):.3f}", end="")
    print(f", within one {share(lambda i: abs(mean[i] - level[i]) <= 1, ids):.3f}")
    print(f"  good answers graded 0 or 1: {share(lambda i: level[i] <= 1, [i for i in ids if mean[i] >= 3]):.3f}", end="")
    print(f", answers of level 0 graded 3 or 4: {share(lambda i: level[i] >= 3, [i for i in ids if mean[i] == 0]):.3f}")
    print(f"  readers among themselves {kappa([first[i]['level'] for i in ids], [second[i]['level'] for i in ids]):.3f}", end="")
    print(f", length alone {kappa([mean[i] for i in ids], length):.3f}")
    print(f"  misconceptions: precision {share(lambda i: wrong[i] > 0, flagged):.3f} of {len(flagged)}", end="")
    print(f", recall {share(lambda i: bool(graded[i]['misconceptions']), [i for i in ids if wrong[i] == 2]):.3f}")


if __name__ == "__main__":
    main()
