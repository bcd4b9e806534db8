"""Kind `spun`: in a document known to be spun, a word that stands where a near-synonym is likelier to have stood.

It knows words of two characters only, and does not know whether the document is spun: the rule's evidence says so.
"""

from __future__ import annotations

from functools import cached_property
from itertools import compress, count
from math import inf
from operator import concat
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.expression import Clock, Expression
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_idle
from reportlint.record import field, record
from reportlint.usage import counts, lexicon
from reportlint.usage.context_score import LENGTH, odds_when_spun, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_DIGITS = 2
_COMMON = 2.5  # log10 of the counts of a word, in official text and in the lexicon
_WHERE = 2.0
"""What a word scores in a match of its expressions: a hundred to one."""
_AROUND = 40
"""Characters on either side of a word in which its expressions are searched, so that a long line costs no more."""
_MOST_REMEMBERED = 100_000


@record
class Spun:
    """Words that spinners put for others, each with the words it may stand for; scored in log10 odds."""

    replace: dict[str, tuple[str, ...]] = field(
        metadata={"doc": "洗稿软件换上的词: [可能的本词]，最常见的在前；都是两个字的词"}
    )
    margin: dict[str, float] = field(default_factory=dict, metadata={"doc": "从某个词的得分中减去多少；不写则不减"})
    where: dict[str, dict[str, Expression]] = field(
        default_factory=dict,
        metadata={"doc": "换上的词: {本词: 正则表达式}：词在一行里某个匹配之中，得 2 分；用于隔开几个字的搭配"},
    )
    least: float = field(default=0.0, metadata={"doc": "得这么多分才报，log10"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        for word, others in self.replace.items():
            for each in (word, *others):
                if len(each) != LENGTH:
                    problem = Bilingual(f"“{each}”不是两个字的词", f"'{each}' is not a word of two characters")
                    raise FieldError(("replace", word), problem)
            if not others or word in others:
                problem = Bilingual("至少要有一个本词，且不是它自己", "another word is needed, and not the word itself")
                raise FieldError(("replace", word), problem)
        for word in self.margin:
            if word not in self.replace:
                problem = Bilingual(f"replace 中没有“{word}”", f"replace does not hold '{word}'")
                raise FieldError(("margin", word), problem)
        self._refuse_wrong_expressions()
        for at, phrase in enumerate(self.unless):
            refuse_idle(("unless", at), phrase, self._words, "replace、where")

    def _refuse_wrong_expressions(self) -> None:
        for word, expressions in self.where.items():
            for other, expression in expressions.items():
                for each in (word, other):
                    if len(each) != LENGTH or word == other:
                        problem = Bilingual(
                            f"“{each}”不是另一个两个字的词", f"'{each}' is not another word of two characters"
                        )
                        raise FieldError(("where", word), problem)
                if word not in expression.source:
                    problem = Bilingual(f"表达式里没有“{word}”", f"the expression does not hold '{word}'")
                    raise FieldError(("where", word, other), problem)

    @property
    def mends(self) -> bool:
        """Every match names the word that was likelier meant."""
        return True

    def literals(self) -> Sequence[str]:
        """Return none: the words stand on every page, and few documents are asked about."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        """Yield the words likelier another's, each with its score; where two overlap, the one that scores more."""
        text, words = document.text, self._words
        held: Match | None = None
        for start in compress(count(), map(words.__contains__, map(concat, text, text[1:]))):
            word = text[start : start + LENGTH]
            score, other = self._score(text, start, word)
            if score < _WHERE and (meant := self._meant_where(text, start, word)) is not None:
                score, other = _WHERE, meant
            if score < self.least or self._excuse(text, start) or _two_words(text, start, start + LENGTH):
                continue
            if held is not None and held.end > start:
                if (held.score or 0.0) >= score:
                    continue
            elif held is not None:
                yield held
            held = Match(start, start + LENGTH, other, (), score)
        if held is not None:
            yield held

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield for each word over the offset the phrase that excuses it, or what it scores."""
        text = document.text
        for start in range(max(0, offset - LENGTH + 1), offset + 1):
            word = text[start : start + LENGTH]
            if word not in self._words:
                continue
            score, other = self._score(text, start, word)
            if self._meant_where(text, start, word) is not None:
                score = _WHERE
            if (words := _two_words(text, start, start + LENGTH)) is not None:
                yield Bilingual(f"“{words}”是两个词，放过", f"'{words}' is two words: let pass")
            elif (phrase := self._excuse(text, start)) is not None:
                yield Bilingual(
                    f"“{word}”在“{phrase}”之中，由 unless 放过", f"'{word}' in '{phrase}': excused by unless"
                )
            elif score < self.least and other:
                yield Bilingual(
                    f"“{word}”换作“{other}”只得 {score:.2f} 分，不到 least {self.least:g}",
                    f"'{other}' for '{word}' scores {score:.2f}, below least {self.least:g}",
                )

    def _score(self, text: str, start: int, word: str) -> tuple[float, str]:
        """Return the score of a word and what is likelier meant; remembered, because text repeats itself."""
        if word not in self.replace:
            return -inf, ""
        around, judged = text[max(0, start - LENGTH) : start + 2 * LENGTH], self._judged
        if around in judged:
            return judged[around]
        at, margin = place(text, start, start + LENGTH), self.margin.get(word, 0.0)
        score, other = odds_when_spun(counts.load(), at, word, self.replace[word], margin)
        result = round(score, _DIGITS), other
        if len(around) == 3 * LENGTH and len(around.split()) == 1:  # else what lies behind blanks counts as well
            if len(judged) > _MOST_REMEMBERED:
                judged.clear()
            judged[around] = result
        return result

    def _meant_where(self, text: str, start: int, word: str) -> str | None:
        """Return the word that is meant instead of this one in a match of its expressions over it."""
        if word not in self.where:
            return None
        first, last = max(0, start - _AROUND), min(len(text), start + LENGTH + _AROUND)
        end = text.find("\n", start, last)
        span = max(first, text.rfind("\n", first, start) + 1), last if end < 0 else end
        clock = Clock()  # of this place only: what is searched is short, and the scores take their time as well
        for other, expression in self.where[word].items():
            found = clock.matches(expression, text, span)
            if any(match.start() <= start and start + LENGTH <= match.end() for match in found):
                return other
        return None

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words that may be reported."""
        return frozenset((*self.replace, *self.where))

    def _excuse(self, text: str, start: int) -> str | None:
        """Return a phrase of `unless` that the word stands in."""
        span = start, start + LENGTH
        return phrase_over(text, span, self._excuses.get(text[slice(*span)], ()))

    @cached_property
    def _excuses(self) -> dict[str, list[str]]:
        """For each word the phrases of `unless` that hold it."""
        held: dict[str, list[str]] = {}
        for phrase in self.unless:
            for at in range(len(phrase) - LENGTH + 1):
                held.setdefault(phrase[at : at + LENGTH], []).append(phrase)
        return held

    @cached_property
    def _judged(self) -> dict[str, tuple[float, str]]:
        return {}


def _two_words(text: str, start: int, end: int) -> str | None:
    """Return the two common words at whose border the pair stands by chance (召开动员, not 开动)."""
    both = text[max(0, start - 1) : end + 1]
    if len(both) < 2 * LENGTH:
        return None
    words, log_count, log_known = (both[:LENGTH], both[LENGTH:]), counts.load().log_count, lexicon.load().log_count
    return both if all(log_count(word) >= _COMMON and log_known(word) >= _COMMON for word in words) else None
