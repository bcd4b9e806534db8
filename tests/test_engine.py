"""run(document, plan): exact findings, their order, and what holds for any text whatever."""

from __future__ import annotations

import codecs
import pickle
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import engine
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.document import Document, decode_document
from reportlint.expression import Expression
from reportlint.finding import Accepted, Finding, Match, Related, Severity, Span
from reportlint.kinds.blocks import Blocks
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.wording import Wording
from reportlint.rule import BadExample, Examples, Head, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.kinds.base import Kind


def rule_of(kind: Kind, name: str, severity: Severity = Severity.WARNING) -> Rule:
    examples = Examples((BadExample("⟦甲⟧"), BadExample("⟦乙⟧")), ("丙", "丁"))
    head = Head(severity, "“{text}”有误", "因为", "依据", examples, message_en="“{text}” is wrong")
    return Rule(name, name.partition("/")[0], f"{name}.yaml", head, "sample", kind)


SAMPLES = (
    rule_of(Wording({"根底": "基础", "效劳": "服务"}, unless=("文学根底",)), "substitution/spun", Severity.ERROR),
    rule_of(Pattern(Expression("x{2,}"), ("x",), (Expression("xxl"),)), "placeholder/cross"),
    rule_of(Pattern(Expression("。。+"), replace="。"), "punctuation/doubled"),
    rule_of(
        Pattern(
            Expression(
                "^(?P<mark>#+)[^#]",
            ),
            ("#",),
            replace="",
        ),
        "residue/heading",
    ),
    rule_of(Blocks((Expression("上一篇.*"), Expression("下一篇.*"))), "ad/navigation", Severity.NOTE),
)
PLAN = engine.prepare(SAMPLES)
SHIPPED = engine.prepare(read_catalogue([bundled_root()]))


def findings(text: str, *rules: Rule) -> list[Finding]:
    outcome = engine.run(Document("总结.txt", text), engine.prepare(rules or SAMPLES))
    assert outcome.failures == []
    return outcome.findings


def test_a_finding_says_everything() -> None:
    assert findings("一、总结\r\n𠮷夯实根底。\r\n") == [
        Finding(
            path="总结.txt",
            start=9,
            end=11,
            rule="substitution/spun",
            category="substitution",
            severity=Severity.ERROR,
            message="“根底”有误",
            line=2,
            column=4,
            end_line=2,
            end_column=6,
            text="根底",
            suggestion="基础",
            related=(),
        )
    ]


def test_a_finding_may_span_lines() -> None:
    (found,) = findings("总结\r\n上一篇：甲\r\n下一篇：乙")
    assert (found.start, found.end, found.text) == (4, 16, "上一篇：甲\r\n下一篇：乙")
    assert (found.line, found.column, found.end_line, found.end_column) == (2, 1, 3, 6)


def test_the_message_is_in_the_language_asked_for() -> None:
    document = Document("", "根底")
    assert [engine.run(document, PLAN, lang).findings[0].message for lang in ("zh", "en")] == [
        "“根底”有误",
        "“根底” is wrong",
    ]


def test_an_outcome_reaches_another_process() -> None:
    finding = findings("一、总结\n夯实根底。\n")[0]._replace(related=(Related(0, 1, 1, 1, 1, 2, "一"),))
    outcome = engine.Outcome([finding], [], [Accepted(finding, "ignore", "惯称")])
    there = pickle.loads(pickle.dumps(outcome))  # noqa: S301  # our own bytes
    assert there == outcome
    assert isinstance(there.findings[0], Finding)


@dataclass(frozen=True)
class Answers:
    """A kind that answers what it was made with, whatever the document."""

    matches: tuple[Match, ...]
    wants: tuple[str, ...] = ()

    @property
    def mends(self) -> bool:
        return False

    def literals(self) -> Sequence[str]:
        return self.wants

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        yield from self.matches


@dataclass(frozen=True)
class GivesUp(Answers):
    """A kind that answers, and then runs out of time."""

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        yield from super().find(document, hits)
        raise TimeoutError


def test_related_places_get_positions_too() -> None:
    kind = Answers((Match(0, 1, None, ((5, 6), (2, 3))),))
    (found,) = findings("（\r\n甲\r\n乙）", rule_of(kind, "punctuation/unbalanced"))
    assert found.related == (Related(7, 8, 3, 2, 3, 3, "）"), Related(3, 4, 2, 1, 2, 2, "甲"))


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        pytest.param([("typo/a", 0, 4), ("typo/b", 1, 3)], [("typo/a", 0, 4)], id="inside"),
        pytest.param([("typo/a", 0, 4), ("typo/b", 0, 2)], [("typo/a", 0, 4)], id="inside, at the start"),
        pytest.param([("typo/a", 0, 4), ("typo/b", 2, 4)], [("typo/a", 0, 4)], id="inside, at the end"),
        pytest.param([("typo/b", 1, 3), ("typo/a", 0, 4)], [("typo/a", 0, 4)], id="inside, whatever the order"),
        pytest.param([("typo/b", 0, 4), ("typo/a", 0, 4)], [("typo/a", 0, 4)], id="the same: the first by name"),
        pytest.param([("typo/a", 0, 4), ("error/b", 0, 4)], [("error/b", 0, 4), ("typo/a", 0, 4)], id="two categories"),
        pytest.param([("typo/a", 0, 3), ("typo/b", 2, 4)], [("typo/a", 0, 3), ("typo/b", 2, 4)], id="overlapping"),
        pytest.param([("typo/a", 0, 2), ("typo/b", 2, 4)], [("typo/a", 0, 2), ("typo/b", 2, 4)], id="adjacent"),
        pytest.param(
            [("typo/a", 0, 4), ("typo/b", 1, 2), ("typo/c", 3, 5)],
            [("typo/a", 0, 4), ("typo/c", 3, 5)],
            id="one inside, one overlapping",
        ),
        pytest.param([("typo/a", 2, 2)], [("typo/a", 2, 2)], id="an empty one"),
    ],
)
def test_of_one_category_the_outermost_is_kept(
    spans: list[tuple[str, int, int]], kept: list[tuple[str, int, int]]
) -> None:
    rules = [rule_of(Answers((Match(start, end),)), name) for name, start, end in spans]
    assert [(found.rule, found.start, found.end) for found in findings("甲乙丙丁戊", *rules)] == kept


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        pytest.param([("note", 0, 4), ("error", 1, 3)], [("note", 0, 4), ("error", 1, 3)], id="an error in a note"),
        pytest.param([("note", 0, 4), ("error", 0, 3)], [("error", 0, 3), ("note", 0, 4)], id="at its start"),
        pytest.param([("warning", 0, 4), ("error", 2, 4)], [("warning", 0, 4), ("error", 2, 4)], id="in a warning"),
        pytest.param([("error", 0, 4), ("note", 1, 3)], [("error", 0, 4)], id="a note in an error"),
        pytest.param([("note", 0, 4), ("note", 1, 3)], [("note", 0, 4)], id="a note in a note"),
        pytest.param(
            [("note", 0, 5), ("error", 1, 4), ("warning", 2, 3)], [("note", 0, 5), ("error", 1, 4)], id="one in another"
        ),
        pytest.param(
            [("error", 0, 3), ("warning", 1, 5), ("note", 2, 4)],
            [("error", 0, 3), ("warning", 1, 5)],
            id="the enclosing one overlaps a worse one",
        ),
        pytest.param(
            [("note", 0, 5), ("warning", 0, 2), ("note", 3, 4), ("warning", 3, 4)],
            [("warning", 0, 2), ("note", 0, 5), ("warning", 3, 4)],
            id="several in a note",
        ),
    ],
)
def test_what_is_worse_is_not_hidden_by_what_encloses_it(
    spans: list[tuple[str, int, int]], kept: list[tuple[str, int, int]]
) -> None:
    rules = [
        rule_of(Answers((Match(start, end),)), f"typo/{at}", Severity[word.upper()])
        for at, (word, start, end) in enumerate(spans)
    ]
    assert [(found.severity.word, found.start, found.end) for found in findings("甲乙丙丁戊", *rules)] == kept


def test_of_the_same_place_the_worse_is_kept() -> None:
    rules = [
        rule_of(Answers((Match(0, 1),)), "typo/a", Severity.NOTE),
        rule_of(Answers((Match(0, 1),)), "typo/b", Severity.ERROR),
    ]
    assert [found.rule for found in findings("甲", *rules)] == ["typo/b"]


def test_a_rule_is_not_asked_where_none_of_its_literals_stands() -> None:
    kind = Answers((Match(0, 1),), wants=("丙", "丁"))
    assert findings("甲乙", rule_of(kind, "typo/a")) == []
    assert len(findings("甲丁", rule_of(kind, "typo/a"))) == 1


def test_a_literal_may_be_asked_for_by_many_and_inside_others() -> None:
    kinds = [Wording({"甲": "一"}), Wording({"甲": "二", "乙甲": "三"}), Wording({"甲乙甲": "四"})]
    rules = [rule_of(kind, f"{category}/a") for kind, category in zip(kinds, ("typo", "format", "ad"), strict=True)]
    assert [(found.rule, found.start, found.suggestion) for found in findings("甲乙甲", *rules)] == [
        ("format/a", 0, "二"),
        ("typo/a", 0, "一"),
        ("ad/a", 0, "四"),
        ("format/a", 1, "三"),
        ("typo/a", 2, "一"),
    ]


def test_what_is_said_once_is_not_said_again() -> None:
    rule = rule_of(Wording({"甲": "乙", "丙": "丁"}), "typo/a")
    once = rule._replace(head=replace(rule.head, once=True))
    other = rule_of(Wording({"甲": "戊"}), "script/a")
    text = "甲丙，甲丙，甲"
    assert [(f.rule, f.start) for f in findings(text, once)] == [("typo/a", 0), ("typo/a", 1)]
    assert [f.start for f in findings(text, once, other) if f.rule == "script/a"] == [0, 3, 6]
    assert [f.start for f in findings(text, rule)] == [0, 1, 3, 4, 6]


def test_of_what_is_said_once_the_first_that_stands_alone_is_said() -> None:
    rule = rule_of(Wording({"甲": "乙"}), "typo/a")
    once = rule._replace(head=replace(rule.head, once=True))
    around = rule_of(Wording({"甲丙": "丁"}), "typo/b")
    assert [(f.rule, f.start) for f in findings("甲丙甲甲", once, around)] == [("typo/b", 0), ("typo/a", 2)]


def test_no_rules_find_nothing() -> None:
    assert engine.run(Document("", "根底"), engine.prepare([])) == ([], [], ())


def test_a_rule_out_of_time_is_a_failure_and_the_others_go_on() -> None:
    rules = [rule_of(GivesUp(()), "typo/slow"), rule_of(Answers((Match(0, 1),)), "typo/a")]
    outcome = engine.run(Document("总结.txt", "甲"), engine.prepare(rules))
    assert [found.rule for found in outcome.findings] == ["typo/a"]
    assert [(failure.rule, failure.path, failure.words("zh")) for failure in outcome.failures] == [
        ("typo/slow", "总结.txt", "总结.txt: typo/slow: 查找超时，这份文件没有查完")
    ]


@pytest.mark.parametrize(
    ("fault", "what"),
    [
        (TypeError("bad operand"), "TypeError: bad operand"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (OSError(2, "No such file", "table.txt"), "FileNotFoundError: [Errno 2] No such file: 'table.txt'"),
    ],
)
def test_a_fault_of_a_rule_is_a_failure_and_the_others_go_on(fault: Exception, what: str) -> None:
    class Breaks(Answers):
        def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
            yield from super().find(document, hits)
            raise fault

    rules = [
        rule_of(Answers((Match(0, 1),)), "typo/a"),
        rule_of(Breaks((Match(1, 2),)), "typo/broken"),
        rule_of(Answers((Match(2, 3),)), "typo/c"),
    ]
    outcome = engine.run(Document("总结.txt", "甲乙丙"), engine.prepare(rules))
    assert [found.rule for found in outcome.findings] == ["typo/a", "typo/c"]
    (failure,) = outcome.failures
    assert failure.words("zh") == f"总结.txt: typo/broken: 规则出错，这份文件没有查完（{what}）"
    assert failure.words("en") == f"总结.txt: typo/broken: failed, so the file is not wholly checked ({what})"


REPORT = """\
2014年工作总结
上一篇：计划
下一篇：总结

一、夯实农业根底设施，完成投资xx万元。。
# 二、效劳群众，文学根底，xxl号。
为xxx镇效劳。"""

ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with BOM": (codecs.BOM_UTF8, "utf-8"),
    "utf-16-le with BOM": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be with BOM": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "gb18030": (b"", "gb18030"),
    "gbk": (b"", "gbk"),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_and_line_ends_change_nothing(encoding: str, line_end: str) -> None:
    bom, codec = ENCODINGS[encoding]
    source = REPORT.replace("\n", line_end)
    document = decode_document("总结.txt", bom + source.encode(codec))
    found = engine.run(document, PLAN).findings
    assert [(f.rule, f.line, f.column, f.text.replace("\r\n", "\n")) for f in found] == [
        ("ad/navigation", 2, 1, "上一篇：计划\n下一篇：总结"),
        ("substitution/spun", 5, 7, "根底"),
        ("placeholder/cross", 5, 16, "xx"),
        ("punctuation/doubled", 5, 20, "。。"),
        ("residue/heading", 6, 1, "#"),
        ("substitution/spun", 6, 5, "效劳"),
        ("placeholder/cross", 7, 2, "xxx"),
        ("substitution/spun", 7, 6, "效劳"),
    ]
    assert [source[f.start : f.end] for f in found] == [f.text for f in found]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("甲\f乙\v丙\x1c\x85\u2028\u2029根底", 1, 10),
        ("甲\r乙\r根底\r", 1, 5),
        ("\ufeff根底", 1, 2),
        ("甲\n\r\n根底", 3, 1),
        ("根底", 1, 1),
        ("甲\r\r\n根底", 2, 1),
    ],
)
def test_odd_characters_are_inside_a_line(text: str, line: int, column: int) -> None:
    (found,) = findings(text)
    assert (found.line, found.column, text[found.start : found.end]) == (line, column, "根底")


# What holds for any text. Pieces that mean something to the rules make it likely that something is found.

SPOKEN_OF = """
    根底 效劳 文学 xx x xxl XX镇 。。 # 上一篇 下一篇 一、 二、 （一） 1. ① 第一 一是 三是 20xx年 年 月 日 發展經濟
    髮 D的领导 ＡＢ １２ } 口 某某 【姓名】 （请填写） [单位名称] {{ }} 网站首页 范文 ##paidbegin##
"""
ODD = (
    "\n",
    "\r\n",
    "\r",
    "\f",
    "\u2028",
    "\u3000",
    "\t",
    "。",
    "，",
    "“",
    "”",
    "𠮷",
    "e\u0301",
    "\ufeff",
    "\U0010ffff",
)
pieces = st.sampled_from((*SPOKEN_OF.split(), *ODD))
texts = st.one_of(st.lists(pieces, max_size=40).map("".join), st.text(max_size=60))


@given(texts)
@settings(max_examples=300)
def test_offsets_and_positions_lead_to_the_text(text: str) -> None:
    document = Document("", text)
    for found in [*engine.run(document, PLAN).findings, *engine.run(document, SHIPPED).findings]:
        assert text[found.start : found.end] == found.text
        lines = text.replace("\r\n", "\n").split("\n")
        first, last = lines[found.line - 1][found.column - 1 :], lines[found.end_line - 1][: found.end_column - 1]
        flagged = found.text.replace("\r\n", "\n")
        assert first.startswith(flagged.partition("\n")[0])
        assert last.endswith(flagged.rpartition("\n")[2])
        assert found.end_line - found.line == flagged.count("\n")


@given(texts, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_findings_are_sorted_whatever_the_order_of_rules(text: str, source: random.Random) -> None:
    document = Document("", text)
    shuffled = source.sample(SAMPLES, len(SAMPLES))
    found = engine.run(document, PLAN).findings
    assert found == engine.run(document, engine.prepare(shuffled)).findings
    assert found == sorted(found, key=lambda f: (f.start, f.end, f.rule))


def test_the_order_of_shipped_rules_changes_nothing() -> None:
    text = REPORT + "\n（一）發展經濟\n（三）20xx年　月　日\n"
    found = findings(text, *SHIPPED.rules)
    assert found
    for seed in range(5):
        assert findings(text, *random.Random(seed).sample(SHIPPED.rules, len(SHIPPED.rules))) == found  # noqa: S311


@given(texts, st.integers(1, 5))
@settings(max_examples=100)
def test_blank_lines_before_move_lines_only(text: str, blank: int) -> None:
    before = engine.run(Document("", text), PLAN).findings
    after = engine.run(Document("", "\n" * blank + text), PLAN).findings
    assert after == [
        found._replace(
            start=found.start + blank,
            end=found.end + blank,
            line=found.line + blank,
            end_line=found.end_line + blank,
        )
        for found in before
    ]


@given(texts)
@settings(max_examples=300)
def test_no_text_makes_a_shipped_rule_fail(text: str) -> None:
    assert engine.run(Document("", text), SHIPPED).failures == []


@given(texts)
@settings(max_examples=100)
def test_carriage_returns_before_line_feeds_change_nothing(text: str) -> None:
    text = text.replace("\r", "")
    lf, crlf = (engine.run(Document("", t), SHIPPED).findings for t in (text, text.replace("\n", "\r\n")))
    assert [(f.rule, f.line, f.column, f.end_line, f.end_column, f.text) for f in lf] == [
        (f.rule, f.line, f.column, f.end_line, f.end_column, f.text.replace("\r\n", "\n")) for f in crlf
    ]


def mended(text: str, found: list[Finding]) -> str:
    for finding in reversed(found):
        if finding.suggestion is not None:
            text = text[: finding.start] + finding.suggestion + text[finding.end :]
    return text


@given(texts, st.sampled_from(SAMPLES))
@settings(max_examples=100)
def test_a_fix_removes_its_finding(text: str, rule: Rule) -> None:
    found = findings(text, rule)
    once = mended(text, found)
    if rule.kind.mends:
        assert len(findings(once, rule)) < len(found) or not found
    else:
        assert once == text


def test_a_document_is_checked_the_same_every_time() -> None:
    document: Callable[[], Document] = lambda: Document("", REPORT)  # noqa: E731
    assert len({tuple(engine.run(document(), engine.prepare(SAMPLES)).findings) for _ in range(20)}) == 1


@pytest.mark.parametrize(
    ("first", "second", "starts"),
    [
        pytest.param(("typo/a", True, "方案"), ("substitution/b", False, "方案"), [2], id="the same place"),
        pytest.param(("typo/a", True, "年方案"), ("substitution/b", False, "全年"), [0], id="an overlap"),
        pytest.param(("typo/a", True, "方案"), ("substitution/b", False, "全年"), [0, 2], id="a neighbour"),
        pytest.param(("typo/a", True, "方案"), ("format/b", False, "方案"), [2, 2], id="another group"),
        pytest.param(("typo/a", True, "方案"), ("script/b", True, "方案"), [2], id="both defer"),
        pytest.param(
            ("typo/a", False, "全年方案"), ("script/b", False, "方案"), [0], id="inside another category of words"
        ),
        pytest.param(("typo/a", False, "全年"), ("script/b", False, "年方案"), [0, 1], id="an overlap without defer"),
    ],
)
def test_a_place_is_one_finding_in_all_categories_of_words(
    make_rule: Callable[..., Rule],
    first: tuple[str, bool, str],
    second: tuple[str, bool, str],
    starts: list[int],
) -> None:
    rules = [make_rule(Wording({word: "某"}), name, defer=defer) for name, defer, word in (first, second)]
    findings = engine.run(Document("", "全年方案"), engine.prepare(rules)).findings
    assert [finding.start for finding in findings] == starts
