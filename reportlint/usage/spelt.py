"""Which one character letters stand for, its pinyin or the initial of it, by what official text has between the others.

No list of words is asked: a syllable among Chinese characters is seldom anything else, and what stands beside it tells
which of its characters is meant.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.usage.counts import fold
from reportlint.usage.readings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.usage.counts import Counts
    from reportlint.usage.lexicon import Lexicon
    from reportlint.usage.usual_pairs import UsualPairs

_FEWEST = 30  # of the pairs whose characters are offered
_REACH = 3
_RUN, _PAIR = 1.3, 1.9  # log10 of the counts of three characters and of two with the one that is offered
_WORD, _PAIR_OF_WORD = 1.0, 1.5  # the same of a word of two, and of how often official text has it
_SYLLABLE, _INITIAL = -10.2, -4.5  # log10 of how likely the likeliest must be beside the others; a word counts for it
_AHEAD = 1.5  # log10 of how much likelier than the next one, if only its initial is known
_CLAUSE = re.compile("[^，。；、：！？]*.?")  # what stands behind its mark says nothing
_DIGITS = "lox"  # letters that stand for 1, 0 or a number
_NUMERALS = "0〇○零一二三四五六七八九十百千万亿余多几数第约A"


class Spelt:
    """The characters by their syllables, offered for one place after another."""

    def __init__(self, counts: Counts, lexicon: Lexicon) -> None:
        """Take the counts of official text, and a dictionary."""
        self._counts, self._lexicon = counts, lexicon

    def syllable(self, before: str, run: str, after: str) -> Reading | None:
        """Return what a syllable between two texts stands for, None where that is not clear."""
        found = list(self._likely(before, self._of_sound(_plain(run)), after))
        if not found or max(found)[0] < _SYLLABLE:
            return None
        return self._whole(before, max(found)[1], after)

    def initial(self, before: str, run: str, after: str) -> Reading | None:
        """Return the same of one letter, which no number stands before, and which is none itself."""
        if run in _DIGITS or fold(before[-1:]) in _NUMERALS:
            return None
        likely, found = (
            sorted(self._likely(before, self._of_sound(*self._usual.sounds_from(run)), after), reverse=True),
            None,
        )
        if likely and likely[0][0] >= _INITIAL and (len(likely) == 1 or likely[0][0] - likely[1][0] >= _AHEAD):
            found = self._whole(before, likely[0][1], after)
        return found if found and len(found.word) > 1 else None

    def _likely(self, before: str, characters: Iterable[str], after: str) -> Iterator[tuple[float, str]]:
        """Yield the characters that official text has there or that make a word there, and how likely they are."""
        left, right = fold(before)[-_REACH:], "".join(_CLAUSE.findall(fold(after)[:_REACH])[:1])
        count = self._counts.log_count
        for one in characters:
            runs = left[-2:] + one, left[-1:] + one + right[:1], one + right[:2]
            pairs = [pair for pair in (left[-1:] + one, one + right[:1]) if len(pair) > 1]
            often = max(map(count, pairs))
            word = max(map(self._lexicon.log_count, pairs))
            known = often >= _PAIR and max(count(run) if len(run) == _REACH else -1 for run in runs) >= _RUN
            if known or (often >= _PAIR_OF_WORD and word >= _WORD):
                score = self._counts.log_score(left + one + right, len(left), len(left) + 1)
                yield score + max(word, 0.0), one

    def _whole(self, before: str, one: str, after: str) -> Reading:
        """Return the character with what makes a word with it."""
        pairs = ((before[-1:] + one, 1, 0), (one + after[:1], 0, 1))
        words = [(self._lexicon.log_count(pair), pair, ahead, behind) for pair, ahead, behind in pairs if len(pair) > 1]
        log, word, ahead, behind = max(words)
        return Reading(ahead, behind, word) if log >= _WORD else Reading(0, 0, one)

    def _of_sound(self, *sounds: str) -> set[str]:
        """Return the characters of the usual pairs with one of these sounds there."""
        return set().union(*map(self._usual.of_sound, sounds))

    @cached_property
    def _usual(self) -> UsualPairs:
        return self._counts.usual_pairs(_FEWEST)


def _plain(run: str) -> str:
    """Return a syllable in small letters without its tone."""
    apart = unicodedata.normalize("NFD", run.lower().replace("ü", "v"))
    return "".join(one for one in apart if not unicodedata.combining(one))
