"""The words across a line end tell whether a sentence runs over it, in both scripts, with numbers of any value."""

from __future__ import annotations

import pytest

from reportlint.outline.continuation import reads_on, repeated_at_head, runs_on


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("强化道路客运安", "全源头管理"),
        ("发挥注册安全工", "程师的作用"),
        ("加強科技隊伍建", "設，提高"),
        ("本单位的", "实际，"),
    ],
)
def test_runs_on(before: str, after: str) -> None:
    assert runs_on(before, after, 4.5)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("工作总结", "今年以来，"),
        ("强化宣传教育", "各村要"),
        ("工作思路", "我镇将"),
        ("落實責任", "上半年，"),
        ("", ""),
        ("甲", ""),
    ],
)
def test_does_not_run_on(before: str, after: str) -> None:
    assert not runs_on(before, after, 1.6)


def test_only_the_characters_next_to_the_line_end_count() -> None:
    assert reads_on("甲乙丙安全生", "产责任丁戊") == reads_on("安全生", "产责任")
    assert reads_on("2023", "年，") == reads_on("1998", "年，")


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("推动经济社会", "会发展迈上新台阶", 1),
        ("推动经济社会", "社会发展迈上新台阶", 2),
        ("推动经济社会", "发展迈上新台阶", 0),
        ("共有12", "2个村", 0),
        ("甲", "甲", 0),
    ],
)
def test_what_the_end_of_a_line_and_the_head_of_the_next_both_hold(before: str, after: str, count: int) -> None:
    assert repeated_at_head(before, after, 8) == count
