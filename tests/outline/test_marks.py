"""The reading of marks: which lines are read at all, and what a line is said to hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.marks import PAIRS, STRAIGHT, Mark, Reading, readings_of


def read(text: str) -> list[Reading]:
    return list(readings_of(Document("", text)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("推进“放管服”改革\n印发《关于〈条例〉（试行）的说明》", id="in order"),
        pytest.param("各镇（街道)和(园区）", id="in order but for width"),
        pytest.param("for (i = 0; i < 3", id="no Chinese"),
    ],
)
def test_lines_in_order_are_not_read(text: str) -> None:
    assert read(text) == []


def test_reads_only_the_line_at_fault() -> None:
    (reading,) = read("推进“放管服”改革\n严格落实《防洪法\n印发《办法》")
    assert (reading.start, reading.end) == (10, 18)
    assert reading.loose == [Mark(14, "《》", opens=True)]


def test_an_ordinal_is_weak_where_nothing_is_open() -> None:
    assert [mark.weak for reading in read("1)摸底，职责）") for mark in reading.loose] == [True, False]
    assert [reading.loose for reading in read("（见表\n 1）")] == [
        [Mark(0, "（）", opens=True)],
        [Mark(6, "（）", opens=False, weak=True)],
    ]


def test_what_nests_and_what_crosses() -> None:
    (nested,) = read("“书香“我来读”会”")
    assert [[mark.at for mark in one] for one in nested.nested] == [[0, 3, 7]]
    (crossed,) = read("“《水法”》")
    assert [[mark.at for mark in one] for one in crossed.crossed] == [[1, 4, 5]]
    assert not nested.loose
    assert not crossed.loose


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('甲"乙"丙', [("“”", True, True), ("“”", False, True)]),
        ("甲“乙'丙'丁”", [("‘’", True, True), ("‘’", False, True)]),
        ('甲“乙"丙', [("“”", False, True)]),
        ('甲"乙', [("“”", True, False)]),
        ('甲, "Belt and Road" and so on', []),
    ],
)
def test_straight_marks_are_given_a_side(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    found = [(mark.pair, mark.opens, sure) for reading in read(text) for mark, sure in reading.straight]
    assert found == expected


SAME = str.maketrans("()〝〞", "（）“”")
lines = st.text(st.sampled_from(["甲", "a", "\0", "𠀀", *"()〝〞", *STRAIGHT, *"".join(PAIRS)]), max_size=12)


@given(lines)
def test_what_is_read_is_what_does_not_cancel_out(line: str) -> None:
    marks = "".join(c for c in line.translate(SAME) if c in STRAIGHT or c in "".join(PAIRS))
    nests = any(opener in marks.split(opener, 1)[-1].split(closer)[0] for opener, closer in PAIRS if opener in marks)
    for _ in range(3):
        for pair in PAIRS:
            marks = marks.replace(pair, "")
    if marks:
        assert bool(read(f"甲{line}")) is True
    elif not nests:
        assert read(f"甲{line}") == []


@given(st.lists(lines, min_size=1, max_size=6))
def test_each_line_is_read_as_if_alone_however_often_it_stands(each: list[str]) -> None:
    start, expected = 0, []
    for line in each * 3:
        expected += [(start + reading.start, start + reading.end) for reading in read(f"{line}\n")]
        start += len(line) + 1
    found = read("".join(f"{line}\n" for line in each * 3))
    assert [(reading.start, reading.end) for reading in found] == expected
    assert all(reading.start <= mark.at < reading.end for reading in found for mark in reading.loose)
