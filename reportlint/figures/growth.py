"""Recomputes growth rates and differences from the levels beside them: 比上年增加5.2亿元，增长12.5%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault, contradiction, wrong_rest
from reportlint.figures.interval import Interval
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import Part, Statement
from reportlint.figures.turns import doubled, turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.quantity import Quantity

_ADJUSTED = re.compile("可比|口径|剔除|扣除|扣减|不变价|实际增|名义|年均|平均增|年平均|折合|同规模|翘尾")
_STOP = re.compile("[。；]")
_LAST_YEARS, _THIS_YEARS = ("去年", "上年"), ("今年", "本年")
_OF_YEAR = re.compile(
    "(?:^|[，。；：、\n])(?P<year>(?:19|20)[0-9]{2}(?=年)|[去上今本]年)(?:年|度|全年|全[县市区镇乡])*(?P<what>[一-鿿]{0,14})$"
)
_VERB = re.compile("共|累计|完成|实现|达到?|为|有|全年")
_WAYS = (
    *(("增长", "下降"), ("增加", "减少"), ("上升", "下降"), ("提高", "降低"), ("上涨", "下跌"), ("净增", "净减")),
    *(("增收", "减收"), ("增产", "减产"), ("扩大", "缩小"), ("增", "减")),
)
_OTHER_WAY = {**{down: up for up, down in reversed(_WAYS)}, **dict(_WAYS)}
_WAY = re.compile(f"({'|'.join(_OTHER_WAY)})(?:了|达)?$")
_OF_NOUN = re.compile("[，,](?!总)([一-鿿]{1,3})[量数额]")
_LONGEST_WAY = 6
_REACH = 24
_NEAR = 8
_APART = 2.0
_LIKELY = 0.9


def wrong_changes(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the changes of a line that do not follow from the levels they are said of."""
    for at, statement in enumerate(said):
        found = None
        if statement.part is Part.OUTCOME and _is_pair(said[at - 1 : at + 1]):
            found = doubled(line, said[at - 1].quantity, statement.quantity)
            found = found or turned(line, said[at - 1], statement)
        elif statement.part is Part.CHANGE and statement.quantity.usable:
            first = at - (3 if said[at - 1].part is Part.CHANGE else 2)
            pair = said[first : first + 2] if first >= 0 else ()
            years = _of_two_years(pair)
            far = years is not pair and not _is_near(years, statement)
            pair = pair if far else years
            found = _by_levels(line, pair, statement) if _is_pair(pair) else _by_change(said, at)
        if found and not _is_adjusted(line, found):
            yield found


def _is_adjusted(line: str, found: Contradiction) -> bool:
    """Tell whether a change is said of other levels than are given: 可比口径, 年均; another sentence may be."""
    start, end = max(0, min(found.others)[0] - _REACH), found.end + _REACH
    stop = _STOP.search(line, found.end, end)
    return _ADJUSTED.search(line, start, stop.start() if stop else end) is not None


def _of_two_years(pair: Sequence[Statement]) -> Sequence[Statement]:
    """Return the levels of one thing in two years that follow one another as those of a change, else what is given."""
    if [each.part for each in pair] != [Part.LEVEL, Part.LEVEL]:
        return pair
    one, other = (_OF_YEAR.search(each.lead) for each in pair)
    if not one or not other or not _follows(one["year"], other["year"]):
        return pair
    first, second = _VERB.sub("", one["what"]), _VERB.sub("", other["what"])
    fits = (first == second or not second) and not _ADJUSTED.search(pair[0].lead + pair[1].lead)
    return [pair[0]._replace(part=Part.OUTSET), pair[1]._replace(part=Part.OUTCOME)] if fits else pair


def _is_near(years: Sequence[Statement], change: Statement) -> bool:
    """Tell whether a rate is not so far from that of two years that it may be of something else."""
    before, after, claim = (each.quantity for each in (*years, change))
    if claim.dimension != PERCENT or before.amount.least <= 0:
        return True
    due = abs(after.amount.value / before.amount.value - 1) * 100
    return claim.amount.value / _APART <= due <= claim.amount.value * _APART


def _follows(year: str, next_year: str) -> bool:
    if year[0].isdecimal() and next_year[0].isdecimal():
        return int(year) + 1 == int(next_year)
    return year in _LAST_YEARS and next_year in _THIS_YEARS


def _is_pair(pair: Sequence[Statement]) -> bool:
    parts = tuple(statement.part for statement in pair)
    return parts in ((Part.OUTSET, Part.OUTCOME), (Part.LEVEL, Part.EARLIER)) and _alike(*(s.quantity for s in pair))


def _by_levels(line: str, pair: Sequence[Statement], change: Statement) -> Contradiction | None:
    """Return what is wrong with a change between two levels that are both given."""
    if change.detail and not _same_base(change.detail, pair[0].lead + pair[1].lead):
        return None
    if not _is_of_same(change.lead, pair[0].lead + pair[1].lead):
        return None
    earlier, later = pair if pair[0].part is Part.OUTSET else reversed(pair)
    before, after, claim = earlier.quantity, later.quantity, change.quantity
    if before.amount.least <= 0:
        return None
    if (after.amount.value > before.amount.value) is not change.rises:
        return _direction(line, before, after, change)
    high, low = (after, before) if change.rises else (before, after)
    difference = high.amount - low.amount
    if before.dimension == PERCENT == claim.dimension:
        return _points(before, after, claim, difference) if change.rises else None
    if claim.dimension == PERCENT:
        due = _growth(before, after, rises=change.rises)
        formula = "（{0}－{1}）÷{1}" if change.rises else "（{1}－{0}）÷{1}"
        return contradiction(Fault.GROWTH, claim, due, formula, after, before)
    if claim.dimension != _of_difference(before):
        return None
    start = pair[0].quantity.start
    said_twice = line.find(claim.text, max(0, start - _REACH), start) >= 0  # 新增12家，总数85家，比上年的71家净增12家
    if said_twice and earlier.part is Part.EARLIER and change.rises:
        return wrong_rest(before, after, claim)
    finer = claim.worth < before.worth and after.decimals and before.decimals
    due = difference.narrowed(_LIKELY) if finer else difference  # both are hardly ever rounded as far as they may be
    return contradiction(Fault.DIFFERENCE, claim, due, "{0}－{1}", high, low)


def _of_difference(level: Quantity) -> str:
    """Return what the difference of two such levels is measured in."""
    return POINTS if level.dimension == PERCENT else level.dimension


def _growth(before: Quantity, after: Quantity, *, rises: bool) -> Interval:
    """Return by how many per cent a level has risen or fallen."""
    growth = (after.amount / before.amount).plus(-1).times(100)
    return growth if rises else Interval(-growth.most, -growth.value, -growth.least)


def _direction(line: str, before: Quantity, after: Quantity, change: Statement) -> Contradiction | None:
    """Return a change that goes the wrong way, though it is as great as is due: 286万元，比上年的310万元增长7.7%."""
    claim = change.quantity
    high, low = (before, after) if change.rises else (after, before)
    word = _WAY.search(line, claim.start - _LONGEST_WAY, claim.start)
    if high.amount.least <= low.amount.most or not word:
        return None
    if claim.dimension == PERCENT != before.dimension:
        due, fault = _growth(before, after, rises=not change.rises), Fault.GROWTH
    elif claim.dimension == _of_difference(before):
        due, fault = high.amount - low.amount, Fault.DIFFERENCE
    else:
        return None
    if not claim.amount.meets(due):
        return None
    figure = _OTHER_WAY[word[1]] + line[word.end(1) : claim.end]
    spans = (before.start, before.number_end), (after.start, after.number_end)
    return Contradiction(fault, word.start(1), claim.end, figure, spans, f"{high.text}＞{low.text}")


def _points(before: Quantity, after: Quantity, claim: Quantity, difference: Interval) -> Contradiction | None:
    """Return the percentage that is a difference of percentages: 由45%提高到52%，提高7%."""
    relative = (after.amount / before.amount).plus(-1).times(100)
    percentages = before.unit == after.unit == claim.unit == "%"
    if not percentages or not claim.amount.meets(difference) or claim.amount.meets(relative):
        return None
    figure = claim.text.replace("%", POINTS)
    spans = (before.start, before.number_end), (after.start, after.number_end)
    return Contradiction(Fault.POINTS, claim.start, claim.end, figure, spans, f"{after.text}－{before.text}＝{figure}")


def _by_change(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return what is wrong with a rate beside the absolute change, in either order, of the level before both."""
    if at < 2 or said[at - 1].part is not Part.CHANGE or said[at - 2].part not in (Part.LEVEL, Part.TOTAL):
        return None
    level, one, two = (statement.quantity for statement in said[at - 2 : at + 1])
    rate, change = (one, two) if one.dimension == PERCENT else (two, one)
    rises = said[at].rises
    fits = rate.dimension == PERCENT and rate.usable and level.dimension != PERCENT and _alike(level, change)
    if not fits or change.amount.least <= 0 or said[at - 1].rises is not rises:
        return None
    if said[at].detail and not _same_base(said[at].detail, said[at - 1].detail):
        return None
    if not _is_of_same(said[at].lead, said[at - 2].lead):
        return None
    due = _rate(level, change, rises=rises)
    if due is None:
        return None
    near = (one.quantity for one in said[max(0, at - _NEAR) : at - 2] if one.part is Part.LEVEL)
    rates = (_rate(other, change, rises=rises) for other in near if _alike(other, change))
    if any(other and rate.amount.meets(other) for other in rates):
        return None
    formula = "{1}÷（{0}－{1}）" if rises else "{1}÷（{0}＋{1}）"
    return contradiction(Fault.GROWTH, rate, due, formula, level, change)


def _rate(level: Quantity, change: Quantity, *, rises: bool) -> Interval | None:
    """Return by how many per cent a level has changed; None where it was nothing before."""
    ratio = (level.amount / change.amount).plus(-1 if rises else 1)
    return Interval(100 / ratio.most, 100 / ratio.value, 100 / ratio.least) if ratio.least > 0 else None


def _alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities measure the same; a unit may be left out behind 万 and 亿."""
    bare = "" in (one.dimension, other.dimension) and not {PERCENT, POINTS} & {one.dimension, other.dimension}
    alike = one.dimension == other.dimension or (bare and min(one.worth, other.worth) > 1)
    return alike and one.usable and other.usable


def _is_of_same(lead: str, before: str) -> bool:
    """Tell whether a change that says of what it is (举报量增长12%) says so of what stands before it."""
    noun = _OF_NOUN.search(lead)
    return noun is None or noun[1] in before


def _same_base(detail: str, before: str) -> bool:
    """Tell whether a change is compared with what was named before: 同比 goes with 上年, 环比 with a month."""
    if detail.startswith("环比"):
        return "环比" in before or "上月" in before
    if detail.startswith("同比") or any(word in detail for word in ("上年", "去年", "同期")):
        return "同" in before or not re.search("环比|上月|上季|年初|年底|年末", before)
    return re.sub("[，,比较与同]|相比", "", detail) in before
