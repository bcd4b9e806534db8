"""Lines that are page numbers, and numbers that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.page_numbers import _FIRST, _LAST, _POSSIBLE, page_numbers_of


@pytest.mark.parametrize(
    "line",
    [
        *("- 2 -", "—12—", "－3－", "第3页", "第 3 页", "第3页共5页", "第 3 頁 / 共 5 頁", "第三页（共五页）"),
        *("共5页，第3页", "2/2", "3 / 10", "Page 2 of 5", "P. 7", "·3·", "· 12 ·"),
    ],
)
def test_a_page_number(line: str) -> None:
    assert page_numbers_of(Document("a.txt", f"正文。\n　{line} \n正文。")) == (1,)


@pytest.mark.parametrize(
    "line",
    ["12", "-5", "·5", "5/3", "1/4以上", "第3页有误", "2023", "---", "第一", "P", "1-2", "3.5", "- 2 - 正文", "2/2/2"],
)
def test_no_page_number(line: str) -> None:
    assert page_numbers_of(Document("a.txt", f"正文。\n{line}\n正文。")) == ()


@given(st.from_regex(_POSSIBLE, fullmatch=True))
def test_each_begins_and_ends_as_is_asked_first(words: str) -> None:
    assert _FIRST.match(words.strip())
    assert words.strip()[-1] in _LAST
