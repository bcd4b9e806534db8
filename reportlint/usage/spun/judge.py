"""Scores the words of a text: the log10 odds that a near-synonym was meant and not the word that stands there.

Words beside likely swaps are scored beside what stood there. It knows no document as a whole, and reports nothing.
"""

from __future__ import annotations

from itertools import compress, count, product
from math import inf
from operator import concat
from typing import TYPE_CHECKING

from reportlint.usage import counts
from reportlint.usage.context_score import LENGTH, odds_when_spun, place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from reportlint.usage.spun.borders import Borders
    from reportlint.usage.spun.far import Far

DIGITS = 2
"""After the point of a score."""
_SURE = 2.0
"""What a word scores in a match of its expressions, and across the border of two words: a hundred to one."""
MENDED = 0.2
"""What a swap scores whose neighbours are judged as if it had not been made."""
ROUNDS = 2
TOGETHER = 2.0
"""How often, in log10, official text has two words side by side for which two stand that it never has so."""
AFAR = 1.0
"""What it adds that the word stands, with others between, before or after one that official text has with the other."""
_NEIGHBOURS = 12
"""Characters on either side of a word that may count in its score, blanks among them."""
_TOUCHING = 2 * LENGTH - 1
"""Words that start no further apart have one another among their neighbours."""
_MOST_REMEMBERED, _MOST_LINES = 100_000, 5_000


class Judge:
    """Near-synonyms that spinners put for one another, with what was scored before: text repeats itself."""

    def __init__(
        self,
        replace: Mapping[str, Sequence[str]],
        margin: Mapping[str, float],
        borders: Borders,
        far: Far,
        excuse: Callable[[str, int], str | None],
        words: Collection[str],
        swapped: Collection[str],
    ) -> None:
        """Take what is known of words.

        excuse: returns the phrase that excuses the word at an offset of a text. words: all that are scored, those that
        are not in swapped only where they may cross a border.
        """
        self._replace, self._margin, self._borders, self._far = replace, margin, borders, far
        self._excuse, self._words, self._swapped = excuse, words, swapped
        self._of_lines: dict[tuple[str, str, str, float], tuple[tuple[int, float, str], ...]] = {}
        self._scored: dict[str, tuple[float, str]] = {}

    def judged(self, text: str, least: float) -> Iterator[tuple[int, float, str]]:
        """Yield the place, the score and what was likelier meant of each word that scores so much."""
        known = self._of_lines
        first = 0
        for line in text.split("\n"):
            end = first + len(line)
            place = line, text[max(0, first - _NEIGHBOURS) : first], text[end : end + _NEIGHBOURS], least
            if place not in known:
                if len(known) >= _MOST_LINES:
                    known.clear()
                known[place] = tuple(self._judged_in_line(text, first, line, least))
            for start, score, other in known[place]:
                yield first + start, score, other
            first = end + 1

    def _judged_in_line(self, text: str, first: int, line: str, least: float) -> Iterator[tuple[int, float, str]]:
        """Yield the same of the line that begins at an offset, with places in the line."""
        judged, at_home = self._swapped, self._borders.is_at_home
        touching: list[int] = []
        for start in compress(count(first), map(self._words.__contains__, map(concat, line, line[1:]))):
            end = start + LENGTH
            if (word := text[start:end]) not in judged and at_home(text[start - 1 : start], word, text[end : end + 1]):
                continue
            if touching and start - touching[-1] > _TOUCHING:
                yield from self._judged_together(text, first, touching, least)
                touching = []
            touching.append(start)
        if touching:
            yield from self._judged_together(text, first, touching, least)

    def _judged_together(
        self, text: str, line: int, starts: list[int], least: float
    ) -> Iterator[tuple[int, float, str]]:
        """Judge words that are neighbours, those beside likely swaps as if these had not been made."""
        found = [self._score(text, start, text[start : start + LENGTH]) for start in starts]
        if len(starts) > 1:
            first = max(0, starts[0] - _NEIGHBOURS)
            both = self._swapped_together(text, starts)
            for _ in range(ROUNDS):
                swaps = self._swaps(text, starts, found)
                swaps |= {start: other for start, other in both.items() if not swaps.keys() & {start - 1, start + 1}}
                if not swaps:
                    break
                around = text[first : starts[-1] + LENGTH + _NEIGHBOURS]
                for start, other in swaps.items():
                    around = _put(around, start - first, other)
                for at, start in enumerate(starts):
                    if start - 1 not in swaps and start + 1 not in swaps:  # else it lost to the one it overlaps
                        word = text[start : start + LENGTH]
                        beside = _put(around, start - first, word)
                        excused = self._excuse(beside, start - first) is not None
                        found[at] = (-inf, "") if excused else self._score(beside, start - first, word)
        for start, (score, other) in zip(starts, found, strict=True):
            word = text[start : start + LENGTH]
            if score < _SURE and (meant := self._far.matched(text, start, word)) is not None:
                yield start - line, _SURE, meant
            elif least <= score + AFAR < _SURE + AFAR and (meant := self._far.in_clause(text, start, word)) is not None:
                yield start - line, round(score + AFAR, DIGITS), meant
            elif score >= least:
                yield start - line, score, other

    def _swaps(self, text: str, starts: list[int], found: list[tuple[float, str]]) -> dict[int, str]:
        """Return the likely swaps among some words, the surer of two that overlap, with what was meant."""
        swaps: dict[int, str] = {}
        for start, (score, other) in sorted(zip(starts, found, strict=True), key=lambda each: -each[1][0]):
            if score < MENDED:
                break
            if start - 1 not in swaps and start + 1 not in swaps and self._excuse(text, start) is None:
                swaps[start] = other
        return swaps

    def _swapped_together(self, text: str, starts: list[int]) -> dict[int, str]:
        """Return words side by side of which neither is likely by itself, with what was likeliest meant of both."""
        found: dict[int, str] = {}
        log_count, known = counts.load().log_count, set(starts)
        for start in starts:
            after = start + LENGTH
            word, following = text[start:after], text[after : after + LENGTH]
            if after not in known or word not in self._replace or following not in self._replace or start in found:
                continue
            if log_count(word + following) >= 0 or {start - 1, start + 1} & found.keys():
                continue
            meant = product(self._replace[word], self._replace[following])
            often, one, two = max((log_count(one + two), one, two) for one, two in meant)
            if often >= TOGETHER and self._excuse(text, start) is None and self._excuse(text, after) is None:
                found |= {start: one, after: two}
        return found

    def _score(self, text: str, start: int, word: str) -> tuple[float, str]:
        """Return the score of a word and what is likelier meant."""
        around, scored = text[max(0, start - LENGTH) : start + 2 * LENGTH], self._scored
        if around in scored:
            return scored[around]
        left, right = text[max(0, start - LENGTH) : start], text[start + LENGTH : start + 2 * LENGTH]
        score, other = -inf, ""
        if word in self._replace:
            at, margin = place(text, start, start + LENGTH), self._margin.get(word, 0.0)
            score, other = odds_when_spun(counts.load(), at, word, self._replace[word], margin)
        if score < _SURE and (cut := self._borders.cut(left, word, right)) is not None:
            score, other = _SURE, cut
        result = round(score, DIGITS), other
        if len(around) == 3 * LENGTH and len(around.split()) == 1:  # else what lies behind blanks counts as well
            if len(scored) > _MOST_REMEMBERED:
                scored.clear()
            scored[around] = result
        return result


def _put(text: str, start: int, word: str) -> str:
    """Return the text with a word in this place."""
    return text[:start] + word + text[start + LENGTH :]
