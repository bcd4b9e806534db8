"""The words that `terms` of the settings names: written there, or listed in files of text or CSV."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from reportlint.document import decode_document
from reportlint.errors import Bilingual, DocumentError, FileError, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

HEADINGS = ("term", "词", "术语")
"""What stands above the words in a CSV file of several columns; without such a row the first column holds them."""
_TEXT, _CSV = ".txt", ".csv"
_OTHER_FILES = (".doc", ".docx", ".json", ".lst", ".md", ".ods", ".tsv", ".xls", ".xlsx", ".yaml", ".yml")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_EMPTY = Bilingual("术语是空的", "the term is empty")
_BROKEN = Bilingual("术语不能换行", "a term has no line ends")


def words_of(items: Sequence[str], folder: Path, error: Callable[[int, Bilingual], FileError]) -> Iterator[str]:
    """Yield the words of all items; one that ends in .txt or .csv names a file, relative to the folder.

    error(at, problem) makes the exception for an item that cannot be used, at its place in the settings.
    """
    for at, item in enumerate(items):
        path = folder / item.strip()
        ending = path.suffix.lower()
        if not item.strip():
            raise error(at, _EMPTY)
        if "\n" in item.strip():
            raise error(at, _BROKEN)
        if ending in {_TEXT, _CSV}:
            try:
                data = path.read_bytes()
            except OSError as fault:
                raise error(at, _reason(item, fault)) from fault
            yield from (_lines if ending == _TEXT else _cells)(str(path), _decode(str(path), data))
        elif item.lower().endswith(_OTHER_FILES):
            problem = Bilingual(
                f"术语文件“{item}”须为 {_TEXT} 或 {_CSV}", f"the file of terms '{item}' must be {_TEXT} or {_CSV}"
            )
            raise error(at, problem)
        else:
            yield item.strip()


def _reason(item: str, fault: OSError) -> Bilingual:
    if isinstance(fault, FileNotFoundError):
        return Bilingual(f"没有术语文件“{item}”", f"there is no file of terms '{item}'")
    why = unreadable(fault)
    return Bilingual(f"术语文件“{item}”{why.zh}", f"the file of terms '{item}' {why.en}")


def _decode(path: str, data: bytes) -> str:
    try:
        return decode_document(path, data).text
    except DocumentError as error:
        problem = Bilingual("不是 UTF-8 或 GB18030 文本", "is neither UTF-8 nor GB18030 text")
        raise FileError(path, _first_bad_line(data), 1, problem) from error


def _first_bad_line(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return data.count(b"\n", 0, max(data.find(b"\0"), 0)) + 1


def _lines(_: str, text: str) -> Iterator[str]:
    """Yield the words of a text file, one a line; `#` starts a comment at the start of a line or after a blank."""
    for line in text.split("\n"):
        if word := _COMMENT.sub("", line).strip():
            yield word


def _cells(path: str, text: str) -> Iterator[str]:
    """Yield the words of a CSV file; FileError for a row without one."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    column: int | None = None
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if column is None:
                column = next((at for at, cell in enumerate(cells) if cell.lower() in HEADINGS), None)
                if column is not None:
                    continue
                column = 0
            word = cells[column] if column < len(cells) else ""
            if not word:
                raise FileError(path, rows.line_num, 1, _EMPTY)
            if "\n" in word:
                raise FileError(path, rows.line_num, 1, _BROKEN)
            yield word
    except csv.Error as error:
        raise FileError(path, rows.line_num, 1, Bilingual(f"CSV 有误：{error}", f"bad CSV: {error}")) from error
