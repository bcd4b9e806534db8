"""Lengths of time said beside the dates they lie between: 任期三年, 为期两个月, 百日攻坚, 工期五个月."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.hours import HOURS, wrong_hours
from reportlint.agreement.sentence import EITHER_WIDTH, sentence_end, sentence_start
from reportlint.agreement.since import AGES, too_old
from reportlint.agreement.spans import YEARS, wrong_span
from reportlint.finding import Match
from reportlint.outline.dates import MONTHS, number
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

LENGTHS = (
    *("为期", "為期", "历时", "歷時", "百日", "百天", "放假", "会期", "會期"),
    *("工期", "任期", "聘期", "聘任期", "合同期", "服务期", *AGES, *HOURS, *YEARS),
    *(f"{lasting}{number}" for lasting in ("连续", "持续", "长达") for number in "123456789一二三四五六七八九十两"),
)
_NUMBER = "[0-9]{1,3}|[一二两兩三四五六七八九十]{1,3}"
_DATE = (
    "(?:(?P<year{0}>(?:19|20)[0-9]{{2}})年)?(?P<month{0}>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
    "(?:(?P<day{0}>[0-9]{{1,2}})[日号號]|(?P<part{0}>初|底|末|[上中下]旬))?"
)
_SPAN = re.compile(
    rf"(?<![0-9第]){_DATE.format(1)}(?:起|开始)?(?:至|到|持续到|持续至|延续到|延续至|—{{1,2}}|－|-|~|～)(?:{_DATE.format(2)}|(?P<last>[0-9]{{1,2}})[日号號])(?![0-9])"
)
_LENGTH = re.compile(
    f"(?P<what>[为為]期|[历歷][时時]|工期|任期|聘任?期|合同期|服[务務]期|放假|[会會]期|连续|持续|长达)(?:共|[为為约約共]|[为為]期)?"
    f"(?P<number>{_NUMBER}|半)(?P<half>[个個]?半)?(?P<unit>[个個]?月|年|[个個]?星期|周|[天日])"
)
_HUNDRED = re.compile(
    "百[日天](?=[“”]?(?:[^，。；、\\s]{0,6}(?:行[动動]|攻[坚堅]|[会會][战戰]|整治|活[动動]|[竞競][赛賽]|[战戰]役|大[战戰]))|[战戰])"
)
_HELD = re.compile("[^，。；、]{0,24}")
_PHASES = re.compile("[阶階]段|第[一二三四]|分[两兩三四]|延[长長期]|提前|推[迟遲]|逾期|暂停|再次|其中")
_TERMS = re.compile("任期|聘任?期|合同期|服[务務]期")
_UNDER_WAY = re.compile(
    f"(?P<begun>{_NUMBER})月(?:初|底|末|[上中下]旬|(?:[0-9]{{1,2}}[日号]))?(?:正式|[顺順]利)?(?:[开開動动破]工|[进進][场場]施工)"
    f"[^。；\n]{{0,20}}?工期(?:[为為约約])?(?P<months>{_NUMBER})[个個]月[^。；\n]{{0,16}}?(?:如期|按期|按[时時])(?:于|於|在)?"
    f"(?P<done>(?P<end>{_NUMBER})月(?:初|底|末|[上中下]旬)?)[^。；，\n]{{0,4}}(?:竣工|完工|建成|通[车車]|交付|投)"
)
_LASTING = ("连续", "持续", "长达")
_FIGURE = re.compile("[0-9]")
"""What tells that something else is counted between the dates and the length: 座谈会3场，历时3天."""
_CLOSE = 12
_REACH = 120
_NEAR = 30
_DAYS_OF_MONTH = 30.44
_HUNDRED_DAYS = (70, 140)
_ANY_YEAR = 2023


class _Between(NamedTuple):
    """The time between two dates. days: None unless both have one; months: from the month of the one to the other's."""

    days: int | None
    months: int
    exact: bool


def wrong_durations(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the dates that lie farther apart, or nearer, than their sentence says, and too many years since one."""
    text, last = document.text, -1
    for start, end in hits:
        if text[end - 1] == "0":
            if span := wrong_span(document, start, end):
                yield span
            continue
        if text[end - 1] in "来间":
            if found := too_old(document, start, end):
                yield found
            continue
        if text.startswith("小时", end - 2):
            if wrong := wrong_hours(text, start, end):
                yield wrong
            continue
        if start <= last:
            continue
        last = sentence_end(text, end, _REACH, EITHER_WIDTH)
        if found := _wrong_in(text, sentence_start(text, start, _REACH, EITHER_WIDTH), last):
            yield found


def _wrong_in(text: str, start: int, end: int) -> Match | None:
    if under_way := _UNDER_WAY.search(text, start, end):
        months = (number(under_way["end"]) - number(under_way["begun"])) % MONTHS
        if number(under_way["months"]) not in (months, months + 1):
            return Match(*under_way.span("done"), None, (under_way.span("months"),))
        return None
    spans = list(_SPAN.finditer(text, start, end))
    lengths = [*_LENGTH.finditer(text, start, end), *_HUNDRED.finditer(text, start, end)]
    named = [one for one in lengths if one.re is _HUNDRED or one["what"] not in _LASTING]
    lengths = named or lengths
    if len(spans) != 1 or len(lengths) != 1 or _PHASES.search(text, start, end):
        return None
    span, length = spans[0], lengths[0]
    gap = max(span.start() - length.end(), length.start() - span.end())
    between = _between(span)
    if length.start() > span.end() and _FIGURE.search(text, span.end(), length.start()):
        return None
    if (
        between is None
        or gap > _NEAR
        or not _is_as_fine(span, length)
        or (_is_term(length) and not _is_of_term(text, span, length))
    ):
        return None
    if length.re is _HUNDRED and not _HELD.fullmatch(text, span.end(), length.start()):
        return None
    if _fits(between, length):
        return None
    fixed = length.re is _HUNDRED or _is_term(length)
    shown, other = (span.span(), length.span()) if fixed else (_figure(length), span.span())
    return Match(*shown, None, (other,))


def _figure(length: re.Match[str]) -> Span:
    """Return the number of a length with its unit."""
    return length.start("number"), length.end("unit")


def _is_as_fine(span: re.Match[str], length: re.Match[str]) -> bool:
    """Tell whether the dates are told as finely as what is said to last with no more than 连续, and stand before it."""
    if length.re is _HUNDRED or length["what"] not in _LASTING:
        return True
    unit = length["unit"].lstrip("个個")
    fine = unit == "月" if not (span["day1"] or span["day2"] or span["last"]) else unit in "天日"
    return fine and 0 <= length.start() - span.end() <= _CLOSE


def _is_term(length: re.Match[str]) -> bool:
    return length.re is _LENGTH and _TERMS.fullmatch(length["what"]) is not None


def _is_of_term(text: str, span: re.Match[str], length: re.Match[str]) -> bool:
    """Tell whether the dates are those of a term, not of what somebody did in it."""
    before = text[max(0, span.start() - 4) : span.start()]
    return _TERMS.search(before) is not None or 0 <= length.start() - span.end() <= 2


def _between(span: re.Match[str]) -> _Between | None:
    years = [int(span[name]) if span[name] else None for name in ("year1", "year2")]
    one = number(span["month1"])
    two = one if span["last"] else number(span["month2"])
    if not (0 < one <= MONTHS and 0 < two <= MONTHS):
        return None
    if years[0] is not None and years[1] is not None:
        months = (years[1] - years[0]) * MONTHS + two - one
    elif years[1] is not None:
        return None
    else:
        months = (two - one) % MONTHS
    if months < 0:
        return None
    last = span["day2"] or span["last"]
    if span["day1"] and last:
        days = _days(years[0] or _ANY_YEAR, (one, int(span["day1"])), months, int(last))
        if days is None:
            return None
        return _Between(days, months, exact=True)
    return _Between(None, months, exact=not (span["day1"] or span["day2"]))


def _days(year: int, first: tuple[int, int], months: int, last_day: int) -> int | None:
    """Return how many days lie between a date and a day so many months later, None if no calendar has them."""
    from datetime import date  # few documents say how long something lasts

    month = first[0] - 1 + months
    try:
        return (date(year + month // MONTHS, month % MONTHS + 1, last_day) - date(year, *first)).days
    except ValueError:
        return None


def _fits(between: _Between, length: re.Match[str]) -> bool:
    """Tell whether a length is that between the dates, the first or last day or month counted or not."""
    days = between.days
    if length.re is _HUNDRED:
        near = days if days is not None else (between.months + 0.5) * _DAYS_OF_MONTH
        return _HUNDRED_DAYS[0] <= near <= _HUNDRED_DAYS[1]
    halved = length["half"] or length["number"] == "半"
    count = (0 if length["number"] == "半" else number(length["number"])) + (0.5 if halved else 0)
    unit = length["unit"].lstrip("个個")
    if unit in "天日":
        return days is None or count - days in (0, 1)
    if unit in ("周", "星期"):
        return days is None or abs(days / 7 - count) <= 1.1
    months = count * (MONTHS if unit == "年" else 1)
    slack = 0.7 if unit == "月" else 2
    if days is not None:
        return abs(days / _DAYS_OF_MONTH - months) <= slack
    return between.months - (0 if between.exact else 1) - (slack > 1) <= months <= between.months + 1 + (slack > 1)
