"""Format `checkstyle`: the XML of Checkstyle, which review bots and build servers have read for twenty years."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.output.places import with_slashes
from reportlint.output.xml import DECLARATION, closing, element, opening, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals

VERSION = "8.0"
"""The version of Checkstyle whose reports have these elements."""
_SEVERITIES = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"})


class Checkstyle:
    """An element a document, clean or not; of a rule that gave up, an exception in it."""

    def __init__(self, about: About) -> None:
        self._lang = about.lang
        self._root = element("checkstyle", {"version": VERSION})

    def begin(self) -> Iterator[str]:
        """Open the root."""
        yield DECLARATION + opening(self._root)

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield one line a finding."""
        file = element("file", {"name": with_slashes(document.path)})
        yield opening(file)
        for finding in outcome.findings:
            error: dict[str, str | int] = {
                "line": finding.line,
                "column": finding.column,
                "severity": _SEVERITIES[finding.severity],
                "message": finding.message,
                "source": finding.rule,
            }
            yield written(element("error", error))
        for failure in outcome.failures:
            yield written(element("exception", {}, f"{failure.rule}: {failure.problem.words(self._lang)}"))
        yield closing(file)

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Close the root."""
        yield closing(self._root)
