"""What a list of ordinals is: its items, the numbers due in it, the faults of its count; `counting` finds the lists."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from reportlint.outline.ordinals import Family, Ordinal


class Fault(StrEnum):
    """How a number fails to follow the one before it in its list."""

    DUPLICATE = "duplicate"
    SKIPPED = "skipped"
    RESTARTED = "restarted"
    FIRST_MISSING = "first-missing"


class Item(NamedTuple):
    """An ordinal in its list.

    paragraph: its index in the outline. expected: the number due here, its own if there is no fault. clash: the sibling
    it defies.
    """

    ordinal: Ordinal
    paragraph: int
    expected: int
    fault: Fault | None = None
    clash: Ordinal | None = None


class Series:
    """The items of one list, in order, never none once the document is read.

    families, outermost: those of its items, and the first of them. due: the numbers that may come next, the likelier
    first. end: offset at which the list was over. inside: the list an item of which holds it. before: the list of its
    style that it interrupts or succeeds under the same heading. runs_on: it went on under another heading than its own.
    """

    __slots__ = "before", "due", "end", "families", "inside", "items", "outermost", "runs_on"

    def __init__(self, before: Series | None = None) -> None:
        self.items: list[Item] = []
        self.families: set[Family] = set()
        self.outermost = 0
        self.due: tuple[int, ...] = (1,)
        self.end = 0
        self.inside: Series | None = None
        self.before = before
        self.runs_on = False

    @property
    def last(self) -> Item:
        """The last item so far."""
        return self.items[-1]

    def add(self, item: Item) -> None:
        """Append an item; a wrong number leaves two ways to count on, from what it says and from what it should say."""
        (_, _, family, value, _, _, _), _, expected, fault, _ = item
        self.items.append(item)
        if family not in self.families:
            self.families.add(family)
            self.outermost = min(self.families)
        if fault is None or fault is Fault.RESTARTED:
            self.due = (value + 1,)
        elif fault is Fault.DUPLICATE:
            self.due = (expected + 1, value + 1)
        else:
            self.due = (value + 1, expected + 1)
