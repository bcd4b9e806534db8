"""Fits the weights of usage.context_score to swaps made in clean text; prints them, and what they find elsewhere.

    python tools/fit_context.py RULE CLEAN... [--counts TABLE]

CLEAN are UTF-8 files of official text that was not counted in the table. Every use of a word of the `context` rule is
one to be let go; some uses of its near-synonyms are swapped for it, to be found. One half of the
lines is fitted, the other judged. scikit-learn and numpy are needed here alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import daachorse
import numpy as np
from sklearn.linear_model import LogisticRegression

from reportlint import strict_yaml
from reportlint.kinds import KINDS
from reportlint.rule import Head
from reportlint.usage import counts
from reportlint.usage.context_score import Place, place

_LOG10 = np.log(10)
_SWAPS_A_PAIR = 6
_NAMES = ("seen alone", "seen one", "seen two", "meant alone", "meant one", "meant two", "meant between")
_RATES = (0.1, 0.3, 1.0, 3.0)


class Case(NamedTuple):
    """A place, the word seen there, and the one that was swapped for it, if any."""

    at: Place
    seen: str
    meant: str | None
    judged: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", type=Path)
    parser.add_argument("clean", nargs="+", type=Path)
    parser.add_argument("--counts", type=Path)
    arguments = parser.parse_args()
    table = counts.Counts(arguments.counts.read_bytes()) if arguments.counts else counts.load()
    _, _, kind = strict_yaml.read(str(arguments.rule), Head, KINDS)
    others: dict[str, tuple[str, ...]] = kind.replace
    lines = [line for path in arguments.clean for line in path.read_text(encoding="utf-8").splitlines() if line]
    right, swapped = _right_uses(lines, others), _swaps(lines, others)
    rows = [(case, other) for case in right for other in others[case.seen]]
    rows += [(case, case.meant) for case in swapped if case.meant]
    features = np.array([_features(table, case.at, case.seen, other) for case, other in rows])
    wrong = np.array([case.meant is not None for case, _ in rows])
    judged = np.array([case.judged for case, _ in rows])
    model = LogisticRegression(C=10, max_iter=2000).fit(features[~judged], wrong[~judged])
    weights = model.coef_[0] / _LOG10
    print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(_NAMES, weights, strict=True)))
    print(f"bias {model.intercept_[0] / _LOG10:.2f}")
    scores = features @ weights + model.intercept_[0] / _LOG10
    best: dict[Case, float] = {}
    for (case, _), score, kept in zip(rows, scores, judged, strict=True):
        if kept and case.meant is None:
            best[case] = max(score, best.get(case, score))
    worst = sorted(best.values(), reverse=True)
    characters = sum(map(len, lines[1::2]))
    for rate in _RATES:
        threshold = worst[min(len(worst) - 1, round(rate * characters / 10_000))]
        found = (scores[judged & wrong] >= threshold).mean()
        print(f"{rate} alarms in 10,000 characters: from {threshold:.2f} on, {found:.2f} of the swaps found")
    return 0


def _features(table: counts.Counts, at: Place, seen: str, meant: str) -> list[float]:
    log_count, (left, right) = table.log_count, at
    features = []
    for word in (seen, meant):
        features += [
            log_count(word),
            log_count(left[1] + word) + log_count(word + right[0]),
            log_count(left + word) + log_count(word + right),
        ]
    return [*features, log_count(left[1] + meant + right[0])]


def _right_uses(lines: list[str], others: dict[str, tuple[str, ...]]) -> list[Case]:
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(others))
    return [
        Case(place(line, start, end), line[start:end], None, bool(at % 2))
        for at, line in enumerate(lines)
        for start, end, _ in automaton.find_overlapping(line)
    ]


def _swaps(lines: list[str], others: dict[str, tuple[str, ...]]) -> list[Case]:
    """Return for each pair of the table some uses of the usual word, evenly drawn, with the other in its place."""
    spun = defaultdict(list)
    for word, usual in others.items():
        for each in usual:
            spun[each].append(word)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(spun))
    uses = defaultdict(list)
    for at, line in enumerate(lines):
        for start, end, _ in automaton.find_overlapping(line):
            uses[line[start:end]].append((at, start))
    rng = random.Random(1)  # noqa: S311  # the same draw every time
    cases = []
    for usual, words in spun.items():
        for word in words:
            for at, start in rng.sample(uses[usual], min(_SWAPS_A_PAIR, len(uses[usual]))):
                cases.append(Case(place(lines[at], start, start + len(usual)), word, usual, bool(at % 2)))
    return cases


if __name__ == "__main__":
    sys.exit(main())
