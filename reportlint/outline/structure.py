"""The structure of a document: lines, hard wraps, paragraphs, headings, ordinals, parts; it judges nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.ordinals import Family, Ordinal, ordinal_at_head, run_in_ordinals

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


@dataclass(frozen=True)
class Outline:
    """What stands where. All tuples are in the order of the text; blank lines are not kept."""

    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    ordinals: tuple[Ordinal, ...]

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


def _build(document: Document) -> Outline:
    text = document.text
    lines = _with_wraps(text, [_line(text, *match.span()) for match in _LINE.finditer(text)])
    found = {ordinal.start: ordinal for ordinal in run_in_ordinals(text)}
    found.update((line.ordinal.start, line.ordinal) for line in lines if line.ordinal)
    ordinals = tuple(ordinal for _, ordinal in sorted(found.items()))
    return Outline(tuple(lines), tuple(_paragraphs(lines)), ordinals)


def _line(text: str, start: int, end: int) -> Line:
    words = text[start:end].rstrip()
    end = start + len(words)
    ordinal = ordinal_at_head(text, start, end)
    if ordinal and ordinal.sure:
        role = Role.NUMBERED
    elif len(words) <= _LONGEST_PART_TITLE and _PART.match(words):
        role = Role.PART
    elif not ordinal and len(words) <= _LONGEST_TITLE and words[-1] not in _MARKS_AT_END:
        role = Role.TITLE
    else:
        role = Role.TEXT
    return Line(start, end, role, ordinal, wrapped=False)


def _with_wraps(text: str, lines: list[Line]) -> list[Line]:
    """Mark the lines that break off: no mark ends them, they are longer than titles, and plain text follows."""
    for at in range(len(lines) - 1):
        line, after = lines[at], lines[at + 1]
        if line.role is Role.PART or after.role in (Role.PART, Role.NUMBERED):
            continue
        last = text[line.end - 1]
        if text[after.start] in _NEVER_FIRST or last in _MARKS_BETWEEN:
            wrapped = True
        else:
            broken = last not in _MARKS_AT_END and after.role is Role.TEXT
            wrapped = broken and (line.end - line.start > _LONGEST_TITLE or "。" in text[line.start : line.end])
        if wrapped:
            lines[at] = line._replace(wrapped=True)
            if after.role is Role.TITLE:
                lines[at + 1] = after._replace(role=Role.TEXT)
    return lines


def _paragraphs(lines: list[Line]) -> Iterator[Paragraph]:
    first = 0
    for at, line in enumerate(lines):
        if not line.wrapped:
            head = lines[first]
            yield Paragraph(head.start, line.end, head.role, head.ordinal, first, at)
            first = at + 1
