"""The lines of a document: where they start and end, what each is, which break off; what follows from them it leaves.

A document has many lines, and nearly all are plain text. So they are read column by column, each in one operation, and
only those that may be anything else are looked at one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum, auto
from itertools import compress
from operator import add, not_, sub
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.outline.ordinals import Ordinal


class Role(Enum):
    """What a line is in its document."""

    PART = auto()
    """The title of an article in a compilation, or of an appendix: whatever was counted before is over."""
    TITLE = auto()
    """Short, without a number and without a mark at its end: a title, a caption, a signature, a date."""
    NUMBERED = auto()
    """Opens with a sure ordinal: a heading or an item."""
    TEXT = auto()


class Line(NamedTuple):
    """A line that is not blank, or a paragraph; start, end: code points, blanks at both ends left out.

    ordinal: the marker it opens with, sure or not. wrapped: a line breaks off, and the next one goes on with its
    sentence; a paragraph is made of such lines.
    """

    start: int
    end: int
    role: Role
    ordinal: Ordinal | None
    wrapped: bool


class Lines:
    """Lines or paragraphs, column by column; a Line is made only of one that is asked for."""

    __slots__ = "ends", "ordinals", "roles", "starts", "wrapped"

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self.starts, self.ends = starts, ends
        self.roles = [Role.TEXT] * len(starts)
        self.ordinals: list[Ordinal | None] = [None] * len(starts)
        self.wrapped = [False] * len(starts)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, at: int) -> Line:
        return Line(self.starts[at], self.ends[at], self.roles[at], self.ordinals[at], self.wrapped[at])

    def __iter__(self) -> Iterator[Line]:
        return map(Line, self.starts, self.ends, self.roles, self.ordinals, self.wrapped)

    def joined(self) -> Lines:
        """Return the paragraphs that the lines make: where none is wrapped, the lines themselves."""
        if True not in self.wrapped:
            return self
        last = list(map(not_, self.wrapped))
        first = [True, *last[:-1]]
        paragraphs = Lines(list(compress(self.starts, first)), list(compress(self.ends, last)))
        paragraphs.roles = list(compress(self.roles, first))
        paragraphs.ordinals = list(compress(self.ordinals, first))
        paragraphs.wrapped = list(compress(self.wrapped, first))
        return paragraphs


_LONGEST_TITLE = 45
_LONGEST_PART_TITLE = 60
_FINAL_MARKS = "。！？；：…!?;:.”’\"'）)》」』】］]>|"
_PAUSES = "，、,"
_MARKS_BETWEEN = _PAUSES + "和与與及"
_NEVER_FIRST = "，。、；：？！,;:?!）)》”』」"
_NUMBER = r"(?:[一二三四五六七八九十百]{1,4}|[0-9０-９]{1,3})"
_GENRE = "总结|總結|报告|報告|计划|計劃|方案|要点|思路|讲话|講話|发言|發言|体会|體會|材料|范文|措施|责任书|通知"
_PART = re.compile(
    rf"[#*\s【（(]*(?:第{_NUMBER}篇|篇{_NUMBER}(?![0-9一-鿿])|范文{_NUMBER})"
    rf"|[^。；：]*(?:篇|{_GENRE})[\s（(]*{_NUMBER}[】）)*#\s]*$"
    rf"|[#*\s]*附(?:件|录|錄|表)\s*{_NUMBER}?[*\s]*(?:[：:](?!\s*{_NUMBER}[.．、])|$)"
)
_PART_WORDS = ("篇", "附", "范文")
_PART_END = re.compile("[一二三四五六七八九十百0-9０-９】）)*#]")
"""The title of a part holds one of the words or ends so."""
_UNFINISHED = re.compile(f"[^{re.escape(_FINAL_MARKS)}]")
_PAUSING = re.compile(f"[{_MARKS_BETWEEN}]")
_GOING_ON = re.compile(f"[{re.escape(_NEVER_FIRST)}]")


def lines_of(document: Document, heads: Iterable[Ordinal]) -> tuple[Lines, str, str]:
    """Return the lines of a document, and the first and the last characters of all, each as one string.

    heads: the ordinals that open lines, in order.
    """
    text, starts = document.text, document.line_starts
    whole = text.split("\n")
    words = list(map(str.lstrip, whole))
    if words != whole:
        starts = list(map(add, starts, map(sub, map(len, whole), map(len, words))))
    words = list(map(str.rstrip, words))
    ends = list(map(add, starts, map(len, words)))
    while words and not words[-1]:  # few texts end otherwise
        words.pop()
    del ends[len(words) :]
    starts = starts[: len(words)]
    if not all(words):
        starts, ends, words = list(compress(starts, words)), list(compress(ends, words)), list(filter(None, words))
    firsts, lasts = "".join([each[0] for each in words]), "".join([each[-1] for each in words])
    lines = Lines(starts, ends)
    for ordinal in heads:
        at = bisect_right(starts, ordinal[0]) - 1
        lines.ordinals[at] = ordinal
        if ordinal[6]:
            lines.roles[at] = Role.NUMBERED
    unfinished = [match.start() for match in _UNFINISHED.finditer(lasts)]
    _name(lines, text, lasts, unfinished)
    _wrap(lines, text, firsts, lasts, unfinished)
    return lines, firsts, lasts


def _name(lines: Lines, text: str, lasts: str, unfinished: Sequence[int]) -> None:
    """Find the titles, and those of parts; unfinished: the lines at whose end no sentence ends."""
    starts, ends, roles, ordinals = lines.starts, lines.ends, lines.roles, lines.ordinals
    title, numbered = Role.TITLE, Role.NUMBERED
    for at in unfinished:
        if ends[at] - starts[at] <= _LONGEST_TITLE and ordinals[at] is None and lasts[at] not in _PAUSES:
            roles[at] = title
    suspects = {match.start() for match in _PART_END.finditer(lasts)}
    for word in _PART_WORDS:
        offset = text.find(word)
        while offset >= 0:
            suspects.add(bisect_right(starts, offset) - 1)
            offset = text.find(word, offset + 1)
    for at in suspects:
        start, end = starts[at], ends[at]
        if end - start <= _LONGEST_PART_TITLE and roles[at] is not numbered and _PART.match(text[start:end]):
            roles[at] = Role.PART


def _wrap(lines: Lines, text: str, firsts: str, lasts: str, unfinished: Sequence[int]) -> None:
    """Find the lines that break off: at a mark that goes on, or if plain text follows a line longer than titles."""
    starts, ends, roles, wrapped = lines.starts, lines.ends, lines.roles, lines.wrapped
    plain, title, part = Role.TEXT, Role.TITLE, Role.PART
    by_marks = {match.start() for match in _PAUSING.finditer(lasts, 0, len(lasts) - 1)}
    by_marks.update(match.start() - 1 for match in _GOING_ON.finditer(firsts, 1))
    for at in by_marks:
        if (roles[at + 1] is plain or roles[at + 1] is title) and roles[at] is not part:
            roles[at + 1], wrapped[at] = plain, True  # what goes on is no title
    last = len(lines) - 1
    for at in unfinished:
        is_long = ends[at] - starts[at] > _LONGEST_TITLE or text.find("。", starts[at], ends[at]) >= 0
        if is_long and at < last and roles[at + 1] is plain and roles[at] is not part:
            wrapped[at] = True
