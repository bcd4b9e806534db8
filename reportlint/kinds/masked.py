"""Kind `masked`: a word that is written with letters or signs in place of characters, so as to slip through a filter.

It knows a mask by what is left of the word, or by words that it makes with both neighbours.
"""

from __future__ import annotations

import re
from functools import cached_property
from string import ascii_letters
from typing import TYPE_CHECKING, Literal

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_unfindable
from reportlint.record import field, record
from reportlint.usage import counts
from reportlint.usage.masks import Masks
from reportlint.usage.spelling import confusable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.usage.masks import Reading

_SIGNS = {"letters": ascii_letters, "signs": "*＊×□xX_＿"}
_RUNS = {"letters": re.compile("[A-Za-z]+"), "signs": re.compile(r"([*＊×□xX_＿])\1*")}
_LONGEST = {"letters": 12, "signs": 4}
_ALONE = "*＊"  # signs of which one stands for a character more often than for a name
_AROUND = 6
_MOST_REMEMBERED = 20_000
_MARKS = "，。、；：！？“”《》（）\n"


@record
class Masked:
    """Words of the list that are written with letters or with signs between Chinese characters."""

    words: tuple[str, ...] = field(metadata={"doc": "会被遮去、拼写的词"})
    mask: Literal["letters", "signs"] = field(metadata={"doc": "letters 看拼音和首字母；signs 看星号、叉号、方框"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if not self.words:
            raise FieldError(("words",), Bilingual("words 至少要有一个词", "words must hold one word at least"))
        for name, words in (("words", self.words), ("unless", self.unless)):
            for at, word in enumerate(words):
                refuse_unfindable((name, at), word)

    @property
    def mends(self) -> bool:
        """Every match names the word."""
        return True

    @property
    def by_line(self) -> bool:
        """What stands in other lines says nothing of a mask."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the letters or the signs."""
        return tuple(_SIGNS[self.mask])

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the mask with what is left of the word, or, of a word that is gone, with both neighbours."""
        text, run, longest = document.text, _RUNS[self.mask], _LONGEST[self.mask]
        last = 0
        for start, _ in hits:
            if start < last:
                continue
            end = last = run.match(text, start).end()  # type: ignore[union-attr]  # a hit begins a run
            if self.mask == "signs" and end - start == 1 and text[start] not in _ALONE:
                continue
            if self.mask == "letters" and not text[start:end].strip("xX"):
                continue  # no word is spelt so, and few documents with placeholders have spelt words as well
            if end - start > longest or not _is_among_characters(text, start, end):
                continue
            before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
            after = text[end : end + _AROUND].partition("\n")[0]
            found = self._read(before, text[start:end], after)
            if found is None or phrase_over(text, (start, end), self.unless):
                continue
            first, behind, word = start - found.before, end + found.after, found.word
            if self.mask == "signs" and found.before == found.after == 0:
                first, behind, word = first - 1, behind + 1, text[first - 1] + word + text[behind]
            yield Match(first, behind, word)

    def _read(self, before: str, run: str, after: str) -> Reading | None:
        """Return what a run stands for; remembered, because text repeats itself."""
        known, place = self._known, (before, run, after)
        if place not in known:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            known[place] = getattr(self._masks, self.mask)(*place)
        return known[place]

    @cached_property
    def _known(self) -> dict[tuple[str, str, str], Reading | None]:
        return {}

    @cached_property
    def _masks(self) -> Masks:
        return Masks(self.words, counts.load(), confusable.load())


def _is_among_characters(text: str, start: int, end: int) -> bool:
    """Whether Chinese characters stand on both sides, or on one, and a mark or a line end on the other."""
    sides = text[start - 1 : start], text[end : end + 1]
    return any(map(_is_han, sides)) and all(_is_han(side) or side in _MARKS for side in sides)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character < "\ua000"
