"""Checks wholes against their parts: 合计, 其余, men and women, parts above their whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.balance import LEFT, is_balance, is_carried_over, wrong_balance
from reportlint.figures.contradiction import Contradiction, Fault, wrong_rest, wrong_sum
from reportlint.figures.counted import wrong_count_sum
from reportlint.figures.quantity import PERCENT, may_be_added
from reportlint.figures.statement import Part, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.quantity import Quantity

_LIST_BEGINS = re.compile("^[^，,、；]*$|[。：；]|[，,](?:其中|包括)")
_HALVES = (
    *({"男", "女"}, {"城镇", "农村"}, {"集体访", "个体访"}, {"线上", "线下"}, {"税收收入", "非税收入"}),
    *({"公办", "民办"}, {"省内", "省外"}, {"市内", "市外"}, {"县内", "县外"}),
)
"""Words for two parts that leave nothing of a whole."""
HALF = "|".join(sorted({word for pair in _HALVES for word in pair}, key=lambda word: (-len(word), word)))
_HALF = f"(?P<half>{HALF})"
_ONE_HALF = re.compile(rf"(?:[，,（]|[，,]?其中：?|[，,]?包括：?){_HALF}(?P<noun>[^，,、；。]{{0,5}})")
_OTHER_HALF = re.compile(rf"[，,、；]{_HALF}(?P<noun>[^，,、；。]{{0,5}})")
_OF_WHICH = re.compile("[，,；]?（?其中[^，,。；：]{0,12}")
_PART = re.compile("[，,](?:其中|已|现已|目前|共)[^，,、。；：]{0,10}")
_NOUN = re.compile("([一-鿿]{1,5})[，,](?:其中|已有)?")
_UNDONE = re.compile("[，,、；](?:另有|尚有)?[不未]([一-鿿]{2})")
_ABSENT = re.compile("[，,、；](?:缺席|请假|缺勤)")
_SAID_WITH_A_PART = re.compile(f"(?:{_UNDONE.pattern}|{_ABSENT.pattern}|{LEFT.pattern})")
_AVERAGE = re.compile("均|每|单产|亩产|价|率|工资|薪|标准|成本|最|单位|可支配|纯收入|补助|补贴|间隔|时速")
RATE = "整改率|办结率|合格率|优良率|签订率|出勤率|达标率|结案率|破案率|满意率|调处率|反馈率"
_RATE = re.compile(f"(?:{RATE})(?:为|达到?|是|：)?$")
_FIRST_PART = re.compile("[一-鿿]{0,6}[，,；（]其中[：，,]?[^，,、。；：（）]{1,14}")
_NEXT_PART = re.compile("[，,、；](?!其中)[^，,、。；：（）]{1,14}")
_SENTENCE_END = re.compile("[。；]")
_REMAINS = re.compile("[一-鿿]{0,6}[，,、；]其余")
_IN_ALL = frozenset({"，共", "，总共", "，一共", "，共有", "，共评出", "，共计"})
_SUMMED = re.compile("[两二三四五六][一-鿿]{1,5}[共合总累]")
_MANY = 3
_ASIDE = (Part.RATE, Part.SHARE, Part.COMPLETION)
"""What is said of a part before what is left is named."""
_WHOLES = (Part.TOTAL, Part.REST)
_TELLING = re.compile(f"率|其中|{HALF}")
"""What words before other figures tell that they may be wrong."""
_OVERLAP = re.compile(
    "[^，,。；、（]{0,6}[，,]?[（(]?[^，,。；）]{0,6}(?:同时|重复|剔除|扣除|兼|交叉|重叠)|[^，,。；、（]{0,3}[，,；](?:另有|还有|另外)"
)
"""What tells that some are counted twice, or more follow: 合计25人（含同时受两种处分2人）."""
_REMAINDER = re.compile("结余|节余|盈余|结存|剩|库存|缺席|缺勤|请假|退回|不予")
"""What is the difference of what stands before it: 应到36人，实到32人，共计缺席4人."""
_NEAR = 4


def wrong_totals(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the wholes of a line that their parts contradict."""
    for at, statement in enumerate(said):
        found = None
        sums_up = at >= _MANY and statement.lead in _IN_ALL
        counted = at > 1 and _SUMMED.search(statement.lead) is not None
        telling = sums_up or counted or statement.part in _WHOLES or _TELLING.search(statement.lead)
        if not telling or not statement.quantity.usable:
            continue
        if statement.part is Part.TOTAL or (sums_up and all(one.lead[:1] == "、" for one in said[at - 2 : at])):
            found = _sum(said, at) or (wrong_count_sum(said, at) if counted else None)
        elif statement.part is Part.REST and at > 1:
            found = _rest(said, at) or _rest_of_many(said, at) or wrong_balance(line, said, at)
        elif counted and (sum_of_so_many := wrong_count_sum(said, at)):
            found = sum_of_so_many
        elif statement.quantity.dimension == PERCENT:
            found = _beyond(statement)
        elif at > 1 and (other := _OTHER_HALF.fullmatch(statement.lead)):
            found = _both(said, at, other)
        elif at and "其中" in statement.lead and _OF_WHICH.fullmatch(statement.lead):
            found = _above(said, at)
        if found and not _OVERLAP.match(line, statement.quantity.end):
            yield found


def _sum(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return 合计 that no run of the items before it comes to."""
    claim = said[at].quantity
    items: list[Quantity] = []
    due = None
    if _REMAINDER.search(said[at].lead):
        return None
    for index in range(at - 1, -1, -1):
        item = said[index]
        begins = _LIST_BEGINS.search(item.lead)
        name = item.lead[begins.end() :] if begins and begins.end() < len(item.lead) else item.lead
        if item.part is not Part.LEVEL or not may_be_added(item.quantity, claim) or _AVERAGE.search(name):
            return None
        items.insert(0, item.quantity)
        due = item.quantity.amount if due is None else due + item.quantity.amount
        if len(items) > 1 and due.meets(claim.amount):
            return None
        if begins:
            break
    return wrong_sum(claim, items) if len(items) > 1 else None


def _rest(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return 其余 that is not what the one part before it leaves of the whole."""
    rest, rated = said[at], at - 1
    while rated > 1 and said[rated].part in _ASIDE:
        rated -= 1
    whole, part = said[rated - 1 : rated + 1]
    told = rated < at - 1 and said[rated + 1].part is Part.RATE and said[rated + 1].detail in part.lead
    told = told or _is_of_same(part.lead, rest.lead) or _is_complement(whole.lead, part.lead, rest.lead)
    if told and rated > 1 and LEFT.match(rest.lead) and is_carried_over(said[rated - 2].lead):
        return None
    one_of = whole.part is Part.LEVEL and part.part is Part.LEVEL and (told or _is_part(part.lead, rest.lead))
    if not one_of or whole.lead[:1] == "、" or not may_be_added(whole.quantity, part.quantity, rest.quantity):
        return None
    return wrong_rest(rest.quantity, whole.quantity, part.quantity)


def _rest_of_many(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return 其余 that is not what the parts listed behind 其中 leave of the whole."""
    rest, first = said[at], at - 1
    while first > 1 and said[first].part is Part.LEVEL and _NEXT_PART.fullmatch(said[first].lead):
        first -= 1
    parts = [one.quantity for one in said[first:at]]
    if not 1 < len(parts) < at or not _FIRST_PART.fullmatch(said[first].lead) or not _REMAINS.match(rest.lead):
        return None
    whole = said[first - 1]
    if whole.part not in (Part.LEVEL, Part.TOTAL) or whole.lead[:1] == "、" or not may_be_added(*parts, rest.quantity):
        return None
    if whole.quantity.dimension != rest.quantity.dimension or not (whole.quantity.usable or _is_about(whole.quantity)):
        return None
    return wrong_rest(rest.quantity, whole.quantity, *parts)


def _is_about(whole: Quantity) -> bool:
    """Tell whether nothing but 约 leaves a number open, of which the digits say how far."""
    return whole.decimals > 0 and not whole.open_ended and whole.before.rstrip().endswith("约")


def _is_of_same(part: str, rest: str) -> bool:
    """Tell whether the whole and the part are counted by the same noun: 15个乡镇，12个乡镇完成整改，其余3个."""
    match = _NOUN.fullmatch(part)
    return match is not None and rest.startswith(match[1]) and "其余" in rest


def _is_part(lead: str, rest: str) -> bool:
    return _PART.fullmatch(lead) is not None and not _SAID_WITH_A_PART.match(rest)


def _is_complement(whole: str, part: str, rest: str) -> bool:
    """Tell whether what is not done, not come or not spent stands beside what is, and nothing else does."""
    if match := _UNDONE.match(rest):
        return part.lstrip("，,、；已其中共") == match[1]
    if _ABSENT.match(rest):
        return "应" in whole and ("实" in part or "出席" in part)
    return is_balance(whole, part, rest)


def _both(said: Sequence[Statement], at: int, other: re.Match[str]) -> Contradiction | None:
    """Return the number that its two halves, as men and women, do not make up."""
    whole, one, two = said[at - 2 : at + 1]
    match = _ONE_HALF.fullmatch(one.lead)
    if not match or match["noun"] != other["noun"] or {match["half"], other["half"]} not in _HALVES:
        return None
    fits = whole.lead[:1] != "、" and whole.part in (Part.LEVEL, Part.TOTAL)
    if not fits or not may_be_added(whole.quantity, one.quantity, two.quantity):
        return None
    before = "".join(each.lead for each in said[max(0, at - 2 - _NEAR) : at - 1])
    if "其中" in before and _SENTENCE_END.search(before, before.rindex("其中")) is None:
        return None  # 其中党员18人，男25人、女23人: the halves of what stands before
    return wrong_sum(whole.quantity, (one.quantity, two.quantity))


def _above(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return a part that is more than its whole, and than whatever else 其中 may divide."""
    first = at - 1
    while first > 0 and said[first].part is Part.CHANGE and "。" not in said[first].lead:
        first -= 1
    whole, part = said[first], said[at].quantity
    if whole.part not in (Part.LEVEL, Part.TOTAL) or not may_be_added(whole.quantity, part):
        return None
    near = (one.quantity for one in said[max(0, at - _NEAR) : at])
    most = sum(one.amount.most for one in near if one.dimension == part.dimension)
    if part.amount.least <= most or _AVERAGE.search(whole.lead + said[at].lead):
        return None
    spans = ((whole.quantity.start, whole.quantity.number_end),)
    return Contradiction(Fault.WHOLE, part.start, part.number_end, None, spans, f"{part.text}＞{whole.quantity.text}")


def _beyond(rate: Statement) -> Contradiction | None:
    """Return 整改率105%."""
    claim = rate.quantity
    if claim.amount.value <= 100 or not _RATE.search(rate.lead):
        return None
    return Contradiction(Fault.WHOLE, claim.start, claim.number_end, None, (), f"{claim.text}＞100%")
