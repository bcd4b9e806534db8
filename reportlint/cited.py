"""Words in quotes that a sentence calls wrong, or right, by name: 不要把“账目”写成“帐目”; it judges none of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlint.finding import Span

_LINKS = "误作|误为|误写[成为作]|错写[成为作]|[写印念读打排]成|写为|写作|错成"
_CALLED_WRONG = re.compile(
    f"(?:{_LINKS})了?“(?P<behind>[^“”\n]{{1,12}})”"
    "|“(?P<before>[^“”\n]{1,12})”(?=[一二两三]?[词字]?(?:在公文[中里])?(?:应当?|应该|须|要|宜)?(?:改?为|改作|改成|写[作为成]|作|是)了?“"
    "|(?:的写法)?(?:是错误?的|有误|不规范|不通|不妥))"
)


def cited_in(text: str) -> list[Span]:
    """Return where such words stand in a text, without their quotes, in order."""
    return [match.span(match.lastgroup or 0) for match in _CALLED_WRONG.finditer(text)]
