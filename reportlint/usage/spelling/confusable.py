"""Which characters are mistaken for one another, and how: by sound, by shape, by a part; it weighs nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

WAYS = ("same tone", "same sound", "near sound", "like shape", "part", "common part")
BY_EAR = len(WAYS)
"""The way of a slip of two characters, both written by sound."""

_FILE = Path(__file__).parent.parent / "data" / "confusables.txt"


class Confusable:
    """The table made by tools/confusables.py; a line is taken apart when its character is first asked for."""

    def __init__(self, table: str) -> None:
        """Take the table, one character a line."""
        self._lines = {line[0]: line for line in table.splitlines()}
        self._ways: dict[str, dict[str, int]] = {}
        self._syllables: dict[str, tuple[str, ...]] = {}

    def ways(self, written: str) -> dict[str, int]:
        """Return the characters that may have been meant by the one written, each with its likeliest way."""
        found = self._ways.get(written)
        if found is None:
            fields = self._lines.get(written, "\t").split("\t")[2:]
            found = self._ways[written] = {other: way for way, field in enumerate(fields) for other in field}
        return found

    def syllables(self, character: str) -> tuple[str, ...]:
        """Return the character's readings without tones."""
        found = self._syllables.get(character)
        if found is None:
            found = self._syllables[character] = tuple(self._lines.get(character, "\t").split("\t")[1].split())
        return found


@cache
def load() -> Confusable:
    """Return the table that comes with the package; read once a process."""
    return Confusable(_FILE.read_text(encoding="utf-8"))
