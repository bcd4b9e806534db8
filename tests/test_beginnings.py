"""The first characters of matches: none is passed over, and only what is asked for beside them is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportlint.beginnings import glance_of
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.kinds.pattern import Pattern
from reportlint.rule import unmark

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


@pytest.mark.parametrize(
    ("source", "glance"),
    [
        ("甲乙", "甲(?![^乙])"),
        ("(?:甲|乙)丙|甲丁", "乙(?![^丙])|甲(?![^丁丙])"),
        ("(?<=[甲乙])丙", "丙(?<![^乙甲].)"),
        ("丙(?<=(?:甲乙|丁)丙)", "丙(?<![^丁乙].)"),
        ("(?<=甲)丙|(?<=乙)丙丁|丙(?=戊)", "丙(?:(?<![^乙甲].)|(?![^戊]))"),
        ("甲?乙丙", "乙(?![^丙])|甲(?![^乙])"),
        ("(?>甲{2,})(?!丁)", "甲(?![^甲])"),
        (r"甲\d", r"甲(?![^\d])"),
        (r"甲(?=\.)(?=[.。])", r"甲(?![^\u002e])"),
        ("甲", None),
        ("甲|乙丙", "乙(?![^丙])|甲"),
        ("，|乙丙", None),
        ("甲(?:乙|)", None),
        ("(?:^|[，。])甲", r"。(?![^甲])|甲(?<![^\u000a].)|，(?![^甲])"),
        ("[^甲]乙", None),
        (r"\p{Han}乙", None),
        ("甲*", None),
        ("^(?=甲)", None),
        ("(?i:a)b", None),
        ("(", None),
    ],
)
def test_what_is_seen_at_a_glance(source: str, glance: str | None) -> None:
    assert glance_of(source) == glance


def test_no_match_of_a_rule_begins_elsewhere() -> None:
    rules = [rule for rule in read_catalogue([bundled_root()]) if isinstance(rule.kind, Pattern)]
    texts = [path.read_text("utf-8", "ignore")[:20_000] for path in SEEDS]
    for rule in rules:
        assert isinstance(rule.kind, Pattern)
        if glance := glance_of(rule.kind.find_.source):
            for text in (*texts, *(unmark(example.text)[0] for example in rule.head.examples.bad)):
                begun = {match.start() for match in rule.kind.find_.compiled.finditer(text)}
                assert begun <= {match.start() for match in re.finditer(glance, text)}, rule.name
