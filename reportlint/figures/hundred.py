"""Checks shares that come to a hundred together: 男占60%，女占45%; 三次产业结构10：50：90."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault
from reportlint.figures.divisions import HALVES

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF = "男|女|城镇|农村|城市|公办|民办|线上|线下|省内|省外|合格|不合格"
_SHARES = re.compile(
    f"(?<![不])(?P<one>{_HALF})(?P<noun>[^，。；、0-9%]{{0,4}}?)占(?:比)?(?P<share>[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?)%"
    f"[，、；](?P<other>{_HALF})(?P<second>[^，。；、0-9%]{{0,4}}?)占(?:比)?(?P<rest>[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?)%"
)
INDUSTRIES = "三次产业|产业结构|三产"
_INDUSTRIES = re.compile(INDUSTRIES)
_ONE = r"[0-9]{1,2}(?:\.[0-9]{1,2})?"
_THREE = re.compile(rf"(?<![0-9：.]){_ONE}：{_ONE}：{_ONE}(?![0-9：.])")
_ROUNDED = 0.11
_FAR_OFF = 15
_REACH = 40
_ROUNDING = 1.51  # three numbers rounded by half a step each
_OTHER_RATIO = 30


def wrong_percentages(line: str) -> Iterator[Contradiction]:
    """Yield the second of two shares that leave nothing of a whole and do not come to a hundred."""
    for match in _SHARES.finditer(line):
        one, other = match["one"], match["other"]
        if HALVES.isdisjoint(((one, other), (other, one))) or match["noun"] != match["second"]:
            continue
        total = float(match["share"]) + float(match["rest"])
        if _ROUNDED < abs(total - 100) < _FAR_OFF:
            reckoning = f"{match['share']}%＋{match['rest']}%＝{total:.6g}%"
            yield Contradiction(Fault.WHOLE, *match.span("rest"), None, (match.span("share"),), reckoning)


def wrong_industries(line: str) -> Iterator[Contradiction]:
    """Yield the shares of the three industries that do not come to a hundred."""
    for match in _THREE.finditer(line):
        if _INDUSTRIES.search(line, max(0, match.start() - _REACH), match.start()):
            shares = match.group().split("：")
            total = sum(map(float, shares))
            step = 10.0 ** -min(len(share.partition(".")[2]) for share in shares)
            if _ROUNDING * step < abs(total - 100) < _OTHER_RATIO:
                yield Contradiction(Fault.WHOLE, *match.span(), None, (), f"{'＋'.join(shares)}＝{total:.6g}")
