"""Each fault of numbering is reported where it shows, once, and what is right in official documents is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.kinds.sequence import Sequence
from reportlint.outline.ordinals import HAN_NUMERALS
from reportlint.strict_yaml import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.kinds.base import Kind

FAULTS = get_args(fields_of(Sequence)["fault"][1])


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(
            "duplicate", "1、甲\n2、乙\n⟦2、→3、⟧丙\n4、丁", id="the next number counts as if nothing had happened"
        ),
        pytest.param("duplicate", "1、甲\n2、乙\n⟦2、⟧丙\n3、丁", id="the next number counts from the wrong one"),
        pytest.param("duplicate", "一、甲\n⟦一、→二、⟧乙\n三、丙", id="first number twice"),
        pytest.param("duplicate", "一是甲。\n二是乙。\n⟦一是→三是⟧丙。\n四是丁。", id="first number for a later one"),
        pytest.param("duplicate", "第一条 甲\n第二条 乙\n⟦第二条→第三条⟧ 丙", id="articles"),
        pytest.param("skipped", "（一）甲\n⟦（三）→（二）⟧乙", id="two items"),
        pytest.param("skipped", "（一）甲\n⟦（三）⟧乙\n（四）丙", id="what follows counts on, so an item may be lost"),
        pytest.param("skipped", "①甲；②乙；⟦④→③⟧丙。", id="circled"),
        pytest.param(
            "skipped", "一是甲。\n\n同时，二是乙。\n\n⟦四是→三是⟧丙。", id="over paragraphs, one of them run in"
        ),
        pytest.param("skipped", "一是甲。大比武二是乙。\n⟦四是→三是⟧丙。", id="after a number that lost its mark"),
        pytest.param(
            "skipped",
            "一、甲\n（一）乙\n（二）丙\n二、丁\n（三）戊\n三、己\n⟦（五）→（四）⟧庚",
            id="a list that runs on",
        ),
        pytest.param("skipped", "一要甲，二要乙，⟦四要→三要⟧丙。", id="one line, with commas"),
        pytest.param("skipped", "1、甲\n2、乙\n⟦10、⟧丙\n11、丁", id="as wide a gap as is believed"),
        pytest.param("restarted", "1、甲\n2、乙\n⟦1、⟧丙\n2、丁", id="items"),
        pytest.param(
            "restarted",
            "### 一、甲\n正文。\n### 二、乙\n一是丙；二是戊。\n### ⟦一、⟧丁\n正文。",
            id="Markdown headings",
        ),
        pytest.param(
            "mark-lost", "做法：\n⟦1→1.⟧对台账逐本核对。\n⟦2→2.⟧建立制度，每周抽查。", id="numbers without marks"
        ),
        pytest.param(
            "mark-lost", "做法：\n⟦1→1.⟧健全制度，签责任书。\n⟦2→2.⟧落实值守，两报。\n3.兑现奖惩。", id="most"
        ),
        pytest.param("style-changed", "要求：\n⟦（1）→（一）⟧甲\n（二）乙\n（三）丙", id="first in Arabic digits"),
        pytest.param("first-missing", "篇2：计划\n正文。\n⟦二、⟧甲\n三、乙", id="part"),
        pytest.param("first-missing", "一、甲\n⟦（二）⟧乙\n（三）丙", id="under a heading"),
        pytest.param("first-missing", "强化控制。⟦五是⟧整治见效。", id="run in"),
        pytest.param("first-missing", "## ⟦第二部分⟧：甲\n## 第三部分：乙", id="section of a report"),
        pytest.param("lone", "一、甲\n⟦一是⟧乙。\n二、丙", id="under a heading"),
        pytest.param("style-changed", "（一）甲\n⟦(二)⟧乙\n(三)丙", id="only where the change sets in"),
        pytest.param("style-changed", "（一）甲\n⟦(二)→（二）⟧乙\n（三）丙", id="one of three"),
        pytest.param("style-changed", "首先甲；其次乙；⟦三是→再次⟧丙。", id="counting in other words"),
        pytest.param("style-changed", "一、甲\n⟦2、→二、⟧乙\n三、丙", id="one item in another style"),
        pytest.param("style-changed", "第一，甲。⟦二是→第二，⟧乙。", id="counting in other words, two items"),
        pytest.param(
            "style-changed",
            "一、甲\n1、乙\n2、丙\n二、丁\n⟦(1)⟧戊\n(2)己\n三、庚\n1、辛\n四、壬\n1、癸",
            id="other lists",
        ),
        pytest.param("mark-after-bracket", "⟦（一）、→（一）⟧甲\n⟦(2).→(2)⟧乙\n正文", id="each"),
        pytest.param("count-mismatch", "抓好⟦五项→两项⟧工作：一是甲；二是乙。", id="run in"),
        pytest.param(
            "count-mismatch",
            "抓好⟦五项⟧工作：一是甲；二是乙；四是丙。",
            id="no advice where the list itself is doubtful",
        ),
    ],
)
def test_a_fault_is_reported_where_it_shows(marked: Callable[[Kind, str], str], fault: str, expected: str) -> None:
    text = expected
    for part in expected.split("⟦")[1:]:
        body = part.split("⟧")[0]
        text = text.replace(f"⟦{body}⟧", body.split("→")[0])
    for other in FAULTS:
        found = marked(Sequence(other), text)
        assert found == expected if other == fault else other in _CONSEQUENCES.get(fault, ()) or found == text


_CONSEQUENCES = {
    "skipped": ("count-mismatch",),
    "count-mismatch": ("skipped",),
    "mark-after-bracket": ("skipped", "first-missing"),
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "一、甲\n1.乙\n2.丙\n二、丁\n1.戊\n下半年打算\n一、己\n二、庚", id="a heading or a title begins a new list"
        ),
        pytest.param("1、甲\n2、乙\n考核办法如下：\n1、丙\n2、丁", id="a lead-in begins a new list"),
        pytest.param("1、甲\n2、乙：\n1、丙\n2、丁\n3、戊", id="a list in an item"),
        pytest.param("附件：1.甲\n　　　2.乙\n\n附件1\n1.丙\n2.丁\n附件2\n1.戊", id="appendices"),
        pytest.param(
            "第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲\n第二章 附则\n第二条 乙", id="a table of contents"
        ),
        pytest.param("目录\n一、甲……1\n二、乙……5\n一、甲\n正文。\n二、乙", id="a table of contents with pages"),
        pytest.param(
            "第一条 甲\n第二条 有下列情形的：\n（一）乙\n（二）丙\n第三条 有下列情形的：\n（一）丁",
            id="items of articles",
        ),
        pytest.param("第二章 甲\n第七条 乙\n第九条 丙", id="excerpts of a law"),
        pytest.param("第一百二十条 甲\n第一百二十条之一 乙\n第一百二十一条 丙", id="inserted articles"),
        pytest.param("1 总则\n1.1 目的\n1.2 依据\n1.2.1 法律\n2 组织\n2.1 机构", id="decimal numbering"),
        pytest.param("1.甲\n2.2023年乙\n3.146名丙\n4.丁", id="items that begin with a number"),
        pytest.param("一、基本情况二、主要做法（一）甲。（二）乙。三、打算（一）丙。（二）丁。", id="lost line breaks"),
        pytest.param("工作总结一、上半年工作（一）甲。（二）乙。二、打算", id="the title glued to the first heading"),
        pytest.param("去年工作一是抓生产；二是抓生活。今年一是抓改革。二是抓开放。", id="glued to words"),
        pytest.param("一是一，二是二，绝不含糊", id="a saying"),
        pytest.param("按照第三条第（二）项和第（四）项、第五条办理", id="references"),
        pytest.param("第三条规定的情形\n第一书记到位\n第一时间处置\n第一产业增长", id="other firsts"),
        pytest.param("三、四线城市\n十一、黄金周\n3.15活动\n1.5万人\n2、3月份", id="other numbers at heads of lines"),
        pytest.param("第一个问题，抓学习。第二，抓作风。", id="counted in other words"),
        pytest.param("一方面要抓生产，二是要抓生活。", id="on the one hand"),
        pytest.param("一是抓学习，二、抓作风，三是抓落实。", id="the second point in another guise"),
        pytest.param("会议要求：\n一是抓学习。\n二、抓作风。\n三是抓落实。", id="the same, in lines"),
        pytest.param("做好会务。（一）是规范程序；二是严格纪律。", id="the first point in brackets"),
        pytest.param("第一条 甲\n其次条 乙\n第三条 丙", id="an article in another guise"),
        pytest.param("安排：\n1月完成摸底，登记造册。\n2月完成验收，张榜公示。", id="months"),
        pytest.param("序号 姓名\n1张大山\n2李小河", id="rows of a table"),
        pytest.param("1．甲\n2.乙\n３．丙", id="the width of digits and dots"),
        pytest.param("一要甲，二要乙，三是丙。", id="要 and 是"),
        pytest.param("一、甲\n1.乙\n2.丙\n二、丁\n（1）戊\n（2）己", id="other styles under other headings"),
        pytest.param("一、甲\n篇二：乡镇工作总结\n二、乙\n三、丙", id="the title of a part set into a text"),
        pytest.param("做到三个坚持。\n一、甲\n二、乙", id="no announcement"),
        pytest.param("首先，甲；其次，乙；再次，丙；最后，丁。", id="spoken"),
        pytest.param("一是农业稳。\n\n1、粮食。2、蔬菜。\n\n二是工业进。", id="a list between two points"),
        pytest.param("研究[1]表明[2]，增长[5]。", id="notes"),
        pytest.param("總結一、上半年工作\n第一條 甲\n第二條 乙\n首先，丙；其次，丁。", id="traditional"),
    ],
)
def test_what_is_right_is_left_alone(marked: Callable[[Kind, str], str], text: str) -> None:
    assert {fault: marked(Sequence(fault), text) for fault in FAULTS} == dict.fromkeys(FAULTS, text)


def test_related_is_the_sibling_it_clashes_with() -> None:
    text = "一、甲\n二、乙\n二、丙"
    (match,) = Sequence("duplicate").find(Document("a.txt", text), ())
    assert match.related == ((4, 6),)


@pytest.mark.parametrize("fault", FAULTS)
@given(text=st.text(alphabet="一二三四1234、.（）〔〕第条章是要，。首先其次两项工作：\n篇附件 ", max_size=120))
def test_no_text_makes_it_fail(fault: str, text: str) -> None:
    for match in Sequence(fault).find(Document("a.txt", text), ()):
        assert 0 <= match.start < match.end <= len(text)
        assert all(0 <= start < end <= len(text) for start, end in match.related)


@pytest.mark.parametrize(
    "line",
    [
        "1、甲\n",
        "三是乙。\n",
        "。二是丙",
        "（{}）丁\n",
        "标题\n{}、戊\n",
        "。{}是己",
        "第{}条 庚\n",
        "统筹（{}）辛。（二）",
    ],
)
def test_many_ordinals_are_read_to_the_end(line: str) -> None:
    text = "".join(line.format(HAN_NUMERALS[at * 7 % 11]) for at in range(30_000))
    document = Document("a.txt", text)
    for fault in FAULTS:
        matches = list(Sequence(fault).find(document, ()))
        assert all(0 <= match.start < match.end <= len(text) for match in matches)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("今天讲四个方面：\n一是甲。\n二是乙。\n三是丙。\n四、丁。", id="the last in another style"),
        pytest.param("会议的议程共4项：\n1.甲  2.乙\n3.丙  4.丁", id="two to a line"),
    ],
)
def test_items_told_otherwise_are_counted(text: str) -> None:
    assert list(Sequence("count-mismatch").find(Document("t.txt", text), [])) == []
