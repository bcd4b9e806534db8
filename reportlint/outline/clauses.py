"""Parts of sentences that stand before: a clause set again as a sentence, facts told twice with their figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.doubled import Copy

if TYPE_CHECKING:
    from reportlint.document import Document

_SHORTEST_CLAUSE = 12
_SHORTEST_FACTS = 30
_KEY = 12
_FAR = 6000
_MARKS = "，；、：,;:"
_MARK = re.compile("[，；。,;]")
_FIGURE = re.compile("[0-9]+(?![0-9]*[年月日号%])(?:\\.[0-9]+)?")
_FEW = 2
_BLANKS = " \t\r\u3000\xa0"


def clauses_of(document: Document) -> tuple[Copy, ...]:
    """Return the clauses that follow the sentence they end, and the beginnings of sentences that stand in another.

    The beginnings hold at least two figures; whole sentences that stand twice are `passages_of`.
    """
    return document.once(_clauses)


def _clauses(document: Document) -> tuple[Copy, ...]:
    text = document.text
    found: list[Copy] = []
    first: dict[str, tuple[int, str]] = {}
    behind, before = 0, ""
    for line in text.replace("\n", "。").split("。"):
        piece = line.lstrip(_BLANKS)
        start = behind + len(line) - len(piece)
        behind += len(line) + 1
        size = len(piece)
        if size < _SHORTEST_CLAUSE:
            before = ""
            continue
        if before.endswith(piece) and len(before) > size and before[-size - 1] in _MARKS and text[start - 1] == "。":
            found.append(Copy(start, min(start + size + 1, len(text)), (start - 1 - size, start - 1)))
        elif size >= _SHORTEST_FACTS:
            key = piece[:_KEY]
            other = first.get(key)
            if other and other[1] != piece and start - other[0] <= _FAR and (length := _told_again(piece, other[1])):
                found.append(Copy(start, start + length, (other[0], other[0] + length)))
            first[key] = start, piece
        before = piece
    return tuple(found)


def _told_again(piece: str, other: str) -> int:
    """Return how far two sentences say the same facts, 0 if not to the end of a clause that has figures."""
    pairs = enumerate(zip(piece, other, strict=False))
    same = next((at for at, (left, right) in pairs if left != right), min(len(piece), len(other)))
    at_mark = {*piece[same : same + 1], *other[same : same + 1]} <= set(_MARKS)
    length = same if at_mark else max((mark.end() for mark in _MARK.finditer(piece, 0, same)), default=0)
    return length if length >= _SHORTEST_FACTS and len(_FIGURE.findall(piece, 0, length)) >= _FEW else 0
