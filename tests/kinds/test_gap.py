"""Kind `gap`: where it sees that something was cut out, and where it stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.gap import Gap

if TYPE_CHECKING:
    from collections.abc import Callable

ANY = Gap(least=2.2)
WORDS = Gap(least=1.5, words=("党", "中央"), habit=0)
HABIT = "做好防汛旱工作。" * 3


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(ANY, "做好防⟦汛旱→汛抗旱⟧工作", id="a character"),
        pytest.param(ANY, "固⟦定产→定资产⟧投资，农业供给⟦侧构→侧结构⟧性改革", id="two"),
        pytest.param(ANY, "义⟦务育→务教育⟧均衡发展", id="at the head of a line"),
        pytest.param(ANY, "做好防汛抗旱工作，固定资产投资", id="nothing is missing"),
        pytest.param(ANY, "做好防汛\n旱情严重", id="a line end parts"),
        pytest.param(ANY, "汛", id="one character"),
        pytest.param(ANY, "", id="empty document"),
        pytest.param(ANY, HABIT, id="a habit"),
        pytest.param(Gap(least=2.2, habit=0), HABIT.replace("汛旱", "⟦汛旱→汛抗旱⟧"), id="habits are not let go"),
        pytest.param(Gap(least=9.0), "做好防汛旱工作", id="not sure enough"),
        pytest.param(Gap(least=2.2, unless=("防汛旱",)), "做好防汛旱工作", id="excused"),
        pytest.param(WORDS, "深入学习贯⟦彻的→彻党的⟧二十大精神", id="a word of the list"),
        pytest.param(WORDS, "做好防汛旱工作", id="no word of the list"),
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
        pytest.param(Gap(least=9.0), "做好防汛旱工作", "least", id="not sure enough"),
        pytest.param(Gap(least=2.2, unless=("防汛旱",)), "做好防汛旱工作", "unless", id="excused"),
        pytest.param(ANY, HABIT, "habit", id="a habit"),
    ],
)
def test_why_it_is_silent(kind: Gap, text: str, reason: str) -> None:
    at = text.index("汛旱")
    (why,) = kind.why(Document("", text), [(at, at + 2)], at)
    assert reason in why.en


def test_a_phrase_must_be_findable() -> None:
    with pytest.raises(FieldError):
        Gap(least=1.0, unless=("",))
