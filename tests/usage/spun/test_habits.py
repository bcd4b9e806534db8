"""What the rest of a text says of one swap."""

from __future__ import annotations

import pytest

from reportlint.usage.spun.habits import AGAIN, LACKED, LEFT_OVER, NEAR, SURE, Habits

FILLER = "一二三四五六七八九。" * 40


def told(text: str, other: str, *sure: tuple[int, str]) -> float:
    return Habits(text, [(start, SURE, meant) for start, meant in sure]).told(text.index("开展"), other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("推动开展" + FILLER + "发展", -LEFT_OVER, id="the word meant stands near"),
        pytest.param("推动开展" + "一" * NEAR + "发展" + FILLER, LACKED, id="it stands too far off"),
        pytest.param("推动开展" + FILLER * 9, LACKED, id="a frequent word is not there"),
    ],
)
def test_whether_the_word_meant_is_there(text: str, expected: float) -> None:
    assert told(text, "发展") == pytest.approx(expected)


def test_a_seldom_word_is_hardly_missed_and_a_short_text_misses_little() -> None:
    assert 0 <= told("推动开展" + FILLER, "阑珊") < told("推动开展", "发展") < told("推动开展" + FILLER, "发展")


def test_a_swap_that_is_sure_elsewhere_is_likelier_here() -> None:
    text = "推动开展，加快开展"
    plain = told(text, "发展")
    assert told(text, "发展", (7, "发展")) == pytest.approx(plain + AGAIN)
    assert told(text, "发展", (2, "发展")) == pytest.approx(plain), "its own"
    assert told(text, "发展", (7, "进展")) == pytest.approx(plain), "another word"
