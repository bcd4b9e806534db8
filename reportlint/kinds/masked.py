"""Kind `masked`: a word with letters or signs in place of its characters or between them, to slip through a filter.

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
from reportlint.usage import counts, lexicon
from reportlint.usage.masks import Masks
from reportlint.usage.parted import Parted
from reportlint.usage.spelling import confusable
from reportlint.usage.spelt import Spelt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.usage.readings import Reading

_VOWELS = "aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SYMBOLS = "○◯●◎☆★△▲◇◆■＃#∗"  # of one, a mark as well as a character that is left out
_SIGNS = {
    "letters": ascii_letters,
    "pinyin": _VOWELS,
    "signs": "*＊×□xX_＿" + _SYMBOLS,
    "parting": "*＊∗·•-－+＋/／\\.．&＆~～^|｜_＿#＃=＝",
}
_RUNS = {
    "letters": re.compile("[A-Za-z]+"),
    "pinyin": re.compile(f"[A-Za-z{_VOWELS[5:]}][a-z{_VOWELS[5:]}]*"),
    "signs": re.compile(f"([*＊×□xX_＿{_SYMBOLS}])\\1*"),
    "parting": re.compile(r"(.)\1?"),
}
_LETTERS = frozenset(ascii_letters + _VOWELS)
_LONGEST = {"letters": 12, "pinyin": 6, "signs": 4, "parting": 2}
_ALONE = "*＊" + _SYMBOLS  # signs of which one stands for a character more often than for a name
_AROUND = 6
_MOST_REMEMBERED = 20_000
_MARKS = "，。、；：！？“”《》（）\n"


@record
class Masked:
    """Words of the list that are written with letters or with signs, or any usual word spelt or parted by a sign."""

    mask: Literal["letters", "pinyin", "signs", "parting"] = field(
        metadata={
            "doc": "letters 看拼音和首字母，pinyin 看整个音节，不论什么词，signs 看星号、方框，parting 看词中间的符号"
        }
    )
    words: tuple[str, ...] = field(
        default=(), metadata={"doc": "会被遮去、拼写的词；parting 里 / - + 一类的符号只看这些词，别的符号看任何常用词"}
    )
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if bool(self.words) is (self.mask == "pinyin"):
            problem = Bilingual(
                "words 至少要有一个词，mask 为 pinyin 时不能有",
                "words must hold one word at least, and none where mask is pinyin",
            )
            raise FieldError(("words",), problem)
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
        text = document.text
        last, parting = 0, self.mask == "parting"
        for hit, _ in hits:
            if hit < last or (parting and not _is_han(text[hit - 1 : hit])):
                continue
            start, end = self._run(text, hit)
            last = max(hit, end)
            if end - start > _LONGEST[self.mask] or not self._may_mask(text, start, end):
                continue
            before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
            after = text[end : end + _AROUND].partition("\n")[0]
            found = self._read(before, text[start:end], after)
            if found is None or phrase_over(text, (start, end), self.unless):
                continue
            first, behind, word = start - found.before, end + found.after, found.word
            if self.mask == "signs" and found.before == found.after == 0:
                first, behind, word = first - 1, behind + 1, text[first - 1] + word + text[behind]
            last = max(last, behind)
            yield Match(first, behind, word)

    def _run(self, text: str, hit: int) -> Span:
        """Return the run of letters or of one sign with the hit in it."""
        start = hit
        if self.mask == "pinyin":
            while start and hit - start < _LONGEST["pinyin"] and text[start - 1] in _LETTERS:
                start -= 1
        return _RUNS[self.mask].match(text, start).span()  # type: ignore[union-attr]  # a hit begins a run

    def _may_mask(self, text: str, start: int, end: int) -> bool:
        """Tell whether a run is like a mask, and stands where one can."""
        sides = text[start - 1 : start], text[end : end + 1]
        alone = end - start == 1
        if self.mask == "parting":
            return all(map(_is_han, sides))
        if self.mask == "signs" and alone and text[start] not in _ALONE:
            return False
        if self.mask == "pinyin" and alone:
            return False
        if self.mask == "letters" and not text[start:end].strip("xX"):
            return False  # no word is spelt so, and few documents with placeholders have spelt words as well
        digit = self.mask == "pinyin" and sides[0].isdecimal(), self.mask == "signs" and sides[1].isdecimal()
        usual = [_is_han(side) or other for side, other in zip(sides, digit, strict=True)]
        return any(usual) and all(each or side in _MARKS for each, side in zip(usual, sides, strict=True))

    def _read(self, before: str, run: str, after: str) -> Reading | None:
        """Return what a run stands for; remembered, because text repeats itself."""
        known, place = self._known, (before, run, after)
        if place not in known:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            known[place] = self._reader(*place)
        return known[place]

    @cached_property
    def _known(self) -> dict[tuple[str, str, str], Reading | None]:
        return {}

    @cached_property
    def _reader(self) -> Callable[[str, str, str], Reading | None]:
        """What unmasks a run between two texts."""
        table, words = counts.load(), lexicon.load()
        if self.mask == "parting":
            return Parted(self.words, table, words).word
        if self.mask == "pinyin":
            return Spelt(table, words).syllable
        masks = Masks(self.words, table, confusable.load())
        if self.mask == "signs":
            return masks.signs
        spelt = Spelt(table, words)

        def read(before: str, run: str, after: str) -> Reading | None:
            found = masks.letters(before, run, after)
            return spelt.initial(before, run, after) if found is None and len(run) == 1 and run.islower() else found

        return read


def _is_han(character: str) -> bool:
    return "\u4e00" <= character < "\ua000"
