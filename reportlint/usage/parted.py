"""Which word was parted by a sign between its characters, by a dictionary and by counts of official text.

Two characters that are enumerated (省、市), or that two words have at their edges, may be kept apart by right. Where
the sign is one that joins (是/否, 收-支), only the words of a list are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.usage.readings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.usage.counts import Counts
    from reportlint.usage.lexicon import Lexicon

_PAIR, _BOUND, _WORD = 2.3, 1.3, 1.0  # log10 of the counts of a pair and of its word, and of how oftener than by chance
_BOUND_BY_STAR = 2.3  # the last where the sign may stand for a character
_JOINTS, _STARS = "·•-－+＋/／&＆~～|｜", "*＊∗"
_LONGEST = 4
_NUMERALS = frozenset("〇○零一二三四五六七八九十百千万亿")


class Parted:
    """Words that were parted, to be looked up at one place after another."""

    def __init__(self, words: Iterable[str], counts: Counts, lexicon: Lexicon) -> None:
        """Take the words that any sign may part, the counts of official text, and a dictionary."""
        self._words, self._counts, self._lexicon = frozenset(words), counts, lexicon

    def word(self, before: str, sign: str, after: str) -> Reading | None:
        """Return the word that a sign between two texts parts, perhaps in several places; None if it may part two."""
        left, right = before.replace(sign, ""), after.replace(sign, "")
        pair = left[-1:] + right[:1]
        if pair[:1] in _NUMERALS or not self._is_bound(pair, sign, left, right):
            return None
        for length in range(2, _LONGEST + 1):
            for ahead in range(1, length):
                word = left[-ahead:] + right[: length - ahead]
                if len(word) < length or not self._is_word(word, sign):
                    continue
                first, end = _places(before[::-1], sign, ahead), _places(after, sign, length - ahead)
                if not (before.endswith(sign, 0, -first) or after.startswith(sign, end)):
                    return Reading(first, end, word)
        return None

    def _is_word(self, text: str, sign: str) -> bool:
        return text in self._words or (sign not in _JOINTS and self._lexicon.log_count(text) >= _WORD)

    def _is_bound(self, pair: str, sign: str, left: str, right: str) -> bool:
        """Tell whether two characters belong together, and are not the edges of two words."""
        count = self._counts.log_count
        together = count(pair)
        if len(pair) < len("省市") or together < _PAIR or count(f"{pair[0]}、{pair[1]}") >= 0:
            return False
        bound = together - count(pair[0]) - count(pair[1]) + self._counts.log_total
        least = _BOUND_BY_STAR if sign in _STARS else _BOUND
        return bound >= least and not (self._ends_word(left) and self._begins_word(right))

    def _ends_word(self, text: str) -> bool:
        return any(self._lexicon.log_count(text[-length:]) >= 0 for length in range(2, _LONGEST + 1))

    def _begins_word(self, text: str) -> bool:
        return any(self._lexicon.log_count(text[:length]) >= 0 for length in range(2, _LONGEST + 1))


def _places(text: str, sign: str, characters: int) -> int:
    """Return how far a text holds so many characters that are not the sign."""
    return [at for at, one in enumerate(text, 1) if one != sign][characters - 1]
