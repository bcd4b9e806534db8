"""Recomputes the rates of several things told in turn: 由3家、5亿元增加到4家、8亿元，分别增长33.3%和60%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Fault, contradiction
from reportlint.figures.interval import Interval
from reportlint.figures.quantity import PERCENT
from reportlint.figures.statement import ARROW, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.quantity import Quantity
    from reportlint.figures.statement import Statement

_RATES = re.compile("[，,；](?:同比|年均)?分别(?:同比)?(?P<up>增长|增加|提高|上升|上涨)?(?:下降|减少|降低|下跌)?了?")
_WAY = re.compile("增|减|降|提高|上升|上涨|下跌")
_AND = ("、", "和", "与", "及", "，")
_YEARLY = re.compile("年均|可比|口径|平均增|剔除|扣除")
_MOST = 4


def wrong_rates_in_turn(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the rates behind 分别 that are not those of as many pairs of levels right before them."""
    for at, statement in enumerate(said):
        rates = _RATES.fullmatch(statement.lead)
        if not rates or statement.quantity.dimension != PERCENT or not _WAY.search(statement.lead):
            continue
        end = at + 1
        while end < len(said) and said[end].lead in _AND and said[end].quantity.dimension == PERCENT:
            end += 1
        pairs = _pairs(said, at, end - at)
        if not 1 < end - at <= _MOST or any(_YEARLY.search(one.lead) for one in said[at - 2 * (end - at) : end]):
            continue
        for (before, after), rate in zip(pairs, said[at:end], strict=False):
            ratio = (after.amount / before.amount).plus(-1).times(100)
            rises = rates["up"] is not None
            if (ratio.value > 0) is not rises:
                continue
            due = ratio if rises else Interval(-ratio.most, -ratio.value, -ratio.least)
            formula = "（{0}－{1}）÷{1}" if rises else "（{1}－{0}）÷{1}"
            if found := contradiction(Fault.GROWTH, rate.quantity, due, formula, after, before):
                yield found


def _pairs(said: Sequence[Statement], at: int, many: int) -> list[tuple[Quantity, Quantity]]:
    """Return what each of so many levels was and has become; none where they are told otherwise."""
    levels = said[max(0, at - 2 * many) : at]
    if len(levels) < 2 * many or any("。" in one.lead for one in levels[1:]):
        return []
    parts = [one.part for one in levels]
    if parts == [Part.OUTSET, Part.OUTCOME] * many:
        pairs = list(zip(levels[::2], levels[1::2], strict=True))
    elif parts[0] is Part.OUTSET and all(one.lead in _AND for one in (*levels[1:many], *levels[many + 1 :])):
        turn = levels[many].lead
        if not turn.endswith(("到", "至", "为", ARROW)) or not _WAY.search(turn):
            return []
        pairs = list(zip(levels[:many], levels[many:], strict=True))
    else:
        return []
    quantities = [(one.quantity, other.quantity) for one, other in pairs]
    fits = all(
        one.usable and other.usable and one.dimension == other.dimension and one.dimension not in ("", PERCENT)
        for one, other in quantities
    )
    return quantities if fits and all(one.amount.least > 0 for one, _ in quantities) else []
