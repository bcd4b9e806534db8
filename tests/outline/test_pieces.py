"""Each text of a compilation has its own title with its own period; a heading below it opens a section, not a text."""

from __future__ import annotations

import pytest

from reportlint.document import Document
from reportlint.outline.pieces import piece_at, pieces_of


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param("水务局2022年工作总结\n正文。", [2022], id="one"),
        pytest.param("篇1：总结\n水务局2022年工作总结\n正文。\n篇2：计划\n正文。", [2022, None], id="compilation"),
        pytest.param("水务局2021—2023年工作总结\n正文。", [None], id="range"),
        pytest.param("水务局2022年工作总结和2023年工作计划\n正文。", [None], id="two years"),
        pytest.param("关于《2020年工作要点》落实情况的报告\n正文。", [None], id="only a cited title"),
        pytest.param("水务局2022年工作总结\n正文。\n下半年工作思路\n正文。", [2022], id="a heading without a number"),
        pytest.param("水务局2021年总结\n正文。\n民政局2022年总结\n正文。", [2021, 2022], id="pasted together"),
        pytest.param("正文。", [], id="no title"),
    ],
)
def test_the_years_of_titles(text: str, years: list[int | None]) -> None:
    assert [piece.year for piece in pieces_of(Document("a.txt", text))] == years


def test_sections_know_their_period_and_whether_they_plan() -> None:
    text = "2022年上半年总结\n一、上半年工作\n正文甲。\n二、2022年下半年打算\n正文乙。"
    document = Document("a.txt", text)
    (piece,) = pieces_of(document)
    assert [(s.plan, [p.half for p in s.periods]) for s in piece.sections] == [
        (False, []),
        (False, ["上"]),
        (True, ["下"]),
    ]
    assert piece.section_at(text.index("甲")).plan is False
    assert piece.section_at(text.index("乙")).plan is True
    assert piece.sections[-1].until == len(text)


def test_nothing_stands_before_the_first_title() -> None:
    text = "正文。\n水务局2022年工作总结\n正文。"
    document = Document("a.txt", text)
    assert piece_at(document, 0) is None
    assert piece_at(document, len(text) - 1) is not None
