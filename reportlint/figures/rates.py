"""Finds the two figures whose quotient a rate is: of completion, of what was done (整改率95%), of a number beside it.

It does not divide them. Nor does it know shares, whose whole may stand anywhere before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Fault
from reportlint.figures.statement import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.figures.quantity import Quantity
    from reportlint.figures.statement import Statement

    Quotient = tuple[Fault, Quantity, Quantity]

_PLAN = re.compile("计划|任务|目标|(?<!控制)指标|预算")
_SHORTER = re.compile("半年|季|月|[一二三]期|十[一二三四五]五")
_NOT = ("不", "未", "没")
_SAME = {
    "结案": ("审结", "办结"),
    "回收": ("收回",),
    "办结": ("办理完毕",),
    "破案": ("侦破", "破获"),
    "调解": ("调处",),
    "完成": ("建成", "竣工", "完工"),
    "完工": ("建成", "竣工", "完成"),
    "竣工": ("建成", "完工"),
}
"""Verbs that say of the cases what a rate calls by another word."""
_CLAUSE = re.compile("[一-鿿]{0,10}[，,、；（]")
_LONGEST_BETWEEN = 14


def subject(said: Sequence[Statement], at: int) -> Quantity | None:
    """Return the level that a share speaks of: the one before it, over the changes that stand between."""
    at = _before(said, at)
    return said[at].quantity if at >= 0 and said[at].part in (Part.LEVEL, Part.REST, Part.TOTAL) else None


def _before(said: Sequence[Statement], at: int) -> int:
    """Return the index of what stands before a quantity, over changes; -1 for nothing."""
    at -= 1
    while at > 0 and said[at].part is Part.CHANGE:
        at -= 1
    return at


def _of_reference(said: Sequence[Statement], at: int) -> Quotient | None:
    """Return what 占总数120个的5% is said of."""
    reference, part = said[at - 1], subject(said, at - 1)
    fault = Fault.COMPLETION if _PLAN.search(reference.lead + said[at].lead) else Fault.SHARE
    return part and (fault, part, reference.quantity)


def _of_plan(said: Sequence[Statement], at: int) -> Quotient | None:
    """Return what 完成计划的95% is said of: the plan that was named last, and what was done of it."""
    done = _before(said, at)
    plan = _before(said, done)
    if plan < 0 or said[done].part is not Part.LEVEL or said[plan].part is not Part.LEVEL or "。" in said[done].lead:
        return None
    words = said[plan].lead.rpartition("。")[2]
    planned = _PLAN.search(words) or "总投资" in words
    fits = planned and not _SHORTER.search(words + said[at].detail) and not _PLAN.search(said[done].lead)
    return (Fault.COMPLETION, said[done].quantity, said[plan].quantity) if fits else None


def _rate(said: Sequence[Statement], at: int) -> Quotient | None:
    """Return what 整改率 is said of: 隐患120处，整改114处."""
    done, verb = said[at - 1], said[at].detail
    due = subject(said, at - 1)
    if not due or done.part is not Part.LEVEL or len(done.lead) > _LONGEST_BETWEEN or "。" in done.lead:
        return None
    verb = next((other for other in _SAME.get(verb, ()) if other in done.lead), verb)
    before, said_of, _ = done.lead.rpartition(verb)
    due_and_done = "应" in said[at - 2].lead and "实" in done.lead
    if not (said_of or due_and_done) or not _CLAUSE.match(done.lead) or before.endswith(_NOT):
        return None
    too_many = done.quantity.amount.value > due.amount.value and verb != "完成"
    return None if too_many else (Fault.COMPLETION, done.quantity, due)


RATIOS = {Part.OF_REFERENCE: _of_reference, Part.COMPLETION: _of_plan, Part.RATE: _rate}
"""For each part of a statement that is a rate, what finds its figures."""
