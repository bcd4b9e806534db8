"""Ordinals become lists: what belongs together, what is nested, what goes on under the next heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.counting import series_of


def lists(text: str) -> list[str]:
    return [
        " ".join(text[item.ordinal.start : item.ordinal.end] for item in series.items)
        for series in series_of(Document("a.txt", text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊", ["一、 二、", "（一） （二）", "（一）"], id="nested"
        ),
        pytest.param(
            "一、甲\n（一）乙\n二、丙\n（二）丁", ["一、 二、", "（一） （二）"], id="runs on under the next heading"
        ),
        pytest.param(
            "第一章 甲\n第一条 乙\n第二章 丙\n第二条 丁", ["第一章 第二章", "第一条 第二条"], id="articles run through"
        ),
        pytest.param("一是甲。\n（1）乙\n（2）丙\n二是丁。", ["一是 二是", "（1） （2）"], id="interrupted"),
        pytest.param("1、甲：1、乙；2、丙。\n2、丁", ["1、 2、", "1、 2、"], id="a list in an item of its own style"),
        pytest.param("一是甲；二是乙。又，一是丙；二是丁。", ["一是 二是", "一是 二是"], id="one list after another"),
        pytest.param("首先甲，其次乙；三是丙。", ["首先 其次 三是"], id="counting in two ways"),
        pytest.param("篇1：总结\n一、甲\n篇2：计划\n一、乙", ["一、", "一、"], id="parts"),
        pytest.param("一、甲。大比武二是营造氛围。\n三、乙", ["一、 三、"], id="a doubtful marker of another style"),
        pytest.param("思路一、甲。\n二、乙", ["一、 二、"], id="a doubtful marker is the one that is due"),
        pytest.param("安全第一、预防为主。\n三、四线城市\n依据第（一）项", [], id="doubtful markers alone are no list"),
        pytest.param("", [], id="empty"),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert lists(text) == expected


def test_a_list_knows_what_holds_it_and_where_it_ends() -> None:
    text = "一、甲\n（一）乙\n（二）丙\n二、丁"
    outer, inner = series_of(Document("a.txt", text))
    assert (inner.inside, outer.inside) == (outer, None)
    assert (inner.end, outer.end) == (text.index("二、丁"), len(text))
    assert [item.paragraph for item in inner.items] == [1, 2]


@given(st.text(alphabet="一二三四1234、.（）第条章是要，。首先其次：\n篇附件", max_size=120))
def test_every_ordinal_is_in_one_list_at_most(text: str) -> None:
    found = series_of(Document("a.txt", text))
    ordinals = [item.ordinal for series in found for item in series.items]
    assert len(ordinals) == len(set(ordinals))
    assert all(series.items and series.end <= len(text) for series in found)
    assert all(item.fault or item.expected == item.ordinal.value for series in found for item in series.items)
