"""Kind `absent`: when it takes a character for filtered out of the whole text, and when it stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.absent import Absent

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = Absent(words=2, least=1.5)
TWO = "适用围由市局解释，落实安全防措施"
FILLING = "天\n" * 20_000


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(KIND, "适⟦用围→用范围⟧由市局解释，落实安全⟦防措→防范措⟧施", id="two words"),
        pytest.param(KIND, "适⟦用围→用范围⟧一，安全⟦防措→防范措⟧施，适⟦用围→用范围⟧二", id="each time"),
        pytest.param(KIND, "适用范围由市局解释，落实防范措施", id="nothing is missing"),
        pytest.param(KIND, "适用围由市局解释，适用围另定", id="one word, twice"),
        pytest.param(KIND, "现代农业发的需求", id="two runs at one place are one word"),
        pytest.param(KIND, TWO + "，文件规范", id="the character is there"),
        pytest.param(Absent(3, 1.5), TWO, id="too few words"),
        pytest.param(KIND, TWO + FILLING, id="too few words for so long a text"),
        pytest.param(Absent(2, 1.5, unless=("防措施",)), "适⟦用围→用范围⟧由市局解释，落实安全防措施", id="excused"),
        pytest.param(KIND, "适用\n围由市局解释，落实防\n措施", id="a line end parts"),
        pytest.param(KIND, "", id="empty document"),
    ],
)
def test_absent(kind: Absent, expected: str, marked: Callable[[Absent, str], str]) -> None:
    text = expected
    while "⟦" in text:
        before, _, rest = text.partition("⟦")
        inside, _, after = rest.partition("⟧")
        text = before + inside.split("→")[0] + after
    assert marked(kind, text) == expected


def test_once_a_character_is_known_to_be_missing_less_is_needed_elsewhere() -> None:
    text = "适用围由市局解释，落实安全防措施，建立疫情防机制"
    assert _found(Absent(2, 9.0), text) == ["用范围", "防范措"]
    assert _found(Absent(2, -9.0), text)[-1] == "防范机"


def _found(kind: Absent, text: str) -> list[str | None]:
    hits = [(at, at + length) for length in (2, 3) for at in range(len(text) - length + 1)]
    return [match.replacement for match in kind.find(Document("", text), hits)]


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        pytest.param(KIND, "适用围由市局解释", "1 words only", id="too few words"),
        pytest.param(Absent(2, 1.5, unless=("用围",)), TWO, "unless", id="excused"),
    ],
)
def test_why_it_is_silent(kind: Absent, text: str, reason: str) -> None:
    at = text.index("用围")
    (why,) = kind.why(Document("", text), [(at, at + 2)], at)
    assert reason in why.en


def test_one_word_is_never_enough() -> None:
    with pytest.raises(FieldError):
        Absent(1, 1.5)
