"""Words that follow themselves at once (防汛抗旱防汛抗旱); it finds copies and does not say which are meant.

All is linear in the document: a text is compared with itself a few places further on, a whole chunk in one operation
on long integers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.finding import Span


class Run(NamedTuple):
    """A text that follows itself at once; start, end: code points of all copies together; period: length of one."""

    start: int
    end: int
    period: int


def runs_of(document: Document) -> tuple[Run, ...]:
    """Return the words of 2 to 12 characters that follow themselves at once, without marks; sorted and disjoint."""
    return document.once(_runs)


_STEPS = ((1, (2, 3)), (2, (4, 5)), (3, (6, 7, 9)), (4, (8, 12)), (5, (10, 11)))
"""How far apart the places are that are looked at, and for which periods."""
_SHIFTS = [
    (step, [(period, period % step, 8 * (period // step), range(8, 8 * (period // step), 8)) for period in periods])
    for step, periods in _STEPS
]
"""The same, and for each period the offset of its second copies, their distance in bits, by how many to lay it over."""
_CHUNK = 1 << 15
_OVERLAP = 52  # four times the longest period, and one place more
_WIDTH = 4  # bytes of a code point in UTF-32, of which the lowest tells most characters apart


def _runs(document: Document) -> tuple[Run, ...]:
    text, repeats = document.text, document.once(repeats_of)
    if repeats is None:
        return tuple(_runs_in(text))
    lines = [text[first:last] for first, last in repeats.fresh]  # no run goes over a line end
    starts = list(accumulate((len(each) + 1 for each in lines), initial=0))
    fresh: dict[int, list[Span]] = {}
    for start, end, period in _runs_in("\n".join(lines)):
        at = bisect_right(starts, start) - 1
        by = repeats.fresh[at][0] - starts[at]
        fresh.setdefault(period, []).append((start + by, end + by))
    return tuple(sorted(Run(*span, period) for period in fresh for span in repeats.spread_spans(fresh[period])))


def _runs_in(text: str) -> list[Run]:
    found: list[Run] = []
    for first in range(0, len(text), _CHUNK):
        chunk = text[first : first + _CHUNK + _OVERLAP].encode("utf-32-le", "surrogatepass")[::_WIDTH]
        for place, period in _equal_places(chunk):
            if run := _run_at(text, first + place, period):
                found.append(run)
    found.sort(key=itemgetter(0, 2))
    kept: list[Run] = []
    for run in found:
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept


def _equal_places(chunk: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a chunk seems to agree with itself a period further on, with the period.

    Only every step-th place is looked at, but two or more in a period. All differences are taken at once, as one
    number: where a period has none, it has a zero that is zero still when the next place is laid over it.
    """
    read = int.from_bytes
    for step, shifts in _SHIFTS:
        here = chunk[::step]
        number, length = read(here, "little"), len(here)
        for period, offset, distance, overlaps in shifts:
            other = read(chunk[offset::step], "little") if offset else number
            laid = differences = number ^ other >> distance
            for bits in overlaps:
                laid |= differences >> bits
            looked_at = laid.to_bytes(length, "little")
            at = looked_at.find(0)
            while at >= 0:
                behind = at + 1
                yield behind * step, period  # the first may look equal by chance, then the second is not
                at = looked_at.find(0, behind)
                if at == behind:
                    at = looked_at.find(0, _end_of_zeros(looked_at, at))


def _end_of_zeros(differences: bytes, start: int) -> int:
    """Return where the zeros end; a short look is enough unless one character fills lines."""
    for end in (start + _OVERLAP, len(differences)):
        rest = differences[start:end]
        if behind := rest.lstrip(b"\0"):
            return start + len(rest) - len(behind)
    return len(differences)


def _run_at(text: str, place: int, period: int) -> Run | None:
    """Return the run of a period around a place; None if there is none, or too many copies to be a slip."""
    start = end = place
    while end + period < len(text) and text[end] == text[end + period]:
        end += 1
        if end - place > _OVERLAP:
            return None
    while place < end and start > 0 and text[start - 1] == text[start - 1 + period]:
        start -= 1
        if end - start > _OVERLAP:
            return None
    copies = (end - start) // period + 1
    unit = text[start : start + period]
    if copies > 1 and unit.isalnum() and _HAN.search(unit) and len(set(unit)) > 1:
        return Run(start, start + period * copies, period)
    return None


_HAN = re.compile("[㐀-鿿]")
