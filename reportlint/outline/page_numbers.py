"""Lines that are nothing but a page number; where pages begin and end it does not ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.structure import outline_of

if TYPE_CHECKING:
    from reportlint.document import Document


def page_numbers_of(document: Document) -> tuple[int, ...]:
    """Return the indices into Outline.lines of the lines that are page numbers and can be nothing else.

    - 3 -, ·3·, 第3页, 3/5, Page 3 of 5; a bare number is none, it may be a cell of a table.
    """
    return document.once(_find)


def possible_page_numbers_of(document: Document) -> frozenset[int]:
    """Return the indices of the lines that are page numbers or bare numbers."""
    return document.once(_possible)


def _possible(document: Document) -> frozenset[int]:
    text, outline = document.text, outline_of(document)
    starts, ends = outline.lines.starts, outline.lines.ends
    lasts, begun = outline.lasts, [match.start() for match in _FIRST.finditer(outline.firsts)]
    short = [at for at in begun if ends[at] - starts[at] <= _LONGEST and lasts[at] in _LAST]
    return frozenset([at for at in short if _POSSIBLE.fullmatch(text, starts[at], ends[at])])


def _find(document: Document) -> tuple[int, ...]:
    text, lines = document.text, outline_of(document).lines
    possible = sorted(possible_page_numbers_of(document))
    return tuple(at for at in possible if _is_page_number(text[lines.starts[at] : lines.ends[at]]))


def _is_page_number(words: str) -> bool:
    match = _SURE.fullmatch(words)
    return match is not None and (not match["of"] or int(match["page"]) <= int(match["of"]))


_LONGEST = 24
_FIRST = re.compile("[-—–－─·.第共总總0-9Pp～~【]")
_LAST = frozenset("-—–－─·.0123456789页頁/／，,、|（()）～~】")
_DASH = "[-—–－─]"
_COUNT = "(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_PAGE = "[ 　]*[页頁]"
_SURE = re.compile(
    rf"{_DASH}{{1,3}}[ 　]*[0-9]{{1,4}}[ 　]*{_DASH}{{1,3}}|(?P<page>[0-9]{{1,3}})[ ]?[/／][ ]?(?P<of>[0-9]{{1,3}})"
    rf"|[-—–－·]*[ 　]*第[ 　]*{_COUNT}{_PAGE}[ 　]*[/／，,、|]?[ 　]*[（(]?(?:[共总總][ 　]*{_COUNT}{_PAGE})?[）)]?"
    r"[ 　]*[-—–－·]*"
    rf"|[共总總][ 　]*{_COUNT}{_PAGE}[ 　]*[，,/]?[ 　]*第[ 　]*{_COUNT}{_PAGE}"
    r"|·[ 　]*[0-9]{1,4}[ 　]*·|(?P<wave>[～~])[ 　]*[0-9]{1,3}[ 　]*(?P=wave)"
    rf"|【[ 　]*第[ 　]*{_COUNT}{_PAGE}[ 　]*】"
    rf"|{_DASH}{{1,3}}[ ]*[0-9]{{1,4}}[ ]of[ ][0-9]{{1,4}}[ ]*{_DASH}{{1,3}}"
    r"|(?:[Pp]age|PAGE|[Pp]\.?)[ ]*[0-9]{1,4}(?:[ ]*(?:of|/)[ ]*[0-9]{1,4})?"
)
_POSSIBLE = re.compile(rf"[-—–－·.][ 　]*[0-9]{{1,4}}[ 　]*[-—–－·.]|[0-9]{{1,4}}|{_SURE.pattern}")
