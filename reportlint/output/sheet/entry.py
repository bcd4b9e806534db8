"""One finding as the sheet tells it, the same for the page, the workbook and the table; no markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.output.base import category_name
from reportlint.output.sheet.excerpt import Excerpt, excerpt, shortened, span_of
from reportlint.output.sheet.legible import on_one_line
from reportlint.output.sheet.places import Places
from reportlint.output.sheet.words import place_words, word
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.finding import Finding, Severity
    from reportlint.output.base import About

_TO_SUPPLY = frozenset({"placeholder", "omission"})
"""The categories whose faults without a suggestion lack something that only the author has."""


class Entry(NamedTuple):
    """A row of the sheet, in the words of its language.

    number: from 1, over all documents. start, end: in Document.text. under: the heading, maybe "". advised: whether
    the rule knows what to do; else the advice asks the reader. see: the places that belong to it, in words.
    """

    number: int
    start: int
    end: int
    line: int
    column: int
    place: str
    under: str
    excerpt: Excerpt
    advice: str
    advised: bool
    message: str
    why: str
    basis: str
    see: str
    category: str
    category_word: str
    severity: Severity
    rule: str

    @property
    def where(self) -> str:
        """The place with its heading."""
        return f"{self.place}（{self.under}）" if self.under else self.place


class Entries:
    """Makes the entries of a run; it counts them."""

    def __init__(self, about: About) -> None:
        self._about, self._number = about, 0

    def of(self, document: Document, outcome: Outcome) -> Iterator[Entry]:
        """Yield the entries of one document, in the order of its findings."""
        places = Places(document) if outcome.findings else None
        for finding in outcome.findings:
            self._number += 1
            start, end = span_of(document, finding)
            yield self._entry(finding, start, end, excerpt(document.text, start, end), places.under(start))  # type: ignore[union-attr]

    def _entry(self, finding: Finding, start: int, end: int, around: Excerpt, under: str) -> Entry:
        lang = self._about.lang
        rule = self._about.rule_of(finding.rule)
        return Entry(
            self._number, start, end, finding.line, finding.column,
            place_words(finding.line, finding.column, lang), under, around,
            _advice(finding, lang), finding.suggestion is not None, on_one_line(finding.message),
            on_one_line(rule.head.why.strip()) if rule else "", on_one_line(rule.head.basis.strip()) if rule else "",
            _see(finding, lang), finding.category, category_name(finding.category).words(lang), finding.severity,
            finding.rule,
        )  # fmt: skip


def _advice(finding: Finding, lang: Lang) -> str:
    if finding.suggestion is None:
        return word("supply" if finding.category in _TO_SUPPLY else "verify", lang)
    written = on_one_line(shortened(finding.suggestion))
    if not written:
        return word("delete", lang)
    return written if any(map(str.isalnum, written)) else f"「{written}」"  # a lone comma is easily overlooked


def _see(finding: Finding, lang: Lang) -> str:
    places = [
        f"{place_words(each.line, each.column, lang)}“{on_one_line(shortened(each.text))}”" for each in finding.related
    ]
    return ("、" if lang == "zh" else "; ").join(places)
