"""Kind `spelling`: characters mistaken for others that no list knows, decided by counts of official text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match
from reportlint.record import field, record
from reportlint.usage import lexicon
from reportlint.usage.spelling import speller
from reportlint.writing import is_written_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.usage.spelling.speller import Correction

_NEIGHBOURHOOD = 20_000
_LIKELY, _FEWEST = 0.0, 3
"""log10 of the odds from which places near one another call for a closer look, and how many it takes.

No page of 560 of clean text has as many, six in ten pages with six slips have them, and nine in ten with twelve.
"""
_MOST_REMEMBERED = 200  # parts of some thousand characters
_ANY_ODDS = 9.0
_AROUND = 40


@record
class Spelling:
    """Every place whose odds to be a slip are at least `least`, unless the writer writes it so again and again.

    A match is the word in which the slip stands.

    Where likely slips stand near one another, the text around them is read a second time, closely: that takes ten times
    as long and finds half as many again.
    """

    least: float = field(metadata={"doc": "至少有这样的把握才算（误写与正写之比的常用对数）"})
    closely: float = field(metadata={"doc": "误写成片的地方细查时的 least"})
    dense: float = field(
        default=8.0, metadata={"doc": "可能误写之处密到每一万字这么多，附近的文字就放宽细查一遍；0 为通篇细查"}
    )
    habit: int = field(default=3, metadata={"doc": "附近两万字内同样写法到这么多处，视为名称或习惯写法，放过"})

    def __post_init__(self) -> None:
        if self.habit < 2:
            raise FieldError(("habit",), Bilingual("habit 至少为 2", "habit must be 2 at least"))

    @property
    def mends(self) -> bool:
        """Every slip has its correction."""
        return True

    def literals(self) -> Sequence[str]:
        """Return nothing: a slip may be any character."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002  # the same for every kind
        """Yield the words in which slips stand, with the odds as score."""
        if is_written_in(document, "traditional"):  # the counts are of Simplified text
            return
        text, speaks = document.text, speller.load()
        glance = list(speaks.corrections(text, min(self.least, _LIKELY)))
        windows = self._windows(text, [one for one in glance if one.odds >= _LIKELY])
        found = [(one, self.least) for one in glance if not any(start <= one.offset < end for start, end in windows)]
        for start, end in windows:
            closer = self._read_closely(text[start:end])
            found += [(one._replace(offset=one.offset + start), self.closely) for one in closer]
        sure = [one for one, least in sorted(found) if one.odds >= least and not self._is_habit(text, one)]
        yield from in_words(text, sure)

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:  # noqa: ARG002
        """Yield what the counts say about the place."""
        low, high = max(0, offset - _AROUND), offset + _AROUND
        for part in speller.load().corrections(document.text[low:high], -_ANY_ODDS, closely=True):
            found = part._replace(offset=part.offset + low)
            if not found.offset <= offset < found.offset + len(found.meant):
                continue
            if found.odds < self.least:
                yield Bilingual(
                    f"“{found.written}”若是“{found.meant}”之误，把握只有 {found.odds:.1f}，不到 least {self.least:g}",
                    f"'{found.written}' for '{found.meant}' has odds of {found.odds:.1f}, below least {self.least:g}",
                )
            elif self._is_habit(document.text, found):
                yield Bilingual(
                    f"“{found.written}”附近多次这样写（habit {self.habit}），视为名称",
                    f"'{found.written}' is written so again and again nearby (habit {self.habit}): taken for a name",
                )

    def _read_closely(self, text: str) -> Sequence[Correction]:
        """Return the corrections of a part; remembered, because text repeats itself."""
        known = self._known
        if text not in known:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            known[text] = tuple(speller.load().corrections(text, self.closely, closely=True))
        return known[text]

    @cached_property
    def _known(self) -> dict[str, Sequence[Correction]]:
        return {}

    def _windows(self, text: str, likely: Sequence[Correction]) -> list[Span]:
        """Return the parts of the text, whole lines, in which likely slips stand as dense as `dense`."""
        if not self.dense:
            return [(0, len(text))]
        reach = int(10_000 / self.dense)
        windows: list[Span] = []
        for one, other in zip(likely, likely[_FEWEST - 1 :], strict=False):
            if other.offset - one.offset > _FEWEST * reach:
                continue
            start = text.rfind("\n", 0, max(0, one.offset - reach)) + 1
            end = text.find("\n", other.offset + reach)
            end = end if end >= 0 else len(text)
            if windows and start <= windows[-1][1]:
                start = windows.pop()[0]
            windows.append((start, end))
        return windows

    def _is_habit(self, text: str, found: Correction) -> bool:
        start, end = found.offset, found.offset + len(found.meant)
        low, high = max(0, start - _NEIGHBOURHOOD), end + _NEIGHBOURHOOD
        around = (text[max(0, start - 1) : end], text[start : end + 1])
        return any(len(one) > end - start and text.count(one, low, high) >= self.habit for one in around)


def in_words(text: str, slips: Sequence[Correction]) -> Iterator[Match]:
    """Yield the words that were meant, 申报 for 中报 where 中 is the slip; slips in one word are one match."""
    if not slips:  # as on most pages, which then need no dictionary
        return
    words, mended = lexicon.load(), _mended(text, slips)
    found: list[tuple[int, int, float]] = []
    for one in slips:
        place = one.offset, one.offset + len(one.meant)
        start, end = words.word_at(mended, *place) or place
        odds = one.odds
        while found and start < found[-1][1]:
            first, last, other = found.pop()
            start, end, odds = min(start, first), max(end, last), max(odds, other)
        found.append((start, end, odds))
    for start, end, odds in found:
        yield Match(start, end, mended[start:end], score=round(odds, 2))


def _mended(text: str, slips: Sequence[Correction]) -> str:
    parts: list[str] = []
    at = 0
    for one in slips:
        parts += text[at : one.offset], one.meant
        at = one.offset + len(one.meant)
    return "".join(parts) + text[at:]
