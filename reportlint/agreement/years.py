"""Years that a report of one year cannot open or be signed with; headings and events are not its affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.events import working_year
from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.outline.lines import Role
from reportlint.outline.pieces import pieces_of
from reportlint.outline.structure import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.pieces import Period, Piece

REPORTS = (
    "总结",
    "總結",
    "小结",
    "小結",
    "报告",
    "報告",
    "汇报",
    "计划",
    "計劃",
    "要点",
    "方案",
    "安排",
    "责任书",
    "责任状",
    "承诺书",
)
_SUMMED_UP = re.compile("[总總][结結]|小[结結]")
_OPENING = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年(?:度|以[来來]|[上下]半年)?[，,]"
    "(?:(?P<doer>(?:我|本|全)[镇鎮乡鄉县縣市区區局院校村办辦委处處站所部]|在)"
    "|面[对對]|[围圍][绕繞]|[坚堅]持|[紧緊][紧緊]|按照|根[据據]|[认認]真|我[们們])"
)
_NOW = re.compile("今年|目前|近年|如今|[现現]在")
_AS_OF = re.compile(
    "(?<![^。\\n 　])截[至止]到?(?P<year>20[0-9]{2})年(?:底|末|[0-9]{1,2}月(?:[0-9]{1,2}日|底|末))[，,]"
)
_SINCE = re.compile("今年|目前|以[来來]|当时|[历歷]史|原|[到至]20[0-9]{2}年|[现現]|[随隨]后|此后|普查|公[报報]")
_PLAN_ONLY = re.compile("年(?!度)[^\n]*(?:[计計][划劃]|要[点點]|打算|思路)(?:的通知)?[^一-鿿]*$")
_REPORTED = re.compile(
    "[现現][将將就把][^。；\n0-9]{0,12}(?P<year>(?:19|20)[0-9]{2})年(?![以底初])[^。；\n0-9]{0,30}"
    "(?:[汇匯彙][报報]|[总總][结結]|[报報]告|小[结結])如下"
)
_LED = re.compile("[领領][导導]|支持|[关關]心|[帮幫]助|指[导導]|部署|要求")
_SIGNED = re.compile(
    "[（(]?(?P<year>(?:19|20)[0-9]{2}|[一二][〇○零][〇○零一二三四五六七八九]{2})年[^年]{1,6}月(?:[^年月]{1,3}[日号號])?[）)]?"
)
_WHOLE_YEAR = re.compile("年度[^计計半季学學]{0,16}(?:[总總][结結]|述[职職])|年[终終][工总]|全年[工总]")
_MONTH = re.compile("年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月")
_FIRST_MONTHS = 6
_LATE = 1
_REACH = 40
_LONGEST_DATE = 16
_DATE_LINE = re.compile(f"^[ 　]*{_SIGNED.pattern}[ 　]*$", re.MULTILINE)
_PART_OF_YEAR = re.compile("[上下]半年|季度|[一二三四五六七八九十0-9]月|[阶階]段|[计計][划劃]|打算|思路|要[点點]")
_A_YEAR = re.compile("一年[来來的]|[过過]去一年|[通经經][过過]一年")
_LAST_MONTHS = 11
_LONGEST = 20_000


def foreign_years(document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG001  # one look serves
    """Yield the years a review opens with, or is dated with, that are not those of its title."""
    text, outline = document.text, outline_of(document)
    paragraphs = outline.paragraphs
    for piece in pieces_of(document):
        title = next((period for period in piece.periods if period.year is not None), None)
        if not title or piece.year is None:
            continue
        yield from _pledged(text, piece, title)
        if not _SUMMED_UP.search(text, piece.start, piece.title_end):
            yield from _signed_otherwise(document, piece, title)
            continue
        yield from _as_of(text, piece, title)
        first, last = outline.paragraph_at(piece.title_end) + 1, outline.paragraph_at(piece.end - 1)
        for at in range(first, last + 1):
            start, end = paragraphs.starts[at], paragraphs.ends[at]
            if paragraphs.roles[at] is Role.TITLE and end - start <= _LONGEST_DATE:
                found = _SIGNED.fullmatch(text, start, end)
                early = found and number(found["year"]) == piece.year and _is_too_early(text, piece, found)
                if found and (early or not piece.year <= number(found["year"]) <= piece.year + _LATE):
                    yield Match(*found.span("year"), None, ((title.start, title.end),))
        if first < len(paragraphs) and paragraphs.roles[first] is Role.TEXT:
            own = _own_year(text, piece, (paragraphs.starts[first], paragraphs.ends[first]))
            if own:
                yield Match(*own, None, ((title.start, title.end),))


def _pledged(text: str, piece: Piece, title: Period) -> Iterator[Match]:
    """Yield the years that a pledge says it is of, or holds until, though its title names another, or a later one."""
    if not _PLEDGE.search(text, piece.start, piece.title_end):
        return
    for found in _PLEDGED.finditer(text, piece.title_end, piece.end):
        if int(found["year"]) != piece.year:
            yield Match(*found.span("year"), None, ((title.start, title.end),))
    for found in _VALID.finditer(text, piece.title_end, piece.end):
        if int(found["year"]) < title_year(piece):
            yield Match(*found.span("year"), None, ((title.start, title.end),))


_PLEDGE = re.compile("[责責]任[书書状狀]|承[诺諾][书書]")
_PLEDGED = re.compile(
    "(?:[签簽][订訂定]|订立|[制製][定订訂]|[达達]成)(?P<year>(?:19|20)[0-9]{2})年度?(?!以|[0-9]{1,2}月)[^，。；\n《》]{0,24}"
    "(?:[责責]任[书書状狀]|承[诺諾][书書]|目[标標][书書])"
)
_VALID = re.compile(
    "(?:有效期限?|[责責]任期限?|[执執]行期限?|考核期限?|期限)[^。；\n]{0,24}?(?:至|到|止[于於])(?P<year>20[0-9]{2})年"
)


def _signed_otherwise(document: Document, piece: Piece, title: Period) -> Iterator[Match]:
    """Yield the years a plan or a report of a year is signed with that lie two years from its own, or behind a plan."""
    text = document.text
    if not working_year(text, piece) or piece.end - piece.start > _LONGEST:
        return
    late = 0 if _PLAN_ONLY.search(text, piece.start, piece.title_end) else _LATE
    signed = list(_DATE_LINE.finditer(text, piece.title_end, piece.end))
    if len(signed) == 1 and not -1 <= number(signed[0]["year"]) - title_year(piece) <= late:
        yield Match(*signed[0].span("year"), None, ((title.start, title.end),))


def title_year(piece: Piece) -> int:
    """Return the year of a text that has one."""
    return piece.year or 0


def _as_of(text: str, piece: Piece, title: Period) -> Iterator[Match]:
    """Yield the years of figures said to be the latest that are not those of the report, nor next to it."""
    year = title_year(piece)
    for found in _AS_OF.finditer(text, piece.title_end, piece.end):
        end = text.find("\n", found.end())
        told = text[found.end() : end if end >= 0 else len(text)]
        stale = not -1 <= int(found["year"]) - year <= 1
        known = str(year) in told or str(year - 1) in told
        if stale and not known and not piece.section_at(found.start()).plan and not _SINCE.search(told):
            yield Match(*found.span("year"), None, ((title.start, title.end),))


def whole_year_of(text: str, piece: Piece) -> Period | None:
    """Return the year that a text reviews from its end: its title says so, its date, or that a year was worked."""
    title = text[piece.start : piece.title_end]
    if piece.year is None or not _SUMMED_UP.search(title) or any(one.half for one in piece.periods):
        return None
    if _PART_OF_YEAR.search(title):
        return None
    signed = _DATE_LINE.search(text, piece.title_end, piece.end)
    month = _MONTH.search(signed[0]) if signed else None
    late = signed and month and (number(signed["year"]), number(month[1])) >= (piece.year, _LAST_MONTHS)
    if late or _WHOLE_YEAR.search(title) or (not signed and _A_YEAR.search(text, piece.title_end, piece.end)):
        return next(period for period in piece.periods if period.year is not None)
    return None


def _is_too_early(text: str, piece: Piece, found: re.Match[str]) -> bool:
    """Tell whether the review of a whole year is signed in its first months."""
    month = _MONTH.search(found[0])
    whole = _WHOLE_YEAR.search(text, piece.start, piece.title_end) and not any(one.half for one in piece.periods)
    return bool(whole and month and number(month[1]) <= _FIRST_MONTHS)


def _own_year(text: str, piece: Piece, paragraph: Span) -> Span | None:
    """Return the year that the first paragraph says the report is of, if it is another than the title's."""
    reported = _REPORTED.search(text, *paragraph)
    if reported:
        return None if int(reported["year"]) == piece.year else reported.span("year")
    found = _OPENING.match(text, *paragraph)
    if not found or str(piece.year) in text[slice(*paragraph)]:
        return None
    if not found["doer"] and _NOW.search(text, *paragraph):
        return None
    led = _LED.search(text, found.end(), min(paragraph[1], found.end() + _REACH))
    return found.span("year") if led or found["doer"] != "在" else None
