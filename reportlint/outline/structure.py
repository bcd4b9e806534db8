"""The structure of a document: its lines, paragraphs, headings, ordinals and parts; it judges nothing."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import compress, count, pairwise, repeat
from operator import is_not, itemgetter
from typing import TYPE_CHECKING

from reportlint.outline.lines import Line, Role, lines_of
from reportlint.outline.ordinals import Family, Ordinal, ordinals_in
from reportlint.record import NamedTuple
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from reportlint.document import Document


Paragraph = Line
"""Lines that are one text, hard wraps undone; most often a single one, which then is the same object."""


class Heading(NamedTuple):
    """A numbered paragraph with its level: 1 for the outermost style of number used in its part; 一是 is no heading."""

    level: int
    ordinal: Ordinal
    paragraph: Paragraph


class Outline:
    """What stands where, in the order of the text; blank lines are not kept.

    paragraphs: lines with the hard wraps undone. firsts, lasts: the first and the last character of every line, each as
    one string, which is searched in no time.
    """

    def __init__(self, document: Document, ordinals: list[Ordinal]) -> None:
        self.lines, self.firsts, self.lasts = lines_of(document, [ordinal for ordinal in ordinals if ordinal[5]])
        self.paragraphs, self.ordinals = self.lines.joined(), tuple(ordinals)

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self.paragraphs.starts, offset) - 1

    @cached_property
    def special(self) -> list[int]:
        """The indices of the paragraphs that are more than plain text, which few are."""
        return list(compress(count(), map(is_not, self.paragraphs.roles, repeat(Role.TEXT))))

    @cached_property
    def parts(self) -> tuple[tuple[Paragraph, ...], ...]:
        """The paragraphs of each part, its title first; what stands before the first title is a part as well."""
        paragraphs = tuple(self.paragraphs)
        cuts = [at for at, paragraph in enumerate(paragraphs) if at == 0 or paragraph.role is Role.PART]
        return tuple(paragraphs[at:end] for at, end in pairwise([*cuts, len(paragraphs)]))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The numbered paragraphs of all parts with their levels."""
        found: list[Heading] = []
        for part in self.parts:
            numbered = [(p.ordinal, p) for p in part if p.role is Role.NUMBERED and p.ordinal]
            levels = sorted({ordinal.family for ordinal, _ in numbered if ordinal.family < Family.NTH})
            found += [Heading(levels.index(o.family) + 1, o, p) for o, p in numbered if o.family in levels]
        return tuple(found)


def outline_of(document: Document) -> Outline:
    """Return the outline of a document, computed at the first call."""
    return document.once(_build)


_new = tuple.__new__  # the constructor of a named tuple takes three times as long


def _build(document: Document) -> Outline:
    return Outline(document, _ordinals(document))


def _ordinals(document: Document) -> list[Ordinal]:
    """Return the ordinals in order; where a line stands again, so do its own, unless the text ends in it."""
    text, repeats = document.text, document.once(repeats_of)
    if repeats is None:
        return ordinals_in(text)
    last_line = text.rfind("\n") + 1
    found = ordinals_in(text, last_line)
    for first, last in repeats.fresh:
        for ordinal in ordinals_in(text, first, min(last, last_line)):
            found.append(ordinal)
            start, end, *rest = ordinal
            again = (by for by in repeats.shifts(start) if start + by < last_line)
            found += [_new(Ordinal, (start + by, end + by, *rest)) for by in again]
    found.sort(key=itemgetter(0))
    return found
