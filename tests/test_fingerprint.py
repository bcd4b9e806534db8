"""What a finding is told by when lines have moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import engine
from reportlint.document import Document, decode_document
from reportlint.expression import Expression
from reportlint.fingerprint import CONTEXT, context, fingerprint, fingerprints
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.finding import Finding
    from reportlint.rule import Rule

    MakeRule = Callable[..., Rule]


@pytest.fixture(scope="module")
def found(make_rule: MakeRule) -> Callable[[Document], list[Finding]]:
    """Return a function that finds 根底, also over a line end, and runs of x."""
    plan = engine.prepare(
        [
            make_rule(Wording({"根底": "基础"}), "typo/a"),
            make_rule(Pattern(Expression("x{2,}")), "placeholder/x"),
            make_rule(Pattern(Expression("发\n+展")), "residue/broken"),
        ]
    )
    return lambda document: engine.run(document, plan).findings


def marks(found: Callable[[Document], list[Finding]], text: str) -> list[str]:
    document = Document("a", text)
    return [fingerprint(document, finding) for finding in found(document)]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param("夯实农业根底设施", True, id="itself"),
        pytest.param("\n" * 50 + "夯实农业根底设施\n后文", True, id="moved down"),
        pytest.param("　　夯实农业 根底\t设施  ", True, id="blanks"),
        pytest.param("夯实农业根底设施\r\n", True, id="CRLF"),
        pytest.param("夯实工业根底设施", False, id="other words before"),
        pytest.param("夯实农业根底设备", False, id="other words after"),
        pytest.param("夯实农业根底设施。", False, id="a mark after"),
    ],
)
def test_a_fingerprint_is_of_words_and_not_of_places(
    found: Callable[[Document], list[Finding]], other: str, same: bool
) -> None:
    assert (marks(found, "夯实农业根底设施") == marks(found, other)) is same


def test_what_is_far_away_does_not_belong_to_it(found: Callable[[Document], list[Finding]]) -> None:
    near = "一二三四五六七八九十百千"
    assert len(near) == CONTEXT
    assert marks(found, f"甲{near}根底{near}乙") == marks(found, f"丙{near}根底{near}丁")
    assert marks(found, f"甲{near[1:]}根底{near}") != marks(found, f"丙{near[1:]}根底{near}")


def test_the_rule_and_the_text_belong_to_it(found: Callable[[Document], list[Finding]]) -> None:
    assert len({*marks(found, "根底"), *marks(found, "xx"), *marks(found, "xxx")}) == 3
    (mark,) = marks(found, "根底")
    assert len(mark) == 32
    assert set(mark) <= set("0123456789abcdef")


def test_words_do_not_run_into_their_context(found: Callable[[Document], list[Finding]]) -> None:
    assert marks(found, "xx甲") != marks(found, "甲xx")


def test_equal_ones_are_numbered_from_0(found: Callable[[Document], list[Finding]]) -> None:
    document = Document("a", "根底\nxx\n根底\n 根底 ")
    numbered = fingerprints(document, found(document))
    assert [number for _, number in numbered] == [0, 0, 1, 2]
    assert numbered[0][0] == numbered[2][0] == numbered[3][0] != numbered[1][0]


def test_the_context_ends_with_the_line(found: Callable[[Document], list[Finding]]) -> None:
    document = Document("a", "前言\r\n甲 根底 乙\r\n后文")
    assert context(document, found(document)[0]) == ("甲", "乙")


TEXT = "关于夯实根底的报告\n\n一、完成xx项\n推动农业发\n展，夯实 根底xxxx\n" * 3
CODECS = [
    ("utf-8", None),
    ("utf-8-sig", None),
    ("utf-16-le", None),
    ("utf-16-be", None),
    ("gb18030", None),
    ("gbk", None),
    ("gbk", "gbk"),
    ("gb18030", "gb18030"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("codec", "named"), CODECS)
def test_every_encoding_gives_the_same(
    found: Callable[[Document], list[Finding]], codec: str, named: str | None, line_end: str
) -> None:
    data = TEXT.replace("\n", line_end).encode(codec)
    if codec.startswith("utf-16"):
        data = "\ufeff".encode(codec) + data
    document = decode_document("a", data, named)
    findings = found(document)
    plain = Document("a", TEXT)
    assert fingerprints(document, findings) == fingerprints(plain, found(plain))
    assert len(findings) == 15
    assert [(f.rule, f.line, f.column, f.text.replace("\r\n", "\n")) for f in findings] == [
        (f.rule, f.line, f.column, f.text) for f in found(plain)
    ]


@given(st.lists(st.text(st.sampled_from("根底x 　甲，"), max_size=60), max_size=8), st.randoms())
def test_the_order_of_the_lines_changes_nothing(
    found: Callable[[Document], list[Finding]], lines: list[str], random: object
) -> None:
    shuffled = sorted(lines, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert sorted(marks(found, "\n".join(lines))) == sorted(marks(found, "\n".join(shuffled)))


@given(st.text(st.sampled_from("根底x 　甲，\n"), max_size=200))
def test_line_ends_change_nothing(found: Callable[[Document], list[Finding]], text: str) -> None:
    assert marks(found, text) == marks(found, text.replace("\n", "\r\n"))
