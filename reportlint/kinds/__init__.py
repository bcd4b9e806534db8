"""The registry of kinds: the word in a rule file and the class that knows how to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.kinds.base import Kind

_CLASSES = {
    "absent": "Absent",
    "agreement": "Agreement",
    "arithmetic": "Arithmetic",
    "blocks": "Blocks",
    "breaks": "Breaks",
    "context": "Context",
    "conversion": "Conversion",
    "cut": "Cut",
    "gap": "Gap",
    "masked": "Masked",
    "pairs": "Pairs",
    "particle": "Particle",
    "pattern": "Pattern",
    "repetition": "Repetition",
    "script": "Script",
    "sequence": "Sequence",
    "series": "Series",
    "set_phrases": "SetPhrases",
    "spelling": "Spelling",
    "spun": "Spun",
    "uncounted": "Uncounted",
    "wording": "Wording",
}
"""The class of a kind, by its word, which is also the name of its module."""


class _Kinds(Mapping[str, "type[Kind]"]):
    """The classes by word; a module is imported when its class is first asked for, so that a run loads what it uses."""

    def __getitem__(self, word: str) -> type[Kind]:
        kind: type[Kind] = getattr(import_module(f"{__name__}.{word}"), _CLASSES[word])
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)

    def __contains__(self, word: object) -> bool:
        return word in _CLASSES


KINDS = _Kinds()
