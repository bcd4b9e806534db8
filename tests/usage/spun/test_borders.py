"""Swaps across the border of two words, by the counts and the lexicon that come with the package."""

from __future__ import annotations

import pytest

from reportlint.usage.spun.borders import Borders, two_words

BORDERS = Borders({"完成": ("实现",), "平安": ("安全",)}, [("使命", "任务")])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("督促落完成场管理", "实现", id="put for the end of a word and the start of the next"),
        pytest.param("全面完成任务目标", None, id="a word of its own"),
        pytest.param("人使命业", None, id="no neighbours enough to make words"),
        pytest.param("扎实平安安排", None, id="with neighbours that make no words"),
    ],
)
def test_across_a_border(text: str, meant: str | None) -> None:
    word = next(word for word in ("完成", "使命", "平安") if word in text)
    start = text.index(word)
    assert BORDERS.cut(text[max(0, start - 2) : start], word, text[start + 2 : start + 4]) == meant


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [("会议召开动员", 3, "召开动员"), ("全面落实", 2, None), ("开动", 0, None)],
    ids=["the border of two common words", "a word", "the whole text"],
)
def test_two_words(text: str, start: int, words: str | None) -> None:
    assert two_words(text, start, start + 2) == words
