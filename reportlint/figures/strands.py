"""Parts each told in two units, of a whole told in both: 312批546人次，其中集体访18批126人次，个人访294批420人次."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.partition import wrong_partitions
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import LEVELS, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.statement import Statement

_SECOND = re.compile("[、，（]?[一-鿿]{0,5}")
_FIRST_OF_WHOLE = 2


def wrong_strands(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield what is wrong with either unit of such a list, as with a list in that unit alone."""
    for at in range(_FIRST_OF_WHOLE, len(said) - 1):
        if "其中" not in said[at].lead:
            continue
        whole, other = said[at - 2 : at]
        units = whole.quantity.dimension, other.quantity.dimension
        if not _are_two(*units) or not _SECOND.fullmatch(other.lead) or {whole.part, other.part} - set(LEVELS):
            continue
        items = list(_items(said[at:], units))
        if len(items) > 1:
            yield from wrong_partitions(line, [whole, *(first for first, _ in items)])
            yield from wrong_partitions(line, [other, *(second._replace(lead=first.lead) for first, second in items)])


def _are_two(one: str, other: str) -> bool:
    return one != other and {one, other}.isdisjoint(("", PERCENT, POINTS))


def _items(said: Sequence[Statement], units: tuple[str, str]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the parts, as long as each is told in both units, the second in the same words."""
    words = said[1].lead
    for first, second in zip(said[::2], said[1::2], strict=False):
        fits = (first.quantity.dimension, second.quantity.dimension) == units and first.part is Part.LEVEL
        if not fits or second.lead != words or not _SECOND.fullmatch(words):
            return
        yield first, second._replace(part=Part.LEVEL)
