"""The arithmetic of accuracy: labels and findings of a document become counts; it reads label files and prints nothing.

A label is found when a finding of its category, or of a neighbouring one, shares a character with it. A label of which
nobody can be sure counts neither as found nor as missed. A finding is true when it shares a character with any label.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportlint.document import Document
    from reportlint.finding import Finding, Span

T = TypeVar("T")

NEIGHBOURS = {
    "typo": "substitution script duplication format punctuation consistency omission",
    "placeholder": "omission script format substitution",
    "residue": "ad punctuation duplication script omission",
    "punctuation": "omission script format numbering",
    "numbering": "format",
    "substitution": "script",
}
"""Categories between which annotators waver, each pair once."""
FIXED_BY_WORDING = {"substitution", "typo", "script", "punctuation", "duplication", "format"}
"""Categories whose labels say what to write instead, so that a suggestion can be compared with them."""


class Label(NamedTuple):
    """What an annotator marked; line and column count from 1, columns in code points; text may be empty."""

    line: int
    column: int
    text: str
    category: str
    sub: str
    fix: str | None
    sure: bool

    def span(self, document: Document) -> Span:
        """Return the offsets into document.text that count as this place; never empty."""
        start = document.line_starts[self.line - 1] + self.column - 1
        if self.text:
            return start, start + len(self.text)
        return max(start - 1, 0), start + 1  # something is missing here: either neighbour will do


@dataclass(slots=True)
class Tally:
    """Counts of one category, one rule or everything. The rates are None where there is nothing to count."""

    labels: int = 0
    found: int = 0
    strict: int = 0
    fixable: int = 0
    fixed: int = 0
    findings: int = 0
    true: int = 0

    @property
    def recall(self) -> float | None:
        """Share of the sure labels that were found."""
        return _share(self.found, self.labels)

    @property
    def strict_recall(self) -> float | None:
        """Share of the sure labels that were found under their own category."""
        return _share(self.strict, self.labels)

    @property
    def fix_rate(self) -> float | None:
        """Share of the sure labels with a known wording for which a finding suggests exactly that."""
        return _share(self.fixed, self.fixable)

    @property
    def precision(self) -> float | None:
        """Share of the findings that fall on a label."""
        return _share(self.true, self.findings)

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision, 0 where either is missing or 0."""
        recall, precision = self.recall or 0.0, self.precision or 0.0
        return 2 * recall * precision / (recall + precision) if recall and precision else 0.0


@dataclass(slots=True)
class Score:
    """Counts over documents, filled one by one; misses and alarms are kept with the place they stand in."""

    characters: int = 0
    categories: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    total: Tally = field(default_factory=Tally)
    misses: list[tuple[str, Label]] = field(default_factory=list)
    alarms: list[Finding] = field(default_factory=list)

    def add(self, document: Document, labels: Iterable[Label], findings: Iterable[Finding]) -> None:
        """Count one document."""
        marked = [(label.span(document), label) for label in labels]
        reported = [(_span(document, finding), finding) for finding in findings]
        labels_at, findings_at = _by_character(marked), _by_character(reported)
        self.characters += len(document.text)
        for span, label in marked:
            if label.sure:
                self._add_label(document.path, label, _overlapping(findings_at, span))
        for span, finding in reported:
            true = bool(_overlapping(labels_at, span))
            for tally in (self.categories[finding.category], self.rules[finding.rule], self.total):
                tally.findings += 1
                tally.true += true
            if not true:
                self.alarms.append(finding)

    def _add_label(self, path: str, label: Label, over: list[Finding]) -> None:
        near = [finding for finding in over if alike(finding.category, label.category)]
        fixable = bool(label.fix) and label.category in FIXED_BY_WORDING
        for tally in (self.categories[label.category], self.total):
            tally.labels += 1
            tally.found += bool(near)
            tally.strict += any(finding.category == label.category for finding in near)
            tally.fixable += fixable
            tally.fixed += fixable and any(finding.suggestion == label.fix for finding in near)
        if not near:
            self.misses.append((path, label))

    @property
    def macro_f1(self) -> float | None:
        """Mean of the F1 of all categories that have sure labels."""
        labelled = [tally.f1 for tally in self.categories.values() if tally.labels]
        return sum(labelled) / len(labelled) if labelled else None


def alike(one: str, other: str) -> bool:
    """Tell whether a finding of one category may answer a label of the other."""
    return one == other or other in NEIGHBOURS.get(one, "").split() or one in NEIGHBOURS.get(other, "").split()


def read_labels(path: Path) -> list[Label]:
    """Read a file of labels, one JSON object a line."""
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
    return [
        Label(
            record["line"], record["col"], record["text"], record["category"], record.get("sub", ""),
            record.get("fix"), bool(record.get("sure", 1)),
        )
        for record in records
    ]  # fmt: skip


def _span(document: Document, finding: Finding) -> Span:
    start = document.line_starts[finding.line - 1] + finding.column - 1
    return start, max(document.line_starts[finding.end_line - 1] + finding.end_column - 1, start + 1)


def _by_character(places: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """List what covers each offset: spans are short, so this is linear and needs no sorting."""
    covering: dict[int, list[T]] = defaultdict(list)
    for span, what in places:
        for offset in range(*span):
            covering[offset].append(what)
    return covering


def _overlapping(covering: dict[int, list[T]], span: Span) -> list[T]:
    return list(dict.fromkeys(what for offset in range(*span) for what in covering.get(offset, ())))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
