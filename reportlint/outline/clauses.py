"""Parts of sentences that stand before: a clause set again as a sentence, facts told twice with their figures."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from reportlint.outline.copies import Copy
from reportlint.outline.doubled import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document

_SHORTEST_CLAUSE = 12
_SHORTEST_FACTS = 30
_KEY = 12
_FAR = 6000
_SPEECH = ("“", "‘", "「", "『")
_MARKS = "，；、：,;:"
_MARK = re.compile("[，；。,;]")
_FIGURE = re.compile("[0-9]+(?![0-9]*[年月日号%])(?:\\.[0-9]+)?")
_FEW = 2
_SHORT = re.compile("，(?<=([一-鿿])，)([一-鿿0-9.%]{1,19}\\1)(?=[，。；])")
"""A clause that ends as the one before it does."""
_ITEMS = re.compile("、(?:[一-鿿]{2,16}+、)+[一-鿿]{2,16}")
_LISTED = re.compile("、([一-鿿]{2,5})(?:、[一-鿿]{2,5}){0,8}?(、\\1)(?=[^一-鿿]|等)")
_LISTED_TWICE = re.compile("、([一-鿿]{2,8})(?:、[一-鿿]{2,16}){1,8}?(、\\1)(?=[^一-鿿]|$)")
_AGAIN = re.compile("[，,、]?(?:再|又|还是|更|便|就|才)|[。！？]?(?<=[太很真好更最多快慢][一-鿿][。！？])")


def clauses_of(document: Document) -> tuple[Copy, ...]:
    """Return the clauses that follow the sentence they end, facts told twice, words again behind a comma; sorted.

    Facts are the beginnings of sentences that hold two figures; whole sentences that stand twice are `passages_of`.
    """
    return document.once(_clauses)


def _clauses(document: Document) -> tuple[Copy, ...]:
    pieces = sentences_of(document)
    first: dict[str, int] = {}
    ends: list[tuple[int, int]] = []
    facts: list[tuple[int, int, int]] = []
    before = ""
    for at, piece in enumerate(pieces):
        size = len(piece)
        if size >= _SHORTEST_CLAUSE:
            if before.endswith(piece) and before != piece:
                ends.append((at, size))
            elif size >= _SHORTEST_FACTS:
                key = piece[:_KEY]
                if key in first and (length := _told_again(piece, pieces[first[key]])):
                    facts.append((at, first[key], length))
                first[key] = at
        before = piece
    copies = [*_words(document.text), *(_placed(document.text, pieces, ends, facts) if ends or facts else ())]
    return tuple(sorted(copies))


def _placed(
    text: str, pieces: Sequence[str], clauses: Iterable[tuple[int, int]], facts: Iterable[tuple[int, int, int]]
) -> Iterator[Copy]:
    """Yield the copies of which only the numbers of their sentences are known."""
    ends = list(map(add, accumulate(map(len, pieces)), range(len(pieces))))
    for at, size in clauses:
        start = ends[at] - size
        if text[start - 1] == "。" and text[start - size - 2] in _MARKS:
            yield Copy(start, min(start + size + 1, len(text)), (start - 1 - size, start - 1))
    for at, other, length in facts:
        start, original = ends[at] - len(pieces[at]), ends[other] - len(pieces[other])
        if start - original <= _FAR:
            yield Copy(start, start + length, (original, original + length))


def _words(text: str) -> Iterator[Copy]:
    """Yield the words that stand again behind a comma, with it, and the items that a list has twice."""
    for found in _SHORT.finditer(text):
        start, end = found.span(2)
        size = end - start
        spoken = text[start - size - 2 : start - size - 1] in _SPEECH  # “甜的，甜的。”
        if text.startswith(found[2], max(0, start - 1 - size)) and not spoken and _AGAIN.match(text, end) is None:
            yield Copy(start - 1, end, (start - 1 - size, start - 1))
    for items in _ITEMS.finditer(text):
        start, end = items.span()
        if _may_repeat(items.group().split("、")):
            for found in _LISTED.finditer(text, start, end + 1):
                yield Copy(*found.span(2), found.span(1))
            for found in _LISTED_TWICE.finditer(text, start, end + 1):
                if run := _run(text, found.start(), found.start(2)):
                    yield run


def _may_repeat(items: Sequence[str]) -> bool:
    """Tell whether an item of a list stands there again, perhaps with 等 behind it."""
    return len(set(items)) < len(items) or any("等" in item for item in items)


def _run(text: str, one: int, other: int) -> Copy | None:
    """Return the list that follows itself at once, if two places where an item stands are one list apart."""
    length = other - one
    before = next((by for by in range(length) if text[one - 1 - by] != text[other - 1 - by] or by == one), length)
    start = one - before
    whole = text[start + length : start + 2 * length]
    if before == length or text[start : start + length] != whole or "\n" in whole:
        return None
    while start and text[start - 1] == text[start + length - 1] and text[start - 1] in _MARKS:
        start -= 1
    return Copy(start + length, start + 2 * length, (start, start + length))


def _told_again(piece: str, other: str) -> int:
    """Return how far two sentences say the same facts, 0 if not to the end of a clause that has figures."""
    if piece[:_SHORTEST_FACTS] != other[:_SHORTEST_FACTS] or piece == other:
        return 0
    pairs = enumerate(zip(piece, other, strict=False))
    same = next((at for at, (left, right) in pairs if left != right), min(len(piece), len(other)))
    at_mark = {*piece[same : same + 1], *other[same : same + 1]} <= set(_MARKS)
    length = same if at_mark else max((mark.end() for mark in _MARK.finditer(piece, 0, same)), default=0)
    return length if length >= _SHORTEST_FACTS and len(_FIGURE.findall(piece, 0, length)) >= _FEW else 0
