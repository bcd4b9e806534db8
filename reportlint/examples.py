"""Runs the examples a rule file carries: exactly the marked spans, and silence after the fix; it changes no rule.

An example is read as a place in a document full of traces: so a rule that needs evidence shows what it looks for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportlint import engine, strict_yaml
from reportlint.document import Document
from reportlint.errors import Bilingual, FileError, ReportlintError, RuleFailure
from reportlint.rule import CLOSE, OPEN, unmark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.errors import Lang
    from reportlint.finding import Finding
    from reportlint.rule import Rule


def failing_examples(rule: Rule) -> Iterator[ReportlintError]:
    """Yield an error for every example that does not hold, at its place in the rule's file, or one if time ran out."""
    try:
        yield from _failing(rule)
    except RuleFailure as failure:
        yield failure


def sample_message(rule: Rule, lang: Lang) -> str:
    """Return what the rule says of its own first bad example."""
    text, _ = unmark(rule.head.examples.bad[0].text)
    findings = engine.run(Document(rule.path, text), engine.prepare([_beside_traces(rule)]), lang).findings
    return findings[0].message if findings else rule.message(lang, "…", "…")


def _failing(rule: Rule) -> Iterator[FileError]:
    plan = engine.prepare([_beside_traces(rule)])
    for at, bad in enumerate(rule.head.examples.bad):
        keys = ("examples", "bad", at)
        text, expected = unmark(bad.text)
        findings = _run(text, plan)
        if [(f.start, f.end) for f in findings] != expected:
            yield _error(rule, (*keys, "text"), "标为", "marked", bad.text, "报出", "reported", _mark(text, findings))
            continue
        mended = _mend(text, findings)
        if bad.fix is not None and mended != bad.fix:
            yield _error(rule, (*keys, "fix"), "fix 写作", "fix says", bad.fix, "改成", "mended to", mended)
        elif mended != text and (left := _run(mended, plan)):
            yield _error(rule, keys, "改后", "once mended", mended, "仍报", "still reports", _mark(mended, left))
    for at, good in enumerate(rule.head.examples.good):
        if findings := _run(good, plan):
            yield _error(
                rule, ("examples", "good", at), "正例", "good example", good, "报出", "reported", _mark(good, findings)
            )


def _beside_traces(rule: Rule) -> Rule:
    """Return the rule as it works in a document full of traces: an example is too short to hold its own."""
    if rule.head.evidence is None:
        return rule
    return rule._replace(head=replace(rule.head, evidence=rule.head.evidence.at_its_fullest()))


def _run(text: str, plan: engine.Plan) -> list[Finding]:
    outcome = engine.run(Document(plan.rules[0].path, text), plan)
    if outcome.failures:
        raise outcome.failures[0]
    return outcome.findings


def _mend(text: str, findings: Iterable[Finding]) -> str:
    for finding in sorted(findings, key=lambda f: -f.start):
        if finding.suggestion is not None:
            text = text[: finding.start] + finding.suggestion + text[finding.end :]
    return text


def _mark(text: str, findings: Iterable[Finding]) -> str:
    for finding in sorted(findings, key=lambda f: -f.start):
        text = f"{text[: finding.start]}{OPEN}{finding.text}{CLOSE}{text[finding.end :]}"
    return text


def _error(
    rule: Rule, keys: tuple[str | int, ...], zh: str, en: str, wanted: str, zh_got: str, en_got: str, got: str
) -> FileError:
    wanted, got = wanted.replace("\n", "⏎"), got.replace("\n", "⏎")
    problem = Bilingual(
        f"例子不成立：{zh}“{wanted}”，{zh_got}“{got}”", f"example does not hold: {en} '{wanted}', {en_got} '{got}'"
    )
    return FileError(rule.path, *strict_yaml.place_of(rule.path, keys), problem)
