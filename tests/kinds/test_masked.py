"""Kind `masked`: which letters and signs it reads as words, which it takes out of words, and which it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FieldError
from reportlint.kinds.masked import Masked

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = ("共产", "共产党员", "政治", "政务", "游行", "大法", "黄赌毒", "主席", "中央", "统战", "支部", "邪教")
LETTERS = Masked("letters", WORDS)
PINYIN = Masked("pinyin")
SIGNS = Masked("signs", (*WORDS, "党员", "党建"), unless=("海公**品",))
PARTING = Masked("parting", ("政治", "总书记", "赌博"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(LETTERS, "做好⟦统z→统战⟧工作，个别⟦Z部→支部⟧党建薄弱", id="an initial"),
        pytest.param(LETTERS, "给予⟦政wu→政务⟧处分，反⟦xie教→邪教⟧宣传", id="a syllable"),
        pytest.param(LETTERS, "坚强⟦zz→政治⟧保证，同⟦ZY→中央⟧保持一致", id="a whole word"),
        pytest.param(LETTERS, "A级景区、B超检查、K线图、e贷，长征二号F遥十七", id="letters of their own"),
        pytest.param(LETTERS, "zz\nAI技术，5G网络，PPP项目", id="nothing beside, digits, other words"),
        pytest.param(LETTERS, "没有人员⟦伤w→伤亡⟧。样本数n由各地定，方案a、3m土方", id="the initial of any usual word"),
        pytest.param(LETTERS, "", id="empty document"),
        pytest.param(PINYIN, "受理5⟦jian→件⟧，行政⟦ju留→拘留⟧1人，重点⟦打ji→打击⟧", id="any syllable"),
        pytest.param(PINYIN, "坚持⟦dǎng→党⟧的领导，突发⟦事jiàn→事件⟧", id="with its tone"),
        pytest.param(
            PINYIN, "AI服务器，can总线，wifi覆盖，滘（jiào）口，pin码，5min后，a级，xiaozhangjian", id="no syllable"
        ),
        pytest.param(PINYIN, "", id="empty document, no word"),
        pytest.param(SIGNS, "优质的⟦公**品→公共产品⟧，防范⟦重**律→重大法律⟧风险", id="across words"),
        pytest.param(SIGNS, "⟦共xx员→共产党员⟧示范车，打击⟦黄*毒→黄赌毒⟧", id="a part of a word"),
        pytest.param(SIGNS, "工会⟦主*→主席⟧牵头", id="one character"),
        pytest.param(SIGNS, "到**县调研，对xx名学生，第*次会议，20xx年", id="any name or number"),
        pytest.param(SIGNS, "上海公**品", id="excused"),
        pytest.param(SIGNS, "广大⟦党○→党员⟧干部，以⟦☆建→党建⟧推动发展", id="a symbol for a character"),
        pytest.param(SIGNS, "★建立台账，党委○届会议，二○二○年", id="symbols of their own"),
        pytest.param(SIGNS, "", id="empty document"),
        pytest.param(
            PARTING, "把⟦政.治→政治⟧建设摆在首位，⟦总/书/记→总书记⟧强调，⟦赌~博→赌博⟧", id="words of the list"
        ),
        pytest.param(PARTING, "加强⟦宗#教→宗教⟧管理", id="other words, where the sign does not join"),
        pytest.param(
            PARTING, "是/否，收-支，省#市，业务_会议_纪要，第一.条，社会.议题，宗/教", id="kept apart by right"
        ),
        pytest.param(PARTING, "", id="empty document, no sign"),
    ],
)
def test_masks(kind: Masked, expected: str, marked: Callable[[Masked, str], str]) -> None:
    text = expected
    while "⟦" in text:
        before, _, rest = text.partition("⟦")
        inside, _, after = rest.partition("⟧")
        text = before + inside.split("→")[0] + after
    assert marked(kind, text) == expected


def test_there_must_be_words_but_for_pinyin() -> None:
    with pytest.raises(FieldError):
        Masked("signs")
    with pytest.raises(FieldError):
        Masked("pinyin", WORDS)
