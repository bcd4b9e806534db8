"""Numbers of years beside the years they are of, in brackets: 三年行动计划（2021—2023年）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from reportlint.document import Document

_PLANS = (
    "",
    "时间",
    "時間",
    "行动",
    "行動",
    "行动计划",
    "行動計劃",
    "行动方案",
    "计划",
    "計劃",
    "规划",
    "規劃",
    "攻坚",
)
YEARS = tuple(f"年{plan}{bracket}20" for plan in _PLANS for bracket in "（(")
_SPAN = re.compile(
    "[（(](?P<years>(?P<one>20[0-9]{2})年?(?:—{1,2}|－|–|-|~|～|至|到)(?P<two>20[0-9]{2}))年?(?:度|期间)?[）)]"
)
_COUNT = re.compile(
    r"(?<![0-9一二三四五六七八九十百第几数多两兩.、—–－～~-])(?P<count>[0-9]{1,2}|[一二两兩三四五六七八九十])\Z"
)
_FAR = 10


def wrong_span(document: Document, start: int, end: int) -> Match | None:
    """Return the number of years that those in the bracket behind it are not; start, end: from 年 to the first 20."""
    text = document.text
    count = _COUNT.search(text, max(0, start - 3), start)
    span = _SPAN.match(text, end - 3)
    if not count or not span:
        return None
    apart, said = int(span["two"]) - int(span["one"]), number(count["count"])
    if not 0 < apart < _FAR or said in (apart, apart + 1) or not 1 < said <= _FAR:
        return None
    return Match(count.start("count"), start + 1, None, (span.span("years"),))
