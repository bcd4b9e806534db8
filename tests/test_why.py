"""What decided about a place, for a hit and for a silence: the words for every case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.errors import Bilingual
from reportlint.evidence import Evidence
from reportlint.expression import Expression
from reportlint.finding import Match, Severity
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.wording import Wording
from reportlint.terms import Terms
from reportlint.why import Reason, why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.finding import Span
    from reportlint.kinds.base import Kind
    from reportlint.rule import Rule


@dataclass(frozen=True)
class Scores:
    """A kind that finds its literals, each with the same score, and explains nothing."""

    wants: tuple[str, ...]
    score: float | None = None
    stop: type[Exception] | None = None

    @property
    def mends(self) -> bool:
        return False

    def literals(self) -> Sequence[str]:
        return self.wants

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        if self.stop:
            raise self.stop
        for start, end in hits:
            yield Match(start, end, score=self.score)


@dataclass(frozen=True)
class Explained(Scores):
    """A kind that finds nothing and has its reasons."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        yield from ()

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        if self.stop:
            raise self.stop
        yield Bilingual(f"{len(hits)} 处都不像", f"{len(hits)} places, none alike")


@pytest.fixture
def asked(make_rule: Callable[..., Rule]) -> Callable[..., list[str]]:
    """Return a function that makes rules of kinds and gives what they say of the ^ in a text."""

    def ask(text: str, kinds: dict[str, Kind], evidence: Evidence | None = None, **head: object) -> list[str]:
        plain = text.replace("^", "")
        rules = [make_rule(kind, f"typo/{name}") for name, kind in kinds.items()]
        rules = [rule._replace(head=replace(rule.head, evidence=evidence, **head)) for rule in rules]
        answer = why(Document("", plain), engine.prepare(rules), text.index("^"))
        return [f"{reason.rule.removeprefix('typo/')}: {reason.said.zh}" for reason in answer.reasons]

    return ask


DOUBT = Evidence("spinner", sure=4.0, note=3.0)


@pytest.mark.parametrize(
    ("text", "kinds", "evidence", "said"),
    [
        pytest.param(
            "甲^乙",
            {"a": Wording({"乙": "丙"})},
            Evidence("thesaurus", among={"spinner": 2.0}),
            ["a: 没有查：spinner 类痕迹不到 2 处"],
            id="too few traces to be asked",
        ),
        pytest.param(
            "甲^丁",
            {"a": Wording({"乙": "丙"})},
            Evidence("thesaurus", among={"spinner": 2.0}),
            [],
            id="nothing to ask",
        ),
        pytest.param("甲^乙", {"a": Wording({"乙": "丙"})}, None, ["a: “乙”报出，级别 warning"], id="reported"),
        pytest.param("甲^乙", {"a": Wording({"甲": "丙"})}, None, [], id="no word there"),
        pytest.param("", {"a": Wording({"甲": "丙"})}, None, [], id="an empty document"),
        pytest.param(
            "甲^乙丁",
            {"a": Wording({"乙": "丙"}, unless=("乙丁",))},
            None,
            ["a: “乙”在“乙丁”之中，由 unless 放过"],
            id="excused",
        ),
        pytest.param(
            "甲^乙丁",
            {"a": Wording({"乙": "丙"}, within=("乙甲",))},
            None,
            ["a: “乙”不在 within 的任何短语之中"],
            id="not within",
        ),
        pytest.param(
            "甲^乙丁",
            {"a": Pattern(Expression("乙"), ("甲",), (Expression("乙."),))},
            None,
            ["a: “乙”在“乙丁”之中，由 unless 放过（乙.）"],
            id="excused by an expression",
        ),
        pytest.param(
            "甲^乙丙丁",
            {"b": Wording({"乙": "丙"}), "a": Wording({"甲乙丙": "丁"})},
            None,
            ["a: “甲乙丙”报出，级别 warning", "b: “乙”不另报：在 1:1 的“甲乙丙”（typo/a）之中"],
            id="inside another",
        ),
        pytest.param(
            "甲^乙",
            {"b": Wording({"乙": "丙"}), "a": Wording({"乙": "丁"})},
            None,
            ["a: “乙”报出，级别 warning", "b: “乙”不另报：typo/a 已报同一处，级别 warning"],
            id="the same as another",
        ),
        pytest.param(
            "乙，戊，^甲",
            {"a": Scores(("甲",), 2.5), "b": Scores(("乙", "戊"), 4.0)},
            DOUBT,
            ["a: “甲”报出，级别 warning；得 2.50 分，需 2.42 分，spinner 类痕迹折合 2.00 处：“乙”、“戊”"],
            id="enough evidence",
        ),
        pytest.param(
            "乙，^甲",
            {"a": Scores(("甲",), 2.0), "b": Scores(("乙",), 4.0)},
            DOUBT,
            ["a: “甲”放过：旁证不足；得 2.00 分，需 3.00 分，spinner 类痕迹折合 1.00 处：“乙”"],
            id="too little evidence",
        ),
        pytest.param(
            "^甲，甲",
            {"a": Scores(("甲",), 2.0)},
            DOUBT,
            ["a: “甲”放过：旁证不足；得 2.00 分，需 4.00 分，spinner 类痕迹折合 0.00 处"],
            id="no evidence",
        ),
        pytest.param(
            "乙丙丁戊己庚辛，^甲",
            {"a": Scores(("甲",), 0.5), "b": Scores(tuple("乙丙丁戊己庚辛"), 4.0)},
            DOUBT,
            [
                (
                    "a: “甲”放过：旁证不足；得 0.50 分，需 1.00 分，spinner 类痕迹折合 7.00 处："
                    "“丁”、“丙”、“乙”、“己”、“庚”、“戊”等"
                )
            ],
            id="more traces than are told",
        ),
        pytest.param(
            "^甲",
            {"a": Scores(("甲",), 3.5)},
            DOUBT,
            ["a: “甲”只作提示报出：旁证不足；得 3.50 分，需 4.00 分，spinner 类痕迹折合 0.00 处"],
            id="as a note",
        ),
        pytest.param(
            "^甲",
            {"a": Scores(("甲",), 4.5)},
            DOUBT,
            ["a: “甲”报出，级别 warning；得 4.50 分，满 4.00 分无须旁证"],
            id="sure by its score",
        ),
        pytest.param("^甲", {"a": Scores(("甲",))}, DOUBT, ["a: “甲”报出，级别 warning"], id="sure without one"),
        pytest.param(
            "^甲", {"a": Pattern(Expression("乙"), ("甲",))}, None, ["a: 查过“甲”，没有毛病"], id="no fault found"
        ),
        pytest.param("^甲甲", {"a": Explained(("甲",))}, None, ["a: 2 处都不像"], id="a kind's own reason"),
        pytest.param(
            "^甲",
            {"a": Explained(("甲",), stop=TimeoutError)},
            None,
            ["a: 查过“甲”，没有毛病"],
            id="no time to explain",
        ),
        pytest.param(
            "^甲",
            {"a": Scores(("甲",), stop=TimeoutError)},
            None,
            ["a: 查找超时，这份文件没有查完"],
            id="no time to look",
        ),
        pytest.param(
            "^" + "甲" * 30,
            {"a": Scores(("甲" * 30,))},
            None,
            [f"a: “{'甲' * 20}…”报出，级别 warning"],
            id="a long text",
        ),
        pytest.param(
            "^甲\n乙", {"a": Scores(("甲\n乙",))}, None, ["a: “甲 乙”报出，级别 warning"], id="over a line end"
        ),
    ],
)
def test_what_decided(
    asked: Callable[..., list[str]], text: str, kinds: dict[str, Kind], evidence: Evidence | None, said: list[str]
) -> None:
    assert asked(text or "^", kinds, evidence) == said


def test_what_was_shown_once_is_told(asked: Callable[..., list[str]]) -> None:
    kinds: dict[str, Kind] = {"a": Wording({"甲": "乙"})}
    assert asked("^甲，甲", kinds, once=True) == ["a: “甲”报出，级别 warning"]
    assert asked("甲，^甲", kinds, once=True) == ["a: “甲”不再报：同样的文字每份文件只报第一处（once）"]


@pytest.mark.parametrize("line", range(4))
def test_a_line_that_stands_again_has_its_reasons_too(make_rule: Callable[..., Rule], line: int) -> None:
    plan = engine.prepare([make_rule(Wording({"根底": "基础"}, unless=("国学根底",)))])
    text = "国学根底深，根底牢\n" * 4
    answer = why(Document("", text), plan, 10 * line + 7)
    assert [reason.said.zh for reason in answer.reasons] == ["“根底”报出，级别 warning"]
    excused = why(Document("", text), plan, 10 * line + 2)
    assert [reason.said.zh for reason in excused.reasons] == ["“根底”在“国学根底”之中，由 unless 放过"]


def test_rules_that_read_the_whole_text_are_counted(make_rule: Callable[..., Rule]) -> None:
    kinds = [
        Pattern(Expression("甲")),
        Pattern(Expression("乙")),
        Pattern(Expression("丙"), unless=(Expression("丙丁"),)),
    ]
    rules = [make_rule(kind, f"typo/{name}") for name, kind in zip("abc", kinds, strict=True)]
    plan = engine.prepare(rules)
    assert [why(Document("", "甲，丙丁"), plan, at).others for at in (0, 1, 2)] == [2, 3, 2]


@pytest.mark.parametrize(
    ("category", "said"),
    [("typo", "“甲”放过：碰到本单位的术语“甲乙”"), ("ad", "“甲”报出，级别 warning")],
)
def test_a_term_shields_from_rules_about_words(make_rule: Callable[..., Rule], category: str, said: str) -> None:
    plan = engine.prepare([make_rule(Wording({"甲": "丙"}), f"{category}/a")])
    (reason,) = why(Document("", "甲，丁甲乙"), plan, 3, Terms(["甲乙"])).reasons
    assert reason.said.zh == said
    (reason,) = why(Document("", "甲，丁甲乙"), plan, 0, Terms(["甲乙"])).reasons
    assert reason.said.zh == "“甲”报出，级别 warning"


@pytest.mark.parametrize(
    ("text", "said"), [("丙，甲", "没有查：fault 类痕迹不到 2 处"), ("丙，甲乙", "“丙”报出，级别 warning")]
)
def test_faults_of_any_kind_call_for_a_late_rule(make_rule: Callable[..., Rule], text: str, said: str) -> None:
    late, sure = make_rule(Wording({"丙": "丁"}), "typo/a"), make_rule(Wording({"甲": "戊", "乙": "己"}), "typo/b")
    late = late._replace(head=replace(late.head, evidence=Evidence("thesaurus", among={"fault": 2.0})))
    (reason,) = why(Document("", text), engine.prepare([late, sure]), 0).reasons
    assert said in reason.said.zh


def test_it_is_told_in_english_too(make_rule: Callable[..., Rule]) -> None:
    rule = make_rule(Scores(("甲",), 2.0), "typo/a")
    rule = rule._replace(head=replace(rule.head, evidence=DOUBT))
    other = make_rule(Wording({"甲": "丙"}, unless=("甲乙",)), "typo/b", Severity.NOTE)
    assert why(Document("", "甲乙"), engine.prepare([rule, other]), 0).reasons == [
        Reason(
            "typo/a",
            Bilingual(
                "“甲”放过：旁证不足；得 2.00 分，需 4.00 分，spinner 类痕迹折合 0.00 处",
                "'甲' let go: too little evidence; score 2.00, needed 4.00, traces of spinner 0.00",
            ),
        ),
        Reason("typo/b", Bilingual("“甲”在“甲乙”之中，由 unless 放过", "'甲' in '甲乙': excused by unless")),
    ]
