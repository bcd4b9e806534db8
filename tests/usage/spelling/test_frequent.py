"""Which of some frequent characters is meant, by the weights and counts that come with the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import counts
from reportlint.usage.spelling import speller
from reportlint.usage.spelling.edits import surroundings
from reportlint.usage.spelling.frequent import Frequent, features, is_at_home


@pytest.fixture(scope="module")
def frequent() -> Frequent:
    return Frequent(counts.load())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("行政村全部实现入畜饮水安全", {7: "人"}),
        ("挂牌督办，末按期整改的依法处罚", {5: "未"}),
        ("农村经纪入500人次", {4: "人"}),
        ("切实做到全而覆盖、无死角", {5: "面"}),
        ("各项工作己经完成", {4: "已"}),
        ("全面完成各项任务，取得明显成效", {}),
        ("由专人负责，确保进入现场人员安全", {}),
        ("", {}),
        ("的", {}),
    ],
)
def test_what_is_meant(text: str, meant: dict[int, str], frequent: Frequent) -> None:
    assert {offset: one for offset, one, _ in frequent.likeliest(text, -0.9)} == meant


def test_the_odds_are_those_asked_for(frequent: Frequent) -> None:
    text = "农村经纪入500人次"
    ((offset, meant, odds),) = frequent.likeliest(text, -0.9)
    assert list(frequent.likeliest(text, odds)) == [(offset, meant, odds)]
    assert list(frequent.likeliest(text, odds + 0.01)) == []


def test_what_is_often_between_its_neighbours_is_at_home() -> None:
    table = counts.load()
    assert is_at_home(table, surroundings("取得的成绩", 2, 1))
    assert not is_at_home(table, surroundings("落实的更严", 2, 1))


def test_a_close_look_takes_them_in_once() -> None:
    text = "安全生产责认制已落实，负责入为成员，做到全而覆盖"
    found = list(speller.load().corrections(text, -0.9, closely=True))
    assert [(one.written, one.meant) for one in found] == [("认", "任"), ("入", "人"), ("而", "面")]
    surer = {offset: odds for offset, _, odds in Frequent(counts.load()).likeliest(text, -0.9)}
    assert [one.odds for one in found[1:]] == list(surer.values())


@given(st.text(alphabet="的得地人入己已落实更严，1a\n", max_size=12), st.data())
def test_any_place_has_all_features(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    around = surroundings(text[:at] + "的" + text[at:], at, 1)
    assert len(features(counts.load(), around, "得")) == len(features(counts.load(), surroundings("的", 0, 1), "地"))
