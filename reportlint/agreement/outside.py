"""Dates a report cannot tell of as it does: August in the first half-year, plans for years that are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.events import working_year
from reportlint.agreement.sentence import sentence_end
from reportlint.finding import Match
from reportlint.outline.pieces import FIRST_HALF, piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.pieces import Piece

OPENINGS = ("月，", "日，", "月,", "日,")
_HOPED = (
    *("力争", "力爭", "确保", "確保", "争取", "预计", "拟", "计划", "要", "务必"),
    *("须", "須", "请", "請", "应", "將", "将"),
)
_HOPES = tuple(f"{word}{at}20" for word in _HOPED for at in ("", "在", "到", "于"))
_BY = (*(f"{mark}到20" for mark in "，。；\n　"), *(f"{mark}{at}20" for mark in "，；" for at in "在于於"))
_FIRST_WILLS = (
    "年，我",
    "年,我",
    "年，本",
    "年，全",
    "年将",
    "年，要",
    "年，力争",
    "年，将",
    "年，计划",
    "年我",
    *(f"年，{unit}" for unit in "县縣市区區镇鎮乡鄉"),
)
WILLS = (*_FIRST_WILLS, *_HOPES, *_BY)
_DATE = re.compile(
    "(?:^|[。\n　 ；])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日|[初中下上]旬|底)?$"
)
_HISTORY = re.compile(
    "以来|以前|之前|开始|曾|当时|成立|建成|始建|投用|投运|批准|列入|获|荣|评|历|今年|目前|现在|现已|如今|去年|上年|同期|回顾|上任|任职|签订|通过|印发|出台|实施"
)
_LAST = re.compile("去年|上年|往年|19[0-9]{2}年|20[0-9]{2}年|下半年|下一步|计划|预计|将|拟")
_LONGEST = 20_000
_LATE = 8
_MIDDLE = 6
_REACH = 60
_REVIEW = re.compile("[总總][结結]|小[结結]|[汇匯彙][报報]|情[况況]")
_WE = (
    "我|我[们們院局镇乡县区市校所村办委]|本人|本[院局校所办]|全[镇乡县区市局院校村系]统?"
    "|[县縣市区區镇鎮乡鄉][一-鿿]{1,4}?[局委联聯会會办辦院社所厅]|[一-鿿]{2}[县區区镇鎮乡鄉]"
)
_WILL = re.compile(
    f"(?:^|[。\n　 ；，：])(?P<year>(?:19|20)[0-9]{{2}})年[，,]?(?:{_WE})?"
    "(?:[将將](?:以|[继繼][续續]|[进進]一步|[认認]真|努力|更加|着力|[紧緊][紧緊扣围]|重[点點]|[坚堅]持|[围圍][绕繞]|抓好|全力|再)"
    "|要(?:[继繼][续續]|[进進]一步|[坚堅]持|重[点點])|力[争爭]|(?:[计計][划劃]|[拟擬])(?=[^。；，]{0,12}[完新建实開开]))"
)


def outside_period(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the dates that open a sentence in a review and lie outside the half-year or behind the year."""
    text = document.text
    for start, end in hits:
        found = _DATE.search(text, max(0, end - 15), end - 1)
        if not found:
            continue
        stop = sentence_end(text, end, marks="\n。")
        piece = _report(document, start)
        half = piece and next((period for period in piece.periods if period.half), None)
        if piece and found["year"] and _is_later(text, piece, found, whole=half is None):
            if not _TO_BE.search(text, end, stop):
                yield Match(found.start("year"), end - 1, None, ((piece.periods[0].start, piece.periods[0].end),))
            continue
        if not piece or not half or half.half != FIRST_HALF or piece.year is None or not _is_review(text, piece, start):
            continue
        if found["year"]:
            foreign = int(found["year"]) != piece.year and int(found["month"]) <= _MIDDLE
            if foreign and not _HISTORY.search(text, end, stop):
                yield Match(found.start("year"), end - 1, None, ((half.start, half.end),))
        elif int(found["month"]) >= _LATE and int(found["month"]) <= 12:
            line = max(text.rfind("\n", 0, start), piece.title_end)
            if not _LAST.search(text, max(line, start - 300), stop):
                yield Match(found.start("month"), end - 1, None, ((half.start, half.end),))


def _is_later(text: str, piece: Piece, found: re.Match[str], *, whole: bool) -> bool:
    """Tell whether a date lies behind the year of a title, too far to be that of the report itself."""
    if piece.year is None or not _is_review(text, piece, found.start("year")):
        return False
    late = int(found["year"]) - piece.year
    if whole and not _SUMMED.search(text, piece.start, piece.title_end):
        return False
    return late > 1 or (late == 1 and (not whole or int(found["month"]) >= _SPRING))


_SUMMED = re.compile("[总總][结結]|小[结結]")
_SPRING = 4
_TO_BE = re.compile("[将將]|[计計][划劃]|[预預][计計]|[拟擬]|力[争爭]|目[标標]|[争爭]取|[确確]保|要(?!求)|到20")


def _report(document: Document, offset: int) -> Piece | None:
    """Return the text that holds an offset if it is about the work of one year, and no longer than such texts are."""
    piece = piece_at(document, offset)
    working = piece is not None and offset - piece.start < _LONGEST and working_year(document.text, piece)
    return piece if working else None


def _is_review(text: str, piece: Piece, offset: int) -> bool:
    section = piece.section_at(offset)
    return not section.plan and _REVIEW.search(text, piece.start, piece.title_end) is not None


def past_plans(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the years that a text is to bring though they lie before the year of its title."""
    text, last = document.text, -1
    for start, end in hits:
        if text.startswith("20", end - 2):
            yield from _overdue(document, start, end - 2)
            continue
        found = _WILL.search(text, max(0, start - 6), min(len(text), end + 12))
        piece = _report(document, start) if found else None
        if found and piece and piece.year is not None and found.start() > last and int(found["year"]) < piece.year:
            last = found.start()
            title = next(period for period in piece.periods if period.year is not None)
            yield Match(*found.span("year"), None, ((title.start, title.end),))


_DUE = re.compile(
    "(?P<year>20[0-9]{2})年(?:(?P<end>底|末)|[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|[上中下]旬)?|[春秋]季(?:[开開][学學])|汛期|[春元国國][节旦慶庆])?"
    "(?P<before>[以之]?前)?"
)
_ONCE = re.compile("原|曾|[过過]去|去年|当时|上[级級]|[历歷]|提出|要求")
_AIMED = re.compile(
    "[^。；\n]{0,30}?(?:[达達]到|力[争爭]|[确確]保|降[到至]|提高[到至]|[全基][面本]|[实實][现現]|建成|完成)"
)
_GAINED = re.compile("已|了|[实實][际際]|曾|提前")


def _overdue(document: Document, start: int, at: int) -> Iterator[Match]:
    """Yield the year of a date to keep that was gone in the year of the title: 力争2023年9月底前建成."""
    text = document.text
    due = _DUE.match(text, at)
    asked = text[at - 1] not in "到至" and text[start] in _CLAUSE_ENDS
    if not due or (asked and not due["before"]) or _TELLS_WHICH.match(text, due.end()):
        return
    piece = piece_at(document, start)
    if not piece or piece.year is None or int(due["year"]) >= piece.year:
        return
    line = text.rfind("\n", 0, start) + 1
    stop = sentence_end(text, due.end())
    if _ONCE.search(text, max(line, start - _NEAR), start) or _GAINED.search(text, due.end(), stop):
        return
    hoped = text[start] not in _CLAUSE_ENDS
    to_do = due["before"] or (due["end"] and _AIMED.match(text, due.end())) if hoped else _AIMED.match(text, due.end())
    if _report(document, start):
        review = _REVIEW.search(text, piece.start, piece.title_end) and not piece.section_at(start).plan
        late = not review and (to_do if not asked else _is_ordered(text, line, start, due.end()))
    else:
        ordered = due["before"] and _is_ordered(text, line, start, due.end())
        late = ordered and (asked or hoped) and _is_order(text, piece)
    if late:
        title = next(period for period in piece.periods if period.year is not None)
        yield Match(*due.span("year"), None, ((title.start, title.end),))


def _is_order(text: str, piece: Piece) -> bool:
    """Tell whether a text sets tasks: a notice, an opinion, a pledge."""
    return piece.end - piece.start < _LONGEST and _ORDER.search(text, piece.start, piece.title_end) is not None


def _is_ordered(text: str, line: int, start: int, end: int) -> bool:
    """Tell whether a date is one that somebody is told to keep."""
    back = max(line, text.rfind("。", line, start) + 1, start - _REACH)
    return _MUST.search(text, back, start + 2) is not None and _TASK.match(text, end) is not None


_ORDER = re.compile("通知|通报|意[见見]|[责責]任[书書状]|承[诺諾][书書]|合同|[协協][议議]|方案|[计計][划劃]|要[点點]")
_MUST = re.compile("要(?!求)|须|須|务必|請|请|应(?!急|对|邀)|必须|必須")
_TASK = re.compile(
    "[，,]?[^，。；\n的]{0,8}?(?:[将將把对對]|完成|[报報上]|提交|全面|[组組][织織]|[开開]展|[进進]行|建成|整改|做好|落[实實]|印[发發]|出台|[兑兌][现現]|全部|基本)"
)
_TELLS_WHICH = re.compile("[^，。；\n]{1,8}的")
_NEAR = 20
_CLAUSE_ENDS = frozenset("，。；\n　")
