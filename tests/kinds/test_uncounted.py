"""Kind `uncounted`: which measure words it takes to have lost their numeral, and where it stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.uncounted import Uncounted

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = Uncounted(least=1)


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("苗圃离县城⟦公里⟧，辖⟦个⟧村，累计清运陈年垃圾⟦吨⟧，拆除旱厕⟦座⟧。", id="units and measure words"),
        pytest.param("全镇投入资金⟦万元⟧，收回欠款⟦余万元⟧。", id="ten thousands"),
        pytest.param("自⟦月份⟧开工以来", id="a month"),
        pytest.param("苗圃离县城5公里，辖十二个村，累计清运陈年垃圾２０吨，拆除旱厕两座。", id="figures and numerals"),
        pytest.param("投入资金数万元，整治危房若干户，硬化道路几公里，共有20来户", id="vague numbers"),
        pytest.param("投入资金xx万元，离县城__公里，辖*个村，修路 公里", id="blanks are others' business"),
        pytest.param("屋里坐着位老人，村里立个规矩，县里有家药厂", id="一 is dropped"),
        pytest.param("门诊次均费用，人均收入，亩产，户型，份额", id="average and part of a word"),
        pytest.param("人民生活，国家项目，台账，条件，名次，处理，起草，元旦", id="words of a dictionary"),
        pytest.param("收入超万元，突破亿元大关，亿元以上项目", id="about so much"),
        pytest.param("扶持养蜂户186户", id="a noun, counted behind"),
        pytest.param("写明村名、月份和经手人，月份财务报表", id="a month as such"),
        pytest.param("离县城\n公里", id="a line end parts"),
        pytest.param("", id="empty document"),
    ],
)
def test_uncounted(expected: str, marked: Callable[[Uncounted, str], str]) -> None:
    assert marked(KIND, expected.replace("⟦", "").replace("⟧", "")) == expected


def test_only_the_lines_that_are_given_are_looked_at() -> None:
    text = "离县城公里，\n离县城公里，"
    assert [(match.start, match.end) for match in KIND.find(Document("", text), [(0, 6)])] == [(3, 5)]


def test_more_is_asked_and_phrases_excuse(marked: Callable[[Uncounted, str], str]) -> None:
    text = "苗圃离县城公里，拆除旱厕座。"
    assert marked(Uncounted(least=4), text) == "苗圃离县城⟦公里⟧，拆除旱厕座。"
    assert marked(Uncounted(least=1, unless=("县城公里",)), text) == "苗圃离县城公里，拆除旱厕⟦座⟧。"


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        pytest.param(Uncounted(least=99), "below least 99", id="odds"),
        pytest.param(Uncounted(least=1, unless=("县城公里",)), "excused by unless", id="excused"),
    ],
)
def test_why_it_is_silent(kind: Uncounted, reason: str) -> None:
    text = "苗圃离县城公里，拆除旱厕座。"
    (why,) = kind.why(Document("", text), [], text.index("公里"))
    assert reason in why.en


def test_a_phrase_must_stand_in_a_line() -> None:
    with pytest.raises(FieldError):
        Uncounted(least=1, unless=("",))
