"""The lines in which someone accepted something, kept out of all edits.

What was accepted is recognised by the words beside it on its line. Were these changed, the same fault might be new to
the next check, and the next fix would mend it after all. To spare a part of the line would not do either: one of two
brackets might be mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.finding import Accepted, Finding, Span
    from reportlint.fixes.edits import Shift


class Kept:
    """What stays as it is in a document; offsets are code points into its source.

    lines: those of the accepted findings, with the line ends on both sides, sorted and disjoint.
    """

    def __init__(self) -> None:
        self._spans: set[tuple[str, int, int]] = set()
        self._said: set[tuple[str, str]] = set()
        self.lines: list[Span] = []

    def add(self, source: str, accepted: Iterable[Accepted]) -> None:
        """Keep what was accepted of a document with this source."""
        findings = [each.finding for each in accepted]
        self._spans.update((finding.rule, finding.start, finding.end) for finding in findings)
        self._said.update((finding.rule, finding.text) for finding in findings)
        self.lines = _joined(sorted([*self.lines, *(_lines(source, finding) for finding in findings)]))

    def holds(self, finding: Finding, *, once: bool) -> bool:
        """Tell whether a finding was accepted; once: whether its rule names the first place and means all of them."""
        if once and (finding.rule, finding.text) in self._said:
            return True
        return (finding.rule, finding.start, finding.end) in self._spans

    def move(self, shift: Shift) -> None:
        """Follow the places through edits that were made."""
        self._spans = {(rule, *shift.span(start, end)) for rule, start, end in self._spans}
        self.lines = [shift.span(*line) for line in self.lines]


def _lines(source: str, finding: Finding) -> Span:
    return max(0, source.rfind("\n", 0, finding.start)), source.find("\n", finding.end) + 1 or len(source)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Return sorted spans with those joined that meet."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
