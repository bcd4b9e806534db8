"""Lost numerals: their places, the order of their odds, and what is not looked at."""

from __future__ import annotations

import pytest

from reportlint.usage import numerals


def test_places_and_odds() -> None:
    text = "全镇投入资金万元，清理河道公里，发放资料份。"
    found = [(text[place.start : place.end], place.odds) for place in numerals.without(text)]
    assert [measure for measure, _ in found] == ["万元", "公里", "份"]
    assert all(odds > 0 for _, odds in found)


def test_what_official_text_has_is_not_looked_at() -> None:
    assert not list(numerals.without("全国人民代表大会，国家重点项目，各类案件，所有问题"))


@pytest.mark.parametrize("bare", ["清运垃圾{}吨，", "离县城{}公里，", "投入资金{}万元，"])
def test_a_figure_heals(bare: str) -> None:
    assert list(numerals.without(bare.format("")))
    assert not list(numerals.without(bare.format("12")))
