"""Workflow commands, and what is escaped in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.expression import Expression
from reportlint.finding import Severity
from reportlint.kinds.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine import Outcome
    from reportlint.finding import Finding
    from reportlint.rule import Rule

    Say = Callable[..., str]


def test_every_severity_has_its_command(said: Say, spun: Rule, cross: Rule, comma: Rule) -> None:
    assert said("github", [Document("总结.txt", "一\n夯实根底xx,\n的的")], spun, cross, comma) == (
        "::error file=总结.txt,line=2,endLine=2,col=3,endColumn=5,title=substitution/spun"
        "::“根底”疑为“基础”之误%0A建议：基础\n"
        "::warning file=总结.txt,line=2,endLine=2,col=5,endColumn=7,title=placeholder/cross::“xx”有误\n"
        "::notice file=总结.txt,line=2,endLine=2,col=7,endColumn=8,title=punctuation/comma::应用全角%0A建议：，\n"
        "::error file=总结.txt,line=3,endLine=3,col=1,endColumn=3,title=substitution/spun"
        "::“的的”疑为“”之误%0A建议：（删去）\n"
    )


def test_english(said: Say, spun: Rule) -> None:
    assert said("github", [Document("a", "的的")], spun, lang="en") == (
        "::error file=a,line=1,endLine=1,col=1,endColumn=3,title=substitution/spun"
        "::“的的” is wrong%0Asuggestion: (delete)\n"
    )


def test_columns_are_of_one_line_only(said_of: Say, finding_in: Callable[[Document, int, int], Finding]) -> None:
    document = Document("a", "甲\n乙")
    outcome = engine.Outcome([finding_in(document, 0, 2), finding_in(document, 0, 3)], [])
    assert said_of("github", [(document, outcome)]) == (
        "::warning file=a,line=1,endLine=2,title=typo/a::“甲%0A”有误\n"
        "::warning file=a,line=1,endLine=2,title=typo/a::“甲%0A乙”有误\n"
    )


@pytest.mark.parametrize(
    ("path", "text", "command"),
    [
        ("a,b:c%d.txt", "x", "file=a%2Cb%3Ac%25d.txt,line=1,endLine=1,col=1,endColumn=2,title=typo/a::“x”有误"),
        ("a\r\nb.txt", "x", "file=a%0D%0Ab.txt,line=1,endLine=1,col=1,endColumn=2,title=typo/a::“x”有误"),
        ("a", "x::,%\r", "file=a,line=1,endLine=1,col=1,endColumn=7,title=typo/a::“x::,%25%0D”有误"),
    ],
)
def test_what_would_end_a_part_is_escaped(
    said: Say, rule_of: Callable[..., Rule], path: str, text: str, command: str
) -> None:
    rule = rule_of(Pattern(Expression(r"x[\s\S]*")), "typo/a", Severity.ERROR)
    assert said("github", [Document(path, text)], rule) == f"::error {command}\n"


def test_a_rule_that_gave_up_is_an_error(said_of: Say, awkward: list[tuple[Document, Outcome]]) -> None:
    assert "::error file=trap.txt,title=typo/slow::查找超时，<没有>查完\n" in said_of("github", awkward)
