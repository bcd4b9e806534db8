"""Says what part each quantity of a line plays, by the words before it: a level, a change; it computes nothing."""

from __future__ import annotations

import re
from enum import Enum, auto

from reportlint.figures.quantity import PERCENT, Quantity, quantities
from reportlint.record import NamedTuple


class Part(Enum):
    """What a quantity is said to be."""

    LEVEL = auto()
    """Anything else: what is counted or measured."""
    CHANGE = auto()
    """By how much the level before it rose or fell: 比上年增加5亿元, 增长5%."""
    EARLIER = auto()
    """The level to compare with: 上年同期4亿元, 比上年的4亿元."""
    OUTSET = auto()
    """由4亿元."""
    OUTCOME = auto()
    """增加到5亿元."""
    SHARE = auto()
    """占5%, 占总数的5%, 占比5%."""
    REFERENCE = auto()
    """The whole or the plan of a share: 占总数120个, 完成计划3亿元."""
    OF_REFERENCE = auto()
    """的5%, behind a reference."""
    COMPLETION = auto()
    """完成计划的5%: of a plan that was named before."""
    RATE = auto()
    """整改率95%: what was done of what is to be done."""
    TOTAL = auto()
    """合计5亿元."""
    REST = auto()
    """其余5个."""


LEVELS = (Part.LEVEL, Part.OUTCOME, Part.TOTAL)
"""Parts that say how much there is."""
IN_PASSING = (Part.CHANGE, Part.SHARE, Part.EARLIER)
"""Parts that say more of it."""
OF_A_PLAN = (Part.COMPLETION, Part.REFERENCE, Part.OF_REFERENCE)
"""Parts that hold it against a plan."""


class Statement(NamedTuple):
    """A quantity and its part. lead: the words between the quantity before and this one, without blanks.

    rises: whether a change goes up. detail: what a change is compared with (同比, 比上年), the name of a share's whole,
    the verb of a rate; else "".
    """

    quantity: Quantity
    part: Part
    lead: str
    rises: bool = False
    detail: str = ""


_UP = "超出|超额完成|增加|增长|增[产收支]|增幅|涨幅|上涨|上升|提高|提升|扩大|延长|增多|多|高|增"
_DOWN = "减少|下降|降低|减[产收支]|降幅|负增长|减幅|跌幅|下跌|回落|下滑|压减|压缩|缩减|缩短|少|低|降|减"
_BASE = "同比|环比|同期|[与比较同][^，,。；：、（）]{1,16}?(?:相比|比较)?[，,]?(?:同比|环比)?"
_CHANGE = re.compile(
    rf"）?[，,、（]?(?:[两三四五六七八九十]年(?:间|来)?)?(?P<base>{_BASE})?(?:(?<=[，,])[一-鿿]{{1,3}}[量数额])?(?:大幅|明显|净|共|又|再|累计|合计|总计)?"
    rf"(?:(?P<up>{_UP})|(?:{_DOWN}))(?:幅度?|额|率)?(?:了|为|达到?|：)?"
)
CHANGE_ENDS = frozenset(_UP + _DOWN + "产收支幅度额率了为达到：")
_OUTSET = re.compile(r"(?:^|[^自])[由从][^，,。；、由从]{0,18}$")
_OUTCOME = re.compile(
    rf"[^，,。；、]{{0,10}}?(?:(?:{_UP}|{_DOWN}|升)[加长]?|发展|壮大|跃升|攀升|优化|调整|变|涨|跌|缩短|缩小|延长|延伸|拓展|扩展|[上下]调|扩)[到至为成]了?[^，,。；、]{{0,14}}"
)
_AGO = "(?:上年度?|去年|上一年度?|前年|上月|上季度?|年初|上届)(?:的?同期|同月|末|底|全年)?|同期"
_YEAR = "[0-9]{4}年(?:的?同期|末|底|全年|[0-9]{1,2}月)?"
_EARLIER = re.compile(
    rf"[，,]?[比较](?:{_AGO}|{_YEAR}|(?:年初|年度|原)?(?:计划|目标|任务))[的（]?|(?:[，,]?（?(?:{_AGO})|[，,]?（{_YEAR})(?:完成|实现|仅)?[为是：]?"
)
_SHARE = re.compile(
    "（|[，,、（]?(?:分别)?[约仅只各均共所]?占(?P<name>[^，,。；、：（）占]{0,24}?)(?:的?(?:比重|比例|份额|比))?的?[仅已]?(?:为|达到?|到|是|：)?"
)
_REFERENCE = re.compile("[，,][已仅只]?(?:占|完成|为|达到?|相当于|是)[^，,。；、：]{0,18}")
_OF_REFERENCE = re.compile("）?(?:[一-鿿]{0,4}(?:任务|目标|计划|预算|指标)数?)?的(?:比重|比例)?(?:为|达到?|是)?")
_COMPLETION = re.compile(
    "[，,][已仅只]?(?:占|完成|为|达到?)(?P<name>[^，,。；、：]{0,10}(?:计划|任务|目标|指标|预算|总投资)(?:任务|目标|指标)?数?)的"
)
_RATE = re.compile("[，,、；（](?P<name>[一-鿿]{2})率(?:为|达到?|是|：)?")
_TOTALS, _SUMS = ("合计", "共计", "总计"), ("总投入", "总投资")
_RESTS = (
    *(
        "其余",
        "剩余",
        "余下",
        "剩下",
        "尚余",
        "尚有",
        "还需",
        "还差",
        "尚需",
        "尚差",
        "仍需",
        "仍差",
        "结余",
        "结存",
        "盈余",
        "节余",
    ),
    *("缺席", "请假", "缺勤", "不合格", "不达标", "未办结", "未整改", "未完成", "未合格", "未达标", "未开工", "未竣工"),
    *("未到会", "未参会", "未签约", "未兑付"),
)
WHOLES = (*_TOTALS, *_SUMS, *_RESTS)
"""Words for a whole, and for what is left of one."""
_TOTAL = re.compile(
    f"[，,、；]?(?:以上|三项|两项|四项)?(?:(?:{'|'.join(_TOTALS)})[为是达]?[^，,。；、：0-9]{{0,6}}"
    f"|(?:{'|'.join(_SUMS)})(?:达到?|为)?)"
)
_REST = re.compile(
    "(?:[^，,。；、：0-9]{1,8})?[，,、；](?:另有|尚有)?(?:全年|下半年|年内)?"
    f"(?:{'|'.join(_RESTS)})[^，,。；、：0-9]{{0,10}}"
)
_RATIOS = (("的", Part.COMPLETION, _COMPLETION), ("占", Part.SHARE, _SHARE), ("率", Part.RATE, _RATE))
"""With the word that each cannot do without; a share may be nothing but an opening bracket."""
_AMOUNTS = ((Part.EARLIER, _EARLIER), (Part.TOTAL, _TOTAL), (Part.REST, _REST))
_OF_AMOUNTS = re.compile("[年月季届期计余剩尚还仍缺请不未总]")
"""What the words of `_AMOUNTS` cannot do without."""
_LONGEST_LEAD = 40
ARROW = "→"
_LIKE = 10
"""How many times greater or less a number without its unit may be than the one that has it."""
BLANKS = " \u3000\u00a0"
_BLANK = re.compile(f"[{BLANKS}]+")


def statements(line: str) -> list[Statement]:
    """Return what the quantities of a folded line are said to be, in its order."""
    found: list[Statement] = []
    before, behind = None, 0
    has_blanks = any(map(line.__contains__, BLANKS))
    for quantity in quantities(line):
        lead = line[behind : quantity.start]
        if has_blanks:
            lead = _BLANK.sub("", lead)
        of_reference = before and "的" in lead and quantity.dimension == PERCENT and _OF_REFERENCE.fullmatch(lead)
        if before and of_reference and _REFERENCE.fullmatch(before.lead):
            before = found[-1] = before._replace(part=Part.REFERENCE)
        if before and before.part is not Part.REFERENCE and (outset := _outset(before, quantity, lead)):
            before = found[-1] = outset
        before = _statement(quantity, lead, before)
        found.append(before)
        behind = quantity.end
    return found


def _outset(before: Statement, quantity: Quantity, lead: str) -> Statement | None:
    """Return a level as that from which another one starts: by an arrow, or without its unit (由439减少到239件)."""
    if lead != ARROW and not (before.part is Part.OUTSET and _OUTCOME.fullmatch(lead)):
        return None
    one = before.quantity
    if one.text == one.number and not one.dimension and quantity.dimension:
        ratio = float(one.number) / (float(quantity.number) or 1)
        if not one.before.rstrip()[-1:].isdigit() and 1 / _LIKE < ratio < _LIKE:
            multiplier, scale, dimension = quantity.multiplier, quantity.scale, quantity.dimension
            one = one._replace(multiplier=multiplier, scale=scale, dimension=dimension, open_ended=False)
    return before._replace(quantity=one, part=Part.OUTSET)


def _statement(quantity: Quantity, lead: str, before: Statement | None) -> Statement:
    """Say what a quantity is where another one stands before it; the first one of a line can only be a level."""
    if before and len(lead) <= _LONGEST_LEAD:
        led_to = before.part is Part.OUTSET and before.quantity.dimension == quantity.dimension
        if led_to and (lead == ARROW or _OUTCOME.fullmatch(lead)):
            return Statement(quantity, Part.OUTCOME, lead)
        if lead[-1:] in CHANGE_ENDS and (match := _CHANGE.fullmatch(lead)):
            return Statement(quantity, Part.CHANGE, lead, bool(match["up"]), match["base"] or "")
        if quantity.dimension == PERCENT:
            if before.part is Part.REFERENCE and _OF_REFERENCE.fullmatch(lead):
                return Statement(quantity, Part.OF_REFERENCE, lead)
            for word, part, expression in _RATIOS:
                if (word in lead or lead == "（") and (match := expression.fullmatch(lead)):
                    return Statement(quantity, part, lead, detail=match["name"] or "")
        if before.part is Part.OUTSET and _OUTCOME.fullmatch(lead):
            return Statement(quantity, Part.OUTCOME, lead)
        for part, expression in _AMOUNTS if _OF_AMOUNTS.search(lead) else ():
            if expression.fullmatch(lead):
                return Statement(quantity, part, lead)
    outset = ("由" in lead or "从" in lead) and _OUTSET.search(lead)
    return Statement(quantity, Part.OUTSET if outset else Part.LEVEL, lead)
