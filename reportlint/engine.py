"""run(document, plan): the findings of one document, sorted; it knows no files, no settings and prints nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import daachorse

from reportlint.errors import Bilingual, RuleFailure
from reportlint.finding import Finding, Match, Related, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.rule import Rule


class Outcome(NamedTuple):
    """What came of one document: its findings, and the rules that could not finish it."""

    findings: list[Finding]
    failures: list[RuleFailure]


@dataclass(frozen=True)
class Plan:
    """Rules made ready to run together: all their literals in one automaton, each with the rules that asked for it."""

    rules: Sequence[Rule]
    automaton: daachorse.CharwiseDoubleArrayAhoCorasick | None
    askers: Sequence[tuple[int, ...]]


def prepare(rules: Iterable[Rule]) -> Plan:
    """Build the plan; its cost grows with the number of literals, so do it once for many documents."""
    rules = list(rules)
    askers: dict[str, list[int]] = {}
    for at, rule in enumerate(rules):
        for literal in dict.fromkeys(rule.kind.literals()):
            askers.setdefault(literal, []).append(at)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(askers)) if askers else None
    return Plan(rules, automaton, [tuple(indexes) for indexes in askers.values()])


def run(document: Document, plan: Plan, lang: Lang = "zh") -> Outcome:
    """Check a document; findings are sorted by start, end and rule, and depend on nothing but the arguments."""
    hits = _hits(document, plan)
    found: list[tuple[Match, Rule]] = []
    failures: list[RuleFailure] = []
    for rule, spans in zip(plan.rules, hits, strict=True):
        if not spans and rule.kind.literals():
            continue
        try:
            found += [(match, rule) for match in rule.kind.find(document, spans)]
        except TimeoutError:
            problem = Bilingual("查找超时，这份文件没有查完", "ran out of time, so the file is not wholly checked")
            failures.append(RuleFailure(rule.name, document.path, problem))
        except Exception as error:  # noqa: BLE001  # one rule's fault must not cost the findings of the others
            what = f"{type(error).__name__}: {error}"
            problem = Bilingual(
                f"规则出错，这份文件没有查完（{what}）", f"failed, so the file is not wholly checked ({what})"
            )
            failures.append(RuleFailure(rule.name, document.path, problem))
    findings = _findings(document, _outermost(found), lang)
    return Outcome(findings, failures)


def _hits(document: Document, plan: Plan) -> list[list[Span]]:
    hits: list[list[Span]] = [[] for _ in plan.rules]
    if plan.automaton:
        askers = plan.askers
        for start, end, literal in plan.automaton.find_overlapping(document.text):
            for at in askers[literal]:
                hits[at].append((start, end))
    return hits


def _outermost(found: list[tuple[Match, Rule]]) -> list[tuple[Match, Rule]]:
    """Sort, and drop what lies inside a match of its category that is as severe: one place is one finding."""
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end, -pair[1].head.severity, pair[1].name))
    reach: dict[str, list[int]] = {}  # by category, how far the matches of each severity reach
    kept = []
    for match, rule in found:
        ends = reach.setdefault(rule.category, [-1] * (Severity.ERROR + 1))
        if match.end > max(ends[rule.head.severity :]):
            ends[rule.head.severity] = match.end
            kept.append((match, rule))
    kept.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].name))
    return kept


def _findings(document: Document, found: list[tuple[Match, Rule]], lang: Lang) -> list[Finding]:
    """Add what a reader needs to matches sorted by start; their lines are found in one sweep over the line starts."""
    path, source, starts = document.path, document.source, document.line_starts
    findings = []
    line, line_end = 0, 0
    for (start, end, replacement, related), rule in found:
        while start >= line_end:
            line += 1
            line_end = starts[line] if line < len(starts) else len(document.text) + 1
        column = start - starts[line - 1] + 1
        last = (line, column + end - start) if end < line_end else document.position(end)
        begin, finish = document.source_offset(start), document.source_offset(end)
        text = source[begin:finish]
        findings.append(
            Finding(
                path, begin, finish, rule.name, rule.category, rule.head.severity,
                rule.message(lang, text, replacement), line, column, *last, text, replacement,
                tuple(_related(document, span) for span in related) if related else (),
            )
        )  # fmt: skip
    return findings


def _related(document: Document, span: Span) -> Related:
    start, end = (document.source_offset(offset) for offset in span)
    return Related(start, end, *document.position(span[0]), *document.position(span[1]), document.source[start:end])
