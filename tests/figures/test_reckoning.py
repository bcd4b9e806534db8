"""Sums of so many things, what is left of an income, groups that count on, and levels that go the wrong way."""

from __future__ import annotations

import re

import pytest

from reportlint.document import Document
from reportlint.figures.reckoning import CUES, contradictions


@pytest.mark.parametrize(
    ("marked", "figure"),
    [
        ("养殖户21户，种植户34户，两类共⟦56⟧户。", "55"),
        ("东区12栋、西区15栋，两区共⟦28⟧栋。", "27"),
        ("教师30人、工勤8人，两类人员合计⟦39⟧人。", "38"),
        ("会费收入12.4万元。全年支出9.1万元，结余⟦4.3⟧万元。", "3.3"),
        ("收到捐款15.6万元，其中个人9.6万元；支出12.1万元，结余⟦4.5⟧万元。", "3.5"),
        ("经营收入126万元，经营支出98万元，盈余⟦38⟧万元。", "28"),
        ("共有学生540人，⟦一至二年级180人，三至四年级190人，五至六年级175人⟧。", None),
        ("共发生火灾48起，⟦1至3月12起，4至6月14起，7至9月10起，10至12月13起⟧。", None),
        ("全校48个班，⟦七年级16个班，八年级17个班，九年级16个⟧班。", None),
        ("全年办案120件，⟦一季度28件，二季度31件，三季度30件，四季度33件⟧。", None),
        ("药占比由32.5%⟦降至35.1%⟧。", None),
        ("水位由28.4米⟦涨到27.9米⟧。", None),
        ("单价从每吨420元⟦下调至460元⟧。", None),
        ("库存由1.2万吨⟦压减到1.5万吨⟧。", None),
        ("从业人员由45名⟦缩减至52名⟧。", None),
        ("欠费由26万元⟦下降为31万元⟧。", None),
        ("距离由1.2公里缩短到0.8公里，缩短⟦200⟧米。", "400"),
        ("全村共486户、1732人。⟦1—6组296户，7—9组200户⟧。", None),
    ],
)
def test_what_does_not_add_up(marked: str, figure: str | None) -> None:
    start, end = marked.index("⟦") + 1, marked.index("⟧")
    told = [(text, fix) for text, fix in _found("，" + re.sub("[⟦⟧]", "", marked))]
    assert told == [(marked[start:end], figure)]


@pytest.mark.parametrize(
    "text",
    [
        "养殖户21户，种植户34户，两类共55户。",
        "东区12栋、西区15栋，全区共30栋。",
        "甲村5人、乙村6人，两镇共20人。",
        "小麦约120吨、玉米80吨，两项合计220吨。",
        "走访12户、帮扶8户，两项共投入4万元。",
        "一批30人、二批40人、三批50人，两批共90人。",
        "上年结余3万元，全年收入10万元，支出8万元，结余5万元。",
        "收入10万元，支出8万元，累计结余35万元。",
        "工会收入8.6万元。党费支出2万元，结余1.5万元。",
        "门票收入20万元，餐饮收入12万元，支出22万元，结余10万元。",
        "全村共360户，一至三组120户，四至六组130户。",
        "共有学生540人，一至二年级住校80人，三至四年级住校90人。",
        "全村共360户，一组贫困户20户，二组30户，三组18户。",
        "共486户，一至三组投资156万元，四至六组171万元。",
        "排名由全县第9位上升到第4位。",
        "排名由12名提升至5名。",
        "分辨率由30米提高到10米。",
        "增速由下降5.2%提升到增长3.1%。",
        "频次由每季度2次提高到每月1次。",
        "由1.8万元提高到2.1万元，增加3500元。",
    ],
)
def test_what_may_be_so(text: str) -> None:
    assert _found("，" + text) == []


def _found(text: str) -> list[tuple[str, str | None]]:
    cues = sorted(found.span() for cue in CUES for found in re.finditer(re.escape(cue), text))
    return [(text[each.start : each.end], each.figure) for each in contradictions(Document("a.txt", text), cues)]
