"""The packaged table: what it answers, how it is folded, and that a wrong file is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import counts


@pytest.fixture(scope="module")
def table() -> counts.Counts:
    return counts.load()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("增长12.5%", "增长00.0%"),
        ("１２３", "000"),
        ("GDP增速Ｇｄｐ", "AAA增速AAA"),
        ("安全生产", "安全生产"),
        ("", ""),
    ],
)
def test_fold_makes_classes_of_digits_and_letters(text: str, folded: str) -> None:
    assert counts.fold(text) == folded


@given(st.text())
def test_fold_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = counts.fold(text)
    assert len(folded) == len(text)
    assert counts.fold(folded) == folded


@pytest.mark.parametrize(
    ("gram", "low", "high"),
    [("的", 5.5, 6.2), ("发展", 4.5, 5.0), ("安全生产", 3.5, 4.5), ("00月", 3.0, 6.0)],
)
def test_counts_of_usual_runs_are_of_the_right_size(table: counts.Counts, gram: str, low: float, high: float) -> None:
    assert low < table.log_count(gram) < high


def test_a_run_that_was_never_counted_has_no_count(table: counts.Counts) -> None:
    """One in two hundred is mistaken for a rare one: of many, nearly none may be."""
    absent = [first + second + "齉龘" for first in "猫狗鸡鸭鹅" for second in "桌椅床灯窗门墙地"]
    assert sum(table.log_count(gram) < 0 for gram in absent) >= len(absent) - 2


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("推动高质量发展", "推动高质量法展"),
        ("完成全年计划的", "完成全年方案的"),
        ("坚持以人民为中心", "坚持以人民为忠心"),
    ],
)
def test_usual_text_scores_higher(table: counts.Counts, usual: str, odd: str) -> None:
    assert table.log_score(usual, 0, len(usual)) > table.log_score(odd, 0, len(odd)) + 2


def test_the_score_of_a_stretch_counts_what_depends_on_it(table: counts.Counts) -> None:
    text = "推动高质量发展取得新成效"
    whole = table.log_score(text, 0, len(text))
    parts = [table.log_probability(text[max(0, at - 3) : at + 1]) for at in range(len(text))]
    assert math.isclose(whole, sum(parts))
    assert math.isclose(table.log_score(text, 2, 4), sum(parts[2:7]))


def test_usual_pairs_come_with_their_sounds(table: counts.Counts) -> None:
    usual = dict(table.usual_pairs(1000))
    assert usual["发展"] == ("fa", "zhan")
    assert usual["决定"] == ("jue", "ding")
    assert len(usual) < len(dict(table.usual_pairs(100)))
    assert sum(table.log_count(pair) < 2.7 for pair in usual) < len(usual) / 50


def test_pairs_are_harmless_that_are_counted_and_have_no_commoner_rival(table: counts.Counts) -> None:
    pairs = {pair: ord(pair[0]) | ord(pair[1]) << 16 for pair in ("发展", "建设", "法展", "齉龘")}
    assert table.harmful(pairs.values()) == [pairs["法展"], pairs["齉龘"]]


@pytest.mark.parametrize("run", ["安全", "安全生产", "的", "模似"])
def test_what_is_usual_or_unknown_counts_alike_for_all(run: str, table: counts.Counts) -> None:
    assert table.log_seen(run) == table.log_count(run)


@pytest.mark.parametrize("run", ["汽水", "刻石", "正传"])
def test_what_was_seen_seldom_is_told_to_whoever_asks_for_it(run: str, table: counts.Counts) -> None:
    assert table.log_count(run) == -1
    assert round(table.log_seen(run), 1) == 0.2
