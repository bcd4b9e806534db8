"""Which of some very frequent characters is meant, by counts: 的 or 得, 人 or 入, 己 or 已; it looks at every place.

Such characters stand beside any other, so that a pair of characters tells nothing of them, and how usual they are
speaks against none of them: each pair has weights of its own. To look at all their places takes long, so it is for text
that is known to have slips.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.usage.spelling.edits import AROUND, changed_to, contexts, surroundings, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.usage.counts import Counts

_FILE = Path(__file__).parent.parent / "data" / "frequent.json"
_AT_HOME = 1.8
"""log10: a character that is seen so often between its neighbours is at home there."""


def features(counts: Counts, around: str, meant: str) -> tuple[float, ...]:
    """Return what the weights of tools/fit_frequent.py were fitted to; the order is part of the contract with them.

    around: what `surroundings` gives for one character.
    """
    end = AROUND + 1
    sides = around, changed_to(around, meant)
    runs = [number for side in sides for number in contexts(counts, side, AROUND, end)]
    return (*runs, *(number for side in sides for number in word(side, AROUND, end)))


def is_at_home(counts: Counts, around: str) -> bool:
    """Tell whether official text often has the character between its neighbours."""
    seen, run = counts.log_seen, around[AROUND - 1 : AROUND + 2]
    return min(seen(run), seen(run[:2]), seen(run[1:])) >= _AT_HOME


class Frequent:
    """The weights of each pair, and the counts they are for."""

    def __init__(self, counts: Counts) -> None:
        """Take the counts of official text."""
        self._counts = counts

    def likeliest(self, text: str, least: float) -> Iterator[tuple[int, str, float]]:
        """Yield by offset the character that is likelier than the one written, with the odds, log10, at least these."""
        for found in self._written.finditer(text):
            around = surroundings(text, found.start(), 1)
            if is_at_home(self._counts, around):
                continue
            odds, meant = max((self._odds(around, one), one) for one in self._pairs[found.group()])
            if odds >= least:
                yield found.start(), meant, odds

    def _odds(self, around: str, meant: str) -> float:
        fitted = self._pairs[around[AROUND]][meant]
        return fitted[0] + math.fsum(map(mul, fitted[1:], features(self._counts, around, meant)))

    @cached_property
    def _written(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join(self._pairs)}]")

    @cached_property
    def _pairs(self) -> dict[str, dict[str, list[float]]]:
        """By the character written, those that may be meant, each with its intercept and weights."""
        import json  # as the weights of the speller: most pages have nothing to weigh

        pairs: dict[str, dict[str, list[float]]] = json.loads(_FILE.read_text(encoding="utf-8"))
        return pairs
