"""What no rule may suggest, whatever its kind."""

from __future__ import annotations

import re

import pytest

from reportlint.errors import FieldError
from reportlint.expression import Expression
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.script import Script
from reportlint.kinds.wording import Wording


@pytest.mark.parametrize(
    "right", ["安全/稳定", "安全／稳定", "安全|稳定", "安全或稳定", "安全（或稳定）", "以…为", "以……为"]
)
def test_a_suggestion_that_leaves_something_to_choose_is_refused(right: str) -> None:
    zh = f"“{right}”像是几个候选或留空的写法，建议只能是一个写定的词；拿不准就用不给建议的规则"
    with pytest.raises(FieldError) as refused:
        Wording({"平安": right})
    assert (refused.value.keys, refused.value.problem.zh) == (("replace", "平安"), zh)
    with pytest.raises(FieldError, match=re.escape(right)):
        Pattern(Expression("平安|安定"), replace=right)
    with pytest.raises(FieldError, match=re.escape(right)):
        Script("simplified", Wording({"平安": right}))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("获者", "或者"),
        ("间获", "间或"),
        ("千米每小时", "km/h"),
        ("乙/甲", "甲/乙"),
        ("及或者", "以及或者"),
        ("...", "……"),
        ("甲乙", "甲、乙"),
        ("&hellip;", "…"),
    ],
)
def test_a_suggestion_that_is_one_text_is_not(wrong: str, right: str) -> None:
    assert Wording({wrong: right}).replace == {wrong: right}


@pytest.mark.parametrize(
    ("find", "template", "refused"),
    [
        (r"(?P<a>甲)(?P<b>乙)", r"\g<a>或\g<b>", True),
        (r"(?P<a>甲)(?P<b>乙)", r"\g<a>/\g<b>", True),
        (r"(?P<a>甲)(?P<b>乙)|丙", r"\g<a>|\g<b>", True),  # a sign of the expression is not the sign in the text
        (r"(?P<a>甲)或或(?P<b>乙)", r"\g<a>或\g<b>", False),
        (r"(?P<a>甲)(?P<b>乙)", r"\g<a>、\g<b>", False),
        (r"甲\.\.\.", "……", False),
    ],
)
def test_a_template_is_judged_by_what_it_is_sought_in(find: str, template: str, refused: bool) -> None:
    if refused:
        with pytest.raises(FieldError, match="several candidates"):
            Pattern(Expression(find), replace=template)
    else:
        assert Pattern(Expression(find), replace=template).mends
