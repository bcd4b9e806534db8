"""One works or project with two sums invested in it; names that any place may have are not its affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement import values
from reportlint.finding import Match
from reportlint.record import NamedTuple
from reportlint.usage import counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.document import Document
    from reportlint.finding import Span

_INVESTED = tuple(f"{word}{digit}" for word in ("投资", "投資") for digit in "123456789")
VALUES = (*values.SCOPES, *_INVESTED)
_NAME = "厂|廠|公司|项目|項目|工程|中心|基地|园|園|线|線|站|馆|館|桥|橋|商城|市场|广场|大厦|电站|综合体"
_SUM = re.compile(
    "(?P<sum>(?P<number>[0-9]+(?:\\.[0-9]+)?)(?P<scale>[万萬亿億])元)(?![左余多以])"
    f"(?:的(?P<behind>[一-鿿]{{3,14}}?(?:{_NAME}))(?![一二三]期))?"
)
_BEFORE = re.compile(
    f"(?P<name>[一-鿿]{{3,14}}?(?:{_NAME}))(?:[，,（(]|[計计][划劃]|[预預][计計]|概算|估算|[该該][项項]目)*(?P<whole>[总總])?$"
)
_PART = re.compile(
    "(?:完成|已|累[计計]|[实實][际際]|年|期|新增|追加|[争爭]取|到位|落[实實]|固定[资資][产產]|[财財]政|自筹|每[^，。]{0,4}|均|[续續]|再)$"
)
_WITHIN_NAME = re.compile("[的和与與及了在是为為将將把从從对對]|[总總]?投[资資]|完成|建[设設成]|[项項]目(?!$)")
_SCALES = {"万": 4, "萬": 4, "亿": 8, "億": 8}
_FAR = 20_000
_BACK = 30
_WIDEST = 1.5
_WIDEST_OF_PART = 1.1
_HALF = 0.5
_PROPER = 2
_SELDOM = 1.0  # log10: a word that 30 million characters hold ten times is no word of the language


class _Sum(NamedTuple):
    """A sum where it stands. whole: it is said to be all that is invested."""

    span: Span
    amount: Decimal
    digits: int
    whole: bool


def two_values(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the second values of indicators and of sums invested."""
    invested: list[Span] = []
    others: list[Span] = []
    for hit in hits:
        (invested if document.text.startswith(_INVESTED, hit[0]) else others).append(hit)
    yield from values.two_values(document, others)
    yield from _two_sums(document.text, invested)


def _two_sums(text: str, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the second of two sums for a thing that bears the same name of its own."""
    said: dict[str, _Sum] = {}
    for start, end in hits:
        found = _SUM.match(text, end - 1)
        named = found and _name(text, start, found)
        if not found or not named:
            continue
        name, whole = named
        one = _sum(found, whole=whole)
        other = said.setdefault(name, one)
        if one.span[0] - other.span[0] < _FAR and _clash(one, other):
            yield Match(*one.span, None, (other.span,))


def _name(text: str, start: int, found: re.Match[str]) -> tuple[str, bool] | None:
    """Return the name of what the money went into, with whether it is all of it; None where that is not sure."""
    back = max(0, start - _BACK, text.rfind("\n", 0, start) + 1)
    before = _BEFORE.search(text, back, start)
    name = found["behind"] or (before and before["name"])
    whole = text[start - 1 : start] in ("总", "總")
    if not name or _WITHIN_NAME.search(name) or _PART.search(text, back, start - whole):
        return None
    return (name, whole) if counts.load().log_count(counts.fold(name[:_PROPER])) < _SELDOM else None


def _sum(found: re.Match[str], *, whole: bool) -> _Sum:
    from decimal import Decimal  # few documents have a sum twice

    digits = len(found["number"].replace(".", "").rstrip("0").lstrip("0"))
    return _Sum(found.span("sum"), Decimal(found["number"]).scaleb(_SCALES[found["scale"]]), digits, whole)


def _clash(one: _Sum, other: _Sum) -> bool:
    """Tell whether two sums are neither one, nor one rounded, nor those of a part and of the whole."""
    low, high = sorted((one.amount, other.amount))
    if low == high or float(high) > (_WIDEST if one.whole == other.whole else _WIDEST_OF_PART) * float(low):
        return False
    coarse = min(one, other, key=lambda each: each.digits)
    last_place = coarse.amount.adjusted() - coarse.digits + 1
    return float(high - low) > _HALF * 10.0**last_place
