"""Recomputes shares (占总数的65.2%), and the rates of `rates`; what a share is a share of may stand far before it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault, contradiction
from reportlint.figures.quantity import PERCENT
from reportlint.figures.rates import RATIOS, subject
from reportlint.figures.statement import LEVELS, Part, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.figures.quantity import Quantity
    from reportlint.figures.rates import Quotient

    Named = Callable[[str, int], Quantity | None]

_OF_WHICH = re.compile("其中|包括")
_WHOLE_OF = re.compile("总人数|总户数|总面积|总数|总量|总额|总|全部|全体|所有|的")
_COLLECTIVE = re.compile("队伍$|口$|群体$")
_COUNTED = re.compile("共(?![建同享产青])|总|现有|合计")
_OF_A_PLAN = 0.2  # a plan is set, not measured: it is rounded much less than its digits allow
_IN_ONE_BREATH = ("", "、", "，")
_LISTED = tuple("、和与及")
_NEAR = 16
_PAIR = 5
_VERB = 2
_HALF_A_STEP = 0.06


def wrong_shares(said: Sequence[Statement], named: Named) -> Iterator[Contradiction]:
    """Yield the percentages of a line that are not the quotient of what they are said of.

    named: returns the one value that a name has in the document before a place of the line, for 占税收收入的80%.
    """
    whole: Quantity | None = None
    for at, statement in enumerate(said):
        if "。" in statement.lead:
            whole = None
        if at and _OF_WHICH.search(statement.lead):
            whole = _divided(said, at)
        quotient: Quotient | None = None
        if statement.part is Part.SHARE and (shares := _in_turn(said, at)):
            whole = _whole(said, at, whole, named)
            yield from _wrong_in_turn(said[at - len(shares) : at], shares, whole)
        elif statement.part is Part.SHARE:
            part = subject(said, at)
            whole = part and _whole(said, at, whole, named)
            quotient = part and whole and (Fault.SHARE, part, whole)
        elif statement.part in RATIOS:
            quotient = RATIOS[statement.part](said, at)
        if quotient and statement.quantity.usable and (found := _wrong(said, at, quotient)):
            yield found


def _in_turn(said: Sequence[Statement], at: int) -> Sequence[Statement]:
    """Return the shares of a list, none if one stands alone: 占44.4%、29.1%和26.5%."""
    end = at + 1
    while end < len(said) and said[end].lead in _LISTED and said[end].quantity.dimension == PERCENT:
        end += 1
    return said[at:end] if end > at + 1 else ()


def _wrong_in_turn(
    parts: Sequence[Statement], shares: Sequence[Statement], whole: Quantity | None
) -> Iterator[Contradiction]:
    """Yield the shares of a list that are not those of as many parts listed before, each of its own."""
    listed = all(part.lead[:1] in _LISTED for part in parts[1:])
    if whole is None or len(parts) < len(shares) or not listed:
        return
    for part, share in zip(parts, shares, strict=True):
        if share.quantity.usable and _comparable(part.quantity, whole):
            due = (part.quantity.amount / whole.amount).times(100)
            if found := contradiction(Fault.SHARE, share.quantity, due, "{0}÷{1}", part.quantity, whole):
                yield found


def _wrong(said: Sequence[Statement], at: int, quotient: Quotient) -> Contradiction | None:
    """Return what is wrong with a percentage, unless others nearby give it: then it may be said of them."""
    claim = said[at].quantity
    fault, part, whole = quotient
    if not _comparable(part, whole):
        return None
    planned = whole.amount.narrowed(_OF_A_PLAN) if fault is Fault.COMPLETION else whole.amount
    found = contradiction(fault, claim, (part.amount / planned).times(100), "{0}÷{1}", part, whole)
    if found and (other := _of_hundred(said, at, quotient)):
        return other
    named = found and any(one.quantity is whole and _names(said[at].detail, one.lead) for one in said)
    near = [one.quantity for one in said[max(0, at - _NEAR) : at + _NEAR]] if found and not named else ()
    alike = [one for one in near if one.dimension == part.dimension and one.amount.least > 0]
    others = [(one, other) for one in alike for other in alike if one is not other and (one, other) != (part, whole)]
    if said[at].part is Part.OF_REFERENCE:  # 占计划240万元的5%: of which whole is said
        others = [(one, other) for one, other in others if other is whole]
    pairs = [(one.amount, other.amount) for one, other in others]
    pairs += [(part.amount, one.amount + other.amount) for one, other in pairwise(alike)]
    return None if any(claim.amount.meets((one / other).times(100)) for one, other in pairs) else found


def _beside(said: Sequence[Statement], at: int, whole: Quantity | None) -> Quantity | None:
    """Return the whole in the unit of a part, named in the same breath as the one that 其中 divides: 426户1730人."""
    part = subject(said, at)
    if not part or not whole or part.dimension == whole.dimension:
        return None
    for one, other in pairwise(said[:at]):
        if other.quantity is whole and other.lead in _IN_ONE_BREATH and one.part in (Part.LEVEL, Part.TOTAL):
            return one.quantity if one.quantity.dimension == part.dimension else None
    return None


def _names(detail: str, lead: str) -> bool:
    """Tell whether 占收回问卷的 means what 收回 said just before its number."""
    return len(detail) > _VERB and detail[:_VERB] == lead[-_VERB:]


def _of_hundred(said: Sequence[Statement], at: int, quotient: Quotient) -> Contradiction | None:
    """Return the part at fault, where its share and the one before it, which fits, make up a hundred."""
    _, part, whole = quotient
    claim = said[at].quantity
    for before in range(at - 1, max(0, at - _PAIR), -1):
        share, other = said[before].quantity, subject(said, before)
        if said[before].part is not Part.SHARE or other is None or other is part or not _comparable(other, whole):
            continue
        fits = share.amount.meets((other.amount / whole.amount).times(100))
        if fits and abs(float(share.number) + float(claim.number) - 100) < _HALF_A_STEP:
            due = whole.amount - other.amount
            return contradiction(Fault.PARTS, part, due, "{0}－{1}", whole, other)
    return None


def _comparable(part: Quantity, whole: Quantity) -> bool:
    """Tell whether one may be a part of the other."""
    same = part.dimension == whole.dimension and part.dimension not in ("", PERCENT)
    return same and part.usable and whole.usable and whole.amount.least > 0 and part.start != whole.start


def _whole(said: Sequence[Statement], at: int, whole: Quantity | None, named: Named) -> Quantity | None:
    """Return what a share is a share of: by its name, or what 其中 or the share before it had."""
    name = said[at].detail.removesuffix("的")
    core = _WHOLE_OF.sub("", name)
    if not core:
        return _beside(said, at, whole) or whole or _among(said, at) or _counted(said, at)
    for index in range(at - 1, max(-1, at - _NEAR), -1):
        before = said[index]
        if before.quantity is whole and (core in before.lead or name in before.lead or _names(core, before.lead)):
            return whole
        if "。" in before.lead:
            break
    return named(name, said[at].quantity.start) or _said_so(said, at, core)


def _said_so(said: Sequence[Statement], at: int, core: str) -> Quantity | None:
    """Return the level before a share that is said of what the share is of: 占老年人口的, 老年人6.4万人."""
    part = subject(said, at)
    stems = tuple({core, _COLLECTIVE.sub("", core)})
    for index in range(at - 1, max(-1, at - _PAIR), -1):
        before = said[index]
        fits = before.part is Part.LEVEL and before.quantity is not part and len(min(stems, key=len)) >= _VERB
        if fits and before.lead.endswith(stems):
            return before.quantity
        if "。" in before.lead:
            break
    return None


def _among(said: Sequence[Statement], at: int) -> Quantity | None:
    """Return the whole that the sentence is about: 在受访的95人中，表示不清楚的有9人，占9.5%."""
    for index in range(at - 1, max(0, at - _NEAR), -1):
        if said[index].lead.startswith(("中，", "中：", "中有", "当中，")):
            return said[index - 1].quantity
        if "。" in said[index].lead or _OF_WHICH.search(said[index].lead):
            break
    return None


def _counted(said: Sequence[Statement], at: int) -> Quantity | None:
    """Return the whole that opens the sentence: 共有党员46名，女党员16名，占34.8%."""
    part = subject(said, at)
    for index in range(at - 1, max(-1, at - _NEAR), -1):
        before = said[index]
        opens = index == 0 or "。" in before.lead
        if opens:
            shared = _is_bare_share(said[index + 1]) and index + 1 < at  # it is a part of what they all are parts of
            fits = part and before.quantity is not part and before.part is Part.LEVEL and not shared
            return before.quantity if fits and _COUNTED.search(before.lead.rpartition("。")[2]) else None
    return None


def _is_bare_share(statement: Statement) -> bool:
    """Tell whether a share does not say of what: 占65.6%."""
    return statement.part is Part.SHARE and not _WHOLE_OF.sub("", statement.detail.removesuffix("的"))


def _divided(said: Sequence[Statement], at: int) -> Quantity | None:
    """Return what 其中 divides: the level before it, over changes and shares."""
    for index in range(at - 1, -1, -1):
        before = said[index]
        if before.part in LEVELS and before.quantity.dimension != PERCENT:
            return before.quantity if before.quantity.usable else None
        if before.part not in (Part.CHANGE, Part.SHARE, Part.RATE, Part.EARLIER) or "。" in before.lead:
            return None
    return None
