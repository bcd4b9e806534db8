"""Kind `repetition`: characters, words, titles and passages that stand twice; `outline` finds the longer copies."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Literal

from reportlint.errors import Bilingual, FieldError
from reportlint.expression import Clock, Expression
from reportlint.finding import Match, Span
from reportlint.kinds.base import refuse_unfindable
from reportlint.outline.clauses import clauses_of
from reportlint.outline.doubled import passages_of
from reportlint.outline.doubled_words import runs_of
from reportlint.outline.titles import titles_of
from reportlint.record import field, record
from reportlint.usage import counts, lexicon
from reportlint.usage.doubled_characters import is_likely_slip, is_slip, is_torn_slip, words_meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.outline.copies import Copy


_DOUBLED = re.compile(r"(.)\1")  # as a range of ideographs it would take half as long again
_PAIR = 2
_HAN = re.compile("[一-鿿]+")
_FIGURE = re.compile("[0-9]+(?:\\.[0-9]+)?")
_LONGEST_EXCUSE = 40  # code points on either side of the copies


@record
class Repetition:
    """Copies of one sort; a word or phrase is reported with all its copies, of the others the later copy."""

    of: Literal["character", "word", "pair", "phrase", "title", "passage", "clause"] = field(
        metadata={
            "doc": "重复的是什么：官方文本不这样叠用的字、words 中的词、任何两个字、三字以上的词语（句内紧接着重复）、"
            "标题（几行之内）、整句整段、句子的一部分"
        }
    )
    words: tuple[str, ...] = field(default=(), metadata={"doc": "of 为 word 时：连写两次就报的词"})
    shortest: int = field(default=0, metadata={"doc": "of 为 passage 时：至少多少字才报"})
    figured: int = field(
        default=0, metadata={"doc": "of 为 passage 时：两处都自成一段，或者其中有两个以上数字的，至少多少字就报"}
    )
    within: int = field(default=0, metadata={"doc": "of 为 passage 时：两处相距至多多少字；不写则用上限 6000"})
    meeting: bool = field(
        default=False, metadata={"doc": "of 为 word 时：前一个词的尾是后一个词的头（“高考考生”），不报"}
    )
    unless: tuple[Expression, ...] = field(
        default=(), metadata={"doc": "同一行上，所报部分落在其中任何一个匹配之内，就不报"}
    )

    def __post_init__(self) -> None:
        if (self.of == "word") != bool(self.words):
            problem = Bilingual("words 只用于 of: word，也必须写", "words goes with 'of: word', and is needed there")
            raise FieldError(("words",), problem)
        if self.of != "passage" and (self.shortest or self.within or self.figured):
            problem = Bilingual("只用于 of: passage", "goes with 'of: passage' only")
            raise FieldError(("shortest" if self.shortest else "within",), problem)
        if self.meeting and self.of != "word":
            raise FieldError(("meeting",), Bilingual("只用于 of: word", "goes with 'of: word' only"))
        for at, word in enumerate(self.words):
            refuse_unfindable(("words", at), word)

    @property
    def mends(self) -> bool:
        """A copy can always be deleted."""
        return True

    @property
    def by_line(self) -> bool:
        """Characters and words are doubled in their line; of the rest, copies are sought in the whole document."""
        return self.of in ("character", "word")

    def literals(self) -> Sequence[str]:
        """Return the words, doubled; the other sorts are found once for all rules."""
        return tuple(word * 2 for word in self.words)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the copies that no expression of `unless` covers."""
        clock, text = Clock(), document.text
        known: dict[tuple[str, int], bool] = {}  # what stands twice may stand so a thousand times
        for match in self._copies(document, hits):
            start, end = self._around(text, match) if self.unless else (0, 0)
            place = text[start:end], match.start - start
            if place not in known:
                known[place] = any(
                    excuse.start() <= match.start and match.end <= excuse.end()
                    for expression in self.unless
                    if expression.may_match(place[0])
                    for excuse in clock.matches(expression, text, (start, end))
                )
            if not known[place]:
                yield match

    @staticmethod
    def _around(text: str, match: Match) -> Span:
        """Return the part of the line that an excuse may cover; a long line would be read whole for every word."""
        start, end = max(0, match.start - _LONGEST_EXCUSE), match.end + _LONGEST_EXCUSE
        after = text.find("\n", match.end, end)
        return max(start, text.rfind("\n", start, match.start) + 1), min(end, len(text)) if after < 0 else after

    def _copies(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        text = document.text
        if self.of == "character":
            yield from _characters(text, hits or [(0, len(text))])
        elif self.of == "word":
            yield from (match for match in _words(text, hits) if not (self.meeting and _is_meeting(text, match)))
        elif self.of in ("pair", "phrase"):
            yield from self._runs(document)
        elif self.of == "title":
            for copy in titles_of(document):
                yield Match(copy.start, copy.end, "", (copy.original,))
        elif self.of == "clause":
            for copy in clauses_of(document):
                yield Match(copy.start, copy.end, "", (copy.original,))
        else:
            for copy in passages_of(document):
                near = not self.within or copy.start - copy.original[0] <= self.within
                if near and (copy.end - copy.start >= self.shortest or self._is_figured(document.text, copy)):
                    yield Match(copy.start, copy.end, "", (copy.original,))

    def _is_figured(self, text: str, copy: Copy) -> bool:
        """Tell whether a shorter copy is a paragraph both times, or has figures, as no slogan has."""
        if not self.figured or copy.end - copy.start < self.figured:
            return False
        alone = all(
            text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
            for start, end in ((copy.start, copy.end), copy.original)
        )
        return alone or len(_FIGURE.findall(text, copy.start, copy.end)) >= _PAIR

    def _runs(self, document: Document) -> Iterator[Match]:
        """Yield the words that follow themselves at once: two characters, or more."""
        text, pair = document.text, self.of == "pair"
        for run in runs_of(document):
            if (run.period == _PAIR) is pair and not (pair and not _HAN.fullmatch(text, run.start, run.end)):
                yield Match(run.start, run.end, text[run.start : run.start + run.period])


def _characters(text: str, parts: Sequence[Span]) -> Iterator[Match]:
    """Yield the doubled characters in parts of a text of which one is too many; score 1 by counts, 0 by words."""
    table = counts.load()
    for found in chain.from_iterable(_DOUBLED.finditer(text, *part) for part in parts):
        start, end = found.span()
        if not "一" <= text[start] <= "鿿":
            continue
        if is_slip(table, text, start) or is_torn_slip(table, lexicon.load(), text, start):
            yield Match(start, end, text[start], score=1.0)
        elif is_likely_slip(table, lexicon.load(), text, start):
            yield Match(start, end, text[start], score=0.0)


def _is_meeting(text: str, match: Match) -> bool:
    """Whether a character stands twice only because one word ends with it and the next begins with it."""
    return match.end - match.start == _PAIR and words_meet(counts.load(), text, match.start)


def _words(text: str, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the doubled words, of a word three times or more all copies as one."""
    reach = -1
    for start, end in hits:
        if start < reach:
            continue
        word, reach = text[start : (start + end) // 2], end
        while text.startswith(word, reach):
            reach += len(word)
        yield Match(start, reach, word)
