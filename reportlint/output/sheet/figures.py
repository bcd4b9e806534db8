"""What a document comes to, in figures: counts, density, where in the text the findings lie; it draws nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.document import Document
    from reportlint.output.sheet.entry import Entry

BINS = 120
"""Into how many stretches a document is cut for its heat strip."""
_WORST = 3


class Bin(NamedTuple):
    """A stretch of the document with findings.

    at: which, from 0. total: how many begin there. heat: from 1, few, to 4, as many as anywhere in the document.
    """

    at: int
    total: int
    heat: int
    severity: Severity
    first: Entry
    last: Entry


class Bar(NamedTuple):
    """Findings of a category, by severity, the worst first."""

    category: str
    word: str
    total: int
    parts: tuple[tuple[Severity, int], ...]


class Figures(NamedTuple):
    """What a document comes to. characters: blanks not counted. density: findings in 1,000 characters."""

    characters: int
    findings: int
    density: float
    by_severity: tuple[tuple[Severity, int], ...]
    bars: tuple[Bar, ...]
    strip: tuple[Bin, ...]

    @property
    def worst(self) -> tuple[Bar, ...]:
        """The categories with most findings."""
        return self.bars[:_WORST]


def figures_of(document: Document, entries: Sequence[Entry]) -> Figures:
    """Count a document; the entries come sorted by start."""
    characters = sum(map(len, document.text.split()))
    by_severity = Counter(entry.severity for entry in entries)
    return Figures(
        characters,
        len(entries),
        1000 * len(entries) / max(characters, 1),
        tuple((severity, by_severity[severity]) for severity in reversed(Severity)),
        _bars(entries),
        _strip(len(document.text), entries),
    )


def _bars(entries: Sequence[Entry]) -> tuple[Bar, ...]:
    """Count by category, the most frequent first."""
    counts: dict[tuple[str, str], Counter[Severity]] = {}
    for entry in entries:
        counts.setdefault((entry.category, entry.category_word), Counter())[entry.severity] += 1
    made = [
        Bar(category, word, count.total(), tuple((s, count[s]) for s in reversed(Severity) if count[s]))
        for (category, word), count in counts.items()
    ]
    return tuple(sorted(made, key=lambda bar: (-bar.total, bar.category)))


def _strip(length: int, entries: Sequence[Entry]) -> tuple[Bin, ...]:
    held: dict[int, list[Entry]] = {}
    for entry in entries:
        held.setdefault(min(entry.start * BINS // max(length, 1), BINS - 1), []).append(entry)
    most = max(map(len, held.values()), default=1)
    return tuple(
        Bin(at, len(each), -(-4 * len(each) // most), max(e.severity for e in each), each[0], each[-1])
        for at, each in sorted(held.items())
    )
