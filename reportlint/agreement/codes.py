"""Codes written in two ways: number plates with two characters swapped, one title with two document numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_CITED = ("》（", "》(")
CODES = (*_CITED, "驾驶", "駕駛", "车牌", "号牌", "牌照")
_PLATE = re.compile(f"[{_PROVINCES}][A-Za-z][·•]?(?=[A-Za-z]*[0-9])[A-Za-z0-9]{{5,6}}(?![A-Za-z0-9])")
_NUMBER = re.compile(
    "[（(](?P<whose>[一-鿿]{2,10})[〔［\\[【（(]?(?P<year>(?:19|20)[0-9]{2})[〕］\\]】）)]?第?(?P<number>[0-9]{1,4})号[）)]"
)
_LONGEST_TITLE = 80
_SHORTEST_TITLE = 10


def two_codes(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the second of two plates in a line, or of two numbers of one document of one year, that are one."""
    text = document.text
    read = 0
    numbers: dict[tuple[str, str, str], re.Match[str]] = {}
    for start, end in hits:
        if text.startswith(_CITED, start):
            found = _NUMBER.match(text, end - 1)
            title = _title(text, start) if found else None
            if found and title:
                other = numbers.setdefault((title, found["whose"], found["year"]), found)
                if other["number"].lstrip("0") != found["number"].lstrip("0"):
                    yield Match(*found.span("number"), None, (other.span("number"),))
        elif start >= read:
            end_of_line = text.find("\n", end)
            read = end_of_line if end_of_line >= 0 else len(text)
            yield from _plates(text, (text.rfind("\n", 0, start) + 1, read))


def _plates(text: str, line: Span) -> Iterator[Match]:
    """Yield the plates in a line that are an earlier one with two neighbours swapped."""
    before: list[re.Match[str]] = []
    for found in _PLATE.finditer(text, *line):
        plate = found[0].upper()
        other = next((one for one in before if _is_swapped(one[0].upper(), plate)), None)
        before.append(found)
        if other:
            yield Match(*found.span(), None, (other.span(),))


def _title(text: str, end: int) -> str | None:
    """Return the title of a document that ends at an offset, None where it is too short to be the only one."""
    start = text.rfind("《", max(0, end - _LONGEST_TITLE), end)
    return text[start + 1 : end] if start >= 0 and end - start > _SHORTEST_TITLE else None


def _is_swapped(one: str, other: str) -> bool:
    """Tell whether two codes differ by two neighbours that changed places."""
    if one == other or len(one) != len(other):
        return False
    at = next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
