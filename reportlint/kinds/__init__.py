"""The registry of kinds: the word in a rule file and the class that knows how to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.kinds.agreement import Agreement
from reportlint.kinds.arithmetic import Arithmetic
from reportlint.kinds.blocks import Blocks
from reportlint.kinds.breaks import Breaks
from reportlint.kinds.context import Context
from reportlint.kinds.conversion import Conversion
from reportlint.kinds.cut import Cut
from reportlint.kinds.pairs import Pairs
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.repetition import Repetition
from reportlint.kinds.script import Script
from reportlint.kinds.sequence import Sequence
from reportlint.kinds.set_phrases import SetPhrases
from reportlint.kinds.spelling import Spelling
from reportlint.kinds.wording import Wording

if TYPE_CHECKING:
    from reportlint.kinds.base import Kind

KINDS: dict[str, type[Kind]] = {
    "agreement": Agreement,
    "arithmetic": Arithmetic,
    "blocks": Blocks,
    "breaks": Breaks,
    "context": Context,
    "conversion": Conversion,
    "cut": Cut,
    "pairs": Pairs,
    "pattern": Pattern,
    "repetition": Repetition,
    "script": Script,
    "sequence": Sequence,
    "set_phrases": SetPhrases,
    "spelling": Spelling,
    "wording": Wording,
}
