"""Format `json`: one object, the contract other programs read; written document by document, so memory stays flat."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from reportlint.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.finding import Finding
    from reportlint.output.base import Totals

VERSION = 1
_encode = JSONEncoder(ensure_ascii=False, check_circular=False).encode


class Json:
    """The version of the contract is raised when a key changes its meaning or goes."""

    def __init__(self) -> None:
        self._separator = ""

    def begin(self) -> Iterator[str]:
        """Open the object."""
        yield f'{{"version": {VERSION}, "findings": ['

    def document(self, document: Document, findings: list[Finding]) -> Iterator[str]:  # noqa: ARG002
        """Yield one object a finding."""
        for finding in findings:
            entry = finding._asdict()
            entry["severity"] = finding.severity.word
            entry["related"] = [related._asdict() for related in finding.related]
            yield f"{self._separator}\n{_encode(entry)}"
            self._separator = ","

    def end(self, totals: Totals) -> Iterator[str]:
        """Close the object with the summary."""
        summary = {
            "documents": totals.documents,
            "failed": totals.failed,
            "findings": totals.findings,
            "by_category": dict(sorted(totals.by_category.items())),
            "by_severity": {severity.word: totals.by_severity[severity] for severity in Severity},
        }
        yield f'\n], "summary": {_encode(summary)}}}\n'
