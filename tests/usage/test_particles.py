"""The weights of particles: which of two is likelier, and where neither can be meant."""

from __future__ import annotations

import pytest

from reportlint.usage import particles


@pytest.mark.parametrize(
    ("pair", "text", "word", "second"),
    [
        ("的地", "较好的完成了任务", "较好", True),
        ("的地", "采取有效的措施", "有效", False),
        ("的得", "工作做的很好。", "做", True),
    ],
)
def test_odds(pair: str, text: str, word: str, second: bool) -> None:
    start = text.index(word)
    odds = particles.load(pair).odds(text, start, start + len(word))
    assert odds is not None
    assert (odds > 0) == second


@pytest.mark.parametrize("text", ["有效的", "有效的，", "有效地区", "有效得到"])
def test_neither_can_be_meant(text: str) -> None:
    assert particles.load("的地").odds(text, 0, 2) is None


def test_a_glance_agrees() -> None:
    table = particles.load("的地")
    assert table.glance("有效的措施", 0, 2) < table.glance("有效的遏制了", 0, 2)


def test_nouns_are_known() -> None:
    table = particles.load("的地")
    assert table.is_noun("的成效", 0)
    assert not table.is_noun("的完成", 0)
