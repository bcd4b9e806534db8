"""Kind `series`: commas between the items of a series that official text parts by 、, by counts of it.

It looks at the two items at a comma, and knows no list of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_unfindable
from reportlint.record import field, record
from reportlint.usage import series_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_COMMA, _MEANT = "，", "、"
_DIGITS = 2


@record
class Series:
    """Commas for which 、 is meant with odds of `least` or more."""

    least: float = field(metadata={"doc": "至少有这样的把握才算（应为顿号与不应为之比的自然对数）"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        for at, phrase in enumerate(self.unless):
            refuse_unfindable(("unless", at), phrase)

    @property
    def mends(self) -> bool:
        """Every comma it tells gives way to 、."""
        return True

    @property
    def by_line(self) -> bool:
        """No item goes over the end of a line."""
        return True

    def literals(self) -> Sequence[str]:
        """Return nothing: nearly every line has a comma."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the commas, with the odds as score; hits are the lines to look at, where some stand again."""
        text = document.text
        for first, last in hits or ((0, len(text)),):
            for start, odds in series_marks.commas(text, first, last):
                span = start, start + len(_COMMA)
                if odds >= self.least and phrase_over(text, span, self.unless) is None:
                    yield Match(*span, _MEANT, score=round(odds, _DIGITS))

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield the phrase that excuses the comma at the offset, or its odds."""
        text = document.text
        for start, odds in series_marks.commas(text):
            if start != offset:
                continue
            if odds < self.least:
                yield Bilingual(
                    f"应为顿号的把握只有 {odds:.1f}，不到 least {self.least:g}",
                    f"“、” for the comma has odds of {odds:.1f}, below least {self.least:g}",
                )
            elif phrase := phrase_over(text, (start, start + len(_COMMA)), self.unless):
                yield Bilingual(
                    f"这个逗号在“{phrase}”之中，由 unless 放过", f"the comma in '{phrase}': excused by unless"
                )
