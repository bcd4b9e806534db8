"""What may have been cut out between two characters, with the odds that it was; it does not say which odds are enough.

Only runs of two or three characters are looked at that official text hardly has, while it often has them with something
between: they stand in the package's table, made by tools/gaps.py. One line a place: what is left, with | for the gap,
and each word that may be missing there, behind blanks.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache, cached_property
from math import fsum
from mmap import ACCESS_READ, mmap
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import counts
from reportlint.usage.counts import ORDER, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.usage.counts import Counts

REACH = 4
"""How many characters on either side are looked at."""

_DATA = Path(__file__).parent / "data"
_PART = 8192
_MOST_REMEMBERED = 50_000


class Gap(NamedTuple):
    """What is missing. odds: log10 of the odds that it is, as fitted."""

    odds: float
    missing: str


class Gaps:
    """Counts, pairs and weights together; remembers what it judged, so keep it for many texts."""

    def __init__(self, table: Counts) -> None:
        """Take the counts of official text."""
        self._counts = table
        self._judged: dict[tuple[str, tuple[str, ...]], Gap | None] = {}

    def best(self, text: str, at: int, words: tuple[str, ...]) -> Gap | None:
        """Return which of the words is likeliest to be missing before an offset, None where none is."""
        before = text[max(0, at - REACH) : at].rpartition("\n")[2].rjust(REACH, "\n")
        after = text[at : at + REACH].partition("\n")[0].ljust(REACH, "\n")
        place = before + after
        judged = self._judged
        if (place, words) not in judged:
            if len(judged) >= _MOST_REMEMBERED:
                judged.clear()
            judged[place, words] = self._best(fold(place), words)
        return judged[place, words]

    def _best(self, place: str, words: Iterable[str]) -> Gap | None:
        intercept, weights = self._fitted
        found = [
            Gap(intercept + fsum(map(mul, weights, one)), word)
            for word in words
            if (one := features(self._counts, place, word)) is not None
        ]
        return max(found, default=None)

    @cached_property
    def _fitted(self) -> tuple[float, list[float]]:
        """The intercept and the weights, in the order of the features."""
        fitted = json.loads((_DATA / "gaps.json").read_text(encoding="utf-8"))
        return fitted["intercept"], fitted["weights"]


def features(table: Counts, place: str, word: str) -> list[float] | None:
    """Return what speaks for a word in the middle of a place, None if it is known as it stands, or not with the word.

    The order is a contract with the weights.
    """
    count = table.log_count
    at, end = REACH, REACH + len(word)
    full = place[:at] + word + place[at:]
    longer = count(full[at - 2 : end + 1][:ORDER]), count(full[at - 1 : end + 2][-ORDER:])
    if max(longer) < 0 or count(full[at - 1 : end + 1][:ORDER]) < 0 or count(place[at - 2 : at + 2]) >= 0:
        return None
    return [
        *longer,
        count(full[end - 1 : end + 2]),
        count(full[at - 3 : at + 1]),
        count(full[end - 1 : end + 3]),
        count(place[at - 1 : at + 1]),
        count(place[at - 2 : at + 1]),
        count(place[at - 1 : at + 2]),
        count(place[at]),
        count(place[at - 2 : at]),
        count(place[at : at + 2]),
        count(word[0]),
        float("\u4e00" <= place[at - 1] < "\ua000"),
    ]


class Table:
    """The lines of the table, looked up where they lie; a part is split when one of its lines is first asked for."""

    def __init__(self, data: bytes | mmap) -> None:
        """Take the lines in UTF-8, sorted."""
        self._data = data
        self._starts = [data.rfind(b"\n", 0, at) + 1 for at in range(0, len(data), _PART)]
        self._firsts = [data[start : data.find(b" ", start)] for start in self._starts]
        self._parts: dict[int, dict[bytes, bytes]] = {}

    def missing(self, left: str) -> tuple[str, ...]:
        """Return what may be missing where the | is in what is left."""
        key = left.encode("utf-8", "surrogatepass")
        number = max(0, bisect_right(self._firsts, key) - 1)
        if (part := self._parts.get(number)) is None:
            start, end = (*self._starts, len(self._data))[number : number + 2]
            lines = self._data[start:end].splitlines()
            part = self._parts[number] = {one: rest for one, _, rest in (line.partition(b" ") for line in lines)}
        return tuple(part.get(key, b"").decode().split())

    def all(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every run with the | in it, and what may be missing there."""
        for line in self._data[:].decode().splitlines():
            left, *words = line.split()
            yield left, tuple(words)


@cache
def table() -> Table:
    """Return the table that comes with the package."""
    with (_DATA / "gaps.txt").open("rb") as file:
        return Table(mmap(file.fileno(), 0, access=ACCESS_READ))


@cache
def broken() -> Table:
    """Return the table of runs in which a frequent character is missing, made by tools/broken.py."""
    with (_DATA / "broken.txt").open("rb") as file:
        return Table(mmap(file.fileno(), 0, access=ACCESS_READ))


@cache
def load() -> Gaps:
    """Return the judge that comes with the package."""
    return Gaps(counts.load())
