"""Timed rules find what untimed ones find, and say what it took."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint import catalogue, compiled, engine
from reportlint.document import Document, read_document
from reportlint.stopwatch import Times, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.finding import Match, Span
    from reportlint.rule import Rule


SEEDS = Path(__file__).parent.parent / "seeds"


class Slow:
    mends = False

    def literals(self) -> Sequence[str]:
        return ["甲"]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        raise TimeoutError


def test_the_findings_are_the_same_and_every_rule_asked_is_timed() -> None:
    plan = compiled.load([catalogue.bundled_root()])
    document = read_document(str(next(SEEDS.glob("003*.txt"))))
    times = Times(characters=len(document.text))
    outcome = engine.run(document, timed(plan, times))
    assert outcome == engine.run(document, plan)
    assert {finding.rule for finding in outcome.findings} <= set(times.spent)
    assert times.matches.total() >= len(outcome.findings)
    lines = list(times.lines("zh", 3))
    assert lines[0] == "      毫秒  纳秒/字      匹配  检查方式"
    assert lines[-4] == "最费时的 3 条规则"
    kinds = {line.split()[-1] for line in lines[1:-5]}
    assert kinds == {times.kinds[rule] for rule in times.spent}


def test_a_rule_that_fails_is_timed_and_fails(make_rule: Callable[..., Rule]) -> None:
    times = Times()
    outcome = engine.run(Document("", "甲"), timed(engine.prepare([make_rule(Slow())]), times))
    assert [failure.rule for failure in outcome.failures] == ["typo/sample"]
    assert list(times.spent) == ["typo/sample"]
    assert times.matches.total() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_timed_is_a_table_without_rows(lang: str) -> None:
    assert len(list(Times().lines(lang))) == 3  # type: ignore[arg-type]


def test_large_figures_do_not_run_together() -> None:
    times = Times(characters=1)
    times.kinds["typo/sample"] = "wording"
    times.spent["typo/sample"] = 12_345_678_901
    times.matches["typo/sample"] = 1_234_567_890
    assert list(times.lines("en"))[1].split() == ["12345.7", "12345678901.00", "1234567890", "wording"]
