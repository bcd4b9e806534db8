"""The registry of kinds: the word in a rule file and the class that knows how to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.kinds.blocks import Blocks
from reportlint.kinds.pattern import Pattern
from reportlint.kinds.script import Script
from reportlint.kinds.sequence import Sequence
from reportlint.kinds.wording import Wording

if TYPE_CHECKING:
    from reportlint.kinds.base import Kind

KINDS: dict[str, type[Kind]] = {
    "blocks": Blocks,
    "pattern": Pattern,
    "script": Script,
    "sequence": Sequence,
    "wording": Wording,
}
