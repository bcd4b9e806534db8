"""Copies are found where they stand, whatever stands around them; what only looks alike is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.doubled import Run, passages_of, runs_of, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "清河镇2024年上半年工作总结"
SENTENCE = "全镇上半年新建高标准农田三千二百亩。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("抓好防汛抗旱防汛抗旱工作", [("防汛抗旱防汛抗旱", 4)], id="in a sentence"),
        pytest.param("其中水稻其中水稻", [("其中水稻其中水稻", 4)], id="the whole document"),
        pytest.param("进一步进一步进一步抓好", [("进一步进一步进一步", 3)], id="three times"),
        pytest.param("截至6月底截至6月底", [("截至6月底截至6月底", 5)], id="with a digit"),
        pytest.param("关于防汛抗旱的情况汇报关于防汛抗旱的情况汇报", [("关于防汛抗旱的情况汇报" * 2, 11)], id="eleven"),
        pytest.param("甲乙丙甲乙丙，丁戊己庚丁戊己庚", [("甲乙丙甲乙丙", 3), ("丁戊己庚丁戊己庚", 4)], id="two"),
        pytest.param("工作工作", [], id="two characters are too few"),
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
    for period in range(3, 13):
        equal = "".join("=" if one == other else "." for one, other in zip(text, text[period:], strict=False))
        for found in re.finditer(f"={{{period},}}", equal):
            unit = text[found.start() : found.start() + period]
            if len(found.group()) <= 52 and unit.isalnum() and len(set(unit)) > 1 and re.search("[㐀-鿿]", unit):
                copies = len(found.group()) // period + 1
                yield Run(found.start(), found.start() + period * copies, period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{HEAD}\n\n{HEAD}\n正文。", [(17, 32)], id="the next line"),
        pytest.param(f"{HEAD}\n来源：网络\n日期：今天\n{HEAD}\n正文。", [(28, 43)], id="a few lines on"),
        pytest.param(f"{HEAD}\n{HEAD}一、工作回顾\n正文。", [(16, 31)], id="glued to a heading"),
        pytest.param(f"{HEAD}{HEAD}\n正文。", [(15, 30)], id="in one line"),
        pytest.param(f"{HEAD}\n{HEAD}汇报会议程\n正文。", [], id="part of a longer title"),
        pytest.param(f"{HEAD}\n" + "正文。\n" * 9 + HEAD, [], id="far away"),
        pytest.param("市市场监督管理局执法队\n市市场监督管理局执法队", [], id="no title: the cells of a table"),
        pytest.param("报告人\n报告人", [], id="too short"),
    ],
)
def test_titles(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(copy.start, copy.end) for copy in titles_of(Document("t.txt", text))] == expected


@pytest.mark.parametrize(
    ("text", "expected", "original"),
    [
        pytest.param(SENTENCE * 2, SENTENCE, 0, id="at once"),
        pytest.param(f"甲。{SENTENCE}乙。\n{SENTENCE}丙。", SENTENCE, 2, id="elsewhere"),
        pytest.param(f"　　{SENTENCE}甲。\n　　{SENTENCE}乙。", SENTENCE, 2, id="indented"),
        pytest.param(
            f"{SENTENCE}甲。\n乙。\n{SENTENCE}甲。\n丙。", SENTENCE + "甲。", 0, id="with a short one after it"
        ),
        pytest.param(f"{SENTENCE}\n甲。\n\n{SENTENCE}\n甲。\n", f"{SENTENCE}\n甲。", 0, id="over lines"),
    ],
)
def test_passages(text: str, expected: str, original: int) -> None:
    (copy,) = passages_of(Document("t.txt", text))
    assert text[copy.start : copy.end] == expected
    assert (copy.original[0], text[slice(*copy.original)]) == (original, expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("加强领导。抓好落实。加强领导。抓好落实。", id="short sentences"),
        pytest.param(f"{SENTENCE[:-1]}\n{SENTENCE}", id="a heading and the sentence it quotes"),
        pytest.param(SENTENCE + "甲。" * 3100 + SENTENCE, id="far away"),
        pytest.param("", id="empty document"),
    ],
)
def test_no_passage(text: str) -> None:
    assert passages_of(Document("t.txt", text)) == ()
