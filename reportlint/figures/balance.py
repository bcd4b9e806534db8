"""Checks what is left of an income behind an expense: 收入12.4万元，支出9.1万元，结余4.3万元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import wrong_rest
from reportlint.figures.quantity import may_be_added
from reportlint.figures.statement import LEVELS, Part, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.figures.contradiction import Contradiction

_EARNED = re.compile(
    "(?P<name>[一-鿿]{0,10}?)(?:总?收入|收到[一-鿿]{0,6}|(?:筹集|募集|到位)[一-鿿]{0,4})(?:为|达到?|共|合计)?$"
)
_SPENT = re.compile("(?P<name>[一-鿿]{0,8}?)(?:支出|开支|使用|花费)(?:了|为|达到?|共|合计)?$")
LEFT = re.compile("[，,、；](?:结余|结存|盈余|节余)")
_COMES_IN = re.compile("收入|接收|收到|到位|筹集|募集")
_GOES_OUT = re.compile("支出|使用|拨付|发放")
_IS_LEFT = re.compile("[，,；。](?:当年|当期|本年|本期|全年|收支)?(?:结余|盈余|节余|结存)(?:为|了|资金)?")
_PERIOD = re.compile(
    "全年|上半年|下半年|本年|当年|当期|一年来|一年|年度|本期|今年|年|共|总|累计|合计|同期|实现|完成|已|各项"
)
_COMPARED = re.compile("[比较](?:上年|去年)(?:同期)?的?")
_CARRIED = re.compile(
    "上年|去年|期初|年初|结转|滚存|累计|上解|预算|人均|均|转移|余额|纯收入|可支配|主营|利润|税|折旧|上交|上缴|分红|还"
)


def wrong_balance(line: str, said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return what is left of an income behind an expense, if it is not their difference."""
    rest, spent = said[at], said[at - 1]
    if at < 2 or not _IS_LEFT.fullmatch(rest.lead) or not _SPENT.search(spent.lead) or spent.part is not Part.LEVEL:
        return None
    incomes = [index for index, one in enumerate(said[: at - 1]) if _EARNED.search(one.lead)]
    if not incomes:
        return None
    first = incomes[0]
    earned, *others = (said[index] for index in incomes)
    if any("其中" not in line[earned.quantity.end : other.quantity.start] for other in others):
        return None
    if earned.part not in LEVELS or earned.lead[:1] == "、" or not _is_of_one_purse(earned.lead, spent.lead):
        return None
    before = said[first - 1].lead if first else ""
    told = before + line[max(0, earned.quantity.start - len(earned.lead)) : rest.quantity.start]
    if is_carried_over(_COMPARED.sub("", told)):
        return None
    figures = (rest.quantity, earned.quantity, spent.quantity)
    return wrong_rest(*figures) if may_be_added(*figures) else None


def is_balance(income: str, expense: str, rest: str) -> bool:
    """Tell whether the words before three figures are of an income, an expense, and what only these two leave."""
    told = LEFT.match(rest) and _COMES_IN.search(income) and _GOES_OUT.search(expense)
    return bool(told) and not is_carried_over(income + expense + rest) and _is_of_one_purse(income, expense)


def is_carried_over(words: str) -> bool:
    """Tell whether words speak of money that comes from before, or goes elsewhere."""
    return _CARRIED.search(words) is not None


def _is_of_one_purse(income: str, expense: str) -> bool:
    """Tell whether an expense has no name, or is named as the income is."""
    earned, spent = _EARNED.search(income), _SPENT.search(expense)
    name = _PERIOD.sub("", spent["name"]) if spent else ""
    return not (earned and name and name not in earned["name"])
