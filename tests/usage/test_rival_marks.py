"""Marks are found in a text where a look at each of its pairs would find them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import rival_marks
from reportlint.usage.rival_marks import RivalMarks

_WIDTH = 20
_CHARACTERS = "".join(map(chr, range(0x4E00, 0x4E00 + _WIDTH - 1)))
_NUMBERS = {character: number for number, character in enumerate(_CHARACTERS, start=1)}


def _marks(marked: set[str]) -> RivalMarks:
    numbers, row = [0] * 0x10000, _WIDTH + 7 >> 3
    bits = bytearray(_WIDTH * row)
    for character, number in _NUMBERS.items():
        numbers[ord(character)] = number
    for first, second in marked:
        bits[_NUMBERS[first] * row + (_NUMBERS[second] >> 3)] |= 1 << (_NUMBERS[second] & 7)
    packed = b"".join(number.to_bytes(2, "little") for number in numbers)
    return RivalMarks(memoryview(packed).cast("H"), memoryview(bytes(bits)), _WIDTH)


@given(
    st.sets(st.text(alphabet=_CHARACTERS, min_size=2, max_size=2)),
    st.text(alphabet=_CHARACTERS + "a，\n\uffff\ud800", max_size=60),
    st.integers(1, 70),
    st.booleans(),
)
def test_all_marked_pairs_are_found_in_order(marked: set[str], text: str, window: int, unpacked: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rival_marks, "_WINDOW", window)
        patch.setattr(rival_marks, "_FEW", 0 if unpacked else 1000)
        found = list(_marks(marked).places(text))
    assert found == [at for at, pair in enumerate(pairwise(text)) if "".join(pair) in marked]
