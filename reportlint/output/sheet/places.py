"""Under which heading of its document a place lies, by the outline."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.outline.lines import Role
from reportlint.outline.structure import outline_of
from reportlint.output.sheet.legible import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document

LONGEST = 16
"""How many characters of a heading are named."""
_CLAUSE_END = re.compile(r"[。！？；：，!?;:,\n]")


class Places:
    """The headings of one document."""

    def __init__(self, document: Document) -> None:
        labels = list(_labels(document))
        self._starts = [start for start, _ in labels]
        self._labels = [label for _, label in labels]

    def under(self, offset: int) -> str:
        """Return the heading that an offset of Document.text lies under, "" before the first."""
        at = bisect_right(self._starts, offset) - 1
        return self._labels[at] if at >= 0 else ""


def _labels(document: Document) -> Iterator[tuple[int, str]]:
    """Yield where each heading starts and what it is called: the ordinals that lead to it, its first clause."""
    text, outline = document.text, outline_of(document)
    titles = {part[0].start: part[0] for part in outline.parts if part[0].role is Role.PART}
    above: list[tuple[int, str]] = []  # level and ordinal of the headings that enclose the place
    for start, heading in sorted(
        [*((start, None) for start in titles), *((h.paragraph.start, h) for h in outline.headings)],
        key=lambda each: each[0],
    ):
        if heading is None:
            above = []
            yield start, _clause(text[start : titles[start].end])
            continue
        while above and above[-1][0] >= heading.level:
            above.pop()
        chain = "".join(ordinal for _, ordinal in above)
        yield start, chain + _clause(text[start : heading.paragraph.end])
        above.append((heading.level, text[heading.ordinal.start : heading.ordinal.end]))


def _clause(text: str) -> str:
    """Return the first clause of a heading, clipped."""
    end = _CLAUSE_END.search(text, 2)
    clause = (text[: end.start()] if end else text).strip()
    return on_one_line(clause if len(clause) <= LONGEST else f"{clause[:LONGEST]}…")
