"""Searches that know their bounds."""

from __future__ import annotations

import pytest

from reportlint.expression import Clock, Expression


@pytest.mark.parametrize("line", ["【名称】" + "【" * 9000, "【" * 9000 + "【【名称】", "【" * 9000])
def test_what_a_very_long_line_cannot_hold_is_not_sought_there(line: str) -> None:
    expression = Expression("(?<=【*?【*?)【(?:名称|姓名)】")
    assert expression.untimed_length == 0
    found = Clock().matches_in_lines(expression, line, [(0, len(line))])
    assert [match.group().strip("【】") for match in found] == ["名称"] * ("名称" in line)
