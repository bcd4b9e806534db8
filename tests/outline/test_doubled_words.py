"""Words that follow themselves at once are found where they stand; what only looks alike is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.doubled_words import Run, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("抓好防汛抗旱防汛抗旱工作", [("防汛抗旱防汛抗旱", 4)], id="in a sentence"),
        pytest.param("其中水稻其中水稻", [("其中水稻其中水稻", 4)], id="the whole document"),
        pytest.param("进一步进一步进一步抓好", [("进一步进一步进一步", 3)], id="three times"),
        pytest.param("截至6月底截至6月底", [("截至6月底截至6月底", 5)], id="with a digit"),
        pytest.param("关于防汛抗旱的情况汇报关于防汛抗旱的情况汇报", [("关于防汛抗旱的情况汇报" * 2, 11)], id="eleven"),
        pytest.param("甲乙丙甲乙丙，丁戊己庚丁戊己庚", [("甲乙丙甲乙丙", 3), ("丁戊己庚丁戊己庚", 4)], id="two"),
        pytest.param("工作工作", [("工作工作", 2)], id="two characters"),
        pytest.param("哈哈哈哈哈哈哈哈", [], id="one character many times"),
        pytest.param("123123，ABCABC", [], id="no Chinese"),
        pytest.param("发展，发展，", [], id="with a mark"),
        pytest.param("甲乙丙\n甲乙丙", [], id="over a line end"),
        pytest.param("甲乙丙丁甲乙丙戊", [], id="nearly"),
        pytest.param("", [], id="empty document"),
    ],
)
def test_runs(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(text[run.start : run.end], run.period) for run in runs_of(Document("t.txt", text))] == expected


@given(
    st.text("甲乙丙丁戊己庚辛", max_size=40),
    st.text("子丑寅卯", min_size=3, max_size=12).filter(lambda unit: len(set(unit)) > 1),
    st.sampled_from([0, 1, 2, 3, 5, 32_700, 32_760, 32_768]),
)
def test_a_doubled_phrase_is_found_anywhere(before: str, unit: str, gap: int) -> None:
    text = before + "。" * gap + unit * 2 + "。" + before
    found = [(run.start, run.end) for run in runs_of(Document("t.txt", text))]
    start = len(before) + gap
    assert any(s >= start and e <= start + 2 * len(unit) for s, e in found)


@given(st.lists(st.text("甲乙丙，𠀀", max_size=60), max_size=4), st.sampled_from([1, 2, 9]))
def test_runs_are_as_a_plain_search_finds_them(lines: list[str], times: int) -> None:
    text = "\n".join(lines * times)  # lines that stand again are searched once
    kept: list[Run] = []
    for run in sorted(plain_runs(text), key=lambda run: (run.start, run.period)):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    assert list(runs_of(Document("t.txt", text))) == kept


def plain_runs(text: str) -> Iterator[Run]:
    for period in range(2, 13):
        equal = "".join("=" if one == other else "." for one, other in zip(text, text[period:], strict=False))
        for found in re.finditer(f"={{{period},}}", equal):
            unit = text[found.start() : found.start() + period]
            if len(found.group()) <= 52 and unit.isalnum() and len(set(unit)) > 1 and re.search("[㐀-鿿]", unit):
                copies = len(found.group()) // period + 1
                yield Run(found.start(), found.start() + period * copies, period)
