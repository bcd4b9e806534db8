"""Says which margin each word of a `spun` rule needs, and how many swaps it then finds; prints YAML to paste.

    python tools/spun_margins.py rules/substitution/NAME.yaml CORPUS... [--uncounted CLEAN...] [--at 0.2] [--cost 50]

In a spun document a share of the uses of every word is swapped. So the threshold of a word is where a right use that is
reported is no longer paid for by the swaps found, of which it takes --cost; a word of which the corpus says little
stays near the threshold of all. The margin brings the threshold to --at. Right uses are scored without the count of
their own, except those of --uncounted: official text that is not in the table of counts, is nearer to what will be
checked, and decides for the greater part where it is given.
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
from reportlint.usage.context_score import LENGTH, Counted, odds_when_spun, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_THRESHOLDS = [step / 10 for step in range(-10, 31)]
_SWAPPED = 0.05
"""How many of the uses of a word are swapped for a given other."""
_UNCOUNTED = 0.7
"""How much of the say text has that was not counted."""
_PULL = 4.0
"""What it costs to be half a unit off the threshold of all words."""
_MOST_SWAPS, _MOST_RIGHT = 300, 3000
_PART = 1 << 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", type=Path)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--uncounted", nargs="*", type=Path, default=[])
    parser.add_argument("--at", type=float, default=0.2)
    parser.add_argument("--cost", type=float, default=50.0)
    arguments = parser.parse_args()
    _, _, kind = strict_yaml.read(str(arguments.rule), Head, KINDS)
    replace: dict[str, tuple[str, ...]] = kind.replace
    text, clean = _read(arguments.corpus), _read(arguments.uncounted)
    table = counts.load()
    right = _right_uses(text, replace, OneLess(table), 1 - _UNCOUNTED if clean else 1.0)
    for word, uses in _right_uses(clean, replace, table, _UNCOUNTED * len(text) / max(1, len(clean))).items():
        right[word] += uses
    swaps, times = _swaps(text, replace)
    for word, others in replace.items():
        scores = sorted(right[word])
        swapped = [(times[other], sorted(swaps[word, other])) for other in others if swaps[word, other]]
        at = max(_THRESHOLDS, key=lambda at: _gain(at, arguments, scores, swapped))
        found = ", ".join(f"{other} {_share(swaps[word, other], at):.2f}" for other in others)
        alarms = f"{sum(score >= at for score, _ in scores)} of {len(scores)} right uses"
        print(f"    {word}: {at - arguments.at:.1f}  # {found}; {alarms}")
    return 0


def _read(paths: Sequence[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _gain(
    at: float,
    arguments: argparse.Namespace,
    right: Sequence[tuple[float, float]],
    swapped: Sequence[tuple[int, Sequence[float]]],
) -> float:
    found = sum(_SWAPPED * uses * (len(scores) - bisect_left(scores, at)) / len(scores) for uses, scores in swapped)
    alarms = sum(weight for _, weight in right[bisect_left(right, (at, 0.0)) :])
    return found - float(arguments.cost) * alarms - _PULL * ((at - float(arguments.at)) / 0.5) ** 2


def _share(scores: Sequence[float], at: float) -> float:
    return sum(score >= at for score in scores) / max(1, len(scores))


def _right_uses(
    text: str, replace: dict[str, tuple[str, ...]], table: Counted, weight: float
) -> defaultdict[str, list[tuple[float, float]]]:
    """Return for each word what its uses score, or a sample of them, with what each counts."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for start in _places(text, list(replace)):
        places[text[start : start + LENGTH]].append(start)
    rng = random.Random(1)  # noqa: S311  # the same draw every time
    right: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for word, starts in places.items():
        drawn = rng.sample(starts, min(_MOST_RIGHT, len(starts)))
        for start in drawn:
            score, _ = odds_when_spun(table, place(text, start, start + LENGTH), word, replace[word])
            right[word].append((score, weight * len(starts) / len(drawn)))
    return right


def _swaps(text: str, replace: dict[str, tuple[str, ...]]) -> tuple[dict[tuple[str, str], list[float]], dict[str, int]]:
    """Return what swaps would score, by pair, and how often the words they are put for are used."""
    spun: defaultdict[str, list[str]] = defaultdict(list)
    for word, others in replace.items():
        for other in others:
            spun[other].append(word)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for start in _places(text, list(spun)):
        places[text[start : start + LENGTH]].append(start)
    less = OneLess(counts.load())
    rng = random.Random(1)  # noqa: S311  # the same draw every time
    swaps: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for other, starts in places.items():
        for start in rng.sample(starts, min(_MOST_SWAPS, len(starts))):
            at = place(text, start, start + LENGTH)
            for word in spun[other]:
                swaps[word, other].append(odds_when_spun(less, at, word, replace[word])[0])
    return swaps, {other: len(starts) for other, starts in places.items()}


def _places(text: str, words: list[str]) -> Iterator[int]:
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(words)
    for offset in range(0, len(text), _PART):
        for start, _, _ in automaton.find_overlapping(text[offset : offset + _PART]):
            yield offset + start


if __name__ == "__main__":
    sys.exit(main())
