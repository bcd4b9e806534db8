"""The package's table of words seldom seen in official text, and the near-synonyms it uses instead; it judges nothing.

Made by tools/near_synonyms.py. One line a word: the word, one digit for its margin, the near-synonyms, two characters
each.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlint.usage.context_score import LENGTH

STEP = 0.25
"""What a margin's digit counts, in the unit of a score."""

_FILE = Path(__file__).parent / "data" / "near-synonyms.txt"


class Entry(NamedTuple):
    """The near-synonyms of a word, and how much it scores where it is right."""

    others: tuple[str, ...]
    margin: float


@cache
def _lines() -> list[str]:
    """Return the table, which is sorted."""
    return _FILE.read_text(encoding="utf-8").splitlines()


@cache
def words() -> dict[str, str]:
    """Return the words, each with the rest of its line."""
    return {line[:LENGTH]: line[LENGTH:] for line in _lines()}


@cache
def entry(word: str) -> Entry:
    """Return what the table says of a word that is in it."""
    line = _lines()[bisect_left(_lines(), word)][LENGTH:]  # few words are asked for, so `words` would cost more
    return Entry(tuple(line[at : at + LENGTH] for at in range(1, len(line), LENGTH)), int(line[0]) * STEP)


def line_of(word: str, found: Entry) -> str:
    """Return the line of the table for a word."""
    return f"{word}{min(9, round(found.margin / STEP))}{''.join(found.others)}"
