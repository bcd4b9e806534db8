"""The lists of neighbours say what the counts say, one character at a time."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from reportlint.usage import counts, pair_neighbours
from reportlint.usage.counts import fold
from reportlint.usage.spelling.speller import AT_A_GLANCE

if TYPE_CHECKING:
    import pytest


def test_a_neighbour_is_listed_where_the_counts_know_it_often() -> None:
    table, (ratio, known) = counts.load(), AT_A_GLANCE
    prepared = table.at_a_glance(ratio, known)
    assert prepared is not None
    usual = [pair for pair, _ in table.usual_pairs(ratio // 2)]
    plane = [chr(code) for code in (*range(1, 0x3100), *range(0x4E00, 0xA000, 7), *range(0xFF00, 0x10000))]
    for pair in (usual[0], usual[len(usual) // 2], usual[-1]):
        before, behind = prepared[1][pair]
        assert [one for one in plane if one in before] == [one for one in plane if _is_often(table, fold(one) + pair)]
        assert [one for one in plane if one in behind] == [one for one in plane if _is_often(table, pair + fold(one))]


def _is_often(table: counts.Counts, gram: str) -> bool:
    return table.log_count(gram) >= log10(AT_A_GLANCE[1])


def test_all_lists_read_at_once_are_those_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    table, (ratio, known) = counts.load(), AT_A_GLANCE
    usual = [pair for pair, _ in table.usual_pairs(ratio // 2)]
    found = []
    for few in (0, len(usual)):
        monkeypatch.setattr(pair_neighbours, "_FEW", few)
        prepared = table.at_a_glance(ratio, known)
        assert prepared is not None
        found.append([prepared[1][pair] for pair in usual])
    assert found[0] == found[1]


def test_only_the_numbers_it_was_made_for_are_served() -> None:
    ratio, known = AT_A_GLANCE
    assert counts.load().at_a_glance(ratio - 1, known) is None
    assert counts.load().at_a_glance(ratio, known + 1) is None
