"""Format `rdjson`: the Reviewdog Diagnostic Format, which reviewdog turns into review comments with suggestions."""

from __future__ import annotations

from json import JSONEncoder
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.output.places import byte_column, with_slashes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.finding import Finding, Related
    from reportlint.output.base import About, Totals

_SEVERITIES = MappingProxyType({Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"})
_encode = JSONEncoder(ensure_ascii=False).encode


class RdJson:
    """A DiagnosticResult; its columns count bytes of UTF-8."""

    def __init__(self, about: About) -> None:  # noqa: ARG002  # it is the same for everyone
        self._separator = ""

    def begin(self) -> Iterator[str]:
        """Open the object."""
        yield '{"source": {"name": "reportlint"}, "diagnostics": ['

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield one diagnostic a finding."""
        for finding in outcome.findings:
            yield f"{self._separator}\n{_encode(_diagnostic(document, finding))}"
            self._separator = ","

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Close the object."""
        yield "\n]}\n"


def _diagnostic(document: Document, finding: Finding) -> dict[str, object]:
    place = _range(document, finding)
    path = with_slashes(finding.path)
    diagnostic: dict[str, object] = {
        "message": finding.message,
        "location": {"path": path, "range": place},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.suggestion is not None:
        diagnostic["suggestions"] = [{"range": place, "text": finding.suggestion}]
    if finding.related:
        diagnostic["related_locations"] = [
            {"message": related.text, "location": {"path": path, "range": _range(document, related)}}
            for related in finding.related
        ]
    return diagnostic


def _range(document: Document, place: Finding | Related) -> dict[str, object]:
    return {
        "start": {"line": place.line, "column": byte_column(document, place.line, place.column)},
        "end": {"line": place.end_line, "column": byte_column(document, place.end_line, place.end_column)},
    }
