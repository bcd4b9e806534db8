"""The package's table of what stands beside the words that kind `context` compares, and how often; it judges nothing.

Made by tools/neighbours.py from the table of counts, of which it repeats a part by word: to search a short string takes
a tenth of the time that to look up a run takes.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import table
from reportlint.usage.counts import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

FINENESS = 30
"""Levels in a log10: a log count is at most level / FINENESS - 1, and more than that of the level below."""

_FILE = Path(__file__).parent / "data" / "neighbours.bin"
_CODE = "utf-16-le"


class Neighbours(NamedTuple):
    """The characters known on either side of a word, the falling levels of the runs they make with it, and a 0.

    So `levels[characters.find(character)]` is the level for any character, known or not.
    """

    before: str
    before_levels: bytes
    after: str
    after_levels: bytes


class Table:
    """The table in memory, from which a word is read when it is asked for."""

    def __init__(self, data: bytes | mmap) -> None:
        """Take the table apart; ValueError if it is not one."""
        _, parts = table.read(data)
        self._words, self._ends = parts["words"].cast("I"), parts["ends"].cast("I")
        self._own, self._characters, self._levels = parts["own"], parts["characters"], parts["levels"]
        told = str(parts["told"], _CODE)
        self.told = dict(zip(told, fold(told), strict=True))
        """The characters that the table tells apart, each as it was counted."""

    def number(self, word: str) -> int | None:
        """Return by which number the table knows a word of two characters; None if it does not."""
        code = _code(word)
        at = bisect_left(self._words, code)
        return at if at < len(self._words) and self._words[at] == code else None

    def level(self, number: int) -> int:
        """Return the level of a word alone."""
        return self._own[number]

    def neighbours(self, number: int) -> Neighbours:
        """Return the neighbours of a word."""
        start, middle, end = self._ends[2 * number : 2 * number + 3]
        text, levels = str(self._characters[2 * start : 2 * end], _CODE), bytes(self._levels[start:end])
        cut = middle - start
        return Neighbours(text[:cut], levels[:cut] + b"\0", text[cut:], levels[cut:] + b"\0")


def written(told: str, words: Mapping[str, tuple[int, Neighbours]]) -> bytes:
    """Return the file of the characters told apart, and of words with their own levels and their neighbours."""
    ordered = sorted(words, key=_code)
    ends, texts, levels = [0], list[str](), list[bytes]()
    for word in ordered:
        _, (before, before_levels, after, after_levels) = words[word]
        ends += (ends[-1] + len(before), ends[-1] + len(before) + len(after))
        texts += (before, after)
        levels += (before_levels[:-1], after_levels[:-1])
    parts = {
        "words": pack(f"<{len(ordered)}I", *map(_code, ordered)),
        "ends": pack(f"<{len(ends)}I", *ends),
        "told": told.encode(_CODE),
        "own": bytes([words[word][0] for word in ordered]),
        "characters": "".join(texts).encode(_CODE),
        "levels": b"".join(levels),
    }
    return table.written({}, parts)


def _code(word: str) -> int:
    return int.from_bytes(word.encode("utf-16-be", "surrogatepass"), "big")


@cache
def load() -> Table:
    """Return the table that comes with the package; of the file, only what is looked at is read."""
    with _FILE.open("rb") as file:
        return Table(mmap(file.fileno(), 0, access=ACCESS_READ))
