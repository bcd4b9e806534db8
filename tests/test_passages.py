"""Where a search looks: lines, or what is near a hit in a very long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.passages import blocks_of, is_hit, lines_of, passages_of

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


@pytest.mark.parametrize(
    ("text", "hits", "lines"),
    [
        ("甲乙", [(0, 1), (1, 2)], [(0, 2)]),
        ("甲\n乙\n丙", [(0, 1), (4, 5)], [(0, 1), (4, 5)]),
        ("甲\n\n", [(0, 1)], [(0, 1)]),
        ("\n甲甲\n", [(1, 2), (1, 3), (2, 3)], [(1, 3)]),
        ("甲", [], []),
    ],
)
def test_every_line_with_a_hit_comes_once(text: str, hits: list[tuple[int, int]], lines: list[tuple[int, int]]) -> None:
    assert list(lines_of(text, hits)) == lines


@pytest.mark.parametrize(
    ("text", "hits", "most", "blocks"),
    [
        ("甲\n乙\n丙", [], 9, []),
        ("甲\n乙\n丙", [(2, 3)], 9, [(0, 3)]),
        ("甲\n乙\n丙", [(0, 1), (4, 5)], 9, [(0, 5)]),
        ("甲\n乙\n丙", [(0, 1), (2, 3), (4, 5)], 3, [(0, 3), (4, 5)]),
        ("甲\n乙乙乙乙\n丙", [(0, 1), (2, 3), (7, 8)], 3, [(0, 1), (2, 6), (7, 8)]),
        ("甲\n" * 300, [(0, 1), (500, 501), (598, 599)], 999, [(0, 1), (500, 599)]),
        ("甲\n" + LONG, [(0, 1), (2, 3)], 99_999, [(0, 1), (2, 3 + NEAR)]),
    ],
)
def test_lines_near_each_other_are_one(text: str, hits: list[Span], most: int, blocks: list[Span]) -> None:
    assert blocks_of(text, hits, most) == blocks


@pytest.mark.parametrize(
    ("span", "hit"),
    [((0, 1), True), ((2, 3), True), ((5, 6), True), ((6, 6), True), ((7, 8), False)],
)
def test_whose_line_has_a_hit(span: Span, hit: bool) -> None:
    assert is_hit("甲乙丙\n丁戊\n己庚", [(1, 3), (4, 6)], span) is hit
