"""The lines of a document, read in columns, are those that one gets who reads line after line."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.lines import _PART, Line, Role, lines_of
from reportlint.outline.ordinals import Ordinal, ordinals_in

MARKS = "。！？；：…!?;:.”’\"'）)》」』】］]>|，、,"
GOING_ON = "，、,和与與及"
NEVER_FIRST = "，。、；：？！,;:?!）)》”』」"
LONG = "要把专项整治的重点放在非煤矿山、危险化学品、消防火灾、特种设备等行业和领域，切实加强对重点单位"
ORDINALS = ["一、", "（一）", "二是", "1."]
WORDS = ["篇2", "附件1：", "范文三", "总结", "第三篇", "甲", "，", "。", "和", "）", "》", "“", "#", LONG]
BLANKS = ["　", " ", "\x1c", "\n", "\n", "\n", "\n　　"]


def one_by_one(text: str, heads: list[Ordinal]) -> tuple[list[Line], list[Line]]:
    lines: list[Line] = []
    paragraphs: list[Line] = []
    for found in re.finditer(r"\S(?:[^\n]*\S)?", text):
        start, end = found.span()
        words, ordinal, role = found.group(), None, Role.TEXT
        if heads and heads[0].start < end:
            ordinal = heads.pop(0)
            role = Role.NUMBERED if ordinal.sure else role
        if role is Role.TEXT and len(words) <= 60 and _PART.match(words):
            role = Role.PART
        elif not ordinal and len(words) <= 45 and words[-1] not in MARKS:
            role = Role.TITLE
        if lines and role in (Role.TEXT, Role.TITLE) and breaks_off(text, lines[-1], words, role):
            lines[-1] = lines[-1]._replace(wrapped=True)
            paragraphs[-1] = paragraphs[-1]._replace(end=end, wrapped=True)
            lines.append(Line(start, end, Role.TEXT, ordinal, wrapped=False))
        else:
            lines.append(Line(start, end, role, ordinal, wrapped=False))
            paragraphs.append(lines[-1])
    return lines, paragraphs


def breaks_off(text: str, line: Line, following: str, role: Role) -> bool:
    words = text[line.start : line.end]
    if line.role is Role.PART:
        return False
    by_marks = following[0] in NEVER_FIRST or words[-1] in GOING_ON
    return by_marks or (role is Role.TEXT and words[-1] not in MARKS and (len(words) > 45 or "。" in words))


@given(st.lists(st.sampled_from(ORDINALS + WORDS + BLANKS), max_size=40).map("".join))
def test_columns_are_what_one_line_after_the_other_says(text: str) -> None:
    heads = [ordinal for ordinal in ordinals_in(text) if ordinal.at_head]
    found, firsts, lasts = lines_of(Document("a.txt", text), heads)
    lines, paragraphs = one_by_one(text, heads)
    assert list(found) == lines
    assert list(found.joined()) == paragraphs
    assert firsts == "".join(text[line.start] for line in lines)
    assert lasts == "".join(text[line.end - 1] for line in lines)
    assert [found[at] for at in range(len(found))] == lines
