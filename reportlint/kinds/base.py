"""What every kind is: its parameters, the literals it wants searched, and a pure search; no kind knows its rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reportlint.errors import Bilingual, FieldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Match, Span

_BETWEEN_WORDS = r"[\u3400-\u9fff>（(](/|／|\||｜|或|…)+(?=[\u3400-\u9fff\\])"


class Kind(Protocol):
    """A way to look. Its dataclass fields are the keys a rule file may use; a field's metadata `doc` explains it."""

    @property
    def mends(self) -> bool:
        """Whether every match carries a replacement, so that a message may speak of {fix}."""
        ...

    def literals(self) -> Sequence[str]:
        """Return the strings without which `find` can find nothing; none if it must see every document."""
        ...

    def find(self, document: Document, hits: Sequence[Span]) -> Iterable[Match]:
        """Return matches as offsets into document.text; hits are the literals found there, sorted by end.

        A rule without literals that goes by the lines is given the lines to look at, where some stand again.
        Raises TimeoutError when a regular expression runs out of time.
        """
        ...


@runtime_checkable
class ByLine(Protocol):
    """What a kind may offer beside: to be asked about each line once, however often that stands in the document."""

    @property
    def by_line(self) -> bool:
        """Whether what `find` yields in a line follows from that line and its hits alone.

        It may depend on there being another line before it, but not on which.
        """
        ...


@runtime_checkable
class Explains(Protocol):
    """What a kind may offer beside: the reason of a silence, told when a user asks about one place of a document.

    It may look again at leisure: it is asked for one place, never in a run. Of a kind without it, it is only said
    that it looked at a literal there and found no fault.
    """

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield why the kind let go what it looks for and what holds the character at the offset; else nothing.

        One clause each, such as “平安”在“平安建设”之中，由 unless 放过, that quotes the key or the number that decided.
        Not to be told: what `find` yields there (the engine knows), and places without one of the kind's words.
        document and hits are those of `find`, but it is asked without hits, too. Raises TimeoutError as `find` does.
        """
        ...


def phrase_over(text: str, span: Span, phrases: Iterable[str]) -> str | None:
    """Return the first of the phrases that stands in the text round the whole span; None if there is none."""
    start, end = span
    for phrase in phrases:
        if text.find(phrase, max(0, end - len(phrase)), start + len(phrase)) >= 0:
            return phrase
    return None


def refuse_unfindable(keys: tuple[str | int, ...], literal: str) -> None:
    """Raise FieldError for a literal that can stand in no line."""
    if not literal:
        raise FieldError(keys, Bilingual("字面文本不能为空", "a literal must not be empty"))
    if "\n" in literal or "\r" in literal:
        raise FieldError(
            keys, Bilingual("字面文本含换行，不可能在一行之内出现", "a literal with a line end cannot stand in a line")
        )


def refuse_idle(keys: tuple[str | int, ...], phrase: str, words: Iterable[str], fields: str = "replace") -> None:
    """Raise FieldError for a phrase that can never match, as it holds none of the words that stand in these fields."""
    refuse_unfindable(keys, phrase)
    if not any(word in phrase for word in words):
        named = fields, fields.replace("、", " and ")
        problem = Bilingual(
            f"“{phrase}”不含 {named[0]} 中的任何词，永远不会起作用",
            f"'{phrase}' holds none of the words of {named[1]}, so it can never match",
        )
        raise FieldError(keys, problem)


def refuse_undecided(keys: tuple[str | int, ...], replacement: str, instead_of: str) -> None:
    """Raise FieldError for a replacement that leaves something to choose or to fill in: 甲/乙, 甲或乙, 以…为.

    It would be written into documents as it is. A sign that stands in `instead_of` as well is part of the text.
    """
    for found in re.finditer(_BETWEEN_WORDS, replacement):
        if found[1] not in instead_of:
            problem = Bilingual(
                f"“{replacement}”像是几个候选或留空的写法，建议只能是一个写定的词；拿不准就用不给建议的规则",
                f"'{replacement}' looks like several candidates or a blank; a suggestion must be one definite text",
            )
            raise FieldError(keys, problem)
