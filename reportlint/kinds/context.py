"""Kind `context`: a word that does not belong where it stands while another does, by counts of official text.

It knows words of two characters only, and says nothing about a word that official text uses in the same place.
"""

from __future__ import annotations

from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.base import phrase_over, refuse_idle
from reportlint.record import field, record
from reportlint.usage import counts, neighbours
from reportlint.usage.context_glance import Entry, Glance
from reportlint.usage.context_score import LENGTH, Place, fit, misfit, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document

_DIGITS = 2
_MOST_REMEMBERED = 100_000
_PART = 2_000
"""Hits that are looked at together."""


@record
class Context:
    """Words of `replace` that a near-synonym would fit better by `least`, in log10 odds, and more."""

    replace: dict[str, tuple[str, ...]] = field(metadata={"doc": "可能误用的词: [可能的本词]；都是两个字的词"})
    margin: dict[str, float] = field(
        default_factory=dict, metadata={"doc": "某个词用对时也常得的分数，从它的得分中减去；不写则不减"}
    )
    least: float = field(default=1.0, metadata={"doc": "本词比原词合适多少才报，log10"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if not self.replace:
            raise FieldError(("replace",), Bilingual("replace 至少要有一个词", "replace must hold one word at least"))
        for word, others in self.replace.items():
            if not others:
                raise FieldError(("replace", word), Bilingual("至少要有一个本词", "at least one other word is needed"))
            if word in others:
                raise FieldError(("replace", word), Bilingual("改前与改后相同", "the replacement is the word itself"))
            for each in (word, *others):
                if len(each) != LENGTH:
                    problem = Bilingual(f"“{each}”不是两个字的词", f"'{each}' is not a word of two characters")
                    raise FieldError(("replace", word), problem)
        for word in self.margin:
            if word not in self.replace:
                problem = Bilingual(f"replace 中没有“{word}”", f"replace does not hold '{word}'")
                raise FieldError(("margin", word), problem)
        for at, phrase in enumerate(self.unless):
            refuse_idle(("unless", at), phrase, self.replace)
            if phrase in self.replace:
                problem = Bilingual(
                    f"“{phrase}”就是所报的词，永远不会报出", f"'{phrase}' is the word itself, so it is never reported"
                )
                raise FieldError(("unless", at), problem)

    @property
    def mends(self) -> bool:
        """Every match names the word that fits better."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the words."""
        return tuple(self.replace)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the words out of place, each with its score; where two overlap, the one that scores more."""
        text = document.text
        held: Match | None = None
        for (start, end), others in self._in_doubt(text, hits):
            best = self._best_here(text, start, end, others)
            if best is None or self._excuse(text, (start, end)) is not None:
                continue
            match = Match(start, end, best[1], (), round(best[0], _DIGITS))
            if held is not None and held.end > start:
                if (held.score or 0.0) >= best[0]:
                    continue
            elif held is not None:
                yield held
            held = match
        if held is not None:
            yield held

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield for each word over the offset the phrase that excuses it, or what its best rival scores."""
        text = document.text
        for start in range(max(0, offset - LENGTH + 1), offset + 1):
            span, word = (start, start + LENGTH), text[start : start + LENGTH]
            if word not in self.replace:
                continue
            best = self._best(place(text, *span), word, self._entry(word).others)
            if (phrase := self._excuse(text, span)) is not None:
                yield Bilingual(
                    f"“{word}”在“{phrase}”之中，由 unless 放过", f"'{word}' in '{phrase}': excused by unless"
                )
            elif best is None:
                yield Bilingual(
                    f"“{word}”在这里合乎官方文本的用法，或没有更合适的词",
                    f"'{word}' is at home here, or no other word is",
                )
            elif best[0] < self.least:
                yield Bilingual(
                    f"“{word}”换作“{best[1]}”只得 {best[0]:.2f} 分，不到 least {self.least:g}",
                    f"'{best[1]}' for '{word}' scores {best[0]:.2f}, below least {self.least:g}",
                )

    def _in_doubt(self, text: str, hits: Sequence[Span]) -> Iterator[tuple[Span, Sequence[str] | None]]:
        """Yield the hits where another word may be meant, with those that may; with None where none can tell."""
        for first in range(0, len(hits), _PART):
            spans = hits[first : first + _PART]
            runs = [text[start - 1 : end + 1] for start, end in spans]
            for span, others in zip(spans, self._glance.at(runs), strict=True):
                if others or others is None:
                    yield span, others

    def _best_here(self, text: str, start: int, end: int, others: Sequence[str] | None) -> tuple[float, str] | None:
        """Return which of the others fits better at a span, with its score; remembered, because text repeats itself."""
        around, judged = text[max(0, start - LENGTH) : end + LENGTH], self._judged
        if around in judged:
            return judged[around]
        word, at = text[start:end], place(text, start, end)
        if others is None:  # perhaps for a blank, or an end of the text
            (others,) = self._glance.at([at.left[-1] + word + at.right[0]])
        best = self._best(at, word, self._entry(word).others if others is None else others, self.least)
        if len(around) == 3 * LENGTH and len(around.split()) == 1:  # else what lies behind blanks counts as well
            if len(judged) > _MOST_REMEMBERED:
                judged.clear()
            judged[around] = best
        return best

    @cached_property
    def _judged(self) -> dict[str, tuple[float, str] | None]:
        return {}

    @cached_property
    def _glance(self) -> Glance:
        return Glance(counts.load(), neighbours.load(), self._entry, self.least)

    def _entry(self, word: str) -> Entry:
        return Entry(self.replace[word], self.margin.get(word, 0.0))

    def _best(self, at: Place, word: str, others: Sequence[str], least: float = -inf) -> tuple[float, str] | None:
        """Return which of the others fits best here instead, with its score, if that is `least` at least."""
        table, margin = counts.load(), self._entry(word).margin
        most = misfit(table, at, word, at_most=True) if others else None
        if most is None:
            return None
        others = [other for other in others if fit(table, at, other, least - (most - margin)) is not None]
        base = misfit(table, at, word) if others else None
        if base is None:
            return None
        base -= margin
        best = None
        for other in others:
            score = fit(table, at, other, least - base)
            if score is not None:
                least, best = base + score, (base + score, other)
        return best

    @cached_property
    def _excuses(self) -> dict[str, tuple[str, ...]]:
        """For each word the phrases of `unless` that hold it."""
        held: dict[str, list[str]] = {}
        for phrase in self.unless:
            for at in range(len(phrase) - LENGTH + 1):
                held.setdefault(phrase[at : at + LENGTH], []).append(phrase)
        return {word: tuple(dict.fromkeys(phrases)) for word, phrases in held.items()}

    def _excuse(self, text: str, span: Span) -> str | None:
        """Return a phrase of `unless` that the word stands in."""
        return phrase_over(text, span, self._excuses.get(text[slice(*span)], ()))
