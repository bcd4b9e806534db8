"""Kind `script`: what does not belong to the script a document is written in; no statistics of language, no layout.

The document judges itself: characters that exist in one script only are counted, and one that is short, mixed or
bilingual is left alone. Converting a text and comparing is no detector (里, 干, 乾, 著 are right in both scripts):
characters are looked up one by one, and words that need more than a character stand in the rule.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.alphabet import Writing, alphabet, half_width, simplified, traditional_characters, traditional_words
from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.wording import Wording  # noqa: TC001  # the reader of rules needs the type of a field
from reportlint.passages import lines_of
from reportlint.record import field, record
from reportlint.repeats import repeats_of
from reportlint.writing import foreign_characters, in_forms_of, is_written_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document

NEIGHBOURS = 4
"""Characters on either side that help to tell 發 from 髮."""
BRIDGE = 2
"""Neutral characters that may stand inside a run."""
NAME = 20
"""The longest a name in the other script may be before the word that ends it."""
LINE = 6
"""More foreign characters than this, and none of the document's own, make a line one run."""
_FEW = 8
"""Characters that are found one by one faster than as a class."""
_OPEN, _CLOSE = re.escape("“‘「『《〈（([【〔"), re.escape("”’」』》〉）)]】〕")
_MARKS = "，。；：、！？,;:!?"


@record
class Script:
    """Words misused in documents of one script or, without `wording`, the characters that it does not have."""

    written_in: Writing = field(metadata={"doc": "只查用这种字写成的文件；文件太短或两种字相当时不查"})
    wording: Wording | None = field(default=None, metadata={"doc": "在这种文件中误用的词；不写则查这种字所没有的字符"})
    also: tuple[str, ...] = field(default=(), metadata={"doc": "这种字虽有、但用了就算误用的字符；正当用法写进 accept"})
    accept: tuple[str, ...] = field(default=(), metadata={"doc": "放过的字符和词：人名、地名、术语"})
    names: tuple[str, ...] = field(default=(), metadata={"doc": "专名的词尾；整个用另一种字写、以它结尾的名称放过"})

    def __post_init__(self) -> None:
        for key in ("also", "accept", "names"):
            if self.wording and getattr(self, key):
                problem = Bilingual(f"有 wording 时 {key} 不起作用", f"{key} does nothing beside wording")
                raise FieldError((key,), problem)
            for at, item in enumerate(getattr(self, key)):
                if not item or (key == "also" and len(item) > 1):
                    raise FieldError((key, at), Bilingual("应为一个字符", "must be one character"))

    @property
    def mends(self) -> bool:
        """Words have their replacement; a character may have none that is sure."""
        return self.wording is not None

    @property
    def by_line(self) -> bool:
        """Of letters and figures nothing counts but their line, and how the document is written."""
        return self._finds_by_literals and self.wording is None

    @property
    def _finds_by_literals(self) -> bool:
        """Whether the characters themselves are searched for: those that no document is full of."""
        return self.written_in == "half-width"

    def literals(self) -> Sequence[str]:
        """Return those of `wording`, or letters and figures; other characters are looked for in every document."""
        if self.wording:
            return self.wording.literals()
        return sorted(self._foreign) if self._finds_by_literals else ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the words, or the runs of foreign characters; a line wholly in the other script is one run."""
        if not is_written_in(document, self.written_in):
            return
        if self.wording:
            for match in self.wording.find(document, hits):
                yield match._replace(replacement=self._as_here(match.replacement, document))
        elif self._finds_by_literals:
            if foreign := frozenset(document.text[start] for start, _ in hits):
                yield from self._foreign_runs(document, foreign, list(lines_of(document.text, hits)))
        elif foreign := self._foreign_in(document):
            yield from self._look_through(document, foreign)

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield what lets a word or a foreign character over the offset be: the document, a phrase, a key."""
        written = is_written_in(document, self.written_in)
        if self.wording and written:
            yield from self.wording.why(document, hits, offset)
            return
        said = document.text[offset]
        foreign = said in self.also or said in alphabet(self.written_in).foreign
        if not written and (foreign or any(start <= offset < end for start, end in hits)):
            yield Bilingual(
                f"文件不是 {self.written_in}，或太短、或两种字相当", f"the document is not {self.written_in} throughout"
            )
        elif foreign and said in self.accept:
            yield Bilingual(f"“{said}”由 accept 放过", f"'{said}': excused by accept")
        elif foreign and not any(match.start <= offset < match.end for match in self.find(document, hits)):
            yield Bilingual(
                f"“{said}”在引文、书名、专名或 accept 的词之中",
                f"'{said}' is in a quotation, a title, a name or a word of accept",
            )

    def _foreign_in(self, document: Document) -> frozenset[str]:
        also = frozenset(c for c in self.also if c in document.text)
        return (foreign_characters(document, self.written_in) | also).difference(self.accept)

    def _look_through(self, document: Document, foreign: frozenset[str]) -> Iterator[Match]:
        """Yield the runs; where no more than the line decides, each line is looked at once, however often it stands."""
        text = document.text
        repeats = None if self.written_in == "traditional" else document.once(repeats_of)
        lines = [
            line
            for span in (repeats.fresh if repeats else [(0, len(text))])
            for line in _lines_holding(foreign, text, span)
        ]
        matches = self._foreign_runs(document, foreign, lines)
        yield from repeats.spread(matches) if repeats else matches

    def _foreign_runs(self, document: Document, foreign: frozenset[str], lines: Sequence[Span]) -> Iterator[Match]:
        """Yield the runs in the lines; a line wholly in the other script is one run.

        The expressions see one character for all foreign ones, and one for all own ones, but for those that they name:
        classes of thousands would take milliseconds to compile.
        """
        text, (foreign_as, own_as, named) = document.text, self._as
        own = alphabet(self.written_in).own.intersection("".join([text[start:end] for start, end in lines]))
        table = dict.fromkeys(map(ord, own - named), own_as) | dict.fromkeys(map(ord, foreign - named), foreign_as)
        for start, end in lines:
            said = text[start:end].translate(table)
            if line := self._whole_line.match(said):
                spans = [line.span(1)]
            else:
                spans = [run.span() for run in self._runs.finditer(said) if run.lastgroup]
            for first, last in spans:
                span = start + first, start + last
                yield Match(*span, self._as_here(self._right(text, span), document))

    @cached_property
    def _as(self) -> tuple[str, str, frozenset[str]]:
        """A character that stands for the foreign ones, one for the own ones, and those that stand for themselves."""
        foreign, own = self._foreign, alphabet(self.written_in).own
        named = frozenset("".join((*self.accept, *self.names, _MARKS, _OPEN, _CLOSE))) | (foreign & own)
        return min(foreign - named), min(own - named), named

    @cached_property
    def _foreign(self) -> frozenset[str]:
        return alphabet(self.written_in).foreign.union(self.also).difference(self.accept)

    @cached_property
    def _classes(self) -> tuple[str, str]:
        """What classes of the foreign characters and of the own ones hold."""
        foreign_as, own_as, named = self._as
        foreign, own = named & self._foreign, named & alphabet(self.written_in).own
        return "".join(sorted({foreign_as, *foreign})), "".join(sorted({own_as, *own}))

    @cached_property
    def _whole_line(self) -> re.Pattern[str]:
        """Match a line wholly in the other script; the group begins and ends with a character of it."""
        f, o = self._classes
        neutral = rf"[^{o}{f}\n]"
        return re.compile(rf"{neutral}*([{f}](?:{neutral}*[{f}]){{{LINE},}}){neutral}*$", re.MULTILINE)

    @cached_property
    def _runs(self) -> re.Pattern[str]:
        """Match a run, with a group of that name; quotations, names and words let go match without a group.

        One class for all first characters, then what each of them calls for: so the search runs from one to the next.
        """
        f, o = self._classes
        words = [word for word in self.accept if len(word) > 1]
        firsts = re.escape("".join(word[0] for word in words))
        quoted = rf"(?<=[{_OPEN}])[^{o}{f}\n{_OPEN}{_CLOSE}]*[{f}][^{o}\n{_OPEN}{_CLOSE}]*[{_CLOSE}]"
        named = [rf"(?<=[{f}])[^{o}\n{_MARKS}]{{0,{NAME}}}?{re.escape(end)}" for end in self.names]
        accepted = [f"(?<={re.escape(word[0])}){re.escape(word[1:])}" for word in words]
        free = rf"(?!{'|'.join(map(re.escape, words))})" if words else ""
        run = rf"(?<=[{f}])(?P<run>(?:(?:{free}[^{o}{f}\n]){{0,{BRIDGE}}}{free}[{f}])*)"
        return re.compile(f"[{_OPEN}{f}{firsts}](?:{'|'.join([quoted, *named, *accepted, run])})")

    def _right(self, text: str, span: Span) -> str | None:
        """Return a run in the document's script; None where its conversion has another length or leaves something."""
        start, end = span
        run = text[start:end]
        if self.written_in == "half-width":
            return half_width(run)
        if self.written_in == "simplified":
            return simplified(run)
        if right := traditional_characters(run):
            return right
        first, last = max(start - NEIGHBOURS, 0), end + NEIGHBOURS
        window = simplified(text[first:last])
        converted = traditional_words(window)
        right = converted[start - first : end - first]
        left_over = alphabet("traditional").foreign.union(self.also).intersection(right)
        return None if left_over or len(converted) != len(window) else right

    def _as_here(self, right: str | None, document: Document) -> str | None:
        return in_forms_of(document, right) if right and self.written_in == "traditional" else right


def _lines_holding(characters: frozenset[str], text: str, span: Span) -> Iterator[Span]:
    """Yield the lines in which one of the characters stands; one search a line, however many stand there."""
    if len(characters) <= _FEW:
        yield from lines_of(text, sorted((at, at) for c in characters for at in _first_in_lines(c, text, *span)))
        return
    pattern, (at, last) = re.compile(f"[{''.join(characters)}]"), span
    while found := pattern.search(text, at, last):
        line = next(lines_of(text, [found.span()]))
        yield line
        at = line[1]


def _first_in_lines(character: str, text: str, first: int, last: int) -> Iterator[int]:
    """Yield where a character stands for the first time in a line."""
    at = text.find(character, first, last)
    while at >= 0:
        yield at
        end = text.find("\n", at, last)
        at = text.find(character, end, last) if end >= 0 else end
