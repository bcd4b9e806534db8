"""Checks sums that say of how many things they are: 养殖户21户，种植户34户，两类共56户."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import wrong_sum
from reportlint.figures.interval import sum_of
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import Part, Statement
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.quantity import Quantity

_KINDS = ("类", "项", "者", "批", "期", "种", "处", "班", "村", "校", "部分", "区", "组", "队", "镇")
_PLACES = "村镇乡县区市州班校院队组栋社路河片库"
COUNTED = tuple(f"{many}{kind}共" for many in "两三四" for kind in _KINDS)
COUNTED_SIGN = f"共(?<=(?:{'|'.join(kind[-1] for kind in _KINDS)})共)[一-鿿]{{0,2}}[0-9]"
_COUNTED = re.compile(
    f"[，,、；。：]?(?:以上)?(?:这)?(?P<many>[两二三四五六])(?P<kind>类|项|者|批|期|种|处|部分|[{_PLACES}])"
    "(?P<noun>[一-鿿]{0,3}?)(?:合计|共计|总计|总共|一共|合共|累计|共)(?:有|为|达|是|(?P<verb>[一-鿿]{2}))?"
)
_UNLIKE = re.compile("均|每|最|率|价|标准|比|超|增|减|上年|去年|年初|其中|共|总|合计|累计")
_WITHIN = 6


def wrong_count_sum(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return the sum that says of how many things it is, and is not that of so many before it: 两类共44户."""
    found = _COUNTED.fullmatch(said[at].lead)
    claim = said[at].quantity
    if not found or not claim.usable or claim.dimension in ("", PERCENT, POINTS):
        return None
    if found["verb"] and not any(found["verb"] in one.lead for one in said[max(0, at - _WITHIN) : at]):
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
