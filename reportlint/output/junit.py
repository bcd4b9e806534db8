"""Format `junit`: the XML of test reports, in which a document is a suite and each finding a test that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output.base import advice
from reportlint.output.places import with_slashes
from reportlint.output.xml import DECLARATION, closing, element, opening, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.finding import Finding
    from reportlint.output.base import About, Totals

PASSED = "reportlint"
"""The name of the one test of a document in which nothing was found."""


class JUnit:
    """Nothing in it depends on the clock; of a rule that gave up, a test in error."""

    def __init__(self, about: About) -> None:
        self._lang = about.lang
        self._root = element("testsuites", {"name": "reportlint"})

    def begin(self) -> Iterator[str]:
        """Open the root."""
        yield DECLARATION + opening(self._root)

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield a suite with a test for each finding, or one that passed."""
        path = with_slashes(document.path)
        failures, errors = len(outcome.findings), len(outcome.failures)
        tests = max(1, failures + errors)
        suite = element("testsuite", {"name": path, "tests": tests, "failures": failures, "errors": errors})
        yield opening(suite)
        for failure in outcome.failures:
            problem = failure.problem.words(self._lang)
            yield _case(path, failure.rule, element("error", {"type": "error", "message": problem}))
        for finding in outcome.findings:
            name = f"{finding.rule} {finding.line}:{finding.column}"
            yield _case(path, name, self._failure(path, finding))
        if not outcome.failures and not outcome.findings:
            yield _case(path, PASSED)
        yield closing(suite)

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Close the root."""
        yield closing(self._root)

    def _failure(self, path: str, finding: Finding) -> Element:
        lines = [f"{path}:{finding.line}:{finding.column}", finding.text]
        if (advised := advice(finding, self._lang)) is not None:
            lines.append(advised)
        kind = {"type": finding.severity.word, "message": finding.message}
        return element("failure", kind, "\n".join(lines))


def _case(path: str, name: str, verdict: Element | None = None) -> str:
    case = element("testcase", {"classname": path, "name": name})
    if verdict is not None:
        case.append(verdict)
    return written(case)
