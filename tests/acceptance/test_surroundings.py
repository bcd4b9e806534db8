"""Words beside a place, however much blank there is between them."""

from __future__ import annotations

import pytest

from reportlint.acceptance.surroundings import after, before, words


@pytest.mark.parametrize(
    ("source", "at", "length", "left", "right"),
    [
        ("甲乙丙丁", 2, 1, "乙", "丙"),
        ("甲乙丙丁", 2, 2, "甲乙", "丙丁"),
        ("甲乙丙丁", 2, 9, "甲乙", "丙丁"),
        ("甲乙丙丁", 2, 0, "", ""),
        ("甲\r\n\r\n\u3000 乙\n丙 \n\n\n\n\n\n丁", 8, 2, "甲乙", "丙丁"),
        ("甲" + " " * 99 + "乙" + " " * 99 + "丙", 101, 2, "甲乙", "丙"),
        ("", 0, 3, "", ""),
    ],
)
def test_blanks_are_left_out(source: str, at: int, length: int, left: str, right: str) -> None:
    assert (before(source, at, length), after(source, at, length)) == (left, right)


def test_words_are_without_blanks() -> None:
    assert words(" 甲 \r\n\u3000乙\t") == "甲乙"
