"""A document as bytes, in which spans of its text are replaced and every other byte stays as it is.

Decoding and encoding a document again would not do: Big5 has two codes for 十, and only one of them is ever written.
"""

from __future__ import annotations

import codecs
import sys
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.document import Document
    from reportlint.fixes.edits import Edit

_BOM, _LOST = "\ufeff", "\ufffd"
_ORDERS = {
    "utf-16": {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"},
    "utf-32": {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be"},
}
"""The codecs that learn the order of bytes from a mark, and by each mark the codec of that order."""
_MOST_MARKS = 2
"""How many marks a document may begin with: that of the codec, and one that was taken for text."""


class Encoded:
    """The bytes of a document, to be changed in places."""

    def __init__(self, document: Document, data: bytes) -> None:
        self._path, self._source, self._data = document.path, document.source, data
        self._codec = _codec(document.encoding, data)

    def writes(self, text: str) -> bool:
        """Tell whether a text can be put into the document; the sign of a lost character never can."""
        try:
            text.encode(self._codec)
        except UnicodeError:
            return False
        return _LOST not in text

    def spliced(self, edits: Sequence[Edit], result: str) -> bytes:
        """Return the bytes with disjoint, sorted edits made; result: the text they are to decode to.

        DocumentError where they would not, as in an encoding whose bytes mean something only after those before them.
        """
        start = self._first()
        pieces, at, place = [self._data[:start]], 0, start
        for edit in edits:
            begin = self._end_of(at, edit.start, place)
            pieces += self._data[place:begin], edit.text.encode(self._codec)
            at, place = edit.end, self._end_of(edit.start, edit.end, begin)
        data = b"".join([*pieces, self._data[place:]])
        if not self._is(result, data, start):
            raise self._refusal()
        return data

    def _end_of(self, first: int, last: int, place: int) -> int:
        """Return where the bytes of source[first:last] end, which begin at a place."""
        text = self._source[first:last]
        usual = text.encode(self._codec, "replace")
        if self._data.startswith(usual, place):
            return place + len(usual)
        decoder = codecs.getincrementaldecoder(self._codec)("replace")
        missing = len(text)
        while missing > 0 and place < len(self._data):
            missing -= len(decoder.decode(self._data[place : place + 1]))
            place += 1
        return place

    def _first(self) -> int:
        """Return where the source begins, after the marks that are no part of it."""
        mark = _BOM.encode(self._codec) if self.writes(_BOM) else b""
        for start in range(0, _MOST_MARKS * len(mark) + 1, len(mark) or 1):
            if self._is(self._source, self._data, start):
                return start
        raise self._refusal()

    def _is(self, text: str, data: bytes, start: int) -> bool:
        try:
            return data[start:].decode(self._codec) == text
        except UnicodeError:
            return False

    def _refusal(self) -> DocumentError:
        problem = Bilingual(
            f"{self._codec} 编码的文件不能只改个别文字，未改",
            f"is in {self._codec}, which cannot be changed in places, so it is left as it is",
        )
        return DocumentError(self._path, problem)


def _codec(encoding: str, data: bytes) -> str:
    """Return the codec that reads and writes text alone, without a mark."""
    name = codecs.lookup(encoding).name.removesuffix("-sig")
    orders = _ORDERS.get(name, {})
    native = f"{name}-{sys.byteorder[0]}e" if orders else name
    return next((codec for mark, codec in orders.items() if data.startswith(mark)), native)
