"""What every output format is, and the totals it closes with; it prints nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.finding import Finding, Severity


@dataclass
class Totals:
    """Counts over a run, filled document by document."""

    documents: int = 0
    failed: int = 0
    by_category: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[Severity] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one document: its findings, and whether it was wholly checked."""
        self.documents += 1
        self.failed += bool(outcome.failures)
        for finding in outcome.findings:
            self.by_category[finding.category] += 1
            self.by_severity[finding.severity] += 1

    @property
    def findings(self) -> int:
        """All findings of the run."""
        return self.by_category.total()


class Format(Protocol):
    """A format: pieces of text in the order they are to be written."""

    def begin(self) -> Iterator[str]:
        """Yield what stands before the first document."""
        ...

    def document(self, document: Document, findings: list[Finding]) -> Iterator[str]:
        """Yield what is said of one document."""
        ...

    def end(self, totals: Totals) -> Iterator[str]:
        """Yield what stands after the last document."""
        ...
