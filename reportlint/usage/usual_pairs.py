"""The pairs of characters that official text uses often, asked by a character or by a sound; it judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_NONE = "\uffff"


class UsualPairs:
    """Pairs, commonest first; they are searched when a character or a sound is first asked for, and then remembered."""

    def __init__(self, pairs: str, sounds: str, syllables: Sequence[str]) -> None:
        """Take the pairs in a row, and the numbers of their syllables, in each pair that of the second first."""
        self.commonest = pairs[:2]
        self._firsts, self._seconds = pairs[::2], pairs[1::2]
        self._sounds, self._sounds_behind = sounds[1::2], sounds[::2]
        self._syllables = syllables
        self._numbers = {name: chr(number) for number, name in enumerate(syllables)}
        self._before: dict[str, str] = {}
        self._behind: dict[str, str] = {}
        self._sounding: dict[tuple[str, ...], tuple[str, list[int]]] = {}

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self._firsts)

    def __iter__(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield every pair with its syllables."""
        names = self._syllables
        for first, second, one, other in zip(
            self._firsts, self._seconds, self._sounds, self._sounds_behind, strict=True
        ):
            yield first + second, (names[ord(one)], names[ord(other)])

    def before(self, second: str) -> str:
        """Return the characters that make a pair with this one behind them."""
        found = self._before.get(second)
        if found is None:
            at = _places(second, self._seconds)
            found = self._before[second] = "".join([self._firsts[place] for place in at])
        return found

    def behind(self, first: str) -> str:
        """Return the characters that make a pair with this one before them."""
        found = self._behind.get(first)
        if found is None:
            at = _places(first, self._firsts)
            found = self._behind[first] = "".join([self._seconds[place] for place in at])
        return found

    def alike(self, sounds: tuple[str, ...], sounds_behind: tuple[str, ...]) -> list[str]:
        """Return the pairs whose first character has one of these sounds, and the second one of those behind."""
        numbers = self._numbers
        found = self._sounding.get(sounds)
        if found is None:
            places = [place for sound in sounds for place in _places(numbers.get(sound, _NONE), self._sounds)]
            found = self._sounding[sounds] = "".join([self._sounds_behind[place] for place in places]), places
        behind, places = found
        pairs: list[str] = []
        for sound in sounds_behind:
            number = numbers.get(sound, _NONE)
            if number in behind:
                pairs += [self._firsts[places[at]] + self._seconds[places[at]] for at in _places(number, behind)]
        return pairs


def _places(character: str, text: str) -> Iterator[int]:
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)
