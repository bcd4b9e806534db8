"""Where the sentence round a place begins and ends, as far as it is near; what it says is not its affair."""

from __future__ import annotations

MARKS = "\n。；"
"""What ends a sentence; the line ends first, so that no search leaves a line."""
EITHER_WIDTH = f"{MARKS};"


def sentence_start(text: str, offset: int, reach: int | None = None, marks: str = MARKS) -> int:
    """Return where the sentence that holds an offset begins, no farther away than the reach."""
    first = 0 if reach is None else max(0, offset - reach)
    for mark in marks:
        first = max(first, text.rfind(mark, first, offset) + 1)
    return first


def sentence_end(text: str, offset: int, reach: int | None = None, marks: str = MARKS) -> int:
    """Return where the sentence that holds an offset ends, no farther away than the reach."""
    last = len(text) if reach is None else min(len(text), offset + reach)
    for mark in marks:
        if (end := text.find(mark, offset, last)) >= 0:
            last = end
    return last
