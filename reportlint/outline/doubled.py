"""Text that stands twice: at once, as a title, as a passage; it finds copies and does not say which are meant.

All is linear in the document: copies at once are seen by comparing the text with itself a few places further on, a
whole chunk in one operation on long integers; titles and sentences are looked up by their words.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.structure import outline_of

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


_PERIODS = range(3, 13)
_CHUNK = 1 << 15
_OVERLAP = 4 * _PERIODS.stop
_WIDTH = 4  # bytes of a code point in UTF-32, of which the lowest tells most characters apart


def _runs(document: Document) -> tuple[Run, ...]:
    text = document.text
    found: list[Run] = []
    for first in range(0, len(text), _CHUNK):
        chunk = text[first : first + _CHUNK + _OVERLAP].encode("utf-32-le", "surrogatepass")[::_WIDTH]
        for place, period in _equal_places(chunk):
            if run := _run_at(text, first + place, period):
                found.append(run)
    kept: list[Run] = []
    for run in sorted(found, key=lambda run: (run.start, run.period)):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return tuple(kept)


def _equal_places(chunk: bytes) -> Iterator[tuple[int, int]]:
    """Yield where a chunk seems to agree with itself a period further on, with the period.

    Only every step-th place is looked at, but two or more in a period. All differences are taken at once, as one
    number: where a period has none, it has as many zeros in a row.
    """
    for step in range(1, _PERIODS.stop // 2 + 1):
        here = chunk[::step]
        number = int.from_bytes(here, "little")
        for period in {2 * step, 2 * step + 1} & set(_PERIODS):
            offset = period % step
            other = int.from_bytes(chunk[offset::step], "little") if offset else number
            differences = (number ^ (other >> 8 * (period // step))).to_bytes(len(here), "little")
            equal = bytes(period // step)
            at = differences.find(equal)
            while at >= 0:
                yield (at + 1) * step, period  # the first may look equal by chance, then the second is not
                at = differences.find(equal, _end_of_zeros(differences, at))


def _end_of_zeros(differences: bytes, start: int) -> int:
    """Return where the zeros end; a short look is enough unless one character fills lines."""
    for rest in (differences[start : start + _OVERLAP], differences[start:]):
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
    while place < end and start > 0 and text[start - 1] == text[start - 1 + period] and end - start <= _OVERLAP:
        start -= 1
    copies = (end - start) // period + 1
    unit = text[start : start + period]
    if copies > 1 and unit.isalnum() and _HAN.search(unit) and len(set(unit)) > 1:
        return Run(start, start + period * copies, period)
    return None


_HAN = re.compile("[㐀-鿿]")


_TITLE_LENGTHS = range(8, 61)
_NEAR = 8
_KIND_OF_DOCUMENT = re.compile(
    "总结|總結|报告|報告|计划|計劃|方案|要点|要點|思路|讲话|講話|发言|發言|汇报|匯報|通知|意见|意見|办法|辦法|规定|規定|责任书|責任書"
    "|通报|通報|纪要|紀要|请示|請示|公告|情况|情況|倡议书|承诺书|材料|规划|規劃|细则|制度|预案|体会"
)
_NO_TITLE = re.compile("[。；;！]|[:：]$")
_MERGED = re.compile(r"[ \t　]*(?:[一1１]\s*[、.．]|[（(][一1１][）)])|[ \t　]+\S")


def _titles(document: Document) -> tuple[Copy, ...]:
    text, lines = document.text, outline_of(document).lines
    found: list[Copy] = []
    seen: dict[str, int] = {}
    for at in [at for at, line in enumerate(lines) if line[1] - line[0] in _TITLE_LENGTHS]:
        start, end = lines[at][:2]
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
    ends = [end + at for at, end in enumerate(accumulate(map(len, pieces)))]
    last: dict[str, int] = {}
    copies: list[tuple[int, int]] = []
    for at, piece in enumerate(pieces):
        if len(piece) >= _SHORTEST_SENTENCE:
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
