"""Holds what words say of two levels, that one rose, fell or doubled to the other, against the levels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault

if TYPE_CHECKING:
    from reportlint.figures.quantity import Quantity
    from reportlint.figures.statement import Statement

_DOUBLED = re.compile("[，,](?:实现了?|已经?)?(翻了?([一两三四])?番)")
_FOLD = {None: 2, "一": 2, "两": 4, "三": 8, "四": 16}
_NEARLY = 0.95
_TURN = re.compile(
    "(?:(?P<down>下降|减少|降低|压减|压缩|缩减|缩短|缩小|下跌|下滑|回落|下调|精简|降|减|跌)"
    "|(?P<up>增加|增长|提高|提升|上升|上涨|扩大|攀升|跃升|回升|上调|扩展|拓展|延伸|延长|发展(?!为)|增|升(?!级)|涨|扩))"
    "[到至为]了?(?P<of>[^，,。；、]{0,14})$"
)
_OTHERWISE = re.compile(
    "[名位]次|排[名位]|位[次居列]|名列|误差|精度|分辨|间[隔距]|半径|降幅|跌幅|减幅|亏|逆差|赤字|下降|负(?![责担债])|第|门槛|比例尺|口径"
)
_RANKS = ("位", "名")
_OF_NUMBER = re.compile("减[少到至为]|压减|缩减|精简|增加|扩[大到至]")
_SUBJECT = 14


def turned(line: str, outset: Statement, outcome: Statement) -> Contradiction | None:
    """Return a level that is said to have risen, or fallen, to what is less, or more."""
    before, after = outset.quantity, outcome.quantity
    turn = _TURN.search(outcome.lead)
    as_exact = (before.unit, before.decimals) == (after.unit, after.decimals)  # rounding alike keeps the order
    equal = before.amount.value == after.amount.value if as_exact else before.amount.meets(after.amount)
    if not turn or equal or (after.text.endswith(_RANKS) and not _OF_NUMBER.search(turn[0])):
        return None
    rises = after.amount.value > before.amount.value
    if rises is (turn["up"] is not None) or "每" in outcome.lead:
        return None
    start = line.rfind(turn[0], before.end, after.start)
    if start < 0 or _OTHERWISE.search(line, max(0, before.start - _SUBJECT - len(outset.lead)), start):
        return None
    if _OTHERWISE.search(turn["of"]) or "增长" in turn["of"]:
        return None
    reckoning = f"{after.text}{'＞' if rises else '＜'}{before.text}"
    spans = ((before.start, before.number_end),)
    return Contradiction(Fault.GROWTH, start, after.end, None, spans, reckoning)


def doubled(line: str, before: Quantity, after: Quantity) -> Contradiction | None:
    """Return 翻番 behind levels that do not double."""
    match = _DOUBLED.match(line, after.end)
    if not match or before.amount.least <= 0:
        return None
    times = after.amount / before.amount
    if times.most >= _NEARLY * _FOLD[match[2]]:
        return None
    spans = (before.start, before.number_end), (after.start, after.number_end)
    reckoning = f"{after.text}÷{before.text}≈{times.value:.2f}"
    return Contradiction(Fault.DOUBLING, *match.span(1), None, spans, reckoning)
