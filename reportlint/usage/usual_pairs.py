"""The pairs of characters that official text uses often, asked by a character or by a sound; it judges nothing."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_NONE = "\uffff"
_HEARD = 25_000  # of the pairs, in the order of their use
_FEW = 100  # characters, each of which is looked for by itself


class UsualPairs:
    """Pairs, commonest first; they are searched when a character or a sound is first asked for, and then remembered."""

    def __init__(self, pairs: str, sounds: str, syllables: Sequence[str]) -> None:
        """Take the pairs in a row, and the numbers of their syllables, in each pair that of the second first."""
        self.commonest = pairs[:2]
        self._firsts, self._seconds = pairs[::2], pairs[1::2]
        self._sounds, self._sounds_behind = sounds[1::2], sounds[::2]
        self._syllables = syllables
        self._numbers = {name: chr(number) for number, name in enumerate(syllables)}
        self._before = _Beside(self._seconds, self._firsts)
        self._behind = _Beside(self._firsts, self._seconds)

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

    def before(self, second: str) -> list[str]:
        """Return the characters that make a pair with this one behind them."""
        return self._before[second]

    def behind(self, first: str) -> list[str]:
        """Return the characters that make a pair with this one before them."""
        return self._behind[first]

    def sounding(self, sound: str, sound_behind: str) -> list[str]:
        """Return the pairs with these sounds, commonest first.

        Of the commonest pairs only: whoever writes by sound is offered no others.
        """
        return self.by_sounds.get((self.number_of(sound), self.number_of(sound_behind)), [])

    def of_sound(self, sound: str) -> set[str]:
        """Return the characters that have this sound in a pair."""
        number = self.number_of(sound)
        first = {self._firsts[place] for place in _places(number, self._sounds)}
        return first | {self._seconds[place] for place in _places(number, self._sounds_behind)}

    def sounds_from(self, initial: str) -> list[str]:
        """Return the sounds that begin with a letter."""
        return [name for name in self._syllables if name.startswith(initial)]

    def number_of(self, sound: str) -> str:
        """Return what stands for a sound in `by_sounds`."""
        return self._numbers.get(sound, _NONE)

    @cached_property
    def by_sounds(self) -> dict[tuple[str, str], list[str]]:
        """The pairs by the numbers of their sounds, as `sounding` has them, for who asks often."""
        found: dict[tuple[str, str], list[str]] = {}
        rows = zip(self._sounds, self._sounds_behind, self._firsts, self._seconds, strict=True)
        for sound, sound_behind, first, second in islice(rows, _HEARD):
            found.setdefault((sound, sound_behind), []).append(first + second)
        return found


class _Beside(dict[str, list[str]]):
    """What stands in one row at the places of a character in the other; if asked often, it is gathered for all."""

    def __init__(self, row: str, beside: str) -> None:
        self._row, self._beside = row, beside

    def __missing__(self, character: str) -> list[str]:
        if len(self) < _FEW:
            found = [self._beside[place] for place in _places(character, self._row)]
        else:
            found = list(self._gathered.get(character, ""))
        self[character] = found
        return found

    @cached_property
    def _gathered(self) -> dict[str, str]:
        gathered = defaultdict[str, list[str]](list)
        for character, beside in zip(self._row, self._beside, strict=True):
            gathered[character].append(beside)
        return {character: "".join(some) for character, some in gathered.items()}  # lists would take ten times the room


def _places(character: str, text: str) -> Iterator[int]:
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)
