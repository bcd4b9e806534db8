"""Titles and passages that stand twice; it finds copies and does not say which are meant.

They are looked up by their words: linear in the document.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.structure import Outline


class Copy(NamedTuple):
    """A text that stood before; start, end: code points of the later copy; original: the earlier one."""

    start: int
    end: int
    original: Span


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


def sentences_of(document: Document) -> list[str]:
    """Return what stands between full stops and line ends, those left out."""
    return document.once(_sentences)


def _sentences(document: Document) -> list[str]:
    return document.text.replace("\n", "。").split("。")


_SHORTEST_TITLE, _LONGEST_TITLE = 8, 60
_NEAR = 8
_KIND_OF_DOCUMENT = re.compile(
    "总结|總結|报告|報告|计划|計劃|方案|要点|要點|思路|讲话|講話|发言|發言|汇报|匯報|通知|意见|意見|办法|辦法|规定|規定|责任书|責任書"
    "|通报|通報|纪要|紀要|请示|請示|公告|情况|情況|倡议书|承诺书|材料|规划|規劃|细则|制度|预案|体会"
)
_NO_TITLE = re.compile("[。；;！]|[:：]$")
_MAY_END_TITLE = re.compile("[^。；;！:：]")
_MERGED = re.compile(r"[ \t　]*(?:[一1１]\s*[、.．]|[（(][一1１][）)])|[ \t　]+\S")


def _titles(document: Document) -> tuple[Copy, ...]:
    text, outline = document.text, outline_of(document)
    starts, ends = outline.lines.starts, outline.lines.ends
    following = [*starts[1:], len(text)]
    found: list[Copy] = []
    seen: dict[str, int] = {}
    for match in _MAY_END_TITLE.finditer(outline.lasts):
        at = match.start()
        start, end = starts[at], ends[at]
        if not _SHORTEST_TITLE <= end - start <= _LONGEST_TITLE:
            continue
        words, after = text[start:end], following[at]
        before = seen.get(words, -_NEAR - 1)
        if at - before <= _NEAR and _counts_anew(outline, before, at):
            before = -_NEAR - 1
        seen[words] = at
        half = _doubled_end(words) if words.find(words[-_SHORTEST_END:], 0, -1) >= 0 else 0
        merged = text.startswith(words, after) and _MERGED.match(text, after + len(words))
        if (at - before <= _NEAR or half or merged) and _is_title(words):
            if at - before <= _NEAR:
                found.append(Copy(start, end, (starts[before], ends[before])))
            elif half:
                gap = words[-half] in _BETWEEN_TITLES
                found.append(Copy(end - half, end, (end - 2 * half + gap, end - half)))
            if merged:
                found.append(Copy(after, after + len(words), (start, end)))
    return tuple(found)


def _counts_anew(outline: Outline, before: int, at: int) -> bool:
    """Tell whether a numbered title stands again because its list begins anew, as in a diary: 一、 二、 一、."""
    ordinals = outline.lines.ordinals
    ordinal = ordinals[at]
    return ordinal is not None and any(each and each.form == ordinal.form for each in ordinals[before + 1 : at])


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
    pieces = sentences_of(document)
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
    for copied, original in copies:
        if copied <= done:
            continue
        at, before, length = copied, original, 1
        while before + length < at and at + length < len(pieces) and pieces[at + length] == pieces[before + length]:
            length += 1
        last, done = done, at + length - 1
        while before > 0 and max(last + 1, original + length) < at and _is_same_before(pieces, at, before):
            at, before = at - 1, before - 1
        while done >= at and not pieces[done].strip(_BLANKS):
            done -= 1
        blanks = len(pieces[at]) - len(pieces[at].lstrip(_BLANKS))
        start, end = ends[at] - len(pieces[at]) + blanks, ends[done] + (text[ends[done] : ends[done] + 1] == "。")
        shift = ends[at] - ends[before]
        if end - start >= _SHORTEST_SENTENCE and {text[end - 1], text[end - 1 - shift]} <= _SENTENCE_ENDS:
            yield Copy(start, end, (start - shift, end - shift))


def _is_same_before(pieces: list[str], at: int, before: int) -> bool:
    """Tell whether the same numbered heading opens both passages."""
    return pieces[at - 1] == pieces[before - 1] and _NUMBERED.match(pieces[at - 1]) is not None


_NUMBERED = re.compile("[ 　]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]|第[一二三四五六七八九十])")


_SENTENCE_ENDS = frozenset("。！？")
