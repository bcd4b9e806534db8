"""Checks what is left against what there was, what came and what went: 旧存12件，新收86件，审结90件，未结8件."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault, contradiction
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.statement import Statement

STOCKS = ("年初有", "年初共", "期初", "旧存", "年初会员", "年初成员", "年初存栏", "年初存", "年初在", "年初实有")
SIGN = re.compile("年初[有共会成存在实]|期初|旧存")
_WAS = re.compile("(?:年初|期初|旧存)(?![至到以来])(?:的|实)?(?:有|共有|共|存栏|在册|会员|成员|案件|库存|余额)*$")
_CAME = re.compile(
    "^[，、；](?:全年|本年|年内|期间|当年|今年|又)?(?:新(?:入社|入会|收案件|增|收|入|发展|吸纳|加入|购|进)|购进|入库|调入|转入|吸纳|发展)[一-鿿]{0,4}$"
)
_WENT = re.compile(
    "^[，、；](?:全年|本年|年内|期间|当年|今年|又)?(?:已)?(?:退社|退会|退出|注销|审结|办结|结案|调出|转出|出库|出栏|减少|销售|淘汰|报废|死亡|迁出|清退)[一-鿿]{0,4}$"
)
_IS = re.compile("^[，；、](?:(?:到)?年末|(?:到)?年底|期末|未结|结存|库存|现有|尚存)(?:的|实|尚)?[一-鿿]{0,6}$")
_OF = 4


def wrong_stocks(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield what is left where it is not what there was with what came and without what went."""
    for at in range(_OF - 1, len(said)):
        four = said[at - _OF + 1 : at + 1]
        was, came, went, left = (one.quantity for one in four)
        shapes = zip(four, (_WAS, _CAME, _WENT, _IS), strict=True)
        if not all(shape.search(one.lead) for one, shape in shapes) or any(one.part is Part.CHANGE for one in four[:1]):
            continue
        dimensions = {one.quantity.dimension for one in four}
        if len(dimensions) > 1 or dimensions & {"", PERCENT, POINTS} or not all(one.quantity.usable for one in four):
            continue
        due = was.amount + came.amount - went.amount
        if found := contradiction(Fault.DIFFERENCE, left, due, "{0}＋{1}－{2}", was, came, went):
            yield found
