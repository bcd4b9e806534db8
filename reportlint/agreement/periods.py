"""Periods that the title of a text contradicts: 全年 in the review of a half-year, another year in a heading below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.years import whole_year_of
from reportlint.finding import Match
from reportlint.outline.pieces import FIRST_HALF, piece_at, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.pieces import Period, Piece, Section

WHOLE_YEAR = ("全年", "一年来", "一年來")
HEADINGS = ("总结", "總結", "年工作", "半年", "年度", "年重点", "年主要", "年目标", "年计划", "年計劃")
HALF_YEAR = ("上半年",)
_REVIEWED = re.compile("[总總][结結]|小[结結]|[汇匯彙][报報]|[报報]告|情[况況]")
_SUMMED_UP = re.compile("[总總][结結]|小[结結]|情[况況]的?[报報]告|情[况況]$")
_ANNUAL = re.compile("全年|年度|年[终終]")
_DONE = re.compile(
    "(?:一共|[总總]共|共[计計]|累[计計]|[总總][计計]|共(?![同享建治])|[没沒]有?[发發]生|未[发發]生|未出[现現]|[无無]一)"
)
_DUE_BEFORE = re.compile(
    "[预預][计計]|力[争爭]|[计計][划劃]|目[标標]|确保|確保|[将將]|[拟擬]|安排|去年|上年|往年|[0-9]年"
)
_DUE_AFTER = re.compile(
    "[预預][计計]|力[争爭]|[计計][划劃]|任[务務]|[拟擬]|安排|去年|上年|上半年|目前|[已己]|[应應需要]"
)
_TOLD = ("工作", "情况", "情況", "的工作")
_HANDED = frozenset("将將把就现現")
_HANDING = re.compile("[现現][将將就把][^。；，\n]{0,8}$")
_TOLD_BELOW = re.compile("[^。；，\n]{0,16}(?:[总總][结結]|[汇匯彙][报報]|[报報]告)如下")
_BEFORE = 25
_AFTER = 25
_CLAUSE_END = re.compile("[，。；,;\n]")
_AHEAD = re.compile("打算|[计計][划劃]|思路|展望|工作安排|努力方向")
_TOLD_OF = re.compile("完成|落[实實]|[执執]行|情[况況]|[总總][结結]|回[顾顧]|[调調]整")
_SAID_OF = re.compile("(?:完成了?|(?P<back>回[顾顧])|[现現][将將把就][^，。；\n]{0,10})$")
_WORK = re.compile("的?(?:各[项項]|主要|工作|目[标標]|任[务務]|既定)")
_FIRST_LINES = 400
_OTHERS = re.compile("及|以后|以後|今[后後]|[—－–~～至]|五年|三年|规划|規劃|学年|學年")
_PLANNED = re.compile(
    "(?![^。；\n]{0,60}(?:[实實][际際]|已|完成了))[^，。；\n]{0,12}?(?:[计計][划劃](?!的)|[将將](?![^，。；]{0,4}[于在])|力[争爭]|[拟擬]|要(?!求)"
    "|[确確]保|[预預][计計]|[继繼][续續]|[进進]一步)"
)
_BODY_YEAR = re.compile("((?:19|20)[0-9]{2})年(?:全年)?[，,是]")


def half_in_whole_year(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield 上半年 where the review of a whole year says what it is about: 圆满完成了上半年各项任务."""
    text = document.text
    for start, end in hits:
        back = max(0, start - _BEFORE)
        said = _SAID_OF.search(text, back, start)
        if not said or not _WORK.match(text, end):
            continue
        piece = piece_at(document, start)
        year = whole_year_of(text, piece) if piece else None
        line = text.find("\n", end)
        both = text.find("下半年", back, line if line >= 0 else len(text)) >= 0
        if piece and year and not both and (said["back"] or start - piece.title_end < _FIRST_LINES):
            yield Match(start, end, None, ((year.start, year.end),))


def whole_year_in_half(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield 全年 where the review of a half-year sums up what was done."""
    text = document.text
    for start, end in hits:
        clause_end = _CLAUSE_END.search(text, end)
        until = min(clause_end.start() if clause_end else len(text), end + _AFTER)
        if text.startswith(_TOLD, end) or text[max(0, start - 1) : start] in _HANDED:
            if not _TOLD_BELOW.match(text, end) or not _HANDING.search(text, max(0, start - _BEFORE), start):
                continue
            piece = piece_at(document, start)
            half = _half_reviewed(text, piece) if piece else None
            if half:
                yield Match(start, end, None, ((half.start, half.end),))
            continue
        if (start and text[start - 1] not in "，。；：,;:\n 　") or not (end - start > 2 or _DONE.match(text, end)):
            continue
        near = max(0, start - _BEFORE)
        near = max(near, text.rfind("。", near, start) + 1, text.rfind("\n", near, start) + 1)
        if _DUE_BEFORE.search(text, near, start) or _DUE_AFTER.search(text, end, until):
            continue
        piece = piece_at(document, start)
        half = _half_reviewed(text, piece) if piece else None
        if piece and half and _is_review(piece.section_at(start)):
            named = text.find("半年", half.start, piece.title_end)  # the period may begin with its year
            yield Match(start, end, None, ((named - 1, named + 2) if named > 0 else (half.start, half.end),))


def _half_reviewed(text: str, piece: Piece) -> Period | None:
    """Return the half that the title says the text reviews."""
    title = text[piece.start : piece.title_end]
    if not _REVIEWED.search(title) or _ANNUAL.search(title):
        return None
    half = next((period for period in piece.periods if period.half), None)
    return half if half and half.half == FIRST_HALF else None


def _is_review(section: Section) -> bool:
    return not section.plan and all(period.half in (None, FIRST_HALF) for period in section.periods)


def contradicting_headings(document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG001  # one look serves
    """Yield the years of headings that are not those of the title, or not that of the text under the heading."""
    text = document.text
    for piece in pieces_of(document):
        told = [period for period in piece.periods if period.year is not None]
        ranged = any(period.year != period.through for period in told)
        for section in piece.sections[1:]:
            if len(section.periods) != 1 or _OTHERS.search(text, section.start, section.end):
                continue
            period = section.periods[0]
            if period.year is None or period.year != period.through:
                continue
            other = None if ranged or not told else _clash(text, piece, told, section, period)
            if other:
                yield Match(period.start, period.end, None, ((other.start, other.end),))
                continue
            body = _BODY_YEAR.match(text, *_body(text, section)) if section.plan else None
            if body and int(body[1]) == period.year + 1:
                yield Match(period.start, period.end, body[1], (body.span(1),))
            elif body and int(body[1]) == period.year - 1 and _PLANNED.match(text, body.end()):
                yield Match(*body.span(1), str(period.year), ((period.start, period.end),))


def _clash(text: str, piece: Piece, told: list[Period], section: Section, period: Period) -> Period | None:
    """Return the period of the title that a heading's period cannot go with."""
    title = text[piece.start : piece.title_end]
    year = piece.year
    if period.half:
        halves = any(one.half for one in piece.periods)
        return told[0] if halves and year is not None and period.year != year else None
    if year is None or any(one.half for one in piece.periods) or not _SUMMED_UP.search(title):
        return None
    heading = text[section.start : section.end]
    if period.year == year and _AHEAD.search(heading) and not _TOLD_OF.search(heading) and whole_year_of(text, piece):
        return told[0]
    late = 1 if section.plan else 0
    if period.year is not None and not year <= period.year <= year + late and section.plan != section.review:
        return told[0]
    return None


def _body(text: str, section: Section) -> Span:
    """Return what follows a heading, blank lines left out."""
    start = section.end
    while start < section.until and text[start].isspace():
        start += 1
    return start, section.until
