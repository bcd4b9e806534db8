"""Format `jsonl`: one finding a line, the same objects as in `json`, for a program that reads a corpus as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output.json import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals


class Jsonl:
    """Nothing but findings: the exit code tells whether everything was checked."""

    def __init__(self, about: About) -> None:
        """It is the same for everyone."""

    def begin(self) -> Iterator[str]:
        """Nothing stands before the findings."""
        yield from ()

    def document(self, document: Document, outcome: Outcome) -> Iterator[bytes]:  # noqa: ARG002
        """Yield one line a finding."""
        for entry in entries(outcome.findings):
            yield entry + b"\n"

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Nothing stands after the findings."""
        yield from ()
