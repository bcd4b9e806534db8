"""Which edits are made together, what they change, and where other places go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.finding import Finding, Severity
from reportlint.fixes.edits import Edit, Shift, applied, choose

if TYPE_CHECKING:
    from collections.abc import Callable

NOTE, WARNING, ERROR = Severity
Told = tuple[str, Severity, int, int, str | None]


def finding(source: str, told: Told) -> Finding:
    rule, severity, start, end, suggestion = told
    where = 1, start + 1, 1, end + 1
    return Finding("", start, end, rule, "typo", severity, "", *where, source[start:end], suggestion, ())


def choice(source: str, *told: Told, writes: Callable[[str], bool] = bool, fixed: tuple[tuple[int, int], ...] = ()):  # type: ignore[no-untyped-def]
    return choose(source, [finding(source, each) for each in told], lambda text: not text or writes(text), fixed)


@pytest.mark.parametrize(
    ("source", "start", "end", "suggestion", "edit"),
    [
        ("夯实根底设施", 2, 4, "基础", (2, 4, "基础")),
        ("开展工作,", 4, 5, "，", (4, 5, "，")),
        ("服务\n\n设施", 1, 4, "务", (2, 4, "")),  # what stays is not touched
        ("“甲乙”", 0, 4, "‘甲乙’", (0, 4, "‘甲乙’")),
        ("上半年", 0, 3, "2023年上半年", (0, 0, "2023年")),
        ("的的", 0, 2, "的", (1, 2, "")),
        ("甲一、乙", 1, 3, "\n一、", (1, 1, "\n")),
        ("甲一、乙\n丙", 1, 3, "\n一、", (1, 1, "\n")),
        ("甲一、乙\r\n丙\n", 1, 3, "\n一、", (1, 1, "\r\n")),
        ("丙\r\n甲一、乙", 4, 6, "\n一、", (4, 4, "\r\n")),  # the last line ends as the one before it
        ("甲\r\n乙\n丙一、", 6, 8, "\n一、", (6, 6, "\n")),
    ],
)
def test_an_edit_is_no_larger_than_it_must_be(
    source: str, start: int, end: int, suggestion: str, edit: tuple[int, int, str]
) -> None:
    (made,) = choice(source, ("typo/a", WARNING, start, end, suggestion)).made
    assert made[:3] == edit


@pytest.mark.parametrize("suggestion", [None, "根底"])
def test_nothing_to_change_is_no_edit(suggestion: str | None) -> None:
    assert choice("夯实根底", ("typo/a", ERROR, 2, 4, suggestion)) == ([], [], [], [])


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ([("typo/a", NOTE, 0, 3, "子"), ("typo/b", ERROR, 2, 4, "丑")], "typo/b"),  # the more severe
        ([("typo/a", ERROR, 2, 4, "丑"), ("typo/b", ERROR, 1, 4, "子")], "typo/b"),  # the longer
        ([("typo/b", ERROR, 2, 4, "丑"), ("typo/a", ERROR, 3, 5, "子")], "typo/b"),  # the earlier
        ([("typo/b", ERROR, 2, 4, "丑"), ("typo/a", ERROR, 2, 4, "子")], "typo/a"),  # the first by name
        ([("typo/a", NOTE, 1, 2, "丑"), ("typo/b", ERROR, 0, 6, "子")], "typo/b"),  # over another
        ([("typo/a", ERROR, 1, 2, "丑"), ("typo/b", NOTE, 0, 6, "子")], "typo/a"),  # the longer round the more severe
        ([("typo/a", ERROR, 4, 5, "丑"), ("typo/b", NOTE, 0, 6, "子")], "typo/a"),
        ([("typo/b", ERROR, 2, 2, "丑"), ("typo/a", ERROR, 2, 2, "子")], "typo/a"),  # two at one place
    ],
)
def test_of_two_that_meet_one_goes_first(told: list[Told], first: str) -> None:
    for each in (told, told[::-1]):
        made, waiting, _, _ = choice("甲乙丙丁戊己", *each)
        ((other, rival),) = waiting
        assert [edit.finding.rule for edit in made] == [first] == [rival.finding.rule]
        assert other.finding.rule != first


def test_edits_side_by_side_are_made_together() -> None:
    source = "甲,(乙)"
    made = choice(source, *(("typo/a", NOTE, at, at + 1, full) for at, full in ((4, "）"), (2, "（"), (1, "，")))).made
    assert applied(source, made) == "甲，（乙）"


def test_what_cannot_be_written_is_told_apart() -> None:
    told = [("typo/a", NOTE, 0, 1, "子"), ("typo/b", NOTE, 1, 2, "丑")]
    made, _, unwritable, _ = choice("甲乙", *told, writes="子".__eq__)
    assert [[edit.text for edit in edits] for edits in (made, unwritable)] == [["子"], ["丑"]]


@pytest.mark.parametrize(("at", "made"), [(0, True), (1, False), (2, False), (3, True)])
def test_a_place_that_is_to_stay_is_not_touched(at: int, made: bool) -> None:
    chosen = choice("甲乙丙丁", ("typo/a", ERROR, at, at + 1, "子"), fixed=((1, 3),))
    assert (len(chosen.made), len(chosen.barred)) == (made, not made)


CUTS = st.lists(st.integers(0, 30), min_size=2, max_size=16).map(sorted)


@given(CUTS, st.lists(st.text("子丑寅", max_size=3), min_size=8, max_size=8), st.integers(0, 30), st.integers(0, 30))
def test_a_span_apart_from_all_edits_holds_the_same_text_after(
    cuts: list[int], texts: list[str], one: int, other: int
) -> None:
    source = "".join(chr(0x5E00 + at) for at in range(30))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [
        Edit(start, end, text, finding(source, ("typo/a", NOTE, start, end, text)))
        for (start, end), text in zip(pairs, texts, strict=False)
    ]
    start, end = sorted((one, other))
    went = Shift(edits).span(start, end)
    result = applied(source, edits)
    assert 0 <= went[0] <= went[1] <= len(result)
    if not any(edit.start < end and start < edit.end for edit in edits):
        assert result[slice(*went)] == source[start:end]
    else:
        assert set(source[start:end]) & set(result) <= set(result[slice(*went)])
