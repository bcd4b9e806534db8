"""Kind `wording`: a wrong word and the right one, decided by the phrases around it; no statistics."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.kinds.base import refuse_idle, refuse_undecided, refuse_unfindable
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document


@record
class Wording:
    """Words of `replace`, everywhere or only inside a phrase of `within`, never inside a phrase of `unless`."""

    replace: dict[str, str] = field(metadata={"doc": "误用的词: 应改的词"})
    within: tuple[str, ...] = field(default=(), metadata={"doc": "只有出现在这些短语中才算误用；不写则处处算误用"})
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if not self.replace:
            raise FieldError(("replace",), Bilingual("至少要有一个词", "at least one word is needed"))
        for wrong, right in self.replace.items():
            refuse_unfindable(("replace", wrong), wrong)
            if wrong == right:
                raise FieldError(("replace", wrong), Bilingual("改前与改后相同", "the replacement is the word itself"))
            refuse_undecided(("replace", wrong), right, wrong)
        for name in ("within", "unless"):
            for at, phrase in enumerate(getattr(self, name)):
                refuse_idle((name, at), phrase, self.replace)
        self._refuse_useless()

    def _refuse_useless(self) -> None:
        for word in self.replace:
            if self.within and not any(word in phrase for phrase in self.within):
                problem = Bilingual(f"within 中没有含“{word}”的短语", f"no phrase of within holds '{word}'")
                raise FieldError(("replace", word), problem)
        for at, phrase in enumerate(self.within):
            if all(self._excuse(phrase, span) is not None for span, _ in self._words_in[phrase]):
                problem = Bilingual(
                    f"“{phrase}”总被 unless 放过，永远不会起作用", f"'{phrase}' is always excused by unless"
                )
                raise FieldError(("within", at), problem)
        for at, phrase in enumerate(self.unless):
            if phrase in self.replace:
                problem = Bilingual(
                    f"“{phrase}”就是所报的词，永远不会报出", f"'{phrase}' is the word itself, so it is never reported"
                )
                raise FieldError(("unless", at), problem)
        for word in self.replace if not self.within else ():
            if self._excuse(word, (0, len(word))) is not None:
                problem = Bilingual(
                    f"“{word}”是别的词改成的，永远不会报出",
                    f"another word is mended to '{word}', so it is never reported",
                )
                raise FieldError(("replace", word), problem)

    @property
    def mends(self) -> bool:
        """Every word has its replacement."""
        return True

    @property
    def by_line(self) -> bool:
        """No phrase goes over the end of a line."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the phrases of `within`, or the words themselves."""
        return self.within or tuple(self.replace)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the words, the longest where two overlap."""
        text = document.text
        spans: dict[Span, str] = {}
        for start, end in hits:
            for (first, last), word in self._words_in[text[start:end]]:
                spans[start + first, start + last] = word
        reach = -1
        for span in sorted(spans, key=lambda s: (s[0], -s[1])):
            if span[0] >= reach and self._excuse(text, span) is None and self._border(text, span) is None:
                reach = span[1]
                yield Match(*span, self.replace[spans[span]])

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield for each word over the offset the phrase that excuses it, or that it is in none of `within`."""
        text = document.text
        inside = {
            (start + first, start + last) for start, end in hits for (first, last), _ in self._words_in[text[start:end]]
        }
        for word in self.replace:
            for start in range(max(0, offset - len(word) + 1), offset + 1):
                if not text.startswith(word, start):
                    continue
                span = start, start + len(word)
                if (phrase := self._excuse(text, span)) is not None:
                    why = (
                        Bilingual("由 unless 放过", "excused by unless")
                        if phrase in self.unless
                        else Bilingual("那是这条规则改成的写法", "that is what this rule itself advises")
                    )
                    yield Bilingual(f"“{word}”在“{phrase}”之中，{why.zh}", f"'{word}' in '{phrase}': {why.en}")
                elif (at := self._border(text, span)) is not None:
                    yield Bilingual(
                        f"“{word}”是前后两个词的一部分，中间在“{text[span[0] : at]}”之后断开",
                        f"'{word}' is part of two words, which meet after '{text[span[0] : at]}'",
                    )
                elif span not in inside:
                    yield Bilingual(
                        f"“{word}”不在 within 的任何短语之中", f"'{word}' is in none of the phrases of within"
                    )

    @cached_property
    def _words_in(self) -> dict[str, list[tuple[Span, str]]]:
        """Where the words stand inside each literal."""
        return {
            phrase: [
                ((at, at + len(word)), word)
                for word in self.replace
                if word in phrase
                for at in range(len(phrase))
                if phrase.startswith(word, at)
            ]
            for phrase in self.literals()
        }

    @cached_property
    def _excuses(self) -> dict[str, list[tuple[int, str]]]:
        """For each word the phrases that excuse it, with the word's place in the phrase.

        They are those of `unless` and what the rule itself advises: of two words that are mended into each other, the
        one must be let stand that a phrase of the other was mended to, or the advice would go in circles.
        """
        excuses = {
            word: [
                (at, phrase)
                for phrase in self.unless
                if word in phrase
                for at in range(len(phrase))
                if phrase.startswith(word, at)
            ]
            for word in self.replace
        }
        for phrase, found in self._words_in.items():
            for (start, end), wrong in found:
                right = self.replace[wrong]
                mended = phrase[:start] + right + phrase[end:]
                for word in (word for word in self.replace if word in mended):
                    for at in range(max(0, start - len(word) + 1), start + len(right)):
                        if mended.startswith(word, at):
                            excuses[word].append((at, mended))
        return excuses

    def _excuse(self, text: str, span: Span) -> str | None:
        """Return a phrase that excuses the word which stands there."""
        start, end = span
        for at, phrase in self._excuses[text[start:end]]:
            if start >= at and text.startswith(phrase, start - at):
                return phrase
        return None

    def _border(self, text: str, span: Span) -> int | None:
        """Return where two words of the dictionary meet that reach out of the span: 防汛|问题 is no slip of 讯问.

        A phrase of `within` has said what stands around.
        """
        if self.within:
            return None
        from reportlint.usage import lexicon  # not before a word is found

        return lexicon.load().border_in(text, *span)
