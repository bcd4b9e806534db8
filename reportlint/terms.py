"""A project's own words, and where they stand in a text; it reads no file."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

import daachorse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.finding import Span


class Terms:
    """Words that are right as they stand, made ready to be sought in many texts; none of them is empty."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(self.words)) if self.words else None

    def spans(self, text: str) -> list[Span]:
        """Return where the words stand in a text, in order; those that touch or overlap make one span."""
        spans: list[Span] = []
        for start, end, _ in self._automaton.find_overlapping(text) if self._automaton else ():
            first = start
            while spans and spans[-1][1] >= first:
                first = min(first, spans.pop()[0])
            spans.append((first, end))
        return spans


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of the spans, sorted and disjoint, shares a character with this one."""
    at = bisect_right(spans, start, key=itemgetter(1))
    return at < len(spans) and spans[at][0] < end
