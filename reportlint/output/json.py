"""Format `json`: one object, the contract other programs read; written document by document, so memory stays flat."""

from __future__ import annotations

from json import JSONEncoder, encoder
from typing import TYPE_CHECKING

from reportlint.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals

VERSION = 1
_text = encoder.encode_basestring
_encode = JSONEncoder(ensure_ascii=False, check_circular=False).encode


class Json:
    """The version of the contract is raised when a key changes its meaning or goes."""

    def __init__(self, about: About) -> None:  # noqa: ARG002  # it is the same for everyone
        self._separator = ""

    def begin(self) -> Iterator[str]:
        """Open the object."""
        yield f'{{"version": {VERSION}, "findings": ['

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:  # noqa: ARG002
        """Yield one object a finding."""
        for finding in outcome.findings:
            yield f"{self._separator}\n{_entry(finding)}"
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


def _entry(finding: Finding) -> str:
    """Return one finding as an object; written out by hand, as a dense corpus has millions of them."""
    return (
        f'{{"path": {_text(finding.path)}, "rule": {_text(finding.rule)}, "category": {_text(finding.category)}, '
        f'"severity": "{finding.severity.word}", "message": {_text(finding.message)}, '
        f'"line": {finding.line}, "column": {finding.column}, '
        f'"end_line": {finding.end_line}, "end_column": {finding.end_column}, '
        f'"start": {finding.start}, "end": {finding.end}, "text": {_text(finding.text)}, '
        f'"suggestion": {"null" if finding.suggestion is None else _text(finding.suggestion)}, '
        f'"related": {_encode([related._asdict() for related in finding.related]) if finding.related else "[]"}}}'
    )
