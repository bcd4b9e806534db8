"""Selectors over names of rules."""

from __future__ import annotations

import pytest

from reportlint.errors import ReportlintError
from reportlint.selection import choose

NAMES = ["numbering/skipped-ordinal", "typo/deadline", "typo/homophone", "typo/homophone-of-name"]


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ([], [], NAMES),
        (["typo"], [], NAMES[1:]),
        (["typo/deadline"], [], ["typo/deadline"]),
        (["typo/homophone"], [], ["typo/homophone"]),
        (["typo/homophone*"], [], NAMES[2:]),
        (["*/*-*"], [], [NAMES[0], NAMES[3]]),
        (["typo/deadline", "numbering"], [], NAMES[:2]),
        (["consistency", "numbering"], [], NAMES[:1]),
        ([], ["typo"], NAMES[:1]),
        ([], ["consistency"], NAMES),
        (["typo"], ["typo/homophone"], [NAMES[1], NAMES[3]]),
    ],
)
def test_rules_are_chosen(select: list[str], ignore: list[str], chosen: list[str]) -> None:
    assert choose(NAMES, select, ignore) == chosen


@pytest.mark.parametrize(
    ("select", "ignore", "problem"),
    [
        (["typo/dedline"], [], "没有名为“typo/dedline”的规则或类别，是否想写“typo/deadline”？"),
        (["numberin"], [], "没有名为“numberin”的规则或类别，是否想写“numbering”？"),
        (["Typo"], [], "没有名为“Typo”的规则或类别，是否想写“typo”？"),
        (["zzz"], [], "没有名为“zzz”的规则或类别"),
        (["typo/x*"], [], "没有名为“typo/x*”的规则或类别，是否想写“typo”？"),
        ([], ["tpyo"], "没有名为“tpyo”的规则或类别，是否想写“typo”？"),
        (["consistency"], [], "没有选中任何规则"),
        (["typo"], ["typo"], "没有选中任何规则"),
        ([], ["*"], "没有选中任何规则"),
    ],
)
def test_a_choice_of_nothing_is_refused(select: list[str], ignore: list[str], problem: str) -> None:
    with pytest.raises(ReportlintError) as refused:
        choose(NAMES, select, ignore)
    assert refused.value.words("zh") == problem


@pytest.mark.parametrize(
    ("select", "chosen"),
    [
        ([], ["typo/homophone"]),
        (["typo"], ["typo/homophone"]),
        (["typo/*"], ["typo/homophone"]),
        (["typo/deadline"], ["typo/deadline"]),
        (["typo", "typo/deadline"], ["typo/deadline", "typo/homophone"]),
    ],
)
def test_what_is_on_trial_is_chosen_by_its_full_name_only(select: list[str], chosen: list[str]) -> None:
    assert choose(["typo/deadline", "typo/homophone"], select, [], {"typo/deadline"}) == chosen
