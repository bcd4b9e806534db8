"""Recomputes averages from the total and the number before them in their sentence: 12期，1440人次，平均每期120人次."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault, contradiction
from reportlint.figures.interval import Interval
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import LEVELS, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.quantity import Quantity
    from reportlint.figures.statement import Statement

_EACH = "部|期|户|人|名|村|次|场|批|件|所|家|亩|车|班|队|组|台|天|月|笔|例|起|篇|校"
_AVERAGE = re.compile(
    rf"(?:平均每|每)个?(?P<each>{_EACH})[一-鿿]{{0,4}}$|(?P<each_of>[户人村次场件家亩班月笔例起校])均[一-鿿]{{0,4}}约?$"
    "|(?P<acre>亩产|单产)(?:量|达到?|为)*$"
    "|平均每个?(?P<noun>[一-鿿]{2,4}?)(?:配备|配有|配|设|有|投入|发放|选派|覆盖|补助)?$"
)
_ADDED = re.compile("增加?|减少?|提高|降低|下降|多|少|达到|以上|超")
_EACH_BRINGS = re.compile(f"每({_EACH})(?:补助|补贴|培训|发放|奖励|安排|投入|投资|参训|参加)?$")
_ALL = re.compile("共|总|合计|累计")
_HINT = re.compile("均|[亩单]产")
_ALIAS = {"名": "人", "校": "所"}
_MONTHS = re.compile("(上半年|下半年)|(?<!占)(全年|一年)")
_WITHIN = 2.0
_CLOSE = 0.02
_IN_ALL = re.compile("[，,]?(?:共计|合计|总计|共)[一-鿿]{0,6}")
_AND = re.compile("[和及与、等]")
"""What tells that a total is of more than what each brings."""
_ROUNDED = 0.5
_CUT = 0.99  # 3.99 may be cut off to 3, 4 may not
_COUNTS = (*LEVELS, Part.REST)
_LONGEST = 30


def wrong_averages(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the averages that no total and no number before them in their sentence give."""
    for at, statement in enumerate(said):
        claim = statement.quantity
        match = (
            _AVERAGE.search(line, max(0, claim.start - 10), claim.start) if _HINT.search(statement.lead[-10:]) else None
        )
        if not match or claim.dimension in ("", PERCENT, POINTS) or not float(claim.number):
            continue
        each = match["each"] or match["each_of"] or ("" if match["noun"] else "亩")
        before = _of_sentence(said, at)
        if match["noun"]:
            found = _by_noun(line, before, claim, match["noun"]) if claim.usable else None
        elif each == "月":
            found = _by_month(before, claim)
        elif claim.usable and not _ADDED.search(match.group()):
            found = _by_number(before, claim, _ALIAS.get(each, each))
        else:
            found = None
        if found:
            yield found


def wrong_products(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the totals that are not so many times what each brings: 8期，每期50人，共培训400人."""
    for at, statement in enumerate(said):
        each = statement.quantity
        match = _EACH_BRINGS.search(line, max(0, each.start - 8), each.start)
        if not match or not each.usable or at + 1 >= len(said):
            continue
        if said[at + 1].quantity.dimension == match[1]:
            if wrong := _of_so_many(said, at):
                yield wrong
            continue
        numbers = [
            one.quantity for one in (*_of_sentence(said, at), said[at + 1]) if one.quantity.dimension == match[1]
        ]
        total = said[at + 1]
        if _AND.search(total.lead):
            continue
        fits = total.part in _COUNTS and total.quantity.dimension == each.dimension and _ALL.search(total.lead)
        if len(numbers) != 1 or not numbers[0].usable or not fits or not total.quantity.usable or "。" in total.lead:
            continue
        low, high = (each.amount.least * numbers[0].amount.least, each.amount.most * numbers[0].amount.most)
        due = Interval(low, each.amount.value * numbers[0].amount.value, high)
        near = due.value < total.quantity.amount.value * _WITHIN and total.quantity.amount.value < due.value * _WITHIN
        if near and (found := contradiction(Fault.TOTAL, total.quantity, due, "{0}×{1}", numbers[0], each)):
            yield found


def _of_so_many(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return a total behind the number and what each brings: 每亩补助150元，3200亩共计4.8万元."""
    if at + 2 >= len(said):
        return None
    each, number, total = (one.quantity for one in said[at : at + 3])
    leads = said[at + 1].lead + said[at + 2].lead
    fits = total.dimension == each.dimension and _IN_ALL.fullmatch(said[at + 2].lead) and "。" not in leads
    if _AND.search(said[at + 2].lead):
        return None
    if not fits or said[at + 2].part not in _COUNTS or not (number.usable and total.usable):
        return None
    low, high = each.amount.least * number.amount.least, each.amount.most * number.amount.most
    due = Interval(low, each.amount.value * number.amount.value, high)
    ratio = due.value / (total.amount.value or 1)
    tenfold = any(abs(ratio / power - 1) < _CLOSE for power in (0.01, 0.1, 10, 100))
    if not tenfold and not 1 / _WITHIN < ratio < _WITHIN:
        return None
    return contradiction(Fault.TOTAL, total, due, "{0}×{1}", number, each)


def _of_sentence(said: Sequence[Statement], at: int) -> list[Statement]:
    """Return the statements before one in its sentence."""
    first = at
    while first > 0 and "。" not in said[first].lead and "；" not in said[first].lead:
        first -= 1
    return list(said[first:at])


def _by_number(before: Sequence[Statement], claim: Quantity, each: str) -> Contradiction | None:
    numbers = [one.quantity for one in before if one.quantity.dimension.startswith(each)]
    totals = [one.quantity for one in before if one.quantity.dimension == claim.dimension]
    pairs = [(total, number) for total in totals for number in numbers if total is not number]
    if len(before) < 2 or not all(one.usable and one.amount.least > 0 for pair in pairs for one in pair):
        return None
    last = [one.quantity for one in before[-2:]]
    if len({id(number) for _, number in pairs}) != 1 or not all(part.part in _COUNTS for part in before[-2:]):
        return None
    total, number = next(((t, n) for t, n in pairs if t in last and n in last), (None, None))
    if total is None or number is None or any(_meets(claim, t.amount / n.amount) for t, n in pairs):
        return None
    due = total.amount / number.amount
    if not claim.amount.value / _WITHIN < due.value < claim.amount.value * _WITHIN:
        return None
    reckoning = f"{total.text}÷{number.text}≈{claim.written(due.value)}{claim.unit}"
    spans = tuple((one.start, one.number_end) for one in (total, number))
    return Contradiction(Fault.AVERAGE, claim.start, claim.number_end, claim.written(due.value), spans, reckoning)


def _by_noun(line: str, before: Sequence[Statement], claim: Quantity, noun: str) -> Contradiction | None:
    """Return an average for each thing of a name, told with its number: 36个网格，网格员108名，平均每个网格4名."""
    if len(before) < 2 or any(one.part not in _COUNTS for one in before[-2:]):
        return None
    one, other = (statement.quantity for statement in before[-2:])
    later = other.dimension == claim.dimension
    total, number, lead = (other, one, before[-2].lead) if later else (one, other, before[-1].lead)
    named = line.startswith(noun, number.end) or noun in re.split("[，,、。；]", lead)[-1]
    if not named or total.dimension != claim.dimension or number.dimension == claim.dimension:
        return None
    if not (total.usable and number.usable and number.amount.least > 0):
        return None
    due = total.amount / number.amount
    near = claim.amount.value / _WITHIN < due.value < claim.amount.value * _WITHIN
    if not near or _meets(claim, due):
        return None
    reckoning = f"{total.text}÷{number.text}≈{claim.written(due.value)}{claim.unit}"
    spans = tuple((each.start, each.number_end) for each in (total, number))
    return Contradiction(Fault.AVERAGE, claim.start, claim.number_end, claim.written(due.value), spans, reckoning)


def _by_month(before: Sequence[Statement], claim: Quantity) -> Contradiction | None:
    """Return a half-year's or a year's total that is not six or twelve times what each month is to bring."""
    if not before or before[-1].quantity.dimension != claim.dimension or before[-1].part not in _COUNTS:
        return None
    total = before[-1].quantity
    lead = before[-1].lead
    periods = list(_MONTHS.finditer(lead))
    if not periods or not total.usable or claim.start - total.end > _LONGEST:
        return None
    months = 6 if periods[-1][1] else 12
    due = total.amount.times(1 / months)
    near = claim.amount.value / _WITHIN < due.value < claim.amount.value * _WITHIN
    if not near or _meets(claim, due):
        return None
    reckoning = f"{total.text}÷{months}≈{claim.written(due.value)}{claim.unit}"
    return Contradiction(Fault.AVERAGE, total.start, claim.end, None, (), reckoning)


def _meets(claim: Quantity, due: Interval) -> bool:
    """Tell whether an average is what is due, rounded or cut off."""
    step = claim.worth / 10**claim.decimals
    value = claim.amount.value
    return Interval(value - _ROUNDED * step, value, value + _CUT * step).meets(due)
