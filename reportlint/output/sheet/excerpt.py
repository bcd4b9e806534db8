"""A flagged text within its sentence, short enough for a cell; it marks nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.output.sheet.legible import on_one_line
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from reportlint.document import Document
    from reportlint.finding import Finding

BEFORE, AFTER = 24, 18
"""How many characters stand at most on either side."""
LONGEST = 60
"""How many characters of the flagged text are shown; of a longer one, its beginning and its end."""
_TAIL = 15
_SENTENCE_END = re.compile(r"[。！？；!?;\n]")


class Excerpt(NamedTuple):
    """What stands before, what is wrong, and what stands after; on one line, legible."""

    before: str
    text: str
    after: str

    def marked(self) -> str:
        """Return it as one text with what is wrong in 【】."""
        return f"{self.before}【{self.text}】{self.after}"


def span_of(document: Document, finding: Finding) -> tuple[int, int]:
    """Return where a finding stands in Document.text; its own offsets are those of the source."""
    starts = document.line_starts
    return starts[finding.line - 1] + finding.column - 1, starts[finding.end_line - 1] + finding.end_column - 1


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """Return the sentence round a span, cut to what a cell can hold."""
    left = max(0, start - BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, left, start)]
    cut_left = left > 0 and text[left - 1] not in "\n。！？；" and not ends
    before = text[ends[-1] if ends else left : start].lstrip()
    right = min(len(text), end + AFTER)
    found = _SENTENCE_END.search(text, end, right)
    cut_right = right < len(text) and text[right] != "\n" and not found
    after = text[end : (found.start() if found[0] == "\n" else found.end()) if found else right].rstrip()
    return Excerpt(
        f"{'…' if cut_left else ''}{on_one_line(before)}",
        on_one_line(shortened(text[start:end])),
        f"{on_one_line(after)}{'…' if cut_right else ''}",
    )


def shortened(text: str) -> str:
    """Return a long text as its beginning and its end."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - _TAIL]}……{text[-_TAIL:]}"
