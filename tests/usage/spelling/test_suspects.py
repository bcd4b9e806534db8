"""Which places are suspect, and what may have been meant there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.usage import counts
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.suspects import Candidate, Suspects

_SUSPECTS = Suspects(counts.load(), confusable.load(), 2000, 60)


@pytest.mark.parametrize(
    ("text", "offset", "meant"),
    [
        ("推动经济高质量法展", 7, "发"),
        ("安全生产责认制", 5, "任"),
        ("切实维护人民君众利益", 6, "群"),
        ("会议绝顶成立领导小组", 2, "决定"),
    ],
)
def test_what_was_meant_is_among_the_candidates(text: str, offset: int, meant: str) -> None:
    assert (offset, meant) in {(one.offset, one.meant) for one in _SUSPECTS.candidates(text)}


@pytest.mark.parametrize("text", ["", "plain ASCII text", "12345", "推动经济高质量发展，坚持以人民为中心。", "😀😀"])
def test_usual_text_has_no_candidates(text: str) -> None:
    assert list(_SUSPECTS.candidates(text)) == []


def test_lines_of_any_length_are_seen_whole() -> None:
    for length in (*range(2990, 3002), *range(5990, 6002), *range(8990, 9002)):
        text = "。" * length + "高质量法展"
        assert list(_SUSPECTS.candidates(text)) == [Candidate(length + 3, "发", 1)]
        assert list(_SUSPECTS.candidates(f"{text}，{'。' * 7000}")) == [Candidate(length + 3, "发", 1)]


def test_characters_outside_the_basic_plane_do_not_shift_the_offsets() -> None:
    assert Candidate(5, "发", 1) in _SUSPECTS.candidates("😀𠮷高质量法展"[:2] + "高质量法展")


@settings(max_examples=50)
@given(st.text(alphabet="推动经济高质量法展责认制安全生产，。\n 12aＡ😀", max_size=80))
def test_candidates_lie_in_the_text_in_order(text: str) -> None:
    found = list(_SUSPECTS.candidates(text))
    assert found == sorted(found)
    assert all(one.offset >= 0 and one.offset + len(one.meant) <= len(text) for one in found)
    assert all(one.meant != text[one.offset : one.offset + len(one.meant)] for one in found)
