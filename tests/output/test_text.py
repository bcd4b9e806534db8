"""The exact text that a person reads in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.errors import Bilingual, RuleFailure
from reportlint.expression import Expression
from reportlint.finding import Accepted, Finding, Related, Severity
from reportlint.kinds.pattern import Pattern
from reportlint.output.base import About, Totals
from reportlint.output.text import Text, cells, excerpt

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule

    Say = Callable[..., str]
    FindingIn = Callable[[Document, int, int], Finding]


def tagged(text: str, severity: Severity) -> str:
    return f"<{severity.word}>{text}</>"


@pytest.fixture
def text_of(said: Say) -> Say:
    """Return a function that gives the text about one document."""

    def say(source: str, *rules: Rule, **options: object) -> str:
        return said("text", [Document("总结.txt", source)], *rules, **options)

    return say


def test_text_without_findings(text_of: Say, spun: Rule) -> None:
    assert text_of("夯实基础设施", spun) == "检查 1 份文件，发现 0 处（错误 0，警告 0，提示 0）\n"
    assert (
        text_of("夯实基础设施", spun, lang="en") == "documents checked: 1, findings: 0 (error 0, warning 0, note 0)\n"
    )


def test_text(text_of: Say, spun: Rule, cross: Rule, comma: Rule) -> None:
    assert (
        text_of("一、总结\n夯实根底设施xx处,\n的的", spun, cross, comma)
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


def test_text_in_english(text_of: Say, spun: Rule, comma: Rule) -> None:
    assert (
        text_of("夯实根底,的的", spun, comma, lang="en")
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


def test_text_is_coloured_by_severity(said: Say, spun: Rule, cross: Rule) -> None:
    written = said("text", [Document("a", "根底xx")], spun, cross, style=tagged)
    assert written.startswith("""\
a:1:1: <error>错误</> substitution/spun “根底”疑为“基础”之误
    根底xx
    <error>^^^^</>
    建议：基础

a:1:3: <warning>警告</> placeholder/cross “xx”有误
    根底xx
    <warning>    ^^</>
""")


def test_a_habit_is_folded(text_of: Say, spun: Rule, comma: Rule) -> None:
    source = "甲,乙,丙,丁,戊,根底"
    assert (
        text_of(source, spun, comma, folds=True)
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

总结.txt: punctuation/comma 另有 2 处（--no-fold 全部列出）

检查 1 份文件，发现 6 处（错误 1，警告 0，提示 5）
       5  punctuation（标点）
       1  substitution（洗稿替换）
"""
    )


def test_three_places_are_no_habit_and_every_document_has_its_own(said: Say, comma: Rule) -> None:
    documents = [Document("甲", ",,,"), Document("乙", ",,,,")]
    written = said("text", documents, comma, lang="en", folds=True)
    assert [line for line in written.splitlines() if "punctuation/comma" in line] == [
        *(f"甲:1:{column}: note punctuation/comma “,” is wrong" for column in (1, 2, 3)),
        *(f"乙:1:{column}: note punctuation/comma “,” is wrong" for column in (1, 2, 3)),
        "乙: punctuation/comma: 1 more (--no-fold shows them)",
    ]


def test_what_failed_is_counted(about: Callable[..., About]) -> None:
    totals = Totals(failed=3)  # who runs the documents counts them
    totals.add(engine.Outcome([], [RuleFailure("typo/a", "a", Bilingual("", ""))]))
    assert "".join(Text(about()).end(totals)).splitlines()[-1] == "3 项没有查完"
    assert "".join(Text(about(lang="en")).end(totals)).splitlines()[-1] == "not wholly checked: 3"


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
def test_the_caret_stands_under_the_text(finding_in: FindingIn, text: str, flagged: str, line: str, caret: str) -> None:
    document = Document("a", text)
    start = text.index(flagged)
    assert excerpt(document, finding_in(document, start, start + len(flagged))) == (line, caret)


@pytest.mark.parametrize(
    ("character", "width"), [("a", 1), ("甲", 2), ("，", 2), ("Ａ", 2), ("\u0301", 0), ("😀", 2), ("…", 1)]
)
def test_cells(character: str, width: int) -> None:
    assert cells(character) == width


def test_a_message_and_a_suggestion_are_one_line_without_control_characters(
    text_of: Say, rule_of: Callable[..., Rule]
) -> None:
    rule = rule_of(Pattern(Expression("甲[^丙]*"), replace=r"\g<0>"), "typo/a")
    assert text_of("甲\n\x1b[31m\t乙", rule).splitlines()[:4] == [
        "总结.txt:1:1: 警告 typo/a “甲  [31m 乙”有误",
        "    甲",
        "    ^^",
        "    建议：甲  [31m 乙",
    ]


def test_a_path_is_written_without_control_characters(said: Say, comma: Rule) -> None:
    documents = [Document("总\x1b[31m\n结.txt", ",,,,")]
    written = said("text", documents, comma, folds=True)
    assert [line for line in written.splitlines() if "总" in line] == [
        *(f"总 [31m 结.txt:1:{column}: 提示 punctuation/comma 应用全角" for column in (1, 2, 3)),
        "总 [31m 结.txt: punctuation/comma 另有 1 处（--no-fold 全部列出）",
    ]


def test_related_places_are_named(said_of: Say, finding_in: FindingIn) -> None:
    document = Document("a", "（甲\n乙）")
    found = finding_in(document, 0, 1)._replace(related=(Related(4, 5, 2, 2, 2, 3, "）"),), suggestion=None)
    for lang, words in (("zh", "参见"), ("en", "see")):
        report = said_of("text", [(document, engine.Outcome([found], []))], lang=lang)
        assert report.splitlines()[3] == f"    {words} 2:2 ）"


def test_a_long_line_may_hold_many_findings(about: Callable[..., About], cross: Rule) -> None:
    document = Document("a", ("完成xx镇任务，" + "经济社会发展" * 20) * 20_000)
    outcome = engine.run(document, engine.prepare([cross]))
    assert sum(1 for piece in Text(about(cross)).document(document, outcome) if "^" in piece) == 20_000


def test_a_long_place_is_cut_short(finding_in: FindingIn) -> None:
    document = Document("a.txt", "广告" * 5000 + "\n正文")
    line, caret = excerpt(document, finding_in(document, 0, 10_000))
    assert line.endswith("…")
    assert caret == "^" * 120


def test_places_are_folded_of_a_habit_only_and_only_when_asked(text_of: Say, cross: Rule, comma: Rule) -> None:
    source = "甲,乙,丙,丁,xx甲xx甲xx甲xx"
    assert text_of(source, cross, folds=True).count("placeholder/cross") == 4
    assert text_of(source, comma, folds=False).count("punctuation/comma") == 4
    assert "punctuation/comma 另有 1 处（--no-fold 全部列出）" in text_of(source, comma, folds=True)


@pytest.mark.parametrize(
    ("lang", "rows"),
    [
        ("zh", ["       1  baseline（基线）", "       1  ignore（接受清单）", "另有 1 处已接受或在基线中，未列出"]),
        ("en", ["       1  baseline", "       1  ignore", "accepted or in the baseline, not shown: 1"]),
    ],
)
def test_findings_about_lists_of_accepted_ones_are_findings(
    said_of: Say, finding_in: FindingIn, lang: str, rows: list[str]
) -> None:
    document = Document(".reportlint-ignores.yaml", "- rule: typo/a")
    found = finding_in(document, 0, 1)
    outcome = engine.Outcome(
        [
            found._replace(rule="baseline/shrink", category="baseline"),
            found._replace(rule="ignore/unused", category="ignore"),
        ],
        [],
        [Accepted(found, "ignore", "引文")],
    )
    assert said_of("text", [(document, outcome)], lang=lang, folds=True).splitlines()[-3:] == rows


def test_a_summary_is_the_totals_alone(said: Say, spun: Rule) -> None:
    documents = [Document("a", "根底"), Document("b", "的的")]
    assert said("summary", documents, spun) == (
        "检查 2 份文件，发现 2 处（错误 2，警告 0，提示 0）\n       2  substitution（洗稿替换）\n"
    )
