"""Corrections with their odds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.usage.spelling import speller

_LEAST = 0.0


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("推动经济高质量法展，取得明显成效", "推动经济高质量发展，取得明显成效"),
        ("认真落实安全生产责认制", "认真落实安全生产责任制"),
        ("切实维护人民君众利益", "切实维护人民群众利益"),
        ("切实维护人民君众利益，推动高质量法展", "切实维护人民群众利益，推动高质量发展"),
        ("推动经济高质量发展，取得明显成效", "推动经济高质量发展，取得明显成效"),
        ("扎实做好全安生产作工，确保平稳", "扎实做好安全生产工作，确保平稳"),
        ("会议由王法展同志主持，区长张责认出席", "会议由王法展同志主持，区长张责认出席"),
    ],
)
def test_corrections(text: str, mended: str) -> None:
    out = text
    for found in speller.load().corrections(text, _LEAST):
        assert text[found.offset : found.offset + len(found.meant)] == found.written
        out = out[: found.offset] + found.meant + out[found.offset + len(found.meant) :]
    assert out == mended


def test_a_closer_look_finds_what_a_glance_passes_over() -> None:
    text = "对滥用职权、失质失责造成严重后果的，依规依纪依法追究责任"
    glance = list(speller.load().corrections(text, -1.0))
    closely = list(speller.load().corrections(text, -1.0, closely=True))
    assert {found.offset for found in glance} <= {found.offset for found in closely}


def test_of_several_rivals_the_one_with_the_best_odds_is_meant() -> None:
    (found,) = speller.load().corrections("保护未成年人影私", _LEAST, closely=True)
    assert (found.written, found.meant) == ("影", "隐")  # 应 has the larger margin


def test_blanks_and_line_ends_inside_a_line_do_not_matter() -> None:
    plain = list(speller.load().corrections("推动经济高质量法展，取得", _LEAST))
    spaced = list(speller.load().corrections("　　推动经济高 质量法展，取得", _LEAST))
    assert [(found.written, found.meant) for found in plain] == [(found.written, found.meant) for found in spaced]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="推动经济高质量法展责认制安全生产群从众，。\n 12a", max_size=60))
def test_corrections_are_ordered_and_apart(text: str) -> None:
    found = list(speller.load().corrections(text, -2.0, closely=True))
    for one, next_one in pairwise(found):
        assert one.offset + len(one.meant) <= next_one.offset
    assert all(one.odds >= -2.0 for one in found)
