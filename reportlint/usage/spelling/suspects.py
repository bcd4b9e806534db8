"""Finds what may have been meant where a text has a rare pair of characters beside a usual one; it weighs nothing.

Cheap tests come first, because nearly all text is right: pairs known to be harmless are dropped as sets, the rivals of
a rare pair are looked up once a process, and a rival must be known to official text together with a neighbour.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, compress, count, filterfalse
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from reportlint.usage.counts import fold
from reportlint.usage.spelling.confusable import BY_EAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.usage.counts import Counts
    from reportlint.usage.spelling.confusable import Confusable
    from reportlint.usage.usual_pairs import UsualPairs

_WINDOW = 3000  # even, so that a window ends with a pair
_OUTSIDE_PLANE = re.compile("[\U00010000-\U0010ffff]")
_PART = 1_000_000  # characters of whole lines that are looked at together: lines one by one take much room
_MOST_REMEMBERED = 300_000
_MOST_AT_ONCE = 5_000  # lines
_MOST_HELD = 5_000_000  # characters of lines
_UNSEEN = 0.5  # what a pair counts that was never seen


class Candidate(NamedTuple):
    """One or two characters that may have been meant at an offset; way as in confusable."""

    offset: int
    meant: str
    way: int


_Rival = tuple[str, int, str, int]
"""A usual pair in place of a rare one, the index in it of what is changed, what was meant there, and the way."""


class Suspects:
    """Remembers what it learned about pairs and lines, so keep it for many texts."""

    def __init__(self, counts: Counts, confusable: Confusable, ratio: int, known: int) -> None:
        """Ask of a rival that it is `ratio` times as common as what is written, and `known` times seen in its place."""
        self._counts = counts
        self._confusable = confusable
        self._ratio, self._log_ratio, self._log_known = ratio, log10(ratio), log10(known)
        self._clean: set[str] = set()
        self._telling: dict[str, list[Candidate]] = {}
        self._held = 0
        self._harmless: set[int] = set()
        self._rivals: dict[int, list[_Rival]] = {}

    @cached_property
    def usual(self) -> UsualPairs:
        """The pairs that may have been meant."""
        return self._counts.usual_pairs(int(self._ratio * _UNSEEN))

    @cached_property
    def _commonest(self) -> float:
        return self._counts.log_count(self.usual.commonest) if self.usual else 0.0

    def candidates(self, text: str) -> Iterator[Candidate]:
        """Yield the candidates by offset; one may be named twice."""
        first = 0
        while first <= len(text):
            last = text.find("\n", first + _PART)
            last = last if last >= 0 else len(text)
            yield from self._candidates_in(text[first:last], first)
            first = last + 1

    def _candidates_in(self, text: str, first: int) -> Iterator[Candidate]:
        """Yield the candidates of whole lines, of which the first begins at an offset."""
        if text.isascii():
            return
        lines = text.split("\n")
        distinct = set(lines)
        telling = self._telling
        if new := distinct.difference(self._clean).difference(telling):
            unseen = list(new)
            for at in range(0, len(unseen), _MOST_AT_ONCE):
                telling |= self._look_through(unseen[at : at + _MOST_AT_ONCE])
            self._clean |= new.difference(telling)
            self._held += sum(map(len, new))
            if self._held > _MOST_HELD:
                self._clean, self._telling, self._held = set(), {}, 0
        if telling.keys().isdisjoint(distinct):
            return
        ends = list(accumulate(map(len, lines), initial=0))
        for at in compress(count(), map(telling.__contains__, lines)):
            start = first + ends[at] + at
            for offset, meant, way in telling[lines[at]]:
                yield Candidate(start + offset, meant, way)

    def _look_through(self, lines: list[str]) -> dict[str, list[Candidate]]:
        """Return the candidates of the lines that have any: text repeats itself, and one set serves for many lines."""
        joined = "\n".join(("", *lines, ""))
        units = joined.encode("utf-16-le", "surrogatepass")
        if len(units) > 2 * len(joined):
            joined = _OUTSIDE_PLANE.sub("\ufffd", joined)
            units = joined.encode("utf-16-le", "surrogatepass")
        found = sorted(
            (at + first, meant, way)
            for at, rivals in self._suspects_in(joined, memoryview(units))
            for pair, first, meant, way in rivals
            if self._is_known(joined, at, pair)
        )
        telling: dict[str, list[Candidate]] = {}
        starts = list(accumulate((len(line) + 1 for line in lines), initial=1)) if found else []
        for at, meant, way in found:
            index = bisect_right(starts, at) - 1
            telling.setdefault(lines[index], []).append(Candidate(at - starts[index], meant, way))
        return telling

    def _suspects_in(self, text: str, units: memoryview) -> Iterator[tuple[int, list[_Rival]]]:
        for start in range(0, len(text), _WINDOW):
            even, odd = (_pairs(units[2 * first : 2 * (first + _WINDOW)]) for first in (start, start + 1))
            known = self._harmless.__contains__
            unknown = {*filterfalse(known, even), *filterfalse(known, odd)}
            if not unknown:
                continue
            self._learn(unknown.difference(self._rivals))
            for pair in unknown - self._harmless:
                rivals, written = self._rivals[pair], chr(pair & 0xFFFF) + chr(pair >> 16)
                at = text.find(written, start, start + _WINDOW + 1)
                while at >= 0:
                    yield at, rivals
                    at = text.find(written, at + 1, start + _WINDOW + 1)

    def _learn(self, pairs: set[int]) -> None:
        """Find out about pairs that were not met before."""
        if len(self._harmless) > _MOST_REMEMBERED:
            self._harmless.clear()
        found = {pair: rivals for pair in self._counts.harmful(pairs, self._ratio) if (rivals := self.rivals_of(pair))}
        self._rivals |= found
        self._harmless |= pairs.difference(found)

    def rivals_of(self, pair: int) -> list[_Rival]:
        """Return the usual pairs that may have been meant by a rare one, none if it is not so rare."""
        first, second = chr(pair & 0xFFFF), chr(pair >> 16)
        table, usual = self._confusable, self.usual
        found: list[tuple[str, int, str]] = []
        if (before := usual.before(second)) and (others := table.others(first)):
            found += [(one + second, 0, one) for one in before if one in others]
        if (behind := usual.behind(first)) and (others := table.others(second)):
            found += [(first + one, 1, one) for one in behind if one in others]
        if alike := usual.alike(table.syllables(first), table.syllables(second)):
            found += [(both, 0, both) for both in alike if both[0] != first and both[1] != second]
        if not found:
            return []
        log_count = self._counts.log_count
        least = max(log_count(first + second), log10(_UNSEEN)) + self._log_ratio
        if least > self._commonest:
            return []
        return [
            (both, at, meant, BY_EAR if len(meant) == 2 else table.way((first, second)[at], meant))
            for both, at, meant in found
            if log_count(both) >= least
        ]

    def _is_known(self, text: str, at: int, pair: str) -> bool:
        """Whether official text knows the pair with the neighbour before it or the one behind it."""
        log_count, least = self._counts.log_count, self._log_known
        return log_count(fold(text[at - 1]) + pair) >= least or log_count(pair + fold(text[at + 2])) >= least


def _pairs(units: memoryview) -> memoryview:
    return units[: len(units) // 4 * 4].cast("I")
