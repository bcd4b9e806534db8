"""Where a text has a pair of characters that is marked in a table; it does not know what the marks are for.

The table is a matrix of bits, a row for every first character and a column for every second one. Asked pair by pair it
would take several times as long: here long integers, 32 bits of them for a pair, say where in it all pairs are.
"""

from __future__ import annotations

from operator import itemgetter
from struct import unpack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOW = 8192  # characters; what is made of them stays in the memory nearest to the processor
_FEW = 100_000  # characters; until so many were asked about, the table is asked where it lies
_LEFT, _BYTE = b"\xff\xff\0\0", b"\xff\1\0\0"  # of 32 bits, a character and the number of a byte in its row
_BITS = bytes(1 << (number & 7) for number in range(256))
_FLAGS = b"\0" + b"\1" * 255


class RivalMarks:
    """The matrix, asked for all pairs of a text at once."""

    def __init__(self, numbers: memoryview, rows: memoryview, width: int) -> None:
        """Take a number for each character of the plane, and as many rows as there are numbers, of whole bytes each."""
        self._numbers: memoryview | list[int] = numbers
        self._rows: memoryview | bytes = rows
        self._row = len(rows) // width
        self._asked = 0

    def places(self, text: str) -> Iterator[int]:
        """Yield the offsets of the marked pairs; no character may lie outside the plane."""
        self._asked += len(text)
        if self._asked > _FEW and isinstance(self._numbers, memoryview):
            self._numbers, self._rows = self._numbers.tolist(), bytes(self._rows)
        for start in range(0, len(text), _WINDOW):
            flags = self._flags(text[start : start + _WINDOW + 1])
            at = flags.find(1)
            while at >= 0:
                yield start + at
                at = flags.find(1, at + 1)

    def _flags(self, text: str) -> bytes:
        """Return a 1 for every pair that is marked, and zeros."""
        lanes = len(text) // 2 + 2  # pairs that begin at an even place, or at an odd one; never so few as one
        units = text.translate(self._numbers).encode("utf-16-le")
        pairs = int.from_bytes(units, "little")
        left, byte = (int.from_bytes(mask * lanes, "little") for mask in (_LEFT, _BYTE))
        # a place in the matrix is the row of the left character, and in it the upper bits of the right one's number
        even = (pairs & left) * self._row + (pairs >> 19 & byte)
        odd = (pairs >> 16 & left) * self._row + (pairs >> 35 & byte)
        eights = bytearray(2 * lanes)
        for first, places in enumerate((even, odd)):
            asked = unpack(f"<{lanes}I", places.to_bytes(4 * lanes, "little"))
            eights[first::2] = itemgetter(*asked)(self._rows)
        bits = units[2::2].translate(_BITS)  # by the lower bits of the right one's number
        marked = int.from_bytes(eights, "little") & int.from_bytes(bits, "little")
        return marked.to_bytes(2 * lanes, "little").translate(_FLAGS)
