"""Kind `series`: which commas it takes for 、, and where it stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.series import Series

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = Series(least=1.5)


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("要明确机构设置，人员配备⟦，→、⟧经费保障等要求。", id="the last of a series"),
        pytest.param("由他协管政务公开（分管机关党务，食品监管⟦，→、⟧信访等）。", id="in brackets"),
        pytest.param("教村民搭架、引种⟦，→、⟧试验，留种，一季学下来，徒弟也会了", id="behind the right mark"),
        pytest.param("要明确机构设置、人员配备、经费保障等要求。", id="right marks"),
        pytest.param("农业、水利，教育、卫生，工会、妇联", id="groups of smaller items"),
        pytest.param("加强领导，落实责任，确保安全", id="clauses of equal length"),
        pytest.param("镇长当组长，副镇长当副组长，十六个村", id="clauses of a sentence"),
        pytest.param("我们认真，他们等", id="nothing counted"),
        pytest.param("首先，第二，其次，第三", id="ordinals"),
        pytest.param("人员，人员，人员", id="the same again"),
        pytest.param("要明确机构设置，\n人员配备，\n经费保障等要求。", id="line ends part"),
        pytest.param("", id="empty document"),
    ],
)
def test_series(expected: str, marked: Callable[[Series, str], str]) -> None:
    assert marked(KIND, expected.replace("⟦，→、⟧", "，")) == expected


def test_only_the_lines_that_are_given_are_looked_at() -> None:
    text = "机构设置，人员配备，经费保障等要求。\n机构设置，人员配备，经费保障等要求。"
    found = list(KIND.find(Document("", text), [(0, 18)]))
    assert [(match.start, match.end, match.replacement) for match in found] == [(9, 10, "、")]


def test_more_is_asked_and_phrases_excuse(marked: Callable[[Series, str], str]) -> None:
    text = "要明确机构设置，人员配备，经费保障等要求。"
    assert marked(Series(least=99), text) == text
    assert marked(Series(least=1, unless=("人员配备，经费",)), text) == text


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        pytest.param(Series(least=99), "below least 99", id="odds"),
        pytest.param(Series(least=1, unless=("配备，经费",)), "excused by unless", id="excused"),
    ],
)
def test_why_it_is_silent(kind: Series, reason: str) -> None:
    text = "要明确机构设置，人员配备，经费保障等要求。"
    (why,) = kind.why(Document("", text), [], text.index("，经费"))
    assert reason in why.en


def test_a_phrase_must_stand_in_a_line() -> None:
    with pytest.raises(FieldError):
        Series(least=1, unless=("",))
