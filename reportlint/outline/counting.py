"""Which ordinals count one list, and where the count goes wrong: read once over the outline; it words no findings.

A list may hold other lists, may run on over the headings above it (第八条 after 第二章), and starts anew under a new
heading, title or part. Whatever can be explained is right; of two explanations the harmless one holds; and one slip is
one fault, since the next number may follow the wrong one or the right one.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.outline.between import Between
from reportlint.outline.lines import Role
from reportlint.outline.ordinals import Family
from reportlint.outline.series import Fault, Item, Series
from reportlint.outline.structure import Outline, outline_of

if TYPE_CHECKING:
    from reportlint.document import Document


def series_of(document: Document) -> tuple[Series, ...]:
    """Return the lists of a document in the order of their first items, computed at the first call."""
    return document.once(_read)


def _read(document: Document) -> tuple[Series, ...]:
    return _Reader(document.text, outline_of(document)).read()


_RUNNING = frozenset({Family.NTH, Family.POINT, Family.SPOKEN})
_GROUPS = {family: Family.POINT if family in _RUNNING else family for family in Family}
_LAW = frozenset({Family.BOOK, Family.CHAPTER, Family.SECTION, Family.ARTICLE})
_WIDEST_GAP = 8
_WIDEST_GAP_IN_LAW = 1
_MOST_NESTED = 3
_new = tuple.__new__


class _Reader:
    """Reads the ordinals in order.

    open: the lists that may go on, outermost first. closed: the last list of each style that a heading ended. doubtful:
    the markers since the last sure one of their style that may be none. carried: the numbers due when the last part
    ended, which go on where the title of a part was set into a text.
    """

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline, self.between = text, outline, Between(text, outline)
        self.all: list[Series] = []
        self.open: list[Series] = []
        self.closed: dict[Family, Series] = {}
        self.doubtful: dict[Family, list[Item]] = {}
        self.carried: dict[Family, tuple[int, ...]] = {}
        self.roles = outline.paragraphs.roles

    def read(self) -> tuple[Series, ...]:
        """Take every ordinal; return the lists."""
        starts = [*self.outline.paragraphs.starts, len(self.text) + 1]
        parts = [starts[at] for at in reversed(self.outline.special) if self.roles[at] is Role.PART]
        opened, at = self.open, -1
        for ordinal in self.outline.ordinals:
            start, _, family, value, _, _, sure = ordinal
            while parts and parts[-1] < start:
                self._end_part(parts.pop())
            if starts[at + 1] <= start:
                at = bisect_right(starts, start, at + 1) - 1
            item = _new(Item, (ordinal, at, value, None, None))
            if not sure:
                self.doubtful.setdefault(_GROUPS[family], []).append(item)
                continue
            if value > 1 and opened and value in (last := opened[-1]).due and family in last.families:
                last.items.append(item)  # what the rest comes to where nothing stands between the two
                last.due = (value + 1,)
            else:
                self._take(item)
            if self.doubtful:
                self.doubtful.pop(_GROUPS[family], None)
        self._end_part(len(self.text))
        return tuple([series for series in self.all if series.items])

    def _end_part(self, at: int) -> None:
        self.carried = {family: series.due for series in self.open for family in series.families}
        for series in self.open:
            series.end = at
        self.open.clear()
        self.closed.clear()
        self.doubtful.clear()

    def _take(self, item: Item) -> None:
        """Take a sure marker."""
        siblings = self._siblings(item.ordinal.family)
        if item.ordinal.value == 1:
            self._take_first(item, siblings)
        elif series := self._fitting(item, siblings):
            self._go_on(series, item)
        else:
            self._take_misfit(item, siblings)

    def _take_first(self, item: Item, siblings: list[Series]) -> None:
        """Begin a list, which is a fault where nothing explains that another one of its style has ended."""
        if siblings and self.between.only_numbers(siblings[0], item):
            last = siblings[0].last.ordinal
            if last.value == 1:
                self._go_on(siblings[0], item._replace(expected=2, fault=Fault.DUPLICATE, clash=last))
                return
            item = item._replace(expected=last.value + 1, fault=Fault.RESTARTED, clash=last)
        series = Series(before=siblings[0] if siblings else None)
        self._begin(series, item)
        series.add(item)

    def _take_misfit(self, item: Item, siblings: list[Series]) -> None:
        """Take a number that is due nowhere: a slip in its list, or the first one left of a list."""
        family, value = item.ordinal.family, item.ordinal.value
        series = siblings[0] if siblings else self._running_on(item)
        if series and value < series.due[0] and self.between.ends(series, item):
            series = None
        if series and (self._mended(series, item) or self._styled_otherwise(series, item)):
            return
        if _GROUPS[family] in self.doubtful:
            for home in (series, self.closed.get(family), Series()):
                chain = self._overlooked(home, item) if home else []
                if home and chain and chain[-1].ordinal.value == value - 1:
                    self._go_on(home, *chain, item)
                    return
        home = series or Series()
        chain = self._overlooked(home, item)
        before = (chain or home.items)[-1:]
        expected = chain[-1].ordinal.value + 1 if chain else home.due[0]
        in_law = family in _LAW
        if value - expected > (_WIDEST_GAP_IN_LAW if in_law else _WIDEST_GAP) or (in_law and not series):
            return
        carried = expected == 1 and not home.items and value in self.carried.get(family, ())
        if not carried and (family not in _RUNNING or not self.between.says(expected, before, item)):
            fault = Fault.FIRST_MISSING if expected == 1 else Fault.SKIPPED if value > expected else Fault.DUPLICATE
            item = item._replace(expected=expected, fault=fault, clash=before[0].ordinal if before else None)
        self._go_on(home, *chain, item)

    def _siblings(self, family: Family) -> list[Series]:
        """Return the open lists of a style, innermost first."""
        return [series for series in self.open[::-1] if family in series.families]

    def _fitting(self, item: Item, siblings: list[Series]) -> Series | None:
        """Return the list that has this number due: of its style, or counting in other words, or ended by a heading."""
        ordinal = item.ordinal
        for series in siblings:
            same_place = series.last.ordinal.at_head == ordinal.at_head
            if ordinal.value in series.due and (same_place or series is siblings[0]):
                return series
        for series in reversed(self.open):
            running = ordinal.family in _RUNNING and not series.families.isdisjoint(_RUNNING)
            if running and ordinal.value in series.due and series.last.paragraph == item.paragraph:
                return series
        closed = self.closed.get(ordinal.family)
        later = closed and not (siblings and siblings[0].last.ordinal.start > closed.last.ordinal.start)
        return closed if closed and later and ordinal.value in closed.due else None

    def _running_on(self, item: Item) -> Series | None:
        """Return the closed list that counts on under later headings, unless the number is far behind it."""
        closed = self.closed.get(item.ordinal.family)
        through = closed and (closed.runs_on or item.ordinal.family is Family.ARTICLE)
        return closed if closed and through and item.ordinal.value >= closed.due[0] - 1 else None

    def _mended(self, series: Series, item: Item) -> bool:
        """Take the second 1 of 1, 2, 1, 4 for a slip of 3, not for the beginning of a list."""
        before = series.before
        if not (before and len(series.items) == 1 and item.ordinal.value == before.due[0] + 1 and series in self.open):
            return False
        self.open.remove(series)
        slip = series.items.pop()._replace(expected=before.due[0], fault=Fault.DUPLICATE, clash=before.last.ordinal)
        self._go_on(before, slip, item)
        return True

    def _styled_otherwise(self, series: Series, item: Item) -> bool:
        """Take the 2、 of 一、 2、 三、 for an item in another style, not for a list that lacks its first."""
        inner = self.open[-1]
        if len(inner.items) != 1 or self.open[-2:-1] != [series]:
            return False
        odd = inner.items[0]
        due, at_head = series.due[0], item.ordinal.at_head
        follow = odd.ordinal.value == due == item.ordinal.value - 1
        if odd.fault is not Fault.FIRST_MISSING or not follow or odd.ordinal.at_head != at_head:
            return False
        self.open.pop()
        inner.items.clear()
        self._go_on(series, odd._replace(expected=due, fault=None, clash=None), item)
        return True

    def _overlooked(self, home: Series, item: Item) -> list[Item]:
        """Return the doubtful markers that count on from a list, or from 1, towards an item."""
        due, family = home.due[0], item.ordinal.family
        chain = []
        for doubtful in self.doubtful.get(_GROUPS[family], ()):
            other = doubtful.ordinal.family
            alike = other is family or (other is Family.SPOKEN and doubtful.paragraph == item.paragraph)
            if alike and doubtful.ordinal.value == due < item.ordinal.value:
                chain.append(doubtful)
                due += 1
        return chain

    def _go_on(self, series: Series, *items: Item) -> None:
        """Add items to a list and end what was open inside it; open the list if it is new or was closed."""
        ordinal = items[-1].ordinal
        if series in self.open:
            for inner in self.open[self.open.index(series) + 1 :]:
                if inner.items[0].fault is Fault.RESTARTED and ordinal.family in inner.families:
                    inner.items[0] = inner.items[0]._replace(fault=None)
                self._close(inner, ordinal.start)
        else:
            self._begin(series, items[-1])
        for item in items:
            series.add(item)

    def _begin(self, series: Series, item: Item) -> None:
        """Open a list that begins, or goes on, with this item."""
        if self.open:
            self._make_room(item)
        if series.items:
            series.runs_on = True
        else:
            series.inside = self.open[-1] if self.open else None
            self.all.append(series)
        self.open.append(series)

    def _make_room(self, item: Item) -> None:
        """End the lists that cannot hold, or go on after, a list that begins with this item."""
        start, _, family, _, _, at_head, _ = item.ordinal
        siblings = self._siblings(family)
        if at_head and (deeper := [one for one in self.open if one.outermost > family]):
            for series in deeper:
                self._close(series, start)
        for at, series in enumerate(siblings):
            if at >= _MOST_NESTED or self.between.ends(series, item):
                self._close(series, start)

    def _close(self, series: Series, at: int) -> None:
        self.open.remove(series)
        series.end = at
        for family in series.families:
            self.closed[family] = series
