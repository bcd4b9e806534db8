"""Which places are suspect, and what may have been meant there."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.usage import counts, lexicon
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
        ("扎实做好全安生产工作", 4, "安全"),
    ],
)
def test_what_was_meant_is_among_the_candidates(text: str, offset: int, meant: str) -> None:
    assert (offset, meant) in {(one.offset, one.meant) for one in _SUSPECTS.candidates(text)}


@pytest.mark.parametrize(
    ("text", "offset", "meant"),
    [("请设计师现场模似日照", 7, "拟"), ("整理后归挡入柜", 4, "档")],
)
def test_a_usual_word_may_be_meant_where_there_is_none(text: str, offset: int, meant: str) -> None:
    closely = Suspects(counts.load(), confusable.load(), 4, 5, lexicon.load())
    assert (offset, meant) in {(one.offset, one.meant) for one in closely.candidates(text)}
    assert (offset, meant) not in {(one.offset, one.meant) for one in _SUSPECTS.candidates(text)}


@pytest.mark.parametrize("text", ["", "plain ASCII text", "12345", "推动经济高质量发展，坚持以人民为中心。", "😀😀"])
def test_usual_text_has_no_candidates(text: str) -> None:
    assert list(_SUSPECTS.candidates(text)) == []


def test_lines_of_any_length_are_seen_whole() -> None:
    for length in (*range(2990, 3002), *range(5990, 6002), *range(8990, 9002)):
        text = "。" * length + "高质量法展"
        assert list(_SUSPECTS.candidates(text)) == [Candidate(length + 3, "发", 1)]
        assert list(_SUSPECTS.candidates(f"{text}，{'。' * 7000}")) == [Candidate(length + 3, "发", 1)]


@pytest.fixture(scope="module")
def plain() -> Suspects:
    """Return suspects that look every pair and every neighbour up, as if the table had nothing ready for a glance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts.Counts, "at_a_glance", lambda *_: None)
        return Suspects(counts.load(), confusable.load(), *AT_A_GLANCE)


def test_what_is_ready_for_a_glance_hides_and_adds_nothing(plain: Suspects) -> None:
    for file in _SEEDS:
        text = file.read_text(encoding="utf-8-sig", errors="ignore")
        assert list(_SUSPECTS.candidates(text)) == list(plain.candidates(text))


@settings(max_examples=100)
@given(seed=st.integers())
def test_no_mixture_of_characters_is_seen_otherwise_at_a_glance(seed: int, plain: Suspects) -> None:
    chance = random.Random(seed)  # noqa: S311  # text, not a secret
    known = confusable.load().characters()
    usual = [pair for pair, _ in counts.load().usual_pairs(AT_A_GLANCE[0] // 2)]
    parts = [
        chance.choice((*chance.choices(usual, k=3), *chance.choices(known, k=3), *"，\n1ａ😀")) for _ in range(600)
    ]
    text = "".join(parts)
    assert list(_SUSPECTS.candidates(text)) == list(plain.candidates(text))


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


@pytest.mark.parametrize("part", [1, 40, 999])
def test_a_long_text_is_looked_at_in_parts(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(path.read_text("utf-8") for path in _SEEDS[:3])
    whole = list(_SUSPECTS.candidates(text))
    monkeypatch.setattr("reportlint.usage.spelling.suspects._PART", part)
    assert list(_SUSPECTS.candidates(text)) == whole
    assert whole
