"""A thing with two names in one document, by a table of names and their variants; it guesses no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.finding import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span


def two_terms(document: Document, hits: Sequence[Span], terms: Mapping[str, tuple[str, ...]]) -> Iterator[Match]:
    """Yield the variants in a document that has the right name as well; related is where that stands first."""
    text = document.text
    first: dict[str, Span] = {}
    for span in hits:
        first.setdefault(text[slice(*span)], span)
    if len(first) < 2:
        return
    rights = {variant: right for right, variants in terms.items() for variant in variants}
    for start, end in hits:
        right = rights.get(text[start:end])
        if right and right in first:
            yield Match(start, end, right, (first[right],))
