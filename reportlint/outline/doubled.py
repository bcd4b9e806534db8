"""Text that stands twice: at once, as a title, as a passage; it finds copies and does not say which are meant.

All is linear in the document: copies at once are seen by comparing the text with itself a few places further on, a
whole chunk in one operation on long integers; titles and sentences are looked up by their words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import add, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.structure import outline_of
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.finding import Span


class Run(NamedTuple):
    """A text that follows itself at once; start, end: code points of all copies together; period: length of one."""

    start: int
    end: int
    period: int


class Copy(NamedTuple):
    """A text that stood before; start, end: code points of the later copy; original: the earlier one."""

    start: int
    end: int
    original: Span


def runs_of(document: Document) -> tuple[Run, ...]:
    """Return the words of 3 to 12 characters that follow themselves at once, without marks; sorted and disjoint."""
    return document.once(_runs)


def titles_of(document: Document) -> tuple[Copy, ...]:
    """Return the short lines that stand a few lines before, alone or in front of others, and those doubled in a line.

    A title is a line of 8 to 60 characters that names a kind of document.
    """
    return document.once(_titles)


def passages_of(document: Document) -> tuple[Copy, ...]:
    """Return the sentences that stand before; those that follow one another both times are one passage.

    The original is the nearest one, not more than 6,000 characters before. A sentence has 15 or more.
    """
    return document.once(_passages)


_STEPS = ((1, (3,)), (2, (4, 5)), (3, (6, 7, 9)), (4, (8, 12)), (5, (10, 11)))
"""How far apart the places are that are looked at, and for which periods."""
_CHUNK = 1 << 15
_OVERLAP = 52  # four times the longest period, and one place more
_WIDTH = 4  # bytes of a code point in UTF-32, of which the lowest tells most characters apart


def _runs(document: Document) -> tuple[Run, ...]:
    text, repeats = document.text, document.once(repeats_of)
    if repeats is None:
        return tuple(_runs_in(text))
    lines = [text[first:last] for first, last in repeats.fresh]  # no run goes over a line end
    starts = list(accumulate((len(each) + 1 for each in lines), initial=0))
    fresh: dict[int, list[Span]] = {}
    for start, end, period in _runs_in("\n".join(lines)):
        at = bisect_right(starts, start) - 1
        by = repeats.fresh[at][0] - starts[at]
        fresh.setdefault(period, []).append((start + by, end + by))
    return tuple(sorted(Run(*span, period) for period in fresh for span in repeats.spread_spans(fresh[period])))


def _runs_in(text: str) -> list[Run]:
    found: list[Run] = []
    for first in range(0, len(text), _CHUNK):
        chunk = text[first : first + _CHUNK + _OVERLAP].encode("utf-32-le", "surrogatepass")[::_WIDTH]
        for place, period in _equal_places(chunk):
            if run := _run_at(text, first + place, period):
                found.append(run)
    found.sort(key=itemgetter(0, 2))
    kept: list[Run] = []
    for run in found:
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept


def _equal_places(chunk: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a chunk seems to agree with itself a period further on, with the period.

    Only every step-th place is looked at, but two or more in a period. All differences are taken at once, as one
    number: where a period has none, it has a zero that is zero still when the next place is laid over it.
    """
    for step, periods in _STEPS:
        here = chunk[::step]
        number = int.from_bytes(here, "little")
        for period in periods:
            offset = period % step
            other = int.from_bytes(chunk[offset::step], "little") if offset else number
            differences = number ^ other >> 8 * (period // step)
            laid = differences
            for bits in range(8, 8 * (period // step), 8):
                laid |= differences >> bits
            looked_at = laid.to_bytes(len(here), "little")
            at = looked_at.find(0)
            while at >= 0:
                behind = at + 1
                yield behind * step, period  # the first may look equal by chance, then the second is not
                at = looked_at.find(0, behind)
                if at == behind:
                    at = looked_at.find(0, _end_of_zeros(looked_at, at))


def _end_of_zeros(differences: bytes, start: int) -> int:
    """Return where the zeros end; a short look is enough unless one character fills lines."""
    for end in (start + _OVERLAP, len(differences)):
        rest = differences[start:end]
        if behind := rest.lstrip(b"\0"):
            return start + len(rest) - len(behind)
    return len(differences)


def _run_at(text: str, place: int, period: int) -> Run | None:
    """Return the run of a period around a place; None if there is none, or too many copies to be a slip."""
    start = end = place
    while end + period < len(text) and text[end] == text[end + period]:
        end += 1
        if end - place > _OVERLAP:
            return None
    while place < end and start > 0 and text[start - 1] == text[start - 1 + period]:
        start -= 1
        if end - start > _OVERLAP:
            return None
    copies = (end - start) // period + 1
    unit = text[start : start + period]
    if copies > 1 and unit.isalnum() and _HAN.search(unit) and len(set(unit)) > 1:
        return Run(start, start + period * copies, period)
    return None


_HAN = re.compile("[㐀-鿿]")


_SHORTEST_TITLE, _LONGEST_TITLE = 8, 60
_NEAR = 8
_KIND_OF_DOCUMENT = re.compile(
    "总结|總結|报告|報告|计划|計劃|方案|要点|要點|思路|讲话|講話|发言|發言|汇报|匯報|通知|意见|意見|办法|辦法|规定|規定|责任书|責任書"
    "|通报|通報|纪要|紀要|请示|請示|公告|情况|情況|倡议书|承诺书|材料|规划|規劃|细则|制度|预案|体会"
)
_NO_TITLE = re.compile("[。；;！]|[:：]$")
_NEVER_LAST = frozenset("。；;！:：")
_MERGED = re.compile(r"[ \t　]*(?:[一1１]\s*[、.．]|[（(][一1１][）)])|[ \t　]+\S")


def _titles(document: Document) -> tuple[Copy, ...]:
    text, lines = document.text, outline_of(document).lines
    found: list[Copy] = []
    seen: dict[str, int] = {}
    for at, (start, end, _, _, _) in enumerate(lines):
        if not _SHORTEST_TITLE <= end - start <= _LONGEST_TITLE or text[end - 1] in _NEVER_LAST:
            continue
        words = text[start:end]
        before = seen.get(words, -_NEAR - 1)
        seen[words] = at
        half = _doubled_end(words)
        after = lines[at + 1][0] if at + 1 < len(lines) else end
        merged = text.startswith(words, after) and _MERGED.match(text, after + len(words))
        if (at - before <= _NEAR or half or merged) and _is_title(words):
            if at - before <= _NEAR:
                found.append(Copy(start, end, lines[before][:2]))
            elif half:
                gap = words[-half] in _BETWEEN_TITLES
                found.append(Copy(end - half, end, (end - 2 * half + gap, end - half)))
            if merged:
                found.append(Copy(after, after + len(words), (start, end)))
    return tuple(found)


def _is_title(words: str) -> bool:
    return bool(_KIND_OF_DOCUMENT.search(words)) and not _NO_TITLE.search(words)


def _doubled_end(words: str) -> int:
    """Return the length of the longest end of a title that stands twice there, 0 if there is none of six or more.

    A blank or a bar between the two counts with the second, which then has to be the nearest.
    """
    tail = words[-_SHORTEST_END:]
    half = len(words) - _SHORTEST_END - words.find(tail)
    if half and words[-2 * half : -half] == words[-half:]:
        return half
    at = words.rfind(tail, 0, -1)
    half = len(words) - _SHORTEST_END - at
    first = len(words) - 2 * half + 1
    if at < 0 or first < 0 or words[-half] not in _BETWEEN_TITLES:
        return 0
    alone = first == 0 or words[first - 1] in _BETWEEN_TITLES
    return half if alone and words[first:-half] == words[1 - half :] else 0


_BETWEEN_TITLES = " \u3000_|-—"
_SHORTEST_END = 6


_SHORTEST_SENTENCE = 15
_FAR = 6000
_BLANKS = " \t\r\u3000\xa0"


def _passages(document: Document) -> tuple[Copy, ...]:
    text = document.text
    pieces = text.replace("\n", "。").split("。")
    sentences = [piece for piece in pieces if len(piece) >= _SHORTEST_SENTENCE]
    if len(set(sentences)) == len(sentences):
        return ()
    lengths = list(map(len, pieces))
    ends = list(map(add, accumulate(lengths), range(len(pieces))))
    last: dict[str, int] = {}
    copies: list[tuple[int, int]] = []
    for at, length in enumerate(lengths):
        if length >= _SHORTEST_SENTENCE:
            piece = pieces[at]
            before = last.get(piece)
            if before is not None and ends[at] - ends[before] <= _FAR:
                copies.append((at, before))
            last[piece] = at
    return tuple(_joined(text, pieces, ends, copies))


def _joined(text: str, pieces: list[str], ends: list[int], copies: list[tuple[int, int]]) -> Iterator[Copy]:
    """Yield the copies (a piece and the one it repeats), those as one between which both texts are the same."""
    done = -1
    for at, before in copies:
        if at <= done:
            continue
        length = 1
        while before + length < at and at + length < len(pieces) and pieces[at + length] == pieces[before + length]:
            length += 1
        done = at + length - 1
        while not pieces[done].strip(_BLANKS):
            done -= 1
        blanks = len(pieces[at]) - len(pieces[at].lstrip(_BLANKS))
        start, end = ends[at] - len(pieces[at]) + blanks, ends[done] + (text[ends[done] : ends[done] + 1] == "。")
        shift = ends[at] - ends[before]
        if end - start >= _SHORTEST_SENTENCE and {text[end - 1], text[end - 1 - shift]} <= _SENTENCE_ENDS:
            yield Copy(start, end, (start - shift, end - shift))


_SENTENCE_ENDS = frozenset("。！？")
