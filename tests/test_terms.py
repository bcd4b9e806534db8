"""Where terms stand in a text, and which findings they let go: two tables, and a property against a plain search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import engine
from reportlint.document import Document
from reportlint.evidence import Evidence
from reportlint.kinds.wording import Wording
from reportlint.rule import CATEGORIES
from reportlint.terms import Terms, touches

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule


@pytest.mark.parametrize(
    ("terms", "text", "spans"),
    [
        ([], "甲乙", []),
        (["甲"], "", []),
        (["甲"], "乙甲乙甲", [(1, 2), (3, 4)]),
        (["甲", "甲"], "乙甲", [(1, 2)]),
        (["甲乙", "乙丙"], "甲乙丙丁", [(0, 3)]),
        (["甲乙丙", "乙"], "甲乙丙", [(0, 3)]),
        (["乙", "甲乙丙丁", "丁戊"], "甲乙丙丁戊己乙", [(0, 5), (6, 7)]),
        (["甲甲"], "甲甲甲甲", [(0, 4)]),
        (["甲", "乙"], "甲乙", [(0, 2)]),
        (["𠮷"], "甲𠮷", [(1, 2)]),
        (["甲 乙"], "甲乙甲 乙", [(2, 5)]),
    ],
)
def test_where_terms_stand(terms: list[str], text: str, spans: list[tuple[int, int]]) -> None:
    assert Terms(terms).spans(text) == spans


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=5), st.text("甲乙丙丁", max_size=30))
def test_every_character_of_a_term_is_covered_and_no_other(terms: list[str], text: str) -> None:
    covered = {
        at
        for term in terms
        for start in range(len(text))
        if text.startswith(term, start)
        for at in range(start, start + len(term))
    }
    spans = Terms(terms).spans(text)
    assert {at for start, end in spans for at in range(start, end)} == covered
    assert spans == sorted(spans)
    for at in range(len(text)):
        assert touches(spans, at, at + 1) == (at in covered)


def left(rule: Rule, terms: list[str], source: str) -> list[int]:
    findings = engine.run(Document("", source), engine.prepare([rule]), terms=Terms(terms)).findings
    return [finding.start for finding in findings]


@pytest.mark.parametrize(
    ("terms", "text", "starts"),
    [
        pytest.param([], "平安财险", [0], id="no terms"),
        pytest.param(["平安财险"], "平安财险与平安生产", [5], id="inside a term"),
        pytest.param(["平安"], "平安财险与平安生产", [], id="the term itself"),
        pytest.param(["保平"], "保平安生产", [], id="a term that ends in it"),
        pytest.param(["安全"], "平安全年", [], id="a term that begins in it"),
        pytest.param(["财险"], "平安财险", [0], id="a term beside it"),
        pytest.param(["平"], "平安", [], id="a term inside it"),
        pytest.param(["平安", "财险"], "财险平安财险平安", [], id="terms in a row"),
        pytest.param(["平安财险"], "一\r\n二\r\n平安财险，平安", [11], id="CRLF before it"),
        pytest.param(["甲\n平安"], "甲\n平安", [], id="what stands in two lines"),
    ],
)
def test_what_terms_let_go(make_rule: Callable[..., Rule], terms: list[str], text: str, starts: list[int]) -> None:
    assert left(make_rule(Wording({"平安": "安全"}), "substitution/sample"), terms, text) == starts


@pytest.mark.parametrize("category", CATEGORIES)
def test_only_what_judges_words_is_let_go(make_rule: Callable[..., Rule], category: str) -> None:
    rule = make_rule(Wording({"平安": "安全"}), f"{category}/sample")
    assert left(rule, ["平安财险"], "平安财险") == ([] if category in {"substitution", "typo", "script"} else [0])


def test_what_a_term_shields_is_no_trace_either(make_rule: Callable[..., Rule]) -> None:
    evidence = Evidence("spinner", sure=2.0, score=1.0)
    sure = make_rule(Wording({"根底": "基础"}), "substitution/sure", evidence=Evidence("spinner"))
    doubtful = make_rule(Wording({"平安": "安全"}), "substitution/doubtful", evidence=evidence)
    plan, document = engine.prepare([sure, doubtful]), Document("", "根底很好，平安生产")
    assert len(engine.run(document, plan).findings) == 2
    assert engine.run(document, plan, terms=Terms(["根底"])).findings == []
