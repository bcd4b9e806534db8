"""Where expressions are sought: lines, or what is near a hit in a very long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.expression import Clock, Expression, lines_of, passages_of

if TYPE_CHECKING:
    from reportlint.finding import Span

SHORT, LONG = "短行", "长" * 10_000
NEAR = 1500


@pytest.mark.parametrize(
    ("hits", "passages"),
    [
        ([], []),
        ([(0, 1)], [(0, 2)]),
        ([(0, 1), (1, 2)], [(0, 2)]),
        ([(0, 1), (10_005, 10_007)], [(0, 2), (10_004, 10_006)]),  # a line that begins where a hit does not end
        ([(3003, 3005)], [(3003 - NEAR, 3005 + NEAR)]),
        ([(3, 4)], [(3, 4 + NEAR)]),
        ([(10_002, 10_003)], [(10_002 - NEAR, 10_003)]),
        ([(3003, 3005), (6005, 6006)], [(3003 - NEAR, 6006 + NEAR)]),
        ([(3003, 3005), (6006, 6007)], [(3003 - NEAR, 3005 + NEAR), (6006 - NEAR, 6007 + NEAR)]),
        ([(1, 2), (3003, 3004), (10_004, 10_005)], [(0, 2), (3003 - NEAR, 3004 + NEAR), (10_004, 10_006)]),
    ],
)
def test_of_a_very_long_line_only_what_is_near_a_hit_is_read(hits: list[Span], passages: list[Span]) -> None:
    assert list(passages_of("\n".join([SHORT, LONG, SHORT]), hits)) == passages


def test_short_lines_are_read_whole() -> None:
    text = "甲乙\n丙\n\n丁戊己\n"
    hits = [(at, at + 1) for at, character in enumerate(text) if character != "\n"]
    assert list(passages_of(text, hits)) == list(lines_of(text, hits)) == [(0, 2), (3, 4), (6, 9)]


@pytest.mark.parametrize("line", ["【名称】" + "【" * 9000, "【" * 9000 + "【【名称】", "【" * 9000])
def test_what_a_very_long_line_cannot_hold_is_not_sought_there(line: str) -> None:
    expression = Expression("(?<=【*?【*?)【(?:名称|姓名)】")
    assert expression.untimed_length == 0
    found = Clock().matches_in_lines(expression, line, [(0, len(line))])
    assert [match.group().strip("【】") for match in found] == ["名称"] * ("名称" in line)
