"""Where two versions of a text differ, in whole lines; what the difference means is others' affair.

Lines that stand once in both versions are the anchors (patience diff): the cost grows with the number of lines, not
with its square, and a moved paragraph is one hunk where it left and one where it arrived.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 16
"""How often the lines between two anchors are searched for further anchors, so that no text can make it costly."""


class Hunk(NamedTuple):
    """Lines of the old version that became lines of the new one; from 0, ends exclusive, either side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def hunks(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Return the hunks in order; what lies between two of them is the same in both versions."""
    found = []
    waiting = [(Hunk(0, len(old), 0, len(new)), 0)]
    while waiting:
        whole, depth = waiting.pop()
        hunk = _trimmed(old, new, whole)
        anchors = _anchors(old, new, hunk) if depth < _DEEPEST else []
        if anchors:
            starts = [(hunk.old_start, hunk.new_start), *((i + 1, j + 1) for i, j in anchors)]
            ends = [*anchors, (hunk.old_end, hunk.new_end)]
            waiting += [(Hunk(i, k, j, m), depth + 1) for (i, j), (k, m) in zip(starts, ends, strict=True)]
        elif hunk.old_start < hunk.old_end or hunk.new_start < hunk.new_end:
            found.append(hunk)
    return sorted(found)


def _trimmed(old: Sequence[str], new: Sequence[str], hunk: Hunk) -> Hunk:
    """Return the hunk without the equal lines at its start and its end."""
    i, k, j, m = hunk
    while i < k and j < m and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < k and j < m and old[k - 1] == new[m - 1]:
        k, m = k - 1, m - 1
    return Hunk(i, k, j, m)


def _anchors(old: Sequence[str], new: Sequence[str], hunk: Hunk) -> list[tuple[int, int]]:
    """Return the old and new numbers of lines that stand once on both sides, as many as keep their order."""
    places = _standing_once(old, hunk.old_start, hunk.old_end)
    pairs = [
        (places[line], at) for line, at in _standing_once(new, hunk.new_start, hunk.new_end).items() if line in places
    ]
    lowest: list[int] = []  # by the length of a rising run, the lowest old line it can end with
    last: list[int] = []  # by the length, the pair it ends with then
    before: list[int] = []  # by pair, the one before it in its run; -1 for none
    for number, (line, _) in enumerate(pairs):
        length = bisect_left(lowest, line)
        before.append(last[length - 1] if length else -1)
        lowest[length : length + 1] = [line]
        last[length : length + 1] = [number]
    run = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]


def _standing_once(lines: Sequence[str], start: int, end: int) -> dict[str, int]:
    """Return the numbers of the lines between start and end that have no equal there."""
    times = Counter(lines[start:end])
    return {lines[at]: at for at in range(start, end) if times[lines[at]] == 1}
