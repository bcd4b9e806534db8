"""Finds what may have been meant where a text has a rare pair of characters beside a usual one; it weighs nothing.

Cheap tests come first, because nearly all text is right: pairs known to be harmless are dropped as sets, the rivals of
a rare pair are looked up once a process, and a rival must be known to official text together with a neighbour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from reportlint.usage.counts import fold
from reportlint.usage.spelling.confusable import BY_EAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.usage.counts import Counts
    from reportlint.usage.spelling.confusable import Confusable

_WINDOW = 3000
_BESIDE = 4
"""Characters beside a place that decide whether it is suspect."""
_OUTSIDE_PLANE = re.compile("[\U00010000-\U0010ffff]")
_MOST_REMEMBERED = 300_000
_MOST_LINES = 20_000
_UNSEEN = 0.5  # what a pair counts that was never seen


class Candidate(NamedTuple):
    """One or two characters that may have been meant at an offset; way as in confusable."""

    offset: int
    meant: str
    way: int


class _Rival(NamedTuple):
    """A usual pair in place of a rare one. first: the index in it of what is changed."""

    pair: str
    first: int
    meant: str
    way: int


class _Mistaken(NamedTuple):
    """What a character may be mistaken for; its sounds."""

    others: frozenset[str]
    sounds: tuple[str, ...]


class Suspects:
    """Remembers what it learned about pairs, so keep it for many texts."""

    def __init__(self, counts: Counts, confusable: Confusable, ratio: int, known: int) -> None:
        """Ask of a rival that it is `ratio` times as common as what is written, and `known` times seen in its place."""
        self._counts = counts
        self._confusable = confusable
        self._log_ratio, self._log_known = log10(ratio), log10(known)
        self._lines: dict[str, tuple[Candidate, ...]] = {}
        self._harmless: set[int] = set()
        self._rivals: dict[int, tuple[_Rival, ...]] = {}
        self._before: defaultdict[str, set[str]] = defaultdict(set)
        self._after: defaultdict[str, set[str]] = defaultdict(set)
        self._by_sound: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._known: dict[str, _Mistaken] = {}
        usual = counts.usual_pairs(int(ratio * _UNSEEN))
        self._commonest = counts.log_count(usual[0][0]) if usual else 0.0
        before, after, by_sound = self._before, self._after, self._by_sound
        for pair, sounds in usual:
            first, second = pair[0], pair[1]
            before[second].add(first)
            after[first].add(second)
            by_sound[sounds].append(pair)

    def candidates(self, text: str) -> Iterator[Candidate]:
        """Yield the candidates by offset; one may be named twice."""
        if text.isascii():
            return
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
            text = _OUTSIDE_PLANE.sub("\ufffd", text)
        pieces = _pieces(text.split("\n"))
        start = 0
        for first, last in _windows(pieces):
            self._look_through(words for words, _, _ in pieces[first:last] if words not in self._lines)
            for words, before, size in pieces[first:last]:
                for at, meant, way in self._lines[words]:
                    if 0 <= at - before < size:
                        yield Candidate(start + at - before, meant, way)
                start += size
            if len(self._lines) > _MOST_LINES:
                self._lines.clear()

    def _look_through(self, lines: Iterable[str]) -> None:
        """Remember the candidates of each line: text repeats itself, and one set serves for many lines."""
        distinct = dict.fromkeys(lines)
        window = "\n".join(distinct)
        found = sorted(
            Candidate(at + rival.first, rival.meant, rival.way)
            for at, rivals in self._suspects_in(window)
            for rival in rivals
            if self._is_known(window, at, rival.pair)
        )
        start = place = 0
        for line in distinct:
            end = start + len(line)
            first = place
            while place < len(found) and found[place].offset < end:
                place += 1
            self._lines[line] = tuple(one._replace(offset=one.offset - start) for one in found[first:place])
            start = end + 1

    def _suspects_in(self, window: str) -> Iterator[tuple[int, tuple[_Rival, ...]]]:
        units = memoryview(window.encode("utf-16-le", "surrogatepass"))
        even, odd = units[: len(units) // 4 * 4].cast("I"), units[2:][: (len(units) - 2) // 4 * 4].cast("I")
        unknown = {*even, *odd} - self._harmless
        if len(self._harmless) > _MOST_REMEMBERED:
            self._harmless.clear()
        new = unknown.difference(self._rivals)
        harmful = self._counts.harmful(new)
        self._harmless |= new.difference(harmful)
        for pair in harmful:
            if rivals := self._rivals_of(pair):
                self._rivals[pair] = rivals
            else:
                self._harmless.add(pair)
        for pair in unknown - self._harmless:
            rivals, written = self._rivals[pair], chr(pair & 0xFFFF) + chr(pair >> 16)
            at = window.find(written)
            while at >= 0:
                yield at, rivals
                at = window.find(written, at + 1)

    def _rivals_of(self, pair: int) -> tuple[_Rival, ...]:
        first, second = chr(pair & 0xFFFF), chr(pair >> 16)
        one, other = self._known.get(first) or self._look_up(first), self._known.get(second) or self._look_up(second)
        rivals: list[_Rival] = []
        if (before := self._before.get(second)) and (meant := before & one.others):
            ways = self._confusable.ways(first)
            rivals += [_Rival(each + second, 0, each, ways[each]) for each in meant]
        if (after := self._after.get(first)) and (meant := after & other.others):
            ways = self._confusable.ways(second)
            rivals += [_Rival(first + each, 1, each, ways[each]) for each in meant]
        for sound in one.sounds:
            for sound_after in other.sounds:
                if alike := self._by_sound.get((sound, sound_after)):
                    rivals += [
                        _Rival(both, 0, both, BY_EAR) for both in alike if both[0] != first and both[1] != second
                    ]
        if not rivals:
            return ()
        least = max(self._counts.log_count(first + second), log10(_UNSEEN)) + self._log_ratio
        if least > self._commonest:
            return ()
        return tuple(sorted(rival for rival in rivals if self._counts.log_count(rival.pair) >= least))

    def _look_up(self, character: str) -> _Mistaken:
        table = self._confusable
        found = self._known[character] = _Mistaken(table.others(character), table.syllables(character))
        return found

    def _is_known(self, text: str, at: int, pair: str) -> bool:
        """Whether official text knows the pair with the neighbour before it or the one behind it."""
        counts, least = self._counts, self._log_known
        if at and counts.log_count(fold(text[at - 1]) + pair) >= least:
            return True
        return counts.log_count(pair + fold(text[at + 2 : at + 3])) >= least


_Piece = tuple[str, int, int]
"""A line, or a part of a very long one with what candidates look at beside it; how much of that is ahead of it; how
much of the text is its own, the line end included."""


def _pieces(lines: Sequence[str]) -> list[_Piece]:
    if max(map(len, lines)) <= 2 * _WINDOW:
        return [(line, 0, len(line) + 1) for line in lines]
    return [piece for line in lines for piece in _parts(line)]


def _parts(line: str) -> Iterator[_Piece]:
    for start in range(0, len(line) + 1, _WINDOW):
        before, size = min(start, _BESIDE), min(_WINDOW, len(line) + 1 - start)
        yield line[start - before : start + size + _BESIDE], before, size


def _windows(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Yield the index of the first piece of a window and of the one behind its last."""
    first = size = 0
    for at, (_, _, own) in enumerate(pieces):
        size += own
        if size >= _WINDOW:
            yield first, at + 1
            first, size = at + 1, 0
    if first < len(pieces):
        yield first, len(pieces)
