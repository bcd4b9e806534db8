"""What the commands share: exit codes, places as findings are printed, and how to complain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.errors import Lang, ReportlintError

CLEAN, FINDINGS, FAILURE = 0, 1, 2

_PLACE = r"(?s)(.+):([1-9][0-9]{0,8}):([1-9][0-9]{0,8}):?"


def place_in(text: str) -> tuple[str, int, int] | None:
    """Return path, line and column of FILE:LINE:COL, as findings are printed; the name of the file may hold colons."""
    named = re.fullmatch(_PLACE, text)
    return (named[1], int(named[2]), int(named[3])) if named else None


def complain(error: ReportlintError, lang: Lang) -> None:
    """Say on standard error, in one line, what could not be done."""
    import click  # a plain check that has nothing to complain of does without

    said = error.words(lang).replace("\n", r"\n").replace("\r", r"\r")  # the name of a file may hold line ends
    click.echo(f"reportlint: {said}", err=True)
