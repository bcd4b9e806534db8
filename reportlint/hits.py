"""Literals found in a text part by part, and spans of them in little room; it knows no rules."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daachorse import CharwiseDoubleArrayAhoCorasick

    from reportlint.finding import Span

_PART = 20_000
"""Characters that are searched at once: what the automaton returns may take two hundred times their room."""
_END = itemgetter(1)


class Packed(Sequence["Span"]):
    """Spans in 8 bytes each; as tuples in a list they take up to 144."""

    def __init__(self) -> None:
        self._starts, self._ends = array("I"), array("I")

    def extend(self, spans: Sequence[Span]) -> None:
        """Add spans behind those that are there."""
        self._starts.fromlist([start for start, _ in spans])
        self._ends.fromlist([end for _, end in spans])

    def __iter__(self) -> Iterator[Span]:
        return zip(self._starts, self._ends, strict=True)

    @overload
    def __getitem__(self, at: int) -> Span: ...

    @overload
    def __getitem__(self, at: slice) -> list[Span]: ...

    def __getitem__(self, at: int | slice) -> Span | list[Span]:
        if isinstance(at, slice):
            return list(zip(self._starts[at], self._ends[at], strict=True))
        return self._starts[at], self._ends[at]

    def __len__(self) -> int:
        return len(self._starts)


def search(
    automaton: CharwiseDoubleArrayAhoCorasick, text: str, spans: Iterable[Span], longest: int
) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
    """Yield offsets into a text, with what was found behind each: start and end from there on, and the literal.

    spans: where to look, in order; longest: the characters of the longest literal. All is sorted by its end.
    """
    for first, last in spans:
        for begin in range(first, last, _PART):
            offset = max(first, begin - longest)  # so that no literal is cut in two
            found = automaton.find_overlapping(text[offset : min(begin + _PART, last)])
            if offset < begin:  # what ends before the part was found in the one before
                del found[: bisect_right(found, begin - offset, key=_END)]
            yield offset, found
