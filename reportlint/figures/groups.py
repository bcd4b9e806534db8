"""Checks groups that count on from the first against the whole before them: 全村360户，一至三组120户，四至六组230户."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import wrong_parts
from reportlint.figures.interval import sum_of
from reportlint.figures.quantity import PERCENT, POINTS, quantities
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.interval import Interval
    from reportlint.figures.quantity import Quantity

RANGES = (
    *(f"{ordinal}{of}" for ordinal in ("二", "三") for of in ("组", "队", "支部", "季度", "小组")),
    *("八年级", "二年级"),
    *(f"{first}至" for first in "二三四五六七八九"),
    *(f"{first}{to}{last}" for first in range(2, 10) for last in range(first + 1, 13) for to in "至—-～~"),
)
RANGES_SIGN = (
    "二组|二队|二支部|二小组|二季度|八年级|二年级|至[三四五六七八九]|至(?:[4-9]|10)|—[4-9]|-[4-9]|～[4-9]|~[4-9]"
)
_ORDINAL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_OF = (
    "村民小组|党小组|小组|组|分队|大队|中队|队|班组|班|年级|号楼|号地块|号线|号机组|号井|号标段|标段|楼|层|栋|幢|月份|月|季度|支部"
    "|片区|片|网格|单元|车间|工区|工段|连|号"
)
_GROUP = re.compile(
    rf"(?<![0-9.一二三四五六七八九十第])第?(?P<first>{_ORDINAL})(?:(?:至|到|[—－\-~～]{{1,2}})(?P<last>{_ORDINAL}))?(?P<of>{_OF})"
    r"(?:共|有|为|：|是)?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>[万亿]?[一-鿿]{1,3})(?=[，、；。）]|$)"
)
_WHOLE = re.compile(r"(?:(?P<year>全年)|(?P<sum>[共总辖]|全[^年]))[^，。；：、0-9]{0,10}(?=[0-9])")
_AMONG = re.compile("其中|包括|分[一-鿿]{1,4}看")
_ASIDE = re.compile(
    r"[一-鿿]{0,4}(?:[，、；（。：][^，、；。0-9]{0,8}[0-9.]+[万亿]?[一-鿿]{1,3})*[）]?[，；：。（](?:[^，。；：0-9]{0,6}[，：])?"
)
_YEARS = {"月": 12, "月份": 12, "季度": 4}
_SMALL_GAP = 0.05
_BACK = 80


def wrong_groups(line: str) -> Iterator[Contradiction]:
    """Yield the last of the groups that count on from the first and do not come to the whole before them."""
    chain: list[re.Match[str]] = []
    for found in _GROUP.finditer(line):
        first, last = _bounds(found)
        follows = bool(chain) and _follows(chain[-1], found, line)
        if not follows and chain:
            if wrong := _wrong_chain(line, chain):
                yield wrong
            chain = []
        if last >= first and (chain or first == 1 or (first, found["of"]) == (7, "年级")):
            chain.append(found)
    if chain and (wrong := _wrong_chain(line, chain)):
        yield wrong


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    first = number(found["first"])
    return first, number(found["last"]) if found["last"] else first


def _follows(one: re.Match[str], other: re.Match[str], line: str) -> bool:
    """Tell whether a group is the next one, told of in the same way."""
    alike = one["of"] == other["of"] and one["unit"] == other["unit"]
    adjoin = line[one.end() : other.start()] in ("，", "、", "；")
    return alike and adjoin and _bounds(one)[1] + 1 == _bounds(other)[0]


def _wrong_chain(line: str, chain: Sequence[re.Match[str]]) -> Contradiction | None:
    if len(chain) < 2:
        return None
    start = chain[0].start()
    parts = [_told_at(line, one.start("number")) for one in chain]
    for found in reversed(list(_WHOLE.finditer(line, max(0, start - _BACK), start))):
        whole = _told_at(line, found.end())
        between = _AMONG.sub("", line[whole.end : start])
        if whole.dimension != parts[0].dimension or not whole.usable or not _ASIDE.fullmatch(between):
            continue
        if not all(part.usable for part in parts) or whole.dimension in ("", PERCENT, POINTS):
            return None
        due = sum_of(part.amount for part in parts)
        if due.meets(whole.amount) or not _is_wrong(line, chain, whole, due, of_year=bool(found["year"])):
            return None
        return wrong_parts(whole, due, "＋".join(part.text for part in parts), start, parts[-1].end)
    return None


def _told_at(line: str, at: int) -> Quantity:
    return next(quantities(line[at - 1 :])).moved(at - 1)  # the character before it says whether it is told exactly


def _is_wrong(line: str, chain: Sequence[re.Match[str]], whole: Quantity, due: Interval, *, of_year: bool) -> bool:
    """Tell whether the groups are all there are, or come to too much, if not to something else altogether."""
    of, last = chain[0]["of"], _bounds(chain[-1])[1]
    if of in _YEARS or of_year:
        return _YEARS.get(of) == last
    gap = abs(whole.amount.value - due.value)
    if f"{last}个{of}" in line or re.search(f"{last}个[一-鿿]{{0,5}}{of}", line):
        return gap < whole.amount.value / 2
    return gap <= whole.amount.value * _SMALL_GAP * (2 if due.value > whole.amount.value else 1)
