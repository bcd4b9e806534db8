"""Lines that are nothing but a page number; where pages begin and end it does not ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.structure import Line, outline_of

if TYPE_CHECKING:
    from reportlint.document import Document


def page_numbers_of(document: Document) -> tuple[int, ...]:
    """Return the indices into Outline.lines of the lines that are page numbers and can be nothing else.

    - 3 -, 第3页, 3/5, Page 3 of 5; a bare number is none, it may be a cell of a table.
    """
    return document.once(_find)


def may_be_page_number(text: str, line: Line) -> bool:
    """Tell whether a line is a page number or a bare number."""
    start, end, *_ = line
    return end - start <= _LONGEST and text[start] in _FIRST and _POSSIBLE.fullmatch(text, start, end) is not None


def _find(document: Document) -> tuple[int, ...]:
    text, lines = document.text, outline_of(document).lines
    short = [at for at, line in enumerate(lines) if line.end - line.start <= _LONGEST and text[line.start] in _FIRST]
    return tuple(at for at in short if _is_page_number(text[lines[at].start : lines[at].end]))


def _is_page_number(words: str) -> bool:
    match = _SURE.fullmatch(words)
    return match is not None and (not match["of"] or int(match["page"]) <= int(match["of"]))


_LONGEST = 24
_FIRST = frozenset("-—–－─·.第共总總0123456789Pp")
_DASH = "[-—–－─]"
_COUNT = "(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_PAGE = "[ 　]*[页頁]"
_SURE = re.compile(
    rf"{_DASH}{{1,3}}[ 　]*[0-9]{{1,4}}[ 　]*{_DASH}{{1,3}}|(?P<page>[0-9]{{1,3}})[ ]?[/／][ ]?(?P<of>[0-9]{{1,3}})"
    rf"|[-—–－·]*[ 　]*第[ 　]*{_COUNT}{_PAGE}[ 　]*[/／，,、|]?[ 　]*[（(]?(?:[共总總][ 　]*{_COUNT}{_PAGE})?[）)]?"
    r"[ 　]*[-—–－·]*"
    rf"|[共总總][ 　]*{_COUNT}{_PAGE}[ 　]*[，,/]?[ 　]*第[ 　]*{_COUNT}{_PAGE}"
    r"|(?:[Pp]age|PAGE|[Pp]\.?)[ ]*[0-9]{1,4}(?:[ ]*(?:of|/)[ ]*[0-9]{1,4})?"
)
_POSSIBLE = re.compile(rf"[-—–－·.][ 　]*[0-9]{{1,4}}[ 　]*[-—–－·.]|[0-9]{{1,4}}|{_SURE.pattern}")
