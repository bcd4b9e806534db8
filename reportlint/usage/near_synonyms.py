"""The package's table of words seldom seen in official text, and the near-synonyms it uses instead; it judges nothing.

Made by tools/near_synonyms.py. One line a word: the word, one digit for its margin, the near-synonyms, two characters
each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlint.usage.context_score import LENGTH

STEP = 0.25
"""What a margin's digit counts, in the unit of a score."""

_BLOCK = 4096
_BYTES = 3
"""Of a Chinese character in UTF-8."""
_FILE = Path(__file__).parent / "data" / "near-synonyms.txt"


class Entry(NamedTuple):
    """The near-synonyms of a word, and how much it scores where it is right."""

    others: tuple[str, ...]
    margin: float


@cache
def words() -> dict[str, str]:
    """Return the words, each with the rest of its line."""
    return {line[:LENGTH]: line[LENGTH:] for line in _FILE.read_text(encoding="utf-8").splitlines()}


@cache
def entry(word: str) -> Entry:
    """Return what the table says of a word that is in it; only the block of lines that it stands in is decoded."""
    _, _, firsts = _blocks()
    lines = _lines(bisect_right(firsts, word) - 1)
    line = lines[bisect_left(lines, word)]
    others = [line[at : at + LENGTH] for at in range(LENGTH + 1, len(line), LENGTH)]
    return Entry(tuple(others), int(line[LENGTH]) * STEP)


@cache
def _blocks() -> tuple[bytes, list[int], list[str]]:
    """Return the table, which is sorted, with the starts of its blocks, and the words that these begin with."""
    table = _FILE.read_bytes()
    starts = [table.rfind(b"\n", 0, at) + 1 for at in range(0, len(table), _BLOCK)]
    return table, starts, [table[start : start + LENGTH * _BYTES].decode() for start in starts]


@cache
def _lines(block: int) -> list[str]:
    table, starts, _ = _blocks()
    return table[starts[block] : (*starts, len(table))[block + 1]].decode().splitlines()


def line_of(word: str, found: Entry) -> str:
    """Return the line of the table for a word."""
    return f"{word}{min(9, round(found.margin / STEP))}{''.join(found.others)}"
