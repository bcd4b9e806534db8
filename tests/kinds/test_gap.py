"""Kind `gap`: where it sees that something was cut out, and where it stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.gap import Gap

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = ("党", "中央", "党中")
KIND = Gap(WORDS, least=1.5)
SEVEN = "贯彻的二十大精神"
HABIT = "深入学习贯彻的二十大精神。" * 3


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(KIND, "深入学习贯⟦彻的→彻党的⟧二十大精神", id="a word"),
        pytest.param(KIND, "贯⟦彻的→彻党的⟧二十大精神，全面从严⟦治向→治党向⟧纵深发展", id="two"),
        pytest.param(KIND, "贯彻党的二十大精神，全面从严治党向纵深发展", id="nothing is missing"),
        pytest.param(KIND, "深入学习贯彻\n的二十大精神", id="a line end parts"),
        pytest.param(KIND, "的", id="one character"),
        pytest.param(KIND, "", id="empty document"),
        pytest.param(KIND, HABIT, id="a habit"),
        pytest.param(Gap(WORDS, 1.5, habit=0), HABIT.replace("彻的", "⟦彻的→彻党的⟧"), id="habits are not let go"),
        pytest.param(Gap(WORDS, 9.0), SEVEN, id="not sure enough"),
        pytest.param(Gap(WORDS, 1.5, unless=("彻的二十大",)), SEVEN, id="excused"),
        pytest.param(Gap(("中央",), 1.5), SEVEN, id="no word of the list"),
    ],
)
def test_gaps(kind: Gap, expected: str, marked: Callable[[Gap, str], str]) -> None:
    text = expected
    while "⟦" in text:
        before, _, rest = text.partition("⟦")
        inside, _, after = rest.partition("⟧")
        text = before + inside.split("→")[0] + after
    assert marked(kind, text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        pytest.param(Gap(WORDS, 9.0), SEVEN, "least", id="not sure enough"),
        pytest.param(Gap(WORDS, 1.5, unless=("彻的二十大",)), SEVEN, "unless", id="excused"),
        pytest.param(KIND, HABIT, "habit", id="a habit"),
    ],
)
def test_why_it_is_silent(kind: Gap, text: str, reason: str) -> None:
    at = text.index("彻的")
    (why,) = kind.why(Document("", text), [(at, at + 2)], at)
    assert reason in why.en


@pytest.mark.parametrize(
    "fields",
    [{"words": ()}, {"words": ("",)}, {"words": WORDS, "unless": ("",)}],
    ids=["no word", "an empty one", "an empty phrase"],
)
def test_words_must_be_findable(fields: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(FieldError):
        Gap(least=1.0, **fields)
