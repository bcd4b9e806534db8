"""A rule file as a whole: its place, its message, its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FieldError, FileError
from reportlint.finding import Severity
from reportlint.kinds.wording import Wording
from reportlint.rule import BadExample, read_rule, unmark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlint.rule import Rule


def test_a_rule_is_read(write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path) -> None:
    path = write_rule("substitution/foundation", rule_text)
    rule = read_rule(path, tmp_path / "rules")
    assert (rule.name, rule.category, rule.path) == ("substitution/foundation", "substitution", str(path))
    assert (rule.kind_name, rule.kind) == ("wording", Wording({"根底": "基础"}))
    assert (rule.head.severity, rule.head.fold) == (Severity.ERROR, False)
    assert rule.head.examples.bad == (
        BadExample("夯实⟦根底⟧设施", "夯实基础设施"),
        BadExample("⟦根底⟧教育"),
    )
    assert rule.head.examples.good == ("夯实基础设施", "根本与底线")


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("sample.yaml", "规则须放在“类别/名称.yaml”"),
        ("typo/deep/sample.yaml", "规则须放在“类别/名称.yaml”"),
        ("typos/sample.yaml", "没有“typos”这个类别，是否想写“typo”？"),
        ("错字/sample.yaml", "没有“错字”这个类别"),
        ("typo/Sample.yaml", "文件名只能用小写字母、数字和连字符"),
        ("typo/a_b.yaml", "文件名只能用小写字母、数字和连字符"),
        ("typo/a.b.yaml", "文件名只能用小写字母、数字和连字符"),
        ("typo/-a.yaml", "文件名只能用小写字母、数字和连字符"),
        ("typo/错字.yaml", "文件名只能用小写字母、数字和连字符"),
    ],
)
def test_a_rule_in_a_wrong_place_is_refused(tmp_path: Path, rule_text: str, place: str, problem: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rule_text, "utf-8")
    with pytest.raises(FileError) as refused:
        read_rule(path, tmp_path)
    assert refused.value.words("zh") == f"{path}: {problem}"


@pytest.mark.parametrize(
    ("written", "instead", "place", "problem"),
    [
        pytest.param("severity: error", "severty: error", "1:1", "未知的键“severty”，是否想写“severity”？", id="key"),
        pytest.param(
            "severity: error", "severity: fatal", "1:11", "“fatal”应为note、warning、error 之一", id="severity"
        ),
        pytest.param("why: 公文里不用“根底”\n", "", "1:1", "缺少键“why”", id="no why"),
        pytest.param("  replace:", "  replaces:", "7:3", "未知的键“replaces”，是否想写“replace”？", id="key of a kind"),
        pytest.param("wording:", "wordings:", "6:1", "未知的键“wordings”，是否想写“wording”？", id="kind"),
        pytest.param("{根底: 基础}", "{根底: 基础, 根底: 根基}", "7:21", "键“根底”重复", id="repeated word"),
        pytest.param("{根底: 基础}", "{根底: 根底}", "7:17", "改前与改后相同", id="nothing changes"),
        pytest.param(
            "“{fix}”之误", "“{fixed}”之误", "2:10", "消息中只能用 {text}、{fix} 和 {reason}，不能用“fixed”", id="field"
        ),
        pytest.param(
            "“{fix}”之误", "“{}”之误", "2:10", "消息中只能用 {text}、{fix} 和 {reason}，不能用“”", id="empty field"
        ),
        pytest.param(
            "“{fix}”之误", "“{fix:d}”之误", "2:10", "消息中只能用 {text}、{fix} 和 {reason}，不能用“fix:d”", id="format"
        ),
        pytest.param(
            "“{fix}”之误",
            "“{fix!r}”之误",
            "2:10",
            "消息中只能用 {text}、{fix} 和 {reason}，不能用“fix!r”",
            id="conversion",
        ),
        pytest.param(
            "“{fix}”之误",
            "“{fix.x}”之误",
            "2:10",
            "消息中只能用 {text}、{fix} 和 {reason}，不能用“fix.x”",
            id="attribute",
        ),
        pytest.param(
            "“{fix}”之误", "“{fix”之误", "2:10", "花括号有误：expected '}' before end of string", id="open brace"
        ),
        pytest.param(
            "should be “{fix}”",
            "is {wrong}",
            "3:13",
            "消息中只能用 {text}、{fix} 和 {reason}，不能用“wrong”",
            id="English message",
        ),
        pytest.param("⟦根底⟧教育", "根底教育", "12:13", "没有用 ⟦ ⟧ 标出要报的地方", id="no marks"),
        pytest.param("⟦根底⟧教育", "⟦根底教育", "12:13", "⟦ 与 ⟧ 不成对", id="an open mark"),
        pytest.param("    - text: ⟦根底⟧教育\n", "", "10:5", "bad 至少要有两条例子", id="one bad example"),
        pytest.param("    - 根本与底线\n", "", "14:5", "good 至少要有两条例子", id="one good example"),
        pytest.param("  good:", "  goods:", "13:3", "未知的键“goods”，是否想写“good”？", id="key of the examples"),
        pytest.param(
            "      fix: 夯实", "      fxi: 夯实", "11:7", "未知的键“fxi”，是否想写“fix”？", id="key of an example"
        ),
    ],
)
def test_a_rule_file_that_is_wrong_is_refused(
    write_rule: Callable[[str, str], Path],
    rule_text: str,
    tmp_path: Path,
    written: str,
    instead: str,
    place: str,
    problem: str,
) -> None:
    assert rule_text.count(written) == 1
    path = write_rule("substitution/foundation", rule_text.replace(written, instead))
    with pytest.raises(FileError) as refused:
        read_rule(path, tmp_path / "rules")
    assert refused.value.words("zh") == f"{path}:{place}: {problem}"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("pattern: {find: 根底}", "2:10"),
        ("pattern: {find: 根底, lines_with: [根底]}", "2:10"),
    ],
)
def test_a_message_cannot_speak_of_a_fix_there_is_not(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path, kind: str, line: str
) -> None:
    path = write_rule("typo/a", rule_text.replace("wording:\n  replace: {根底: 基础}", kind))
    with pytest.raises(FileError) as refused:
        read_rule(path, tmp_path / "rules")
    assert refused.value.words("zh") == f"{path}:{line}: 这条规则不给建议，消息中不能用 {{fix}}"


@pytest.mark.parametrize(
    ("kind", "place", "problem"),
    [
        ("pattern: {find: 根(底}", "6:17", "正则表达式有误：missing ) at position 3"),
        ("pattern: {find: 根底, unless: [甲, 乙(]}", "6:33", "正则表达式有误：missing ) at position 2"),
        ("pattern: {find: 根底, replace: '\\1'}", "6:30", "建议写法有误：no such group"),
        ("pattern: {find: 根底, lines_with: ['']}", "6:34", "字面文本不能为空"),
        ("wording: {replace: {根底: 基础}, unless: [文学]}", "6:39", "“文学”不含 replace 中的任何词，永远不会起作用"),
        ("blocks: {lines: []}", "6:17", "至少要有一个正则表达式"),
        ("blocks: {lines: 根底}", "6:17", "此处应为列表"),
    ],
)
def test_a_kind_that_is_wrong_is_refused_at_its_place(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path, kind: str, place: str, problem: str
) -> None:
    path = write_rule("typo/a", rule_text.replace("wording:\n  replace: {根底: 基础}", kind))
    with pytest.raises(FileError) as refused:
        read_rule(path, tmp_path / "rules")
    assert refused.value.words("zh") == f"{path}:{place}: {problem}"


@pytest.mark.parametrize(
    ("message", "fix", "words"),
    [
        ("“{text}”疑为“{fix}”之误", "基础", "“根底”疑为“基础”之误"),
        ("多余", "", "多余"),
        ("{{{text}}}", None, "{根底}"),
    ],
)
def test_a_message_is_filled(make_rule: Callable[..., Rule], message: str, fix: str | None, words: str) -> None:
    rule = make_rule(Wording({"根底": "基础"}), message=message)
    assert rule.message("zh", "根底", fix) == words
    assert rule.message("en", "根底", fix) == words  # there is no English one


@pytest.mark.parametrize(("length", "quoted"), [(60, "甲" * 60), (61, "甲" * 60 + "…"), (20_000, "甲" * 60 + "…")])
def test_a_message_quotes_no_more_than_a_line(make_rule: Callable[..., Rule], length: int, quoted: str) -> None:
    rule = make_rule(Wording({"甲": "乙"}), message="“{text}”疑为“{fix}”之误")
    assert rule.message("zh", "甲" * length, "乙") == f"“{quoted}”疑为“乙”之误"
    assert rule.message("en", "乙", "甲" * length) == f"“乙”疑为“{quoted}”之误"


def test_braces_in_a_document_are_no_fields(make_rule: Callable[..., Rule]) -> None:
    assert make_rule(Wording({"甲": "乙"}), message="“{text}”").message("zh", "{fix}{", None) == "“{fix}{”"


def test_a_message_is_said_in_english(write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path) -> None:
    rule = read_rule(write_rule("substitution/foundation", rule_text), tmp_path / "rules")
    assert rule.message("en", "根底", "基础") == "“根底” should be “基础”"


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("", "", []),
        ("总结", "总结", []),
        ("夯实⟦根底⟧设施", "夯实根底设施", [(2, 4)]),
        ("⟦甲⟧⟦乙⟧丙⟦丁\n⟧", "甲乙丙丁\n", [(0, 1), (1, 2), (3, 5)]),
        ("甲⟦⟧乙", "甲乙", [(1, 1)]),
        ("𠮷⟦甲⟧", "𠮷甲", [(1, 2)]),
    ],
)
def test_marks_become_spans(text: str, plain: str, spans: list[tuple[int, int]]) -> None:
    assert unmark(text) == (plain, spans)


@pytest.mark.parametrize("text", ["⟦甲", "甲⟧", "⟧甲⟦", "⟦⟦甲⟧", "⟦⟦甲⟧⟧", "⟦甲⟧⟧"])
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(FieldError) as refused:
        unmark(text)
    assert (refused.value.keys, refused.value.words("zh")) == (("text",), "⟦ 与 ⟧ 不成对")
