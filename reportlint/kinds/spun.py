"""Kind `spun`: in a document known to be spun, a word that stands where a near-synonym is likelier to have stood.

It knows words of two characters only, and does not know whether the document is spun: the rule's evidence says so.
Words beside swapped ones are judged again beside what stood there, and those of the dictionary that most of the likely
swaps come from are likelier swapped.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain, compress, count
from math import inf
from operator import concat
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.expression import Clock, Expression
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_idle
from reportlint.record import field, record
from reportlint.usage import counts
from reportlint.usage.context_score import LENGTH, odds_when_spun, place
from reportlint.usage.spun_borders import Borders, two_words
from reportlint.usage.spun_dictionaries import KIN, Dictionaries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_DIGITS = 2
_SURE = 2.0
"""What a word scores in a match of its expressions, and across the border of two words: a hundred to one."""
MENDED = 0.2
"""What a swap scores whose neighbours are judged as if it had not been made."""
ROUNDS = 2
AFAR = 1.0
"""What it adds that the word stands, with others between, before or after one that official text has with the other."""
_AHEAD, _BEHIND = 16, 12
"""Characters of a clause in which such a word is looked for."""
_MARK = re.compile(r"[，。；：！？、“”（）《》\s]")
_CLAUSE_END = re.compile(rf"{_MARK.pattern}|\Z")
_HERE = "~"
_NEIGHBOURS = 12
"""Characters on either side of a word that may count in its score, blanks among them."""
_TOUCHING = 2 * LENGTH - 1
"""Words that start no further apart have one another among their neighbours."""
_AROUND = 40
"""Characters on either side of a word in which its expressions are searched, so that a long line costs no more."""
_MOST_REMEMBERED, _MOST_LINES = 100_000, 5_000


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
            "doc": "换上的词: {本词: [远处的词]}：官方文本在两个字的词前后隔几个字只用本词，加 1.5 分；"
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
        judged = list(self._judged_in(text))
        kinship = self._dictionaries.kinship((text[start : start + LENGTH], score) for start, score, _ in judged)
        held: Match | None = None
        for start, plain, other in judged:
            word = text[start : start + LENGTH]
            score = round(plain + kinship(word), _DIGITS)
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
        judged = list(self._judged_in(text, inf))
        kinship = self._dictionaries.kinship((text[start : start + LENGTH], score) for start, score, _ in judged)
        scores = {start: (score, other) for start, score, other in judged}
        for start in starts:
            word, (plain, other) = text[start : start + LENGTH], scores[start]
            score = plain + kinship(word)
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

    def _judged_in(self, text: str, below: float = KIN) -> Iterator[tuple[int, float, str]]:
        """Yield each word's place, score and what was likelier meant, if not more than `below` under the least.

        What a line gave is remembered, because text repeats itself.
        """
        least, known = self.least - below, self._of_lines
        first = 0
        for line in text.split("\n"):
            end = first + len(line)
            place = line, text[max(0, first - _NEIGHBOURS) : first], text[end : end + _NEIGHBOURS], least
            if place not in known:
                if len(known) >= _MOST_LINES:
                    known.clear()
                known[place] = tuple(self._judged_in_line(text, first, line, least))
            for start, score, other in known[place]:
                yield first + start, score, other
            first = end + 1

    def _judged_in_line(self, text: str, first: int, line: str, least: float) -> Iterator[tuple[int, float, str]]:
        """Yield the same of the line that begins at an offset, with places in the line."""
        judged, at_home = self._judged_words, self._borders.is_at_home
        touching: list[int] = []
        for start in compress(count(first), map(self._words.__contains__, map(concat, line, line[1:]))):
            end = start + LENGTH
            if (word := text[start:end]) not in judged and at_home(text[start - 1 : start], word, text[end : end + 1]):
                continue
            if touching and start - touching[-1] > _TOUCHING:
                yield from self._judged_together(text, first, touching, least)
                touching = []
            touching.append(start)
        if touching:
            yield from self._judged_together(text, first, touching, least)

    def _judged_together(
        self, text: str, line: int, starts: list[int], least: float
    ) -> Iterator[tuple[int, float, str]]:
        """Judge words that are neighbours, those beside likely swaps as if these had not been made."""
        found = [self._score(text, start, text[start : start + LENGTH]) for start in starts]
        if len(starts) > 1:
            first = max(0, starts[0] - _NEIGHBOURS)
            for _ in range(ROUNDS):
                if not (swaps := self._swaps(text, starts, found)):
                    break
                around = text[first : starts[-1] + LENGTH + _NEIGHBOURS]
                for start, other in swaps.items():
                    around = _put(around, start - first, other)
                for at, start in enumerate(starts):
                    if start - 1 not in swaps and start + 1 not in swaps:  # else it lost to the one it overlaps
                        word = text[start : start + LENGTH]
                        beside = _put(around, start - first, word)
                        excused = self._excuse(beside, start - first) is not None
                        found[at] = (-inf, "") if excused else self._score(beside, start - first, word)
        for start, (score, other) in zip(starts, found, strict=True):
            word = text[start : start + LENGTH]
            if score < _SURE and (meant := self._meant_where(text, start, word)) is not None:
                yield start - line, _SURE, meant
            elif least <= score + AFAR < _SURE + AFAR and (meant := self._meant_afar(text, start, word)) is not None:
                yield start - line, round(score + AFAR, _DIGITS), meant
            elif score >= least:
                yield start - line, score, other

    def _swaps(self, text: str, starts: list[int], found: list[tuple[float, str]]) -> dict[int, str]:
        """Return the likely swaps among some words, the surer of two that overlap, with what was meant."""
        swaps: dict[int, str] = {}
        for start, (score, other) in sorted(zip(starts, found, strict=True), key=lambda each: -each[1][0]):
            if score < MENDED:
                break
            if start - 1 not in swaps and start + 1 not in swaps and self._excuse(text, start) is None:
                swaps[start] = other
        return swaps

    def _score(self, text: str, start: int, word: str) -> tuple[float, str]:
        """Return the score of a word and what is likelier meant; remembered, because text repeats itself."""
        around, judged = text[max(0, start - LENGTH) : start + 2 * LENGTH], self._judged
        if around in judged:
            return judged[around]
        left, right = text[max(0, start - LENGTH) : start], text[start + LENGTH : start + 2 * LENGTH]
        score, other = -inf, ""
        if word in self.replace:
            at, margin = place(text, start, start + LENGTH), self.margin.get(word, 0.0)
            score, other = odds_when_spun(counts.load(), at, word, self.replace[word], margin)
        if score < _SURE and (cut := self._borders.cut(left, word, right)) is not None:
            score, other = _SURE, cut
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

    def _meant_afar(self, text: str, start: int, word: str) -> str | None:
        """Return the word that official text has instead in a clause that ends so, or that says so before it."""
        if word not in self.afar:
            return None
        end = start + LENGTH
        last = next(_CLAUSE_END.finditer(text, end, end + _AHEAD + 1)).start()  # or where it was looked for
        if last == end:
            clause = _MARK.split(text[max(0, start - _BEHIND) : start])[-1]
            behind = (clause[at : at + LENGTH] for at in range(len(clause) - LENGTH))
            phrases = [f"{each}{_HERE}" for pair in behind for each in (pair, *self.replace.get(pair, ()))]
        elif end + LENGTH < last <= end + _AHEAD:
            head = text[last - LENGTH : last]
            phrases = [f"{_HERE}{each}" for each in (head, *self.replace.get(head, ()))]
        else:
            return None
        meant = (other for phrase in phrases for other, far in self.afar[word].items() if phrase in far)
        return next(meant, None)

    @cached_property
    def _of_lines(self) -> dict[tuple[str, str, str, float], tuple[tuple[int, float, str], ...]]:
        return {}

    @cached_property
    def _judged_words(self) -> frozenset[str]:
        """The words that may be swapped where they stand between whole words."""
        return frozenset(chain(self.replace, self.where))

    @cached_property
    def _dictionaries(self) -> Dictionaries:
        return Dictionaries(self.dictionaries)

    @cached_property
    def _borders(self) -> Borders:
        return Borders(self.replace, self.alike)

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

    @cached_property
    def _judged(self) -> dict[str, tuple[float, str]]:
        return {}


def _put(text: str, start: int, word: str) -> str:
    """Return the text with a word in this place."""
    return text[:start] + word + text[start + LENGTH :]


def _refuse_no_pair(key: str, word: str, other: str) -> None:
    """Raise FieldError unless these are two words of two characters."""
    for each in (word, other):
        if len(each) != LENGTH or word == other:
            problem = Bilingual(f"“{each}”不是另一个两个字的词", f"'{each}' is not another word of two characters")
            raise FieldError((key, word), problem)


def _refuse_no_neighbour(keys: tuple[str, str, str], neighbours: tuple[str, ...]) -> None:
    """Raise FieldError for what is not the place of a word and two characters beside it."""
    for at, neighbour in enumerate(neighbours):
        if len(neighbour) != LENGTH + 1 or neighbour.strip(_HERE) not in (neighbour[1:], neighbour[:-1]):
            problem = Bilingual(
                f"“{neighbour}”须是 ~ 和两个字的邻词", f"'{neighbour}' is not ~ and a neighbour of two characters"
            )
            raise FieldError((*keys, at), problem)
