"""The outline of a document: lines and their roles, hard wraps undone, parts, headings and their levels."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.lines import Role
from reportlint.outline.structure import Outline, outline_of
from reportlint.repeats import repeats_of


def outline(text: str) -> Outline:
    return outline_of(Document("a.txt", text))


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("篇1：乡镇上半年工作总结", Role.PART),
        ("第二篇:鄉鎮工作思路", Role.PART),
        ("## **政府工作报告 镇政府工作报告篇二**", Role.PART),
        ("乡镇安全生产工作总结（三）", Role.PART),
        ("附件", Role.PART),
        ("附件2", Role.PART),
        ("附件1：领导小组名单", Role.PART),
        ("附件：1.任务清单", Role.TITLE),
        ("【篇三】", Role.PART),
        ("2024年工作总结", Role.TITLE),
        ("西关街道办事处", Role.TITLE),
        ("2024年7月5日", Role.TITLE),
        ("各位代表：", Role.TEXT),
        ("上半年，全镇形势平稳。", Role.TEXT),
        ("一、总体要求", Role.NUMBERED),
        ("一是抓宣传。", Role.NUMBERED),
        ("三、四线城市房价平稳", Role.TEXT),
        ("第一书记和工作队员", Role.TITLE),
    ],
)
def test_the_role_of_a_line(line: str, role: Role) -> None:
    assert [found.role for found in outline(f"\n　{line} \n").lines] == [role]


def test_lines_leave_out_blanks_and_blank_lines() -> None:
    text = "标题\n\n　　一、总则　\n \t\n正文。"
    assert [text[line.start : line.end] for line in outline(text).lines] == ["标题", "一、总则", "正文。"]


LONG = "要把专项整治的重点放在非煤矿山、危险化学品、消防火灾、特种设备等行业和领域，切实加强对重点单位和道路"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "工作扎实。强化道路客运安\n\n全源头管理，严格监管。",
            ["工作扎实。强化道路客运安\n\n全源头管理，严格监管。"],
            id="a sentence was under way",
        ),
        pytest.param(f"{LONG}\n交通的监管。", [f"{LONG}\n交通的监管。"], id="longer than any title"),
        pytest.param(
            "共发动多人参加\n，登记五百户。", ["共发动多人参加\n，登记五百户。"], id="a mark no line begins with"
        ),
        pytest.param("以村、\n企业为主。", ["以村、\n企业为主。"], id="ends in a mark that goes on"),
        pytest.param(
            f"（一）整治。{LONG}\n交通。\n（二）宣传",
            [f"（一）整治。{LONG}\n交通。", "（二）宣传"],
            id="inside an item",
        ),
        pytest.param("总体要求\n要抓好落实。", ["总体要求", "要抓好落实。"], id="a title"),
        pytest.param(f"{LONG}\n一、总则", [LONG, "一、总则"], id="an ordinal begins a line of its own"),
        pytest.param("要抓好落实。\n要注重实效。", ["要抓好落实。", "要注重实效。"], id="two sentences"),
    ],
)
def test_hard_wraps_are_undone(text: str, paragraphs: list[str]) -> None:
    found = outline(text)
    assert [text[p.start : p.end] for p in found.paragraphs] == paragraphs
    assert sum(line.wrapped for line in found.lines) == len(found.lines) - len(paragraphs)


def test_ordinals_are_in_order_those_at_heads_and_those_run_in() -> None:
    text = "一、总则\n主要是：一是快；二是好。\n（一）办法"
    found = outline(text).ordinals
    assert [text[o.start : o.end] for o in found] == ["一、", "一是", "二是", "（一）"]
    assert [o.at_head for o in found] == [True, False, False, True]


def test_levels_are_those_of_the_part() -> None:
    text = "一、甲\n（一）乙\n1.丙\n二、丁\n一是戊。\n附件1\n（一）己\n①庚"
    found = [(h.level, text[h.ordinal.start : h.ordinal.end]) for h in outline(text).headings]
    assert found == [(1, "一、"), (2, "（一）"), (3, "1."), (1, "二、"), (1, "（一）"), (2, "①")]


def test_parts_begin_with_their_titles() -> None:
    text = "编者按。\n篇1：总结\n一、甲\n篇2：计划\n一、乙"
    assert [[text[p.start : p.end] for p in part] for part in outline(text).parts] == [
        ["编者按。"],
        ["篇1：总结", "一、甲"],
        ["篇2：计划", "一、乙"],
    ]


def test_paragraph_at() -> None:
    found = outline("\n甲。\n\n乙。")
    assert [found.paragraph_at(at) for at in (0, 1, 3, 5, 7)] == [-1, 0, 0, 1, 1]


def test_it_is_computed_once() -> None:
    document = Document("a.txt", "一、总则")
    assert outline_of(document) is outline_of(document)


def test_an_empty_document_has_an_empty_outline() -> None:
    found = outline(" \n")
    assert not any((*found.lines, *found.paragraphs, *found.ordinals, *found.parts, *found.headings))


def _edges(found: Outline) -> tuple[list[int], list[int]]:
    return [line.start for line in found.lines], [line.end - 1 for line in found.lines]


@given(st.text(alphabet="一二三1、.（）第篇附件条是，。：\n\r\f 　#x", max_size=80))
def test_the_outline_covers_the_text(text: str) -> None:
    found = outline(text)
    text = text.replace("\r\n", "\n")
    kept = "".join(text[line.start : line.end] for line in found.lines)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end < b.start for a, b in pairwise(found.lines))
    ends = [line.end for line in found.lines if not line.wrapped]
    assert [paragraph.end for paragraph in found.paragraphs] == ends
    assert (found.firsts, found.lasts) == tuple("".join(text[at] for at in each) for each in _edges(found))
    assert sum(len(part) for part in found.parts) == len(found.paragraphs)
    assert list(found.ordinals) == sorted(found.ordinals)


def _listed(found: Outline) -> list[object]:
    return [list(found.lines), list(found.paragraphs), found.ordinals, found.firsts, found.lasts]


LINES = ["一、甲是", "二是乙；三是丙。", "（一）丁", "　* 3.戊", "一是", "四是一", "第二条 规定", "己。", ""]


@given(st.lists(st.sampled_from(LINES), min_size=4, max_size=30))
def test_a_text_that_repeats_itself_has_the_outline_of_one_that_does_not(lines: list[str]) -> None:
    document, plain = Document("a.txt", "\n".join(lines)), Document("a.txt", "\n".join(lines))
    plain._derived[repeats_of] = None
    assert _listed(outline_of(document)) == _listed(outline_of(plain))
