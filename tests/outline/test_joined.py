"""Paragraphs with their hard wraps undone: what they say, and that the map back to the document is exact."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.joined import Joined, joined_paragraphs
from reportlint.outline.structure import outline_of


def joined(text: str) -> list[Joined]:
    return list(joined_paragraphs(Document("a.txt", text)))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \n　\n", []),
        ("标题\n\n　正文。 \n", ["标题", "正文。"]),
        ("形势平稳。要抓好森林防\n\n　　火工作。\n完成。", ["形势平稳。要抓好森林防火工作。", "完成。"]),
        ("形势平稳。要抓好森林防\n- 3 -\n火工作，落实值班制 \n度。", ["形势平稳。要抓好森林防火工作，落实值班制度。"]),
        ("要推进乡村建设。坚持与经济社会\n社会发展同部署。", ["要推进乡村建设。坚持与经济社会发展同部署。"]),
        ("形势平稳。要落实企业安全 4\n生产投入制度，严格执行。", ["形势平稳。要落实企业安全生产投入制度，严格执行。"]),
    ],
)
def test_what_a_paragraph_says(text: str, paragraphs: list[str]) -> None:
    assert [each.text for each in joined(text)] == paragraphs


def test_the_map() -> None:
    text = "标题\n形势平稳。要抓好森林防\n\n　　火工作。"
    _, paragraph = joined(text)
    assert paragraph.wrapped
    assert paragraph.pieces == ((0, 3), (11, 18))
    at = paragraph.text.index("防火")
    start, end = paragraph.span(at, at + 2)
    assert text[start:end] == "防\n\n　　火"
    assert paragraph.span(at, at) == (start, start)
    assert paragraph.at(end - 1) == at + 1
    assert [paragraph.at(offset) for offset in (0, start + 1, len(text))] == [None, None, None]
    assert paragraph.offset(len(paragraph.text)) == len(text)


def test_sentences() -> None:
    text = "形势平稳。他说：“要抓好森林防\n火工作。”形势平稳！请汇报"
    (paragraph,) = joined(text)
    assert [paragraph.text[slice(*span)] for span in paragraph.sentences()] == [
        "形势平稳。",
        "他说：“要抓好森林防火工作。”",
        "形势平稳！",
        "请汇报",
    ]


WORDS = [
    "形势平稳。",
    "要抓好森林防",
    "火工作",
    "与经济社会",
    "社会发展",
    "今年以来，",
    "的",
    "12",
    "眼，",
    "标题",
    "xx",
    "年",
    "a",
    "𠮷",
]
MARKS = ["，", "：", "《", "》", "一、", "（二）", "#", "“", "”", "。"]
GAPS = ["\n", "\n\n", "\n　　", " \r\n", "\t", " ", "- 3 -\n", "第3页 共5页\n", " 4\n"]
PIECES = st.sampled_from(WORDS + MARKS + GAPS)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("形势平稳。与经济社会\n\n社会发展\n\n- 3 -\n\n，的12\n眼，")
def test_the_map_is_exact(source: str) -> None:
    document = Document("a.txt", source)
    text, lines = document.text, outline_of(document).lines
    paragraphs = list(joined_paragraphs(document))
    for each in paragraphs:
        offsets = [each.offset(at) for at in range(len(each.text))]
        assert "".join(text[offset] for offset in offsets) == each.text
        assert all(one < two for one, two in pairwise(offsets))
        assert [each.at(offset) for offset in offsets] == list(range(len(each.text)))
        assert (offsets[0], offsets[-1] + 1) == (lines[each.first].start, lines[each.last].end)
        left_out = set(range(lines[each.first].start, lines[each.last].end)) - set(offsets)
        assert all(each.at(offset) is None for offset in left_out)
        assert "".join(each.text[slice(*span)] for span in each.sentences()) == each.text
    kept = [at for each in paragraphs for at in (each.first, each.last)]
    assert kept == sorted(kept)
    assert all(two.first == one.last + 1 for one, two in pairwise(paragraphs))


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(1, 5))
def test_blank_lines_in_front_only_move_offsets(source: str, count: int) -> None:
    moved = joined("\n" * count + source)
    assert [(each.text, [(at, origin - count) for at, origin in each.pieces]) for each in moved] == [
        (each.text, list(each.pieces)) for each in joined(source)
    ]
