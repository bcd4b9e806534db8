"""Which of the matches at one place are told: the outermost of a group, those that do not defer, the first of a text.

It weighs no evidence and knows no document but its text.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.rule import WORD_CATEGORIES
from reportlint.terms import touches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Match, Span
    from reportlint.rule import Rule

Found = tuple["Match", "Rule", Severity]
"""A match, its rule, and the severity it is reported with: the rule's own, or less where evidence is short."""


def outermost(found: list[Found]) -> list[Found]:
    """Sort, and drop what lies inside a match of its group that is as severe: one place is one finding.

    The categories about words are one group, any other category is its own. A match of a rule with `defer` goes where
    it touches any other of its group.
    """
    found.sort(key=lambda each: each[0][0])
    kept: list[Found] = []
    for cluster in _clusters(found):
        kept += cluster if len(cluster) == 1 else _outermost_of(cluster)
    return kept


def _clusters(found: Sequence[Found]) -> Iterator[Sequence[Found]]:
    """Yield the matches, sorted by start, that lie apart from all others alone, and those that touch together."""
    first, reach = 0, -1
    for at, ((start, end, *_), _, _) in enumerate(found):
        if start > reach or (start == reach < end):
            if at:
                yield found[first:at]
            first, reach = at, end
        elif end > reach:
            reach = end
    if found:
        yield found[first:]


def _outermost_of(cluster: Iterable[Found]) -> list[Found]:
    reach: dict[str, list[int]] = {}  # by group, how far the matches of each severity reach
    kept = []
    for each in sorted(cluster, key=lambda each: (each[0].start, -each[0].end, -each[2], each[1].name)):
        match, rule, severity = each
        ends = reach.setdefault(group_of(rule), [-1] * (Severity.ERROR + 1))
        if match.end > max(ends[severity:]):
            ends[severity] = match.end
            kept.append(each)
    kept.sort(key=lambda each: (each[0].start, each[0].end, each[1].name))
    return list(_without_deferred(kept)) if any(rule.head.defer for _, rule, _ in kept) else kept


def group_of(rule: Rule) -> str:
    """Return what a match of the rule may be part of: a match of the same group."""
    return "word" if rule.category in WORD_CATEGORIES else rule.category


def _without_deferred(kept: Sequence[Found]) -> Iterator[Found]:
    spoken: dict[str, list[Span]] = {}  # by group, the spans of the rules that do not defer, joined where they touch
    for match, rule, _ in kept:
        if not rule.head.defer:
            spans = spoken.setdefault(group_of(rule), [])
            if spans and match.start < spans[-1][1]:
                spans[-1] = spans[-1][0], max(spans[-1][1], match.end)
            else:
                spans.append((match.start, match.end))
    for each in kept:
        match, rule, _ = each
        if rule.head.defer:
            spans = spoken.setdefault(group_of(rule), [])
            if touches(spans, match.start, match.end):
                continue
            insort(spans, (match.start, match.end))  # of two that defer, the first speaks
        yield each


def first_only(document: Document, kept: Iterable[Found]) -> list[Found]:
    """Drop what a rule with `once` has said of the same text before; the matches come sorted by start."""
    told: set[tuple[str, str]] = set()
    first = []
    for each in kept:
        match, rule, _ = each
        if rule.head.once:
            said = rule.name, document.text[match.start : match.end]
            if said in told:
                continue
            told.add(said)
        first.append(each)
    return first
