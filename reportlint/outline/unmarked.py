"""Numbers of a list whose mark was lost or misread (二征地补偿, 12。措施, l.); where lists begin it does not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.ordinals import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.finding import Span
    from reportlint.outline.ordinals import Ordinal

_UNBRACKETED = (Family.HAN, Family.ARABIC)
_NUMERAL = re.compile("[一二三四五六七八九十百零]+|[0-9]+")
_FIRSTS = {
    Family.ARABIC: re.compile("[1１][ 　]?[，,：:)）]|[lIL|][ 　]?[，,、.．：:]"),
    Family.HAN: re.compile("一[ 　]?[)）。.．，]"),
}
_REACH = {Family.ARABIC: 3, Family.HAN: 30}
"""How many paragraphs before the second item the first one may begin; under 一 there are others."""


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
    return first is not None and any(first.match(text, start) for start in starts[max(0, at - _REACH[family]) : at])


BARE = tuple(f"\n{numeral}" for numeral in range(1, 10))
"""What a line begins with that may be numbered without a mark."""
_BARE = re.compile("[1-9][0-9]?(?:[ 　]?([、.．])|(?=[一-鿿“《])(?![一二三四五六七八九十百千万亿零多余是要来人项]))")
_WEAKLY = frozenset("对把同直分切并样定种")
"""Of what a number may count, what may as well begin a sentence (1对台账逐本核对)."""
_STOPPED = re.compile("[，。；：]")
_FULL_STOPS = frozenset("。；")
_SHORTEST_ITEM = 6
_FARTHEST = 800
"""How far behind an item of a row the next one may stand."""


def bare_rows(text: str, hits: Iterable[Span]) -> Iterator[Span]:
    """Yield the numbers of lists counted from 1 of which two or more, and not the fewer, lack their mark: 1对.

    hits: where one of `BARE` stands. Rows of a table have no stops in them, and what a number counts is no item.
    """
    row: list[tuple[int, int, bool]] = []
    due = 0
    for hit, _ in hits:
        start = hit + 1
        match = _BARE.match(text, start)
        if match is None:
            continue
        number = text[start : match.end()].rstrip("、.． 　")
        value, bare = int(number), match[1] is None
        if value != 1 and (value != due or start - row[-1][1] > _FARTHEST):
            continue
        line = _line(text, match.end())
        counts = _COUNTS.match(line) and line[0] not in _WEAKLY
        if bare and (counts or len(line) < _SHORTEST_ITEM or not _STOPPED.search(line)):
            continue
        if value == 1:
            yield from _row(text, row)
            row.clear()
        row.append((start, start + len(number), bare))
        due = value + 1
    yield from _row(text, row)


def _row(text: str, row: list[tuple[int, int, bool]]) -> list[Span]:
    """Return the bare numbers of a row, if they are two at least, not the fewer, and count nothing."""
    bare = [(start, end) for start, end, is_bare in row if is_bare]
    if len(bare) < _FEWEST or len(bare) * 2 < len(row):
        return []
    lines = [_line(text, end) for _, end in bare]
    firsts = {line[0] for line in lines}
    stopped = any(line[-1] in _FULL_STOPS for line in lines)
    return bare if stopped and len(firsts) > 1 and not firsts <= _WEAKLY else []


def _line(text: str, start: int) -> str:
    """Return the rest of a line."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)].rstrip()


_FEWEST = 2
_HAN_DIGITS = "一二三四五六七八九"


def is_misread(between: str, family: Family, value: int) -> bool:
    """Tell whether the number due stands before in another guise: 其次条 for 第二条, （二）是 for 二是."""
    if family is Family.ARTICLE:
        return _NO_ARTICLE.search(between) is not None
    if family is Family.ARABIC and value == 1:
        return _BARE_FIRST.search(between) is not None
    if family is not Family.POINT or value > len(_HAN_DIGITS):
        return False
    numeral = _HAN_DIGITS[value - 1]
    guises = (
        rf"[（(]{numeral}[）)]是|[，。；：\n][ ]?(?:{numeral}(?:[、,，.．]|(?![{_HAN_DIGITS}十])[一-鿿])|{value}是)"
    )
    return re.search(guises, between) is not None


_BARE_FIRST = re.compile("\n[ 　]*1(?![月日年个名号])[一-鿿]")
_NO_ARTICLE = re.compile("\n[ 　]*(?:其次|第[^一二三四五六七八九十百零0-9\n]{1,2}|第?[ ]{1,2})[条條][ 　]")
