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
_LEVELS = max(Severity) + 1
_GROUPS = dict.fromkeys((*WORD_CATEGORIES, "placeholder"), "word")


def outermost(found: list[Found]) -> list[Found]:
    """Sort, and drop what lies inside a match of its group that is as severe: one place is one finding.

    The categories about words and placeholders are one group, any other category is its own. A match of a rule with
    `defer` goes where it touches any other of its group.
    """
    found.sort(key=_start)
    kept: list[Found] = []
    settled = first = 0  # before `settled` all is kept or dropped; from `first` on matches touch together
    reach = -1
    for at, (match, _, _) in enumerate(found):
        start, end = match[0], match[1]
        if start > reach or start == reach < end:
            if at > first + 1:
                kept += found[settled:first]
                kept += _outermost_of(found[first:at])
                settled = at
            first, reach = at, end
        elif end > reach:
            reach = end
    if len(found) > first + 1:
        kept += found[settled:first]
        kept += _outermost_of(found[first:])
        return kept
    kept += found[settled:]
    return kept


def _start(each: Found) -> int:
    return each[0][0]


def _outermost_of(cluster: list[Found]) -> list[Found]:
    """Return what is kept of matches that touch together, sorted by start, end and rule."""
    if _are_apart(cluster):  # as a word in a repeated paragraph
        return sorted(cluster, key=_inner_first)
    if any(rule.head.defer for _, rule, _ in cluster):  # before the outermost are sought: what goes covers nothing
        cluster = list(_without_deferred(sorted(cluster, key=_inner_first)))
    reach: dict[str, list[int]] = {}  # by group, how far the matches of each severity reach
    kept = []
    cluster.sort(key=_outer_first)
    for each in cluster:
        match, rule, severity = each
        ends = reach.setdefault(group_of(rule), [-1] * _LEVELS)
        if match.end > max(ends[severity:]):
            ends[severity] = match.end
            kept.append(each)
    kept.sort(key=_inner_first)
    return kept


def _are_apart(cluster: Iterable[Found]) -> bool:
    """Tell whether no match, of those sorted by start, touches another of its group."""
    reach: dict[str, int] = {}
    for match, rule, _ in cluster:
        group = group_of(rule)
        if not reach.get(group, -1) <= match[0] < match[1]:
            return False
        reach[group] = match[1]
    return True


def _outer_first(each: Found) -> tuple[int, int, int, str]:
    match, rule, severity = each
    return match.start, -match.end, -severity, rule.name


def _inner_first(each: Found) -> tuple[int, int, str]:
    match, rule, _ = each
    return match.start, match.end, rule.name


def group_of(rule: Rule) -> str:
    """Return what a match of the rule may be part of: a match of the same group."""
    return _GROUPS.get(rule.category, rule.category)


def _without_deferred(cluster: Sequence[Found]) -> Iterator[Found]:
    spoken: dict[str, list[Span]] = {}  # by group, the spans of the rules that do not defer, joined where they touch
    for match, rule, _ in cluster:
        if not rule.head.defer:
            spans = spoken.setdefault(group_of(rule), [])
            if spans and match.start < spans[-1][1]:
                spans[-1] = spans[-1][0], max(spans[-1][1], match.end)
            else:
                spans.append((match.start, match.end))
    for each in cluster:
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
