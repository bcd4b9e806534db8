"""Kind `set_phrases`: an idiom or set phrase with one character mistaken for another; it knows no other words.

Nobody lists the slips: a set phrase is fixed, so what differs from it in one character that sounds or looks like the
right one is a slip, unless it is a set phrase too. Which characters are mistaken for one another the package's table
tells, and the counts of official text excuse what it does write.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over
from reportlint.record import NamedTuple, field, record
from reportlint.usage import counts
from reportlint.usage.counts import ORDER, fold
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.confusable import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

FEWEST = 4
"""Characters of a phrase: of a shorter one, the rest is too little to recognise it by."""
ANCHOR = 2
"""Characters at either end by which a phrase is found; one of the two ends is free of the slip."""
_BETWEEN = "、"
NEAR_ENOUGH = WAYS.index("like shape")
"""The last of the ways in which characters are taken for one another here; a common part alone says too little."""


class Ends(NamedTuple):
    """The phrases that begin and those that end with two characters, each with what stands next to these.

    Of the next character of a phrase, going inwards, and the one after it, one must be right.
    """

    heads: tuple[str, ...]
    after: str
    tails: tuple[str, ...]
    before: str


@record
class SetPhrases:
    """Places that differ from one of `phrases` in one character, sounding or looking alike, and are not in `unless`."""

    phrases: tuple[str, ...] = field(metadata={"doc": "成语和固定的说法，四个汉字以上；误写不必列出"})
    unless: tuple[str, ...] = field(
        default=(), metadata={"doc": "与某个说法只差一字、音近或形近，却是正确的；可以更长，写出前后的字"}
    )

    def __post_init__(self) -> None:
        for at, phrase in enumerate(self.phrases):
            if len(phrase) < FEWEST or not all("一" <= character <= "鿿" for character in phrase):
                problem = Bilingual(f"“{phrase}”不是四个以上的汉字", f"'{phrase}' has not four ideographs or more")
                raise FieldError(("phrases", at), problem)
        for at, right in enumerate(self.unless):
            if right in self._right or not any(map(self._is_near, self._parts(right))):
                problem = Bilingual(
                    f"“{right}”不会误报，不必放过", f"'{right}' is never reported, so it need not be excused"
                )
                raise FieldError(("unless", at), problem)

    @property
    def mends(self) -> bool:
        """Every slip has its phrase."""
        return True

    @property
    def by_line(self) -> bool:
        """A phrase stands in one line."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the ends of the phrases."""
        ends = ((phrase[:ANCHOR], phrase[-ANCHOR:]) for phrase in self.phrases)
        return tuple(dict.fromkeys(chain.from_iterable(ends)))

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the places; one that is near two phrases is mended as the first of them."""
        text, excused = document.text, self._excuses
        reach = -1
        for start, phrase in sorted(set(self._near(text, hits))):
            end = start + len(phrase)
            written = text[start:end]
            if start < reach or (written in excused and phrase_over(text, (start, end), excused[written])):
                continue
            if not _is_used(written, phrase):
                reach = end
                yield Match(start, end, phrase)

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield for what is one slip away from a phrase and holds the character at the offset why it is let go."""
        for length in self._lengths:
            for start in range(max(0, offset - length + 1), offset + 1):
                written = document.text[start : start + length]
                for phrase in () if written in self._right else self._beside(written):
                    if len(phrase) != length or not _slip(written, phrase):
                        continue
                    span = start, start + length
                    if excuse := phrase_over(document.text, span, self._excuses.get(written, ())):
                        yield Bilingual(
                            f"“{written}”与“{phrase}”只差一字，由 unless 的“{excuse}”放过",
                            f"'{written}' is one character away from '{phrase}': excused by '{excuse}' of unless",
                        )
                    elif _is_used(written, phrase):
                        yield Bilingual(
                            f"“{written}”与“{phrase}”只差一字，但官方文本也这样写",
                            f"'{written}' is one character away from '{phrase}', but official text writes so, too",
                        )

    def _near(self, text: str, hits: Sequence[Span]) -> Iterator[tuple[int, str]]:
        """Yield where a text is one slip away from a phrase, and the phrase."""
        right, known = self._right, self._known
        for start, end in hits:
            anchor = text[start:end]
            heads, after, tails, before = known.get(anchor) or self._ends(anchor)
            if heads and (text[end : end + 1] in after or text[end + 1 : end + 2] in after):
                for phrase in heads:
                    written = text[start : start + len(phrase)]
                    if written not in right and _slip(written, phrase):
                        yield start, phrase
            if tails and (text[start - 1 : start] in before or text[start - 2 : start - 1] in before):
                for phrase in tails:
                    written = text[max(0, end - len(phrase)) : end]
                    if written not in right and _slip(written, phrase):
                        yield end - len(phrase), phrase

    def _beside(self, text: str) -> list[str]:
        """Return the phrases that begin or end as a text does, each once."""
        if len(text) < FEWEST:
            return []
        return list(dict.fromkeys((*self._ends(text[:ANCHOR]).heads, *self._ends(text[-ANCHOR:]).tails)))

    def _ends(self, anchor: str) -> Ends:
        """Return what begins and ends with two characters, remembered: a document has few of so many phrases."""
        if anchor not in self._known:
            heads, tails = [], []
            at = self._joined.find(anchor)
            while at >= 0:
                start, end = self._joined.rfind(_BETWEEN, 0, at) + 1, self._joined.find(_BETWEEN, at)
                phrase = self._joined[start:end]
                if at == start:
                    heads.append(phrase)
                if at + ANCHOR == end:
                    tails.append(phrase)
                at = self._joined.find(anchor, at + 1)
            after = "".join(phrase[ANCHOR : ANCHOR + 2] for phrase in heads)
            before = "".join(phrase[-ANCHOR - 2 : -ANCHOR] for phrase in tails)
            self._known[anchor] = Ends(tuple(heads), after, tuple(tails), before)
        return self._known[anchor]

    @cached_property
    def _right(self) -> frozenset[str]:
        return frozenset(self.phrases)

    @cached_property
    def _excuses(self) -> dict[str, list[str]]:
        """For each part of `unless` that is as long as a phrase, what of `unless` holds it."""
        held: dict[str, list[str]] = {}
        for right in self.unless:
            for part in self._parts(right):
                held.setdefault(part, []).append(right)
        return held

    def _parts(self, text: str) -> Iterator[str]:
        """Yield the parts of a text that are as long as a phrase."""
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                yield text[start : start + length]

    def _is_near(self, text: str) -> bool:
        """Whether a text is one slip away from a phrase."""
        return text not in self._right and any(_slip(text, phrase) for phrase in self._beside(text))

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(phrase) for phrase in self.phrases})

    @cached_property
    def _joined(self) -> str:
        return _BETWEEN.join(("", *self.phrases, ""))

    @cached_property
    def _known(self) -> dict[str, Ends]:
        return {}

    def __getstate__(self) -> dict[str, object]:  # the tables are sooner made than unpacked
        return {"phrases": self.phrases, "unless": self.unless}


def _slip(written: str, phrase: str) -> bool:
    """Whether a text differs from a phrase in one character that is easily taken for the right one."""
    if len(written) != len(phrase):
        return False
    pairs = [(one, other) for one, other in zip(written, phrase, strict=True) if one != other]
    return len(pairs) == 1 and _alike(*pairs[0])


def _alike(one: str, other: str) -> bool:
    """Whether two characters sound the same, tones aside, or are taken for one another by sound or shape."""
    table = confusable.load()
    if not set(table.syllables(one)).isdisjoint(table.syllables(other)):
        return True
    return min(table.ways(one).get(other, len(WAYS)), table.ways(other).get(one, len(WAYS))) <= NEAR_ENOUGH


def _is_used(written: str, phrase: str) -> bool:
    """Whether official text writes what differs from the phrase so, too."""
    at = next(at for at, (one, other) in enumerate(zip(written, phrase, strict=True)) if one != other)
    start = min(at, len(written) - ORDER)
    return counts.load().log_count(fold(written[start : start + ORDER])) >= 0
