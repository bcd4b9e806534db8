"""Which matches are told, held against the plain definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reportlint.expression import Expression
from reportlint.finding import Match, Severity
from reportlint.kinds.pattern import Pattern
from reportlint.overlaps import Found, group_of, outermost
from reportlint.rule import BadExample, Examples, Head, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

KIND = Pattern(Expression("x"))


def rule(name: str, *, defer: bool = False) -> Rule:
    examples = Examples((BadExample("⟦甲⟧"), BadExample("⟦乙⟧")), ("丙", "丁"))
    head = Head(Severity.WARNING, "有误", "因为", "依据", examples, defer=defer)
    return Rule(name, name.partition("/")[0], f"{name}.yaml", head, "pattern", KIND)


RULES = [rule("typo/a"), rule("typo/b", defer=True), rule("substitution/a"), rule("ad/a"), rule("format/a")]
matches = st.builds(lambda start, length: Match(start, start + length), st.integers(0, 12), st.integers(1, 5))
found = st.lists(st.tuples(matches, st.sampled_from(RULES), st.sampled_from(Severity)), max_size=12)


def plainly(found: Sequence[Found]) -> list[Found]:
    """Return what is told, asking of each match all that stand before it."""
    in_order = sorted(found, key=lambda each: (each[0].start, each[0].end, each[1].name))
    firm = [each for each in in_order if not each[1].head.defer]
    left: list[Found] = []
    for each in in_order:
        if each[1].head.defer and any(_touch(each, other) for other in (*firm, *left)):
            continue
        left.append(each)
    kept: list[Found] = []
    for each in sorted(left, key=lambda each: (each[0].start, -each[0].end, -each[2], each[1].name)):
        match, one, severity = each
        inside = any(
            other[0].end >= match.end and group_of(other[1]) == group_of(one) and other[2] >= severity for other in kept
        )
        if not inside:
            kept.append(each)
    return sorted(kept, key=lambda each: (each[0].start, each[0].end, each[1].name))


def _touch(one: Found, other: Found) -> bool:
    return group_of(one[1]) == group_of(other[1]) and one[0].start < other[0].end and other[0].start < one[0].end


@given(found)
def test_the_outermost_are_told(found: list[Found]) -> None:
    assert outermost(list(found)) == plainly(found)
