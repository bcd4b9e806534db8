"""The pairs of characters that official text uses often, asked by a character or by a sound; it judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
        self._alike: dict[tuple[str, ...], dict[str, list[str]]] = {}

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

    def alike(self, sounds: tuple[str, ...]) -> dict[str, list[str]]:
        """Return the pairs whose first character has one of these sounds, by the sound of the second."""
        found = self._alike.get(sounds)
        if found is None:
            found = self._alike[sounds] = {}
            for sound in sounds:
                for place in _places(self._numbers.get(sound, "\uffff"), self._sounds):
                    name = self._syllables[ord(self._sounds_behind[place])]
                    found.setdefault(name, []).append(self._firsts[place] + self._seconds[place])
        return found


def _places(character: str, text: str) -> Iterator[int]:
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)
