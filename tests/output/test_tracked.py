"""Findings and accepted ones in one order, each told from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint import engine
from reportlint.document import Document
from reportlint.finding import Accepted
from reportlint.output.tracked import tracked

if TYPE_CHECKING:
    from reportlint.engine import Outcome
    from reportlint.rule import Rule


def checked(document: Document, *rules: Rule) -> Outcome:
    return engine.run(document, engine.prepare(rules))


def test_equal_findings_are_numbered(spun: Rule, cross: Rule) -> None:
    document = Document("a", "根底\nxx\n根底\n根底好")
    each = list(tracked(document, checked(document, spun, cross)))
    assert [(one.finding.line, one.occurrence, one.accepted) for one in each] == [
        (1, 1, None), (2, 1, None), (3, 2, None), (4, 1, None),
    ]  # fmt: skip
    assert len({one.fingerprint for one in each}) == 3
    assert len({one.key for one in each}) == 4


def test_accepting_one_finding_renumbers_no_other(spun: Rule) -> None:
    document = Document("a", "根底\n根底\n根底")
    whole = checked(document, spun)
    before = [one.key for one in tracked(document, whole)]
    accepted = Accepted(whole.findings[0], "ignore", "引文")
    sifted = whole._replace(findings=whole.findings[1:], accepted=[accepted])
    after = list(tracked(document, sifted))
    assert [one.key for one in after] == before
    assert [one.accepted for one in after] == [accepted, None, None]


def test_a_key_belongs_to_a_document_and_a_path_however_it_is_spelt(spun: Rule) -> None:
    def key(path: str, text: str = "根底") -> str:
        document = Document(path, text)
        return next(tracked(document, checked(document, spun))).key

    assert key("a.txt") == key("./a.txt") == key("a.txt", "前言\n\n根底")
    assert key("a.txt") != key("b.txt")


def test_overlapping_ones_come_by_their_ends_and_rules(spun: Rule) -> None:
    document = Document("a", "根底根底")
    first, second = checked(document, spun).findings
    longer = first._replace(end=4, end_column=5)
    other = first._replace(rule="typo/a")
    outcome = engine.Outcome([longer, second], [], [Accepted(other, "comment"), Accepted(first, "baseline")])
    assert [one.finding for one in tracked(document, outcome)] == [first, other, longer, second]
