"""Kind `conversion`: one of several Traditional characters chosen wrongly, told by right words; no statistics.

干部 becomes 幹部, 干净 乾淨: a converter that sees characters and not words writes 乾部. The rule lists right
words; each is looked for in its wrong forms. Where words overlap, the longer one decides and equals let the text be:
關係統 may be 關係|統計, so 系統 proves nothing there.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from reportlint.alphabet import regional_forms
from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.base import refuse_unfindable
from reportlint.record import field, record
from reportlint.writing import in_forms_of, is_written_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document


@record
class Conversion:
    """Words of `words` in which a character is changed for a sibling of `siblings`; only in Traditional documents."""

    siblings: tuple[str, ...] = field(
        metadata={"doc": "由同一个简体字分出而意义不同的字，一组写成一串，如“制製”；地区异体（裏、裡）只写一个"}
    )
    words: tuple[str, ...] = field(
        metadata={"doc": "用字正确的词；其中的字换成同组的另一个，换出来的又不在此列，就是误转；有重叠时以长的词为准"}
    )

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for at, group in enumerate(self.siblings):
            if len(group) < 2 or len(set(group)) < len(group) or not seen.isdisjoint(group):
                problem = Bilingual(
                    "每组至少两个字，一个字只能在一组", "a group has two characters at least, each in one group only"
                )
                raise FieldError(("siblings", at), problem)
            seen.update(group)
        listed: set[str] = set()
        for at, word in enumerate(self.words):
            refuse_unfindable(("words", at), word)
            if seen.isdisjoint(word):
                problem = Bilingual(
                    f"“{word}”不含 siblings 中的任何字，不起作用",
                    f"'{word}' has no character of siblings, so it does nothing",
                )
                raise FieldError(("words", at), problem)
            if word in listed:
                raise FieldError(("words", at), Bilingual(f"“{word}”已经列出", f"'{word}' is listed already"))
            listed.add(word)

    @property
    def mends(self) -> bool:
        """A word tells the right character."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the wrong forms of the words."""
        return self._literals

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the shortest words that hold a wrong character, those that overlap as one."""
        if not is_written_in(document, "traditional"):
            return
        mended = self._mended(document, hits)
        for start, end in _joined(span for span, _ in mended.values()):
            characters = (mended[at][1] if at in mended else document.text[at] for at in range(start, end))
            yield Match(start, end, "".join(characters))

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield for a wrong form over the offset what lets it be: the document's script, or a word that is as long."""
        text = document.text
        for start, end in hits:
            if not start <= offset < end:
                continue
            form = text[start:end]
            if not is_written_in(document, "traditional"):
                yield Bilingual(f"“{form}”只在繁体文件中算误转", f"'{form}' is wrong in Traditional documents only")
            elif word := self._defence(text, (start, end)):
                yield Bilingual(
                    f"“{form}”可能是“{word}”的一部分", f"'{form}' may be a part of '{word}', which is right"
                )

    def _mended(self, document: Document, hits: Sequence[Span]) -> dict[int, tuple[Span, str]]:
        """Return for each wrong character the shortest word that tells it, and the right character."""
        text = document.text
        said: dict[int, list[tuple[Span, str]]] = {}
        proved: dict[int, list[tuple[int, str]]] = {}
        for start, end in hits:
            form = text[start:end]
            defended = self._defence(text, (start, end)) is not None
            for at, right in _changes(form, self._rights[form]):
                said.setdefault(start + at, []).append(((start, end), right))
                if not defended:
                    proved.setdefault(start + at, []).append((end - start, right))
        mended = {}
        for at, proofs in proved.items():
            longest, right = max(proofs)
            if all(other == right for length, other in proofs if length == longest):
                words = (_trimmed(text, span) for span, other in said[at] if other == right)
                mended[at] = min(words, key=lambda span: (span[1] - span[0], span)), self._as_here(document, right)
        return mended

    def _as_here(self, document: Document, right: str) -> str:
        """Return a character in the document's regional form, unless that is a sibling: 蔘 is 參 in Taiwan."""
        form = in_forms_of(document, right)
        return right if form in self._siblings_of[right] else form

    def _defence(self, text: str, span: Span) -> str | None:
        """Return a listed word, as long as a wrong form or longer, in which a character of it stands as it should."""
        start, end = span
        form = text[start:end]
        for change, _ in _changes(form, self._rights[form]):
            first = max(start + change - self._longest + 1, 0)
            at = start + change - first
            window = text[first : start + change + self._longest].translate(self._standard)
            for length in range(end - start, self._longest + 1):
                for begin in range(max(at - length + 1, 0), at + 1):
                    if (word := window[begin : begin + length]) in self._right:
                        return word
        return None

    @cached_property
    def _siblings_of(self) -> dict[str, str]:
        return {c: group.replace(c, "") for group in self.siblings for c in group}

    @cached_property
    def _forms(self) -> dict[str, str]:
        """The regional forms of a character, itself first; a sibling is no form."""
        forms = {c: c + "".join(dict.fromkeys(others)) for c, others in regional_forms().items()}
        return {c: "".join(o for o in form if o not in self._siblings_of.get(c, "")) for c, form in forms.items()}

    @cached_property
    def _standard(self) -> dict[int, str]:
        """For each regional form the one it is a form of."""
        return {ord(o): c for c, form in self._forms.items() for o in form[1:]}

    @cached_property
    def _right(self) -> frozenset[str]:
        return frozenset(word.translate(self._standard) for word in self.words)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.words))

    @cached_property
    def _literals(self) -> tuple[str, ...]:
        return tuple(self._rights)

    @cached_property
    def _rights(self) -> dict[str, str]:
        """The wrong forms of the words, in all regional forms, with the right one listed first."""
        rights: dict[str, str] = {}
        for word in dict.fromkeys(word.translate(self._standard) for word in self.words):
            for wrong in map("".join, product(*(c + self._siblings_of.get(c, "") for c in word))):
                if wrong in self._right:
                    continue
                for form in map("".join, product(*(self._forms.get(c, c) for c in wrong))):
                    right = "".join(c if w == r else r for c, w, r in zip(form, wrong, word, strict=True))
                    rights.setdefault(form, right)
        return rights


def _changes(wrong: str, right: str) -> list[tuple[int, str]]:
    """Return where two texts of the same length differ, with the character of the second."""
    return [(at, r) for at, (w, r) in enumerate(zip(wrong, right, strict=True)) if w != r]


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans sorted, those that overlap as one."""
    reach: Span | None = None
    for start, end in sorted(spans):
        if reach and start < reach[1]:
            reach = reach[0], max(end, reach[1])
        else:
            if reach:
                yield reach
            reach = start, end
    if reach:
        yield reach


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the digits and marks at its ends, which only showed what the word is."""
    start, end = span
    while not text[start].isalpha():
        start += 1
    while not text[end - 1].isalpha():
        end -= 1
    return start, end
