"""Format `gitlab`: a Code Quality report, which GitLab compares between the two sides of a merge request."""

from __future__ import annotations

from json import JSONEncoder
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.output.places import with_slashes
from reportlint.output.tracked import tracked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals
    from reportlint.output.tracked import Tracked

_SEVERITIES = MappingProxyType({Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"})
_encode = JSONEncoder(ensure_ascii=False).encode


class GitLab:
    """An array of issues; GitLab tells new from old by their fingerprints alone."""

    def __init__(self, about: About) -> None:  # noqa: ARG002  # it is the same for everyone
        self._separator = ""

    def begin(self) -> Iterator[str]:
        """Open the array."""
        yield "["

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield one issue a finding."""
        for each in tracked(document, outcome):
            if each.accepted is None:
                yield f"{self._separator}\n{_encode(_issue(each))}"
                self._separator = ","

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Close the array."""
        yield "\n]\n"


def _issue(each: Tracked) -> dict[str, object]:
    finding = each.finding
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": each.key,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": with_slashes(finding.path),
            "positions": {
                "begin": {"line": finding.line, "column": finding.column},
                "end": {"line": finding.end_line, "column": finding.end_column},
            },
        },
    }
