"""How a document is written, in which script and in letters of which width, by its own characters; it knows no words.

A document that is short, mixed or bilingual is written in neither script. What costs time is done once a document, and
no more of it than the answer needs: text in ordinary mainland type alone is not counted and reads no table.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reportlint.alphabet import WIDE, Writing, alphabet, rare_expression, rare_ideographs, regional_forms
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document

FEWEST_OWN = 4
"""Characters of its own script a document must have before it is judged."""
OWN_TO_FOREIGN = 2
"""How many of its own it must have for each foreign one; below that it is bilingual."""
_PART = 50_000
"""Characters that are looked at before asking again whether enough have been counted."""
_HEAD = 200
"""Characters at the beginning that mostly tell at once a Traditional document for what it is."""


def is_written_in(document: Document, writing: Writing) -> bool:
    """Tell whether a document is written so throughout, but for slips."""
    return document.once(_width if writing == "half-width" else _script) == writing


def foreign_characters(document: Document, writing: Writing) -> frozenset[str]:
    """Return the characters of a document that do not belong to a way of writing."""
    if writing == "simplified":
        return frozenset(document.once(_traditional_characters))
    if writing == "traditional" and not is_written_in(document, writing):
        return frozenset()
    foreign = _class_of(writing, own=False)
    return frozenset("".join(["".join(foreign.findall(part)) for part, _ in _parts(document)]))


def in_forms_of(document: Document, text: str) -> str:
    """Return Traditional text in the regional forms that the document itself uses: 裏 or 裡, 眾 or 衆."""
    forms = document.once(_forms)
    return "".join(forms[c] for c in text)


class _Forms(dict[str, str]):
    """The form a text uses of a character; looked for when asked, since few are asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def __missing__(self, character: str) -> str:
        others = regional_forms().get(character, "")
        form = character
        if others:
            form = next((c for c in character + others if c in self._text), others[0])
        self[character] = form
        return form


def _forms(document: Document) -> _Forms:
    return _Forms(document.text)


def _script(document: Document) -> Writing | None:
    """Return the script a document is written in; its Traditional characters are counted where the first do not tell.

    So many at the beginning, and so few Simplified ones in all, that more could change nothing.
    """
    rare = rare_ideographs(document.text[:_HEAD])
    least = sum(c in alphabet("simplified").foreign for c in rare) if len(rare) >= FEWEST_OWN else 0
    if least >= FEWEST_OWN and least >= _enough(_count_own("simplified", document, least // OWN_TO_FOREIGN + 1)):
        return "traditional"
    of_foreign = document.once(_traditional_characters).total()
    of_own = _count_own("simplified", document, _enough(of_foreign)) if of_foreign else 0
    if not of_foreign or of_own >= _enough(of_foreign):
        return "simplified"
    return "traditional" if of_foreign >= _enough(of_own) else None


def _traditional_characters(document: Document) -> Counter[str]:
    """Return how often each Traditional character stands in a document; one in ordinary type reads no table."""
    counts: Counter[str] = Counter()
    for part, times in _parts(document):
        for c, count in Counter(rare_ideographs(part)).items():
            counts[c] += count * times
    return Counter({c: counts[c] for c in alphabet("simplified").foreign.intersection(counts)}) if counts else counts


def _width(document: Document) -> Writing | None:
    wide = sum(times * len(WIDE.findall(part)) for part, times in _parts(document))
    return "half-width" if not wide or _count_own("half-width", document, _enough(wide)) >= _enough(wide) else None


def _enough(foreign: int) -> int:
    """Return how many characters of its own a document must have beside so many of the other script."""
    return max(FEWEST_OWN, OWN_TO_FOREIGN * foreign)


def _count_own(writing: Writing, document: Document, enough: int) -> int:
    """Return how many characters a document has of a way of writing; counting stops soon after there are enough."""
    characters, count = _class_of(writing, own=True), 0
    for part, times in _parts(document):
        count += times * len("".join(characters.findall(part)))
        if count >= enough:
            break
    return count


def _parts(document: Document) -> Iterator[tuple[str, int]]:
    """Yield parts of a text, each with how often it stands there."""
    for times, text in document.once(_by_times).items():
        for start in range(0, len(text), _PART):
            yield text[start : start + _PART], times


def _by_times(document: Document) -> dict[int, str]:
    repeats = document.once(repeats_of)
    return repeats.by_times(document.text) if repeats else {1: document.text}


@cache
def _class_of(writing: Writing, *, own: bool) -> re.Pattern[str]:
    """Return an expression for runs of the characters that a way of writing has alone, or of those it has not."""
    characters = alphabet(writing).own if own else alphabet(writing).foreign
    return re.compile(f"[{''.join(sorted(characters))}]+")  # as it was kept


def large_classes() -> tuple[re.Pattern[str], ...]:
    """Return the expressions of thousands of characters, which take 30 ms to compile, for who keeps them."""
    return rare_expression(), _class_of("simplified", own=True)
