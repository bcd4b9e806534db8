"""The exact text of each format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.errors import Bilingual, RuleFailure
from reportlint.expression import Expression
from reportlint.finding import Finding, Match, Related, Severity
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.wording import Wording
from reportlint.output.base import Format, Totals
from reportlint.output.json import Json
from reportlint.output.page import page
from reportlint.output.text import Text, cells, excerpt
from reportlint.rule import BadExample, Examples, Head, Rule

if TYPE_CHECKING:
    from collections.abc import Collection

    from reportlint.errors import Lang
    from reportlint.kinds.base import Kind


def rule_of(kind: Kind, name: str, severity: Severity = Severity.WARNING, message: str = "“{text}”有误") -> Rule:
    examples = Examples(
        (BadExample("夯实⟦根底⟧设施", "夯实基础设施"), BadExample("一行\n⟦根底⟧\n")), ("文学根底", "两\n行\n")
    )
    head = Head(severity, message, "公文不用", "3000 万字：0 次", examples, message_en="“{text}” is wrong")
    return Rule(name, name.partition("/")[0], f"{name}.yaml", head, "wording", kind)


SPUN = rule_of(Wording({"根底": "基础", "的的": ""}), "substitution/spun", Severity.ERROR, "“{text}”疑为“{fix}”之误")
CROSS = rule_of(Pattern(Expression("x{2,}")), "placeholder/cross")
COMMA = rule_of(Pattern(Expression(","), replace="，"), "punctuation/comma", Severity.NOTE, "应用全角")


def plain(text: str, _: Severity) -> str:
    return text


def tagged(text: str, severity: Severity) -> str:
    return f"<{severity.word}>{text}</>"


def said(report: Format, documents: list[Document], *rules: Rule, lang: Lang = "zh") -> str:
    plan = engine.prepare(rules)
    totals = Totals()
    written = [*report.begin()]
    for document in documents:
        outcome = engine.run(document, plan, lang)
        totals.add(outcome)
        written += report.document(document, outcome.findings)
    return "".join([*written, *report.end(totals)])


def text_of(source: str, *rules: Rule, folded: Collection[str] = (), lang: Lang = "zh") -> str:
    return said(Text(lang, folded, plain), [Document("总结.txt", source)], *rules, lang=lang)


def test_text_without_findings() -> None:
    assert text_of("夯实基础设施", SPUN) == "检查 1 份文件，发现 0 处（错误 0，警告 0，提示 0）\n"
    assert (
        text_of("夯实基础设施", SPUN, lang="en") == "documents checked: 1, findings: 0 (error 0, warning 0, note 0)\n"
    )


def test_text() -> None:
    assert (
        text_of("一、总结\n夯实根底设施xx处,\n的的", SPUN, CROSS, COMMA)
        == """\
总结.txt:2:3: 错误 substitution/spun “根底”疑为“基础”之误
    夯实根底设施xx处,
        ^^^^
    建议：基础

总结.txt:2:7: 警告 placeholder/cross “xx”有误
    夯实根底设施xx处,
                ^^

总结.txt:2:10: 提示 punctuation/comma 应用全角
    夯实根底设施xx处,
                    ^
    建议：，

总结.txt:3:1: 错误 substitution/spun “的的”疑为“”之误
    的的
    ^^^^
    建议：（删去）

检查 1 份文件，发现 4 处（错误 2，警告 1，提示 1）
       2  substitution（洗稿替换）
       1  placeholder（占位未填）
       1  punctuation（标点）
"""
    )


def test_text_in_english() -> None:
    assert (
        text_of("夯实根底,的的", SPUN, COMMA, lang="en")
        == """\
总结.txt:1:3: error substitution/spun “根底” is wrong
    夯实根底,的的
        ^^^^
    suggestion: 基础

总结.txt:1:5: note punctuation/comma “,” is wrong
    夯实根底,的的
            ^
    suggestion: ，

总结.txt:1:6: error substitution/spun “的的” is wrong
    夯实根底,的的
             ^^^^
    suggestion: (delete)

documents checked: 1, findings: 3 (error 2, warning 0, note 1)
       2  substitution
       1  punctuation
"""
    )


def test_text_is_coloured_by_severity() -> None:
    written = said(Text("zh", (), tagged), [Document("a", "根底xx")], SPUN, CROSS)
    assert written.startswith("""\
a:1:1: <error>错误</> substitution/spun “根底”疑为“基础”之误
    根底xx
    <error>^^^^</>
    建议：基础

a:1:3: <warning>警告</> placeholder/cross “xx”有误
    根底xx
    <warning>    ^^</>
""")


def test_a_habit_is_folded() -> None:
    source = "甲,乙,丙,丁,戊,根底"
    assert (
        text_of(source, SPUN, COMMA, folded={"punctuation/comma"})
        == """\
总结.txt:1:2: 提示 punctuation/comma 应用全角
    甲,乙,丙,丁,戊,根底
      ^
    建议：，

总结.txt:1:4: 提示 punctuation/comma 应用全角
    甲,乙,丙,丁,戊,根底
         ^
    建议：，

总结.txt:1:6: 提示 punctuation/comma 应用全角
    甲,乙,丙,丁,戊,根底
            ^
    建议：，

总结.txt:1:11: 错误 substitution/spun “根底”疑为“基础”之误
    甲,乙,丙,丁,戊,根底
                   ^^^^
    建议：基础

总结.txt: punctuation/comma 另有 2 处

检查 1 份文件，发现 6 处（错误 1，警告 0，提示 5）
       5  punctuation（标点）
       1  substitution（洗稿替换）
"""
    )


def test_three_places_are_no_habit_and_every_document_has_its_own() -> None:
    documents = [Document("甲", ",,,"), Document("乙", ",,,,")]
    written = said(Text("en", {"punctuation/comma"}, plain), documents, COMMA, lang="en")
    assert [line for line in written.splitlines() if "punctuation/comma" in line] == [
        *(f"甲:1:{column}: note punctuation/comma “,” is wrong" for column in (1, 2, 3)),
        *(f"乙:1:{column}: note punctuation/comma “,” is wrong" for column in (1, 2, 3)),
        "乙: punctuation/comma: 1 more",
    ]


def test_what_failed_is_counted() -> None:
    totals = Totals(failed=2)
    totals.add(engine.Outcome([], [RuleFailure("typo/a", "a", Bilingual("", ""))]))
    assert "".join(Text("zh", (), plain).end(totals)).splitlines()[-1] == "3 项没有查完"
    assert "".join(Text("en", (), plain).end(totals)).splitlines()[-1] == "not wholly checked: 3"


def finding_in(document: Document, start: int, end: int) -> Finding:
    class Answer(Wording):
        def find(self, document: Document, hits: object) -> Any:  # noqa: ARG002
            yield Match(start, end)

    return engine.run(document, engine.prepare([rule_of(Answer({document.text[0]: ""}), "typo/a")])).findings[0]


@pytest.mark.parametrize(
    ("text", "flagged", "line", "caret"),
    [
        pytest.param("夯实根底", "根底", "夯实根底", "    ^^^^", id="wide"),
        pytest.param("GDP根底", "根底", "GDP根底", "   ^^^^", id="narrow before wide"),
        pytest.param("ＧＤＰ根底", "根底", "ＧＤＰ根底", "      ^^^^", id="full-width letters"),
        pytest.param("“甲”xx", "xx", "“甲”xx", "    ^^", id="ambiguous marks are narrow"),
        pytest.param("e\u0301甲xx", "xx", "e\u0301甲xx", "   ^^", id="a combining mark takes no cell"),
        pytest.param("𠮷xx", "xx", "𠮷xx", "  ^^", id="beyond the first plane"),
        pytest.param("\t甲xx", "xx", " 甲xx", "   ^^", id="a tab becomes a blank"),
        pytest.param("　　甲xx", "xx", "　　甲xx", "      ^^", id="ideographic spaces stay"),
        pytest.param("甲\x1b[31mxx", "xx", "甲 [31mxx", "       ^^", id="an escape becomes a blank"),
        pytest.param("甲\rxx\r", "xx", "甲 xx ", "   ^^", id="a lone CR becomes a blank"),
        pytest.param("甲\u200b\u2028xx", "xx", "甲  xx", "    ^^", id="what has no width becomes a blank"),
        pytest.param("甲\n乙xx\n丙", "xx", "乙xx", "  ^^", id="its line only"),
        pytest.param("甲xx\n乙", "xx\n乙", "甲xx", "  ^^", id="over two lines: the first"),
        pytest.param("甲\n乙", "\n", "甲", "  ^", id="a line end"),
        pytest.param(
            "甲" * 30 + "xx" + "乙" * 30, "xx", "…" + "甲" * 18 + "xx" + "乙" * 18 + "…", " " * 37 + "^^", id="cut"
        ),
        pytest.param("甲" * 18 + "xx" + "乙" * 18, "xx", "甲" * 18 + "xx" + "乙" * 18, " " * 36 + "^^", id="just fits"),
        pytest.param(
            "a" * 37 + "xx" + "b" * 37, "xx", "…" + "a" * 36 + "xx" + "b" * 36 + "…", " " * 37 + "^^", id="cut, narrow"
        ),
    ],
)
def test_the_caret_stands_under_the_text(text: str, flagged: str, line: str, caret: str) -> None:
    document = Document("a", text)
    start = text.index(flagged)
    assert excerpt(document, finding_in(document, start, start + len(flagged))) == (line, caret)


@pytest.mark.parametrize(
    ("character", "width"), [("a", 1), ("甲", 2), ("，", 2), ("Ａ", 2), ("\u0301", 0), ("😀", 2), ("…", 1)]
)
def test_cells(character: str, width: int) -> None:
    assert cells(character) == width


def test_a_message_and_a_suggestion_are_one_line_without_control_characters() -> None:
    rule = rule_of(Pattern(Expression("甲[^丙]*"), replace=r"\g<0>"), "typo/a")
    assert text_of("甲\n\x1b[31m\t乙", rule).splitlines()[:4] == [
        "总结.txt:1:1: 警告 typo/a “甲  [31m 乙”有误",
        "    甲",
        "    ^^",
        "    建议：甲  [31m 乙",
    ]


def test_a_path_is_written_without_control_characters() -> None:
    documents = [Document("总\x1b[31m\n结.txt", ",,,,")]
    written = said(Text("zh", {"punctuation/comma"}, plain), documents, COMMA)
    assert [line for line in written.splitlines() if "总" in line] == [
        *(f"总 [31m 结.txt:1:{column}: 提示 punctuation/comma 应用全角" for column in (1, 2, 3)),
        "总 [31m 结.txt: punctuation/comma 另有 1 处",
    ]
    (finding, *_) = json.loads(said(Json(), documents, COMMA))["findings"]
    assert finding["path"] == documents[0].path


def test_related_places_are_named() -> None:
    document = Document("a", "（甲\n乙）")
    found = finding_in(document, 0, 1)._replace(related=(Related(4, 5, 2, 2, 2, 3, "）"),), suggestion=None)
    for lang, words in (("zh", "参见"), ("en", "see")):
        report = Text("zh" if lang == "zh" else "en", (), plain)
        assert "".join(report.document(document, [found])).splitlines()[3] == f"    {words} 2:2 ）"


def test_a_long_line_may_hold_many_findings() -> None:
    document = Document("a", ("完成xx镇任务，" + "经济社会发展" * 20) * 20_000)
    found = engine.run(document, engine.prepare([CROSS])).findings
    assert sum(1 for piece in Text("zh", (), plain).document(document, found) if "^" in piece) == 20_000


JSON_OF_TWO = """\
{"version": 1, "findings": [
{"path": "总结.txt", "rule": "substitution/spun", "category": "substitution", "severity": "error", \
"message": "“根底”疑为“基础”之误", "line": 1, "column": 1, "end_line": 1, "end_column": 3, \
"start": 0, "end": 2, "text": "根底", "suggestion": "基础", "related": []},
{"path": "总结.txt", "rule": "placeholder/cross", "category": "placeholder", "severity": "warning", \
"message": "“xx”有误", "line": 2, "column": 1, "end_line": 2, "end_column": 3, \
"start": 4, "end": 6, "text": "xx", "suggestion": null, "related": []}
], "summary": {"documents": 1, "failed": 0, "findings": 2, "by_category": {"placeholder": 1, "substitution": 1}, \
"by_severity": {"note": 0, "warning": 1, "error": 1}}}
"""


def test_json() -> None:
    assert said(Json(), [Document("总结.txt", "根底\r\nxx")], SPUN, CROSS) == JSON_OF_TWO


def test_json_escapes_what_it_must() -> None:
    document = Document('a"\\\t', 'x"\\\n\x01\u2028甲x')
    rule = rule_of(Pattern(Expression("(?s)x.*x"), replace='"\\\\\n'), "typo/a", message='"\\\t')
    (found,) = json.loads(said(Json(), [document], rule))["findings"]
    assert (found["path"], found["text"]) == (document.path, document.text)
    assert (found["message"], found["suggestion"]) == ('"\\\t', '"\\\n')


def test_json_without_documents_and_with_several() -> None:
    assert json.loads(said(Json(), [])) == {
        "version": 1,
        "findings": [],
        "summary": {
            "documents": 0,
            "failed": 0,
            "findings": 0,
            "by_category": {},
            "by_severity": {"note": 0, "warning": 0, "error": 0},
        },
    }
    documents = [Document("a", "xx"), Document("b", "甲"), Document('c"\\', "甲\nxx")]
    report = json.loads(said(Json(), documents, CROSS))
    assert [(f["path"], f["line"]) for f in report["findings"]] == [("a", 1), ('c"\\', 2)]
    assert report["summary"]["documents"] == 3


def test_json_has_related_places_and_an_empty_suggestion() -> None:
    document = Document("a", "（甲\n乙）")
    related = Related(start=4, end=5, line=2, column=2, end_line=2, end_column=3, text="）")
    found = finding_in(document, 0, 1)._replace(related=(related,), suggestion="")
    report = json.loads("".join([*Json().document(document, [found])]))
    assert report["related"] == [
        {"start": 4, "end": 5, "line": 2, "column": 2, "end_line": 2, "end_column": 3, "text": "）"}
    ]
    assert report["suggestion"] == ""


def test_a_page() -> None:
    assert (
        page(SPUN, "“根底”疑为“基础”之误", "zh")
        == """\
# substitution/spun

“根底”疑为“基础”之误

- 类别: substitution 洗稿替换
- 级别: error
- 检查方式: wording
- 为什么: 公文不用
- 依据: 3000 万字：0 次

- 误: 夯实⟦根底⟧设施
- → 改: 夯实基础设施
- 误: 一行
    ⟦根底⟧
- 正（不报）: 文学根底
- 正（不报）: 两
    行"""
    )
    assert page(SPUN, "“根底” is wrong", "en").splitlines()[2:5] == [
        "“根底” is wrong",
        "",
        "- category: substitution spun or censored word",
    ]


def test_a_long_place_is_cut_short() -> None:
    document = Document("a.txt", "广告" * 5000 + "\n正文")
    line, caret = excerpt(document, finding_in(document, 0, 10_000))
    assert line.endswith("…")
    assert caret == "^" * 120
