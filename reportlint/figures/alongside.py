"""Checks the shares of a list against one another (40件，占8%；160件，占32%), by a whole that need not be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Fault, contradiction
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.interval import Interval
    from reportlint.figures.statement import Statement

_FEWEST = 4
_SHARE = re.compile("[，,（]?占(?:比|总数的|总量的)?(?:为|达)?")
_ITEM = re.compile("[）]?[，；、。：]?[^，；。：占]{1,14}|.{0,40}[。：，][^，；。：占]{1,14}")
_APART = re.compile("其中|包括|增|减|升|降|比|同期|上年|去年|均|率")


def wrong_alongside(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the one share of a list that is of another whole than all the others, which are of one."""
    at = 0
    while at + 1 < len(said):
        items: list[tuple[Statement, Statement]] = []
        while at + 1 < len(said) and _is_item(said[at], said[at + 1], items):
            items.append((said[at], said[at + 1]))
            at += 2
        if len(items) < _FEWEST:
            at += not items
        elif found := _odd_one(items):
            yield found


def _is_item(part: Statement, share: Statement, before: Sequence[tuple[Statement, Statement]]) -> bool:
    """Tell whether two figures are a number and its share of what is not said, and go on with a list."""
    one, other = part.quantity, share.quantity
    fits = part.part is Part.LEVEL and share.part is Part.SHARE and other.dimension == PERCENT
    if not fits or not one.usable or not other.usable or one.dimension in ("", PERCENT, POINTS):
        return False
    if not _SHARE.fullmatch(share.lead) or _APART.search(part.lead) or not 0 < other.amount.least < 100:
        return False
    if not before:
        return True
    same = one.dimension == before[0][0].quantity.dimension and share.lead == before[0][1].lead
    return same and "。" not in part.lead and _ITEM.fullmatch(part.lead) is not None


def _odd_one(items: Sequence[tuple[Statement, Statement]]) -> Contradiction | None:
    """Return the share of the one item without which all have a whole in common."""
    wholes = [(part.quantity.amount / share.quantity.amount).times(100) for part, share in items]
    if _common(wholes):
        return None
    odd = [at for at in range(len(items)) if _common([*wholes[:at], *wholes[at + 1 :]])]
    if len(odd) != 1:
        return None
    part, share = items[odd[0]]
    most = max((item for at, item in enumerate(items) if at != odd[0]), key=lambda item: item[0].quantity.amount.value)
    other, of = most[0].quantity, most[1].quantity
    due = part.quantity.amount / (other.amount / of.amount)
    return contradiction(Fault.SHARE, share.quantity, due, "{0}÷（{1}÷{2}）", part.quantity, other, of)


def _common(wholes: Sequence[Interval]) -> bool:
    """Tell whether one number lies within all."""
    return max(one.least for one in wholes) <= min(one.most for one in wholes)
