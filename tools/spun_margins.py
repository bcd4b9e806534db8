"""Says which margin each word of a `spun` rule needs, and how many swaps it then finds; prints YAML to paste.

    python tools/spun_margins.py rules/substitution/NAME.yaml CORPUS... [--at 0.5]

In a spun document a share of the uses of every word is swapped. So the threshold of a word is where a right use that is
reported is no longer paid for by the swaps found; a word of which the corpus says little stays near the threshold of
all. The margin brings the threshold to --at. Right uses are scored without the count of their own.
"""

from __future__ import annotations

import argparse
import random
import sys
from bisect import bisect_left
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import daachorse
from context_margins import OneLess

from reportlint import strict_yaml
from reportlint.kinds import KINDS
from reportlint.rule import Head
from reportlint.usage import counts
from reportlint.usage.context_score import LENGTH, odds_when_spun, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_THRESHOLDS = [step / 10 for step in range(-10, 31)]
_SWAPPED = 0.05
"""How many of the uses of a word are swapped for a given other."""
_COST = 8.0
"""How many swaps must be found for a right use reported."""
_PULL = 4.0
"""What it costs to be half a unit off the threshold of all words."""
_MOST_SWAPS = 300
_PART = 1 << 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", type=Path)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--at", type=float, default=0.5)
    arguments = parser.parse_args()
    _, _, kind = strict_yaml.read(str(arguments.rule), Head, KINDS)
    replace: dict[str, tuple[str, ...]] = kind.replace
    text = "\n".join(path.read_text(encoding="utf-8") for path in arguments.corpus)
    right, swaps, uses = _scores(text, replace)
    for word, others in replace.items():
        scores = sorted(right[word])
        swapped = [(uses[other], sorted(swaps[word, other])) for other in others if swaps[word, other]]
        at = max(_THRESHOLDS, key=lambda at: _gain(at, arguments.at, scores, swapped))
        found = ", ".join(f"{other} {_share(swaps[word, other], at):.2f}" for other in others)
        alarms = f"{len(scores) - bisect_left(scores, at)} of {len(scores)} right uses"
        print(f"    {word}: {at - arguments.at:.1f}  # {found}; {alarms}")
    return 0


def _gain(at: float, usual: float, right: Sequence[float], swapped: Sequence[tuple[int, Sequence[float]]]) -> float:
    found = sum(_SWAPPED * uses * (len(scores) - bisect_left(scores, at)) / len(scores) for uses, scores in swapped)
    return found - _COST * (len(right) - bisect_left(right, at)) - _PULL * ((at - usual) / 0.5) ** 2


def _share(scores: Sequence[float], at: float) -> float:
    return sum(score >= at for score in scores) / max(1, len(scores))


def _scores(
    text: str, replace: dict[str, tuple[str, ...]]
) -> tuple[dict[str, list[float]], dict[tuple[str, str], list[float]], dict[str, int]]:
    """Return what right uses score, what swaps would score by pair, and how often the others are used."""
    table = counts.load()
    less = OneLess(table)
    right: defaultdict[str, list[float]] = defaultdict(list)
    for start in _places(text, list(replace)):
        word = text[start : start + LENGTH]
        right[word].append(odds_when_spun(less, place(text, start, start + LENGTH), word, replace[word])[0])
    spun: defaultdict[str, list[str]] = defaultdict(list)
    for word, others in replace.items():
        for other in others:
            spun[other].append(word)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for start in _places(text, list(spun)):
        places[text[start : start + LENGTH]].append(start)
    rng = random.Random(1)  # noqa: S311  # the same draw every time
    swaps: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for other, starts in places.items():
        for start in rng.sample(starts, min(_MOST_SWAPS, len(starts))):
            at = place(text, start, start + LENGTH)
            for word in spun[other]:
                swaps[word, other].append(odds_when_spun(less, at, word, replace[word])[0])
    return right, swaps, {other: len(starts) for other, starts in places.items()}


def _places(text: str, words: list[str]) -> Iterator[int]:
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(words)
    for offset in range(0, len(text), _PART):
        for start, _, _ in automaton.find_overlapping(text[offset : offset + _PART]):
            yield offset + start


if __name__ == "__main__":
    sys.exit(main())
