"""Format `json`: one object, the contract other programs read; written document by document, so memory stays flat."""

from __future__ import annotations

from itertools import islice
from json import JSONEncoder, encoder
from typing import TYPE_CHECKING

from reportlint.finding import Finding, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals

VERSION = 1
_AT_ONCE = 1000
"""How many findings make one piece."""
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
        each = entries(outcome.findings)
        while some := "".join(f"{self._comma()}\n{entry}" for entry in islice(each, _AT_ONCE)):
            yield some

    def _comma(self) -> str:
        separator, self._separator = self._separator, ","
        return separator

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


def entries(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding as an object; written out by hand, as a dense corpus has millions of them."""
    heads: dict[tuple[str, Severity], str] = {}
    for (
        path, start, end, rule, category, severity, message, line, column, end_line, end_column, text, suggestion,
        related, _,
    ) in findings:  # fmt: skip
        if (head := heads.get((rule, severity))) is None:
            head = heads[rule, severity] = (
                f'{{"path": {_text(path)}, "rule": {_text(rule)}, "category": {_text(category)}, '
                f'"severity": "{severity.word}", "message": '
            )
        yield (
            f'{head}{_text(message)}, "line": {line}, "column": {column}, '
            f'"end_line": {end_line}, "end_column": {end_column}, "start": {start}, "end": {end}, '
            f'"text": {_text(text)}, "suggestion": {"null" if suggestion is None else _text(suggestion)}, '
            f'"related": [{", ".join(map(_place, related)) if related else ""}]}}'
        )


def _place(related: Related) -> str:
    start, end, line, column, end_line, end_column, text = related
    return (
        f'{{"start": {start}, "end": {end}, "line": {line}, "column": {column}, '
        f'"end_line": {end_line}, "end_column": {end_column}, "text": {_text(text)}}}'
    )
