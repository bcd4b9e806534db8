"""A title that stands twice is found with what collections add to it; a text that speaks of its title is none."""

from __future__ import annotations

import pytest

from reportlint.document import Document
from reportlint.outline.titles import titles_of

HEAD = "清河镇2024年上半年工作总结"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{HEAD}\n\n{HEAD}\n正文。", [(17, 32)], id="the next line"),
        pytest.param(f"{HEAD}\n来源：网络\n日期：今天\n{HEAD}\n正文。", [(28, 43)], id="a few lines on"),
        pytest.param(f"{HEAD}\n{HEAD}一、工作回顾\n正文。", [(16, 31)], id="glued to a heading"),
        pytest.param(f"{HEAD}{HEAD}\n正文。", [(15, 30)], id="in one line"),
        pytest.param(f"1、{HEAD}{HEAD}今年是起步之年。", [(17, 32)], id="behind the number of a viewer"),
        pytest.param(f"{HEAD}\n{HEAD}汇报会议程\n正文。", [], id="part of a longer title"),
        pytest.param(f"{HEAD}\n" + "正文。\n" * 9 + HEAD, [], id="far away"),
        pytest.param("市市场监督管理局执法队\n市市场监督管理局执法队", [], id="no title: the cells of a table"),
        pytest.param("报告人\n报告人", [], id="too short"),
        pytest.param(f"{HEAD}（通用3篇）\n\n{HEAD}\n正文。", [(23, 38)], id="of a collection"),
        pytest.param(f"{HEAD}.docx\n{HEAD}\n正文。", [(21, 36)], id="the name of a file"),
        pytest.param(f"{HEAD}范文\n{HEAD}今年以来，进展顺利。", [(18, 33)], id="glued to the text"),
        pytest.param(f"{HEAD} {HEAD} 按照要求，进展顺利。", [(16, 31)], id="twice before the text"),
        pytest.param("村级护林工作小结\n来源：网络\n村级护林工作小结", [(15, 23)], id="a short kind"),
        pytest.param(f"{HEAD}\n来源：网络\n{HEAD}范文五篇\n正文。", [(0, 15)], id="a headline above a collection"),
        pytest.param(f"{HEAD}\n{HEAD}篇1\n正文。", [(16, 33)], id="a part of a collection"),
        pytest.param(f"{HEAD}（精选6篇）\n{HEAD}（精选6篇）{HEAD}篇1各位：", [(22, 43)], id="glued to its first part"),
        pytest.param(f"{HEAD}\n{HEAD}欢迎各位来宾。", [(16, 31)], id="glued to a greeting"),
        pytest.param(f"{HEAD}\n{HEAD}已经报送县政府。", [], id="the subject of a sentence"),
        pytest.param(f"{HEAD}\n{HEAD}为各镇提供借鉴。", [], id="the subject of a sentence with 为"),
        pytest.param("石桥镇防汛方案\n石桥镇防汛方案编制说明", [], id="a shorter title"),
    ],
)
def test_titles(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(copy.start, copy.end) for copy in titles_of(Document("t.txt", text))] == expected
