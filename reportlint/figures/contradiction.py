"""What a recomputation comes to where it differs from what is written; it looks for none."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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
