"""Five-year plans: the years they begin and end with, and those that a text still goes by after their end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.events import (
    BACK,
    LOOKING_BACK,
    TOLERANCE,
    Mention,
    clause_of,
    is_cited,
    judged,
    working_year,
)
from reportlint.finding import Match
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

PLAN_YEARS = ("开局", "開局", "收官")
_NTH_PLANS = "一二三四五六七八九"
PLANS = tuple(f"十{nth}五" for nth in ("", *_NTH_PLANS))
_FIRST_PLAN = 2001  # the first year of 十五
_PLAN_LENGTH = 5
_QUOTES = frozenset('“”‘’「」"')
_NUMERALS = frozenset("第初一二三四五六七八九十百千")
_PLAN_WORDS = "规划", "規劃", "计划", "計劃", "时期", "時期", "期间", "期間", "末", "纲要"
_PLAN = re.compile(
    f'[“‘「"]?十(?P<nth>[{_NTH_PLANS}])?五[”’」"]?'
    "(?:[时時]期|[规規][划劃]|[计計][划劃])?(?:[实實][现現]|的|良好|[顺順]利|[圆圓][满滿])*$"
)
_RANGE = re.compile(
    '[”’」"]?(?:[时時]期|期[间間]|[规規][划劃]|[计計][划劃])?[（(](?P<range>(?P<first>20[0-9]{2})年?(?P<link>[-—–－~～至]{1,2})(?P<last>20[0-9]{2}))年?[）)]'
)
_GONE_BY = re.compile("(?:按照|根[据據]|[围圍][绕繞]|依[据據]|推[进進])[^，。；\n]{0,8}$")
_CARRIED_OUT = re.compile(
    "(?:落[实實]|[贯貫][彻徹]|[实實]施|[执執]行|[对對]照|[对對]接|[编編]制|[启啟][动動]|[谋謀][划劃]|做好)(?:好|了)?(?:[国國]家|[县縣市区區省])?[^，。；\n一-鿿]?$"
)
_LEFT_OVER = re.compile(
    "[^，。；\n]{0,16}?(?:易地|[脱脫][贫貧]|后[续續]|安置[点點]|[资資][产產]|[结結][余餘]|[债債][务務]|欠[账賬帳]|决算|考核|[问問][题題])"
)
_ENDED = re.compile(
    "期[间間末]|以[来來]|[总總][结結]|[评評]估|回[顾顧]|收官|[验驗]收|收尾|中期|[审審][计計]|[过過]去|自|末|已|[结結][转轉]|[续續]建|[遗遺]留|[时時]期|至|到"
)


def plan_years(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the first and last years of five-year plans that are placed in another year."""
    for start, end in hits:
        match = _PLAN.search(document.text, max(0, start - BACK), start)
        if match:
            first = _first_year(match["nth"])
            year = first + (_PLAN_LENGTH - 1) * (document.text[start] == "收")
            yield from judged(document, Mention((match.start(), end), (match.start(), end), year))


def plan_ranges(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the years behind the name of a five-year plan that are not its first and last: “十四五”（2020—2025年）."""
    for start, end in hits:
        found = _RANGE.match(document.text, end)
        if not found or not _names_plan(document.text, start, end):
            continue
        first = _first_year(document.text[start + 1 : end - 1])
        last = first + _PLAN_LENGTH - 1
        inside = first < int(found["first"]) < int(found["last"]) < last  # some of its years: 三年攻坚
        if not inside and (int(found["first"]), int(found["last"])) != (first, last):
            yield Match(*found.span("range"), f"{first}{found['link']}{last}")


def ended_plans(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the five-year plans that what is due in a text goes by, though they ended years before."""
    text = document.text
    for start, end in hits:
        if not _names_plan(text, start, end):
            continue
        ended = _first_year(text[start + 1 : end - 1]) + _PLAN_LENGTH - 1
        piece = piece_at(document, start)
        title = working_year(text, piece) if piece else None
        if not piece or not title or title.year is None or title.year <= ended + TOLERANCE:
            continue
        clause = clause_of(text, start, end)
        by = _GONE_BY.search(text, max(0, start - BACK), start)
        due = (
            piece.section_at(start).plan
            or by
            or (_CARRIED_OUT.search(text, max(0, start - BACK), start) and not LOOKING_BACK.search(text, *clause))
        )
        left_over = _LEFT_OVER.match(text, end)
        if due and not left_over and not _ENDED.search(text, *clause) and not is_cited(text, start):
            quoted = text[start - 1 : start] == "“" and text[end : end + 1] == "”"
            yield Match(start - quoted, end + quoted, None, ((title.start, title.end),))


def _names_plan(text: str, start: int, end: int) -> bool:
    """Tell whether the characters are a plan's whole name; 十五 is a number like any other where nothing says so."""
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES:
        return True
    is_part = text[start - 1 : start] in _NUMERALS or text[end : end + 1] in _NUMERALS
    return not is_part and (end - start > 2 or text.startswith(_PLAN_WORDS, end))


def _first_year(nth: str | None) -> int:
    return _FIRST_PLAN + _PLAN_LENGTH * (_NTH_PLANS.index(nth) + 1 if nth else 0)
