"""Format `csv`: the sheet as a table that Excel opens by a double click."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reportlint.output.sheet.entry import Entries
from reportlint.output.sheet.legible import on_one_line
from reportlint.output.sheet.table import header, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals

_STARTS_A_FORMULA = tuple("=+-@＝＋－＠\t\r")


class Csv:
    """UTF-8 with the mark that tells Excel so; a text that would be a formula has an apostrophe put before it."""

    def __init__(self, about: About) -> None:
        self._lang, self._entries = about.lang, Entries(about)

    def begin(self) -> Iterator[str]:
        """Yield the names of the columns."""
        yield "\ufeff" + _record(header(self._lang))

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield a record for each finding."""
        path = on_one_line(document.path)
        for entry in self._entries.of(document, outcome):
            yield _record(row(entry, path, self._lang))

    def end(self, totals: Totals) -> Iterator[str]:  # noqa: ARG002
        """Nothing stands after the records."""
        yield from ()


def _record(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell for cell in cells])
    return written.getvalue()
