"""Paragraphs as their author wrote them, with a map back to the document, and their sentences; it judges nothing.

What it offers: `joined_paragraphs(document)` yields, in the order of the text, one `Joined` for every line of the
outline that does not go on with the line before. Its `text` is one line: at each `Break` (see outline.broken_lines) the
line end, the blanks around it, page numbers in it and what is repeated across it are left out, nothing else is changed.
So a pattern that looks for words can run over `text`; `offset` and `span` say where in the document they stand, `at`
goes the other way. A page number between the halves of a sentence belongs to no paragraph. `sentences` are spans into
`text`.

Joined paragraphs are cut finer than `Outline.paragraphs` where a line lacks its mark but is not surely broken, and may
join short lines that the outline leaves apart. A paragraph that is not broken costs one slice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.broken_lines import breaks_of
from reportlint.outline.structure import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.broken_lines import Break

_SENTENCE = re.compile(r"[^。！？!?…]*(?:[。！？!?…]+[”’\"』」）)》】]*|$)")


class Joined(NamedTuple):
    """A paragraph with its hard wraps undone.

    text: the words, without line ends. first, last: indices into Outline.lines. pieces: for each line of it where it
    starts in `text` and where in the document, in code points; there is always one.
    """

    text: str
    first: int
    last: int
    pieces: tuple[Span, ...]

    @property
    def wrapped(self) -> bool:
        """Whether the paragraph was broken over lines."""
        return len(self.pieces) > 1

    def offset(self, at: int) -> int:
        """Return where in the document the character text[at] stands; for len(text), the place after the last one."""
        if at == len(self.text) > 0:
            return self.offset(at - 1) + 1
        start, origin = self.pieces[bisect_right(self.pieces, at, key=lambda piece: piece[0]) - 1]
        return origin + at - start

    def span(self, start: int, end: int) -> Span:
        """Return the span of the document from text[start] to text[end - 1]; it holds the line ends between them."""
        return (self.offset(start), self.offset(end - 1) + 1) if start < end else (self.offset(start),) * 2

    def at(self, offset: int) -> int | None:
        """Return the index into `text` of the character at an offset of the document, None if it was left out."""
        found = bisect_right(self.pieces, offset, key=lambda piece: piece[1]) - 1
        if found < 0:
            return None
        start, origin = self.pieces[found]
        end = self.pieces[found + 1][0] if found + 1 < len(self.pieces) else len(self.text)
        at = start + offset - origin
        return at if at < end else None

    def sentences(self) -> Iterator[Span]:
        """Yield the spans in `text` of its sentences, closing quotes and brackets with them; they cover all of it."""
        for match in _SENTENCE.finditer(self.text):
            if match.end() > match.start():
                yield match.span()


def joined_paragraphs(document: Document) -> Iterator[Joined]:
    """Yield the paragraphs of a document, each made when it is asked for; linear in the document."""
    lines = outline_of(document).lines
    broken = {each.line: each for each in breaks_of(document)}
    at = 0
    while at < len(lines):
        chain = []
        last = at
        while last in broken:
            chain.append(broken[last])
            last = broken[last].after
        yield _joined(document.text, lines[at].start, lines[last].end, at, last, chain)
        at = last + 1


def _joined(text: str, start: int, end: int, first: int, last: int, chain: list[Break]) -> Joined:
    parts: list[str] = []
    pieces: list[Span] = []
    length = 0
    for origin, stop in zip(
        [start, *(each.resume + each.repeated for each in chain)], [*(each.end for each in chain), end], strict=True
    ):
        parts.append(text[origin:stop])
        pieces.append((length, origin))
        length += stop - origin
    return Joined("".join(parts), first, last, tuple(pieces))
