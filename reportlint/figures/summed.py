"""Checks the sum behind a list that says by its verb or noun what it sums up: 栽柳树12株、杨树26株，共栽树38株."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import wrong_sum
from reportlint.figures.interval import sum_of
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.statement import Statement

SIGN = re.compile("[，；](?:总共|一共|合共|共|累计|共计|合计|总计)[一-鿿]{2,14}[0-9]|总[数量额](?:为|是|达)?[0-9]")
_SUM = re.compile("[，；](?:总共|一共|合共|共计|合计|累计|共)(?P<verb>[一-鿿]{2})[一-鿿]{0,8}")
_ALL = re.compile("[，；](?:总共|一共|合共|共计|合计|累计|总计|共)(?P<verb>[一-鿿]{2})[一-鿿]{0,12}")
_NOUN = re.compile("[，；](?P<noun>[一-鿿]{1,6})总(?:数|量|额)(?:为|是|达)?")
_UNLIKE = re.compile("均|每|最|率|价|标准|比|超|增|减|上年|去年|年初|其中|共|总|合计|累计|计划|目标")
_TWICE = re.compile("同时|重复|剔除|扣除|兼|交叉|重叠")
_NEAR = 0.3
_NEAR_CLAUSES = 0.1


def wrong_sums(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the sums of lists that are told by their verb, or, where 、 joins these, by the noun all items end in."""
    for at, statement in enumerate(said):
        claim = statement.quantity
        verb, noun = _SUM.fullmatch(statement.lead), _NOUN.fullmatch(statement.lead)
        if at > 1 and (found := _of_clauses(said, at)):
            yield found
            continue
        if at < 2 or not (verb or noun) or not claim.usable or claim.dimension in ("", PERCENT, POINTS):
            continue
        first = at - 1
        while first > 0 and said[first].lead[:1] == "、":
            first -= 1
        items = said[first:at]
        alike = all(one.part is Part.LEVEL and one.quantity.usable for one in items)
        if len(items) < 2 or not alike or {one.quantity.dimension for one in items} != {claim.dimension}:
            continue
        names = [re.split("[，；。：、]", one.lead)[-1] for one in items]
        told = verb["verb"] in names[0] if verb else noun is not None and all(n[-1:] in noun["noun"] for n in names)
        twice = at + 1 < len(said) and _TWICE.search(said[at + 1].lead)
        if not told or twice or any(_UNLIKE.search(name) for name in names):
            continue
        parts = [one.quantity for one in items]
        near = abs(sum_of(part.amount for part in parts).value - claim.amount.value) <= _NEAR * claim.amount.value
        if near and (found := wrong_sum(claim, parts)):
            yield found


def _of_clauses(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return the sum of clauses that begin with its verb: 参加宣讲的有60人，参加巡查的有30人，总计参加活动的达92人."""
    claim, told = said[at].quantity, _ALL.fullmatch(said[at].lead)
    if not told or not claim.usable or claim.dimension in ("", PERCENT, POINTS):
        return None
    first = at
    while first and _is_clause(said[first - 1], told["verb"], said[at - 1]):
        first -= 1
        if not said[first].lead.startswith(("，" + told["verb"], "；" + told["verb"])):
            break
    items = [one.quantity for one in said[first:at]]
    if len(items) < 2 or {one.dimension for one in items} != {claim.dimension}:
        return None
    if at + 1 < len(said) and _TWICE.search(said[at + 1].lead):
        return None
    due = sum_of(item.amount for item in items)
    near = 0 < claim.amount.value - due.value <= _NEAR_CLAUSES * claim.amount.value  # less: some are counted twice
    return wrong_sum(claim, items) if near else None


def _is_clause(one: Statement, verb: str, last: Statement) -> bool:
    """Tell whether a clause says of a part what the sum says of all, in the words of the last one."""
    clause = re.split("[，；。：、\n]", one.lead)[-1]
    alike = clause.startswith(verb) and one.lead[-2:] == last.lead[-2:]
    return alike and one.part is Part.LEVEL and one.quantity.usable and not _UNLIKE.search(clause)
