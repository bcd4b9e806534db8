"""What a list of ordinals is: its items, the numbers due in it, the faults of its count; `counting` finds the lists."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

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

    due: the numbers that may come next, the likelier first. end: offset at which the list was over. inside: the list
    an item of which holds it. before: the list of its style that it interrupts or succeeds under the same heading.
    runs_on: it went on under another heading than it began.
    """

    __slots__ = "before", "due", "end", "families", "inside", "items", "runs_on"

    def __init__(self, before: Series | None = None) -> None:
        self.items: list[Item] = []
        self.families: set[Family] = set()
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
        says, should = value + 1, expected + 1
        self.items.append(item)
        self.families.add(family)
        if fault is None:
            self.due = (says, should)
        elif fault is Fault.RESTARTED:
            self.due = (says,)
        else:
            self.due = (should, says) if fault is Fault.DUPLICATE else (says, should)
