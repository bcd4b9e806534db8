"""The words a match needs: never one that it can do without, and few enough to be worth asking for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.expression import Clock, Expression
from reportlint.kinds.blocks import Blocks
from reportlint.kinds.pattern import Pattern
from reportlint.needed import asked, begins_with_character, may_begin_anywhere, needs_of
from reportlint.rule import unmark

if TYPE_CHECKING:
    from reportlint.needed import Needs

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        ("维生素[A-D]", (("维生素",),)),
        (r"[a-z]+://\S++", (("://",),)),
        ("(?:格式|样式)为?", (("格式", "样式"),)),
        ("(?P<one>甲乙)?丙{1,2}", (("丙",),)),
        ("(?>甲乙)[丙丁]", (("甲乙",), ("丙", "丁"))),
        ("甲[乙丙](?!戊)丁", (("甲乙丁", "甲丙丁"),)),
        ("20[_＿]{2,6}年", (("20_", "20＿"), ("年",))),
        ("(?:甲|[乙丙])丁?", (("甲", "乙", "丙"),)),
        ("甲(?=乙丙)(?<=戊.)(?!丁)", (("乙丙",), ("甲",))),
        ("甲(?:乙丙.{0,3}丁|戊)", (("甲",), ((("乙丙",), ("丁",)), "戊"))),
        ("甲(?:乙丙|[^戊])", (("甲",),)),
        ("|".join("甲乙丙丁戊己庚辛壬癸"), ()),
        (
            "|".join(
                f"{one}{two}"
                for one in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
                for two in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
            ),
            (),
        ),
        (r"(?!甲)\p{Han}+", ()),
        ("一+[丙丁]", (("一",), ("丙", "丁"))),
        ("(?i:vip)", ()),
        ("(?i)vip", ()),
        ("(", ()),
    ],
)
def test_what_every_line_with_a_match_holds(source: str, needs: Needs) -> None:
    assert needs_of(source) == needs


@pytest.mark.parametrize(
    ("source", "anywhere"),
    [
        ("甲", False),
        ("[^甲]乙", True),
        (".?甲", True),
        ("(?:甲?|乙)丙", False),
        ("(?:甲?|乙)(?:.|丙)", True),
        (r"(?=甲)(?<!乙)(?>\p{Han})", True),
        (r"^[\p{Han}，]", True),
        (r"(?:[甲乙])+?\w", False),
        ("^(?:甲?)$", True),
        ("(", True),
    ],
)
def test_where_a_match_may_begin(source: str, anywhere: bool) -> None:
    assert may_begin_anywhere(source) is anywhere


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("甲[乙丙]", True),
        ("(?x) ( (?P<mark> 甲 ) 乙 )", True),
        ("[甲乙]", False),
        ("甲?乙", False),
        ("(?<=乙)甲", False),
        (r"\p{Han}", False),
        ("甲|乙", False),
        ("(?i)a", False),
        ("", False),
    ],
)
def test_what_begins_with_one_character(source: str, begins: bool) -> None:
    assert begins_with_character(source) is begins


def _joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    sequence = st.lists(parts, min_size=1, max_size=4).map("".join)
    return st.one_of(
        sequence,
        st.lists(sequence, min_size=2, max_size=3).map(lambda branches: f"(?:{'|'.join(branches)})"),
        sequence.map(lambda body: f"({body})"),
        sequence.map(lambda body: f"(?>{body})"),
        sequence.map(lambda body: f"(?={body})"),
        sequence.map(lambda body: f"(?!{body})"),
        sequence.map(lambda body: f"(?<={body})" if not set("*+?{") & set(body) else body),
        st.tuples(sequence, st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "??", "*+"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    )


PARTS = ["甲", "乙", "丙", "[甲乙]", "[^甲]", "[甲乙丙]", ".", "^", "$", "[乙丙]+", "甲?"]
EXPRESSIONS = st.recursive(st.sampled_from(PARTS), _joined, max_leaves=12)


@given(source=EXPRESSIONS, text=st.text("甲乙丙\n", max_size=12))
def test_a_line_that_lacks_what_is_needed_has_no_match(source: str, text: str) -> None:
    expression, clock, start = Expression(source), Clock(), 0
    for line in text.split("\n"):
        span = start, start + len(line)
        found = [match.span() for match in clock.matches(expression, text, span)]
        assert expression.may_match(line) or not found
        assert [match.span() for match in clock.matches_in_lines(expression, text, [span])] == found
        start = span[1] + 1


@given(source=EXPRESSIONS, text=st.text("甲乙丙\n", max_size=12))
def test_lines_may_be_searched_together_where_it_stays_in_line(source: str, text: str) -> None:
    expression, clock = Expression(source), Clock()
    if expression.stays_in_line:
        lines, start = [], 0
        for line in text.split("\n"):
            lines.append((start, start + len(line)))
            start += len(line) + 1
        each = [match.span() for match in clock.matches_in_lines(expression, text, lines)]
        assert [match.span() for match in clock.matches(expression, text, (0, len(text)))] == each


def test_what_a_word_meets_is_not_asked_for_beside_it() -> None:
    expression = Expression("(?:甲乙|丙)[^丁]*(?:戊|己)")
    assert expression.needs_beside(("甲乙", "乙丙")) == asked((("戊", "己"),))
    assert expression.needs_beside(("甲", "丙")) == asked((("甲乙", "丙"), ("戊", "己")))
    assert expression.needs_beside(("丙戊", "甲乙己")) == ()


def test_what_the_bundled_expressions_need_is_in_every_line_they_match() -> None:
    rules = read_catalogue([bundled_root()])
    texts = [text for rule in rules for text in rule.head.examples.good]
    texts += [unmark(example.text)[0] for rule in rules for example in rule.head.examples.bad]
    texts += [seed.read_text("utf-8") for seed in SEEDS]
    text = "\n".join(texts)
    lines = [match.span() for match in regex.finditer("(?m)^.+$", text)]
    clock = Clock(1000)
    for kind in (rule.kind for rule in rules):
        expressions = (
            (kind.find_, *kind.unless) if isinstance(kind, Pattern) else kind.lines if isinstance(kind, Blocks) else ()
        )
        for expression in expressions:
            found = [(match.pos, match.endpos) for match in clock.matches_in_lines(expression, text, lines)]
            assert all(expression.may_match(text[start:end]) for start, end in found), expression
