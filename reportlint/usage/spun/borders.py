"""Swaps across the border of two words, of which a spinner took the end of one and the start of the next for a word.

It knows words and counts, no places: 完成 in 落完成场, put for 实现 in 落实现场.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.usage import counts, lexicon
from reportlint.usage.context_score import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SEEN_ONCE, SEEN_OFTEN = 0.7, 2.5
"""log10 counts of a word with a neighbour: fewer are none, and so many that it is no other's place."""
_COMMON = 2.5  # log10 of the counts of a word, in official text and in the lexicon
_WORD, _NEXT_WORD, _KNOWN = 1.8, 1.5, 2.0  # the same


class Borders:
    """Near-synonyms, and what they make with the characters beside them."""

    def __init__(self, replace: Mapping[str, Sequence[str]], alike: Sequence[tuple[str, ...]]) -> None:
        """Take what spinners put, each with the words it may stand for, and groups of words put for one another."""
        self._replace, self._alike = replace, alike
        self._known: dict[str, Iterable[str]] = {}
        self._log_count = counts.load().log_count

    def is_at_home(self, before: str, word: str, after: str) -> bool:
        """Tell whether official text has a word with its neighbours, so that it crosses no border."""
        log_count = self._log_count
        first = log_count(before + word)
        if first >= SEEN_OFTEN:
            return True
        second = log_count(word + after)
        return second >= SEEN_OFTEN or min(first, second) >= SEEN_ONCE

    def cut(self, left: str, word: str, right: str) -> str | None:
        """Return the near-synonym that makes two words with its neighbours of a word that fits between neither.

        So a spinner leaves a text that took the end of one word and the start of the next for a word of its dictionary.
        """
        if not (left and right) or not (left[-1] + right[0]).isalpha():
            return None
        if self.is_at_home(left[-1], word, right[0]):
            return None
        log_count = self._log_count
        more = max(log_count(left[-1] + word), log_count(word + right[0]))
        beside = sum(len(pair) == LENGTH and _is_word(pair, _NEXT_WORD) for pair in (left, right))
        if beside > (1 if more < SEEN_ONCE else 0):
            return None
        made = [other for other in self._synonyms_of(word) if _makes_words(left[-1] + other + right[0], _WORD)]
        if not made or _makes_words(left[-1] + word + right[0], _WORD):
            return None
        return max(made, key=lambda other: log_count(left[-1] + other[0]) + log_count(other[1] + right[0]))

    def _synonyms_of(self, word: str) -> Iterable[str]:
        """Return the words that spinners may have put this one for, even if they seldom do."""
        known = self._known
        if word not in known:
            meant, put_for, groups = self._replace.get(word, ()), self._put_for, self._groups
            synonyms = dict.fromkeys(meant)
            for other in meant:
                synonyms |= dict.fromkeys(put_for[other])
            for other in put_for.get(word, ()):
                synonyms |= dict.fromkeys((other, *self._replace[other]))
            for group in groups.get(word, ()):
                synonyms |= dict.fromkeys(group)
            synonyms.pop(word, None)
            known[word] = synonyms
        return known[word]

    @cached_property
    def _put_for(self) -> dict[str, list[str]]:
        """For each word meant those that are put for it."""
        put_for: dict[str, list[str]] = {}
        for word, others in self._replace.items():
            for other in others:
                put_for.setdefault(other, []).append(word)
        return put_for

    @cached_property
    def _groups(self) -> dict[str, list[tuple[str, ...]]]:
        """For each word of a group of near-synonyms its groups."""
        groups: dict[str, list[tuple[str, ...]]] = {}
        for group in self._alike:
            for word in group:
                groups.setdefault(word, []).append(group)
        return groups


def two_words(text: str, start: int, end: int) -> str | None:
    """Return the two common words at whose border the pair stands by chance (召开动员, not 开动)."""
    both = text[max(0, start - 1) : end + 1]
    if len(both) < 2 * LENGTH:
        return None
    return both if all(_is_word(word, _COMMON, _COMMON) for word in (both[:LENGTH], both[LENGTH:])) else None


def _makes_words(text: str, least: float) -> bool:
    """Tell whether four characters are two words."""
    return _is_word(text[:LENGTH], least) and _is_word(text[LENGTH:], least)


def _is_word(pair: str, least: float, known: float = _KNOWN) -> bool:
    return counts.load().log_count(pair) >= least and lexicon.load().log_count(pair) >= known
