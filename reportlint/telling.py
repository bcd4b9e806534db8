"""What a reader is told of matches: their lines and columns, their words, the message; it decides nothing.

A dense document of 10 MB has a hundred thousand of them, so each is made with few steps.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportlint.finding import Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.finding import Span
    from reportlint.overlaps import Found
    from reportlint.rule import Rule

_AT_ONCE = 1000
"""How many matches are taken out of their list together."""


def findings_of(document: Document, found: list[Found], lang: Lang) -> list[Finding]:
    """Add what a reader needs to matches sorted by start; their lines are found in one sweep over the line starts.

    The list of matches is emptied: where there are many, there is no room for both.
    """
    path, source, starts = document.path, document.source, document.line_starts
    plain = len(source) == len(document.text)
    new = tuple.__new__  # what Finding(…) calls, at twice the price
    known: dict[tuple[str, Severity, str, str | None, str], tuple[str, str, str, bool]] = {}
    findings = []
    line = line_start = line_end = 0
    for (start, end, replacement, related, _, reason), rule, severity in chain.from_iterable(_taken(found)):
        while start >= line_end:
            line += 1
            line_start, line_end = starts[line - 1], starts[line] if line < len(starts) else len(document.text) + 1
        if end < line_end:
            last_line, last_column = line, end - line_start + 1
        else:
            last_line, last_column = document.position(end)
        begin, finish = start, end
        if not plain:
            begin, finish = document.source_offset(start), document.source_offset(end)
        text = source[begin:finish]
        said = rule.name, severity, text, replacement, reason
        if (told := known.get(said)) is None:  # a text is often wrong in the same way again
            safe = replacement is not None and is_safe(rule, severity)
            told = known[said] = rule.category, rule.message(lang, text, replacement, reason), text, safe
        category, message, text, safe = told
        findings.append(
            new(Finding, (
                path, begin, finish, rule.name, category, severity, message, line, start - line_start + 1,
                last_line, last_column, text, replacement,
                tuple([_related(document, span) for span in related]) if related else (), safe,
            ))
        )  # fmt: skip
    return findings


def _taken(found: list[Found]) -> Iterator[list[Found]]:
    """Yield the matches, some at once, which are then no longer in the list."""
    found.reverse()
    while found:
        some = found[-_AT_ONCE:]
        del found[-_AT_ONCE:]
        some.reverse()
        yield some


def is_safe(rule: Rule, severity: Severity) -> bool:
    """Tell whether a suggestion of the rule may be written unseen: not where evidence left no more than a note."""
    return rule.head.fix == "safe" and (rule.head.evidence is None or severity > Severity.NOTE)


def _related(document: Document, span: Span) -> Related:
    start, end = (document.source_offset(offset) for offset in span)
    return Related(start, end, *document.position(span[0]), *document.position(span[1]), document.source[start:end])
