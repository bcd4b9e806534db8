"""Runs of characters with a log10 for each, hashed and looked up where they lie; it does not know of what.

A run is hashed to some bits of bucket and 11 bits of tag, of which the table keeps the tag, in the upper bits of a
number of 16, and one of 32 levels. So no text can be read back, and a run that is not there is now and then taken for
one that is: the fewer runs there are in a bucket, the seldomer.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 4
"""Characters of a run that all count for the hash."""
TAG_BITS, LEVELS = 11, 32
MULTIPLIER = 0x9E3779B97F4A7C15
ABSENT = -1.0

_MOST_REMEMBERED = 200_000
_TAGS = (1 << TAG_BITS) - 1
_WORD = (1 << 64) - 1


class HashedRuns(dict[str, float]):
    """The log10 of the runs asked for, so that to ask again costs no call; ABSENT for those that are not there."""

    def __init__(self, parts: Mapping[str, memoryview], logs: Iterable[float]) -> None:
        """Take where each bucket starts and the one behind the last, the entries, and the log10 of each level."""
        self._starts, self._entries = parts["starts"].cast("I"), parts["entries"].cast("H")
        self._levels = [*logs]
        bucket_bits = len(self._starts).bit_length() - 1
        self._shift = 64 - bucket_bits - TAG_BITS

    def __missing__(self, run: str) -> float:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[run] = self._look_up(run)
        return found

    def _look_up(self, run: str) -> float:
        key = 0
        for character in run:
            key = key << 16 | ord(character)
        hashed = (key * MULTIPLIER & _WORD) >> self._shift
        bucket, tag = hashed >> TAG_BITS, (hashed & _TAGS) * LEVELS
        end = self._starts[bucket + 1]
        at = bisect_left(self._entries, tag, self._starts[bucket], end)
        if at < end and (entry := self._entries[at]) < tag + LEVELS:
            return self._levels[entry - tag]
        return ABSENT
