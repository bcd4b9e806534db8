"""Which numbers stand before the pieces of a document that was shown piece by piece."""

from __future__ import annotations

import pytest

from reportlint.document import Document
from reportlint.outline.segments import segments_of


def numbers(text: str) -> list[str]:
    """Return the markers found, each with the character before the line end that it follows."""
    found = segments_of(Document("a.txt", text))
    return [text[max(0, each.broken - 1) : max(0, each.broken)] + text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "1、青石镇助残工作总结\n今年，全乡助残工作稳步推进，共有持证残\n2、疾人104人，办理了补贴，取得\n3、了良好效果。",
            ["1、", "残2、", "得3、"],
            id="from the title on",
        ),
        pytest.param(
            "全乡形势平稳。我们不断优化产业结\n\n3、构，新建茶园500亩。", ["结3、"], id="in the middle of a word"
        ),
        pytest.param("我们紧紧围绕“\n\n2、茶旅融合”抓好落实。", ["“2、"], id="behind an opening mark"),
        pytest.param(
            "文档简介\n1、青石镇助残工作总结 今年各项工作有序推进。\n2、二、主要做法\n走访入户。",
            ["1、", "2、"],
            id="the first behind a label, too",
        ),
        pytest.param(
            "1、青石镇畜牧工作总结\n"
            + "今年来全镇存栏肉羊三万只，出栏一万只，" * 3
            + "两户被评为“科学养羊\n2、能手”。",
            ["1、", "羊2、"],
            id="within a quotation",
        ),
        pytest.param(
            "《青石镇养羊总结》由会员上传分享，免费在线阅读\n"
            "1、青石镇养羊总结" + "今年来全镇存栏肉羊三万只，出栏一万只，" * 5 + "产值达到5\n"
            "2、200万元，羊价回升，" + "各村新建羊舍，养羊户逐步增多，" * 6 + "\n3、比去年多。",
            ["1、", "52、", "，3、"],
            id="behind a comma and within a figure, on the page of a viewer",
        ),
        pytest.param(
            "1、青石镇养羊总结。"
            + "今年来全镇存栏肉羊三万只，出栏一万只。" * 4
            + "一、形势平稳。羊价公斤四十元，\n2、比上年高。",
            ["1、", "，2、"],
            id="behind a piece with parts of its own",
        ),
        pytest.param("防疫到位。\n3、三、市场平稳\n屠宰点每日消毒。", ["3、"], id="before a heading"),
        pytest.param(
            "1、护林站工作总结\n（一）人手不足，巡护不到位。\n2、（二）器材老旧。\n3、(三)经费紧张。",
            ["1、", "2、", "3、"],
            id="before a heading in brackets",
        ),
    ],
)
def test_a_number_in_mid_sentence_is_of_a_piece(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1、加强领导\n2、加强宣传\n3、加强督查", id="items without marks"),
        pytest.param("1、推进产业发展，\n2、强化项目支撑，\n3、丰富文化生活。", id="items that end in commas"),
        pytest.param("一、申请材料\n1、营业执照\n2、法定代表人身份证明", id="names of papers"),
        pytest.param("1、青石镇助残工作总结\n\n今年以来，成效明显。\n2、青石镇低保工作总结", id="titles"),
        pytest.param(
            "1、" + "加强领导，压实责任，各村每月至少巡查一次，" * 5 + "\n2、" + "加强宣传，",
            id="long items that end in commas",
        ),
        pytest.param(
            "文档简介\n1、" + "加强领导，压实责任，各村每月至少巡查一次，" * 5 + "做到人人有责；\n2、加强宣传。",
            id="items in a row on the page of a viewer",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_an_item_is_no_piece(text: str) -> None:
    assert not numbers(text)
