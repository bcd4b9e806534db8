"""Which line ends break a sentence, what repeats across them, and which lines only look broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.outline.broken_lines import breaks_of
from reportlint.repeats import repeats_of


def marked(text: str) -> str:
    """Return the text with ↩ where a line breaks off and ⌫ round what only repeats its end."""
    for each in reversed(breaks_of(Document("a.txt", text))):
        again = each.resume + each.repeated
        if each.repeated:
            text = f"{text[: each.resume]}⌫{text[each.resume : again]}⌫{text[again:]}"
        text = f"{text[: each.end]}↩{text[each.end :]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全镇形势平稳。各村要切实抓好森林防↩\n\n火工作，确保安全。", id="inside a word"),
        pytest.param("全镇形势平稳。各村要切实抓好森林防↩\n　　火工作，确保安全。", id="the next line indented"),
        pytest.param("今年以来，全区广泛宣传贯彻党和国家↩\n的方针政策。", id="before 的"),
        pytest.param("（二）抓好春耕生产，各村要备足种子和化↩\n肥，不误农时。", id="in a numbered item"),
        pytest.param(
            "逐步完善安全生产有关制度建设，积极探索安全生产行↩\n政执法绩效评估和奖惩办法，重点抓好安全生产。",
            id="words said again",
        ),
        pytest.param("二、抓好组织、宣传和教↩\n育工作，营造良好氛围。", id="in a numbered item that lists nouns"),
        pytest.param("各村（居）和乡属各单位要结合本单位的↩\n实际，制定工作方案。", id="a short line, after 的"),
        pytest.param("全年兴修水渠15公里，新打机井12↩\n眼，新增灌溉面积800亩。", id="before a measure, after a number"),
        pytest.param("完成固定资产投资20xx↩\n年度计划，超额12%。", id="inside a date"),
        pytest.param("今年以来，全镇上下认真落实，卫生工作是关↩\n系到民生的大事，必须抓好。", id="clauses"),
        pytest.param("动火作业时，施工部门先开具《动↩\n\n火证》，并派专人看护。", id="between title marks"),
        pytest.param("全年排查整治各类隐患，共计↩\n\n39户，全部整改到位。", id="before an amount"),
        pytest.param("本方案自印发之日起施行，有效期至↩\n2026年12月31日。", id="before a date"),
        pytest.param(
            "形势平稳。要坚持市场化改革方向，使供销合作社成为↩\n与农民联结更紧密的组织口", id="a full stop misread"
        ),
        pytest.param("一是在企业中广泛开展安全培训，↩\n职工安全意识明显增强。", id="after a comma"),
        pytest.param("现将全年工作开展情况报告如下↩\n：", id="before a mark"),
        pytest.param("全面贯彻落实《中华人民共和国（草案）↩\n》，持续用力。全面完成。", id="before a closing mark"),
        pytest.param("各单位要认真学习贯彻《↩\n安全生产法》，压实责任。", id="after an opening mark"),
        pytest.param("形势平稳。我镇壮大“有文化、会经营”↩\n的新型农民队伍。", id="after a quotation"),
        pytest.param("形势平稳。各村要抓好森林防↩\n\n- 3 -\n\n火工作，确保安全。", id="over a page number"),
        pytest.param("形势平稳。要落实企业安全↩ 4\n生产投入制度，严格执行标准。", id="a page number at the end"),
        pytest.param("形勢平穩。建立健全農村科技隊伍建↩\n設，提高素質。", id="Traditional"),
        pytest.param("要统筹推进乡村建设。坚持与经济社↩\n⌫社⌫会发展同安排、同部署。", id="a character repeated"),
        pytest.param("要统筹推进乡村建设。坚持与经济社会↩\n⌫社会⌫发展同安排、同部署。", id="a word repeated"),
        pytest.param("形势平稳。营造了人人参与、人↩\n人支持的氛围。", id="a doubled word is no repetition"),
        pytest.param("形势平稳。各村要抓好森林防↩\n火和防汛工作，落实值班制↩\n度，确保安全。", id="three lines"),
    ],
)
def test_broken(text: str) -> None:
    assert marked(text.replace("↩", "").replace("⌫", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("（一）加强组织领导，压实工作责任\n镇党委高度重视，多次专题研究。", id="a heading"),
        pytest.param(
            "（四）切实排查隐患，提升应急能力水平\n我镇根据实际，编制了应急预案。", id="a heading before 我镇"
        ),
        pytest.param("（八）深化重点领域改革\n改革开放是关键一招。", id="a heading whose last word opens the text"),
        pytest.param("一碗敲肉羹，是从清晨开始的\n\n点击进入本县旅游网页。", id="the title of a document, after 的"),
        pytest.param(
            "全镇平稳。\n“潭美”影响持续 海南有强降雨\n减弱为低压的“潭美”影响还在持续。", id="a headline said again"
        ),
        pytest.param(
            "女：它从“关关雎鸠，在河之洲”里来，\n男：它从“黄河之水天上来，奔流到海不复回”里来。", id="two speakers"
        ),
        pytest.param(
            "马俊如、樊明文、鞠躬、魏民\n对外友好界（31人）\n马俊仁、马玉涛", id="names before a counted title"
        ),
        pytest.param("（三）把网络“织密”\n与12家乡镇卫生院签订转诊协议。", id="a heading in quotes before 与"),
        pytest.param("议题：电梯更新；绿化补种\n\n冯大鹏：人到齐了，咱们开始。", id="a topic and a speaker"),
        pytest.param("五、交通、邮政和旅游\n\n年末公路通车里程3268千米。", id="a heading that lists nouns"),
        pytest.param("青石镇工作总结\n今年以来，全镇形势平稳。", id="a title"),
        pytest.param("青石镇2023年工作总结和\n2024年工作思路", id="a title of two lines"),
        pytest.param("特此报告。\n青石镇人民政府\n2023年12月20日", id="a signature"),
        pytest.param("会议原则通过了以上方案，请认真贯彻执行\n2023年12月20日", id="a date"),
        pytest.param("春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。", id="a verse"),
        pytest.param("坚持党的全面领导、\n坚持人民当家作主、\n坚持全面依法治国、", id="slogans"),
        pytest.param("各位领导、各位来宾、各位同事们，\n大家上午好！", id="a salutation"),
        pytest.param("地址：解放路12号\n邮编：310000\n联系人：王明", id="an address"),
        pytest.param("组长：王明 镇长\n副组长：李强 副镇长\n成员：张红 办公室主任", id="names"),
        pytest.param("指标 | 完成数，单位万元\n投资 | 12，增长5%", id="a table"),
        pytest.param("指标\t完成数，单位万元\n投资\t12，增长5%", id="a table with tabs"),
        pytest.param("任务如下：\n办好实事，解民忧愁\n抓好产业，富民增收\n", id="a list without marks"),
        pytest.param("形势平稳。责任单位\n一、总体要求", id="before a heading"),
        pytest.param("# 抓好各项工作，确保落实到\n位，取得实效。", id="a Markdown heading"),
        pytest.param("为建设美丽家园而努力奋斗。\n的确如此。", id="after a full stop"),
        pytest.param("招商热线13800000000，传真8649564\n欢迎各界人士来我县投资兴业。", id="after a number"),
        pytest.param("", id="nothing"),
        pytest.param("一", id="one line"),
        pytest.param("1\n2\n3\n", id="numbers only"),
    ],
)
def test_not_broken(text: str) -> None:
    assert marked(text) == text


def test_a_document_that_is_wrapped_throughout() -> None:
    body = "各村要全面排查水库山塘地质灾害点和低洼易涝区域落实专人值守做到汛情早发现早报告早处置并做好群众转移"
    text = "\n".join(f"{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{body[at : at + 24]}" for at in range(0, 24, 2)) + "。"
    assert [each.line for each in breaks_of(Document("a.txt", text))] == list(range(11))
    indented = text.replace("\n庚", "\n　　庚", 1)
    assert [each.line for each in breaks_of(Document("a.txt", indented))] == [0, 1, *range(3, 11)]


def test_headings_of_one_length_are_no_sign_of_a_wrapped_document() -> None:
    part = "切实加强组织领导全面压实工作责任\n今年以来，全镇上下认真落实各项部署，工作扎实推进，成效明显。\n"
    assert breaks_of(Document("a.txt", part * 12)) == ()


LINES = [
    "标题",
    "　　全镇上下认真贯彻落实各项部署，完成了年初确定的目标任务，取得",
    "了较好的成绩。",
    "一、加强组织",
    "领导，压实责任。工作扎实推进，成效明",
    "显，群众满意。",
    "- 3 -",
    "会发展，",
]


@given(st.lists(st.sampled_from(LINES), min_size=4, max_size=40))
def test_lines_that_stand_again_break_as_they_would_if_they_did_not(lines: list[str]) -> None:
    document, plain = Document("a.txt", "\n".join(lines)), Document("a.txt", "\n".join(lines))
    plain._derived[repeats_of] = None
    assert breaks_of(document) == breaks_of(plain)
