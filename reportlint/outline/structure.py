"""The structure of a document: lines, hard wraps, paragraphs, headings, ordinals, parts; it judges nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.ordinals import FIRST_CHARACTERS, Family, Ordinal, ordinal_at_head, run_in_ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """A line that is not blank; start, end: code points, blanks at both ends left out.

    ordinal: the marker it opens with, sure or not. wrapped: it breaks off, and the next line goes on with its sentence.
    """

    start: int
    end: int
    role: Role
    ordinal: Ordinal | None
    wrapped: bool


class Paragraph(NamedTuple):
    """Lines that are one text, hard wraps undone; start, end: code points; first, last: indices into Outline.lines."""

    start: int
    end: int
    role: Role
    ordinal: Ordinal | None
    first: int
    last: int


class Heading(NamedTuple):
    """A numbered paragraph with its level: 1 for the outermost style of number used in its part; 一是 is no heading."""

    level: int
    ordinal: Ordinal
    paragraph: Paragraph


class Outline:
    """What stands where. All tuples are in the order of the text; blank lines are not kept."""

    def __init__(
        self, lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...], ordinals: tuple[Ordinal, ...]
    ) -> None:
        self.lines, self.paragraphs, self.ordinals = lines, paragraphs, ordinals

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

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
_LINE = re.compile(r"\S[^\n]*")
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
_PART_ENDS = frozenset("一二三四五六七八九十百0123456789０１２３４５６７８９】）)*#")


def _build(document: Document) -> Outline:
    text = document.text
    lines = _with_wraps(text, [_line(text, *match.span()) for match in _LINE.finditer(text)])
    found = {ordinal.start: ordinal for ordinal in run_in_ordinals(text)}
    found.update((line.ordinal.start, line.ordinal) for line in lines if line.ordinal)
    return Outline(tuple(lines), tuple(_paragraphs(lines)), tuple(sorted(found.values())))


def _line(text: str, start: int, end: int) -> Line:
    while text[end - 1].isspace():
        end -= 1
    ordinal = ordinal_at_head(text, start, end) if text[start] in FIRST_CHARACTERS else None
    if ordinal and ordinal.sure:
        role = Role.NUMBERED
    elif end - start <= _LONGEST_PART_TITLE and _names_part(text[start:end]):
        role = Role.PART
    elif not ordinal and end - start <= _LONGEST_TITLE and text[end - 1] not in _MARKS_AT_END:
        role = Role.TITLE
    else:
        role = Role.TEXT
    return Line(start, end, role, ordinal, wrapped=False)


def _names_part(words: str) -> bool:
    """Tell whether a line is the title of a part; what no such title lacks is looked for first."""
    named = words[-1] in _PART_ENDS or "篇" in words or "附" in words or "范文" in words
    return named and _PART.match(words) is not None


def _with_wraps(text: str, lines: list[Line]) -> list[Line]:
    """Mark the lines that break off: no mark ends them, they are longer than titles, and plain text follows."""
    part, numbered, title, plain = Role.PART, Role.NUMBERED, Role.TITLE, Role.TEXT
    for at, ((start, end, role, _, _), after) in enumerate(pairwise(lines)):
        role_after = after.role
        if role_after is numbered or role is part or role_after is part:
            continue
        last = text[end - 1]
        if text[after.start] in _NEVER_FIRST or last in _MARKS_BETWEEN:
            wrapped = True
        else:
            broken = role_after is plain and last not in _MARKS_AT_END
            wrapped = broken and (end - start > _LONGEST_TITLE or "。" in text[start:end])
        if wrapped:
            lines[at] = lines[at]._replace(wrapped=True)
            if role_after is title:
                lines[at + 1] = after._replace(role=plain)
    return lines


def _paragraphs(lines: list[Line]) -> Iterator[Paragraph]:
    first = 0
    for at, (_, end, _, _, wrapped) in enumerate(lines):
        if not wrapped:
            start, _, role, ordinal, _ = lines[first]
            yield Paragraph(start, end, role, ordinal, first, at)
            first = at + 1
