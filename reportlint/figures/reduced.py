"""Recomputes what is said of two lengths of time, and of two levels in thirds and tenths: 10天压缩至4天，缩短一半."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = "个工作日|工作日|个小时|小时|分钟|个月|天|日"
_OTHERS = "元|人次|人|件|起|户|亩|吨|家|个|处|次|宗|例|项|名|所|公里|篇|份|台|辆|座"
_DOWN = "缩短|压缩|压减|减少|下降|降低|精简|缩减|回落|降|减"
_UP = "增加|提高|增长|扩大|上升|提升|延长|发展|增|升"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_NUMERAL = "[一二两三四五六七八九十]"
_UNIT = f"(?P<unit>[万亿]?(?:(?P<time>{TIMES})|{_OTHERS}))"
_CLAIM = (
    rf"(?:[^，,。；：0-9]{{0,6}})(?P<way>{_DOWN}|{_UP})(?:幅度|幅)?(?:了|达)?"
    rf"(?P<claim>(?P<percent>{_NUMBER})%|(?P<amount>{_NUMBER})(?P=unit)|(?P<of>{_NUMERAL})分之(?P<parts>{_NUMERAL})"
    rf"|(?P<tenths>[一二两三四五六七八九])成(?![效果立本功])|(?P<half>一半))(?=[，,。；、）]|$)"
)
_FROM_TO = re.compile(
    rf"[由从][^，,。；、0-9]{{0,14}}(?P<before>{_NUMBER}){_UNIT}[^，,。；、0-9]{{0,8}}?(?:{_DOWN}|{_UP})(?:到|至|为)"
    rf"(?P<after>{_NUMBER})(?P=unit)[，,]{_CLAIM}"
)
_COMPARED = re.compile(
    rf"(?P<after>{_NUMBER}){_UNIT}[，,][比较](?:上年|去年)(?:同期)?的?(?P<before>{_NUMBER})(?P=unit){_CLAIM}"
)
_PART_OF = re.compile(
    rf"(?P<whole>{_NUMBER}){_UNIT}[^，,。；、：0-9]{{0,10}}(?:中[，,]|[，,]其中)[^，,。；、：0-9]{{1,12}}(?P<part>{_NUMBER})(?P=unit)"
    rf"[，,]占(?:总[数量额]的?|总(?:人|户|面)[数积]的?|全部的?)?"
    rf"(?P<claim>(?P<of>{_NUMERAL})分之(?P<parts>{_NUMERAL})|(?P<tenths>[一二两三四五六七八九])成|(?P<half>一半))(?=[，,。；）]|$)"
)
SIGNS = re.compile(
    f"分之|成|一半|[高升增加少低降长涨跌落滑减短大展伸调扩][到至为]了?{_NUMBER}|[到至为]{_NUMBER}(?:{TIMES})"
)
"""What such a claim does not do without."""
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_THIRD, _TENTH, _HALF = 0.045, 0.048, 0.065
_EXACT = 1e-9


def wrong_reductions(line: str) -> Iterator[Contradiction]:
    """Yield the shares of a change, and the changes of a time, that its two levels do not come to."""
    for expression in (_FROM_TO, _COMPARED):
        for found in expression.finditer(line):
            if wrong := _wrong(found):
                yield wrong
    for found in _PART_OF.finditer(line):
        share = float(found["part"]) / (float(found["whole"]) or 1)
        said, off, figure = _fraction(found, share)
        if abs(said - share) > off and share <= 1:
            spans = (found.span("whole"), found.span("part"))
            reckoning = f"{found['part']}÷{found['whole']}≈{figure}"
            yield Contradiction(Fault.SHARE, *found.span("claim"), None, spans, reckoning)


def _wrong(found: re.Match[str]) -> Contradiction | None:
    before, after = float(found["before"]), float(found["after"])
    rises = after > before
    if before <= 0 or before == after or rises is not (found["way"] in _UP.split("|")):
        return None
    if (found["percent"] or found["amount"]) and not found["time"]:  # `growth` reads these
        return None
    change = abs(after - before)
    said, off, figure = _said(found, change / before)
    due = change if found["amount"] else change / before
    if abs(said - due) <= off:
        return None
    fault = Fault.DIFFERENCE if found["amount"] else Fault.GROWTH
    high, low = (found["after"], found["before"]) if rises else (found["before"], found["after"])
    formula = f"{high}－{low}" if found["amount"] else f"（{high}－{low}）÷{found['before']}"
    reckoning = f"{formula}{'＝' if found['amount'] else '≈'}{figure}"
    group = "percent" if found["percent"] else "amount" if found["amount"] else "claim"
    spans = (found.span("before"), found.span("after"))
    fix = figure.removesuffix("%") if group == "percent" else figure if group == "amount" else None
    return Contradiction(fault, *found.span(group), fix, spans, reckoning)


def _said(found: re.Match[str], share: float) -> tuple[float, float, str]:
    """Return what a change is said to be, how far off that may be, and the right figure."""
    if percent := found["percent"]:
        decimals = len(percent.partition(".")[2])
        return float(percent) / 100, 0.01 / 10**decimals + _EXACT, f"{100 * share:.{decimals}f}%"
    if amount := found["amount"]:
        change = abs(float(found["after"]) - float(found["before"]))
        return float(amount), _EXACT, f"{change:g}"
    return _fraction(found, share)


def _fraction(found: re.Match[str], share: float) -> tuple[float, float, str]:
    """Return what is said in thirds, tenths or halves, how far off that may be, and the share in per cent."""
    figure = f"{100 * share:.1f}%"
    if found["half"]:
        return 0.5, _HALF, figure
    if tenths := found["tenths"]:
        return _NUMERALS[tenths] / 10, _TENTH, figure
    return _NUMERALS[found["parts"]] / _NUMERALS[found["of"]], _THIRD, figure
