"""Which places are suspect, and what may have been meant there."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.usage import counts
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.speller import AT_A_GLANCE
from reportlint.usage.spelling.suspects import Candidate, Suspects

_SUSPECTS = Suspects(counts.load(), confusable.load(), *AT_A_GLANCE)
_SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


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


def test_the_marks_of_the_table_hide_no_pair_that_has_a_rival() -> None:
    table, chance = counts.load(), random.Random(1)  # noqa: S311  # a sample, the same every time
    known = confusable.load().characters()
    pairs = {ord(chance.choice(known)) | ord(chance.choice(known)) << 16 for _ in range(20_000)}
    for file in _SEEDS:
        text = file.read_text(encoding="utf-8-sig", errors="ignore")
        pairs |= {ord(first) | ord(second) << 16 for first, second in pairwise(text)}
    marked = set(table.harmful(pairs, AT_A_GLANCE[0]))
    assert {pair for pair in table.harmful(pairs, 4) if _SUSPECTS.rivals_of(pair)} <= marked
    assert len(marked) < len(pairs) / 3


_LINES = ("高质量法展", "安全生产责认制", "。" * 4000, "", "切实维护人民君众利益", "12", "法展")


@settings(max_examples=50)
@given(st.lists(st.sampled_from(_LINES)))
def test_a_line_says_the_same_wherever_it_stands(lines: list[str]) -> None:
    start, each = 0, []
    for line in lines:
        alone = Suspects(counts.load(), confusable.load(), *AT_A_GLANCE).candidates(line)
        each += [one._replace(offset=start + one.offset) for one in alone]
        start += len(line) + 1
    assert list(_SUSPECTS.candidates("\n".join(lines))) == each


def test_characters_outside_the_basic_plane_do_not_shift_the_offsets() -> None:
    assert Candidate(5, "发", 1) in _SUSPECTS.candidates("😀𠮷高质量法展"[:2] + "高质量法展")


@settings(max_examples=50)
@given(st.text(alphabet="推动经济高质量法展责认制安全生产，。\n 12aＡ😀", max_size=80))
def test_candidates_lie_in_the_text_in_order(text: str) -> None:
    found = list(_SUSPECTS.candidates(text))
    assert found == sorted(found)
    assert all(one.offset >= 0 and one.offset + len(one.meant) <= len(text) for one in found)
    assert all(one.meant != text[one.offset : one.offset + len(one.meant)] for one in found)
