"""A document's path and a finding's place as other programs count them: slashes, URIs, columns in bytes of UTF-8."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from reportlint.document import Document

_STEP = 1024


def with_slashes(path: str) -> str:
    """Return a path with `/` between its parts, and without `./` before them."""
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """Return the URI of a file: relative, as its path is, or `file:`; bytes that are no ASCII are percent-encoded."""
    pure = Path(path)
    return pure.as_uri() if pure.is_absolute() else quote(os.fsencode(pure.as_posix()))


def byte_column(document: Document, line: int, column: int) -> int:
    """Return a column, from 1, in bytes of UTF-8 instead of code points, whatever the document's own encoding."""
    start = document.line_starts[line - 1]
    return _bytes_before(document, start + column - 1) - _bytes_before(document, start) + 1


def _bytes_before(document: Document, offset: int) -> int:
    """Return how many bytes of UTF-8 stand before an offset; a line of megabytes is not measured for each finding."""
    marks = document.once(_marks)
    at = offset // _STEP
    return marks[at] + len(_utf_8(document.text[at * _STEP : offset]))


def _marks(document: Document) -> list[int]:
    """Return how many bytes of UTF-8 stand before every _STEP-th code point."""
    marks, text = [0], document.text
    for start in range(0, len(text), _STEP):
        marks.append(marks[-1] + len(_utf_8(text[start : start + _STEP])))
    return marks


def _utf_8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
