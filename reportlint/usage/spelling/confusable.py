"""Which characters are mistaken for one another, and how: by sound, by shape, by a part; it weighs nothing."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

WAYS = ("same tone", "same sound", "near sound", "like shape", "part", "common part")
BY_EAR = len(WAYS)
"""The way of a slip of two characters, both written by sound."""

_KEY = 4  # bytes of a Chinese character and the tab behind it
_BLOCK = 4096  # bytes, more than the longest line has
_FILE = Path(__file__).parent.parent / "data" / "confusables.txt"


class Confusable:
    """The table made by tools/confusables.py; a line is looked up and decoded when its character is first asked for."""

    def __init__(self, table: bytes | mmap) -> None:
        """Take the table in UTF-8, one character a line, sorted."""
        self._table = table
        self._starts = [table.rfind(b"\n", 0, at) + 1 for at in range(0, len(table), _BLOCK)]
        self._first_in_block = [table[start : start + _KEY] for start in self._starts]
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
            found = self._found[character] = self._line(character).split("\t")
        return found

    def _line(self, character: str) -> str:
        key = f"{character}\t".encode("utf-8", "surrogatepass")
        block = bisect_right(self._first_in_block, key) - 1
        if block < 0 or len(key) != _KEY:
            return character + "\t"
        start, table = self._starts[block], self._table
        if self._first_in_block[block] != key:
            start = table.find(b"\n" + key, start, start + 2 * _BLOCK) + 1
            if not start:
                return character + "\t"
        return table[start : table.find(b"\n", start)].decode()


@cache
def load() -> Confusable:
    """Return the table that comes with the package; of the file, only what is looked at is read."""
    with _FILE.open("rb") as file:
        return Confusable(mmap(file.fileno(), 0, access=ACCESS_READ))
