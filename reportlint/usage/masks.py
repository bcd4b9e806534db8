"""Which of some words letters or signs stand for, by the letters, the characters left beside them, and the counts.

Letters are read as pinyin or as the initials of it. It looks at one place at a time and decides nothing else.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage.counts import fold
from reportlint.usage.readings import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.usage.counts import Counts
    from reportlint.usage.spelling.confusable import Confusable

_REACH = 4
_KNOWN, _OFTEN = 0.0, 1.3  # log10 of a count
_BOUND, _BOTH_BOUND = 0.75, 3.0  # log10 of how much oftener two characters stand together than by chance
_BEHIND_LETTERS = 1.0  # log10 of the count of what stands behind letters: 级, 股, 线
_ENOUGH_LEFT = 2  # characters of a word that tell it without its neighbours
_MOST_READINGS = 2
_STARS = "*＊"  # one of them is hardly ever anything else; ○ and ★ are other marks, too


class Form(NamedTuple):
    """A word with a part of it masked: what is left before and after."""

    before: str
    after: str
    word: str


class Masks:
    """The masked forms of some words, to be looked up at one place after another."""

    def __init__(self, words: Sequence[str], counts: Counts, sounds: Confusable) -> None:
        """Take the words, the counts of official text, and the table that knows the readings of characters."""
        self._words, self._counts, self._sounds = words, counts, sounds

    def letters(self, before: str, run: str, after: str) -> Reading | None:
        """Return what letters between two texts stand for, None where that is not clear."""
        found = [form for form in self._by_letters.get(run.lower(), ()) if _fits(form, before, after)]
        if len(run) == 1 and after and self._counts.log_count("A" + fold(after[0])) >= _BEHIND_LETTERS:
            found = [form for form in found if form.before]
        partly = [form for form in found if form.before or form.after]
        wholly = [form for form in found if not (form.before or form.after)]
        best = self._best(before, after, partly, either=True)
        if best is None and wholly:
            best = self._best(before, after, wholly, either=run.islower())
        return best

    def signs(self, before: str, run: str, after: str) -> Reading | None:
        """Return what signs between two texts stand for, None where that may be any name or number."""
        left = [form for form in self._by_length.get(len(run), ()) if _fits(form, before, after)]
        found = [form for form in left if len(form.before + form.after) >= _ENOUGH_LEFT or len(run) == 1]
        if len(run) == 1 and run not in _STARS and not _is_han(before[-1:]):
            found = [form for form in found if form.before]
        if found:
            return self._best(before, after, found, either=False, one_known=len(run) > 1 or run in _STARS)
        if len(run) < 2 or not (_is_han(before[-1:]) and _is_han(after[:1])):
            return None
        first, last = self._behind(before[-1]), self._ahead_of(after[0])
        sums = ((bound + last[word], word) for word, bound in first.items() if word in last)
        scored = [(score, word) for score, word in sums if score >= _BOTH_BOUND]
        return Reading(0, 0, max(scored)[1]) if scored else None

    def _best(
        self, before: str, after: str, forms: Sequence[Form], *, either: bool, one_known: bool = False
    ) -> Reading | None:
        """Return the likeliest of the forms that official text has beside a neighbour, or beside both."""
        found = []
        for form in forms:
            left = fold(before[: len(before) - len(form.before)][-_REACH:])
            right = fold(after[len(form.after) :][:_REACH])
            known = self._known(left[-1:] + form.word[:2]), self._known(form.word[-2:] + right[:1])
            pairs = self._known(left[-1:] + form.word[0]), self._known(form.word[-1] + right[:1])
            plain = len(form.before + form.after) >= _ENOUGH_LEFT
            if plain or (any(pairs) if either else any(known) if one_known else all(known)):
                text = left + form.word + right
                score = self._counts.log_score(text, len(left), len(left) + len(form.word)) / (len(form.word) + 3)
                found.append((len(form.word) - 1 + score / 100, form))
        if not found:
            return None
        form = max(found)[1]
        return Reading(len(form.before), len(form.after), form.word)

    def _known(self, run: str) -> bool:
        return not run.isascii() and self._counts.log_count(run) >= _KNOWN

    def _behind(self, character: str) -> dict[str, float]:
        """Return the words that go well with a character before them, and how well."""
        if character not in self._known_behind:
            bounds = {word: self._bound(character + word[0]) for word in self._words if len(word) > 1}
            self._known_behind[character] = {word: bound for word, bound in bounds.items() if bound is not None}
        return self._known_behind[character]

    def _ahead_of(self, character: str) -> dict[str, float]:
        """Return the words that go well with a character after them, and how well."""
        if character not in self._known_ahead:
            bounds = {word: self._bound(word[-1] + character) for word in self._words if len(word) > 1}
            self._known_ahead[character] = {word: bound for word, bound in bounds.items() if bound is not None}
        return self._known_ahead[character]

    def _bound(self, pair: str) -> float | None:
        """Return how much oftener two characters stand together than by chance, None where they hardly do."""
        count = self._counts.log_count
        together = count(pair)
        bound = together - count(pair[0]) - count(pair[1]) + self._counts.log_total
        return None if together < _OFTEN or bound < _BOUND else bound

    @cached_property
    def _known_behind(self) -> dict[str, dict[str, float]]:
        return {}

    @cached_property
    def _known_ahead(self) -> dict[str, dict[str, float]]:
        return {}

    @cached_property
    def _by_length(self) -> dict[int, list[Form]]:
        found: dict[int, list[Form]] = {}
        for word in self._words:
            for start, end in _parts(word):
                if end - start < len(word):
                    found.setdefault(end - start, []).append(Form(word[:start], word[end:], word))
        return found

    @cached_property
    def _by_letters(self) -> dict[str, list[Form]]:
        found: dict[str, list[Form]] = {}
        for word in self._words:
            for start, end in _parts(word):
                form = Form(word[:start], word[end:], word)
                if end - start == len(word) == 1:
                    continue
                for run in self._spelt(word[start:end]):
                    if len(run) > 1 or form.before or form.after:
                        found.setdefault(run, []).append(form)
        return found

    def _spelt(self, word: str) -> Iterator[str]:
        """Yield a word's pinyin and its initials."""
        readings = [self._sounds.syllables(character)[:_MOST_READINGS] for character in word]
        yield from dict.fromkeys(
            run for one in product(*readings) for run in ("".join(one), "".join(each[0] for each in one))
        )


def _parts(word: str) -> Iterator[tuple[int, int]]:
    for start in range(len(word)):
        for end in range(start + 1, len(word) + 1):
            yield start, end


def _fits(form: Form, before: str, after: str) -> bool:
    return before.endswith(form.before) and after.startswith(form.after)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character < "\ua000"
