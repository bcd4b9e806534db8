"""Format `github`: workflow commands, which GitHub Actions turns into annotations beside the lines of a change."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.output.base import advice
from reportlint.output.places import with_slashes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.finding import Finding
    from reportlint.output.base import About, Totals

_COMMANDS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"})
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GitHub:
    """One command a finding; of a rule that gave up, an error without a line."""

    def __init__(self, about: About) -> None:
        self._lang = about.lang

    def begin(self) -> Iterator[str]:
        """Nothing stands before the findings."""
        yield from ()

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield one line a finding."""
        for failure in outcome.failures:
            problem = failure.problem.words(self._lang)
            yield _command("error", {"file": with_slashes(document.path), "title": failure.rule}, problem)
        for finding in outcome.findings:
            advised = advice(finding, self._lang)
            message = finding.message if advised is None else f"{finding.message}\n{advised}"
            yield _command(_COMMANDS[finding.severity], _properties(finding), message)

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Nothing stands after the findings."""
        yield from ()


def _properties(finding: Finding) -> dict[str, str | int]:
    """Return where the annotation goes; columns may be given of one line only."""
    place: dict[str, str | int] = {
        "file": with_slashes(finding.path),
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": finding.rule,
    }
    if finding.end_line != finding.line:
        del place["col"], place["endColumn"]
    return place


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    written = ",".join(f"{key}={str(value).translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {written}::{message.translate(_IN_MESSAGES)}\n"
