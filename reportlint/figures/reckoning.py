"""Finds all contradictions of a document's figures, once for all rules; it words nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures import stock, summed
from reportlint.figures.alongside import wrong_alongside
from reportlint.figures.attendance import MEETINGS, wrong_attendance
from reportlint.figures.average import wrong_averages, wrong_products
from reportlint.figures.counted import COUNTED
from reportlint.figures.divisions import DIVIDED
from reportlint.figures.glance import may_contradict
from reportlint.figures.groups import RANGES, RANGES_SIGN, wrong_groups
from reportlint.figures.growth import wrong_changes
from reportlint.figures.hundred import wrong_divisions, wrong_industries, wrong_percentages
from reportlint.figures.inturn import wrong_rates_in_turn
from reportlint.figures.partition import SORTED, wrong_partitions
from reportlint.figures.periods import wrong_periods
from reportlint.figures.quantity import folded, quantities
from reportlint.figures.rates import RATIOS
from reportlint.figures.reduced import SIGNS, wrong_reductions
from reportlint.figures.share import wrong_shares
from reportlint.figures.statement import Part, statements
from reportlint.figures.strands import wrong_strands
from reportlint.figures.total import wrong_totals
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.figures.contradiction import Contradiction
    from reportlint.figures.quantity import Quantity
    from reportlint.figures.statement import Statement
    from reportlint.finding import Span

CUES: tuple[str, ...] = (
    *("%", "％", "‰", "百分点", "倍", "净增", "净减", "番", "其中", "其余", "其餘", "剩余", "三次产业", "产业结构"),
    *("平均每", "户均", "人均", "月均", "还需", "尚需", "仍需", "还差", "尚差"),
    *("笔均", "件均", "场均", "村均", "亩均", "班均", "校均"),
    *("三分之", "四分之", "五分之", "一半", *(f"{tenths}成" for tenths in "两二三四五六七八九")),
    *(f"{verb}{to}" for verb in ("缩短", "压缩", "压减") for to in "到至为"),
    *(
        "亩产",
        "单产",
        "比20",
        "较20",
        "比计划",
        "结余",
        "缺席",
        "不合格",
        "未办结",
        "未整改",
        "总投入",
        "全年",
        "每期",
        "每户",
        "每人",
        "每亩",
        "每场",
    ),
    *("（男", "（女", *(f"{unit}，共" for unit in "名个人所家件处株场期次项条份辆吨亩枚座栋批起宗篇台套盏里米元户")),
    *(f"{verb}{to}" for verb in ("增加", "提高", "提升", "上升", "下降", "减少", "降低") for to in ("到", "至")),
    *("合计", "合計", "共计", "共計", "总计", "總計", "加到", "高到", "大到", "展到", "长到", "升到", "少到", "降到"),
    *("同比增加", "同比减少", "，增加", "，减少", *DIVIDED),
    *("盈余", "节余", "牌总数", *COUNTED, *RANGES, *MEETINGS, *stock.STOCKS),
    *("涨到", "涨至", "跌到", "跌至", "缩到", "缩至", "增到", "减到", "落到", "落至", "滑到", "滑至", "升到", "升为"),
    *("降为", "少为", "低为", "加为", "高为", "大至", "展至", "调至", "调到", "短到", "短至", "伸到", "伸至", "减为"),
    *("增至", "高至", "加至", "升至", "降至", "减至", "比上年的", "比去年的", "较上年的", "较去年的"),
    *("期的1", "期的2", "期的3", "期的4", "期的5", "期的6", "期的7", "期的8", "期的9"),
    *(f"{compared}{digit}" for compared in ("比上年", "比去年", "较上年", "较去年") for digit in "123456789"),
)
_RANGES = re.compile(RANGES_SIGN)
_NUMBER = re.compile("[0-9][0-9.]*(?![0-9.年月日])")
_LONGEST = 400
_WINDOW = 3000
_SHORTEST_NAME = 4
_VERBS = re.compile("(?:总额|总量|总数)?(?:累计|共|已|预计)?(?:完成|达到?|为|实现|是|：)?")
_BEFORE_NAME = re.compile(
    "(?:^|[，,。；、：年月度\n]|上半年|全[国省市区县镇乡州盟旗村局院校]|我[国省市区县镇乡州]|实现|完成|取得)$"
)
_REACH = 24
_YEARS = re.compile("(?:19|20)[0-9]{2}(?=年)")
_OTHER = re.compile("去年|上年|前年|目标|预期|预计|计划|力争|预算安排")


def contradictions(document: Document, hits: Sequence[Span]) -> tuple[Contradiction, ...]:
    """Return the contradictions of a document in its order, found at the first call; hits: where CUES stand in it."""
    return document.once(_Reckoning(hits))


class _Reckoning:
    """Reads what stands round the cues; these are the same at every call for a document, so any reading will do."""

    def __init__(self, hits: Sequence[Span]) -> None:
        self.hits = hits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reckoning)

    def __hash__(self) -> int:
        return hash(_Reckoning)

    def __call__(self, document: Document) -> tuple[Contradiction, ...]:
        text = document.text
        read: dict[str, _Passage] = {}  # pasted and crawled texts repeat themselves
        found: list[Contradiction] = []
        for start, end in _passages(text, self.hits):
            words = text[start:end]
            passage = read.get(words)
            if passage is None:
                passage = read[words] = _read(words)
            if passage.wrong:
                found += [each.moved(start) for each in passage.wrong]
            if passage.shares:
                found += (each.moved(start) for each in _shares(text, start, passage.shares))
        return tuple(found)


class _Passage(NamedTuple):
    """What follows from a passage alone. shares: its statements, if one is a share: of what may stand before it."""

    wrong: tuple[Contradiction, ...]
    shares: Sequence[Statement]


_NOTHING = _Passage((), ())


def _passages(text: str, hits: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences that hold a cue, with the sentence before each if it is of the same line.

    They begin with the full stop or the line end before them: a number at the very beginning may be cut.
    """
    first, last = 0, -1
    for _, end in hits:
        if end > last:
            start = max(0, end - _LONGEST)
            start = max(start, text.rfind("\n", start, end))
            before = text.rfind("。", start, end)
            if before > start:
                start = max(start, text.rfind("。", start, before))
            if start > last:
                if last >= 0:
                    yield first, last
                first = start
            last = text.find("\n", end, end + _LONGEST)
            if last < 0:
                last = min(end + _LONGEST, len(text))
            stop = text.find("。", end, last)
            if stop >= 0:
                last = stop
    if last >= 0:
        yield first, last


def _read(words: str) -> _Passage:
    line = folded(words)
    if (len(_NUMBER.findall(line)) < 2 and "率" not in line) or not may_contradict(line):
        return _NOTHING
    said = statements(line)
    parts = [statement.part for statement in said]
    changes = wrong_changes(line, said) if Part.CHANGE in parts or Part.OUTCOME in parts else ()
    reductions = wrong_reductions(line) if SIGNS.search(line) else ()
    changes = (*changes, *wrong_rates_in_turn(said)) if "分别" in line else changes
    totals = tuple(wrong_totals(line, said))
    wrong = (*changes, *reductions, *totals, *_of_lists(line, said, totals))
    if Part.SHARE in parts:
        return _Passage(wrong, said)
    shares = wrong_shares(said, lambda *_: None) if any(part in parts for part in RATIOS) else ()
    return _Passage((*wrong, *shares), ())


def _of_lists(line: str, said: Sequence[Statement], totals: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """Yield what is wrong besides the totals; lists that hold one of these are left alone."""
    if "产" in line and line.count("：") > 1:
        yield from wrong_industries(line)
    yield from _of_counts(line, said)
    if "均" in line or "产" in line:
        yield from wrong_averages(line, said)
    if "每" in line:
        yield from wrong_products(line, said)
    if "全年" in line or "一年" in line:
        yield from wrong_periods(said)
    if line.count("占") > 1:
        yield from wrong_percentages(line)
        yield from wrong_divisions(line)
    if _RANGES.search(line):
        yield from wrong_groups(line)
    if "其中" in line or SORTED.search(line):
        for found in (*wrong_partitions(line, said), *wrong_strands(line, said)):
            if not any(found.start <= total.start < found.end for total in totals):
                yield found


def _of_counts(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield what is wrong with what is counted one by one: votes, stocks, things of which a list tells the sum."""
    if any(map(line.__contains__, MEETINGS)):
        yield from wrong_attendance(line)
    if stock.SIGN.search(line):
        yield from stock.wrong_stocks(said)
    if summed.SIGN.search(line):
        yield from summed.wrong_sums(said)


def _shares(text: str, start: int, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield what is wrong with the shares of a passage, some of which are of what has a name before it."""

    def named(name: str, before: int) -> Quantity | None:
        if len(name) < _SHORTEST_NAME:
            return None
        first = max(0, start + before - _WINDOW)
        found = _value(folded(text[first : start + before]), name)
        return found and found.moved(first - start)

    found = list(wrong_shares(said, named))
    yield from found
    known = {one.start for one in found}
    yield from (one for one in wrong_alongside(said) if one.start not in known)


def _value(text: str, name: str) -> Quantity | None:
    """Return the value a name is given, if it is given just one."""
    values: list[Quantity] = []
    at = text.find(name)
    while at >= 0:
        verb = _VERBS.match(text, at + len(name))
        if verb and text[verb.end() : verb.end() + 1].isdigit():
            before = verb.end() - 1  # a quantity at the head of a line may be cut, so keep what stands before it
            value = next(quantities(text[before : before + _REACH]), None)
            if not (value and value.usable and value.start == 1 and _is_current(text, at)):
                return None
            values.append(value.moved(before))
        at = text.find(name, at + len(name))
    return values[-1] if values and all(value.amount == values[0].amount for value in values) else None


def _is_current(text: str, at: int) -> bool:
    """Tell whether a name stands by itself, in a clause of the same year as what follows, and of what has come true."""
    clause = text[max(0, at - _REACH) : at]
    clause = clause[max(map(clause.rfind, "。；\n")) + 1 :]
    years = set(_YEARS.findall(text, at - len(clause)))
    return bool(_BEFORE_NAME.search(text, max(0, at - 4), at)) and len(years) < 2 and not _OTHER.search(clause)
