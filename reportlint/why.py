"""Why a place of a document was reported or not: what each rule that looked there decided; it decides nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint import engine
from reportlint.cited import cited_in
from reportlint.errors import Bilingual
from reportlint.evidence import gather, is_called_for
from reportlint.kinds.base import Explains
from reportlint.overlaps import first_only, group_of, outermost
from reportlint.record import NamedTuple
from reportlint.repeats import repeats_of
from reportlint.rule import WORD_CATEGORIES
from reportlint.terms import Terms, touches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.engine import Plan
    from reportlint.evidence import Evidence
    from reportlint.finding import Match, Severity, Span
    from reportlint.overlaps import Found
    from reportlint.rule import Rule

_MOST_TRACES = 6
"""How many traces are quoted."""
_LONGEST_QUOTED = 20
"""How many characters of a text are quoted."""


class Reason(NamedTuple):
    """What one rule decided about the place."""

    rule: str
    said: Bilingual


class Answer(NamedTuple):
    """The reasons, findings first, and how many rules that read every document found nothing there."""

    reasons: list[Reason]
    others: int


def why(document: Document, plan: Plan, offset: int, terms: Terms | None = None) -> Answer:
    """Tell what decided about the character at an offset into document.text; rules with no word there are left out.

    terms: the project's own words, which shield what they touch.
    """
    plan = replace(plan, by_line=frozenset())  # a line that stands again is asked about like any other
    hits, repeats = engine.literal_hits(document, plan), document.once(repeats_of)
    case = _Case(document, plan, hits, terms or Terms())
    decided = [case.fate(*each) for each in case.matches if _holds(each[0], offset)]
    failed = [Reason(failure.rule, failure.problem) for failure in case.failures]
    spoken = {reason.rule for reason in (*decided, *failed)}
    silent = []
    for at, rule in enumerate(plan.rules):
        spans = repeats.spread_spans(hits.get(at, ())) if repeats else hits.get(at, ())
        if rule.name not in plan.asked:
            continue  # it did not look at all
        said = [Reason(rule.name, clause) for clause in _clauses(rule, document, spans, offset)]
        if at in plan.late and not case.calls_for(plan.late[at]):
            said = _not_asked(rule, document, spans, offset)
        elif not said and rule.name not in spoken:
            said = [Reason(rule.name, _no_fault(document, span)) for span in spans if span[0] <= offset < span[1]][:1]
        silent += said
    spoken.update(reason.rule for reason in silent)
    readers = plan.asked.difference(spoken).intersection(rule.name for rule in plan.rules if not rule.kind.literals())
    return Answer([*decided, *failed, *dict.fromkeys(silent)], len(readers))


class _Case:
    """The run of the engine, step by step, so that the fate of every match can be told."""

    def __init__(self, document: Document, plan: Plan, hits: Mapping[int, Sequence[Span]], terms: Terms) -> None:
        found, doubtful, self.failures = engine.ask(document, plan, hits)
        self._document = document
        self._terms, self._cited = terms.spans(document.text), cited_in(document.text)
        heard = engine.uncited(engine.unshielded(doubtful, self._terms), self._cited)
        sure = engine.uncited(engine.unshielded(found, self._terms), self._cited)
        testimony = ((match, evidence) for match, rule, _ in heard if (evidence := rule.head.evidence))
        self._families = gather(testimony, document.text, engine.faults(sure))
        self._standing = [*sure, *engine.weigh(document, heard)]
        self._given = {(rule.name, match): severity for match, rule, severity in self._standing}
        self._kept = outermost(list(self._standing))
        self._told = {(rule.name, match) for match, rule, _ in first_only(document, self._kept)}
        self.matches = sorted(
            (*found, *doubtful), key=lambda each: ((each[1].name, each[0]) not in self._told, each[1].name)
        )

    def calls_for(self, evidence: Evidence) -> bool:
        """Tell whether the document had traces enough for a rule that is asked only among some."""
        return is_called_for(evidence, self._families)

    def fate(self, match: Match, rule: Rule, own: Severity) -> Reason:
        """Return what became of a match."""
        text = _quoted(self._document, match.start, match.end)
        given = self._given.get((rule.name, match))
        if rule.category in WORD_CATEGORIES and touches(self._terms, match.start, match.end):
            term = self._term_at(match)
            said = Bilingual(f"“{text}”放过：碰到本单位的术语“{term}”", f"'{text}' let go: touches your term '{term}'")
            return Reason(rule.name, said)
        if any(start <= match.start and match.end <= end for start, end in self._cited):
            zh, en = f"“{text}”放过：这句话说的就是写法的对错", f"'{text}' let go: the sentence is about spelling"
            return Reason(rule.name, Bilingual(zh, en))
        tail = self._weight(match, rule)
        if given is None:
            said = Bilingual(f"“{text}”放过：旁证不足", f"'{text}' let go: too little evidence")
        elif outer := self._outer(match, rule, given):
            said = self._part_of(text, match, *outer)
        elif (rule.name, match) not in self._told:
            said = Bilingual(
                f"“{text}”不再报：同样的文字每份文件只报第一处（once）",
                f"'{text}' not reported again: the same text is shown once a document (once)",
            )
        elif given is not own:
            said = Bilingual(f"“{text}”只作提示报出：旁证不足", f"'{text}' reported as a note: too little evidence")
        else:
            said = Bilingual(f"“{text}”报出，级别 {own.word}", f"'{text}' reported as {own.word}")
        return Reason(rule.name, Bilingual(said.zh + tail.zh, said.en + tail.en))

    def _part_of(self, text: str, match: Match, outer: Match, rule: Rule, severity: Severity) -> Bilingual:
        if (outer.start, outer.end) == (match.start, match.end):
            return Bilingual(
                f"“{text}”不另报：{rule.name} 已报同一处，级别 {severity.word}",
                f"'{text}' not reported apart: {rule.name} reports the same place as {severity.word}",
            )
        place = ":".join(map(str, self._document.position(outer.start)))
        around = _quoted(self._document, outer.start, outer.end)
        return Bilingual(
            f"“{text}”不另报：在 {place} 的“{around}”（{rule.name}）之中",
            f"'{text}' not reported apart: inside '{around}' at {place} ({rule.name})",
        )

    def _term_at(self, match: Match) -> str:
        """Return the terms that a match touches."""
        touched = next(span for span in self._terms if span[0] < match.end and match.start < span[1])
        return _quoted(self._document, *touched)

    def _outer(self, match: Match, rule: Rule, given: Severity) -> Found | None:
        """Return the finding that a match is part of."""
        if any(kept is match for kept, _, _ in self._kept):
            return None
        return next(
            each
            for each in self._kept
            if group_of(each[1]) == group_of(rule)
            and (
                (each[2] >= given and each[0].start <= match.start and match.end <= each[0].end)
                or (rule.head.defer and each[0].start < match.end and match.start < each[0].end)
            )
        )

    def _weight(self, match: Match, rule: Rule) -> Bilingual:
        """Return the score of a match, what was needed and what counted for it."""
        evidence = rule.head.evidence
        if evidence is None or (match.score is None and evidence.score is None):
            return Bilingual("", "")
        score, text = evidence.score_of(match), self._document.text[match.start : match.end]
        if score >= evidence.sure:
            return Bilingual(
                f"；得 {score:.2f} 分，满 {evidence.sure:.2f} 分无须旁证",
                f"; score {score:.2f}, and {evidence.sure:.2f} needs no evidence",
            )
        traces = self._families[evidence.family]
        count = traces.for_text(text, evidence.per)
        seen = list(traces.witnesses(text))
        zh = "、".join(f"“{_cut(each)}”" for each in seen[:_MOST_TRACES]) + "等" * (len(seen) > _MOST_TRACES)
        en = ", ".join(f"'{_cut(each)}'" for each in seen[:_MOST_TRACES]) + " …" * (len(seen) > _MOST_TRACES)
        return Bilingual(
            f"；得 {score:.2f} 分，需 {evidence.needed(count):.2f} 分，"
            f"{evidence.family} 类痕迹折合 {count:.2f} 处{'：' * bool(zh)}{zh}",
            f"; score {score:.2f}, needed {evidence.needed(count):.2f}, "
            f"traces of {evidence.family} {count:.2f}{': ' * bool(en)}{en}",
        )


def _holds(match: Match, offset: int) -> bool:
    return match.start <= offset < match.end or match.start == offset == match.end


def _clauses(rule: Rule, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
    """Yield what the kind itself says; a search that ran out of time has been told of already."""
    if isinstance(rule.kind, Explains):
        try:
            yield from rule.kind.why(document, hits, offset)
        except TimeoutError:
            return


def _not_asked(rule: Rule, document: Document, hits: Sequence[Span], offset: int) -> list[Reason]:
    """Return that a rule was not asked, if it would have had something to say."""
    evidence = rule.head.evidence
    if evidence is None or not any(_holds(match, offset) for match in rule.kind.find(document, hits)):
        return []
    zh = "、".join(f"{family} 类痕迹不到 {number:g} 处" for family, number in evidence.among.items())
    en = ", ".join(f"fewer than {number:g} traces of {family}" for family, number in evidence.among.items())
    return [Reason(rule.name, Bilingual(f"没有查：{zh}", f"not asked: {en}"))]


def _no_fault(document: Document, span: Span) -> Bilingual:
    text = _quoted(document, *span)
    return Bilingual(f"查过“{text}”，没有毛病", f"looked at '{text}' and found no fault")


def _quoted(document: Document, start: int, end: int) -> str:
    return _cut(document.text[start:end])


def _cut(text: str) -> str:
    shown = text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"
    return "".join(c if c.isprintable() else " " for c in shown)
