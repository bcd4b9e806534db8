"""Kind `blocks`: which lines are one block, which are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.expression import Expression
from reportlint.kinds.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Callable


def blocks(*lines: str, lines_with: tuple[str, ...] = ()) -> Blocks:
    return Blocks(tuple(map(Expression, lines)), lines_with)


NAVIGATION = blocks("网站首页.*", "上一篇：.*", "下一篇：.*")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(NAVIGATION, "总结\n⟦上一篇：计划→⟧\n总结", id="a line"),
        pytest.param(NAVIGATION, "⟦上一篇：计划→⟧", id="the only line"),
        pytest.param(NAVIGATION, "总结\n⟦上一篇：计划\n下一篇：报告→⟧\n总结", id="adjacent lines"),
        pytest.param(NAVIGATION, "⟦上一篇：计划\n\n \t　\n下一篇：报告→⟧", id="blank lines between"),
        pytest.param(NAVIGATION, "⟦上一篇：计划→⟧\n总结\n⟦下一篇：报告→⟧\n", id="a line of text between"),
        pytest.param(NAVIGATION, "\n\n⟦上一篇：计划→⟧\n\n", id="blank lines around are not part of it"),
        pytest.param(NAVIGATION, "　　⟦上一篇：计划→⟧ \t\r", id="blanks around are not part of it"),
        pytest.param(NAVIGATION, "见上一篇：计划\n上一篇", id="a line that is more, or less"),
        pytest.param(NAVIGATION, "", id="empty document"),
        pytest.param(blocks("甲"), "甲乙\n乙甲\n⟦甲→⟧", id="the line as a whole"),
        pytest.param(blocks("甲|甲乙"), "⟦甲乙→⟧", id="the line as a whole, by the second branch"),
        pytest.param(blocks("(?m)甲$\\n乙"), "甲\n乙", id="never across lines"),
        pytest.param(blocks(".*"), "⟦甲\n\n乙→⟧\n", id="a blank line is no block"),
        pytest.param(blocks("-+\\d-+"), "⟦--1--→⟧\n总结\n⟦--2--→⟧", id="without literals"),
        pytest.param(
            blocks(".*首页", lines_with=("网站",)),
            "⟦网站首页→⟧\n个人首页\n⟦网站 首页→⟧",
            id="lines with a literal only",
        ),
        pytest.param(
            blocks("上.*", "下.*", lines_with=("上一", "下一")),
            "⟦上一篇\n下一篇下一页→⟧\n上半年\n⟦下一篇→⟧",
            id="lines with one of two literals",
        ),
        pytest.param(blocks("[^。]*甲", "乙.*"), "⟦丙甲→⟧\n丙。甲\n⟦乙。甲→⟧\n丙。乙", id="a full stop in the line"),
        pytest.param(blocks("甲"), "⟦甲\n甲→⟧\n乙\n⟦甲→⟧\n乙", id="two blocks"),
    ],
)
def test_speaks_and_is_silent(kind: Blocks, expected: str, marked: Callable[[Blocks, str], str]) -> None:
    text = re.sub("⟦(.*?)→⟧", r"\1", expected, flags=re.DOTALL)
    assert marked(kind, text) == expected


@pytest.mark.parametrize(
    ("lines", "lines_with", "keys", "problem"),
    [
        ((), (), ("lines",), "至少要有一个正则表达式"),
        (("甲",), ("甲", ""), ("lines_with", 1), "字面文本不能为空"),
        (("甲",), ("甲\n",), ("lines_with", 0), "字面文本含换行，不可能在一行之内出现"),
    ],
)
def test_what_can_never_match_is_refused(
    lines: tuple[str, ...], lines_with: tuple[str, ...], keys: tuple[str | int, ...], problem: str
) -> None:
    with pytest.raises(FieldError) as refused:
        blocks(*lines, lines_with=lines_with)
    assert (refused.value.keys, refused.value.words("zh")) == (keys, problem)


def test_lines_that_stand_again_match_wherever_they_stand(marked: Callable[[Blocks, str], str]) -> None:
    assert marked(blocks("[上下].*"), "上一篇\n甲\n" * 20) == "⟦上一篇→⟧\n甲\n" * 20
    behind = blocks("(?<=甲\n)下.*", lines_with=("下一",))
    assert marked(behind, "乙\n下一篇\n甲\n下一篇\n" * 20) == "乙\n下一篇\n甲\n⟦下一篇→⟧\n" * 20
    assert marked(blocks("(?<=\n)下.*"), "下一篇\n甲\n" * 20) == "下一篇\n甲\n" + "⟦下一篇→⟧\n甲\n" * 19


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("单位：人\n序号 乡镇\n1 青石\n", 0, id="a table that is whole"),
        pytest.param("序号 乡镇\n\n　1 青石 \n", 0, id="blanks around the row"),
        pytest.param("序号 乡镇\n各镇\n1 青石\n", 1, id="a row further down"),
        pytest.param("1 青石\n序号 乡镇", 1, id="nothing follows"),
    ],
)
def test_a_line_is_left_alone_where_its_rows_follow(text: str, expected: int) -> None:
    heads = Blocks((Expression("单位：.*"), Expression("序号 .*")), unless_next=(Expression("[0-9]+ .+"),))
    assert len(list(heads.find(Document("a.txt", text), []))) == expected
