"""What the tests of the formats share: three rules, and what a format says of documents checked by rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.engine import Outcome
from reportlint.errors import Bilingual, RuleFailure
from reportlint.expression import Expression
from reportlint.finding import Accepted, Match, Related, Severity
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.wording import Wording
from reportlint.output.base import About, Totals
from reportlint.output.formats import make
from reportlint.rule import BadExample, Examples, Head, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.errors import Lang
    from reportlint.finding import Finding
    from reportlint.kinds.base import Kind


def plain(text: str, _: Severity) -> str:
    return text


@pytest.fixture(scope="session")
def rule_of() -> Callable[..., Rule]:
    """Return a function that makes a rule of a kind."""

    def of(
        kind: Kind,
        name: str,
        severity: Severity = Severity.WARNING,
        message: str = "“{text}”有误",
        *,
        fold: bool = False,
    ) -> Rule:
        examples = Examples(
            (BadExample("夯实⟦根底⟧设施", "夯实基础设施"), BadExample("一行\n⟦根底⟧\n")), ("文学根底", "两\n行\n")
        )
        head = Head(
            severity, message, "公文不用", "3000 万字：0 次", examples, message_en="“{text}” is wrong", fold=fold
        )
        return Rule(name, name.partition("/")[0], f"{name}.yaml", head, "wording", kind)

    return of


@pytest.fixture(scope="session")
def spun(rule_of: Callable[..., Rule]) -> Rule:
    """Return an error with suggestions: 根底 is 基础, 的的 goes."""
    kind = Wording({"根底": "基础", "的的": ""})
    return rule_of(kind, "substitution/spun", Severity.ERROR, "“{text}”疑为“{fix}”之误")


@pytest.fixture(scope="session")
def cross(rule_of: Callable[..., Rule]) -> Rule:
    """Return a warning without suggestions: xx."""
    return rule_of(Pattern(Expression("x{2,}")), "placeholder/cross")


@pytest.fixture(scope="session")
def comma(rule_of: Callable[..., Rule]) -> Rule:
    """Return a note about a mass habit: a half-width comma."""
    return rule_of(Pattern(Expression(","), replace="，"), "punctuation/comma", Severity.NOTE, "应用全角", fold=True)


@pytest.fixture(scope="session")
def about() -> Callable[..., About]:
    """Return a function that makes what a format may ask."""

    def of(
        *rules: Rule, lang: Lang = "zh", folds: bool = False, style: Callable[[str, Severity], str] = plain
    ) -> About:
        return About(lang, {rule.name: rule for rule in rules}.get, folds, style)

    return of


@pytest.fixture(scope="session")
def said_of(about: Callable[..., About]) -> Callable[..., str]:
    """Return a function that gives what the format of a name says of documents and what came of them."""

    def say(
        name: str, outcomes: Sequence[tuple[Document, Outcome]], *rules: Rule, failed: int = 0, **options: Any
    ) -> str:
        report = make(name, about(*rules, **options))
        totals = Totals(failed=failed)
        pieces = [*report.begin()]
        for document, outcome in outcomes:
            totals.add(outcome)
            pieces += report.document(document, outcome)
        pieces += report.end(totals)
        encoded = (each if isinstance(each, bytes) else each.encode("utf-8", "surrogatepass") for each in pieces)
        return b"".join(encoded).decode("utf-8", "surrogatepass")

    return say


@pytest.fixture(scope="session")
def said(said_of: Callable[..., str]) -> Callable[..., str]:
    """Return a function that gives what the format of a name says of documents that rules checked."""

    def say(name: str, documents: Sequence[Document], *rules: Rule, lang: Lang = "zh", **options: Any) -> str:
        plan = engine.prepare(rules)
        outcomes = [(document, engine.run(document, plan, lang)) for document in documents]
        return said_of(name, outcomes, *rules, lang=lang, **options)

    return say


@pytest.fixture(scope="session")
def finding_in(rule_of: Callable[..., Rule]) -> Callable[[Document, int, int], Finding]:
    """Return a function that makes a finding of a span of a document."""

    def of(document: Document, start: int, end: int) -> Finding:
        class Answer(Wording):
            def find(self, document: Document, hits: object) -> Any:  # noqa: ARG002
                yield Match(start, end)

        return engine.run(document, engine.prepare([rule_of(Answer({document.text[0]: ""}), "typo/a")])).findings[0]

    return of


@pytest.fixture(scope="session")
def awkward(spun: Rule, cross: Rule, comma: Rule) -> list[tuple[Document, Outcome]]:
    """Return documents, and what three rules found in them, with all that a format may stumble over."""
    plan = engine.prepare([spun, cross, comma])

    def checked(document: Document) -> tuple[Document, Outcome]:
        return document, engine.run(document, plan)

    accepted, outcome = checked(Document("drafts/已接受.md", "根底\n根底,xx"))
    first, second, third, fourth = outcome.findings
    lists = Document(".reportlint-ignores.yaml", "- rule: typo/a\n- rule: [\n")
    entry = first._replace(
        path=lists.path, start=0, end=14, line=1, column=1, end_line=1, end_column=15, text="- rule: typo/a",
        severity=Severity.WARNING, message="这一条没有用到", suggestion=None,
    )  # fmt: skip
    control = Document("/in/a b%1,2:3\n\x1b.txt", "甲\0\x1b\ufffe\uffff,乙<&>\"']]>\u2028xx\r\n𐐀根底,")
    pair, found = checked(Document("总结 2023.txt", "（根底\r\n𐐀，的的）xx\n一\nxx"))
    bracket = Related(start=11, end=12, line=2, column=5, end_line=2, end_column=6, text="）")
    pairs = found.findings[0]._replace(start=0, end=6, end_line=2, end_column=2, text="（根底\r\n𐐀", related=(bracket,))
    failure = RuleFailure("typo/slow", "trap.txt", Bilingual("查找超时，<没有>查完", "ran out of time, <not> done"))
    return [
        (lists, Outcome([
            entry._replace(rule="ignore/unused", category="ignore"),
            entry._replace(rule="baseline/shrink", category="baseline", severity=Severity.NOTE),
        ], [])),
        checked(control),
        (accepted, Outcome([third], [], [
            Accepted(first, "ignore", "引文 <原样>"), Accepted(second, "comment", "专名"), Accepted(fourth, "baseline"),
        ])),
        checked(Document("clean.txt", "")),
        (Document("trap.txt", "甲"), Outcome([], [failure])),
        checked(Document(os.fsdecode(b"\xd7\xdc.txt"), "xx", "gb18030")),
        (pair, found._replace(findings=[pairs, *found.findings])),
    ]  # fmt: skip
