"""A small linter for the tests of acceptance: 根底 is wrong, xx is unfilled, each line by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.expression import Expression
from reportlint.finding import Severity
from reportlint.kinds.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine import Outcome, Plan
    from reportlint.rule import Rule

ROOT, LETTERS, ONCE = "typo/root", "placeholder/letters", "typo/once"


@pytest.fixture(scope="session")
def plan(make_rule: Callable[..., Rule]) -> Plan:
    """Return the rules: typo/root finds 根底, placeholder/letters xx and longer runs, typo/once the first 帐号."""
    return engine.prepare(
        [
            make_rule(Pattern(Expression("根底"), ("根底",)), ROOT, Severity.ERROR),
            make_rule(Pattern(Expression("x{2,}"), ("xx",)), LETTERS, Severity.WARNING),
            make_rule(Pattern(Expression("帐号"), ("帐号",)), ONCE, Severity.NOTE, once=True),
        ]
    )


@pytest.fixture(scope="session")
def checked(plan: Plan) -> Callable[..., tuple[Document, Outcome]]:
    """Return a function that checks a text: the document and what came of it."""

    def check(text: str, path: str = "总结.txt") -> tuple[Document, Outcome]:
        document = Document(path, text)
        return document, engine.run(document, plan)

    return check


@pytest.fixture
def known(plan: Plan) -> frozenset[str]:
    """Return the names of the rules."""
    return plan.asked
