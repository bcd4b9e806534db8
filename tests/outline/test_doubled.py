"""Copies are found where they stand, whatever stands around them; what only looks alike is none."""

from __future__ import annotations

import pytest

from reportlint.document import Document
from reportlint.outline.doubled import passages_of

SENTENCE = "全镇上半年新建高标准农田三千二百亩。"


@pytest.mark.parametrize(
    ("text", "expected", "original"),
    [
        pytest.param(SENTENCE * 2, SENTENCE, 0, id="at once"),
        pytest.param(f"甲。{SENTENCE}乙。\n{SENTENCE}丙。", SENTENCE, 2, id="elsewhere"),
        pytest.param(f"“{SENTENCE}”\n\n“{SENTENCE}”", f"“{SENTENCE}”", 0, id="a paragraph in quotes"),
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
        pytest.param(f"{' ' * 15}\n{' ' * 15}\n", id="nothing but blanks"),
    ],
)
def test_no_passage(text: str) -> None:
    assert passages_of(Document("t.txt", text)) == ()
