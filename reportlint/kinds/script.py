"""Kind `script`: what does not belong to the script a document is written in; no statistics of language, no layout.

The document judges itself: characters that exist in one script only are counted, and one that is short, mixed or
bilingual is left alone. Converting a text and comparing is no detector (里, 干, 乾, 著 are right in both scripts):
characters are looked up one by one, and words that need more than a character stand in the rule. The tables are read
only for a document with a character outside ordinary mainland type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlint.alphabet import (
    WIDE,
    Writing,
    alphabet,
    half_width,
    rare_ideographs,
    regional_forms,
    simplified,
    traditional_characters,
    traditional_words,
)
from reportlint.errors import Bilingual, FieldError
from reportlint.expression import lines_of
from reportlint.finding import Match, Span
from reportlint.kinds.wording import Wording  # noqa: TC001  # the reader of rules needs the type of a field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document

FEWEST_OWN = 4
"""Characters of its own script a document must have before it is judged."""
OWN_TO_FOREIGN = 2
"""How many of its own it must have for each foreign one; below that it is bilingual."""
NEIGHBOURS = 4
"""Characters on either side that help to tell 發 from 髮."""
BRIDGE = 2
"""Neutral characters that may stand inside a run."""
NAME = 20
"""The longest a name in the other script may be before the word that ends it."""
LINE = 6
"""More foreign characters than this, and none of the document's own, make a line one run."""
_OPEN, _CLOSE = re.escape("“‘「『《〈（([【〔"), re.escape("”’」』》〉）)]】〕")
_MARKS = "，。；：、！？,;:!?"


@dataclass(frozen=True)
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

    def literals(self) -> Sequence[str]:
        """Return those of `wording`; characters are looked for in every document."""
        return self.wording.literals() if self.wording else ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the words, or the runs of foreign characters; a line wholly in the other script is one run."""
        if self.wording:
            if _is_written_in(document, self.written_in):
                for match in self.wording.find(document, hits):
                    yield match._replace(replacement=self._as_here(match.replacement, document))
        elif (foreign := self._foreign_in(document)) and _is_written_in(document, self.written_in):
            text = document.text
            runs = self._runs(foreign, frozenset(_told(document, self.written_in)[0]))
            for line in _lines_holding(foreign, text):
                for run in runs.finditer(text, *line):
                    if run.lastgroup:
                        span = run.span(run.lastgroup)
                        yield Match(*span, self._as_here(self._right(text, span), document))

    def _foreign_in(self, document: Document) -> frozenset[str]:
        foreign = frozenset(c for c in self.also if c in document.text)
        if _evidence(document, self.written_in):
            foreign |= frozenset(_told(document, self.written_in)[1])
        return foreign.difference(self.accept)

    def _runs(self, foreign: frozenset[str], own: frozenset[str]) -> re.Pattern[str]:
        """Match a line or a run as the group of that name; quotations, names and words let go match without a group."""
        f, o = "".join(foreign), "".join(own)
        neutral = rf"[^{o}{f}\n]"
        line = rf"^{neutral}*(?P<line>[{f}](?:{neutral}*[{f}]){{{LINE},}}){neutral}*$"
        quoted = rf"[{_OPEN}][^{o}{f}\n{_OPEN}{_CLOSE}]*[{f}][^{o}\n{_OPEN}{_CLOSE}]*[{_CLOSE}]"
        named = [rf"[{f}][^{o}\n{_MARKS}]{{0,{NAME}}}?{re.escape(end)}" for end in self.names]
        words = [re.escape(word) for word in self.accept if len(word) > 1]
        free = rf"(?!{'|'.join(words)})" if words else ""
        run = rf"(?P<run>[{f}](?:(?:{free}{neutral}){{0,{BRIDGE}}}{free}[{f}])*)"
        return re.compile("|".join([line, quoted, *named, *words, run]), re.MULTILINE)

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
        """Return Traditional text in the regional forms that the document itself uses: 裏 or 裡, 眾 or 衆."""
        if right is None or self.written_in != "traditional":
            return right
        seen = document.once(_characters)
        forms = (c + regional_forms().get(c, "") for c in right)
        return "".join(next((c for c in form if c in seen), form[1:2] or form) for form in forms)


def _lines_holding(characters: frozenset[str], text: str) -> Iterator[Span]:
    """Yield the lines in which one of the characters stands; one search a line, however many stand there."""
    pattern, at = re.compile(f"[{''.join(characters)}]"), 0
    while found := pattern.search(text, at):
        line = next(lines_of(text, [found.span()]))
        yield line
        at = line[1]


def _characters(document: Document) -> frozenset[str]:
    return frozenset(document.text)


def _scripts(document: Document) -> tuple[str, str]:
    """Return the characters of the text that only Simplified has, and those that only Traditional has."""
    return _picked(document, "simplified")


def _widths(document: Document) -> tuple[str, str]:
    """Return the letters and digits of the text in half width, and those in full width."""
    return _picked(document, "half-width")


def _picked(document: Document, writing: Writing) -> tuple[str, str]:
    own, foreign = (re.compile(f"[{''.join(characters)}]+") for characters in alphabet(writing))
    return "".join(own.findall(document.text)), "".join(foreign.findall(document.text))


def _told(document: Document, writing: Writing) -> tuple[str, str]:
    """Return the characters of the text that speak for a way of writing, and those that speak for the other one."""
    pair = document.once(_widths if writing == "half-width" else _scripts)
    return (pair[1], pair[0]) if writing == "traditional" else pair


def _wide(document: Document) -> frozenset[str]:
    return frozenset(WIDE.findall(document.text))


def _rare(document: Document) -> frozenset[str]:
    return rare_ideographs(document.text)


def _evidence(document: Document, writing: Writing) -> frozenset[str]:
    """Return what speaks for another script, or for Traditional; mostly nothing, and then no table need be read."""
    strange = document.once(_wide if writing == "half-width" else _rare)
    if not strange:
        return strange
    return strange & (alphabet(writing).own if writing == "traditional" else alphabet(writing).foreign)


def _is_written_in(document: Document, writing: Writing) -> bool:
    if not _evidence(document, writing):
        return writing != "traditional"
    own, foreign = _told(document, writing)
    return len(own) >= max(FEWEST_OWN, OWN_TO_FOREIGN * len(foreign))
