"""Which dictionary a document was spun with, told by its likely swaps, and what that says of a word; it finds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

TOLD = 0.5
"""What a word scores that tells which dictionary the document was spun with."""
KIN, FOREIGN, STRANGE = 0.8, 0.4, 1.0
"""What it adds that all that is told speaks for a dictionary of the word's, and what it takes off that it speaks for
others, or that the word is in none.
"""


class Dictionaries:
    """The words that each dictionary puts for others, by its name."""

    def __init__(self, dictionaries: Mapping[str, Sequence[str]]) -> None:
        """Take the words."""
        self._dictionaries = dictionaries
        self._names: dict[str, tuple[str, ...]] = {}
        for name, words in dictionaries.items():
            for word in words:
                self._names[word] = (*self._names.get(word, ()), name)

    def kinship(self, scored: Iterable[tuple[str, float]]) -> Callable[[str], float]:
        """Return what is to be added to the score of a word, in log10 odds, where these words have these scores."""
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
