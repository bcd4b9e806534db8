"""Finds what may have been meant where a text has a rare pair of characters beside a usual one; it weighs nothing.

Cheap tests come first, because nearly all text is right: only where a pair has rivals these are looked up, and a rival
must be known to official text together with a neighbour.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress, count
from math import log10
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage.counts import fold
from reportlint.usage.spelling.confusable import BY_EAR, TURNED
from reportlint.usage.spelling.rivals import Rivals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.usage.counts import Counts
    from reportlint.usage.lexicon import Lexicon
    from reportlint.usage.pair_neighbours import PairNeighbours
    from reportlint.usage.rival_marks import RivalMarks
    from reportlint.usage.spelling.confusable import Confusable
    from reportlint.usage.spelling.rare_pairs import RarePairs
    from reportlint.usage.spelling.rivals import Rival

_OUTSIDE_PLANE = re.compile("[\U00010000-\U0010ffff]")
_PART = 1_000_000  # characters of whole lines that are looked at together: lines one by one take much room
_MOST_AT_ONCE = 5_000  # lines
_MOST_HELD = 5_000_000  # characters of lines
_WIDEST = 3  # characters of a word beside the place
_WORD, _USUAL_WORD = 2.0, 2.0
"""log10 of the counts, in the lexicon and in official text, of a word that needs no neighbours to be meant."""


class Candidate(NamedTuple):
    """One or two characters that may have been meant at an offset; way as in confusable."""

    offset: int
    meant: str
    way: int


class Suspects:
    """Remembers what it learned about pairs and lines, so keep it for many texts."""

    def __init__(
        self, counts: Counts, confusable: Confusable, ratio: int, known: int, lexicon: Lexicon | None = None
    ) -> None:
        """Ask of a rival that it is `ratio` times as common as what is written, and `known` times seen in its place.

        With a lexicon, usual words need not have been seen there instead of what is none.
        """
        self._counts, self._log_count, self._log_known = counts, counts.log_count, log10(known)
        self._lexicon = lexicon
        self._confusable = confusable
        self._rivals = Rivals(counts, confusable, ratio)
        self._rare: RivalMarks | RarePairs
        self._neighbours: PairNeighbours | None = None
        if prepared := counts.at_a_glance(ratio, known):
            self._rare, self._neighbours = prepared
        else:
            from reportlint.usage.spelling.rare_pairs import RarePairs

            self._rare = RarePairs(counts, self._rivals)
        self._seen: set[str] = set()
        self._telling: dict[str, list[Candidate]] = {}
        self._held = 0

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
        if new := distinct - self._seen:
            unseen = list(new)
            for at in range(0, len(unseen), _MOST_AT_ONCE):
                telling |= self._look_through(unseen[at : at + _MOST_AT_ONCE])
            self._seen |= new
            self._held += sum(map(len, new))
            if self._held > _MOST_HELD:
                self._seen, self._telling, self._held = set(), {}, 0
        if telling.keys().isdisjoint(distinct):
            return
        ends = list(accumulate(map(len, lines), initial=0))
        for at in compress(count(), map(telling.__contains__, lines)):
            start = first + ends[at] + at
            for offset, meant, way in telling[lines[at]]:
                yield Candidate(start + offset, meant, way)

    def _look_through(self, lines: list[str]) -> dict[str, list[Candidate]]:
        """Return the candidates of the lines that have any: text repeats itself, and one look serves for many lines."""
        joined = "\n".join(("", *lines, ""))
        plane = joined
        if len(joined.encode("utf-16-le", "surrogatepass")) > 2 * len(joined):
            plane = _OUTSIDE_PLANE.sub("\ufffd", joined)
        telling: dict[str, list[Candidate]] = {}
        start = end = 0
        for at, meant, way in sorted(self._known_in(plane)):
            if at >= end:  # of a long line with much in it a copy for each would cost more than all else
                start, end = joined.rindex("\n", 0, at) + 1, joined.index("\n", at)
                of_line = telling.setdefault(joined[start:end], [])
            of_line.append(Candidate(at - start, meant, way))
        return telling

    def _known_in(self, text: str) -> Iterator[Candidate]:
        """Yield the rivals that official text knows with the neighbour before the place or the one behind it."""
        for at in self._rare.places(text):
            written = text[at : at + 2]
            alike = self._rivals.alike(written)
            if alike:
                for _, first, meant in self._usual_and_known(written, alike, text[at - 1], text[at + 2]):
                    yield Candidate(at + first, meant, self._way(written, first, meant))
            if alike and self._lexicon and self._log_count(written) < 0:
                for rival in self._words_in_place_of_none(self._lexicon, text, at, alike):
                    yield Candidate(at + rival[1], rival[2], self._way(written, *rival[1:]))

    def _words_in_place_of_none(self, lexicon: Lexicon, text: str, at: int, alike: list[Rival]) -> list[Rival]:
        """Return the rivals that are usual words, where the lexicon has no word that holds the pair."""
        usual = [one for one in alike if self._log_count(one[0]) >= _USUAL_WORD]
        words = [one for one in usual if lexicon.log_count(one[0]) >= _WORD]
        start = max(0, at - _WIDEST)
        if words and lexicon.longest(text[start : at + _WIDEST + 2], at - start, at - start + 2).length > 1:
            return []
        return words

    def _way(self, written: str, first: int, meant: str) -> int:
        if len(meant) == 1:
            return self._confusable.way(written[first], meant)
        return TURNED if meant == written[::-1] else BY_EAR

    def _usual_and_known(self, written: str, alike: list[Rival], before: str, behind: str) -> list[Rival]:
        """Return the rivals that are common enough and known beside a neighbour; first comes what is sooner told."""
        beside = self._neighbours
        if beside is not None:
            known = [one for one in alike if before in beside[one[0]][0] or behind in beside[one[0]][1]]
            return self._rivals.common_enough(written, known)
        log_count, least, before, behind = self._counts.log_count, self._log_known, fold(before), fold(behind)
        usual = self._rivals.common_enough(written, alike)  # `RarePairs` has looked these up already
        return [one for one in usual if log_count(before + one[0]) >= least or log_count(one[0] + behind) >= least]
