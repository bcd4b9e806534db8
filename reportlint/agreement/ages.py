"""Ages and years of service that do not fit the year of birth or entry beside them, in a text of a known year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

AGES = (
    *(
        "月出生",
        "年出生",
        "月生",
        "年生",
        "参加工作",
        "參加工作",
        "入伍",
        "入党",
        "入黨",
        "教龄",
        "从教",
        "从警",
        "从医",
    ),
    *("党龄", "工龄", "军龄", "任职", "至今已"),
)

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_DATE = "(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
_BORN = re.compile(
    f"{_DATE}(?:出?生)(?![产態态活效長长])[^。；\n]{{0,24}}?(?:今年|[现現]年|[现現]已|年[龄齡])(?P<number>{_NUMBER})[周週]?[岁歲]"
)
_SERVED = re.compile(
    f"{_DATE}(?:参加(?:教育)?工作|參加工作|入伍|入[党黨]|加入中[国國]共[产產][党黨]|[从從][教警医醫]|任教)[^。；\n0-9]{{0,16}}?"
    "(?:[从從][教警医醫业業]|工[龄齡]|[党黨][龄齡]|[军軍][龄齡]|教[龄齡]|警[龄齡])(?:已[经經]?|至今|整整|[满滿]|有|[长長]?[达達]|了){0,3}"
    f"(?P<number>{_NUMBER})(?![多余餘几幾])[个個]?(?:年|[载載])"
)
_IN_OFFICE = re.compile(
    f"{_DATE}[^。；\n0-9]{{0,4}}(?:[担擔]任|任[^期务務何]|到|[调調]|[来來]|[开開]始|[进進]入)[^。；\n0-9]{{0,24}}?"
    f"(?:任[职職]|至今|工作)(?:至今)?(?:已[经經]?|整整|[满滿]|有|[长長]?[达達]|了){{1,3}}(?P<number>{_NUMBER})(?![多余餘几幾])[个個]?(?:年|[载載])"
)
_REACH = 60
_SLACK = 1


def wrong_ages(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the ages and years of service that are more than a year off."""
    text, last = document.text, -1
    for start, _ in hits:
        for expression in (_BORN, _SERVED, _IN_OFFICE):
            found = expression.search(text, max(last + 1, start - _REACH, 0), min(len(text), start + _REACH))
            piece = piece_at(document, found.start()) if found else None
            if not found or not piece or piece.year is None:
                continue
            due = piece.year - int(found["year"])
            if found.start("number") > last and abs(number(found["number"]) - due) > _SLACK:
                last = found.start("number")
                yield Match(
                    *found.span("number"), str(due) if found["number"].isdecimal() else None, (found.span("year"),)
                )
