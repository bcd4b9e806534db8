"""Commas in series: their places, the order of their odds, and what is not looked at."""

from __future__ import annotations

import pytest

from reportlint.usage import series_marks


def odds(text: str) -> list[float]:
    return [place.odds for place in series_marks.commas(f"。{text}")]


def test_items_are_likelier_than_clauses() -> None:
    (item,) = odds("明确人员配备，经费保障等要求")
    (clause,) = odds("干部下乡，群众受益匪浅")
    assert item > 2
    assert clause < 0


def test_offsets_and_range() -> None:
    text = "嫁接、引种，试验，留种，一季学下来"
    assert [place.start for place in series_marks.commas(text)] == [5, 8]
    assert [place.start for place in series_marks.commas(text, 6, 12)] == [8]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("检查，检查", id="the same again"),
        pytest.param("人员等，经费", id="closed by 等"),
        pytest.param("其次，经费", id="an ordinal"),
        pytest.param("北纬26°35′，东经111°28′", id="figures"),
        pytest.param("联系人：王小明，电话：6218015", id="a label"),
        pytest.param("农业、水利，教育、卫生", id="between groups"),
        pytest.param("落实工作责任，保障人员经费", id="as long as each other"),
        pytest.param("我，你", id="single characters"),
    ],
)
def test_not_looked_at(text: str) -> None:
    assert not odds(f"{text}。")


def test_the_same_places_are_looked_at_with_either_mark() -> None:
    commas, marks = (list(series_marks.places(f"。明确人员配备{mark}经费保障等要求", mark)) for mark in "，、")
    assert commas == marks
    assert len(commas) == 1
