"""Kind `absent`: a character that a site's filter took out of the whole text, known by the words that are broken at it.

One broken word says nothing here (see `gap`): the document must have several, and hardly ever the character itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.base import phrase_over
from reportlint.record import field, record
from reportlint.usage import gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document

_LENGTH = 20_000
"""Characters of a document for which `words` are enough; a longer one must have more."""
_BROKEN_FOR_ONE_WHOLE = 4
"""So many broken words there must be for each time the character stands in the text (in an advert that came later)."""


@record
class Absent:
    """Every place at which a character seems to be missing that is missing in `words` different words."""

    words: int = field(metadata={"doc": "同一个字至少在这么多个不同的词里缺失（文件每两万字）"})
    least: float = field(metadata={"doc": "已知缺这个字以后，别处有这样的把握就报（缺字与不缺之比的常用对数）"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if self.words < 2:
            raise FieldError(("words",), Bilingual("words 至少为 2", "words must be 2 at least"))

    @property
    def mends(self) -> bool:
        """Every match names what is missing."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the broken words."""
        return tuple(dict.fromkeys(left.replace("|", "") for left, _ in gaps.broken().all()))

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the characters on both sides of each loss."""
        text = document.text
        places: dict[int, str] = {}
        for missing, broken in self._by_character(text, hits).items():
            if self._is_enough(text, missing, broken):
                places |= dict.fromkeys((at for ats in broken.values() for at in ats), missing)
                places |= dict.fromkeys(self._others(text, missing, places), missing)
        last = 0
        for at, missing in sorted(places.items()):
            if at - 1 >= last and phrase_over(text, (at - 1, at + 1), self.unless) is None:
                last = at + 1
                yield Match(at - 1, at + 1, text[at - 1] + missing + text[at])

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield what speaks against a loss beside the offset."""
        text = document.text
        for missing, broken in self._by_character(text, hits).items():
            if any(at in (offset, offset + 1) for ats in broken.values() for at in ats):
                if phrase := phrase_over(text, (offset, offset + 1), self.unless):
                    yield Bilingual(f"在“{phrase}”之中，由 unless 放过", f"in '{phrase}': excused by unless")
                elif not self._is_enough(text, missing, broken):
                    yield Bilingual(
                        f"“{missing}”只在 {len(broken)} 个词里缺失，全文有 {text.count(missing)} 个",
                        f"'{missing}' is missing in {len(broken)} words only, and stands {text.count(missing)} times",
                    )

    def _is_enough(self, text: str, missing: str, broken: dict[str, list[int]]) -> bool:
        enough = len(broken) >= self.words * max(1.0, len(text) / _LENGTH)
        return enough and len(broken) >= _BROKEN_FOR_ONE_WHOLE * text.count(missing)

    def _by_character(self, text: str, hits: Sequence[Span]) -> dict[str, dict[str, list[int]]]:
        """Return by the character that may be missing what stands around it, with the offsets it is missing before.

        Two runs at one place are one word.
        """
        starts: dict[str, list[int]] = defaultdict(list)
        for start, end in hits:
            starts[text[start:end]].append(start)
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for run, each in starts.items():
            for at in range(1, len(run)):
                for missing in gaps.broken().missing(f"{run[:at]}|{run[at:]}"):
                    found[missing][run[at - 1 : at + 1]] += [start + at for start in each]
        return found

    def _others(self, text: str, missing: str, known: dict[int, str]) -> list[int]:
        """Return the other offsets before which the character is likely to be missing."""
        judge = gaps.load()
        found = ((at, judge.best(text, at, (missing,))) for at in range(1, len(text)) if at not in known)
        return [at for at, gap in found if gap and gap.odds >= self.least and text[at - 1 : at + 1].isalpha()]
