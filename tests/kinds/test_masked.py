"""Kind `masked`: which letters and signs it reads as words, and which it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FieldError
from reportlint.kinds.masked import Masked

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = ("共产", "共产党员", "政治", "政务", "游行", "大法", "黄赌毒", "主席", "中央", "统战", "支部", "邪教")
LETTERS = Masked(WORDS, "letters")
SIGNS = Masked(WORDS, "signs", unless=("海公**品",))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(LETTERS, "做好⟦统z→统战⟧工作，个别⟦Z部→支部⟧党建薄弱", id="an initial"),
        pytest.param(LETTERS, "给予⟦政wu→政务⟧处分，反⟦xie教→邪教⟧宣传", id="a syllable"),
        pytest.param(LETTERS, "坚强⟦zz→政治⟧保证，同⟦ZY→中央⟧保持一致", id="a whole word"),
        pytest.param(LETTERS, "A级景区、B超检查、K线图、e贷，长征二号F遥十七", id="letters of their own"),
        pytest.param(LETTERS, "zz\nAI技术，5G网络，PPP项目", id="nothing beside, digits, other words"),
        pytest.param(LETTERS, "", id="empty document"),
        pytest.param(SIGNS, "优质的⟦公**品→公共产品⟧，防范⟦重**律→重大法律⟧风险", id="across words"),
        pytest.param(SIGNS, "⟦共xx员→共产党员⟧示范车，打击⟦黄*毒→黄赌毒⟧", id="a part of a word"),
        pytest.param(SIGNS, "工会⟦主*→主席⟧牵头", id="one character"),
        pytest.param(SIGNS, "到**县调研，对xx名学生，第*次会议，20xx年", id="any name or number"),
        pytest.param(SIGNS, "上海公**品", id="excused"),
        pytest.param(SIGNS, "", id="empty document"),
    ],
)
def test_masks(kind: Masked, expected: str, marked: Callable[[Masked, str], str]) -> None:
    text = expected
    while "⟦" in text:
        before, _, rest = text.partition("⟦")
        inside, _, after = rest.partition("⟧")
        text = before + inside.split("→")[0] + after
    assert marked(kind, text) == expected


def test_there_must_be_words() -> None:
    with pytest.raises(FieldError):
        Masked((), "signs")
