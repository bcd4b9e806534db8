"""Which near-synonyms can be meant at a place at all, told from the table of neighbours; it gives no score.

At most places none can: the word seen is at home there, or of no other enough is known beside the neighbours. The table
rounds and leaves out, so all is reckoned to the favour of the others: whoever is let go here scores too little.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage.context_score import AT_HOME, BIAS, LENGTH, MEANT, SEEN
from reportlint.usage.neighbours import FINENESS, Neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.usage.context_score import Counted
    from reportlint.usage.neighbours import Table

    Known = tuple[float, int, str, bytes, str, bytes]
    """Of a word meant: the levels it needs since it is used so much, the most levels behind it, its neighbours."""
    Rival = tuple[float, float, str, bytes, str, bytes, str]
    """The levels a word needs, if meant for another: with both neighbours, with the one before; these, and the word."""

_WORTH = MEANT.one + MEANT.two + MEANT.between / 2
"""What a log count of the word meant with one neighbour adds at most: a longer run is not more frequent than it."""
_LEVELS = FINENESS / _WORTH
"""Levels of the word meant, with either neighbour, that add 1 to its score."""
_UNEVEN = MEANT.between / 2 / _WORTH
"""Levels that are lost where one neighbour has a level more than the other."""
_LOST = -SEEN.one * _LEVELS
"""Levels of the word meant that are lost by a log count of the word seen, with either neighbour, of 1."""
_HOME = ceil((AT_HOME + 2) * FINENESS) + 2
"""Levels of a word seen, with either neighbour, that add up to one at home, each rounded up by less than one."""
_ROUNDED = 0.001
"""Levels that what is reckoned here may be off."""
_ANYTHING = Neighbours("", b"\xff", "", b"\xff")
"""What is said of a word meant that the table lacks: all may be known of it."""
_NOTHING = Neighbours("", b"\0", "", b"\0")
"""What is said of a word seen that the table lacks."""
_MOST_REMEMBERED = 100_000


class Entry(NamedTuple):
    """The near-synonyms of a word, and how much it scores where it is right."""

    others: tuple[str, ...]
    margin: float


class Glance:
    """What is known of the words of one rule, and of the places that were looked at."""

    def __init__(self, counts: Counted, table: Table, entry: Callable[[str], Entry], least: float) -> None:
        """Take the counts and the table made of them, the near-synonyms for a word, and what one must score."""
        self._log_count, self._table, self._entry, self._least = counts.log_count, table, entry, least
        self._remembered: dict[str, Sequence[str] | None] = {}
        self._rivals: dict[str, Sequence[Rival]] = {}
        self._known: dict[str, Known] = {}
        self._own: dict[str, Neighbours] = {}

    def at(self, runs: Sequence[str]) -> list[Sequence[str] | None]:
        """Return for each run of a word and one character on either side the words that may be meant by it.

        None where the table cannot tell: beside a blank or a seldom used character, or at an end of the text.
        """
        remembered, told, rivals = self._remembered, self._table.told, self._rivals
        if len(remembered) > _MOST_REMEMBERED:
            remembered.clear()
        for run in set(runs).difference(remembered):
            word = run[1:-1]
            try:
                first, last = told[run[0]], told[run[LENGTH + 1]]
            except (KeyError, IndexError):
                remembered[run] = None
                continue
            found = []
            for needed, needed_before, before, before_levels, after, after_levels, other in (
                rivals[word] if word in rivals else self._look_up(word)
            ):
                level = before_levels[before.find(first) if first in before else -1]  # `in` takes half as long
                if level >= needed_before:
                    behind = after_levels[after.find(last)]
                    surplus = level + behind - abs(level - behind) * _UNEVEN - needed
                    if surplus >= 0 and (level or behind):  # a word known with neither neighbour is not meant
                        found.append((surplus, other))
            remembered[run] = self._not_at_home(word, first, last, found) if found else ()
        return [remembered[run] for run in runs]

    def _not_at_home(self, word: str, first: str, last: str, found: list[tuple[float, str]]) -> Sequence[str]:
        """Return those of the words found, each with levels it has to lose, that the use of the word seen leaves."""
        own = self._own.get(word)
        if own is None:
            number = self._table.number(word)
            own = self._own[word] = _NOTHING if number is None else self._table.neighbours(number)
        before, before_levels, after, after_levels = own
        level = before_levels[before.find(first)] + after_levels[after.find(last)]
        surplus, _ = max(found)
        if level > _HOME or surplus < (level - 2) / FINENESS * _LOST:
            return ()
        log_count = self._log_count
        known = log_count(first + word) + 1
        if known > AT_HOME + 2 or surplus < known * _LOST:
            return ()
        known += log_count(word + last) + 1
        return [other for surplus, other in found if surplus >= known * _LOST] if known <= AT_HOME + 2 else ()

    def _look_up(self, word: str) -> Sequence[Rival]:
        others, margin = self._entry(word)
        number = self._table.number(word)
        log = -1.0 if number is None else self._log(number)
        least = (self._least + margin - BIAS - SEEN.alone * log + 2 * (SEEN.one + SEEN.two)) * _LEVELS - _ROUNDED
        rivals = self._rivals[word] = []
        for other in others:
            alone, most, before, before_levels, after, after_levels = self._known.get(other) or self._know(other)
            needed = least + alone
            rivals.append((needed, needed - most, before, before_levels, after, after_levels, other))
        return rivals

    def _know(self, word: str) -> Known:
        number = self._table.number(word)
        if number is None:
            known = 0.0, 0xFF, *_ANYTHING
        else:
            neighbours = self._table.neighbours(number)
            needed = 2 * FINENESS - MEANT.alone * self._log(number) * _LEVELS
            known = needed, neighbours.after_levels[0], *neighbours
        self._known[word] = known
        return known

    def _log(self, number: int) -> float:
        """Return the log count of a word, or a little less, which favours the words meant."""
        return (self._table.level(number) - 1) / FINENESS - 1
