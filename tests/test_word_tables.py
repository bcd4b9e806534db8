"""The word tables of all rules, tested together as data: what one rule advises, no other rule takes for a fault.

Every phrase that a table reports, that phrase once mended, and every phrase that excuses a word is put on a line of its
own, and all rules that judge words are asked about the whole sheet. A table is any kind, or part of a kind, with a
mapping `replace` from wrong words to right ones.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reportlint import engine
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.document import Document
from reportlint.finding import Severity
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.script import Script
from reportlint.kinds.wording import Wording
from reportlint.rule import WORD_CATEGORIES, unmark
from reportlint.usage.counts import fold, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.alphabet import Writing
    from reportlint.finding import Finding, Match
    from reportlint.rule import Rule

    Span = tuple[int, int]

RULES = read_catalogue([bundled_root()])
OWN_TEXT: dict[Writing, str] = {"simplified": "经济发展报告说：", "traditional": "經濟發展報告說："}
"""A line that says in what script a document is written."""
ROUNDS = 4
"""How often a text may need mending: a spun word inside a phrase that was spun, too."""
NOISE = 15
"""Counts up to this tell nothing: slips of the text itself, and n-grams that share a place in the table."""
SHARE = {Severity.ERROR: 0.02, Severity.WARNING: 0.5}
"""How often official text may use a wrong form, by the count of the right one; in matters of taste, as it likes."""


class Table(NamedTuple):
    """The words of a rule, and the script of the documents they are wrong in, if it matters."""

    rule: Rule
    words: Wording
    written_in: Writing | None


class Place(NamedTuple):
    """A word as a table reports it: the phrase that holds it, where it stands in it, what to write instead."""

    table: Table
    phrase: str
    span: Span
    right: str
    sure: bool

    @property
    def mended(self) -> str:
        return self.phrase[: self.span[0]] + self.right + self.phrase[self.span[1] :]

    @property
    def mended_span(self) -> Span:
        return self.span[0], self.span[0] + len(self.right)


class Said(NamedTuple):
    """What a rule says of a line, and whether it is sure of it whatever the rest of the document is like."""

    rule: Rule
    span: Span
    right: str | None
    sure: bool = True


def _tables() -> Iterator[Table]:
    for rule in RULES:
        parts = [rule.kind, *(getattr(rule.kind, field.name) for field in dataclasses.fields(rule.kind))]  # type: ignore[arg-type]
        for words in parts:
            if isinstance(words, Wording):
                yield Table(rule, words, rule.kind.written_in if isinstance(rule.kind, Script) else None)


TABLES = list(_tables())
PLAN = engine.prepare(
    rule
    for rule in RULES
    if isinstance(rule.kind, Wording)
    or getattr(rule.kind, "wording", None)
    or (rule.category in WORD_CATEGORIES and isinstance(rule.kind, Pattern))
)
"""The rules that judge words by the phrase around them; a bare phrase is too little to judge chances or scripts by."""


def ask(lines: Sequence[str], written_in: Writing | None, *, in_doubt: bool = False) -> list[list[Said]]:
    """Return what all rules say of each line, in a document of that script, with or without what needs evidence."""
    own = [OWN_TEXT[written_in]] * len(lines) if written_in else []
    document = Document("", "\n".join([*lines, *own]))
    found, doubtful, failures = engine.ask(document, PLAN, engine.literal_hits(document, PLAN))
    assert failures == []
    said: list[list[Said]] = [[] for _ in document.line_starts]
    for match, rule, _ in [*found, *(each for each in doubtful if in_doubt or stands(*each[:2]))]:
        line, column = document.position(match.start)
        start = column - 1
        span = start, start + match.end - match.start
        said[line - 1].append(Said(rule, span, match.replacement, stands(match, rule)))
    return said[: len(lines)]


def stands(match: Match, rule: Rule) -> bool:
    """Tell whether a match needs no other traces in the document."""
    evidence = rule.head.evidence
    return evidence is None or evidence.score_of(match) >= evidence.sure


def words_in(phrase: str, words: Iterable[str]) -> list[Span]:
    return [(at, at + len(word)) for word in words for at in range(len(phrase)) if phrase.startswith(word, at)]


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def tables_by_script() -> dict[Writing | None, list[Table]]:
    by_script = defaultdict(list)
    for table in TABLES:
        by_script[table.written_in].append(table)
    return by_script


def places() -> dict[Rule, list[Place]]:
    """Return by rule the words that its table reports, each in the phrases it is reported in."""
    found: dict[str, list[Place]] = {table.rule.name: [] for table in TABLES}
    for written_in, tables in tables_by_script().items():
        phrases = [(table, phrase) for table in tables for phrase in table.words.literals()]
        for (table, phrase), said in zip(
            phrases, ask([phrase for _, phrase in phrases], written_in, in_doubt=True), strict=True
        ):
            found[table.rule.name] += [
                Place(table, phrase, each.span, each.right, each.sure)
                for each in said
                if each.rule is table.rule and each.right is not None
            ]
    return found


PLACES = places()
EVERY_TABLE = pytest.mark.parametrize("table", [pytest.param(table, id=table.rule.name) for table in TABLES])


def say(phrase: str, said: Said) -> str:
    return f"{phrase}: {said.rule.name} {phrase[slice(*said.span)]} -> {said.right}"


def show(faults: Iterable[str]) -> str:
    return "\n".join(["", *dict.fromkeys(faults)])


@EVERY_TABLE
def test_every_phrase_is_reported(table: Table) -> None:
    """A phrase whose word a longer word of the table hides, or that is excused, does nothing."""
    reported = {place.phrase for place in PLACES[table.rule.name]}
    assert [phrase for phrase in table.words.literals() if phrase not in reported] == []


@EVERY_TABLE
def test_no_word_is_two_rules_affair(table: Table) -> None:
    """Two rules that report the same word in the same phrase are one too many; so are findings that overlap.

    A rule that needs evidence may report what another is sure of, and must then advise the same.
    """
    here = PLACES[table.rule.name]
    twice = []
    for place, said in zip(here, ask([place.phrase for place in here], table.written_in), strict=True):
        for other in said:
            if other.rule is table.rule:
                continue
            same = other.span == place.span and (place.sure or other.right != place.right) and is_table(other.rule)
            nested = other.rule.category == table.rule.category and (
                inside(other.span, place.span) or inside(place.span, other.span)
            )
            if same or (overlap(other.span, place.span) and not nested):
                twice.append(say(place.phrase, other))
    assert not twice, show(twice)


def is_table(rule: Rule) -> bool:
    return any(table.rule is rule for table in TABLES)


@EVERY_TABLE
def test_no_rule_objects_to_what_this_one_advises(table: Table) -> None:
    """The right side of a pair is nowhere a wrong side, in the phrases where it is advised."""
    here = PLACES[table.rule.name]
    said = ask([place.mended for place in here], table.written_in)
    faults = [
        say(place.mended, each)
        for place, each_said in zip(here, said, strict=True)
        for each in each_said
        if overlap(each.span, place.mended_span)
    ]
    assert not faults, show(faults)


@EVERY_TABLE
def test_a_phrase_that_excuses_a_word_is_right_for_every_rule_of_the_category(table: Table) -> None:
    phrases = table.words.unless
    faults = []
    for phrase, said in zip(phrases, ask(phrases, table.written_in), strict=True):
        excused = words_in(phrase, table.words.replace)
        faults += [
            say(phrase, each)
            for each in said
            if each.rule.category == table.rule.category
            and any(inside(each.span, span) or inside(span, each.span) for span in excused)
        ]
    assert not faults, show(faults)


def test_no_advice_goes_in_circles() -> None:
    """Of two rules that mend opposite ways, one must be silent wherever the phrases of both can stand around a word."""
    by_pair: dict[tuple[Writing | None, str, str], list[Place]] = defaultdict(list)
    for place in (place for here in PLACES.values() for place in here if place.sure):
        by_pair[place.table.written_in, place.phrase[slice(*place.span)], place.right].append(place)
    texts: dict[Writing | None, list[tuple[str, str, int]]] = defaultdict(list)
    for (written_in, wrong, right), there in by_pair.items():
        for one in there:
            for other in by_pair.get((written_in, right, wrong), ()) if wrong < right else ():
                if (around := both_around(one, other)) is not None:
                    before, after = around
                    texts[written_in].append((before + wrong + after, before + right + after, len(before)))
    circles = []
    for written_in, pairs in texts.items():
        said = ask([text for one, other, _ in pairs for text in (one, other)], written_in)
        for at, (one, other, start) in enumerate(pairs):
            there, back = said[2 * at], said[2 * at + 1]
            if any(each.span[0] == start for each in there) and any(each.span[0] == start for each in back):
                circles.append(f"{one} <-> {other}")
    circles += longer_circles()
    assert not circles, show(circles)


def both_around(one: Place, other: Place) -> tuple[str, str] | None:
    """Return the shortest text around a word that holds both phrases, as what stands before it and behind it."""
    before = [place.phrase[: place.span[0]] for place in (one, other)]
    after = [place.phrase[place.span[1] :] for place in (one, other)]
    short, long = sorted(before, key=len)
    front, back = sorted(after, key=len)
    return (long, back) if long.endswith(short) and back.startswith(front) else None


def longer_circles() -> list[str]:
    """Return the words that three or more pairs lead back to, whatever their contexts."""
    edges: dict[tuple[Writing | None, str], set[str]] = defaultdict(set)
    for table in TABLES:
        for wrong, right in table.words.replace.items():
            edges[table.written_in, wrong].add(right)
    circles = []
    for written_in, start in list(edges):
        reached, front = set(), {start}
        for step in range(len(edges)):
            front = {right for word in front for right in edges.get((written_in, word), ())} - reached
            if start in front and step > 1:
                circles.append(start)
            if not front:
                break
            reached |= front
    return circles


@pytest.mark.parametrize("written_in", [None, *OWN_TEXT])
def test_mending_ends(written_in: Writing | None) -> None:
    """Whatever the tables report is mended for good after a few rounds."""
    lines = [place.phrase for here in PLACES.values() for place in here if place.table.written_in is written_in]
    changed: list[str] = []
    for _ in range(ROUNDS):
        mended = [mend(line, said) for line, said in zip(lines, ask(lines, written_in), strict=True)]
        changed = [f"{before} -> {after}" for before, after in zip(lines, mended, strict=True) if before != after]
        lines = mended
    assert not changed, show(changed)


def mend(line: str, said: Iterable[Said]) -> str:
    """Apply the suggestions from the end; of two that overlap, the one that starts later, and the shorter."""
    reach = len(line)
    for _, (start, end), right, _ in sorted(said, key=lambda each: (-each.span[0], each.span[1])):
        if right is not None and end <= reach:
            line, reach = line[:start] + right + line[end:], start
    return line


@EVERY_TABLE
def test_official_text_does_not_use_the_wrong_form(table: Table) -> None:
    """Judged where the counts reach: Simplified phrases of up to four characters without Latin letters."""
    allowed = None if table.written_in == "traditional" else SHARE.get(table.rule.head.severity)
    used = []
    for place in PLACES[table.rule.name]:
        wrong, right = count(place.phrase), count(place.mended)
        if allowed is not None and place.sure and wrong > max(NOISE, allowed * right):
            used.append(f"{place.phrase} {wrong:.0f}, {place.mended} {right:.0f}")
    assert not used, show(used)


def count(phrase: str) -> float:
    """Return how often official text holds a phrase: no oftener than any part of it, since a hash may lie for one."""
    if len(phrase) > 4 or not phrase.isalpha() or not phrase.isprintable() or any(c.isascii() for c in phrase):
        return 0
    text = fold(phrase)
    parts = [text[start:end] for start, end in combinations(range(len(text) + 1), 2) if end - start > 1] or [text]
    return 10 ** min(load().log_count(part) for part in parts)


WORDS = engine.prepare(rule for rule in RULES if rule.category in WORD_CATEGORIES)
PLANS = {
    category: engine.prepare(rule for rule in RULES if rule.category == category)
    for category in {rule.category for rule in RULES}
}
SEVERITIES = {rule.name: rule.head.severity for rule in RULES}
ABOUT_MARKS = ("punctuation", "residue")
"""What is no fault to one rule about marks or lines often shows the fault of another."""
JUDGED = [rule for rule in RULES if rule.category not in ABOUT_MARKS]
EVERY_RULE = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in JUDGED])


def judge(text: str, plan: engine.Plan) -> list[Finding]:
    """Return the findings, without those that are notes only because the document gives too little evidence."""
    found = engine.run(Document("", text), plan).findings
    return [finding for finding in found if finding.severity is SEVERITIES[finding.rule]]


@EVERY_RULE
def test_a_good_example_is_good_for_every_rule_of_the_category(rule: Rule) -> None:
    for text in rule.head.examples.good:
        faults = [f"{text}: {finding.rule} {finding.text}" for finding in judge(text, PLANS[rule.category])]
        assert not faults, show(faults)


@EVERY_RULE
def test_a_mended_example_is_good_for_every_rule_of_the_category(rule: Rule) -> None:
    for example in rule.head.examples.bad:
        text = unmark(example.text)[0]
        found = judge(text, PLANS[rule.category])
        mended = mend(text, [Said(rule, (finding.start, finding.end), finding.suggestion) for finding in found])
        for_the_author = {(finding.rule, finding.text) for finding in found if finding.suggestion is None}
        left = judge(mended, PLANS[rule.category])
        assert {(finding.rule, finding.text) for finding in left} <= for_the_author, mended


@EVERY_RULE
def test_a_wrong_word_is_told_once(rule: Rule) -> None:
    for example in rule.head.examples.bad:
        found = judge(unmark(example.text)[0], WORDS)
        both = [
            f"{one.text} {one.rule}, {other.text} {other.rule}"
            for one, other in combinations(found, 2)
            if overlap((one.start, one.end), (other.start, other.end))
        ]
        assert not both, show(both)
