"""What a recomputation comes to where it differs from what is written; it looks for none."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reportlint.figures.interval import sum_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.figures.interval import Interval
    from reportlint.figures.quantity import Quantity
    from reportlint.finding import Span


_TINY = 1e-9


class Fault(StrEnum):
    """What is wrong, as rule files name it."""

    GROWTH = "growth"
    SHARE = "share"
    COMPLETION = "completion"
    DIFFERENCE = "difference"
    TOTAL = "total"
    PARTS = "parts"
    AVERAGE = "average"
    POINTS = "points"
    WHOLE = "whole"
    DOUBLING = "doubling"


class Contradiction(NamedTuple):
    """A figure that no rounding reconciles with those beside it.

    start, end, others: code points, counted in the line where it is found and in the document where it is handed out.
    figure: what should stand there if the others are right. reckoning: the computation, a formula without words.
    """

    fault: Fault
    start: int
    end: int
    figure: str | None
    others: tuple[Span, ...]
    reckoning: str

    def moved(self, by: int) -> Contradiction:
        """Return it with all offsets counted from an earlier place."""
        others = tuple((start + by, end + by) for start, end in self.others)
        return self._replace(start=self.start + by, end=self.end + by, others=others)


def contradiction(
    fault: Fault, claim: Quantity, due: Interval, formula: str, *others: Quantity
) -> Contradiction | None:
    """Return what is wrong with a figure that should be within `due`; formula: {0}, {1} stand for the others."""
    if claim.amount.meets(due) or due.value < 0:
        return None
    figure = claim.written(due.value)
    spans = tuple((other.start, other.number_end) for other in others)
    exact = due.least == due.most and abs(float(figure) * claim.worth - due.value) < _TINY
    equals = "＝" if exact else "≈"
    reckoning = f"{formula.format(*(other.text for other in others))}{equals}{figure}{claim.unit}"
    return Contradiction(fault, claim.start, claim.number_end, figure, spans, reckoning)


def wrong_sum(claim: Quantity, parts: Sequence[Quantity]) -> Contradiction | None:
    """Return what is wrong with a figure that should be the sum of others."""
    due = sum_of(part.amount for part in parts)
    return contradiction(Fault.TOTAL, claim, due, _chain("＋", len(parts)), *parts)


def wrong_rest(claim: Quantity, whole: Quantity, *parts: Quantity) -> Contradiction | None:
    """Return what is wrong with a figure that should be what others leave of their whole."""
    due = whole.amount
    for part in parts:
        due = due - part.amount
    return contradiction(Fault.DIFFERENCE, claim, due, _chain("－", len(parts) + 1), whole, *parts)


def wrong_parts(whole: Quantity, due: Interval, formula: str, start: int, end: int) -> Contradiction:
    """Return parts between two places that come to something else than their whole; formula: without what is due."""
    reckoning = f"{formula}＝{whole.written(due.value)}{whole.unit}"
    return Contradiction(Fault.PARTS, start, end, None, ((whole.start, whole.number_end),), reckoning)


def _chain(sign: str, length: int) -> str:
    return sign.join(f"{{{index}}}" for index in range(length))
