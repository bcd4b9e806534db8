"""Checks shares that come to a hundred together: 男占60%，女占45%; 三次产业结构10：50：90."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault
from reportlint.figures.divisions import HALVES, group_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF = "男|女|城镇|农村|城市|公办|民办|线上|线下|省内|省外|合格|不合格"
_SHARES = re.compile(
    f"(?<![不])(?P<one>{_HALF})(?P<noun>[^，。；、0-9%]{{0,4}}?)占(?:比)?(?P<share>[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?)%"
    f"[，、；](?P<other>{_HALF})(?P<second>[^，。；、0-9%]{{0,4}}?)占(?:比)?(?P<rest>[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?)%"
)
_SHARE = re.compile(
    r"[，、；。：]?(?P<name>[一-鿿]{2,8}?)的?占(?:比|总[一-鿿]{1,4})?的?(?P<share>[0-9]{1,2}(?:\.[0-9]{1,2})?)%"
)
_MANY = 3
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


def wrong_divisions(line: str) -> Iterator[Contradiction]:
    """Yield the last of three or more shares that come to more than a hundred, though none overlaps another."""
    run: list[re.Match[str]] = []
    for match in (*_SHARE.finditer(line), None):
        if match and run and run[-1].end() == match.start():
            run.append(match)
            continue
        if len(run) >= _MANY and group_of([one["name"] for one in run]):
            shares = [one["share"] for one in run]
            total = sum(map(float, shares))
            step = 10.0 ** -min(len(share.partition(".")[2]) for share in shares)
            if _ROUNDED + len(run) / 2 * step < total - 100 < _FAR_OFF:
                reckoning = f"{'＋'.join(f'{share}%' for share in shares)}＝{total:.6g}%"
                spans = tuple(one.span("share") for one in run[:-1])
                yield Contradiction(Fault.WHOLE, *run[-1].span("share"), None, spans, reckoning)
        run = [match] if match else []


def wrong_industries(line: str) -> Iterator[Contradiction]:
    """Yield the shares of the three industries that do not come to a hundred."""
    for match in _THREE.finditer(line):
        if _INDUSTRIES.search(line, max(0, match.start() - _REACH), match.start()):
            shares = match.group().split("：")
            total = sum(map(float, shares))
            step = 10.0 ** -min(len(share.partition(".")[2]) for share in shares)
            if _ROUNDING * step < abs(total - 100) < _OTHER_RATIO:
                yield Contradiction(Fault.WHOLE, *match.span(), None, (), f"{'＋'.join(shares)}＝{total:.6g}")
