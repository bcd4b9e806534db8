"""Kind `pattern`: what it must speak of, where it must be silent, what it refuses to be."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint import engine, expression
from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.expression import Expression
from reportlint.kinds.pattern import Pattern
from reportlint.regex_code import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule


def pattern(find: str, *lines_with: str, unless: tuple[str, ...] = (), replace: str | None = None) -> Pattern:
    return Pattern(Expression(find), lines_with, tuple(map(Expression, unless)), replace)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(pattern("x+"), "⟦xx⟧镇⟦x⟧村", id="every match"),
        pytest.param(pattern("x+", "x"), "⟦xx⟧镇\n甲\n⟦x⟧村⟦x⟧组", id="on lines with the literal"),
        pytest.param(pattern("x+", "镇", "村"), "⟦xx⟧镇\nxx\n⟦x⟧村", id="on lines with one of the literals"),
        pytest.param(pattern("(?P<mark>x+)镇"), "⟦xx⟧镇xx村", id="the group mark is what is reported"),
        pytest.param(pattern("(?:(?P<mark>x)|y)z"), "⟦x⟧z yz", id="a mark that did not take part reports nothing"),
        pytest.param(pattern("x*"), "⟦xx⟧镇", id="an empty match reports nothing"),
        pytest.param(pattern("^甲$"), "⟦甲⟧\n甲乙\n⟦甲⟧", id="line ends"),
        pytest.param(pattern("^甲$", "甲"), "⟦甲⟧\n甲乙\n乙甲\n⟦甲⟧", id="line ends, line by line"),
        pytest.param(pattern("^甲$"), "甲\r乙", id="a lone CR ends no line"),
        pytest.param(pattern("(?<=乙)甲", "甲"), "乙⟦甲⟧", id="a lookbehind"),
        pytest.param(pattern("(?<!\\n)甲", "甲"), "⟦甲⟧\n甲", id="a lookbehind sees the line before"),
        pytest.param(pattern("甲(?=\\n)", "甲"), "甲\n乙", id="a lookahead does not see the line after"),
        pytest.param(pattern("甲(?=\\n)"), "⟦甲⟧\n乙", id="without literals it does"),
        pytest.param(pattern("甲\\n乙"), "⟦甲\n乙⟧", id="without literals a match may cross lines"),
        pytest.param(pattern("甲\\n乙", "甲"), "甲\n乙", id="with literals it may not"),
        pytest.param(pattern("甲.乙"), "⟦甲\r乙⟧⟦甲\u2028乙⟧⟦甲\f乙⟧甲\n乙", id="a dot stops at a line feed only"),
        pytest.param(pattern("x", unless=("xlsx",)), "总结.xlsx ⟦x⟧", id="inside a match of unless"),
        pytest.param(pattern("x+", unless=("xx镇",)), "⟦xxx⟧镇", id="not wholly inside a match of unless"),
        pytest.param(pattern("x", unless=("模板", "格式.*")), "⟦x⟧模板 格式x", id="the second of unless"),
        pytest.param(pattern("x", unless=("甲\\s*x",)), "甲\n⟦x⟧", id="unless looks at its line only"),
        pytest.param(pattern("x", unless=("^甲.*$",)), "甲xx\n乙⟦x⟧⟦x⟧\n甲x", id="unless line by line"),
        pytest.param(pattern("(?P<mark>x)镇", unless=("x",)), "x镇", id="unless looks at the mark, not the match"),
        pytest.param(pattern("甲\\nx", unless=("^甲$",)), "⟦甲\nx⟧", id="unless at the line where a match starts"),
        pytest.param(pattern("x", unless=("(?:ax)?", "b+x")), "ax⟦x⟧bbx", id="unless with empty matches"),
        pytest.param(pattern("(\\d)点", replace=r"\1：00"), "⟦9点→9：00⟧", id="a replacement by number"),
        pytest.param(pattern("(?P<h>\\d)点", replace=r"\g<h>时"), "⟦9点→9时⟧", id="a replacement by name"),
        pytest.param(pattern("(a)|b", replace=r"[\1]"), "⟦b→[]⟧", id="a group that did not take part"),
        pytest.param(pattern("x", replace=""), "⟦x→⟧镇", id="a replacement by nothing"),
        pytest.param(pattern("甲(?P<mark>x+)", replace="乙"), "甲⟦xx→乙⟧", id="what is replaced is the mark"),
        pytest.param(pattern("x+甲?", "x"), "⟦x⟧\n⟦xx甲⟧\n\n甲⟦x⟧", id="lines near each other"),
        pytest.param(pattern("[a-z]", "x"), "⟦x⟧⟦y⟧\ny\n⟦z⟧⟦x⟧\n甲", id="not on a line between two with the literal"),
        pytest.param(pattern("x[^甲]*甲", "x"), "xx\n⟦x甲⟧", id="what could go over a line end does not"),
        pytest.param(Pattern(Expression("x\\n甲"), text_with=("甲", "乙")), "⟦x\n甲⟧", id="in a text with a literal"),
        pytest.param(Pattern(Expression("x"), text_with=("甲", "乙")), "x丙", id="not in a text without"),
        pytest.param(
            Pattern(Expression("\n(?P<mark>甲)"), text_with=("\n甲",)), "甲\n⟦甲⟧", id="at the start of a line"
        ),
        pytest.param(pattern("(?i)X{2}", "x"), "⟦xX⟧\nXX", id="literals know no case"),
        pytest.param(pattern("x"), "", id="empty document"),
    ],
)
def test_speaks_and_is_silent(kind: Pattern, expected: str, marked: Callable[[Pattern, str], str]) -> None:
    text = regex.sub("⟦(.*?)(?:→.*?)?⟧", r"\1", expected, flags=regex.DOTALL)
    assert marked(kind, text) == expected


@pytest.mark.parametrize(
    ("lines_with", "keys", "problem"),
    [
        (("",), ("lines_with", 0), "字面文本不能为空"),
        (("甲", "乙\n丙"), ("lines_with", 1), "字面文本含换行，不可能在一行之内出现"),
        (("\r",), ("lines_with", 0), "字面文本含换行，不可能在一行之内出现"),
    ],
)
def test_literals_that_stand_in_no_line_are_refused(
    lines_with: tuple[str, ...], keys: tuple[str | int, ...], problem: str
) -> None:
    with pytest.raises(FieldError) as refused:
        pattern("甲", *lines_with)
    assert (refused.value.keys, refused.value.words("zh")) == (keys, problem)


@pytest.mark.parametrize("literal", ["", "\n", "甲\n", "\n\n甲"])
def test_a_literal_of_a_text_begins_with_a_line_end_at_most(literal: str) -> None:
    with pytest.raises(FieldError) as refused:
        Pattern(Expression("甲"), text_with=("乙", literal))
    assert refused.value.keys == ("text_with", 1)


def test_literals_are_for_lines_or_for_the_text() -> None:
    with pytest.raises(FieldError) as refused:
        Pattern(Expression("甲"), lines_with=("甲",), text_with=("乙",))
    assert refused.value.keys == ("text_with",)


@pytest.mark.parametrize("repeated", ["甲\n，乙\n", "，乙\n甲\n"])
def test_what_begins_with_a_line_end_is_found_where_lines_stand_again(
    repeated: str, make_rule: Callable[..., Rule]
) -> None:
    kind = Pattern(Expression("\n(?P<mark>，)"), text_with=("\n，",))
    document = Document("", repeated * 40)
    found, _, _ = engine.ask(document, plan := engine.prepare([make_rule(kind)]), engine.literal_hits(document, plan))
    assert len(found) == ("\n" + repeated * 40).count("\n，") - repeated.startswith("，")


@pytest.mark.parametrize(
    ("kind", "by_line"),
    [
        (pattern("甲", "甲"), True),
        (pattern("甲", "甲", unless=("(?<=\\s{2})甲",)), False),
        (pattern("甲+"), True),
        (pattern("甲[^乙]"), False),
        (pattern("(?<=\\s{2})甲"), False),
    ],
)
def test_what_goes_by_line(kind: Pattern, by_line: bool, make_rule: Callable[..., Rule]) -> None:
    document = Document("", "乙甲甲\n\n甲丙\n  甲\n" * 30)
    assert kind.by_line is by_line
    found, _, _ = engine.ask(document, plan := engine.prepare([make_rule(kind)]), engine.literal_hits(document, plan))
    plain = Pattern(kind.find_, unless=kind.unless)
    vars(plain).update(by_line=False)
    assert sorted(match for match, _, _ in found) == plain.find(document, ())


@given(
    source=st.sampled_from(["甲", "[甲乙]+", "乙[^甲\n]?", "(?<!乙)甲", "甲$|^乙", "甲.乙", "乙(?=甲|$)"]),
    literals=st.sets(st.sampled_from(["甲", "乙", "甲乙", "丙"]), min_size=1),
    text=st.text("甲乙丙\n", max_size=40),
    most=st.integers(1, 12),
)
def test_lines_searched_together_or_one_by_one(source: str, literals: set[str], text: str, most: int) -> None:
    kind, together = (Pattern(Expression(source), tuple(literals)) for _ in range(2))
    hits = [(at, at + len(each)) for at in range(len(text)) for each in literals if text.startswith(each, at)]
    hits.sort(key=lambda hit: hit[1])
    vars(kind).update(_joins_lines=False, _needs=())
    vars(together).update(_joins_lines=True, _needs=())
    together.find_.__dict__["untimed_length"] = most
    assert together.find(Document("", text), hits) == kind.find(Document("", text), hits)


@pytest.mark.parametrize(
    ("find", "template", "problem"),
    [
        ("(甲)", r"\2", "建议写法有误：no such group"),
        ("(?P<a>甲)", r"\g<b>", "建议写法有误：unknown group"),
        ("甲", "\\", "建议写法有误：bad escape (end of pattern) at position 1"),
        ("(?x) 甲 # 注", r"\1", "建议写法有误：no such group"),
    ],
)
def test_a_replacement_that_cannot_be_made_is_refused(find: str, template: str, problem: str) -> None:
    with pytest.raises(FieldError) as refused:
        pattern(find, replace=template)
    assert (refused.value.keys, refused.value.words("zh")) == (("replace",), problem)


@pytest.mark.parametrize("find", ["甲(乙)?", "(?x) (甲) # 注", "(?i)(a)", "(?P<mark>甲)", "^(甲)$", "(?V1)(a)"])
def test_a_replacement_that_can_be_made_is_accepted(find: str) -> None:
    assert pattern(find, replace=r"\1").mends


def test_it_mends_where_it_has_a_replacement() -> None:
    assert [pattern("甲").mends, pattern("甲", replace="").mends] == [False, True]


@pytest.mark.parametrize("part", ["find", "unless"])
@pytest.mark.parametrize("lines_with", [(), ("a",)])
def test_an_expression_that_runs_for_ever_is_stopped(
    part: str, lines_with: tuple[str, ...], make_rule: Callable[..., Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expression.Clock.__init__, "__defaults__", (0.1,))
    endless = "(?:a|aa)+$"
    kind = pattern(endless, *lines_with) if part == "find" else pattern("a", *lines_with, unless=(endless,))
    outcome = engine.run(Document("总结.txt", "a" * 100 + "。"), engine.prepare([make_rule(kind)]))
    assert [failure.words("zh") for failure in outcome.failures] == [
        "总结.txt: typo/sample: 查找超时，这份文件没有查完"
    ]
    assert outcome.findings == []


def test_the_clock_is_one_for_all_searches_of_a_rule(
    make_rule: Callable[..., Rule], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expression.Clock.__init__, "__defaults__", (0.0,))
    outcome = engine.run(Document("", "x"), engine.prepare([make_rule(pattern("x"))]))
    assert len(outcome.failures) == 1


@pytest.mark.parametrize("separator", ["", "\r", "\n"], ids=["one line", "CR only", "lines"])
def test_a_line_may_be_as_long_as_a_document(separator: str, make_rule: Callable[..., Rule]) -> None:
    kind = pattern("x{2,}", "x", unless=("XX", "模板.{0,5}"))
    text = ("完成xx镇的经济发展任务" + separator) * 20_000
    outcome = engine.run(Document("", text), engine.prepare([make_rule(kind)]))
    assert (len(outcome.findings), outcome.failures) == (20_000, [])


def test_an_expression_is_its_source() -> None:
    assert Expression("甲") == Expression("甲")
    assert Expression("甲") != Expression("乙")
    assert Expression("甲") != "甲"
    assert len({Expression("甲"), Expression("甲"), Expression("乙")}) == 2
    used = Expression("甲")
    assert used.compiled.pattern == "甲"
    assert pickle.loads(pickle.dumps(used)) == used  # noqa: S301  # written on this line


@pytest.mark.parametrize(("version", "compilations"), [(regex.__version__, 0), ("0.0.0", 1)])
def test_what_another_version_compiled_is_compiled_again(
    version: str, compilations: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def compile_(source: str, flags: int, compile_: Callable[..., Any] = regex.compile) -> Any:
        calls.append(source)
        return compile_(source, flags)

    with monkeypatch.context() as patch:
        patch.setattr(regex, "__version__", version)
        packed = pickle.dumps(Expression("甲+"))
    monkeypatch.setattr(regex, "compile", compile_)
    expression = pickle.loads(packed)  # noqa: S301  # written above
    assert expression.compiled.fullmatch("甲甲")
    assert len(calls) == compilations
    assert pickle.loads(pickle.dumps(expression)).compiled.fullmatch("甲")  # noqa: S301  # written on this line
    assert len(calls) == compilations


def test_what_a_document_says_of_itself_excuses_it(marked: Callable[[Pattern, str], str]) -> None:
    kind = Pattern(Expression("X{2,}"), unless_anywhere=("本文有删减",))
    assert marked(kind, "拨付XX元\n（本文有删节）") == "拨付⟦XX⟧元\n（本文有删节）"
    assert marked(kind, "拨付XX元\n（本文有删减）") == "拨付XX元\n（本文有删减）"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        pytest.param(pattern("x+", unless=("xxl",)), "^xx镇", [], id="what is reported is no silence"),
        pytest.param(pattern("x+", unless=("xxl",)), "甲^乙xxl", [], id="beside the match"),
        pytest.param(
            pattern("x+", unless=("xxl",)), "x^xl号", ["“xx”在“xxl”之中，由 unless 放过（xxl）"], id="excused"
        ),
        pytest.param(
            pattern("x+", "镇", unless=("xxl", "l.*x+")),
            "镇\nlxxl\nlx^xl镇",
            ["“xx”在“xxl”之中，由 unless 放过（xxl）", "“xx”在“lxx”之中，由 unless 放过（l.*x+）"],
            id="twice, on its own line",
        ),
        pytest.param(pattern("x+", "镇", unless=("xxl",)), "镇\nx^xl", [], id="on a line that was not looked at"),
        pytest.param(pattern("甲(?P<mark>x)", unless=("甲xl",)), "^甲xl", [], id="outside the mark"),
        pytest.param(
            pattern("甲(?P<mark>x)", unless=("甲xl",)),
            "甲^xl",
            ["“x”在“甲xl”之中，由 unless 放过（甲xl）"],
            id="the mark",
        ),
        pytest.param(
            Pattern(Expression("x+"), unless_anywhere=("略去", "从略")),
            "^xx镇，名称从略",
            ["“xx”由 unless_anywhere 放过：文件里有“从略”"],
            id="the document says why",
        ),
    ],
)
def test_a_silence_has_its_reason(make_rule: Callable[..., Rule], kind: Pattern, text: str, said: list[str]) -> None:
    document = Document("", text.replace("^", ""))
    hits = engine.literal_hits(document, engine.prepare([make_rule(kind)])).get(0, ())
    assert [clause.zh for clause in kind.why(document, hits, text.index("^"))] == said


@pytest.mark.parametrize(
    "template", [r"\g<y>年\g<half>", r"\g<no>-\g<y>", "\\g<y>\n", r"\1\g<half>", r"\g<1>", r"\\g<y>", "年"]
)
def test_a_template_is_filled_as_expand_fills_it(template: str) -> None:
    match = regex.match(r"(?P<y>[0-9]+)(?P<half>上半年)?(?P<no>x)?", "2023上半年")
    assert match
    assert filled(match, template) == match.expand(template)


def test_capitals_are_the_replacement() -> None:
    kind = Pattern(Expression("驾驶(?P<mark>[a-z]+)"), lines_with=("驾驶",), upper=True)
    assert [match.replacement for match in kind.find(Document("", "驾驶suv"), [(0, 2)])] == ["SUV"]
    assert kind.mends


def test_capitals_and_a_replacement_are_refused() -> None:
    with pytest.raises(FieldError) as refused:
        Pattern(Expression("a"), replace="b", upper=True)
    assert refused.value.keys == ("upper",)


def test_characters_are_exchanged() -> None:
    kind = Pattern(Expression("约(?P<mark>[0-9lO]+)"), lines_with=("约",), exchange={"l": "1", "O": "0"})
    assert [match.replacement for match in kind.find(Document("", "约l2O人"), [(0, 1)])] == ["120"]
    assert kind.mends


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({"replace": "b", "exchange": {"a": "b"}}, ("exchange",)),
        ({"upper": True, "exchange": {"a": "b"}}, ("exchange",)),
        ({"exchange": {"ab": "b"}}, ("exchange", "ab")),
        ({"exchange": {"": "b"}}, ("exchange", "")),
    ],
)
def test_an_exchange_is_of_characters_and_alone(keys: dict[str, Any], where: tuple[str, ...]) -> None:
    with pytest.raises(FieldError) as refused:
        Pattern(Expression("a"), **keys)
    assert refused.value.keys == where
