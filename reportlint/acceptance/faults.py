"""Findings about what was accepted rather than about a text: an entry that holds no longer, a comment misspelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.finding import Finding, Severity
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from reportlint.document import Document
    from reportlint.finding import Span


class Fault(NamedTuple):
    """What may be wrong with something accepted: its name stands where a finding has its rule."""

    rule: str
    severity: Severity

    def at(self, document: Document, span: Span, message: str) -> Finding:
        """Return the finding; the span is of offsets into document.text."""
        start, end = (document.source_offset(offset) for offset in span)
        return Finding(
            document.path, start, end, self.rule, self.rule.partition("/")[0], self.severity, message,
            *document.position(span[0]), *document.position(span[1]), document.source[start:end], None, (),
        )  # fmt: skip


UNUSED = Fault("ignore/unused", Severity.WARNING)
EXPIRED = Fault("ignore/expired", Severity.WARNING)
MALFORMED = Fault("ignore/malformed", Severity.ERROR)
SHRINK = Fault("baseline/shrink", Severity.NOTE)


def rest_of_line(document: Document, line: int, column: int) -> Span:
    """Return the offsets from a place, counted from 1, to the end of its line; a place beyond the text is its end."""
    line = min(max(line, 1), len(document.line_starts))
    start, end = document.line_span(line)
    return min(start + max(column, 1) - 1, end), end
