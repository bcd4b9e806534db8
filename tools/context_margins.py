"""Says which margin each word of a `context` rule needs, and how many swaps it then finds; prints YAML to paste.

    python tools/context_margins.py rules/substitution/NAME.yaml CORPUS... [--sure 2.0]

A spinner is taken to swap every use of a word alike, one of so many. So the threshold of a word is where one more swap
found in the corpus is no longer worth one more right use reported; the margin brings it to --sure. Each place is scored
without the count of its own. Words that no threshold pays for are named, to be taken out.
"""

from __future__ import annotations

import argparse
import math
import sys
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import daachorse

from reportlint import strict_yaml
from reportlint.kinds import KINDS
from reportlint.rule import Head
from reportlint.usage import counts
from reportlint.usage.context_score import fit, misfit, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOWEST, _HIGHEST, _STEP = 0.5, 4.0, 0.1
_PREVALENCE = ((0.001, 0.0), (0.003, 0.5), (0.01, 1.0))
"""How many of a word's uses are swapped, and how far below the sure score that lets a match be."""
_MOST_SWAPS = 400
_DOUBT = 0.5
"""Alarms taken to be missing from the corpus at a threshold of 0; a tenth of them at 1."""
_NOWHERE = -9.0
_FEWEST = {2: 3, 3: 3, 4: 4}
"""How often a run of so many characters must stand in a corpus to be counted."""


class OneLess:
    """The counts as if one place had not been counted."""

    def __init__(self, table: counts.Counts) -> None:
        self._table = table

    def log_count(self, gram: str) -> float:
        found = self._table.log_count(gram)
        rest = round(10**found) - 1
        return math.log10(rest) if found >= 0 and rest >= _FEWEST[len(gram)] else -1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", type=Path)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--sure", type=float, default=2.0)
    arguments = parser.parse_args()
    _, _, kind = strict_yaml.read(str(arguments.rule), Head, KINDS)
    table = counts.load()
    replace: dict[str, tuple[str, ...]] = kind.replace
    right, swapped = defaultdict(list), defaultdict(list)
    for path in arguments.corpus:
        text = path.read_text(encoding="utf-8")
        for word, score in scores_of_right_words(text, replace, table):
            right[word].append(score)
        for word, other, score in _scores_of_swaps(text, replace, table):
            swapped[word, other].append(score)
    for word, others in replace.items():
        scores = {other: (10 ** table.log_count(other), swapped[word, other]) for other in others}
        threshold = _threshold(sorted(right[word]), scores)
        if threshold is None:
            print(f"    # {word}: cannot be decided")
            continue
        found = ", ".join(
            f"{other} {sum(score >= threshold for score in each) / max(1, len(each)):.2f}"
            for other, (_, each) in scores.items()
        )
        alarms = sum(score >= threshold for score in right[word])
        uses = f"{alarms} of {len(right[word])} right uses"
        print(f"    {word}: {threshold - arguments.sure:.1f}  # {found}; {uses}")
    return 0


def _threshold(right: list[float], swaps: Mapping[str, tuple[float, list[float]]]) -> float | None:
    """Return the lowest threshold that pays, raised to the sure score; None if none does."""
    best = None
    for prevalence, below in _PREVALENCE:
        gains = []
        for step in range(round((_HIGHEST - _LOWEST) / _STEP)):
            at = _LOWEST + step * _STEP
            found = sum(
                prevalence * uses * sum(score >= at for score in scores) / len(scores)
                for uses, scores in swaps.values()
                if scores
            )
            alarms = len(right) - bisect_left(right, at)
            gains.append((found - alarms - _DOUBT * 10**-at, at))
        gain, at = max(gains)
        if gain > 0 and (best is None or at + below < best):
            best = at + below
    return best


def scores_of_right_words(
    text: str, others: dict[str, tuple[str, ...]], table: counts.Counts
) -> Iterator[tuple[str, float]]:
    """Yield for each place of a text that uses one of the words what its best rival scores there."""
    less = OneLess(table)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(others))
    for line in text.splitlines(keepends=True):
        for start, end, _ in automaton.find_overlapping(line):
            at, word = place(line, start, end), line[start:end]
            base = misfit(less, at, word)
            if base is not None:
                fits = [score for other in others[word] if (score := fit(table, at, other)) is not None]
                if fits:
                    yield word, base + max(fits)


def _scores_of_swaps(
    text: str, replace: Mapping[str, tuple[str, ...]], table: counts.Counts
) -> Iterator[tuple[str, str, float]]:
    """Yield what a word would score in places of the words it stands for, evenly drawn from the text."""
    less = OneLess(table)
    spun: defaultdict[str, list[str]] = defaultdict(list)
    for word, others in replace.items():
        for other in others:
            spun[other].append(word)
    places: defaultdict[str, list[int]] = defaultdict(list)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(spun))
    size = 1 << 20
    for offset in range(0, len(text), size):
        for start, _, _ in automaton.find_overlapping(text[offset : offset + size]):
            places[text[offset + start : offset + start + 2]].append(offset + start)
    for other, starts in places.items():
        for start in starts[:: max(1, len(starts) // _MOST_SWAPS)]:
            at = place(text, start, start + len(other))
            meant = fit(less, at, other)
            for word in spun[other]:
                base = misfit(table, at, word)
                yield word, other, _NOWHERE if base is None or meant is None else base + meant


if __name__ == "__main__":
    sys.exit(main())
