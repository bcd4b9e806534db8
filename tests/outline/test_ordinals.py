"""Markers are recognised in all their spellings, and what only looks like one is doubtful or nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.outline.ordinals import HAN_NUMERALS, Family, Ordinal, _is_sure, _read, ordinals_in

SURE, DOUBTFUL = True, False


def at_head(line: str) -> Ordinal | None:
    return next((ordinal for ordinal in ordinals_in(line) if ordinal.at_head), None)


def run_in(text: str) -> list[Ordinal]:
    return [ordinal for ordinal in ordinals_in(text) if not ordinal.at_head]


@pytest.mark.parametrize(
    ("line", "marker", "family", "value", "form"),
    [
        ("一、总体要求", "一、", Family.HAN, 1, "一、"),
        ("二十一、附则", "二十一、", Family.HAN, 21, "一、"),
        ("三.总体要求", "三.", Family.HAN, 3, "一."),
        ("（四）完善机制", "（四）", Family.HAN_BRACKET, 4, "（一）"),
        ("(十二)完善机制", "(十二)", Family.HAN_BRACKET, 12, "(一)"),
        ("〔二〕完善机制", "〔二〕", Family.HAN_BRACKET, 2, "〔一〕"),
        ("（ 三 ）完善机制", "（ 三 ）", Family.HAN_BRACKET, 3, "（一）"),
        ("（二）项目建设", "（二）", Family.HAN_BRACKET, 2, "（一）"),
        ("（三）目标任务", "（三）", Family.HAN_BRACKET, 3, "（一）"),
        ("3.完善机制", "3.", Family.ARABIC, 3, "1."),
        ("１２．完善机制", "１２．", Family.ARABIC, 12, "１．"),
        ("4、完善机制", "4、", Family.ARABIC, 4, "1、"),
        ("2.2023年办结率提高", "2.", Family.ARABIC, 2, "1."),
        ("（5）完善机制", "（5）", Family.ARABIC_BRACKET, 5, "（1）"),
        ("6）完善机制", "6）", Family.HALF_BRACKET, 6, "1）"),
        ("③完善机制", "③", Family.CIRCLED, 3, "①"),
        ("⑵完善机制", "⑵", Family.ARABIC_BRACKET, 2, "⑴"),
        ("第三章　监督管理", "第三章", Family.CHAPTER, 3, "第一章"),
        ("第二節 附則", "第二節", Family.SECTION, 2, "第一節"),
        ("第一百零五条 本办法自印发之日起施行", "第一百零五条", Family.ARTICLE, 105, "第一条"),
        ("第八條 本辦法自印發之日起施行", "第八條", Family.ARTICLE, 8, "第一條"),
        ("第九条为了规范管理，制定办法", "第九条", Family.ARTICLE, 9, "第一条"),
        ("第二部分：工作措施", "第二部分", Family.PART, 2, "第一部分"),
        ("第三，严明纪律", "第三，", Family.NTH, 3, "第一，"),
        ("五是抓落实", "五是", Family.POINT, 5, "一是"),
        ("二要抓落实", "二要", Family.POINT, 2, "一要"),
        ("其三，作风不实", "其三，", Family.POINT, 3, "其一，"),
        ("## 二、对就业的认识", "二、", Family.HAN, 2, "一、"),
        ("**（一）加强领导**", "（一）", Family.HAN_BRACKET, 1, "（一）"),
        ("　　一、总体要求", "一、", Family.HAN, 1, "一、"),
    ],
)
def test_a_marker_opens_a_line(line: str, marker: str, family: Family, value: int, form: str) -> None:
    found = at_head(line)
    assert found is not None
    assert (line[found.start : found.end], found.family, found.value, found.form) == (marker, family, value, form)
    assert (found.at_head, found.sure) == (True, SURE)


@pytest.mark.parametrize(
    "line",
    [
        "三、四线城市房价平稳",
        "一、二级响应",
        "3.15消费者权益日",
        "2.3.4月份",
        "1.5万人受益",
        "3、4号楼",
        "第三条规定以外的事项",
        "第十一条关于邮件处理场所的规定，适用于快递企业",
        "第三条、第五条",
        "（二）项所列情形",
        "（一）、（二）两项",
        "一是一、二是二",
        "二要素齐备",
        "第二节课后",
        "首先，统一思想",
        "一，加强领导",
    ],
)
def test_what_may_be_something_else_is_doubtful(line: str) -> None:
    found = at_head(line)
    assert found is not None
    assert found.sure is DOUBTFUL


@pytest.mark.parametrize(
    "line",
    [
        "2024年工作",
        "10，000人",
        "12:30开会",
        "第一书记",
        "第一产业",
        "第三季度",
        "第二届大会",
        "一级响应",
        "三大任务",
        "十",
        "1",
    ],
)
def test_what_is_no_marker(line: str) -> None:
    assert at_head(line) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主要有：一是土地；二是资金。三要人才", [("一是", SURE), ("二是", SURE), ("三要", SURE)]),
        ("方案：（1）修渠；(2)补路", [("（1）", SURE), ("(2)", SURE)]),
        ("认识到位。二、健全制度。1、建台账", [("二、", SURE), ("1、", SURE)]),
        ("首先统一思想，其次明确任务", [("其次", DOUBTFUL)]),
        ("工作总结（一）疫情防控", [("（一）", DOUBTFUL)]),
        ("按照第（二）项办理", [("（二）", DOUBTFUL)]),
        ("全区大比武二是营造氛围", [("二是", DOUBTFUL)]),
        ("安全第一、预防为主", [("第一、", DOUBTFUL)]),
        ("统一、有序、之一、唯一、增长5.2%、发展二、三产业", []),
        ("研究表明。[1]又", [("[1]", DOUBTFUL)]),
    ],
)
def test_markers_run_in(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(text[o.start : o.end], o.sure) for o in run_in(text)] == found


@pytest.mark.parametrize(
    ("line", "value", "reading"),
    [
        ("（四）完善", 3, "（三）"),
        ("10、完善", 9, "9、"),
        ("１０．完善", 9, "９．"),
        ("④完善", 3, "③"),
        ("④完善", 21, None),
        ("第十一条 完善", 110, "第一百一十条"),
        ("四是完善", 20, "二十是"),
        ("三、完善", 0, None),
    ],
)
def test_a_marker_with_another_value(line: str, value: int, reading: str | None) -> None:
    found = at_head(line)
    assert found is not None
    assert found.reading(value) == reading


@pytest.mark.parametrize(
    ("value", "text"), [(10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (101, "一百零一"), (110, "一百一十")]
)
def test_chinese_numerals(value: int, text: str) -> None:
    assert HAN_NUMERALS[value - 1] == text


@given(st.text(alphabet="一二三十百1２、.（）()第其条章是要，。首先次①㈠ \n", max_size=60))
@example("①２1.")
def test_markers_lie_in_the_text_and_read_as_themselves(text: str) -> None:
    for ordinal in ordinals_in(text):
        marker = text[ordinal.start : ordinal.end]
        assert marker
        assert "\n" not in marker
        assert 0 < ordinal.value <= len(HAN_NUMERALS)
        if "一十" not in marker and " " not in marker:
            assert ordinal.reading(ordinal.value) == marker


@pytest.mark.parametrize(
    ("text", "at_head"),
    [
        ("一、甲", True),
        ("\n 　** 一、甲", True),
        ("\n\u2003\r一、甲", True),
        ("\n\u2003* 一、甲", True),
        ("\n*\u2003一、甲", False),
        ("。 　一、甲", False),
    ],
)
def test_blanks_and_bullets_may_stand_before_a_head(text: str, at_head: bool) -> None:
    assert [ordinal.at_head for ordinal in ordinals_in(text)] == [at_head]


def test_a_bullet_in_mid_line_makes_no_marker() -> None:
    assert ordinals_in("甲*一、乙") == []


SOME = "一二三1２、.．，,：:）)（(]】第其首再先次是要章条款项目至和或规定素点害。；加 　\n\u0660x"


@given(st.text(SOME, max_size=25))
def test_what_is_settled_by_the_marker_and_one_character_is_what_all_the_words_say(text: str) -> None:
    for ordinal in ordinals_in(text):
        if ordinal.at_head:
            words = text[ordinal.end : ordinal.end + 20]
            assert ordinal.sure is _is_sure(ordinal.family, text[ordinal.start : ordinal.end], words)


@pytest.mark.parametrize("first", ["一", "1", "１", "第一", "第1", "二十"])
@pytest.mark.parametrize("last", ["部分", *"、.．﹒，,：:)）是要编編章节節條条段步", "　、"])
def test_no_ending_that_makes_a_marker_is_left_out(first: str, last: str) -> None:
    assert (_read(first + last) is None) is (at_head(first + last + "甲") is None)
