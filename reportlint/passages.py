"""Where in a text a search looks: lines with a hit, and of very long ones what is near it; it searches nothing."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.finding import Span


def line_of(text: str, at: int) -> Span:
    """Return the span of the line in which a character stands."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def lines_of(text: str, hits: Iterable[Span]) -> Iterator[Span]:
    """Yield the span of every line, once each, in which one of the hits (sorted by end) starts."""
    seen = -1
    for start, _ in hits:
        if start >= seen:
            line = line_of(text, start)
            seen = line[1]
            yield line


_LONG, _AROUND = 4000, 1500
"""Characters of a line that is not read whole, and how much of it is read on either side of a hit."""


def is_long(line: Span) -> bool:
    """Tell whether a line is not read whole."""
    return line[1] - line[0] > _LONG


def passages_of(text: str, hits: Iterable[Span]) -> list[Span]:
    """Return the spans of the lines in which hits (sorted by end) start; of a very long one only what is near them.

    Else a text without line ends would be read whole by every rule of which it holds a literal somewhere.
    """
    passages: list[Span] = []
    line_end = first = last = -1
    long = False
    for start, end in hits:
        if start >= line_end:
            if long:
                passages.append((first, min(line_end, last)))
            line_start, line_end = line = line_of(text, start)
            long = line_end - line_start > _LONG
            if long:
                first, last = max(line_start, start - _AROUND), end + _AROUND
            else:
                passages.append(line)
        elif long:
            if start - _AROUND > last:
                passages.append((first, last))
                first = start - _AROUND
            last = end + _AROUND
    if long:
        passages.append((first, min(line_end, last)))
    return passages


_NEAR = 200
"""Characters between two hits up to which to search what lies between costs less than to search twice."""
_END = itemgetter(1)


def blocks_of(text: str, hits: Iterable[Span], most: int) -> list[Span]:
    """Return spans of lines in which hits (sorted by end) start; those near each other are one, of so many characters.

    Where a line is longer they are the passages.
    """
    blocks: list[Span] = []
    most = min(most, _LONG)
    begin, end = 0, -1
    for start, _ in hits:
        if start <= end:
            continue
        line_end = text.find("\n", start)
        if line_end < 0:
            line_end = len(text)
        if start - end > _NEAR or line_end - begin > most:
            if end >= 0:
                blocks.append((begin, end))
            begin = text.rfind("\n", 0, start) + 1
            if line_end - begin > most:
                return passages_of(text, hits)
        end = line_end
    if end >= 0:
        blocks.append((begin, end))
    return blocks


def is_hit(text: str, hits: Sequence[Span], span: Span) -> bool:
    """Tell whether one of the hits (sorted by end) starts in the line in which a span of it stands."""
    for first, last in (span, line_of(text, span[0])):  # mostly it is in the span
        at = bisect_left(hits, first, key=_END)
        if at < len(hits) and hits[at][0] <= last:
            return True
    return False
