"""run(document, plan): the findings of one document, sorted; it knows no files, no settings and prints nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import daachorse

from reportlint.errors import Bilingual, RuleFailure
from reportlint.evidence import gather, judge
from reportlint.finding import Finding, Related, Severity
from reportlint.kinds.base import ByLine
from reportlint.overlaps import Found, first_only, outermost
from reportlint.record import field, record
from reportlint.repeats import repeats_of
from reportlint.rule import WORD_CATEGORIES
from reportlint.terms import Terms, touches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.finding import Accepted, Span
    from reportlint.rule import Rule


class Outcome(NamedTuple):
    """What came of one document: its findings, the rules that could not finish it, and what was accepted of it."""

    findings: list[Finding]
    failures: list[RuleFailure]
    accepted: Sequence[Accepted] = ()


@record
class Plan:
    """Rules made ready to run together: all their literals in one automaton, each with the rules that asked for it."""

    rules: Sequence[Rule]
    automaton: daachorse.CharwiseDoubleArrayAhoCorasick | None
    askers: Sequence[tuple[int, ...]]
    readers: frozenset[int]
    """The rules that have no literals and must see every document."""
    by_line: frozenset[int]
    """The rules for which a line that stands again need not be searched again."""
    names: Sequence[str]
    """The names of the rules, in their order."""
    previews: frozenset[str]
    """The names of the rules on trial."""
    asked: frozenset[str]
    """The names of the rules that are asked."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """The severities that differ from those of the rules, by name."""

    def rule(self, name: str) -> Rule:
        """Return a rule by its name; ValueError where there is none."""
        return self.rules[self.names.index(name)]


def prepare(rules: Iterable[Rule]) -> Plan:
    """Build the plan; its cost grows with the number of literals, so do it once for many documents."""
    rules = list(rules)
    askers: dict[str, list[int]] = {}
    for at, rule in enumerate(rules):
        for literal in dict.fromkeys(rule.kind.literals()):
            askers.setdefault(literal, []).append(at)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(askers)) if askers else None
    readers = frozenset(range(len(rules))).difference(*askers.values())
    return Plan(
        rules,
        automaton,
        [tuple(indexes) for indexes in askers.values()],
        readers,
        by_line=frozenset(at for at, rule in enumerate(rules) if isinstance(rule.kind, ByLine) and rule.kind.by_line),
        names=(names := [rule.name for rule in rules]),
        previews=frozenset(rule.name for rule in rules if rule.head.preview),
        asked=frozenset(names),
    )


def narrow(plan: Plan, names: Collection[str], severities: Mapping[str, Severity]) -> Plan:
    """Return a plan that asks the rules named only, some with a severity of their own.

    It keeps the automaton, whose hits for other rules nobody hears of: it is made in milliseconds.
    """
    asked = {at for at, name in enumerate(plan.names) if name in names}
    narrower = {askers: tuple(at for at in askers if at in asked) for askers in set(plan.askers)}  # a few hundred
    from dataclasses import replace  # most runs ask all rules

    return replace(
        plan,
        askers=[narrower[askers] for askers in plan.askers],
        readers=plan.readers & asked,
        asked=frozenset(names),
        severities=severities,
    )


def run(document: Document, plan: Plan, lang: Lang = "zh", terms: Terms | None = None) -> Outcome:
    """Check a document; findings are sorted by start, end and rule, and depend on nothing but the arguments.

    terms: the project's own words; what touches them is neither reported nor a trace of anything.
    """
    found, doubtful, failures = ask(document, plan, literal_hits(document, plan))
    if terms and (spans := terms.spans(document.text)):
        found, doubtful = unshielded(found, spans), unshielded(doubtful, spans)
    found += weigh(document, doubtful)
    kept = outermost(found)
    if any(rule.head.once for _, rule, _ in kept):
        kept = first_only(document, kept)
    return Outcome(_findings(document, kept, lang), failures)


def literal_hits(document: Document, plan: Plan) -> list[list[Span]]:
    """Return where the literals of each rule stand, sorted by end; those of rules `by_line` only on fresh lines."""
    hits: list[list[Span]] = [[] for _ in plan.names]
    if plan.automaton is None:
        return hits
    askers, text, repeats = plan.askers, document.text, document.once(repeats_of)
    if repeats is None:
        for start, end, literal in plan.automaton.find_overlapping(text):
            for at in askers[literal]:
                hits[at].append((start, end))
        return hits
    for first, last in repeats.fresh:
        for start, end, literal in plan.automaton.find_overlapping(text[first:last]):
            for at in askers[literal]:
                hits[at].append((first + start, first + end))
    return [spans if not spans or at in plan.by_line else repeats.spread_spans(spans) for at, spans in enumerate(hits)]


def ask(
    document: Document, plan: Plan, hits: Sequence[Sequence[Span]]
) -> tuple[list[Found], list[Found], list[RuleFailure]]:
    """Return the matches of all rules: those that stand by themselves, and those of rules that know of evidence."""
    from reportlint.reading import OWN_TEXT, reading_of  # not before the plan, which brings what it would compile

    found: list[Found] = []
    doubtful: list[Found] = []
    failures: list[RuleFailure] = []
    reading = document.once(reading_of)
    read_hits = literal_hits(reading.simplified, plan) if reading else hits
    spoken = {at for each in (hits, read_hits) for at, spans in enumerate(each) if spans}
    for at in sorted(plan.readers | spoken):
        own, read = hits[at], read_hits[at]
        rule = plan.rules[at]  # only now: to unpack a rule costs more than to search a page for its literals
        through = None if rule.category == "script" or rule.kind_name in OWN_TEXT else reading
        spans = read if through else own
        if not spans and at not in plan.readers:
            continue
        severity = plan.severities.get(rule.name, rule.head.severity)
        into = found if rule.head.evidence is None else doubtful
        try:
            read_document = through.simplified if through else document
            matches = rule.kind.find(read_document, spans)
            if at in plan.by_line and (repeats := read_document.once(repeats_of)):
                matches = repeats.spread(matches)
            turned = filter(None, map(through.turned_back, matches)) if through else matches
            into += [(match, rule, severity) for match in turned]
        except TimeoutError:
            problem = Bilingual("查找超时，这份文件没有查完", "ran out of time, so the file is not wholly checked")
            failures.append(RuleFailure(rule.name, document.path, problem))
        except Exception as error:  # noqa: BLE001  # one rule's fault must not cost the findings of the others
            what = f"{type(error).__name__}: {error}"
            problem = Bilingual(
                f"规则出错，这份文件没有查完（{what}）", f"failed, so the file is not wholly checked ({what})"
            )
            failures.append(RuleFailure(rule.name, document.path, problem))
    return found, doubtful, failures


def unshielded(found: Iterable[Found], spans: Sequence[Span]) -> list[Found]:
    """Return the matches without those about words that touch one of the spans, which are sorted and disjoint."""
    return [
        each
        for each in found
        if each[1].category not in WORD_CATEGORIES or not touches(spans, each[0].start, each[0].end)
    ]


def weigh(document: Document, doubtful: Sequence[Found]) -> Iterator[Found]:
    """Yield the matches that the document's own evidence lets stand, with the severity it gives them."""
    text = document.text
    testimony = [(match, evidence) for match, rule, _ in doubtful if (evidence := rule.head.evidence)]
    families = gather(testimony, text)
    for (match, rule, severity), (_, evidence) in zip(doubtful, testimony, strict=True):
        given = judge(match, evidence, severity, families, text)
        if given is not None:
            yield match, rule, given


def _findings(document: Document, found: list[Found], lang: Lang) -> list[Finding]:
    """Add what a reader needs to matches sorted by start; their lines are found in one sweep over the line starts."""
    path, source, starts = document.path, document.source, document.line_starts
    plain = len(source) == len(document.text)
    messages: dict[tuple[str, str, str | None, str], str] = {}  # a text is often wrong in the same way again
    findings = []
    line = line_start = line_end = 0
    for (start, end, replacement, related, _, reason), rule, severity in found:
        while start >= line_end:
            line += 1
            line_start, line_end = starts[line - 1], starts[line] if line < len(starts) else len(document.text) + 1
        column = start - line_start + 1
        last = (line, column + end - start) if end < line_end else document.position(end)
        begin, finish = (start, end) if plain else (document.source_offset(start), document.source_offset(end))
        text = source[begin:finish]
        said = rule.name, text, replacement, reason
        if (message := messages.get(said)) is None:
            message = messages[said] = rule.message(lang, text, replacement, reason)
        findings.append(
            Finding(
                path, begin, finish, rule.name, rule.category, severity, message, line, column, *last, text,
                replacement, tuple(_related(document, span) for span in related) if related else (),
                replacement is not None and is_safe(rule, severity),
            )
        )  # fmt: skip
    return findings


def is_safe(rule: Rule, severity: Severity) -> bool:
    """Tell whether a suggestion of the rule may be written unseen: not where evidence left no more than a note."""
    return rule.head.fix == "safe" and (rule.head.evidence is None or severity > Severity.NOTE)


def _related(document: Document, span: Span) -> Related:
    start, end = (document.source_offset(offset) for offset in span)
    return Related(start, end, *document.position(span[0]), *document.position(span[1]), document.source[start:end])
