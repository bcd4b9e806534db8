"""How often official text uses a run of up to four characters, read from the package's table; it judges nothing.

The table (made by tools/count.py, its marks of rivals by tools/rivals.py) keeps no text: with 18 bits of bucket, an
n-gram that was never counted is taken for a counted one in about one case of two hundred. Whoever asks for the runs in
it, too, is hardly ever deceived: none of them is counted less often. Numbers are little-endian, and a pair of
characters is a number with the second one in the upper 16 bits.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from math import log10
from mmap import ACCESS_READ, mmap
from operator import neg
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.usage import table
from reportlint.usage.hashed_runs import ABSENT, HashedRuns
from reportlint.usage.pair_neighbours import PairNeighbours
from reportlint.usage.rival_marks import RivalMarks
from reportlint.usage.usual_pairs import UsualPairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ORDER = 4
SELDOM = 1
"""The level of runs of two characters and more that were seen less often than 3 times, or 4 if of four."""
PAIR_BITS, PAIR_MULTIPLIER = 24, 0x9E3779B1

_BACKOFF = -0.4  # log10 of what a shorter context costs (stupid backoff, Brants et al. 2007: a factor of 0.4)
_UNSEEN = -0.5  # log10 of the count of a character that was never counted
_FILE = Path(__file__).parent / "data" / "counts.bin"
_PAIRS = (1 << PAIR_BITS) - 1
_CLASSES = str.maketrans(
    {chr(code): "0" for first, last in ("09", "０９") for code in range(ord(first), ord(last) + 1)}
    | {chr(code): "A" for first, last in ("AZ", "az", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
)


def fold(text: str) -> str:
    """Return text of the same length with every digit as 0 and every Latin letter as A, as it was counted."""
    return text.translate(_CLASSES)


class Counts:
    """The table in memory, looked up where it lies; a Latin or Chinese text must be folded before it is looked up."""

    log_count: Callable[[str], float]
    """Return log10 of the count of a folded n-gram of 1 to 4 characters, -1 if it was seen seldom or never."""
    log_seen: Callable[[str], float]
    """Return the same, but 0.2 for those seen seldom: twice, or three times if of four characters."""

    def __init__(self, data: bytes | mmap) -> None:
        """Take the table apart; ValueError if it is not one."""
        head, parts = table.read(data)
        self._usual, self._seen, self._sounds = (parts[name].cast("I") for name in ("usual", "seen", "sounds"))
        self._harmless = parts["harmless"]
        self._glance = tuple(map(int, head.get("glance", ())))
        if self._glance:
            self._marks = RivalMarks(parts["numbers"].cast("H"), parts["rivalled"], int(head["width"][0]))
            self._bounds, self._neighbours = parts["bounds"].cast("I"), parts["neighbours"]
        self._syllables = head["syllables"]
        self._total = log10(int(head["characters"][0]))
        logs = [float(log) for log in head["logs"]]
        self.log_seen = HashedRuns(parts, logs).__getitem__
        logs[SELDOM] = ABSENT
        self.log_count = HashedRuns(parts, logs).__getitem__

    @property
    def log_total(self) -> float:
        """log10 of how many characters were counted."""
        return self._total

    def log_probability(self, gram: str) -> float:
        """Return log10 of the score of a gram's last character after the others, by stupid backoff."""
        return self._log_probability(self.log_count, gram)

    def log_score(self, text: str, start: int, end: int) -> float:
        """Return the sum of it over text[start:end] and ORDER - 1 characters behind, with the runs seen seldom, too."""
        last = min(end + ORDER - 1, len(text))
        runs = [text[max(0, at - ORDER + 1) : at + 1] for at in range(start, last)]
        return sum([self._log_probability(self.log_seen, run) for run in runs])

    def _log_probability(self, look_up: Callable[[str], float], gram: str) -> float:
        context = len(gram) - 1
        score = max(look_up(gram[-1:]), _UNSEEN) - self._total + _BACKOFF * context
        for length in range(1, context + 1):
            if (count := look_up(gram[-length - 1 :])) < 0:  # and so are all that are longer
                break
            score = count - look_up(gram[-length - 1 : -1]) + _BACKOFF * (context - length)
        return score

    def harmful(self, pairs: Iterable[int]) -> list[int]:
        """Return the pairs, as numbers, that may have a rival that is commoner at all, and some that have none."""
        bits = self._harmless
        return [pair for pair in pairs if not bits[(at := pair * PAIR_MULTIPLIER >> 8 & _PAIRS) >> 3] >> (at & 7) & 1]

    def at_a_glance(self, ratio: int, known: int) -> tuple[RivalMarks, PairNeighbours] | None:
        """Return marks of the pairs with rivals `ratio` times as common, and what stands `known` times beside these.

        None if tools/rivals.py has made no marks and lists for these numbers.
        """
        if self._glance != (ratio, known):
            return None
        pairs = self._usual[: len(self._bounds) // 2].tobytes().decode("utf-16-le")
        return self._marks, PairNeighbours(pairs, self._bounds, self._neighbours)

    def usual_pairs(self, fewest: int) -> UsualPairs:
        """Return the pairs of Chinese characters counted so often or more."""
        enough = bisect_right(self._seen, -fewest, key=neg)
        pairs, sounds = (part[:enough].tobytes().decode("utf-16-le") for part in (self._usual, self._sounds))
        return UsualPairs(pairs, sounds, self._syllables)


@cache
def load() -> Counts:
    """Return the table that comes with the package; of the file, only what is looked at is read."""
    with _FILE.open("rb") as file:
        return Counts(mmap(file.fileno(), 0, access=ACCESS_READ))
