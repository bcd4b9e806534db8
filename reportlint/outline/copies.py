"""What a copy is: a text that stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from reportlint.finding import Span


class Copy(NamedTuple):
    """A text that stood before; start, end: code points of the later copy; original: the earlier one."""

    start: int
    end: int
    original: Span
