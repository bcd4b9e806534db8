"""run(document, plan): the findings of one document, sorted; it knows no files, no settings and prints nothing."""

from __future__ import annotations

from collections import defaultdict
from itertools import repeat
from typing import TYPE_CHECKING, Any

import daachorse

from reportlint.errors import Bilingual, RuleFailure
from reportlint.evidence import gather, is_called_for, judge
from reportlint.finding import Finding, Severity
from reportlint.hits import Packed, search
from reportlint.kinds.base import ByLine
from reportlint.overlaps import Found, first_only, outermost
from reportlint.record import NamedTuple, field, record
from reportlint.repeats import repeats_of
from reportlint.rule import WORD_CATEGORIES
from reportlint.telling import findings_of
from reportlint.terms import Terms, touches

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.evidence import Evidence
    from reportlint.finding import Accepted, Match, Span
    from reportlint.rule import Rule


class Outcome(NamedTuple):
    """What came of one document: its findings, the rules that could not finish it, and what was accepted of it."""

    findings: list[Finding]
    failures: list[RuleFailure]
    accepted: Sequence[Accepted] = ()

    def __reduce__(self) -> tuple[Any, ...]:  # to another process; named tuples, one by one, take thrice as long
        return _outcome, ([tuple(finding) for finding in self.findings], self.failures, self.accepted)


def _outcome(findings: list[tuple[Any, ...]], failures: list[RuleFailure], accepted: Sequence[Accepted]) -> Outcome:
    return Outcome([tuple.__new__(Finding, finding) for finding in findings], failures, accepted)


class Asked(NamedTuple):
    """A rule with what every document asks of it; own_text: whether it sees a Traditional document as it stands."""

    rule: Rule
    find: Callable[[Document, Sequence[Span]], Iterable[Match]]
    severity: Severity
    in_doubt: bool
    own_text: bool


@record
class Plan:
    """Rules made ready to run together: all their literals in one automaton, each with the rules that asked for it."""

    rules: Sequence[Rule]
    automaton: daachorse.CharwiseDoubleArrayAhoCorasick | None
    askers: Sequence[tuple[int, ...]]
    readers: frozenset[int]
    """The rules that have no literals and must see every document."""
    longest: int
    """Characters of the longest literal."""
    by_line: frozenset[int]
    """The rules for which a line that stands again need not be searched again."""
    late: Mapping[int, Evidence]
    """The rules asked last, and only in a document with traces enough, with what they ask of it."""
    names: Sequence[str]
    """The names of the rules, in their order."""
    previews: frozenset[str]
    """The names of the rules on trial."""
    asked: frozenset[str]
    """The names of the rules that are asked."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """The severities that differ from those of the rules, by name."""
    _ready: dict[int, Asked] = field(default_factory=dict, init=False, repr=False, compare=False)

    def ready(self, at: int) -> Asked:
        """Return a rule, which is unpacked when it is first asked for: that costs more than to search a page."""
        asked = self._ready.get(at)
        if asked is None:
            from reportlint.reading import OWN_TEXT  # as below

            rule = self.rules[at]
            severity = self.severities.get(rule.name, rule.head.severity)
            own_text = rule.category == "script" or rule.kind_name in OWN_TEXT
            asked = self._ready[at] = Asked(rule, rule.kind.find, severity, rule.head.evidence is not None, own_text)
        return asked

    def rule(self, name: str) -> Rule:
        """Return a rule by its name; ValueError where there is none."""
        return self.rules[self.names.index(name)]


_LOOSE = 100_000
"""How many hits are kept as they come; more are packed."""


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
        longest=max(map(len, askers), default=0),
        by_line=frozenset(at for at, rule in enumerate(rules) if isinstance(rule.kind, ByLine) and rule.kind.by_line),
        late={
            at: rule.head.evidence for at, rule in enumerate(rules) if rule.head.evidence and rule.head.evidence.among
        },
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

    terms: the project's own words; what touches them, or words the text itself calls wrong, is neither reported nor a
    trace of anything.
    """
    found, doubtful, failures = ask(document, plan, literal_hits(document, plan))
    document.forget()  # its outline and the like may take as much room as the findings, and nobody asks any more
    if terms and (spans := terms.spans(document.text)):
        found, doubtful = unshielded(found, spans), unshielded(doubtful, spans)
    if found or doubtful:
        from reportlint.cited import cited_in  # not before the plan, as below

        if spans := cited_in(document.text):
            found, doubtful = uncited(found, spans), uncited(doubtful, spans)
    found += weigh(document, doubtful)
    del doubtful
    found = outermost(found)
    if any(rule.head.once for _, rule, _ in found):
        found = first_only(document, found)
    return Outcome(findings_of(document, found, lang), failures)


def literal_hits(document: Document, plan: Plan) -> Mapping[int, Sequence[Span]]:
    """Return where the literals of each rule stand that has any there, sorted by end; the rules as in the plan.

    In a document that repeats itself they are looked for on fresh lines only, and in the line ends before these.
    """
    hits: defaultdict[int, list[Span]] = defaultdict(list)
    if plan.automaton is None:
        return hits
    askers, text, repeats = plan.askers, document.text, document.once(repeats_of)
    packed: defaultdict[int, Packed] = defaultdict(Packed)
    loose = 0
    for offset, found in search(plan.automaton, text, repeats.parts if repeats else [(0, len(text))], plan.longest):
        for start, end, literal in found:
            span = (offset + start, offset + end) if offset else (start, end)  # most documents are one part
            for at in askers[literal]:
                hits[at].append(span)
        loose += len(found)
        if loose > _LOOSE:
            _pack(hits, packed)
            loose = 0
    if packed:
        _pack(hits, packed)
        return packed
    return hits


def _pack(hits: dict[int, list[Span]], packed: dict[int, Packed]) -> None:
    for at, spans in hits.items():
        packed[at].extend(spans)
    hits.clear()


def ask(
    document: Document, plan: Plan, hits: Mapping[int, Sequence[Span]]
) -> tuple[list[Found], list[Found], list[RuleFailure]]:
    """Return the matches of all rules: those that stand by themselves, and those of rules that know of evidence."""
    from reportlint.reading import reading_of  # not before the plan, which brings what it would compile

    found: list[Found] = []
    doubtful: list[Found] = []
    failures: list[RuleFailure] = []
    reading, own_repeats = document.once(reading_of), document.once(repeats_of)
    read_hits = literal_hits(reading.simplified, plan) if reading else hits
    ready = plan._ready  # asked a hundred times a document
    for at in _in_turn(plan, plan.readers.union(hits, read_hits), found, doubtful, document):
        rule, find, severity, in_doubt, own_text = ready.get(at) or plan.ready(at)
        read, spans, repeats = document, hits.get(at), own_repeats
        if reading and not own_text:
            read, spans, repeats = reading.simplified, read_hits.get(at), reading.simplified.once(repeats_of)
        if not spans and at not in plan.readers:
            continue
        try:
            if repeats:
                spans = (spans or repeats.fresh) if at in plan.by_line else repeats.spread_spans(spans or ())
            matches = find(read, spans or ())
            if repeats and at in plan.by_line:
                matches = repeats.spread(matches)
            if read is not document and reading:
                matches = filter(None, map(reading.turned_back, matches))
            told = matches if isinstance(matches, list) else list(matches)
        except TimeoutError:
            problem = Bilingual("查找超时，这份文件没有查完", "ran out of time, so the file is not wholly checked")
            failures.append(RuleFailure(rule.name, document.path, problem))
        except Exception as error:  # noqa: BLE001  # one rule's fault must not cost the findings of the others
            what = f"{type(error).__name__}: {error}"
            problem = Bilingual(
                f"规则出错，这份文件没有查完（{what}）", f"failed, so the file is not wholly checked ({what})"
            )
            failures.append(RuleFailure(rule.name, document.path, problem))
        else:
            if told:
                into = doubtful if in_doubt else found
                into += zip(told, repeat(rule), repeat(severity))
    return found, doubtful, failures


def _in_turn(
    plan: Plan, asked: Collection[int], found: list[Found], doubtful: list[Found], document: Document
) -> Iterator[int]:
    """Yield the rules to ask: the late ones in the end, if what the others found by then is enough."""
    late = plan.late.keys() & asked
    yield from sorted(late.symmetric_difference(asked))
    if late and (found or doubtful):
        families = gather(_testimony(doubtful), document.text, faults(found))
        yield from (at for at in sorted(late) if is_called_for(plan.late[at], families))


def faults(found: Iterable[Found]) -> Iterator[Match]:
    """Yield the matches that are more than notes."""
    return (match for match, _, severity in found if severity is not Severity.NOTE)


def _testimony(doubtful: Iterable[Found]) -> list[tuple[Match, Evidence]]:
    return [(match, evidence) for match, rule, _ in doubtful if (evidence := rule.head.evidence)]


def unshielded(found: Iterable[Found], spans: Sequence[Span]) -> list[Found]:
    """Return the matches without those about words that touch one of the spans, which are sorted and disjoint."""
    return [
        each
        for each in found
        if each[1].category not in WORD_CATEGORIES or not touches(spans, each[0].start, each[0].end)
    ]


def uncited(found: Iterable[Found], spans: Sequence[Span]) -> list[Found]:
    """Return the matches without those that lie in one of the spans, which are sorted and disjoint."""
    return [each for each in found if not touches(spans, each[0].start, each[0].end) or not _is_inside(each[0], spans)]


def _is_inside(match: Match, spans: Sequence[Span]) -> bool:
    return any(start <= match.start and match.end <= end for start, end in spans)


def weigh(document: Document, doubtful: Sequence[Found]) -> Iterator[Found]:
    """Yield the matches that the document's own evidence lets stand, with the severity it gives them."""
    text = document.text
    testimony = _testimony(doubtful)
    families = gather(testimony, text)
    for (match, rule, severity), (_, evidence) in zip(doubtful, testimony, strict=True):
        given = judge(match, evidence, severity, families, text)
        if given is not None:
            yield match, rule, given
