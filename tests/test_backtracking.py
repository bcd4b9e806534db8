"""The bound on the steps of a search: never too low, and high enough to be of use."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportlint.backtracking import (
    begins_line,
    looks_beyond_line,
    never_holds,
    stays_in_line,
    untimed_at_a_place,
    untimed_length,
)
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.kinds.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.expression import Expression
    from reportlint.rule import Rule


@pytest.mark.parametrize(
    "source",
    ["截止目前", "[xX]{2,}", r"(?<!\d)\d{4}年(?!度)", r"\p{Han}{2,4}(?:厅|局)?", "(?>a+)b", "(?:ab)++c", "(a|b|cd)e?"],
)
def test_what_hardly_backtracks_is_searched_untimed(source: str) -> None:
    assert untimed_length(source) == 4096


@pytest.mark.parametrize(
    ("source", "length"),
    [
        ("a*b", 4096),  # from each place to the end: 4096² steps
        ("a*a*b", 256),
        ("(?<=a*)b", 512),  # it may look behind the beginning
        (r"(\w{1,3})\1", 4096),
        (r"(?P<one>\w{1,3})(?P=one)", 4096),
    ],
)
def test_the_longer_the_text_the_more_steps(source: str, length: int) -> None:
    assert untimed_length(source) == length


@pytest.mark.parametrize(
    "source",
    [
        "(a+)+b", "(a|aa)*b", "(?:a*)*b", "(?:a{0,9}){9}b", "a*a*a*a*b",
        "(?:abc){e<=2}", "(?R)?a", "(?|(a)|(b))", r"\X+", "(?(1)a|b)", "(",
    ],
)  # fmt: skip
def test_what_has_no_bound_or_cannot_be_read_is_always_timed(source: str) -> None:
    assert untimed_length(source) == 0


@pytest.mark.parametrize("text", ["a", "xX", "（(", "怎么样写总结", "，1", "年12", " 　"])
def test_no_bundled_expression_needs_its_time_limit_where_none_is_set(text: str) -> None:
    for expression in _expressions():
        length = expression.untimed_length
        searched = (text * length)[:length]
        assert sum(1 for _ in expression.compiled.finditer(searched, timeout=5)) <= length


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(read_catalogue([bundled_root()]))


def _expressions() -> Iterator[Expression]:
    for kind in (rule.kind for rule in _rules()):
        if isinstance(kind, Pattern):
            yield from (kind.find_, *kind.unless)


@pytest.mark.parametrize(
    ("source", "beyond"),
    [
        ("甲乙", False),
        ("^甲$", False),
        ("(?<=甲)乙", False),
        ("(?<!\\s)乙", False),
        ("(?<=[^甲])乙", False),
        ("(?<![^甲]{2})乙", True),
        ("(?<![^甲\\n]{2})乙", False),
        ("(?<=甲.{0,9})乙", False),
        ("(?<=甲\\s?)乙", True),
        ("(?<=甲\\d{2})乙", False),
        ("(?<=甲\\D{2})乙", True),
        ("(?<=甲[ -~]{2})乙", False),
        ("(?<=甲[\\x00-~]{2})乙", True),
        ("(?<=甲\\n)乙", True),
        ("(?<=甲(?:\\n|丙)?)乙", True),
        ("(?:甲|(?<=丙\\W{3}))乙", True),
        ("(?=.*(?<=丙\\W{3}))乙", True),
        ("甲\\Z", True),
        ("(?<=\\P{Han}{2})乙", True),
        ("(?<=\\p{Han}{2})乙", False),
        ("甲(?=\\s*乙)", False),
        ("(?e)(甲){e<=1}", True),
    ],
)
def test_what_looks_beyond_its_line(source: str, beyond: bool) -> None:
    assert looks_beyond_line(source) is beyond


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("^甲", True),
        ("(?x) ^ [ ] 甲", True),
        ("(?<=乙\\n)^(?!丙)甲", True),
        ("(?P<mark>^甲|^乙)", True),
        ("^甲|乙", False),
        ("(?:^|，)甲", False),
        ("甲^", False),
        ("^甲?", False),
        ("^(?=甲)", False),
        ("(?e)(甲){e<=1}", False),
    ],
)
def test_what_begins_a_line(source: str, begins: bool) -> None:
    assert begins_line(source) is begins


def test_from_one_place_more_can_be_searched_untimed() -> None:
    assert (untimed_length("^.*甲.*乙$"), untimed_at_a_place("^.*甲.*乙$")) == (256, 4096)


@pytest.mark.parametrize(
    ("source", "stays"),
    [
        ("甲乙", True),
        ("^甲.*$", True),
        ("甲[^乙\\n]", True),
        ("甲[^乙]", False),
        ("甲\\S(?!\\d|\\w)", True),
        ("甲\\s", False),
        ("甲(?=\\s*乙)", False),
        ("甲(?![^乙])", False),
        ("(?<=甲\\s*)乙", True),
        ("(?<=甲(?=\\n))乙", False),
        ("(?<=甲(?=乙|$))乙", True),
        ("(?<=甲(?=乙\\s))乙", False),
        ("(?<=甲(?<=\\n甲))乙", True),
        ("甲\\Z", False),
        ("\\p{Han}+", True),
        ("\\P{Han}+", False),
        ("\\p{L}+", False),
        ("(?<=(\\n))\\1?甲", False),
        ("(?<=(?P<end>\\n))(?P=end)?甲", False),
        ("(?=.(?P<two>..))甲(?P=two)", True),
        ("(?=.(?P<two>[^乙]))甲(?P=two)", False),
        ("(?e)(甲){e<=1}", False),
    ],
)
def test_what_stays_in_its_line(source: str, stays: bool) -> None:
    assert stays_in_line(source) is stays


@pytest.mark.parametrize(
    ("source", "never"),
    [
        ("甲乙", True),
        ("甲。", False),
        ("甲[，。]?", False),
        ("甲[^，。]{2,40}", True),
        ("甲[^，]", False),
        ("甲.", False),
        ("[　-〃]", False),
        ("[一-龥]", True),
        (r"\w\s\d", True),
        (r"\W", False),
        (r"[^\W]", True),
        ("甲(?=。)", False),
        (r"[*\s]*\p{Han}+", True),
        (r"\p{L}", False),
        ("(?e)(甲){e<=1}", False),
    ],
)
def test_what_never_holds_a_full_stop(source: str, never: bool) -> None:
    assert never_holds(source, "。") is never
