"""The formats by name; a format is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reportlint.output.base import About, Format

FORMATS = {
    "text": ("text", "Text"),
    "summary": ("text", "Summary"),
    "json": ("json", "Json"),
    "jsonl": ("jsonl", "Jsonl"),
    "sarif": ("sarif.log", "Sarif"),
    "github": ("github", "GitHub"),
    "gitlab": ("gitlab", "GitLab"),
    "junit": ("junit", "JUnit"),
    "checkstyle": ("checkstyle", "Checkstyle"),
    "rdjson": ("rdjson", "RdJson"),
    "html": ("sheet.html", "Html"),
    "xlsx": ("sheet.xlsx", "Xlsx"),
    "csv": ("sheet.csv", "Csv"),
}
"""Module of this package and class, by the name a user writes."""

FOR_TERMINALS = frozenset({"text", "summary"})
"""The formats written in the encoding and the colours of the terminal; all others are files, in UTF-8 or bytes."""

BINARY = frozenset({"xlsx"})
"""The formats that make no text."""


def make(name: str, about: About) -> Format:
    """Return a new format for one run; KeyError for a name that is not in FORMATS."""
    module, cls = FORMATS[name]
    return cast("Format", getattr(import_module(f"reportlint.output.{module}"), cls)(about))
