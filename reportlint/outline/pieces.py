"""The texts a document is made of, each with the year and half-year its title names; it does not judge the title.

A compilation strings together reports that each have a title of their own; 上半年 in one says nothing of the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.outline.lines import Role
from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document

FIRST_HALF = "上"


class Period(NamedTuple):
    """A year or a half of one. start, end: code points of the year, or of the half where no year is said.

    half: 上 or 下, None for the whole year. through: the year a range ends with (2021—2025年), the year itself
    otherwise, None where no year is said.
    """

    start: int
    end: int
    year: int | None
    half: str | None
    through: int | None


class Section(NamedTuple):
    """What stands under one heading. start, end: of the heading; until: of the section. plan: it says what is due."""

    start: int
    end: int
    until: int
    periods: tuple[Period, ...]
    plan: bool
    review: bool


class Piece:
    """A text from its title on. title_end: where that ends. sections: in order, what follows the title first."""

    __slots__ = "end", "periods", "sections", "start", "title_end"

    def __init__(self, start: int, title_end: int) -> None:
        self.start, self.title_end, self.end = start, title_end, 0
        self.periods: list[Period] = []
        self.sections: list[Section] = []

    @property
    def year(self) -> int | None:
        """The one year that the title names; None if there is none, or another, or a range of years."""
        years = {period.through for period in self.periods if period.year is not None}
        years |= {period.year for period in self.periods if period.year is not None}
        return years.pop() if len(years) == 1 else None

    def section_at(self, offset: int) -> Section:
        """Return the section that holds an offset."""
        return self.sections[max(0, bisect_right(self.sections, offset, key=lambda one: one.start) - 1)]


def pieces_of(document: Document) -> tuple[Piece, ...]:
    """Return the pieces of a document, computed at the first call; nothing stands before the first title."""
    return document.once(_read)


def piece_at(document: Document, offset: int) -> Piece | None:
    """Return the piece that holds an offset."""
    pieces = pieces_of(document)
    at = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    return pieces[at] if at >= 0 else None


def is_plan(words: str) -> bool:
    """Tell whether a heading announces what is to be done."""
    return _PLAN.search(words) is not None


# Each alternative begins with a character, not with a class: so the search runs from one such character to the next.
_GENRE = re.compile(
    "总[结結]|總[结結]|小[结結]|报告|報告|汇[报報]|匯[报報]|彙[报報]|计[划劃]|計[划劃]|要[点點]|思路|打算|安排|方案|讲[话話]|講[话話]"
    "|意[见見]|情[况況]|通知|责任[书状]|責任[書狀]|承诺书"
)
_PLAN = re.compile(
    "下(?:一?步|一[阶階]段)|打算|计[划劃]|計[划劃]|思路|安排|展望|目[标標]|要[点點]|措施|规[划劃]|規[划劃]"
)
_REVIEW = re.compile(
    "总[结結]|總[结結]|小[结結]|回[顾顧]|完成情[况況]|开展情[况況]|開展情[况況]|执行情[况況]|執行情[况況]|工作情[况況]|成[效绩績]"
    "|主要工作"
)
_HINT = re.compile(f"{_PLAN.pattern}|{_REVIEW.pattern}|年")
_SENTENCE_ENDS = "。；"
_CITED = re.compile("《[^》\n]*》")
_PERIOD = re.compile(
    "(?<![0-9〔［\\[（(])(?P<year>(?:19|20)[0-9]{2})"
    "(?:年?[ 　]?(?P<half>[上下])半年"
    "|(?:年度?)?[ 　]?[-—–－─~～至到]{1,2}[ 　]?(?P<through>(?:19|20)?[0-9]{2})(?=年|[学學]年)|年)"
    "|(?P<bare>[上下])半年"
)
_TOP = re.compile("^[ 　]*([一二三四五六七八九十])、", re.MULTILINE)
_NEXT_TOP = dict(pairwise("一二三四五六七八九十"))
_LONGEST_HEADING = 45
_LONGEST_TITLE = 300


def periods_in(text: str, start: int, end: int) -> tuple[Period, ...]:
    """Return the years and half-years named between two offsets, those in titles of other documents left out."""
    if text.find("年", start, end) < 0:
        return ()
    found = list(_PERIOD.finditer(text, start, end))
    if text.find("《", start, end) >= 0:
        cited = [match.span() for match in _CITED.finditer(text, start, end)]
        found = [match for match in found if not any(left < match.start() < right for left, right in cited)]
    return tuple([_period(match) for match in found])


def _period(match: re.Match[str]) -> Period:
    if match["bare"]:
        return Period(*match.span(), None, match["bare"], None)
    year = int(match["year"])
    through = match["through"] or match["year"]
    through = match["year"][: 4 - len(through)] + through
    return Period(*match.span("year"), year, match["half"], int(through))


def _read(document: Document) -> tuple[Piece, ...]:
    text, pieces = document.text, list[Piece]()
    in_title = False
    part, title, numbered = Role.PART, Role.TITLE, Role.NUMBERED
    outline = outline_of(document)
    paragraphs = outline.paragraphs
    starts, ends, behind = paragraphs.starts, paragraphs.ends, -1
    for at in outline.special:
        start, end, role = starts[at], ends[at], paragraphs.roles[at]
        in_title = in_title and at == behind and start - pieces[-1].start < _LONGEST_TITLE
        behind = at + 1
        dated = role is title and text.find("年", start, end) >= 0
        if role is part or (dated and _names_piece(text[start:end])):
            if role is part or not in_title:
                pieces.append(Piece(start, end))
                in_title = True
        elif not in_title or role is numbered:
            heads = pieces and (in_title or end - start <= _LONGEST_HEADING) and text[end - 1] not in _SENTENCE_ENDS
            if heads and _HINT.search(text, start, end):
                _head(pieces[-1], text, start, end)
            in_title = False
            continue
        piece = pieces[-1]
        piece.title_end = end
        piece.periods += periods_in(text, start, end)
    return tuple(_bounded(_without_pasted(text, pieces) if len(pieces) > 1 else pieces, len(text)))


def _without_pasted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join a piece to the one before that counts on in it: its title was pasted into the text."""
    kept = pieces[:1]
    for at, piece in enumerate(pieces[1:], 1):
        until = pieces[at + 1].start if at + 1 < len(pieces) else len(text)
        following = _TOP.search(text, piece.title_end, until)
        before = [found[1] for found in _TOP.finditer(text, kept[-1].start, piece.start)]
        if following and before and before[0] == "一" and following[1] == _NEXT_TOP.get(before[-1]):
            kept[-1].sections += piece.sections
        else:
            kept.append(piece)
    return kept


def _names_piece(words: str) -> bool:
    """Tell whether a title line names a year, or a half with a review, and ends like the title of a report."""
    period = _PERIOD.search(words)
    return period is not None and _GENRE.search(words) is not None and (period["bare"] is None or _is_whole(words))


def _is_whole(words: str) -> bool:
    return FIRST_HALF + "半年" in words and _REVIEW.search(words) is not None


def _head(piece: Piece, text: str, start: int, end: int) -> None:
    words = text[start:end]
    plan, review = is_plan(words), _REVIEW.search(words) is not None
    periods = periods_in(text, start, end)
    if plan or review or any(period.half for period in periods):
        piece.sections.append(Section(start, end, 0, periods, plan, review))


def _bounded(pieces: list[Piece], end: int) -> Iterator[Piece]:
    """Yield the pieces with their ends, and with the ends of their sections."""
    for at, piece in enumerate(pieces):
        piece.end = pieces[at + 1].start if at + 1 < len(pieces) else end
        first = Section(piece.start, piece.title_end, 0, (), plan=False, review=True)
        heads = [first, *piece.sections]
        untils = [*(head.start for head in heads[1:]), piece.end]
        piece.sections = [
            Section(start, end, until, periods, plan, review)
            for (start, end, _, periods, plan, review), until in zip(heads, untils, strict=True)
        ]
        yield piece
