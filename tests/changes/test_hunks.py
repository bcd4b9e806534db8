"""Hunks are where two versions differ, and nothing else differs; moved and repeated lines do not confuse them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.changes.hunks import Hunk, hunks

LINES = st.lists(st.sampled_from(["", "甲", "乙", "丙", "丁"]), max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("甲乙丙", "甲乙丙", [], id="nothing"),
        pytest.param("", "", [], id="nothing of nothing"),
        pytest.param("甲乙丙", "甲子丙", [(1, 2, 1, 2)], id="a line changed"),
        pytest.param("甲丙", "甲乙丙", [(1, 1, 1, 2)], id="a line added"),
        pytest.param("甲乙丙", "甲丙", [(1, 2, 1, 1)], id="a line deleted"),
        pytest.param("", "甲乙", [(0, 0, 0, 2)], id="all added"),
        pytest.param("甲乙", "", [(0, 2, 0, 0)], id="all deleted"),
        pytest.param("甲乙", "丙丁", [(0, 2, 0, 2)], id="all changed"),
        pytest.param("甲乙丙丁", "子乙丙丑", [(0, 1, 0, 1), (3, 4, 3, 4)], id="both ends"),
        pytest.param("甲乙丙丁", "乙丙丁甲", [(0, 1, 0, 0), (4, 4, 3, 4)], id="a line moved down"),
        pytest.param("甲乙丙丁", "丁甲乙丙", [(0, 0, 0, 1), (3, 4, 4, 4)], id="a line moved up"),
        pytest.param("甲-乙-丙", "甲-子-乙-丙", [(2, 2, 2, 4)], id="blank lines between"),
        pytest.param("甲--乙", "甲-乙", [(2, 3, 2, 2)], id="a blank line less"),
        pytest.param("子甲子乙丑丙", "子甲丑乙丑丙", [(2, 3, 2, 3)], id="a line that stands twice"),
    ],
)
def test_hunks(old: str, new: str, expected: list[tuple[int, int, int, int]]) -> None:
    assert hunks(old, new) == expected


@given(LINES, LINES)
def test_what_is_not_in_a_hunk_is_the_same(old: list[str], new: list[str]) -> None:
    at_old = at_new = 0
    for hunk in [*hunks(old, new), Hunk(len(old), len(old), len(new), len(new))]:
        assert old[at_old : hunk.old_start] == new[at_new : hunk.new_start]
        assert hunk.old_start <= hunk.old_end
        assert hunk.new_start <= hunk.new_end
        at_old, at_new = hunk.old_end, hunk.new_end
    assert (at_old, at_new) == (len(old), len(new))


@given(st.lists(st.integers(), unique=True, max_size=60), st.data())
def test_lines_added_anywhere_are_all_that_differs(old: list[int], data: st.DataObject) -> None:
    lines = [str(number) for number in old]
    places = data.draw(st.lists(st.integers(0, len(lines)), max_size=9))
    new = list(lines)
    for place in sorted(places, reverse=True):
        new.insert(place, "新")
    assert sum(hunk.new_end - hunk.new_start for hunk in hunks(lines, new)) == len(places)
    assert sum(hunk.old_end - hunk.old_start for hunk in hunks(lines, new)) == 0


def test_lines_that_stand_once_only_between_others_are_found_as_deep_as_it_is_bounded() -> None:
    # Every line stands twice, but once within what is left when the lines that stand once further out are set aside.
    depth = 40
    old: list[str] = []
    for level in range(depth):
        old = [f"{level}", *old, f"{level}"] if level else ["甲"]
    new = ["新", *old, "新"]
    assert hunks(old, new) == [(0, 0, 0, 1), (len(old), len(old), len(new) - 1, len(new))]
