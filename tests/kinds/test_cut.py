"""Kind `cut`: where a clause or a paragraph lacks its beginning or its end, and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.cut import Cut

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = Cut(heads=("的", "以来"), tails=("以及", "力戒"), unless=("的确", "以来信"))
PARAGRAPHS = Cut(heads=("患排查", "年1月", "年1月1日"), tails=("以及", "严厉"), at="paragraphs", unless=("甚严厉",))
LONG = "各村要把河道保洁、垃圾清运、厕所改造和绿化养护纳入村规民约，每月检查一次，结果张榜公布。" * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("抓好养护⟦以及⟧，形成合力。", id="tail before a comma"),
        pytest.param("抓好养护⟦以及⟧。⟦的⟧养护工作", id="tail and head at one mark"),
        pytest.param("检查,⟦的⟧养护;⟦以来⟧工作⟦力戒⟧!", id="half-width marks"),
        pytest.param("⟦力戒⟧？⟦以及⟧；", id="the clause is nothing else"),
        pytest.param("抓好养护以及绿化，力戒浮躁。", id="inside a clause"),
        pytest.param("养护、的绿化：以来，以及：一、以及、", id="other marks are no edges"),
        pytest.param("的养护\n以来抓好养护以及", id="line ends are no edges"),
        pytest.param("养护，的确不易，以来信为据，", id="excused"),
        pytest.param("", id="empty document"),
    ],
)
def test_at_marks(text: str, marked: Callable[[Cut, str], str]) -> None:
    assert marked(MARKS, text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("⟦患排查⟧每月一次。", id="first line"),
        pytest.param("分工明确。\n\n　　⟦患排查⟧每月一次。", id="behind a whole paragraph"),
        pytest.param("⟦年1月1日⟧起施行。", id="the longest head"),
        pytest.param("分工明确，每月由安办牵头开展一次隐\n患排查。", id="behind a broken line"),
        pytest.param("关于隐\n患排查的通知", id="behind a title"),
        pytest.param("一是抓好隐患排查。", id="inside a line"),
        pytest.param("一、概况\n下一步，依法⟦严厉⟧", id="end of the document"),
        pytest.param("一、概况\n下一步，依法⟦严厉⟧ \n\n二、打算\n抓落实。", id="before a heading"),
        pytest.param(f"（一）依法⟦严厉⟧\n{LONG}", id="a heading before a long line"),
        pytest.param("（一）明确分工以及\n督促检查的办法。", id="a heading that may go on"),
        pytest.param("下一步将依法严厉\n打击盗采行为。", id="before a line that may go on"),
        pytest.param("一、概况\n明确分工以及。", id="with a mark"),
        pytest.param("明确分工以及", id="a title"),
        pytest.param("一、概况\n处罚甚严厉", id="excused"),
        pytest.param("", id="empty document"),
    ],
)
def test_at_paragraphs(text: str, marked: Callable[[Cut, str], str]) -> None:
    assert marked(PARAGRAPHS, text.replace("⟦", "").replace("⟧", "")) == text


@pytest.mark.parametrize(
    ("heads", "tails", "unless", "keys"),
    [
        pytest.param((), (), (), ("heads",), id="no words"),
        pytest.param(("",), (), (), ("heads", 0), id="empty head"),
        pytest.param(("的",), ("以\n及",), (), ("tails", 0), id="a line end"),
        pytest.param(("的",), (), ("以及其",), ("unless", 0), id="an excuse without a word"),
    ],
)
def test_refuses(
    heads: tuple[str, ...], tails: tuple[str, ...], unless: tuple[str, ...], keys: tuple[str | int, ...]
) -> None:
    with pytest.raises(FieldError) as raised:
        Cut(heads=heads, tails=tails, unless=unless)
    assert raised.value.keys == keys


def test_why_names_the_excuse() -> None:
    text = "养护，的确不易"
    said = list(MARKS.why(Document("x", text), [(2, 4)], 3))
    assert [each.zh for each in said] == ["“的”在“的确”之中，由 unless 放过"]


def test_literals_carry_the_mark() -> None:
    literals = MARKS.literals()
    assert {"，的", "以及。"} <= set(literals)
    assert "的" not in literals
    assert PARAGRAPHS.literals() == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全镇经济稳步发展，农民收入增加，精神文明和政治文明建设都有了新⟦的发⟧", id="breaks off"),
        pytest.param("全镇经济稳步发展，农民收入增加，精神文明和政治文明建设都有了新的发展", id="lacks its full stop"),
        pytest.param("精神文明有了新的发", id="too short to be a sentence"),
    ],
)
def test_unended(text: str, marked: Callable[[Cut, str], str]) -> None:
    assert marked(Cut(tails=("严厉",), at="paragraphs", unended=True), text.replace("⟦", "").replace("⟧", "")) == text


def test_unended_needs_paragraphs() -> None:
    with pytest.raises(FieldError, match="unended"):
        Cut(tails=("严厉",), unended=True)
