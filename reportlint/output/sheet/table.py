"""The columns of the sheet as a table, and the cells of an entry in them; how they are stored is others' affair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output.sheet.words import SEVERITIES, word

if TYPE_CHECKING:
    from reportlint.errors import Lang
    from reportlint.output.sheet.entry import Entry

COLUMNS = ("number", "file", "place", "text", "advice", "basis", "ruling", "category", "severity", "rule")
"""The columns, by their words."""


def header(lang: Lang) -> list[str]:
    """Return the names of the columns."""
    return [word(column, lang) for column in COLUMNS]


def row(entry: Entry, path: str, lang: Lang) -> list[str]:
    """Return the cells of an entry; the ruling is left to the reader."""
    return [
        str(entry.number), path, entry.where, entry.excerpt.marked(), entry.advice, reasons(entry, lang), "",
        entry.category_word, SEVERITIES[entry.severity].words(lang), entry.rule,
    ]  # fmt: skip


def reasons(entry: Entry, lang: Lang) -> str:
    """Return all that is said for an entry: the message, the second place, why, on what basis."""
    stop, colon = ("。", "：") if lang == "zh" else (". ", ": ")
    said = [entry.message]
    if entry.see:
        said.append(f"{word('see', lang)} {entry.see}")
    if entry.why:
        said.append(entry.why.rstrip("。."))
    if entry.basis:
        said.append(f"{word('basis', lang)}{colon}{entry.basis}")
    return stop.join(said)
