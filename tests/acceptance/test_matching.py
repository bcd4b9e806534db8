"""A finding is told again wherever its line went, and never answers for two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.acceptance.matching import mark_of, match

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.acceptance.matching import Mark
    from reportlint.document import Document
    from reportlint.engine import Outcome

    Checked = Callable[..., tuple[Document, Outcome]]


def marks(checked: Checked, text: str) -> list[Mark]:
    document, outcome = checked(text)
    return [mark_of(document, finding, anywhere=finding.rule == "typo/once") for finding in outcome.findings]


def new_and_left(checked: Checked, before: str, after: str) -> tuple[list[int], int]:
    """Return which of the findings of the second text are new, and how many of the first are left over."""
    today = [mark._replace(anywhere=False) for mark in marks(checked, after)]  # only the file knows
    known, left = match(Counter(marks(checked, before)), today)
    return [at for at, was_there in enumerate(known) if not was_there], sum(left.values())


@pytest.mark.parametrize(
    ("before", "after", "new", "left"),
    [
        ("夯实农业根底设施\n投资xx万元\n", "夯实农业根底设施\n投资xx万元\n", [], 0),
        ("夯实农业根底设施\n投资xx万元\n", "投资xx万元\n\n甲\n  夯实农业  根底设施\n", [], 0),
        # a copy is new, and it is the last
        ("农业根底设施\n", "农业根底设施\n甲\n农业根底设施\n", [1], 0),
        ("农业根底设施\n农业根底设施\n", "农业根底设施\n" * 5, [2, 3, 4], 0),
        # a mended one is left over
        ("农业根底设施\n投资xx万元\n", "农业基础设施\n投资xx万元\n", [], 1),
        ("农业根底设施\n农业根底设施\n", "农业根底设施\n农业基础设施\n", [], 1),
        # who mends one changes what stands beside the others
        ("夯实农业根底设施，投资xx万元\n", "夯实农业基础设施，投资xx万元\n", [], 1),
        ("夯实农业根底设施，投资xx万元\n", "夯实农业根底设施，投资300万元\n", [], 1),
        ("xx县xx镇\n", "甲县xx镇\n", [0], 2),  # too little is left to tell it by
        ("某xx县委，xx镇办\n", "某甲县委，xx镇办\n", [], 1),
        # another fault of the same words elsewhere is another
        ("夯实农业根底设施\n", "夯实农业基础设施\n他的国学根底很深\n", [0], 1),
        ("投资xx万元\n", "投资5万元\n引进xx个项目\n", [0], 1),
        ("夯实根底\n", "夯实xx\n", [0], 1),
        # long words need no surroundings
        ("甲xxxxxxxx乙丙丁\n", "戊xxxxxxxx己庚辛\n", [], 0),
        ("甲xxxxxxx乙丙丁\n", "戊xxxxxxx己庚辛\n", [0], 1),
        # the same surroundings answer for as many as there were
        ("甲甲甲甲甲甲根底乙\n", "甲甲甲甲甲甲根底丙\n甲甲甲甲甲甲根底丁\n", [1], 0),
        ("甲甲甲甲甲甲根底乙乙乙乙乙乙\n", "甲甲甲甲甲甲根底丙\n丁根底乙乙乙乙乙乙\n", [1], 0),
        # what is shown once a document is the same wherever it stands first
        ("登记帐号一览\n修改帐号者\n", "修改帐号者\n", [], 0),
        ("登记帐号一览\n", "修改帐号者\n登记帐号一览\n", [], 0),
    ],
)
def test_what_is_new_and_what_is_left_over(
    checked: Checked, before: str, after: str, new: list[int], left: int
) -> None:
    assert new_and_left(checked, before, after) == (new, left)


def test_a_mark_keeps_little_of_a_long_text(checked: Checked) -> None:
    (mark,) = marks(checked, f"甲{'x' * 41}乙\n")
    assert (mark.before, mark.text, mark.after) == ("甲", "x" * 39 + "…", "乙")
    (longer,) = marks(checked, f"甲{'x' * 42}乙\n")
    assert mark.text == longer.text
    assert mark.fingerprint != longer.fingerprint
    (mark,) = marks(checked, f"甲{'x' * 40}乙\n")
    assert mark.text == "x" * 40


LINES = st.lists(
    st.sampled_from(["夯实农业根底设施", "投资xx万元，引进xx个", "xx", "根底", "登记帐号", "总结", "", "教育根底，xx"]),
    max_size=12,
)


@given(LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_moving_lines_changes_nothing(checked: Checked, order: tuple[list[str], list[str]]) -> None:
    assert new_and_left(checked, "\n".join(order[0]), "\n".join(order[1])) == ([], 0)


@given(LINES, LINES)
def test_each_earlier_finding_answers_for_one(checked: Checked, before: list[str], after: list[str]) -> None:
    earlier, today = marks(checked, "\n".join(before)), marks(checked, "\n".join(after))
    known, left = match(Counter(earlier), today)
    assert sum(known) + sum(left.values()) == len(earlier)
    assert len(known) == len(today)
    seen = Counter((mark.rule, mark.text) for mark in earlier)
    assert Counter((mark.rule, mark.text) for mark, was in zip(today, known, strict=True) if was) <= seen
    assert match(Counter(earlier), earlier).known == [True] * len(earlier)
