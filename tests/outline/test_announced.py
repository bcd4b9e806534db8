"""Announcing numbers are found where their list follows at once, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.announced import _ANNOUNCED, _LONGEST, announcements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抓好三项工作：一是甲；二是乙。", [("三项", 3, 2)]),
        ("讲两点意见。\n一、甲\n二、乙\n三、丙", [("两点", 2, 3)]),
        ("突出12个方面：\n1.甲\n2.乙", [("12个方面", 12, 2)]),
        ("坚持三项原则，抓好两项工作：一是甲；二是乙。", [("两项", 2, 2)]),
        ("取得五个方面的成绩。\n一、甲\n二、乙", []),
        ("抓好三项工作。其中：一是甲；二是乙。", []),
        ("下列一项或者多项措施：\n（一）甲\n（二）乙", []),
        ("落实第三项：一是甲；二是乙。", []),
        ("覆盖二十三个方面：一是甲；二是乙。", []),
        ("抓好几项工作：一是甲；二是乙。", []),
        ("四个村镇：（1）甲；（2）乙。", []),
        ("抓好三项工作：二是甲；三是乙。", []),
        ("抓好三项工作：", []),
        ("抓好三项工作：\n\n　　一、甲\n二、乙", [("三项", 3, 2)]),
        ("抓好三项工作\n一、甲\n二、乙", []),
        ("如下三点。\n一、甲\n二、乙", [("三点", 3, 2)]),
        ("一、甲\n二、乙", []),
    ],
)
def test_announcements(text: str, expected: list[tuple[str, int, int]]) -> None:
    found = announcements(Document("a.txt", text))
    assert [(text[a.start : a.end], a.value, len(a.series.items)) for a in found] == expected


@pytest.mark.parametrize(
    ("text", "value", "reading"),
    [
        ("抓好三项工作：一是甲；二是乙。", 2, "两项"),
        ("抓好3项工作：一是甲；二是乙。", 12, "12项"),
        ("抓好五个方面工作：一是甲；二是乙。", 12, "十二个方面"),
        ("抓好三项工作：一是甲；二是乙。", 99, None),
    ],
)
def test_the_words_with_another_number(text: str, value: int, reading: str | None) -> None:
    (found,) = announcements(Document("a.txt", text))
    assert found.reading(text, value) == reading


@given(st.text(alphabet="两三十12个方面点项工作以下：。，一二是、\n", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    ends = range(len(text) + 1)
    words = {match.span("words") for end in ends if (match := _ANNOUNCED.search(text, max(0, end - _LONGEST), end))}
    for found in announcements(Document("a.txt", text)):
        assert (found.start, found.end) in words  # though only what stands before a list is searched
        assert 0 <= found.start < found.number_end < found.end <= len(text)
        assert found.reading(text, 2)
