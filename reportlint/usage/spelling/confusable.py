"""Which characters are mistaken for one another, and how: by sound, by shape, by a part; it weighs nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

WAYS = ("same tone", "same sound", "near sound", "like shape", "part", "common part", "like look")
BY_EAR = len(WAYS)
"""The way of a slip of two characters, both written by sound."""
TURNED = BY_EAR + 1
"""The way of two characters written in the wrong order."""

_KEY = 4  # bytes of a Chinese character and the tab behind it
_BLOCK = 4096  # bytes; no line is longer
_FILE = Path(__file__).parent.parent / "data" / "confusables.txt"


class Confusable:
    """The table made by tools/confusables.py; a line is looked up and decoded when its character is first asked for."""

    def __init__(self, table: bytes | mmap) -> None:
        """Take the table in UTF-8, one character a line, sorted."""
        self._table = table
        self._starts = [table.rfind(b"\n", 0, at) + 1 for at in range(0, len(table), _BLOCK)]
        self._firsts = [table[start : start + _KEY] for start in self._starts]
        self._blocks: dict[int, list[bytes]] = {}
        self._found: dict[str, list[str]] = {}
        self._others: dict[str, str] = {}
        self._ways: dict[str, dict[str, int]] = {}
        self._syllables: dict[str, tuple[str, ...]] = {}

    def characters(self) -> list[str]:
        """Return the characters that may be written for others."""
        return [line.decode().split("\t", 1)[0] for line in self._table[:].splitlines()]

    def ways(self, written: str) -> dict[str, int]:
        """Return the characters that may have been meant by the one written, each with its likeliest way."""
        found = self._ways.get(written)
        if found is None:
            fields = self._fields(written)[2:]
            found = self._ways[written] = {other: way for way, field in enumerate(fields) for other in field}
        return found

    def way(self, written: str, meant: str) -> int:
        """Return the way of one of `others`."""
        return next(way for way, field in enumerate(self._fields(written)[2:]) if meant in field)

    def others(self, written: str) -> str:
        """Return the characters that may have been meant, in any way."""
        found = self._others.get(written)
        if found is None:
            found = self._others[written] = "".join(self._fields(written)[2:])
        return found

    def syllables(self, character: str) -> tuple[str, ...]:
        """Return the character's readings without tones."""
        found = self._syllables.get(character)
        if found is None:
            found = self._syllables[character] = tuple(self._fields(character)[1].split())
        return found

    def _fields(self, character: str) -> list[str]:
        found = self._found.get(character)
        if found is None:
            start = f"{character}\t".encode("utf-8", "surrogatepass")
            lines = self._block(max(0, bisect_right(self._firsts, start) - 1))
            at = bisect_left(lines, start)
            known = at < len(lines) and lines[at].startswith(start)
            found = self._found[character] = lines[at].decode().split("\t") if known else [character, ""]
        return found

    def _block(self, number: int) -> list[bytes]:
        """Return some lines that lie together: to split the whole table would cost more than all a page asks."""
        found = self._blocks.get(number)
        if found is None:
            start, end = (*self._starts, len(self._table))[number : number + 2]
            found = self._blocks[number] = self._table[start:end].splitlines()
        return found


@cache
def load() -> Confusable:
    """Return the table that comes with the package; of the file, only what is looked at is read."""
    with _FILE.open("rb") as file:
        return Confusable(mmap(file.fileno(), 0, access=ACCESS_READ))
