"""A sentence ends at the nearest mark on either side, or where the reach does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.agreement.sentence import MARKS, sentence_end, sentence_start


@given(st.text("字，。；\n", max_size=12), st.integers(0, 12), st.none() | st.integers(0, 12))
def test_the_nearest_mark_bounds_a_sentence(text: str, offset: int, reach: int | None) -> None:
    offset = min(offset, len(text))
    start, end = sentence_start(text, offset, reach), sentence_end(text, offset, reach)
    assert start <= offset <= end
    assert not set(text[start:end]) & set(MARKS)
    assert start == 0 or offset - start == reach or text[start - 1] in MARKS
    assert end == len(text) or end - offset == reach or text[end] in MARKS


@pytest.mark.parametrize(("marks", "sentence"), [(MARKS, "乙;丙"), (f"{MARKS};", "丙")])
def test_who_asks_says_what_else_ends_one(marks: str, sentence: str) -> None:
    text = "甲。乙;丙；丁"
    assert text[sentence_start(text, 4, 9, marks) : sentence_end(text, 4, 9, marks)] == sentence
