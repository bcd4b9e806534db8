"""What speaks for a correction, as numbers; it decides nothing."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import lexicon
from reportlint.usage.counts import Counts, fold
from reportlint.usage.spelling import names
from reportlint.usage.spelling.confusable import TURNED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.usage.spelling.suspects import Candidate

AROUND = 4
_REACH = 12  # how far a neighbour may lie behind blanks
_BLANK = re.compile(r"[ \t\u3000\ufeff\r]+")
_COST = (0.0, 0.0, 0.45, 0.15, 0.15, 0.35, 0.35, 0.45, 0.3)  # what each way must bring more than a slip of sound, log10
_LEAST_MARGIN = 0.7
_FARTHEST_SECOND = -2.0
_MOST, _BEHIND = 3, 1.0
"""Of the candidates for one offset, how many are looked at, and how far behind the first they may be, log10."""
_CLASSES = (
    frozenset("一二三四五六七八九十百千万两几〇零半"),
    frozenset("省市县区乡镇村州盟旗街组队"),
    frozenset("东南西北中上下左右前后内外大小多少高低"),
    frozenset("他她它"),
    frozenset("的地得和与或及但而且并也又还就都才是有为以于从向对在到把被将由使让了着过个这那其该各每不未无"),
)


class Edit(NamedTuple):
    """A correction of one or two characters, and what speaks for it (in the order that the weights know)."""

    offset: int
    written: str
    meant: str
    features: tuple[float, ...]


def likely_edits(text: str, candidates: Iterable[Candidate], counts: Counts) -> Iterator[Edit]:
    """Yield the candidates for one offset that make it likelier, the likeliest first, but for those in a name.

    Those far behind the first are left out. Which is meant is for the weights to say: they know more than the margin.
    """
    weighed: list[tuple[float, Candidate, str]] = []
    as_written: dict[int, tuple[str, float]] = {}  # by how many characters are changed
    for candidate in candidates:
        length = len(candidate.meant)
        if length not in as_written:
            around = surroundings(text, candidate.offset, length)
            as_written[length] = around, counts.log_score(around, AROUND, AROUND + length)
        around, score = as_written[length]
        margin = counts.log_score(changed_to(around, candidate.meant), AROUND, AROUND + length) - score
        weighed.append((margin - _COST[candidate.way], candidate, around))
    weighed.sort(key=itemgetter(0), reverse=True)
    least = max([_LEAST_MARGIN, *(margin - _BEHIND for margin, _, _ in weighed[:1])])
    for at, (margin, candidate, around) in enumerate(weighed[:_MOST]):
        end = AROUND + len(candidate.meant)
        if margin < least or any(is_name(around, AROUND, end) for is_name in (names.is_person, names.is_country)):
            continue
        rival = weighed[0 if at else 1][0] if len(weighed) > 1 else _FARTHEST_SECOND
        second = max(_FARTHEST_SECOND, min(margin, rival))
        features = _features(around, counts, weighed[at], second)
        yield Edit(candidate.offset, around[AROUND:end], candidate.meant, features)


def best_edit(text: str, candidates: Iterable[Candidate], counts: Counts) -> Edit | None:
    """Return the first of the likely edits, None where there is none."""
    return next(likely_edits(text, candidates, counts), None)


def surroundings(text: str, offset: int, length: int) -> str:
    """Return four characters, those at the offset, and five more, folded and without blanks, padded with line ends."""
    around = text[max(0, offset - AROUND) : offset + length + AROUND + 1]
    if len(around) == 2 * AROUND + length + 1 and not _BLANK.search(around):
        return fold(around)
    before = _BLANK.sub("", text[max(0, offset - _REACH) : offset])[-AROUND:]
    after = _BLANK.sub("", text[offset + length : offset + length + _REACH])[: AROUND + 1]
    return fold(before.rjust(AROUND, "\n") + text[offset : offset + length] + after.ljust(AROUND + 1, "\n"))


def changed_to(around: str, meant: str) -> str:
    """Return surroundings with what may have been meant in the place of what is written."""
    return around[:AROUND] + meant + around[AROUND + len(meant) :]


def _features(around: str, counts: Counts, best: tuple[float, Candidate, str], second: float) -> tuple[float, ...]:
    """Return what the weights of tools/fit_spelling.py were fitted to; the order is part of the contract with them."""
    margin, candidate, _ = best
    meant, at, end = candidate.meant, AROUND, AROUND + len(candidate.meant)
    changed = changed_to(around, meant)
    ways = [float(candidate.way == one) for one in range(TURNED + 1)]
    runs = [*contexts(counts, around, at, end), *contexts(counts, changed, at, end)]
    characters = [counts.log_seen(around[at]), counts.log_seen(meant[0])]
    edges = [float(not _is_han(around[at - 1])), float(not _is_han(around[end]))]
    swaps = [float(around[at] in one and meant[0] in one) for one in _CLASSES]
    words = [number for one in (around, changed) for number in word(one, at, end)]
    return (margin, second, *ways, *runs, *characters, *edges, *swaps, *names.likeness(around, at, end), *words)


def contexts(counts: Counts, text: str, at: int, end: int) -> list[float]:
    """Return log10 counts of the n-grams that hold text[at:end] or its border, pairs first.

    A longer run is not more frequent than the runs inside it, which tells most runs that the table only seems to have.
    """
    look_up, first, behind = counts.log_seen, at - 3, end - at + 2
    pairs = [look_up(text[one : one + 2]) for one in range(first, end + 2)]
    triples = [
        min(inner, look_up(text[first + one : at + one])) if (inner := min(pairs[one : one + 2])) >= 0 else inner
        for one in range(behind + 2)
    ]
    fours = [
        min(inner, look_up(text[first + one : at + one + 1])) if (inner := min(triples[one : one + 2])) >= 0 else inner
        for one in (0, 1, 2, behind)
    ]
    return [pairs[2], pairs[behind], triples[1], triples[2], triples[behind], *fours]


def word(text: str, at: int, end: int) -> list[float]:
    """Return of the longest word of the lexicon that holds text[at:end] which length it has, and how usual it is."""
    length, log = lexicon.load().longest(text, at, end)
    return [float(length == 2), float(length == 3), float(length == 4), log, log if length == 2 else 0.0]


def _is_han(character: str) -> bool:
    return "\u4e00" <= character < "\ua000"
