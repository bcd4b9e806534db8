"""Kind `spun`: in a document known to be spun, a word that stands where a near-synonym is likelier to have stood.

It knows words of two characters only, and does not know whether the document is spun: the rule's evidence says so.
Words beside swapped ones are judged again beside what stood there, and those of the dictionary that most of the likely
swaps come from are likelier swapped.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.expression import Expression  # noqa: TC001  the hints are read at run time
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_idle
from reportlint.record import field, record
from reportlint.usage.context_score import LENGTH
from reportlint.usage.spun.borders import Borders, two_words
from reportlint.usage.spun.dictionaries import BELONGS, Dictionaries
from reportlint.usage.spun.far import HERE, Far
from reportlint.usage.spun.habits import MOST, Habits
from reportlint.usage.spun.judge import DIGITS, Judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span


@record
class Spun:
    """Words that spinners put for others, each with the words it may stand for; scored in log10 odds."""

    replace: dict[str, tuple[str, ...]] = field(
        metadata={"doc": "洗稿软件换上的词: [可能的本词]，最常见的在前；都是两个字的词"}
    )
    margin: dict[str, float] = field(default_factory=dict, metadata={"doc": "从某个词的得分中减去多少；不写则不减"})
    afar: dict[str, dict[str, tuple[str, ...]]] = field(
        default_factory=dict,
        metadata={
            "doc": "换上的词: {本词: [远处的词]}：官方文本在两个字的词前后隔几个字只用本词，加 1 分；"
            "~管理 指词所在的分句以管理结尾，提高~ 指分句以词结尾、前面有提高"
        },
    )
    where: dict[str, dict[str, Expression]] = field(
        default_factory=dict,
        metadata={"doc": "换上的词: {本词: 正则表达式}：词在一行里某个匹配之中，得 2 分；用于隔开几个字的搭配"},
    )
    alike: tuple[tuple[str, ...], ...] = field(
        default=(),
        metadata={
            "doc": "[几个近义词]：replace 之外，洗稿软件也互换；只在跨着两个词换的地方才报（落完成场，原为落实现场）"
        },
    )
    dictionaries: dict[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata={
            "doc": "词典名: [换上的词]：几家洗稿软件的词典；文件里得分高的词多出自哪一部，"
            "那一部的词得分就高些，哪一部都没有的词低些"
        },
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
        self._refuse_wrong_collocations()
        self._refuse_wrong_groups()
        for at, phrase in enumerate(self.unless):
            refuse_idle(("unless", at), phrase, self._words, "replace、where")

    def _refuse_wrong_collocations(self) -> None:
        for word, far_from in self.afar.items():
            if word not in self.replace:
                problem = Bilingual(f"replace 中没有“{word}”", f"replace does not hold '{word}'")
                raise FieldError(("afar", word), problem)
            for other, neighbours in far_from.items():
                _refuse_no_pair("afar", word, other)
                _refuse_no_neighbour(("afar", word, other), neighbours)
        for word, expressions in self.where.items():
            for other, expression in expressions.items():
                _refuse_no_pair("where", word, other)
                if word not in expression.source:
                    problem = Bilingual(f"表达式里没有“{word}”", f"the expression does not hold '{word}'")
                    raise FieldError(("where", word, other), problem)

    def _refuse_wrong_groups(self) -> None:
        for at, words in enumerate(self.alike):
            if len(words) < LENGTH or any(len(word) != LENGTH for word in words):
                problem = Bilingual("至少要有两个词，都是两个字", "two words are needed, each of two characters")
                raise FieldError(("alike", at), problem)
        for name, words in self.dictionaries.items():
            for word in words:
                if word not in self._words:
                    problem = Bilingual(f"replace、where 中没有“{word}”", f"no '{word}' is to be replaced")
                    raise FieldError(("dictionaries", name), problem)

    @property
    def mends(self) -> bool:
        """Every match names the word that was likelier meant."""
        return True

    def literals(self) -> Sequence[str]:
        """Return none: the words stand on every page, and few documents are asked about."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        """Yield the words likelier another's, each with its score; where two overlap, the one that scores more."""
        text = document.text
        judged = list(self._judge.judged(text, self.least - BELONGS - MOST))
        scored = [(text[start : start + LENGTH], score) for start, score, _ in judged]
        belonging = self._dictionaries.belonging(text, scored)
        habits = Habits(text, judged)
        held: Match | None = None
        for start, plain, other in judged:
            word = text[start : start + LENGTH]
            score = round(plain + belonging(word) + habits.told(start, other), DIGITS)
            if score < self.least or self._excuse(text, start) or two_words(text, start, start + LENGTH):
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
        starts = [start for start in range(max(0, offset - LENGTH + 1), offset + 1) if self._is_word(text, start)]
        if not starts:
            return
        judged = list(self._judge.judged(text, -inf))
        scored = [(text[start : start + LENGTH], score) for start, score, _ in judged]
        belonging = self._dictionaries.belonging(text, scored)
        habits = Habits(text, judged)
        scores = {start: (score, other) for start, score, other in judged}
        for start in starts:
            if start not in scores:  # a word that is put across borders only, and is at home here
                continue
            word, (plain, other) = text[start : start + LENGTH], scores[start]
            score = plain + belonging(word) + (habits.told(start, other) if other else 0.0)
            if (words := two_words(text, start, start + LENGTH)) is not None:
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

    def _is_word(self, text: str, start: int) -> bool:
        return text[start : start + LENGTH] in self._words

    @cached_property
    def _judge(self) -> Judge:
        borders = Borders(self.replace, self.alike)
        far = Far(self.replace, self.where, self.afar)
        swapped = frozenset(chain(self.replace, self.where))
        return Judge(self.replace, self.margin, borders, far, self._excuse, self._words, swapped)

    @cached_property
    def _dictionaries(self) -> Dictionaries:
        return Dictionaries(self.dictionaries, self.replace)

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words that may be reported."""
        return frozenset(chain(self.replace, *self.replace.values(), *self.alike, self.where))

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


def _refuse_no_pair(key: str, word: str, other: str) -> None:
    """Raise FieldError unless these are two words of two characters."""
    for each in (word, other):
        if len(each) != LENGTH or word == other:
            problem = Bilingual(f"“{each}”不是另一个两个字的词", f"'{each}' is not another word of two characters")
            raise FieldError((key, word), problem)


def _refuse_no_neighbour(keys: tuple[str, str, str], neighbours: tuple[str, ...]) -> None:
    """Raise FieldError for what is not the place of a word and two characters beside it."""
    for at, neighbour in enumerate(neighbours):
        if len(neighbour) != LENGTH + 1 or neighbour.strip(HERE) not in (neighbour[1:], neighbour[:-1]):
            problem = Bilingual(
                f"“{neighbour}”须是 ~ 和两个字的邻词", f"'{neighbour}' is not ~ and a neighbour of two characters"
            )
            raise FieldError((*keys, at), problem)
