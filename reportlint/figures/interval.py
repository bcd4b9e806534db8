"""Numbers known within bounds, and reckoning with them; all values positive or zero."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_REACH = 1e-9
"""What binary fractions may be off by, as a share of the value."""


class Interval(NamedTuple):
    """A value that may have been any between the bounds before it was rounded."""

    least: float
    value: float
    most: float

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]  # two of them are never strung together
        """Return the sum."""
        return Interval(self.least + other.least, self.value + other.value, self.most + other.most)

    def __sub__(self, other: Interval) -> Interval:
        """Return the difference; the two are taken to be independent."""
        return Interval(self.least - other.most, self.value - other.value, self.most - other.least)

    def __truediv__(self, other: Interval) -> Interval:
        """Return the quotient; nothing may be zero in the divisor, which the caller sees to."""
        return Interval(self.least / other.most, self.value / other.value, self.most / other.least)

    def times(self, factor: float) -> Interval:
        """Return the value in another unit."""
        return Interval(self.least * factor, self.value * factor, self.most * factor)

    def plus(self, shift: float) -> Interval:
        """Return the value with an exact number added."""
        return Interval(self.least + shift, self.value + shift, self.most + shift)

    def narrowed(self, share: float) -> Interval:
        """Return the value with bounds as much nearer as the share says."""
        return Interval(
            self.value - (self.value - self.least) * share, self.value, self.value + (self.most - self.value) * share
        )

    def meets(self, other: Interval) -> bool:
        """Tell whether some number lies within both."""
        reach = _REACH * max(abs(self.most), abs(other.most))
        return self.least <= other.most + reach and other.least <= self.most + reach


def sum_of(values: Iterable[Interval]) -> Interval:
    """Return the sum of one value or more."""
    return reduce(Interval.__add__, values)
