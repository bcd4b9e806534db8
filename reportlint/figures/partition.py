"""Checks a whole against the parts that 其中 lists one by one: 9个，其中上半年6个、下半年4个."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault, wrong_parts
from reportlint.figures.divisions import (
    HALVES,
    are_dated,
    closes,
    group_of,
    is_complete,
    is_fund,
    is_of_ends,
    is_open,
    may_overlap,
)
from reportlint.figures.interval import sum_of
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import IN_PASSING, LEVELS, OF_A_PLAN, Part, Statement
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.interval import Interval
    from reportlint.figures.quantity import Quantity

_NAME = "[^，,、；。：（）0-9]"
_DATE = "(?:[0-9]{4}年|[0-9]{1,2}月(?:[0-9]{1,2}日)?)"
_SORTED = "[^，,。；：0-9]{0,8}(?:中|按[一-鿿]{1,5}分|从[一-鿿]{1,5}看)"
SORTED = re.compile(f"。{_SORTED}[，：]|，分别[是为]")
_EACH_OF_ALL = re.compile("，分别[是为]")
"""What leads to a list of all there are."""
_FIRST = re.compile(
    rf"(?:(?:（[一-鿿]{{1,3}}）)?[一-鿿]{{0,16}}[）]?[，,；。（])?(?:(?:其中|包括)[：，,]?|{_SORTED}[，：]|分别[是为])"
    rf"(?P<name>{_DATE}?{_NAME}{{0,14}})"
)
_NEXT = re.compile(rf"[）]?[、，,；](?:和|及|以及)?(?P<name>{_DATE}{_NAME}{{0,14}}|{_NAME}{{2,14}})")
_WITHIN = re.compile("（(?:含|其中|包括)")
"""What leads to a part of a part: 正式工126人（含内退20人）."""
_STATE = "(?:已|正在|尚|仍|未|待|进入|暂)"
_BARE = re.compile("[一-鿿]{0,6}[，,（]其中[，,：]?")
_IN_A_STATE = re.compile(rf"{_STATE}{_NAME}{{1,12}}[，,、；]")
_IS_IN_A_STATE = re.compile(rf"{_STATE}{_NAME}{{1,12}}(?:[。；，,]|$)")
_ANOTHER = re.compile(
    "另|此外|还有|同时|其中|包括|累计|共|总|比|每|均|最|标准|补助|涉及|惠及|投资|带动|来自|通过|并|争取"
)
_KIND = re.compile("(?P<name>[一-鿿]{1,5})[、，和]")
_LAST_KIND = re.compile("(?P<name>[一-鿿]{1,5})(?:[，。；）]|$)")
_DONE = re.compile("(?:均?已|共)?(?:办结|结案|审结|整改|调处|化解|答复|回复)")
_STATES = re.compile("在办|未|正在|待|转办|移送|不予|办结|结案|审结|整改|调处|化解|答复|回复|在审|处理|办理")
"""What was done of all stands beside kinds of it (投诉450件、举报320件、办结746件), or is a state of it."""
_EACH = re.compile("(?:^|[^一二三四五六七八九十])([一二三四五六七八九十两])个?[一-鿿]{1,4}各(?:有|设|建|布设|配备)?$")
_ROUNDED = 0.11
_GRADED = re.compile("满分|总分|分值|百分制")
_OPEN = re.compile("[^，,。；]{0,6}等")
_MANY = 3
_NEAR = 4
_TWO_AND_SHARES, _HALF_A_STEP = 4, 0.06
_LIKELY_OF = (1, 1, 1, *((3 * (parts + 1)) ** 0.5 / (parts + 1) for parts in range(3, 20)))
"""By which share of what it may be off at most a sum of rounded numbers is off in all cases but one in 300."""
_POINTS, _MOST_POINTS_OFF = 100, 30
_REST = 0.05
_EXCESS = 0.12
_OF_EACH = 0.4
_LONGEST = 90


def wrong_partitions(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the lists behind 其中 that come to more than their whole, or to less though nothing can be left out."""
    for at, statement in enumerate(said):
        divides = "其中" in statement.lead or SORTED.search(statement.lead) is not None
        if at and divides and (found := _partition(line, said, at)):
            yield found
        if "百分制" in statement.lead and (found := _hundred(said, at)):
            yield found


def _hundred(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return the points of a list behind 百分制 that do not come to a hundred."""
    parts: list[Quantity] = []
    for item in said[at:]:
        if item.quantity.dimension != "分" or not item.quantity.usable or (parts and not _NEXT.fullmatch(item.lead)):
            break
        parts.append(item.quantity)
    total = sum(part.amount.value for part in parts)
    if len(parts) < _MANY or not _ROUNDED < abs(total - _POINTS) <= _MOST_POINTS_OFF:
        return None
    reckoning = f"{'＋'.join(part.text for part in parts)}＝{total:g}分"
    return Contradiction(Fault.PARTS, parts[0].start, parts[-1].end, None, (), reckoning)


def _partition(line: str, said: Sequence[Statement], at: int) -> Contradiction | None:
    whole = _whole(said, at)
    if whole is None:
        return None
    if _BARE.fullmatch(said[at].lead):
        parts, names = _in_states(line, said, at, whole)
    else:
        parts, names = _listed(said, at, whole)
    if len(parts) < 2 or not all(part.usable for part in parts):
        return None
    times = [_times(name) for name in names]
    due = sum_of(part.amount.times(each) for part, each in zip(parts, times, strict=True))
    worths = {(part.worth, part.decimals) for part in (whole, *parts)}
    if len(worths) == 1 and len(parts) >= _MANY and set(times) == {1}:
        due = due.narrowed(_LIKELY_OF[min(len(parts), len(_LIKELY_OF) - 1)])
    before = (one.quantity for one in said[max(0, at - _NEAR) : at])
    if any(due.meets(one.amount) for one in (whole, *before) if one.dimension == whole.dimension):
        return None
    if _OPEN.match(line, parts[-1].end) or _makes_a_hundred(said[at : at + 2 * len(parts)]):
        return None
    graded = whole.dimension == "分" and len(parts) >= _MANY and _GRADED.search(said[at - 1].lead)
    less = due.value < whole.amount.value
    told = _EACH_OF_ALL.search(said[at].lead) is not None
    wrong = _leaves_nothing(whole, parts, names, due) if less else _is_exclusive(whole, names, due)
    if not (graded or told or wrong):
        return None
    start = parts[0].start if "。" in said[at].lead else whole.start
    if parts[-1].number_end - start > _LONGEST:
        start = parts[0].start
    items = zip(parts, times, strict=True)
    formula = "＋".join(f"{each}×{part.text}" if each > 1 else part.text for part, each in items)
    return wrong_parts(whole, due, formula, start, parts[-1].end)


def _makes_a_hundred(items: Sequence[Statement]) -> bool:
    """Tell whether two parts have shares that come to a hundred: what is wrong with a part is told by its share."""
    shares = [float(one.quantity.number) for one in items if one.part is Part.SHARE]
    return len(items) == 2 * len(shares) == _TWO_AND_SHARES and abs(sum(shares) - 100) < _HALF_A_STEP


def _times(name: str) -> int:
    """Return how many places a part is given to, each of them: 4 of 四区各1个."""
    found = _EACH.search(name)
    return number(found[1]) if found else 1


def _whole(said: Sequence[Statement], at: int) -> Quantity | None:
    """Return what 其中 divides: the level before it, whatever is said of it in passing."""
    for index in range(at - 1, -1, -1):
        before = said[index]
        if before.part in LEVELS and before.quantity.dimension not in (PERCENT, POINTS):
            fits = before.quantity.usable and before.quantity.dimension and before.lead[:1] != "、"
            return before.quantity if fits else None
        if before.part not in (*IN_PASSING, *OF_A_PLAN) or "。" in before.lead:
            return None
    return None


def _listed(said: Sequence[Statement], at: int, whole: Quantity) -> tuple[list[Quantity], list[str]]:
    """Return the parts that are named before their number, with their names."""
    parts: list[Quantity] = []
    names: list[str] = []
    mark = ""
    for item in said[at:]:
        if parts and (_WITHIN.match(item.lead) or (item.part in IN_PASSING and "。" not in item.lead)):
            continue
        match = (_NEXT if parts else _FIRST).fullmatch(item.lead)
        is_part = item.part is Part.LEVEL or (item.part is Part.REST and len(parts) > 1)
        if not match or not is_part or item.quantity.dimension != whole.dimension:
            break
        if (_ANOTHER.search(match["name"]) and not is_fund(match["name"])) or match["name"] in names:
            return [], []
        if parts and _DONE.match(match["name"]) and not any(map(_STATES.search, names)):
            break
        if len(parts) > 1 and item.lead.lstrip("）")[0] != mark:
            break
        mark = item.lead.lstrip("）")[0]
        parts.append(item.quantity)
        names.append(match["name"])
    return parts, names


def _in_states(line: str, said: Sequence[Statement], at: int, whole: Quantity) -> tuple[list[Quantity], list[str]]:
    """Return the parts that have what became of them behind their number: 2起已移送，1起正在审理."""
    parts = [said[at].quantity]
    for item in said[at + 1 :]:
        if item.quantity.dimension != whole.dimension or not _IN_A_STATE.fullmatch(item.lead):
            break
        parts.append(item.quantity)
    if len(parts) < 2:
        return _kinds(line, said, at, whole)
    fits = all(part.dimension == whole.dimension for part in parts) and _IS_IN_A_STATE.match(line, parts[-1].end)
    states = [line[part.end : part.end + 2] for part in parts]
    return (parts, [""] * len(parts)) if fits and len(set(states)) == len(states) else ([], [])


def _kinds(line: str, said: Sequence[Statement], at: int, whole: Quantity) -> tuple[list[Quantity], list[str]]:
    """Return the parts that are named right behind their number: 8个镇、7个乡."""
    parts, names = [said[at].quantity], list[str]()
    for item in said[at + 1 :]:
        match = _KIND.fullmatch(item.lead)
        if item.quantity.dimension != whole.dimension or not match:
            break
        names.append(match["name"])
        parts.append(item.quantity)
    last = _LAST_KIND.match(line, parts[-1].end)
    fits = last and len(parts) > 1 and parts[0].dimension == whole.dimension and whole.dimension == "个"
    return (parts, [*names, last["name"]]) if fits and last else ([], [])


def _is_exclusive(whole: Quantity, names: Sequence[str], due: Interval) -> bool:
    """Tell whether nothing can be two of what the names say: by a group of words, or nearly."""
    if any(map(is_open, names)):
        return is_of_ends(names)
    if not any(names) or group_of(names) or closes(names[-1]) or are_dated(names):
        return True
    if any(map(_EACH.search, names)):
        return due.value <= (1 + _OF_EACH) * whole.amount.value
    alike = len(names) >= _MANY or len({name[-1:] for name in names}) == 1
    near = due.value - whole.amount.value <= _EXCESS * whole.amount.value
    return alike and near and not any(map(may_overlap, names))


def _leaves_nothing(whole: Quantity, parts: Sequence[Quantity], names: Sequence[str], due: Interval) -> bool:
    """Tell whether a list that comes to less is complete: by its words, or because one digit would set it right."""
    group = group_of(names)
    if group in HALVES and len(group) == len(names):
        return is_complete(group, names)
    if len(parts) < _MANY:
        return is_of_ends(names) and due.value > (1 - _EXCESS) * whole.amount.value
    if closes(names[-1]):
        return True
    gap = whole.amount.value - due.value
    least = min(part.amount.value for part in parts)
    return gap <= min(least, whole.amount.value * _REST) and _is_a_slip(whole, due)


def _is_a_slip(whole: Quantity, due: Interval) -> bool:
    """Tell whether a whole and the sum of its parts differ in one digit, or in the order of two."""
    one, other = whole.number.replace(".", ""), whole.written(due.value).replace(".", "")
    if len(one) != len(other):
        return False
    differing = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    swapped = len(differing) == 2 and sorted(one) == sorted(other) and differing in map(list, pairwise(range(len(one))))
    return len(differing) == 1 or swapped
