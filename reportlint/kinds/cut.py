"""Kind `cut`: words that no clause begins or ends with, so that what stood beside them is lost; it looks at edges only.

An edge is a mark between clauses, or else the first or last place of a paragraph whose neighbours are whole.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.base import phrase_over, refuse_idle, refuse_unfindable
from reportlint.outline.lines import Role
from reportlint.outline.structure import outline_of
from reportlint.record import field, record
from reportlint.usage import counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.outline.lines import Lines

_MARKS = "，。；！？,;!?"
_ENDS = "。！？；：.!?;:”’）)》】"
_STOPS = "，。；、：！？”）\n"
_SENTENCE = re.compile("[，。；][^，。；]*[，。；]|。")
_HAN = re.compile("[一-鿿]")
_SHORTEST = 30
_OFTEN = {2: 2.3, 3: 2.3}  # log10; a pair that official text has across words may be a word of other texts
_SELDOM = 0.0002
_LONG = 60
"""Characters of a line after which its document is not wrapped at a narrow width."""


@record
class Cut:
    """Words of `heads` at the head of a clause and of `tails` at the tail of one, unless a phrase holds them."""

    heads: tuple[str, ...] = field(default=(), metadata={"doc": "小句不能以它开头的词或半个词"})
    tails: tuple[str, ...] = field(default=(), metadata={"doc": "小句不能以它结尾的词或半个词"})
    at: Literal["marks", "paragraphs"] = field(
        default="marks", metadata={"doc": "marks 看标点前后；paragraphs 看段首，和没有标点、也不是硬换行的段末"}
    )
    unended: bool = field(
        default=False,
        metadata={"doc": "at 为 paragraphs 时，段末两三字在官方文本中常见而几乎从不接标点的也报"},
    )
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "所报的词在这些短语中就不报；短语可以带上标点"})

    def __post_init__(self) -> None:
        if not self.heads and not self.tails:
            problem = Bilingual("heads 与 tails 至少要有一个", "one of heads and tails is needed")
            raise FieldError(("heads",), problem)
        if self.unended and self.at != "paragraphs":
            raise FieldError(("unended",), Bilingual("unended 要配 at: paragraphs", "unended needs at: paragraphs"))
        for name, words in (("heads", self.heads), ("tails", self.tails)):
            for at, word in enumerate(words):
                refuse_unfindable((name, at), word)
        for at, phrase in enumerate(self.unless):
            refuse_idle(("unless", at), phrase, (*self.heads, *self.tails), "heads、tails")

    @property
    def mends(self) -> bool:
        """What is lost only the author can know."""
        return False

    @cached_property
    def _behind_marks(self) -> frozenset[str]:
        return frozenset(mark + word for word in self.heads for mark in _MARKS)

    def literals(self) -> Sequence[str]:
        """Return the words with every mark; for paragraphs nothing, as they are read off the outline."""
        if self.at == "paragraphs":
            return ()
        return (*sorted(self._behind_marks), *(word + mark for word in self.tails for mark in _MARKS))

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the words, in the order of the text."""
        text = document.text
        last = 0
        for start, end in self._places(document, hits):
            if start >= last and phrase_over(text, (start, end), self.unless) is None:
                last = end
                yield Match(start, end)

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield the phrase that excuses the word over the offset."""
        for start, end in self._places(document, hits):
            if start <= offset < end and (phrase := phrase_over(document.text, (start, end), self.unless)):
                word = document.text[start:end]
                yield Bilingual(
                    f"“{word}”在“{phrase}”之中，由 unless 放过", f"'{word}' in '{phrase}': excused by unless"
                )

    def _places(self, document: Document, hits: Sequence[Span]) -> list[Span]:
        """Return where the words stand at an edge, by start, the longer ones first."""
        if self.at == "paragraphs":
            places = set(self._at_paragraphs(document))
        else:
            text, behind = document.text, self._behind_marks
            places = {(start + 1, end) if text[start:end] in behind else (start, end - 1) for start, end in hits}
        return sorted(places, key=lambda span: (span[0], -span[1]))

    def _at_paragraphs(self, document: Document) -> Iterator[Span]:
        """Yield the words at both ends of the paragraphs whose neighbours are whole."""
        text, outline = document.text, outline_of(document)
        lines, heads, tails = outline.lines, self._heads_by_first, self._tails_by_last
        for at, words in _where(heads, outline.firsts):
            start = lines.starts[at]
            if text.startswith(words, start) and (at == 0 or _is_whole(text, lines, at - 1)):
                yield from ((start, start + len(w)) for w in words if text.startswith(w, start))
        for at, words in _where(tails, outline.lasts):
            start, end = lines.starts[at], lines.ends[at]
            if text.endswith(words, start, end) and _breaks_off(text, lines, at):
                yield from ((end - len(w), end) for w in words if text.endswith(w, start, end))
        for found in _HAN.finditer(outline.lasts) if self.unended else ():
            start, end = lines.starts[found.start()], lines.ends[found.start()]
            if _breaks_off(text, lines, found.start()) and _never_ends(text, start, end):
                yield end - 2, end

    @cached_property
    def _heads_by_first(self) -> dict[str, tuple[str, ...]]:
        return _grouped(self.heads, 0)

    @cached_property
    def _tails_by_last(self) -> dict[str, tuple[str, ...]]:
        return _grouped(self.tails, -1)


def _is_whole(text: str, lines: Lines, at: int) -> bool:
    """Whether a line ends its sentence, so that the next one does not go on with it."""
    return not lines.wrapped[at] and text[lines.ends[at] - 1] in _ENDS


def _breaks_off(text: str, lines: Lines, at: int) -> bool:
    """Whether a line ends where it should go on, and the next one does not do so."""
    line = lines[at]
    title = line.role is Role.TITLE and "，" not in text[line.start : line.end]
    if line.wrapped or title or line.role is Role.PART:
        return False
    if at + 1 == len(lines) or lines.roles[at + 1] in (Role.PART, Role.NUMBERED):
        return True
    return line.role is Role.NUMBERED and lines.ends[at + 1] - lines.starts[at + 1] > _LONG


def _never_ends(text: str, start: int, end: int) -> bool:
    """Tell whether the last two characters of a sentence often stand in official text, and hardly ever at an end."""
    if end - start < _SHORTEST or not _SENTENCE.search(text, start, end):
        return False
    return any(_goes_on(counts.fold(text[end - length : end])) for length in _OFTEN)


def _goes_on(run: str) -> bool:
    """Tell whether official text often has a run of characters, and as good as never before a mark."""
    count = counts.load().log_count
    often = count(run)
    if often < _OFTEN[len(run)]:
        return False
    return sum(10**found for mark in _STOPS if (found := count(run + mark)) >= 0) < 10**often * _SELDOM


def _where(groups: Mapping[str, tuple[str, ...]], edges: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the lines at an edge of which a character with words stands, and the words."""
    if len(groups) > len(edges):
        yield from ((at, groups[character]) for at, character in enumerate(edges) if character in groups)
        return
    for character, words in groups.items():
        at = edges.find(character)
        while at >= 0:
            yield at, words
            at = edges.find(character, at + 1)


def _grouped(words: Sequence[str], at: int) -> dict[str, tuple[str, ...]]:
    """Return the words by their first or last character."""
    groups: dict[str, tuple[str, ...]] = {}
    for word in words:
        groups[word[at]] = (*groups.get(word[at], ()), word)
    return groups
