"""Comments in Markdown: where they hold, what is wrong with them, and that none silences more than it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.acceptance.comments import VERBS, sift_comments
from reportlint.acceptance.register import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.document import Document
    from reportlint.engine import Outcome

    Checked = Callable[..., tuple[Document, Outcome]]

IGNORE = "<!-- reportlint-ignore typo/root: 引用 -->"
DISABLE = "<!-- reportlint-disable typo/root: 引用 -->"
ENABLE = "<!-- reportlint-enable typo/root -->"


def sifted(checked: Checked, known: frozenset[str], text: str, path: str = "总结.md") -> tuple[list[str], list[str]]:
    """Return what is left, as line:column rule, and what was accepted."""
    document, outcome = checked(text, path)
    after = Register(Path(), known).sift(document, outcome, known)
    assert after.findings == sorted(after.findings, key=lambda finding: finding.start)
    for finding in after.findings:
        assert document.source[finding.start : finding.end] == finding.text
    assert {(each.by, each.why) for each in after.accepted} <= {("comment", "引用")}
    return (
        [f"{finding.line}:{finding.column} {finding.rule}" for finding in after.findings],
        [f"{each.finding.line}:{each.finding.column}" for each in after.accepted],
    )


@pytest.mark.parametrize("path", ["总结.md", "总结.MARKDOWN"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "left", "accepted"),
    [
        # beside text, a comment holds for its line
        (f"根底 {IGNORE}\n根底", ["2:1 typo/root"], ["1:1"]),
        (f"{IGNORE}根底\n根底", ["2:1 typo/root"], ["1:41"]),
        (f"根底<!-- 别的 -->{IGNORE}根底", [], ["1:1", "1:54"]),
        ("甲<!-- reportlint-ignore\ntypo/root: 引用 -->根底\n根底", ["3:1 typo/root"], ["2:18"]),
        # alone, for the next paragraph
        (f"{IGNORE}\n根底\n甲根底\n\n根底", ["5:1 typo/root"], ["2:1", "3:2"]),
        (
            f"根底\n\n  {IGNORE}  \n\n  \n<!-- 别的 -->\n根底\n<!-- 别的 -->\n根底",
            ["1:1 typo/root", "9:1 typo/root"],
            ["7:1"],
        ),
        (f"{IGNORE}\n{IGNORE.replace('typo/root', 'placeholder/letters')}\n根底xx", [], ["3:1", "3:3"]),
        # ranges
        (f"{DISABLE}\n根底\n\n根底\n{ENABLE}\n根底", ["6:1 typo/root"], ["2:1", "4:1"]),
        (f"根底{DISABLE}根底{ENABLE}根底", ["1:1 typo/root", "1:82 typo/root"], ["1:44"]),
        (f"{DISABLE}\n根底\n\n根底", [], ["2:1", "4:1"]),
        (f"{DISABLE}\n根底\n{ENABLE}\n根底\n{DISABLE}\n根底", ["4:1 typo/root"], ["2:1", "6:1"]),
        # several rules, with the marks of Chinese or without
        ("根底xx<!-- reportlint-ignore typo/root, placeholder/letters: 引用 -->", [], ["1:1", "1:3"]),
        ("根底xx<!-- reportlint-ignore typo/root、placeholder/letters：引用 -->", [], ["1:1", "1:3"]),
        ("根底xx<!--reportlint-ignore typo/root placeholder/letters:引用-->", [], ["1:1", "1:3"]),
        # what stands in a comment of ours is not the document's
        ("根底<!-- reportlint-ignore typo/root: 引用 -->\n<!-- 根底 -->", ["2:6 typo/root"], ["1:1"]),
        (
            f"{DISABLE.replace('引用', '引用')}\n根底\n<!-- reportlint-enable typo/root 根底 -->",
            ["3:1 ignore/malformed"],
            ["2:1"],
        ),
        # of no use
        (f"甲{IGNORE}\n根底", ["1:2 ignore/unused", "2:1 typo/root"], []),
        (f"根底\n{IGNORE}", ["1:1 typo/root", "2:1 ignore/unused"], []),
        (f"根底\n{IGNORE}\n", ["1:1 typo/root", "2:1 ignore/unused"], []),
        (f"{DISABLE}\n甲\n{ENABLE}\n根底", ["1:1 ignore/unused", "4:1 typo/root"], []),
        # malformed: nothing is silenced
        ("根底<!-- reportlint-ignore -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint-ignore typo/root -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint-ignore typo/root: -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint-ignore : 引用 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint-ignroe typo/root: 根底 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- Reportlint-Ignore typo/root: 引用 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint ignore typo/root: 引用 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- report-lint-ignore typo/root: 引用 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint-ignore typo: 引用 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        ("根底<!-- reportlint-ignore typo/*: 引用 -->", ["1:1 typo/root", "1:3 ignore/malformed"], []),
        (
            "根底<!-- reportlint-ignore typo/root: 引用\n根底",
            ["1:1 typo/root", "1:3 ignore/malformed", "2:1 typo/root"],
            [],
        ),
        (f"{ENABLE}\n根底", ["1:1 ignore/malformed", "2:1 typo/root"], []),
        (f"{DISABLE}\n{DISABLE}\n根底", ["2:1 ignore/malformed"], ["3:1"]),
        # none of ours
        ("根底<!-- textlint-disable -->", ["1:1 typo/root"], []),
        ("根底<!-- prettier-ignore --><!-- 根底", ["1:1 typo/root", "1:32 typo/root"], []),
        ("根底<!-- report 引用 -->", ["1:1 typo/root"], []),
    ],
)
def test_a_comment_holds_where_it_says(
    checked: Checked, known: frozenset[str], path: str, text: str, left: list[str], accepted: list[str], line_end: str
) -> None:
    assert sifted(checked, known, text.replace("\n", line_end), path) == (left, accepted)


def test_in_plain_text_comments_mean_nothing(checked: Checked, known: frozenset[str]) -> None:
    assert sifted(checked, known, f"根底{IGNORE}", "总结.txt") == (["1:1 typo/root"], [])


def test_what_was_not_asked_is_not_called_unused(checked: Checked, known: frozenset[str]) -> None:
    document, outcome = checked(f"甲{IGNORE}", "总结.md")
    assert Register(Path(), known).sift(document, outcome, known - {"typo/root"}).findings == []


@pytest.mark.parametrize(
    ("comment", "zh", "en"),
    [
        (
            "<!-- reportlint-ignroe typo/root: 甲 -->",
            "没有“reportlint-ignroe”这个指令，是否想写“reportlint-ignore”？",
            "there is no directive 'reportlint-ignroe'; did you mean 'reportlint-ignore'?",
        ),
        (
            "<!-- reportlint-enable -->",
            "reportlint-enable 之后须写规则名",
            "reportlint-enable needs the name of a rule",
        ),
        (
            "<!-- reportlint-disable typo/root -->",
            "须写明理由：<!-- reportlint-disable 规则名: 理由 -->",
            "needs a reason: <!-- reportlint-disable RULE: why -->",
        ),
        (
            "<!-- reportlint-ignore typo/roof: 甲 -->",
            "没有名为“typo/roof”的规则，是否想写“typo/root”？",
            "there is no rule 'typo/roof'; did you mean 'typo/root'?",
        ),
        ("<!-- reportlint-ignore typo/root: 甲", "注释没有以 --> 结束", "the comment does not end with -->"),
        (ENABLE, "typo/root 在前面没有停用", "typo/root is not disabled before"),
        (DISABLE + "根底" + DISABLE, "typo/root 在前面已经停用", "typo/root is disabled already"),
        (
            IGNORE,
            "这条注释没有放过 typo/root 的任何发现，可以删去",
            "no finding of typo/root is there to accept; it can go",
        ),
    ],
)
def test_what_is_wrong_is_said(checked: Checked, known: frozenset[str], comment: str, zh: str, en: str) -> None:
    document, outcome = checked(comment, "总结.md")
    for lang, said in (("zh", zh), ("en", en)):
        after = sift_comments(document, outcome, known, known, lang)  # type: ignore[arg-type]
        assert [finding.message for finding in after.findings] == [said]


PIECES = st.lists(
    st.sampled_from(
        [
            "根底",
            "xx",
            "甲",
            "\n",
            "\n\n",
            "<!--",
            "-->",
            " ",
            "typo/root",
            "placeholder/letters",
            ": 引用",
            *VERBS,
            IGNORE,
            DISABLE,
            ENABLE,
        ]
    ),
    max_size=30,
)


@given(PIECES)
def test_comments_never_add_to_the_findings_of_the_text_nor_hide_them(checked: Checked, pieces: list[str]) -> None:
    document, outcome = checked("".join(pieces), "总结.md")
    known = frozenset({"typo/root", "placeholder/letters", "typo/once"})
    after = sift_comments(document, outcome, known, known, "zh")
    own = [finding for finding in after.findings if finding.category != "ignore"]
    assert set(own) <= set(outcome.findings)
    heard = {
        rule
        for rule in ("typo/root", "placeholder/letters")
        if f" {rule}: 引用" in document.text or f"{rule}: 引用" in document.text
    }
    assert {each.finding.rule for each in after.accepted} <= heard
