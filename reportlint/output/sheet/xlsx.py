"""Format `xlsx`: the sheet as a workbook to fill in and print."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import tempfile
import weakref
from typing import TYPE_CHECKING

import xlsxwriter

from reportlint.output.sheet.entry import Entries
from reportlint.output.sheet.legible import on_one_line
from reportlint.output.sheet.table import COLUMNS, header, row
from reportlint.output.sheet.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals
    from reportlint.output.sheet.entry import Entry

ROWS = 1_048_575
"""How many findings a worksheet holds; a further one is begun after them."""
LONGEST_CELL = 32_767
_WIDTHS = {
    "number": 5, "file": 14, "place": 17, "text": 36, "advice": 14, "basis": 44, "ruling": 10, "category": 9,
    "severity": 6, "rule": 18,
}  # fmt: skip
"""In characters of the default font, of which an A4 page lying holds some 150 when fitted."""
_CREATED = dt.datetime(2000, 1, 1)  # the same for every run; the format knows no zones


class Xlsx:
    """Rows go to temporary files as they come; the workbook is put together at the end."""

    def __init__(self, about: About) -> None:
        self._lang, self._entries = about.lang, Entries(about)
        folder = tempfile.mkdtemp(prefix="reportlint-")
        self._written = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._written, {"constant_memory": True, "tmpdir": folder})
        self._clear = weakref.finalize(self, _clear, self._book, folder)
        self._book.set_properties({"title": word("title", self._lang), "created": _CREATED})
        face = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1}
        self._cell = self._book.add_format(face)
        self._number = self._book.add_format(face | {"align": "center"})
        self._wrong = self._book.add_format({"font_name": "宋体", "font_size": 10, "bold": True, "color": "#B3261E"})
        self._around = self._book.add_format({"font_name": "宋体", "font_size": 10})
        self._head = self._book.add_format(
            face | {"font_name": "黑体", "bg_color": "#EDEAE4", "align": "center", "valign": "vcenter"}
        )
        self._sheets = 0
        self._new_sheet()

    def begin(self) -> Iterator[bytes]:
        """Nothing can be written before all is known."""
        yield from ()

    def document(self, document: Document, outcome: Outcome) -> Iterator[bytes]:
        """Add a row for each finding."""
        path = on_one_line(document.path)
        for entry in self._entries.of(document, outcome):
            if self._row > ROWS:
                self._close_sheet()
                self._new_sheet()
            self._add(entry, row(entry, path, self._lang))
        yield from ()

    def end(self, totals: Totals) -> Iterator[bytes]:  # noqa: ARG002
        """Yield the workbook."""
        self._close_sheet()
        self._book.close()
        self._clear()
        yield self._written.getvalue()

    def _add(self, entry: Entry, cells: Sequence[str]) -> None:
        sheet, at = self._sheet, self._row
        for column, (name, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
            if name == "number":
                sheet.write_number(at, column, entry.number, self._number)
            elif name == "text":
                around = entry.excerpt
                said = (around.before, f"【{around.text}】", around.after)
                faces = (self._around, self._wrong, self._around)
                rich = [each for face, text in zip(faces, said, strict=True) if text for each in (face, text)]
                if len(rich) > 2:
                    sheet.write_rich_string(at, column, *rich, self._cell)
                else:
                    sheet.write_string(at, column, cell, self._cell)
            else:  # never `write`, which would take a text for a formula, a number or a link
                sheet.write_string(at, column, cell[:LONGEST_CELL], self._cell)
        self._row += 1

    def _new_sheet(self) -> None:
        self._sheets += 1
        title = word("title", self._lang)
        sheet = self._book.add_worksheet(title if self._sheets == 1 else f"{title} {self._sheets}")
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS[name])
        sheet.set_row(0, 20)
        for column, name in enumerate(header(self._lang)):
            sheet.write_string(0, column, name, self._head)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_header(f"&C{title}")
        sheet.set_footer("&C&P / &N")
        self._sheet, self._row = sheet, 1

    def _close_sheet(self) -> None:
        last = max(self._row - 1, 1)
        self._sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
        ruling = COLUMNS.index("ruling")
        choices = [word(each, self._lang) for each in ("taken", "refused", "other")]
        self._sheet.data_validation(
            1, ruling, last, ruling, {"validate": "list", "source": choices, "error_type": "information"}
        )


def _clear(book: xlsxwriter.Workbook, folder: str) -> None:
    """Leave nothing on the disk, also of a workbook that was never finished."""
    for sheet in book.worksheets():
        sheet.row_data_fh.close()
    shutil.rmtree(folder, ignore_errors=True)
