"""Sums that say what they add up: 两类共44户, 收入…支出…结余, groups that count on: 一至三组, 四至六组."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import wrong_parts, wrong_rest, wrong_sum
from reportlint.figures.interval import sum_of
from reportlint.figures.quantity import PERCENT, POINTS, may_be_added, quantities
from reportlint.figures.statement import Part, Statement
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.interval import Interval
    from reportlint.figures.quantity import Quantity

_KINDS = ("类", "项", "者", "批", "期", "种", "处", "班", "村", "校", "部分", "区", "组", "队", "镇")
_PLACES = frozenset("村镇乡县区市州班校院队组栋社路河片库")
COUNTED = tuple(f"{many}{kind}共" for many in "两三四" for kind in _KINDS)
COUNTED_SIGN = f"共(?<=(?:{'|'.join(kind[-1] for kind in _KINDS)})共)(?:有|为|达)?[0-9]"
_COUNTED = re.compile(
    "[，,、；。：]?(?:以上)?(?:这)?(?P<many>[两二三四五六])(?P<kind>类|项|者|批|期|种|处|部分|[村镇乡县区市州班校院队组栋社路河片库])"
    "(?P<noun>[一-鿿]{0,3}?)(?:合计|共计|总计|总共|一共|合共|累计|共)(?:有|为|达|是)?"
)
_UNLIKE = re.compile("均|每|最|率|价|标准|比|超|增|减|上年|去年|年初|其中|共|总|合计|累计")
_WITHIN = 6

_IN = re.compile(
    "(?P<name>[一-鿿]{0,10}?)(?:总?收入|收到[一-鿿]{0,6}|(?:筹集|募集|到位)[一-鿿]{0,4})(?:为|达到?|共|合计)?$"
)
_OUT = re.compile("(?P<name>[一-鿿]{0,8}?)(?:支出|开支|使用|花费)(?:了|为|达到?|共|合计)?$")
_LEFT = re.compile("[，,；。](?:当年|当期|本年|本期|全年|收支)?(?:结余|盈余|节余|结存)(?:为|了|资金)?")
_PERIOD = re.compile(
    "全年|上半年|下半年|本年|当年|当期|一年来|一年|年度|本期|今年|年|共|总|累计|合计|同期|实现|完成|已|各项"
)
_CARRIED = re.compile(
    "上年|去年|期初|年初|结转|滚存|累计|上解|预算|人均|均|转移|余额|纯收入|可支配|主营|利润|税|折旧|上交|上缴|分红|还"
)

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


def wrong_count_sum(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return the sum that says of how many things it is, and is not that of so many before it: 两类共44户."""
    found = _COUNTED.fullmatch(said[at].lead)
    claim = said[at].quantity
    if not found or not claim.usable or claim.dimension in ("", PERCENT, POINTS):
        return None
    many = number(found["many"])
    near = [one for one in said[max(0, at - _WITHIN) : at] if one.quantity.dimension == claim.dimension]
    items = said[max(0, at - many) : at]
    if len(items) < many or len(near) < many or not all(_is_item(one, claim, found["kind"]) for one in items):
        return None
    choices = (sum_of(one.quantity.amount for one in some) for some in combinations(near, many))
    if any(each.meets(claim.amount) for each in choices):
        return None
    parts = [one.quantity for one in items]
    amounts = [part.amount for part in parts]
    likely = max(amount.value for amount in amounts) < claim.amount.value >= sum_of(amounts).value / 2
    return wrong_sum(claim, parts) if likely else None


def _is_item(one: Statement, claim: Quantity, kind: str) -> bool:
    fits = one.part is Part.LEVEL and one.quantity.usable and one.quantity.dimension == claim.dimension
    name = re.split("[，,、；。：]", one.lead)[-1]
    return fits and not _UNLIKE.search(name) and (kind not in _PLACES or kind in name)


def wrong_balance(line: str, said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return what is left of an income behind an expense, if it is not their difference."""
    rest, spent = said[at], said[at - 1]
    out = _OUT.search(spent.lead)
    if at < 2 or not _LEFT.fullmatch(rest.lead) or not out or spent.part is not Part.LEVEL:
        return None
    earned = [one for one in said[: at - 1] if _IN.search(one.lead)]
    if not earned or any("其中" not in _between(line, earned[0], one) for one in earned[1:]):
        return None
    whole, name = earned[0], _PERIOD.sub("", out["name"])
    found = _IN.search(whole.lead)
    if not found or whole.part not in (Part.LEVEL, Part.OUTCOME, Part.TOTAL) or whole.lead[:1] == "、":
        return None
    before = said[earned_at - 1].lead if (earned_at := said.index(whole)) else ""
    told = before + line[max(0, whole.quantity.start - len(whole.lead)) : rest.quantity.start]
    compared = re.sub("[比较](?:上年|去年)(?:同期)?的?", "", told)
    if _CARRIED.search(compared) or (name and name not in found["name"]):
        return None
    figures = (rest.quantity, whole.quantity, spent.quantity)
    return wrong_rest(*figures) if may_be_added(*figures) else None


def is_of_one_purse(income: str, expense: str, rest: str) -> bool:
    """Tell whether what is left can only be of one income and one expense, by the words before the three figures."""
    spent, earned = _OUT.search(expense), _IN.search(income)
    name = _PERIOD.sub("", spent["name"]) if spent else ""
    return not _CARRIED.search(income + expense + rest) and not (earned and name and name not in earned["name"])


def is_carried_over(words: str) -> bool:
    """Tell whether words speak of money that comes from before, or goes elsewhere."""
    return _CARRIED.search(words) is not None


def _between(line: str, one: Statement, other: Statement) -> str:
    return line[one.quantity.end : other.quantity.start]


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
    parts = [next(quantities(line[one.start("number") - 1 :])).moved(one.start("number") - 1) for one in chain]
    for found in reversed(list(_WHOLE.finditer(line, max(0, start - _BACK), start))):
        whole = next(quantities(line[found.end() - 1 :])).moved(found.end() - 1)
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


def _is_wrong(line: str, chain: Sequence[re.Match[str]], whole: Quantity, due: Interval, *, of_year: bool) -> bool:
    """Tell whether the groups are all there are, or come to too much, if not to something else altogether."""
    of, last = chain[0]["of"], _bounds(chain[-1])[1]
    if of in _YEARS or of_year:
        return _YEARS.get(of) == last
    gap = abs(whole.amount.value - due.value)
    if f"{last}个{of}" in line or re.search(f"{last}个[一-鿿]{{0,5}}{of}", line):
        return gap < whole.amount.value / 2
    return gap <= whole.amount.value * _SMALL_GAP * (2 if due.value > whole.amount.value else 1)
