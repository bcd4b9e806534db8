"""One indicator of one place and one period with two values; it silently passes all that may be two indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.pieces import piece_at
from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.document import Document
    from reportlint.finding import Span

_PLACES = "镇鎮乡鄉县縣市区區州旗局校院村社司厂廠街"
SCOPES = tuple(f"{whose}{place}" for whose in "全我" for place in _PLACES)
_INDICATOR = re.compile(
    "(?:共|累[计計]|已|合[计計])?(?:[实實][现現]|完成|[达達]到|有|[拥擁]有|[发發]放|投入)?了?"
    "(?P<words>[一-鿿]{4,12}?)(?:共|累[计計]|合[计計]|[总總][计計])?(?:[实實][现現]|完成|[达達]到|[达達]|[为為]|有)?"
    "(?P<number>[0-9]+(?:\\.[0-9]+)?)(?P<scale>[万萬亿億]?)"
    "(?P<unit>元|美元|亩|畝|公[顷頃]|吨|噸|人次|人|名|户|戶|平方米|立方米|公里|千瓦[时時]|[头頭]|只|羽|[处處]|所|[个個]|件|起|场|期|家|辆|套|宗|卷|册|株|标箱)(?![次均以/／多余餘左])"
)
_NUMBER_NEAR = re.compile("[一-鿿]{4,21}+[0-9]")
"""What `_INDICATOR` cannot do without, told sooner."""
_OTHERWISE = re.compile(
    "同比|增|[减減]|降|[长長]|人均|均|[计計][划劃]|其中|至|比|每|[预預]|目[标標]|力[争爭]|[将將]|[拟擬]|去年|上年|往年|同期|月|季度|日|[约約]|近|超"
    "|[另还還再]|分[别別]|原|[争爭]取|投[资資][总總]|[总總]投|亿元以|左右|最"
)
_PERIOD = re.compile(
    "(?:19|20)[0-9]{2}年?|[一二][〇○零][〇○零一二三四五六七八九]{2}年|[上下]半年|[一二三四]季度|[今去上明本]年|全年|[0-9]+月|十[一二三四]?五"
    "|[三五]年|[预預]|[计計][划劃]|目[标標]|[将將]|截至"
)
_BEFORE = "，。；：,;\n 　、"
_FARTHEST = 400
_HEADINGS = tuple(
    f"\n{left}{numeral}{right}" for numeral in "一二三四五六七八九十" for left, right in (("", "、"), ("（", "）"))
)
_HEADED, _LONGEST = 8000, 40
_WIDEST = "1.5"
_SCALES = {"": 0, "万": 4, "萬": 4, "亿": 8, "億": 8}


class _Value(NamedTuple):
    """What a place says of an indicator. periods: the periods its paragraph has named so far."""

    span: Span
    amount: Decimal
    places: int
    periods: frozenset[str]
    sentence: int


def two_values(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the second value of an indicator that the same text gives twice, in the same words, for the same period."""
    first: dict[tuple[int, str, str], _Value | None] = {}
    text = document.text
    for start, end in hits:
        if start and text[start - 1] not in _BEFORE:
            continue
        found = _INDICATOR.match(text, end) if _NUMBER_NEAR.match(text, end) else None
        piece = piece_at(document, start) if found else None
        if not found or not piece or piece.section_at(start).plan:
            continue
        back = max(0, start - _FARTHEST)
        sentence = max(text.rfind("。", back, start), text.rfind("\n", back, start))
        if _OTHERWISE.search(text, sentence + 1, found.end("unit")):
            continue
        value = _value(document, found, sentence, piece.year)
        key = piece.start, text[start:end] + found["words"], found["unit"]
        other = first.setdefault(key, value)
        if other and value and _clash(value, other) and _headed(text, start) == _headed(text, other.span[0]):
            first[key] = None
            yield Match(*value.span, None, (other.span,))


def _value(document: Document, found: re.Match[str], sentence: int, year: int | None) -> _Value:
    """Return what a place says; of a text on one year, this year is no period of its own."""
    from decimal import Decimal  # few documents have an indicator twice

    outline = outline_of(document)
    begun = outline.paragraphs.starts[outline.paragraph_at(found.start())]
    periods = frozenset(_PERIOD.findall(found.string, max(begun, found.start() - _FARTHEST), found.start()))
    if year:
        periods -= {f"{year}年", str(year), "今年", "本年", "全年"}
    scale = _SCALES[found["scale"]]
    places = len(found["number"].partition(".")[2]) - scale
    return _Value(found.span("number"), Decimal(found["number"]).scaleb(scale), places, periods, sentence)


def _headed(text: str, offset: int) -> frozenset[str]:
    """Return the periods that the heading over a place names: 一、上半年情况."""
    at = max(text.rfind(mark, max(0, offset - _HEADED), offset) for mark in _HEADINGS)
    end = text.find("\n", at + 1)
    return frozenset(_PERIOD.findall(text, at, min(end, at + _LONGEST))) if 0 <= at < end <= offset else frozenset()


def _clash(value: _Value, other: _Value) -> bool:
    """Tell whether two values are of one period and too far apart for rounding, too near for two indicators."""
    if value.sentence == other.sentence or value.periods != other.periods or not min(value.amount, other.amount):
        return False
    from decimal import Decimal  # as above

    coarser = Decimal(1).scaleb(-min(value.places, other.places))
    apart = abs(value.amount - other.amount)
    return coarser <= apart and max(value.amount, other.amount) <= Decimal(_WIDEST) * min(value.amount, other.amount)
