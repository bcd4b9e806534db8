"""The lines of a document cut into pieces at the borders of its findings; findings may nest and cross."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from reportlint.output.sheet.legible import legible
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.output.sheet.entry import Entry


class Mark(NamedTuple):
    """A finding over a piece; first: it begins with the piece; last: it ends with it, or its first line does."""

    entry: Entry
    first: bool
    last: bool


class Piece(NamedTuple):
    """Text under the same findings; the longest is the outermost."""

    text: str
    marks: tuple[Mark, ...]


class MarkedLine(NamedTuple):
    """A line by its number, its pieces, and the entries whose findings begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]


def marked_lines(document: Document, entries: Sequence[Entry]) -> Iterator[MarkedLine]:
    """Yield all lines; the entries come sorted by start. The line end itself is in no piece."""
    open_: list[Entry] = []
    at = 0
    for number, (start, end) in enumerate(document.line_spans(), 1):
        begun = at
        while at < len(entries) and entries[at].line == number:
            at += 1
        open_ += entries[begun:at]
        yield MarkedLine(number, tuple(_pieces(document.text, number, start, end, open_)), tuple(entries[begun:at]))
        open_ = [entry for entry in open_ if entry.end > end + 1]


def _pieces(text: str, number: int, start: int, end: int, entries: Sequence[Entry]) -> Iterator[Piece]:
    """Yield the pieces of a line that the entries touch, in one sweep: a line may hold a whole document."""
    cuts = {start, end}
    bare: dict[int, list[Entry]] = {}  # findings without text here: something is missing, or the line end is wrong
    for entry in entries:
        left, right = max(start, entry.start), min(end, entry.end)
        cuts |= {left, right}
        if left == right and entry.line == number:
            bare.setdefault(left, []).append(entry)
    at = 0
    over: list[Entry] = []
    for left, right in zip_longest(borders := sorted(cuts), borders[1:], fillvalue=end):
        if left in bare:
            yield Piece("", tuple(Mark(entry, first=True, last=True) for entry in bare[left]))
        if left == right:
            continue
        while at < len(entries) and entries[at].start <= left:
            over.append(entries[at])
            at += 1
        over = [entry for entry in over if entry.end > left]
        over.sort(key=lambda entry: (entry.start - entry.end, entry.number))
        yield Piece(legible(text[left:right]), tuple(_mark(entry, number, left, right, end) for entry in over))


def _mark(entry: Entry, number: int, left: int, right: int, end: int) -> Mark:
    return Mark(entry, entry.start == left, entry.line == number and min(entry.end, end) == right)
