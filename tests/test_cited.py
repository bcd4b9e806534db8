"""Which words in quotes a sentence calls wrong or right by name, and that all rules let them go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint import engine
from reportlint.cited import cited_in
from reportlint.document import Document
from reportlint.kinds.wording import Wording
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("不要把“账目”写成“帐目”。", ["账目", "帐目"]),
        ("头版把“部署”写成了“布署”", ["部署", "布署"]),
        ("“帐目”应改为“账目”。", ["帐目"]),
        ("“帐目”一词应为“账目”，“布署”是错误的", ["帐目", "布署"]),
        ("误作“布署”，排成“布暑”", ["布署", "布暑"]),
        ("“平安”应是底线", []),
        ("开展“平安”创建，写成三篇报道", []),
        ("写成“一\n二”", []),
    ],
)
def test_which_words_are_called_wrong(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in cited_in(text)] == words


@pytest.mark.parametrize("category", CATEGORIES)
def test_all_rules_let_them_go(make_rule: Callable[..., Rule], category: str) -> None:
    plan = engine.prepare([make_rule(Wording({"帐目": "账目"}), f"{category}/sample")])
    found = engine.run(Document("", "把“账目”写成“帐目”，帐目不清"), plan).findings
    assert [finding.start for finding in found] == [12]
