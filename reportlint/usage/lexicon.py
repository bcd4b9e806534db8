"""Which words a general dictionary has, and how usual they are; it judges nothing.

Made by tools/lexicon.py. Official text says little of 地磅 and 招聘, which any speaker knows for words.
"""

from __future__ import annotations

from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import table
from reportlint.usage.hashed_runs import LONGEST, HashedRuns

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.finding import Span

_USED = 1.0
_FILE = Path(__file__).parent / "data" / "lexicon.bin"


class Word(NamedTuple):
    """The length of a word, in characters, and log10 of its count; 1 and 0 for none."""

    length: int
    log: float


class Lexicon:
    """The table in memory, looked up where it lies."""

    log_count: Callable[[str], float]
    """Return log10 of the count of a word of two to four Chinese characters, -1 if it is none."""

    def __init__(self, data: bytes | mmap) -> None:
        """Take the table apart; ValueError if it is not one."""
        head, parts = table.read(data)
        self.log_count = HashedRuns(parts, map(float, head["logs"])).__getitem__

    def word_at(self, text: str, start: int, end: int) -> Span | None:
        """Return where the word stands that a reader would name for text[start:end], None if it is in none.

        Of the words that hold it, a longer one may be ten times rarer for each character more.
        """
        best, found = -1.0, None
        for length in range(max(2, end - start), LONGEST + 1):
            for at in range(max(0, end - length), min(start, len(text) - length) + 1):
                log = self.log_count(text[at : at + length])
                if log >= 0 and log + length > best:
                    best, found = log + length, (at, at + length)
        return found

    def border_in(self, text: str, start: int, end: int) -> int | None:
        """Return where two words meet that reach out of text[start:end] on either side; None if no two do.

        防汛|问题 meet in 汛问. Words that hardly anybody uses do not count.
        """
        used = self.log_count
        for at in range(start + 1, end):
            before = range(max(0, at - LONGEST), start)
            if any(used(text[first:at]) >= _USED for first in before) and any(
                used(text[at:last]) >= _USED for last in range(end + 1, min(at + LONGEST, len(text)) + 1)
            ):
                return at
        return None

    def longest(self, text: str, start: int, end: int) -> Word:
        """Return the longest word, of those the most usual one, that text[start:end] is or is a part of."""
        log_count = self.log_count
        for length in range(LONGEST, max(1, end - start - 1), -1):
            places = range(max(0, end - length), min(start, len(text) - length) + 1)
            log = max([log_count(text[at : at + length]) for at in places], default=-1.0)
            if log >= 0:
                return Word(length, log)
        return Word(1, 0.0)


@cache
def load() -> Lexicon:
    """Return the lexicon that comes with the package; of the file, only what is looked at is read."""
    with _FILE.open("rb") as file:
        return Lexicon(mmap(file.fileno(), 0, access=ACCESS_READ))
