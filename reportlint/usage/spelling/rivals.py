"""Which usual pairs of characters may have been meant by a rare one; it looks at no text."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from math import log10
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from reportlint.usage.counts import Counts
    from reportlint.usage.spelling.confusable import Confusable
    from reportlint.usage.usual_pairs import UsualPairs

_MOST_REMEMBERED = 300_000
_UNSEEN = log10(0.5)  # what is taken for the count of a pair that was never seen
FEWEST_TURNED, _RATIO_TURNED = 300, 30
"""How usual a pair must be, and how much commoner than the same two characters turned round, to be meant by these.

Less is asked of it than of others: two characters seldom stand beside one another in either order by chance.
"""

Rival = tuple[str, int, str]
"""A usual pair in place of a rare one, the index in it of what is changed, and what was meant there."""


class Rivals:
    """Remembers what it learned about pairs, so keep it for many texts."""

    def __init__(self, counts: Counts, confusable: Confusable, ratio: int) -> None:
        """Ask of a rival that it is `ratio` times as common as what is written."""
        self._counts = counts
        self._confusable = confusable
        self._ratio, self._log_ratio = ratio, log10(ratio)
        self._log_turned = log10(min(ratio, _RATIO_TURNED))
        self._alike: dict[str, list[Rival]] = {}

    @cached_property
    def usual(self) -> UsualPairs:
        """The pairs that may have been meant."""
        return self._counts.usual_pairs(self._ratio // 2)

    @cached_property
    def _about(self) -> _Abouts:
        return _Abouts(self._confusable, self.usual)

    @cached_property
    def _commonest(self) -> float:
        return self._counts.log_count(self.usual.commonest) if self.usual else 0.0

    def of(self, pair: str) -> list[Rival]:
        """Return the usual pairs that may have been meant by a rare one, none if it is not so rare."""
        return self.common_enough(pair, self.alike(pair))

    def alike(self, pair: str) -> list[Rival]:
        """Return the usual pairs that a pair may be mistaken for, were it rare enough."""
        found = self._alike.get(pair)
        if found is None:
            if len(self._alike) >= _MOST_REMEMBERED:
                self._alike.clear()
            found = self._alike[pair] = self._look_up(*pair)
        return found

    def common_enough(self, pair: str, alike: list[Rival]) -> list[Rival]:
        """Return those of them that are as much commoner as is asked."""
        if not alike or not self._counts.harmful([ord(pair[0]) | ord(pair[1]) << 16]):
            return []
        log_count = self._counts.log_count
        written, turned = max(log_count(pair), _UNSEEN), pair[::-1]
        least = written + self._log_ratio
        found = [one for one in alike if log_count(one[0]) >= least] if least <= self._commonest else []
        if alike[-1][2] == turned and written + self._log_turned <= log_count(turned) < least:
            found.append(alike[-1])
        return found

    def _look_up(self, first: str, second: str) -> list[Rival]:
        for_first, _, behind, sounds = self._about[first]
        for_second, before, _, sounds_behind = self._about[second]
        found = [(one + second, 0, one) for one in before if one in for_first]
        found += [(first + one, 1, one) for one in behind if one in for_second]
        by_sounds = self.usual.by_sounds
        for both in product(sounds, sounds_behind):
            for pair in by_sounds.get(both, ()):
                if pair[0] != first and pair[1] != second:
                    found.append((pair, 0, pair))
        is_usual = first != second and first in self.usual.behind(second)
        if is_usual and self._counts.log_count(second + first) >= log10(FEWEST_TURNED):
            found.append((second + first, 0, second + first))
        return found


class _About(NamedTuple):
    """What is asked of a character."""

    meant: str
    before: list[str]
    behind: list[str]
    sounds: tuple[str, ...]
    """As UsualPairs numbers them."""


class _Abouts(dict[str, _About]):
    def __init__(self, confusable: Confusable, usual: UsualPairs) -> None:
        self._confusable, self._usual = confusable, usual

    def __missing__(self, character: str) -> _About:
        table, usual = self._confusable, self._usual
        sounds = tuple(map(usual.number_of, table.syllables(character)))
        before, behind = usual.before(character), usual.behind(character)
        found = self[character] = _About(table.others(character), before, behind, sounds)
        return found
