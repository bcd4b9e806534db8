"""How a document is written, in which script and in letters of which width, by its own characters; it knows no words.

A document that is short, mixed or bilingual is written in neither script. What costs time is done once a document, and
no more of it than the answer needs: text in ordinary mainland type alone is not counted and reads no table.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportlint.alphabet import WIDE, Writing, alphabet, rare_ideographs, regional_forms

if TYPE_CHECKING:
    from reportlint.document import Document

FEWEST_OWN = 4
"""Characters of its own script a document must have before it is judged."""
OWN_TO_FOREIGN = 2
"""How many of its own it must have for each foreign one; below that it is bilingual."""
_PART = 50_000
"""Characters that are looked at before asking again whether enough have been counted."""


class Tally(NamedTuple):
    """What tells a way of writing from the other one of its pair.

    writing: the one the document is written in, if it is in one. strange: the distinct characters found of the one that
    is not ordinary in mainland documents: of Traditional, or of full width.
    """

    writing: Writing | None
    strange: frozenset[str]


def is_written_in(document: Document, writing: Writing) -> bool:
    """Tell whether a document is written so throughout, but for slips."""
    return _tally(document, writing).writing == writing


def foreign_characters(document: Document, writing: Writing) -> frozenset[str]:
    """Return the characters of a document that do not belong to a way of writing."""
    if writing == "traditional":
        runs = _class_of(writing, own=False).findall(document.text) if is_written_in(document, writing) else ()
        return frozenset("".join(runs))
    return _tally(document, writing).strange


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


def _tally(document: Document, writing: Writing) -> Tally:
    return document.once(_widths if writing == "half-width" else _scripts)


def _scripts(document: Document) -> Tally:
    rare = Counter(rare_ideographs(document.text))
    strange = alphabet("simplified").foreign.intersection(rare) if rare else frozenset()
    if not strange:
        return Tally("simplified", strange)
    of_foreign = sum(rare[c] for c in strange)
    of_own = _count(_class_of("simplified", own=True), document.text, _enough(of_foreign))
    if of_own >= _enough(of_foreign):
        return Tally("simplified", strange)
    return Tally("traditional" if of_foreign >= _enough(of_own) else None, strange)


def _widths(document: Document) -> Tally:
    wide = WIDE.findall(document.text)
    narrow = _count(_class_of("half-width", own=True), document.text, _enough(len(wide))) if wide else 0
    return Tally("half-width" if not wide or narrow >= _enough(len(wide)) else None, frozenset(wide))


def _enough(foreign: int) -> int:
    """Return how many characters of its own a document must have beside so many of the other script."""
    return max(FEWEST_OWN, OWN_TO_FOREIGN * foreign)


def _count(characters: re.Pattern[str], text: str, enough: int) -> int:
    """Return how many such characters a text has; counting stops soon after there are enough."""
    count = 0
    for start in range(0, len(text), _PART):
        count += len("".join(characters.findall(text, start, start + _PART)))
        if count >= enough:
            break
    return count


@cache
def _class_of(writing: Writing, *, own: bool) -> re.Pattern[str]:
    """Return an expression for runs of the characters that a way of writing has alone, or of those it has not."""
    characters = alphabet(writing).own if own else alphabet(writing).foreign
    return re.compile(f"[{''.join(characters)}]+")
