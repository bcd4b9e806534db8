"""Kind `repetition`: what it reports of the copies found, what it lets go, what it refuses to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.expression import Expression
from reportlint.kinds.repetition import Repetition

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.kinds.base import Kind

HEAD = "清河镇2024年上半年工作总结"
LONG = "全镇上半年新建高标准农田三千二百亩。"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(Repetition("word", ("比较",)), "⟦比较比较→比较⟧薄弱，比较好", id="a word"),
        pytest.param(Repetition("word", ("比较",)), "⟦比较比较比较→比较⟧薄弱", id="three times"),
        pytest.param(Repetition("word", ("执",)), "严格⟦执执→执⟧行", id="a character"),
        pytest.param(Repetition("word", ("比较",)), "比较\n比较", id="a word over a line end"),
        pytest.param(
            Repetition("word", ("工程",), unless=(Expression("工程工程量"),)),
            "工程工程量，⟦工程工程→工程⟧进度",
            id="excused on the same line",
        ),
        pytest.param(Repetition("character"), "严格按照要⟦求求→求⟧落实", id="a slip by counts"),
        pytest.param(Repetition("character"), "互联网网络安全", id="at the border of two words"),
        pytest.param(Repetition("character"), "户户通自来水，层层落实责任", id="doubled by right"),
        pytest.param(Repetition("character"), "见附件11，wwww", id="no ideograph"),
        pytest.param(Repetition("phrase"), "⟦其中水稻其中水稻→其中水稻⟧增产", id="a phrase"),
        pytest.param(Repetition("title"), f"{HEAD}\n⟦{HEAD}→⟧\n正文。", id="a title"),
        pytest.param(Repetition("word", ("考",), meeting=True), "高考考生，⟦考考→考⟧核", id="not where two words meet"),
        pytest.param(Repetition("passage"), f"{LONG}甲。⟦{LONG}→⟧", id="a passage"),
        pytest.param(Repetition("passage", shortest=40), f"{LONG}甲。{LONG}", id="a passage too short"),
        pytest.param(Repetition("passage", within=19), f"{LONG}甲。{LONG}", id="a passage too far"),
    ],
)
def test_what_is_reported(marked: Callable[[Kind, str], str], kind: Repetition, expected: str) -> None:
    assert marked(kind, re.sub("⟦([^→]*)→[^⟧]*⟧", r"\1", expected)) == expected


def test_related_is_the_original() -> None:
    (match,) = Repetition("title").find(Document("t.txt", f"{HEAD}\n{HEAD}"), [])
    assert match.related == ((0, len(HEAD)),)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        pytest.param(lambda: Repetition("word"), ("words",), id="no words"),
        pytest.param(lambda: Repetition("phrase", ("比较",)), ("words",), id="words where none are looked for"),
        pytest.param(lambda: Repetition("word", ("比较", "")), ("words", 1), id="an empty word"),
        pytest.param(lambda: Repetition("title", shortest=3), ("shortest",), id="a length without effect"),
        pytest.param(lambda: Repetition("pair", meeting=True), ("meeting",), id="words that meet, not looked for"),
        pytest.param(lambda: Repetition("title", within=3), ("within",), id="a distance without effect"),
    ],
)
def test_what_is_refused(make: Callable[[], Repetition], key: tuple[str | int, ...]) -> None:
    with pytest.raises(FieldError) as caught:
        make()
    assert caught.value.keys == key


@given(st.text("甲乙丙丁，。\n总结", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    document = Document("t.txt", text)
    for of in ("phrase", "title", "passage"):
        for match in Repetition(of).find(document, []):
            assert 0 <= match.start < match.end <= len(text)
