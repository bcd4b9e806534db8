"""Sentences and passages that stand twice; it finds copies and does not say which are meant.

They are looked up by their words: linear in the document.
"""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from reportlint.outline.copies import Copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document


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
        stop = end - 1 - (text[end - 1] in _CLOSING)
        if end - start >= _SHORTEST_SENTENCE and {text[stop], text[stop - shift]} <= _SENTENCE_ENDS:
            yield Copy(start, end, (start - shift, end - shift))


def _is_same_before(pieces: list[str], at: int, before: int) -> bool:
    """Tell whether the same numbered heading opens both passages."""
    return pieces[at - 1] == pieces[before - 1] and _NUMBERED.match(pieces[at - 1]) is not None


_NUMBERED = re.compile("[ 　]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]|第[一二三四五六七八九十])")


_SENTENCE_ENDS = frozenset("。！？")
_CLOSING = frozenset("”’")
