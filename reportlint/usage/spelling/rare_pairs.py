"""Where a text has pairs of characters that have rivals, however rare or common: for a close look."""

from __future__ import annotations

from itertools import filterfalse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.usage.counts import Counts
    from reportlint.usage.spelling.rivals import Rivals

_WINDOW = 3000  # even, so that a window ends with a pair
_MOST_REMEMBERED = 300_000


class RarePairs:
    """Looks a pair up when it is first met; pairs known to have no rivals are dropped as sets."""

    def __init__(self, counts: Counts, rivals: Rivals) -> None:
        """Take what knows the pairs."""
        self._counts, self._rivals = counts, rivals
        self._without: set[int] = set()

    def places(self, text: str) -> Iterator[int]:
        """Yield the offsets of pairs with rivals, in no order; no character may lie outside the plane."""
        units = memoryview(text.encode("utf-16-le", "surrogatepass"))
        known = self._without.__contains__
        for start in range(0, len(text), _WINDOW):
            even, odd = (_pairs(units[2 * first : 2 * (first + _WINDOW)]) for first in (start, start + 1))
            for pair in self._with_rivals({*filterfalse(known, even), *filterfalse(known, odd)}):
                at = text.find(pair, start, start + _WINDOW + 1)
                while at >= 0:
                    yield at
                    at = text.find(pair, at + 1, start + _WINDOW + 1)

    def _with_rivals(self, pairs: set[int]) -> list[str]:
        if len(self._without) > _MOST_REMEMBERED:
            self._without.clear()
        written = {pair: chr(pair & 0xFFFF) + chr(pair >> 16) for pair in self._counts.harmful(pairs)}
        found = {pair: both for pair, both in written.items() if self._rivals.of(both)}
        self._without |= pairs.difference(found)
        return list(found.values())


def _pairs(units: memoryview) -> memoryview:
    return units[: len(units) // 4 * 4].cast("I")
