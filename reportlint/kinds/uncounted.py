"""Kind `uncounted`: measure words that have lost the numeral before them, by counts of official text.

It looks at the measure word and two characters on either side, and knows no sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_unfindable
from reportlint.record import field, record
from reportlint.usage import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_DIGITS = 2


@record
class Uncounted:
    """Measure words whose numeral is missing with odds of `least` or more."""

    least: float = field(metadata={"doc": "至少有这样的把握才算（缺数与不缺之比的自然对数）"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        for at, phrase in enumerate(self.unless):
            refuse_unfindable(("unless", at), phrase)

    @property
    def mends(self) -> bool:
        """What number is lost only the author can know."""
        return False

    @property
    def by_line(self) -> bool:
        """Neither words nor the runs that are counted go over the end of a line."""
        return True

    def literals(self) -> Sequence[str]:
        """Return nothing: measure words are single characters, which stand in every line."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the measure words, with the odds as score; hits are the lines to look at, where some stand again."""
        text = document.text
        for first, last in hits or ((0, len(text)),):
            for start, end, odds in numerals.without(text, first, last):
                if odds >= self.least and phrase_over(text, (start, end), self.unless) is None:
                    yield Match(start, end, score=round(odds, _DIGITS))

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield the phrase that excuses the measure word at the offset, or its odds."""
        text = document.text
        for start, end, odds in numerals.without(text):
            if not start <= offset < end:
                continue
            measure = text[start:end]
            if odds < self.least:
                yield Bilingual(
                    f"“{measure}”前面缺数的把握只有 {odds:.1f}，不到 least {self.least:g}",
                    f"a number missing before '{measure}' has odds of {odds:.1f}, below least {self.least:g}",
                )
            elif phrase := phrase_over(text, (start, end), self.unless):
                yield Bilingual(
                    f"“{measure}”在“{phrase}”之中，由 unless 放过", f"'{measure}' in '{phrase}': excused by unless"
                )
