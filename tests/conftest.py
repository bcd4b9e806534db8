"""What all tests share: a cache folder of their own, rules made on the spot, and text that shows its findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from reportlint import engine
from reportlint.document import Document
from reportlint.finding import Severity
from reportlint.kinds import KINDS
from reportlint.rule import CLOSE, OPEN, BadExample, Examples, Head, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reportlint.kinds.base import Kind

# How long an example takes is the machine's affair; what it shows is ours.
settings.register_profile("reportlint", deadline=None)
settings.load_profile("reportlint")

RULE = """\
severity: error
message: “{text}”疑为“{fix}”之误
message_en: “{text}” should be “{fix}”
why: 公文里不用“根底”
basis: 通行用法
wording:
  replace: {根底: 基础}
examples:
  bad:
    - text: 夯实⟦根底⟧设施
      fix: 夯实基础设施
    - text: ⟦根底⟧教育
  good:
    - 夯实基础设施
    - 根本与底线
"""


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPORTLINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        for name in [name for name in os.environ if name in ("NO_COLOR", "FORCE_COLOR")]:
            patch.delenv(name)
        yield


@pytest.fixture
def rule_text() -> str:
    """Return a rule file that is right: substitution of 根底 by 基础, an error."""
    return RULE


@pytest.fixture
def write_rule(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a rule file below tmp_path/rules and returns its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "rules" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture(scope="session")
def make_rule() -> Callable[..., Rule]:
    """Return a function that makes a rule of a kind, without a file."""

    def make(
        kind: Kind,
        name: str = "typo/sample",
        severity: Severity = Severity.WARNING,
        message: str = "错",
        **head: Any,
    ) -> Rule:
        examples = Examples((BadExample("⟦甲⟧"), BadExample("⟦乙⟧")), ("丙", "丁"))
        return Rule(
            name,
            name.partition("/")[0],
            f"{name}.yaml",
            Head(severity, message, "因为", "依据", examples, **head),
            next((word for word, each in KINDS.items() if isinstance(kind, each)), "sample"),
            kind,
        )

    return make


@pytest.fixture(scope="session")
def marked(make_rule: Callable[..., Rule]) -> Callable[[Kind, str], str]:
    """Return a function that gives a text back with what a kind reports in it marked ⟦so⟧, or ⟦so→suggestion⟧."""

    def mark(kind: Kind, text: str) -> str:
        outcome = engine.run(Document("", text), engine.prepare([make_rule(kind)]))
        assert outcome.failures == []
        for found in reversed(outcome.findings):
            advice = "" if found.suggestion is None else f"→{found.suggestion}"
            text = f"{text[: found.start]}{OPEN}{found.text}{advice}{CLOSE}{text[found.end :]}"
        return text

    return mark
