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
_SAID = 10_000
"""How much of what findings say is remembered, so that it need not be written again where it is said again."""
_text = encoder.encode_basestring
_encode = JSONEncoder(ensure_ascii=False, check_circular=False).encode


class Json:
    """The version of the contract is raised when a key changes its meaning or goes."""

    def __init__(self, about: About) -> None:  # noqa: ARG002  # it is the same for everyone
        self._separator = b"\n"

    def begin(self) -> Iterator[str]:
        """Open the object."""
        yield f'{{"version": {VERSION}, "findings": ['

    def document(self, document: Document, outcome: Outcome) -> Iterator[bytes]:  # noqa: ARG002
        """Yield one object a finding."""
        each = entries(outcome.findings)
        while some := b",\n".join(islice(each, _AT_ONCE)):
            yield self._separator
            yield some
            self._separator = b",\n"

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


def entries(findings: Iterable[Finding]) -> Iterator[bytes]:
    """Yield each finding as an object; written out by hand and in bytes, as a dense corpus has millions of them."""
    said: dict[tuple[str, Severity, str, str, str | None], bytes] = {}  # what it says but for the place
    for (
        path, start, end, rule, category, severity, message, line, column, end_line, end_column, text, suggestion,
        related, _,
    ) in findings:  # fmt: skip
        key = rule, severity, message, text, suggestion
        if (known := said.get(key)) is None:
            if len(said) == _SAID:
                said.clear()
            before = (
                f'{{"path": {_text(path)}, "rule": {_text(rule)}, "category": {_text(category)}, '
                f'"severity": "{severity.word}", "message": {_text(message)}, '
            )
            after = f'"text": {_text(text)}, "suggestion": {"null" if suggestion is None else _text(suggestion)}, '
            known = said[key] = b"".join((_literal(before), _PLACE, _literal(after), b'"related": [%b]}'))
        places = ", ".join(map(_place, related)).encode("utf-8", "backslashreplace") if related else b""
        yield known % (line, column, end_line, end_column, start, end, places)


_PLACE = b'"line": %d, "column": %d, "end_line": %d, "end_column": %d, "start": %d, "end": %d, '


def _literal(text: str) -> bytes:
    """Return text as `%` leaves it alone; what UTF-8 cannot hold, a byte of a file name, is escaped."""
    return text.replace("%", "%%").encode("utf-8", "backslashreplace")


def _place(related: Related) -> str:
    start, end, line, column, end_line, end_column, text = related
    return (
        f'{{"start": {start}, "end": {end}, "line": {line}, "column": {column}, '
        f'"end_line": {end_line}, "end_column": {end_column}, "text": {_text(text)}}}'
    )
