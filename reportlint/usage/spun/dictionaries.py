"""Which dictionary a document was spun with, told by its words, and what that says of one; it finds none."""

from __future__ import annotations

from math import log10, sqrt
from typing import TYPE_CHECKING

from reportlint.usage import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

TOLD = 0.5
"""What a word scores that tells which dictionary the document was spun with."""
KIN, FOREIGN, STRANGE = 0.8, 0.4, 1.0
"""What it adds that all that is told speaks for a dictionary of the word's, and what it takes off that it speaks for
others, or that the word is in none.
"""
_SWAPPED = 0.9
"""How much of what a dictionary would swap is swapped where it was used at all."""
_SMOOTH = 0.3
"""Added to the counts of words that were hardly ever seen."""
_LEAST, _MOST = -1.5, 2.0
"""What one word may say about the use of its dictionary, log10 odds: a subject may bring a word, or its original."""
_ORIGINALS = 3
"""Of the words meant, how many are looked for."""
_CHANCE = 0.5
"""What right text says at most, for the square root of the number of words, which are as many throws of a coin.

Of 1,044 pages of clean text, one in a thousand says as much for dictionaries of 10 to 85 words, and none much more.
"""
_BY_USE, _TOGETHER = 0.15, 0.7
"""What the score of a word gains by each power of ten that speaks for the use of its dictionary, and the most of it
together with what likely swaps say. With more, words are called wrong that the spinner left alone.
"""
BELONGS = max(KIN, _TOGETHER)
"""The most that is added to the score of a word."""


class Dictionaries:
    """The words that each dictionary puts for others, by its name."""

    def __init__(self, dictionaries: Mapping[str, Sequence[str]], replace: Mapping[str, Sequence[str]]) -> None:
        """Take the words, and for each what it is put for; without a name, all words are one dictionary."""
        self._dictionaries = dictionaries
        self._replace = replace
        self._used = dictionaries or {"": tuple(replace)}
        self._names: dict[str, tuple[str, ...]] = {}
        for name, words in dictionaries.items():
            for word in words:
                self._names[word] = (*self._names.get(word, ()), name)

    def belonging(self, text: str, scored: Sequence[tuple[str, float]]) -> Callable[[str], float]:
        """Return what is to be added to the score of a word, in log10 odds, where these words of a text have these."""
        kinship, use = self._kinship(scored), self._use(text, {word for word, _ in scored})
        return lambda word: min(max(_TOGETHER, kinship(word)), kinship(word) + use.get(word, 0.0))

    def _kinship(self, scored: Iterable[tuple[str, float]]) -> Callable[[str], float]:
        """Return what likely swaps say: they are of the same dictionary as a word, of others, or of none."""
        names = self._names
        told: dict[str, set[str]] = {name: set() for name in self._dictionaries}
        for word, score in scored:
            held_by = names.get(word, ())
            if score >= TOLD and len(held_by) == 1:
                told[held_by[0]].add(word)
        every = sum(map(len, told.values()))
        added = {
            name: (KIN * len(words) - FOREIGN * (every - len(words))) / (every + 1) for name, words in told.items()
        }
        added[""] = -STRANGE * every / (every + 1)
        return lambda word: max([added[name] for name in names.get(word, ("",))])

    def _use(self, text: str, words: Iterable[str]) -> Mapping[str, float]:
        """Return what is said, of words of the text, by all others of their dictionary that stand in it.

        Where a dictionary was used its words stand for the words meant, and these do not stand there.
        """
        told = {word: self._told(text, word) for word in words if word in self._replace}
        gained = dict.fromkeys(told, 0.0)
        for held in self._used.values():
            standing = [word for word in held if word in told]
            every = sum(told[word] for word in standing) - _CHANCE * sqrt(len(held))
            for word in standing:
                gained[word] = max(gained[word], _BY_USE * (every - max(0.0, told[word])))
        return gained

    def _told(self, text: str, word: str) -> float:
        """Return what a word in the text says about the use of its dictionary, in log10 odds."""
        others = self._replace[word]
        table = counts.load()
        own, meant = (10 ** table.log_seen(word), sum(10 ** table.log_seen(other) for other in others))
        share = (own + _SMOOTH) / (own + meant + 2 * _SMOOTH)
        found = sum(_found(text, other) for other in others)
        told = log10(_SWAPPED / share) + found * log10((1 - _SWAPPED) / (1 - share))
        return max(_LEAST, min(_MOST, told))


def _found(text: str, word: str) -> int:
    """Return how often a word stands in a text, but for many times."""
    at, found = text.find(word), 0
    while at >= 0 and found < _ORIGINALS:
        at, found = text.find(word, at + 1), found + 1
    return found
