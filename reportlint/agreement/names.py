"""Companies, and persons with their office, written in two ways that sound alike; it knows no list of names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.names import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

COMPANIES = ("有限公司", "有限责任公司", "有限責任公司", "专业合作社", "專業合作社", "股份合作社")
OFFICES = (
    "书记",
    "書記",
    "镇长",
    "鎮長",
    "乡长",
    "鄉長",
    "县长",
    "縣長",
    "局长",
    "局長",
    "主任",
    "院长",
    "校长",
    "村长",
)
_HAN_BEFORE = re.compile("[一-鿿]{4,6}$")
_HAN = re.compile("[一-鿿]+")


_PERSON = re.compile("[一-鿿]{3}(?=[同，、。（(）)的在主出作讲講传傳带帶到])")
_WINDOW = 6
_OFFICE = 3
_PERSON_LENGTH = 3


def sounds_alike(one: str, other: str) -> bool:
    """Tell whether two characters share a reading, tones apart."""
    table = confusable.load()
    return not set(table.syllables(one)).isdisjoint(table.syllables(other))


def two_names(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield companies, and persons behind their office, that are also written with another character of its sound."""
    text = document.text
    written: dict[tuple[str, str], list[Span]] = {}
    for start, end in hits:
        name = _person(text, start, end) if text[start:end] in OFFICES else _company(text, start)
        if name:
            kind = text[start:end] if name[0] < start else text[start - _OFFICE : end]
            written.setdefault((text[slice(*name)], kind), []).append(name)
    seen: dict[tuple[str, str, str], tuple[str, str]] = {}
    for words, kind in written:
        for at in range(1, len(words)):
            other = seen.setdefault((words[:at], words[at + 1 :], kind), (words, kind))
            if other[0] != words and sounds_alike(words[at], other[0][at]):
                fault, right = (words, kind), other
                if len(written[fault]) > len(written[right]):
                    fault, right = right, fault
                if not _side_by_side(text, written[fault][0], written[right][0]):
                    for start, end in written[fault]:
                        shown = (start, end) if end - start == _PERSON_LENGTH else (start + at, end)
                        yield Match(*shown, None, (written[right][0],))


def _company(text: str, start: int) -> Span | None:
    """Return the characters before 有限公司, as many as stand there in one run."""
    words = _HAN_BEFORE.search(text, max(0, start - _WINDOW), start)
    return words.span() if words else None


def _person(text: str, start: int, end: int) -> Span | None:
    """Return the name of three characters behind 镇党委书记, where the office has three characters before it."""
    name = _PERSON.match(text, end)
    if not name or not _HAN.fullmatch(text, max(0, start - _OFFICE), start) or start < _OFFICE:
        return None
    return name.span() if is_person(text[start : name.end()], end - start, name.end() - start) else None


def _side_by_side(text: str, one: Span, other: Span) -> bool:
    """Tell whether one sentence names both, which then are two."""
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return "。" not in between and "\n" not in between
