"""Lengths of time said beside the dates they lie between: 任期三年, 为期两个月, 百日攻坚, 工期五个月."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.agreement.sentence import MARKS, sentence_end, sentence_start
from reportlint.agreement.signed import signature_of
from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_LENGTHS = (
    "为期",
    "為期",
    "历时",
    "歷時",
    "工期",
    "任期",
    "聘期",
    "聘任期",
    "合同期",
    "服务期",
    "百日",
    "百天",
    "放假",
    "会期",
    "會期",
)
_DIGITS = "0123456789一二三四五六七八九十两"
AGES = tuple(f"{ones}{of}" for ones in _DIGITS for of in ("年来", "年多来", "年间"))
LENGTHS = (*_LENGTHS, *AGES)

_NUMBER = "[0-9]{1,3}|[一二两兩三四五六七八九十]{1,3}"
_DATE = (
    "(?:(?P<year{0}>(?:19|20)[0-9]{{2}})年)?(?P<month{0}>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
    "(?:(?P<day{0}>[0-9]{{1,2}})[日号號]|(?P<part{0}>初|底|末|[上中下]旬))?"
)
_SPAN = re.compile(
    rf"(?<![0-9第]){_DATE.format(1)}(?:起|开始)?(?:至|到|—{{1,2}}|－|-|~|～)(?:{_DATE.format(2)}|(?P<last>[0-9]{{1,2}})[日号號])(?![0-9])"
)
_LENGTH = re.compile(
    f"(?P<what>[为為]期|[历歷][时時]|工期|任期|聘任?期|合同期|服[务務]期|放假|[会會]期)(?:共|[为為约約共]|[为為]期)?"
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
_SENTENCE = f"{MARKS};"
_REACH = 120
_NEAR = 30
_DAYS_OF_MONTH = 30.44
_HUNDRED_DAYS = (70, 140)
_MONTHS = 12
_ANY_YEAR = 2023


class _Between(NamedTuple):
    """The time between two dates. days: None unless both have one; months: from the month of the one to the other's."""

    days: int | None
    months: int
    exact: bool


def wrong_durations(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the dates that lie farther apart, or nearer, than the sentence says."""
    text, last = document.text, -1
    for start, end in hits:
        if text[end - 1] in "来间":
            if found := _too_old(document, start, end):
                yield found
            continue
        if start <= last:
            continue
        last = sentence_end(text, end, _REACH, _SENTENCE)
        if found := _wrong_in(text, sentence_start(text, start, _REACH, _SENTENCE), last):
            yield found


def _wrong_in(text: str, start: int, end: int) -> Match | None:
    if under_way := _UNDER_WAY.search(text, start, end):
        months = (number(under_way["end"]) - number(under_way["begun"])) % _MONTHS
        if number(under_way["months"]) not in (months, months + 1):
            return Match(*under_way.span("done"), None, (under_way.span("months"),))
        return None
    spans = list(_SPAN.finditer(text, start, end))
    lengths = [*_LENGTH.finditer(text, start, end), *_HUNDRED.finditer(text, start, end)]
    if len(spans) != 1 or len(lengths) != 1 or _PHASES.search(text, start, end):
        return None
    span, length = spans[0], lengths[0]
    gap = max(span.start() - length.end(), length.start() - span.end())
    between = _between(span)
    if between is None or gap > _NEAR or (_is_term(length) and not _is_of_term(text, span, length)):
        return None
    if length.re is _HUNDRED and not _HELD.fullmatch(text, span.end(), length.start()):
        return None
    return None if _fits(between, length) else Match(*span.span(), None, (length.span(),))


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
    if not (0 < one <= _MONTHS and 0 < two <= _MONTHS):
        return None
    if years[0] is not None and years[1] is not None:
        months = (years[1] - years[0]) * _MONTHS + two - one
    elif years[1] is not None:
        return None
    else:
        months = (two - one) % _MONTHS
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
        return (date(year + month // _MONTHS, month % _MONTHS + 1, last_day) - date(year, *first)).days
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
    months = count * (_MONTHS if unit == "年" else 1)
    slack = 0.7 if unit == "月" else 2
    if days is not None:
        return abs(days / _DAYS_OF_MONTH - months) <= slack
    return between.months - (0 if between.exact else 1) - (slack > 1) <= months <= between.months + 1 + (slack > 1)


_AGE = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|初|底|末|[上中下]旬)?"
    "[^，。；、\n0-9]{0,6}?(?:建成|成立|投用|投入使用|启用|啟用|并网|開業|开业|开馆|开园|开通|开办|创办|創辦|创建|创立|组建|上线|投产"
    "|挂牌|通车|通水|设立|設立|建校|建院|建园|建站|启动运营|投入运营|建立)[^，。；、\n0-9]{0,6}[，,]"
    f"[^，。；、\n0-9]{{0,10}}?(?P<age>{_NUMBER})$"
)
_OLDER = re.compile(
    "前身|原|重建|[历歷]史|[扩擴改迁遷]建|更名|合并|合併|[恢复復]{2}|建[国國党黨]|改革[开開]放|全[国國]|公元|预计|将"
)
_LONGED_FOR = re.compile("[的前]|[^，。；\n]{0,8}[盼梦夢期等愿願]")
_TEN = 10


def _too_old(document: Document, start: int, end: int) -> Match | None:
    """Return the years that something is said to have been there, if they are more than since its beginning."""
    text = document.text
    figure = end - 2 - (text[end - 2] == "多")
    first = sentence_start(text, start, _REACH, _SENTENCE)
    found = _AGE.search(text, first, figure)
    if not found or _LONGED_FOR.match(text, end) or _OLDER.search(text, first, end):
        return None
    piece, signature = piece_at(document, start), signature_of(document)
    years = [int(signature[1])] if signature else []
    years += [piece.year + 1] if piece and piece.year else []
    if not years or not 0 < number(found["age"]) - (max(years) - int(found["year"]) + 1) <= _TEN:
        return None
    return Match(*found.span("age"), None, (found.span("year"),))


_BEGIN_END = (
    (
        "[开開動动破]工(?:建[设設])?|破土[动動]工|[开開]建|[进進][场場](?:施工)?|启动(?:建[设設])?|施工",
        "竣工|完工|通[车車水电]|投用|投入使用|交付(?:使用)?|建成|完成[验驗]收|[验驗]收",
    ),
    ("[开開]班|[开開][课課营營]", "[结結][业業班]|[结結]束|[闭閉][营營班]"),
    ("[开開]幕|[开開][赛賽]", "[闭閉]幕|[结結]束|收官"),
    ("[发發]布|挂网|[启啟][动動]|[开開]展|[开開]始", "[开開][标標]|[结結]束|收官"),
    ("受理|立案|接[报報诉訴]|收案", "[办辦審审][结結]|[结結]案"),
)
_DAY_OF = "(?P<month{0}>[0-9]{{1,2}})月(?:(?P<day{0}>[0-9]{{1,2}})[日号號]|(?P<part{0}>初|底|末|[上中下]旬))"
_ADVERBS = "(?:正式|[顺順]利|全部|全面|如期|按期|提前|[圆圆]满|胜利|建成|完成|全[线線])*"
_ORDERED = tuple(
    re.compile(
        f"(?<![年至到—0-9－~～-]){_DAY_OF.format(1)}{_ADVERBS}(?:{begun})[^。；，、\n0-9一二三四五六两]{{0,8}}[，、,](?:于|於|并于)?"
        f"(?P<done>{_DAY_OF.format(2)}){_ADVERBS}(?:{done})(?![的前后後])"
    )
    for begun, done in _BEGIN_END
)
_OTHER_YEAR = re.compile(
    "次年|[明翌去前上]年|[跨隔]年|(?:19|20)[0-9]{2}年|原定|[计計][划劃]|[预預][计計]|拟|[将將]|分别|第[一二三]"
)
_PARTS = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21, "底": 25, "末": 25}
_LAST_OF = {"初": 10, "上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31}
_AUTUMN = 9
ENDED = tuple(
    f"{when}{word}"
    for when in ("日", "日全部", "日全面", "日顺利", "底", "旬")
    for word in ("结束", "完成验收", "建成")
)
ENDED += ("闭幕", "结业", "办结", "审结", "结案", "日开标", "通水", "通电")


def _ended_before(text: str, start: int, end: int) -> Match | None:
    """Return the day of one year on which something ends before the day on which the same sentence lets it begin."""
    first = sentence_start(text, start, _NEAR + 10, _SENTENCE)
    for expression in _ORDERED:
        found = expression.search(text, first, end + 1)
        if not found or found.end() < start or _OTHER_YEAR.search(text, first, min(len(text), found.end() + 4)):
            continue
        one, two = int(found["month1"]), int(found["month2"])
        begun = one, int(found["day1"] or _PARTS[found["part1"]])
        done = two, int(found["day2"] or _LAST_OF[found["part2"]])
        over_new_year = one >= _AUTUMN and one - two > 2
        if done < begun and one <= _MONTHS and not over_new_year:
            return Match(*found.span("done"), None, ((found.start(), found.end("month1") + 1),))
    return None


DONE = ("竣工", "完工", "通车", "通車", "投用", "投入使用", "交付使用", *ENDED)
_WORKS = re.compile(
    "(?P<year1>(?:19|20)[0-9]{2})年(?P<month1>[0-9]{1,2})月(?:[0-9]{1,2}日|初|底|末)?(?:正式|[顺順]利)?(?:[开開動动破]工(?:建[设設])?|[启啟]动)"
    "[^。；\n0-9]{0,14}?(?P<done>(?:(?P<year2>(?:19|20)[0-9]{2})年|(?P<same>同年|[当當]年))(?P<month2>[0-9]{1,2})月)"
    "(?:[0-9]{1,2}日|初|底|末)?(?:全面|正式|[顺順]利|如期|提前|建成)*(?:竣工|完工|通[车車]|投用|投入使用|交付使用)"
)


def done_before_begun(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the months in which works are said to be done before they were begun."""
    text, last, told = document.text, -1, -1
    for start, end in hits:
        if start > told and (wrong := _ended_before(text, start, end)):
            told = wrong.end + 4
            yield wrong
        found = _WORKS.search(text, max(last + 1, start - _REACH, 0), end)
        if not found or found.start() <= last:
            continue
        last = found.start()
        years = int(found["year1"]), int(found["year2"] or found["year1"])
        if (years[1], int(found["month2"])) < (years[0], int(found["month1"])):
            yield Match(*found.span("done"), None, (found.span("year1"),))
