"""The structure of a document: lines, hard wraps, paragraphs, headings, ordinals, parts; it judges nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.ordinals import Family, Ordinal, ordinals_in
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from reportlint.document import Document


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


Paragraph = Line
"""Lines that are one text, hard wraps undone; most often a single one, which then is the same object."""


class Heading(NamedTuple):
    """A numbered paragraph with its level: 1 for the outermost style of number used in its part; 一是 is no heading."""

    level: int
    ordinal: Ordinal
    paragraph: Paragraph


class Outline:
    """What stands where. All tuples are in the order of the text; blank lines are not kept.

    firsts, lasts: the first and the last character of every line, each as one string, which is searched in no time.
    starts: where the paragraphs start.
    """

    def __init__(self, text: str, ordinals: list[Ordinal]) -> None:
        lines, paragraphs, firsts, lasts = _read(text, [ordinal for ordinal in ordinals if ordinal[5]])
        self.lines, self.paragraphs, self.ordinals = tuple(lines), tuple(paragraphs), tuple(ordinals)
        self.firsts, self.lasts = "".join(firsts), "".join(lasts)
        self.starts = [start for start, _, _, _, _ in paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    @cached_property
    def parts(self) -> tuple[tuple[Paragraph, ...], ...]:
        """The paragraphs of each part, its title first; what stands before the first title is a part as well."""
        cuts = [at for at, paragraph in enumerate(self.paragraphs) if at == 0 or paragraph.role is Role.PART]
        return tuple(self.paragraphs[at:end] for at, end in pairwise([*cuts, len(self.paragraphs)]))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The numbered paragraphs of all parts with their levels."""
        found: list[Heading] = []
        for part in self.parts:
            numbered = [(p.ordinal, p) for p in part if p.role is Role.NUMBERED and p.ordinal]
            levels = sorted({ordinal.family for ordinal, _ in numbered if ordinal.family < Family.NTH})
            found += [Heading(levels.index(o.family) + 1, o, p) for o, p in numbered if o.family in levels]
        return tuple(found)


def outline_of(document: Document) -> Outline:
    """Return the outline of a document, computed at the first call."""
    return document.once(_build)


_LONGEST_TITLE = 45
_LONGEST_PART_TITLE = 60
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_MARKS_AT_END = "。！？；：…!?;:.”’\"'）)》」』】］]>|，、,"
_MARKS_BETWEEN = "，、,和与與及"
_NEVER_FIRST = "，。、；：？！,;:?!）)》”』」"
_NUMBER = r"(?:[一二三四五六七八九十百]{1,4}|[0-9０-９]{1,3})"
_GENRE = "总结|總結|报告|報告|计划|計劃|方案|要点|思路|讲话|講話|发言|發言|体会|體會|材料|范文|措施|责任书|通知"
_PART = re.compile(
    rf"[#*\s【（(]*(?:第{_NUMBER}篇|篇{_NUMBER}(?![0-9一-鿿])|范文{_NUMBER})"
    rf"|[^。；：]*(?:篇|{_GENRE})[\s（(]*{_NUMBER}[】）)*#\s]*$"
    rf"|[#*\s]*附(?:件|录|錄|表)\s*{_NUMBER}?[*\s]*(?:[：:](?!\s*{_NUMBER}[.．、])|$)"
)
_FINAL_MARKS = frozenset(_MARKS_AT_END) - frozenset(_MARKS_BETWEEN)
_PART_ENDS = frozenset("一二三四五六七八九十百0123456789０１２３４５６７８９】）)*#")


_new = tuple.__new__  # the constructor of a named tuple takes three times as long


def _build(document: Document) -> Outline:
    return Outline(document.text, _ordinals(document))


def _ordinals(document: Document) -> list[Ordinal]:
    """Return the ordinals in order; where a line stands again, so do its own, unless the text ends in it."""
    text, repeats = document.text, document.once(repeats_of)
    if repeats is None:
        return ordinals_in(text)
    last_line = text.rfind("\n") + 1
    found = ordinals_in(text, last_line)
    for first, last in repeats.fresh:
        for ordinal in ordinals_in(text, first, min(last, last_line)):
            found.append(ordinal)
            start, end, *rest = ordinal
            again = (by for by in repeats.shifts(start) if start + by < last_line)
            found += [_new(Ordinal, (start + by, end + by, *rest)) for by in again]
    found.sort(key=itemgetter(0))
    return found


def _read(text: str, heads: list[Ordinal]) -> tuple[list[Line], list[Paragraph], list[str], list[str]]:
    """Return lines, paragraphs, first and last characters of lines; that a line is wrapped shows at the next one."""
    part, numbered, title, plain = Role.PART, Role.NUMBERED, Role.TITLE, Role.TEXT
    may_name_part = "篇" in text or "附" in text or "范文" in text
    lines: list[Line] = []
    paragraphs: list[Paragraph] = []
    firsts: list[str] = []
    lasts: list[str] = []
    heads.reverse()
    coming = heads[-1][0] if heads else len(text)
    last = "。"
    for match in _LINE.finditer(text):
        start, end = match.span()
        first, before, last = text[start], last, text[end - 1]
        firsts.append(first)
        lasts.append(last)
        ordinal, role = None, plain
        if coming < end:
            ordinal = heads.pop()
            coming = heads[-1][0] if heads else len(text)
            if ordinal[6]:
                role = numbered
        if role is plain and end - start <= _LONGEST_PART_TITLE:
            if (may_name_part or last in _PART_ENDS) and _names_part(text[start:end]):
                role = part
            elif not ordinal and end - start <= _LONGEST_TITLE and last not in _MARKS_AT_END:
                role = title
        may_go_on = before not in _FINAL_MARKS or text[start] in _NEVER_FIRST
        if may_go_on and (role is plain or role is title) and lines and _is_wrapped(text, lines[-1], start, role):
            line = _new(Line, (start, end, plain, ordinal, False))
            lines[-1] = _new(Line, (*lines[-1][:4], True))
            paragraphs[-1] = _new(Line, (paragraphs[-1][0], end, *paragraphs[-1][2:4], True))
        else:
            line = _new(Line, (start, end, role, ordinal, False))
            paragraphs.append(line)
        lines.append(line)
    return lines, paragraphs, firsts, lasts


def _names_part(words: str) -> bool:
    """Tell whether a line is the title of a part; what no such title lacks is looked for first."""
    named = words[-1] in _PART_ENDS or "篇" in words or "附" in words or "范文" in words
    return named and _PART.match(words) is not None


def _is_wrapped(text: str, line: Line, after: int, role_after: Role) -> bool:
    """Tell whether a line breaks off: no mark ends it, it is longer than titles, and plain text or a mark follows."""
    start, end, role, _, _ = line
    last = text[end - 1]
    if role is Role.PART:
        return False
    if text[after] in _NEVER_FIRST or last in _MARKS_BETWEEN:
        return True
    broken = role_after is Role.TEXT and last not in _MARKS_AT_END
    return broken and (end - start > _LONGEST_TITLE or "。" in text[start:end])
