"""Which suggestions of one check are carried out together, and the text they make of a document; no bytes.

Two edits whose spans meet are not made together: what one was thought out for, the other changes. First goes the more
severe, then the longer, then the earlier, then the one whose rule comes first by name. The other waits for the next
check, which may find it again, find it mended, or find something else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import accumulate
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.terms import touches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.finding import Finding, Span


class Edit(NamedTuple):
    """What is put in the place of source[start:end], and the finding that advises it; offsets are code points."""

    start: int
    end: int
    text: str
    finding: Finding


class Choice(NamedTuple):
    """What becomes of the suggestions of one check.

    made: disjoint, sorted. waiting: each with the edit that goes first. unwritable: what the encoding cannot express.
    barred: what would change a place that is to stay.
    """

    made: list[Edit]
    waiting: list[tuple[Edit, Edit]]
    unwritable: list[Edit]
    barred: list[Edit]


def choose(
    source: str, findings: Iterable[Finding], writes: Callable[[str], bool], fixed: Sequence[Span] = ()
) -> Choice:
    """Choose among findings that all may be carried out.

    writes: whether a text can be written in the document's encoding. fixed: spans of the source, sorted and disjoint,
    that stay as they are.
    """
    choice = Choice([], [], [], [])
    taken: list[tuple[int, int, Edit]] = []  # disjoint, sorted
    for finding in sorted(findings, key=_precedence):
        edit = _edit(source, finding)
        if edit is None:
            continue
        if touches(fixed, edit.start, edit.end):
            choice.barred.append(edit)
            continue
        if not writes(edit.text):
            choice.unwritable.append(edit)
            continue
        at = bisect_right(taken, finding.start, key=lambda each: each[0])
        rival = next((each for each in taken[max(0, at - 1) : at + 1] if _meet(each[2].finding, finding)), None)
        if rival:
            choice.waiting.append((edit, rival[2]))
        else:
            insort(taken, (finding.start, finding.end, edit), key=lambda each: each[0])
    choice.made.extend(each[2] for each in taken)
    return choice


def applied(source: str, edits: Sequence[Edit]) -> str:
    """Return the source with disjoint, sorted edits made."""
    pieces, at = list[str](), 0
    for edit in edits:
        pieces += source[at : edit.start], edit.text
        at = edit.end
    return "".join([*pieces, source[at:]])


class Shift:
    """Where spans of a text lie once disjoint, sorted edits were made in it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.start for edit in edits]
        self._ends = [edit.end for edit in edits]
        self._gains = list(accumulate((len(e.text) - (e.end - e.start) for e in edits), initial=0))

    def span(self, start: int, end: int) -> Span:
        """Return where a span went; of an edit that goes beyond it, it holds the whole."""
        first = bisect_right(self._ends, start)
        last = max(first, bisect_left(self._starts, end))
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        return start + self._gains[first], end + self._gains[last]


def _precedence(finding: Finding) -> tuple[int, int, int, str]:
    return -finding.severity, finding.start - finding.end, finding.start, finding.rule


def _meet(one: Finding, other: Finding) -> bool:
    """Tell whether two findings have a character in common; an empty one has that which follows it."""
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def _edit(source: str, finding: Finding) -> Edit | None:
    """Return what has to be changed: the text without what it has in common with the suggestion at either end."""
    new, start, end = finding.suggestion, finding.start, finding.end
    if new is None:
        return None
    if "\n" in new:
        new = new.replace("\n", _line_end(source, start))
    while start < end and new and source[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and source[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new, finding) if start < end or new else None


def _line_end(source: str, at: int) -> str:
    """Return how the line of an offset ends; the last line ends like the one before it."""
    end = source.find("\n", at)
    if end < 0:
        end = source.rfind("\n", 0, at)
    return "\r\n" if source[max(0, end - 1) : end] == "\r" else "\n"
