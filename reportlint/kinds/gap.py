"""Kind `gap`: a word that was cut out of a text, by counts of official text.

It sees a loss only where the two characters that were moved together hardly ever stand together.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.base import phrase_over, refuse_unfindable
from reportlint.record import field, record
from reportlint.usage import gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document

_NEIGHBOURHOOD = 20_000


@record
class Gap:
    """Places where one of the words is missing with odds of `least` or more."""

    words: tuple[str, ...] = field(metadata={"doc": "可能被删去的词"})
    least: float = field(metadata={"doc": "至少有这样的把握才算（缺字与不缺之比的常用对数）"})
    habit: int = field(default=3, metadata={"doc": "附近两万字内同样写法到这么多处，视为名称或习惯写法，放过"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if not self.words:
            raise FieldError(("words",), Bilingual("words 至少要有一个词", "words must hold one word at least"))
        for name, words in (("words", self.words), ("unless", self.unless)):
            for at, word in enumerate(words):
                refuse_unfindable((name, at), word)

    @property
    def mends(self) -> bool:
        """Every match names what is missing."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the runs in which something may be missing."""
        runs = (left.replace("|", "") for left, missing in gaps.table().all() if self._wanted(missing))
        return tuple(dict.fromkeys(runs))

    def _wanted(self, missing: Iterable[str]) -> tuple[str, ...]:
        return tuple(word for word in missing if word in self._set)

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the characters on both sides of each loss, with the odds as score."""
        text = document.text
        last = 0
        for start, end in hits:
            for at, found in self._gaps(text, start, end):
                if found.odds < self.least or at <= last or self._is_habit(text, at):
                    continue
                if phrase_over(text, (at - 1, at + 1), self.unless) is None:
                    last = at
                    yield _match(text, at, found)

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield what speaks against a loss beside the offset."""
        text = document.text
        runs = [(start, start + length) for length in (2, 3) for start in range(max(0, offset - length), offset + 1)]
        found = {at: gap for run in runs for at, gap in self._gaps(text, *run) if at in (offset, offset + 1)}
        for at, gap in found.items():
            pair = text[at - 1 : at + 1]
            if gap.odds < self.least:
                yield Bilingual(
                    f"“{pair}”中间若是缺“{gap.missing}”，把握只有 {gap.odds:.1f}，不到 least {self.least:g}",
                    f"'{gap.missing}' missing in '{pair}' has odds of {gap.odds:.1f}, below least {self.least:g}",
                )
            elif phrase := phrase_over(text, (at - 1, at + 1), self.unless):
                yield Bilingual(
                    f"“{pair}”在“{phrase}”之中，由 unless 放过", f"'{pair}' in '{phrase}': excused by unless"
                )
            elif self._is_habit(text, at):
                yield Bilingual(
                    f"“{pair}”附近多次这样写（habit {self.habit}），视为名称",
                    f"'{pair}' is written so again and again nearby (habit {self.habit}): taken for a name",
                )

    def _gaps(self, text: str, start: int, end: int) -> Iterator[tuple[int, gaps.Gap]]:
        """Yield where something may be missing in a run, and what."""
        judge, run, missing = gaps.load(), text[start:end], self._missing
        if run not in missing:
            looked_up = (
                (at, self._wanted(gaps.table().missing(f"{run[:at]}|{run[at:]}"))) for at in range(1, len(run))
            )
            missing[run] = [(at, words) for at, words in looked_up if words]
        for at, words in missing[run]:
            if found := judge.best(text, start + at, words):
                yield start + at, found

    @cached_property
    def _missing(self) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
        """By a run that was met where something may be missing in it, and what."""
        return {}

    def _is_habit(self, text: str, at: int) -> bool:
        if not self.habit:
            return False
        around = text[max(0, at - 2) : at + 2]
        return text.count(around, max(0, at - _NEIGHBOURHOOD), at + _NEIGHBOURHOOD) >= self.habit


def _match(text: str, at: int, found: gaps.Gap) -> Match:
    """Return the two characters, or of a mark and a character the character."""
    start, end = at - text[at - 1].isalnum(), at + text[at].isalnum()
    return Match(start, end, text[start:at] + found.missing + text[at:end], score=round(found.odds, 2))
