"""The values that travel: what a kind answers (Match) and what a reader is told (Finding); no behaviour."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from reportlint.record import NamedTuple

Span = tuple[int, int]
"""Start and end offset, end exclusive, in code points."""


class Severity(IntEnum):
    """How sure a finding is; a higher number is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word used in rule files and in every output."""
        return self.name.lower()


class Match(NamedTuple):
    """A kind's whole answer: offsets into Document.text, the text to put there if known, spans that belong to it.

    score: how far, in log10, the text seen is less likely here than the replacement; None where nothing was measured.
    reason: what decided, in figures or signs that need no translation, for {reason} in a message: 247处÷260处≈95%.
    """

    start: int
    end: int
    replacement: str | None = None
    related: tuple[Span, ...] = ()
    score: float | None = None
    reason: str = ""


class Related(NamedTuple):
    """A second place that belongs to a finding; fields as in Finding."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Finding(NamedTuple):
    """A match plus what a reader needs.

    start, end: code points into the decoded text without BOM. line, column: from 1, in code points, end exclusive.
    suggestion: the text to put there, "" to delete, None where only the author can know.
    safe: whether the suggestion may be written without anyone looking at it.
    """

    path: str
    start: int
    end: int
    rule: str
    category: str
    severity: Severity
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    suggestion: str | None
    related: tuple[Related, ...]
    safe: bool = False


class Accepted(NamedTuple):
    """A finding someone accepted, by an entry in a list, a comment or the baseline; why is in their words."""

    finding: Finding
    by: Literal["ignore", "comment", "baseline"]
    why: str = ""
