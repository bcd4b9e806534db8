"""Numbers of a list whose mark was lost or misread (二征地补偿, 12。措施, l.); where lists begin it does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.ordinals import Family

if TYPE_CHECKING:
    from reportlint.finding import Span
    from reportlint.outline.ordinals import Ordinal

_UNBRACKETED = (Family.HAN, Family.ARABIC)
_NUMERAL = re.compile("[一二三四五六七八九十百零]+|[0-9]+")
_FIRSTS = {
    Family.ARABIC: re.compile("[1１][ 　]?[，,：:)）]|[lIL|][ 　]?[，,、.．：:]"),
    Family.HAN: re.compile("一[ 　]?[)）]"),
}
_REACH = 3
"""How many paragraphs before the second item the first one may begin."""


def unmarked(text: str, before: Ordinal, after: Ordinal, value: int) -> Span | None:
    """Return the number between two items of a list that opens its line without its mark, if there is just one."""
    due = before.reading(value)
    numeral = due and before.family in _UNBRACKETED and before.at_head and after.at_head and _NUMERAL.match(due)
    if not numeral:
        return None
    places = re.finditer(
        rf"\n[ \t　]*({numeral[0]}。?)(?=[一-鿿])(?![一二三四五六七八九十百千万亿是要])", text[before.end : after.start]
    )
    found = [match.span(1) for match in places if not _COUNTS.match(text, before.end + match.end())]
    return (before.end + found[0][0], before.end + found[0][1]) if len(found) == 1 else None


_COUNTS = re.compile(
    "[个年月日号人名户家件项条次方期级届种类批位元亩吨公天岁季线把边点时分中对定种般些块起旦度路直同切并样]"
)
"""What a number that opens a line may count (二个方面, 2月), or make a word with (一般, 一些)."""


def is_misread_first(text: str, starts: list[int], at: int, family: Family) -> bool:
    """Tell whether one of the paragraphs before the second item opens with 1 in another guise: 1， or l. for 1."""
    first = _FIRSTS.get(family)
    return first is not None and any(first.match(text, start) for start in starts[max(0, at - _REACH) : at])
