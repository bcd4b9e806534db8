"""How much better one two-character word fits between its neighbours than another, by counts of official text.

It knows no rules and no documents. The score is linear in the log counts of the runs of characters that the word makes
with its neighbours, and is read as log10 odds that the other word was meant. The weights are those of a logistic
regression on swaps made in official text that was not counted, as tools/fit_context.py does it, over words used up to a
thousand times: so wide a choice serves the words that rules list better than the seldom ones of the table alone.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Protocol

from reportlint.record import NamedTuple
from reportlint.usage.counts import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LENGTH = 2
"""Characters of a word that can be scored: with two neighbours it makes the longest run that was counted."""

_BLANKS = str.maketrans("", "", " \t\u3000\xa0\r")
_NEARBY = 12
AT_HOME = 1.0
"""log10 counts of a word with either neighbour that add up to more than this make it at home between them."""


class Counted(Protocol):
    """How often official text uses a run of characters."""

    def log_count(self, gram: str) -> float:
        """Return log10 of the count of a folded n-gram, -1 if it is not known."""
        ...


class Place(NamedTuple):
    """The two characters on either side, folded as they were counted, without blanks; past an end, line ends."""

    left: str
    right: str


class Weights(NamedTuple):
    """What a log10 count adds: of the word alone, with one neighbour, with two on one side, with one on each side."""

    alone: float
    one: float
    two: float
    between: float


SEEN = Weights(-0.35, -0.46, -0.37, 0.0)
MEANT = Weights(-0.56, 0.28, 0.24, 0.15)
BIAS = 0.95
SPUN_SEEN = Weights(-0.24, -0.33, -0.29, 0.0)
SPUN_MEANT = Weights(0.15, 0.2, 0.26, 0.17)
SPUN_BIAS = -0.91
"""The same in a document of which a word in twenty or so was swapped: a seldom word is suspect wherever it stands."""
FIRST = 0.4
"""How much likelier a word is put for the first of its words than for another."""
ACROSS, ACROSS_BETWEEN = 0.5, 0.5
"""What it adds that both ends clash: official text has the word with neither neighbour, and the other with either of
them (人任务业 for 人工作业); and that it has all four characters, too. So stand words put across the borders of others.
"""
ACROSS_MARGIN = 0.5
"""The most that is taken off there."""


def place(text: str, start: int, end: int) -> Place:
    """Return the neighbours of text[start:end]."""
    left, right = text[max(0, start - LENGTH) : start], text[end : end + LENGTH]
    if not (left + right).isalnum() or len(left) + len(right) < 2 * LENGTH:
        left = ("\n\n" + text[max(0, start - _NEARBY) : start].translate(_BLANKS))[-LENGTH:]
        right = (text[end : end + _NEARBY].translate(_BLANKS) + "\n\n")[:LENGTH]
    return Place(fold(left), fold(right))


def misfit(counts: Counted, at: Place, word: str, *, at_most: bool = False) -> float | None:
    """Return what the word seen adds to the score of any other, None if it is too much at home here to be looked at.

    at_most: the most that it can add, for less look-ups.
    """
    log_count, (left, right) = counts.log_count, at
    before = log_count(left[1] + word)
    if before > AT_HOME + 1:
        return None
    after = log_count(word + right[0])
    if before + after > AT_HOME:
        return None
    wide = -2.0 if at_most else log_count(left + word) + log_count(word + right)
    return BIAS + SEEN.alone * log_count(word) + SEEN.one * (before + after) + SEEN.two * wide


def fit(counts: Counted, at: Place, word: str, least: float = -inf) -> float | None:
    """Return what a word adds to its own score as the one meant; None if it is less than `least`.

    None, too, if the word is known with neither neighbour. A longer run is not more frequent than the run inside it, so
    most words need no look at the longer ones.
    """
    log_count, (left, right) = counts.log_count, at
    before, after = log_count(left[1] + word), log_count(word + right[0])
    if before < 0 and after < 0:
        return None
    score = MEANT.alone * log_count(word) + MEANT.one * (before + after)
    if score + MEANT.two * (before + after) + MEANT.between * min(before, after) < least:
        return None
    score += MEANT.two * (log_count(left + word) + log_count(word + right))
    score += MEANT.between * log_count(left[1] + word + right[0])
    return score if score >= least else None


def odds_when_spun(
    counts: Counted, at: Place, word: str, others: Iterable[str], margin: float = 0.0
) -> tuple[float, str]:
    """Return the best log10 odds of some words to be the one meant, in a document known to be spun, and which it was.

    The first of them is the one that spinners put the word for most; another is named only if it scores so much more.
    margin: what right uses of the word score, to be taken off; where both ends clash, there is hardly a right use.
    """
    log_count, (left, right) = counts.log_count, at
    seen = SPUN_BIAS + _weighed(log_count, left, word, right, SPUN_SEEN)
    scores = [(seen - margin + _weighed(log_count, left, other, right, SPUN_MEANT), other) for other in others]
    if log_count(left[1] + word) < 0 and log_count(word + right[0]) < 0:
        free = max(0.0, margin - ACROSS_MARGIN)
        scores = [(score + _across(log_count, left[1], other, right[0], free), other) for score, other in scores]
    (score, other), *later = scores
    best = max(later, default=(-inf, other))
    return best if best[0] > score + FIRST else (max(score, best[0]), other)


def _across(log_count: Callable[[str], float], before: str, word: str, after: str, free: float) -> float:
    if log_count(before + word) < 0 or log_count(word + after) < 0:
        return 0.0
    return free + ACROSS + (ACROSS_BETWEEN if log_count(before + word + after) >= 0 else 0.0)


def _weighed(log_count: Callable[[str], float], left: str, word: str, right: str, weights: Weights) -> float:
    before, after = left[1] + word, word + right[0]
    return (
        weights.alone * log_count(word)
        + weights.one * (log_count(before) + log_count(after))
        + weights.two * (log_count(left + word) + log_count(word + right))
        + (weights.between * log_count(before + right[0]) if weights.between else 0.0)
    )
