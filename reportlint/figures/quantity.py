"""Reads the quantities of a line with what rounding leaves open; it does not know what they are said of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.interval import Interval
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PERCENT, POINTS = "%", "个百分点"

_FOLDED = dict(
    zip(
        "０１２３４５６７８９．％;:∶()"
        "長佔減較環億萬噸戶個畝與為達總計淨餘約據從將過對於數幾臺輛實現際稅額產業辦結發間來們處項隊",
        "0123456789.%；：：（）"
        "长占减较环亿万吨户个亩与为达总计净余约据从将过对于数几台辆实现际税额产业办结发间来们处项队",
        strict=True,
    )
)
_TO_FOLD = re.compile(f"[{''.join(_FOLDED)}]")


def folded(line: str) -> str:
    """Return a line, as long as it was, with digits and marks of one width and words of figures in one script."""
    return _TO_FOLD.sub(_fold, line)


def _fold(found: re.Match[str]) -> str:
    return _FOLDED[found[0]]


class Quantity(NamedTuple):
    """A number with its unit; of most, nobody asks for more than the place and the dimension.

    start, number_end, end: code points into the line; end is behind the unit. text: as it is written, unit and all.
    number: without commas. multiplier: 万 in 3万元. scale: what the unit alone comes to in the base unit.
    dimension: what may be compared with it, "" for a number alone. open_ended: whether it is a range or the like.
    before: the characters before it.
    """

    start: int
    number_end: int
    end: int
    text: str
    number: str
    multiplier: str
    scale: float
    dimension: str
    open_ended: bool
    before: str

    @property
    def usable(self) -> bool:
        """False for 约, 多, 左右, ranges, ends of numbers parted by blanks, and others that fix nothing."""
        return not (self.open_ended or _is_bound(self.before.rstrip()) or _GROUP_BEFORE.search(self.before))

    @property
    def worth(self) -> float:
        """What 1 comes to in the base unit, 10,000 in 3万元."""
        return _multiplied(self.multiplier) * self.scale

    @property
    def decimals(self) -> int:
        """The digits behind the point."""
        return len(self.number.partition(".")[2])

    @property
    def amount(self) -> Interval:
        """The value in the base unit, with what rounding leaves open."""
        times, dimension = _multiplied(self.multiplier), self.dimension
        worth = times * self.scale
        if dimension == PERCENT and worth >= _TIMES_WORTH:
            return self._times(worth)
        slack = _slack(self.number, dimension, counted=times == 1 and dimension in _COUNTED)
        value, slack = float(self.number) * worth, slack * worth / 10**self.decimals
        return Interval(value - slack, value, value + slack)

    def _times(self, worth: float) -> Interval:
        """Return 3倍 in per cent: it may be cut off or rounded; of many times, one more or less is nothing."""
        value, step = float(self.number) * worth, worth / 10**self.decimals
        below = 0.5 * step if value < _MANY_TIMES else max(0.5 * step, worth)
        return Interval(value - below, value, value + max(_CUT_OFF * step, below))

    @property
    def unit(self) -> str:
        """What stands behind the number: 亿元."""
        return self.text[self.number_end - self.start :]

    def moved(self, by: int) -> Quantity:
        """Return it with its offsets counted from an earlier place."""
        return self._replace(start=self.start + by, number_end=self.number_end + by, end=self.end + by)

    def written(self, value: float) -> str:
        """Return another value, in the base unit, with as many decimals and in the same unit as this one."""
        return f"{value / self.worth:.{self.decimals}f}"


_SCALES: dict[str, tuple[str, float]] = {
    "个百分点": (POINTS, 1),
    "百分点": (POINTS, 1),
    "%": (PERCENT, 1),
    "‰": (PERCENT, 0.1),
    "倍": (PERCENT, 100),
    "元人民币": ("元", 1),
    "人民币": ("元", 1),
    "平方公里": ("平方米", 1e6),
    "平方千米": ("平方米", 1e6),
    "公里": ("米", 1e3),
    "千米": ("米", 1e3),
    "公斤": ("克", 1e3),
    "千克": ("克", 1e3),
    "市斤": ("克", 500),
    "斤": ("克", 500),
    "吨": ("克", 1e6),
    "公顷": ("平方米", 1e4),
    "度": ("千瓦时", 1),
    "名": ("人", 1),
}
_OTHER_UNITS = (
    "美元|欧元|港元|英镑|日元|元|亩|平方米|立方米|米|标准箱|标箱|载重吨|千瓦时|千瓦|人次|件次|家次|户次|车次|辆次|台次|架次|班次|批次|场次"
    "|人|户|家|个|件|处|项|条|次|起|场|所|座|台|辆|套|批|宗|例|篇|份|期|艘|架|列|头|羽|只|株|棵|幢|栋|间|位|支|笔|对|门|种|部|张"
    "|册|本|枚|片|块|村|镇|县|立方|箱|袋|口|眼|盏|根|面|幅|首|堂|节|课|字|卷|页|盒|盘|组|道|具|顶|剂次|剂|人份|尾|瓶|桶|床|孔|封|副|股|单|分(?!之)"
)
_COUNTED = frozenset(
    (
        *"人户家个件处项条次起场所座台辆套批宗例篇份期分卷页盒栋幢册位枚艘架盏棵株间口村镇县",
        *("人次", "件次", "家次", "户次", "批次", "场次"),
    )
)
_TIMES = "周年|年|个?月|日(?!元)|号|小?时|分钟|点|天|届|级|岁|世纪|季度?|旬|后|℃|线|类|星|档|G|D"
_UNITS = "|".join(sorted(_SCALES, key=len, reverse=True))
_QUANTITY = re.compile(
    r"(?P<number>[0-9](?:[0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9])|[0-9]*)(?:\.[0-9]+)?) ?"
    r"(?P<vague>[余多来几])?(?P<multiplier>[十百千万亿]*(?<!千(?=[克瓦米])))(?P<vaguer>[余多]|来(?=[个家人名户]))? ?"
    rf"(?:(?P<time>{_TIMES})|(?P<unit>{_UNITS}|{_OTHER_UNITS}))?"
    r"(?P<after>[余多]|左右|上下|以上|以下|以内|之多|不到|[-－—–～~至到](?=[0-9])|[：/](?=[0-9]))?"
)
_VAGUE_BEFORE = (
    *"约近超逾几第-－—–～~/.",
    "超过",
    "突破",
    "不足",
    "不到",
    "至少",
    "最多",
    "少于",
    "低于",
    "高于",
    "大于",
)
_REACH_BEFORE = 4
_GROUP_BEFORE = re.compile(r"[0-9][ \u2009\u202f]\Z")  # 1 324条 is one number
_TIMES_WORTH, _MANY_TIMES, _CUT_OFF = 100.0, 1000, 0.99
_new = tuple.__new__  # the constructor of a named tuple takes three times as long
_HOURS = ("时", "点", "：", ":")
_TENS = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}


def quantities(line: str) -> Iterator[Quantity]:
    """Yield the quantities of a folded line in its order; dates, ages and times are none."""
    for match in _QUANTITY.finditer(line):
        number, vague, multiplier, vaguer, time, unit, after = match.groups("")
        start, number_end = match.span(1)
        if time or (unit == "分" and line[start - 1 : start] in _HOURS):
            continue
        end = match.end() - len(after)
        listed = "，" in number  # 1，753亿元 is one number, 排查5，120处 may be two
        if listed or "," in number:
            number = number.replace(",", "").replace("，", "")
        dimension, scale = _SCALES.get(unit, (unit, 1.0))
        bare = not (unit or multiplier)
        open_ended = bool(vague or vaguer or after) or listed or bare or start == 0
        before = line[max(0, start - _REACH_BEFORE) : start]
        text = line[start:end]
        yield _new(Quantity, (start, number_end, end, text, number, multiplier, scale, dimension, open_ended, before))


def may_be_added(*some: Quantity) -> bool:
    """Tell whether quantities measure the same, and each is told exactly."""
    alike = len({one.dimension for one in some}) == 1 and all(one.usable for one in some)
    return alike and some[0].dimension not in ("", PERCENT)


def _multiplied(multiplier: str) -> float:
    """Return what a multiplier comes to: 1e4 for 万."""
    times = 1.0
    for character in multiplier:
        times *= _TENS[character]
    return times


def _is_bound(before: str) -> bool:
    """Tell whether the words before a number leave it open, or make it a part of something else: A4, 1：20."""
    if not before:
        return False
    last = before[-1]
    part = "0" <= before[-2:-1] <= "9" if last == "：" else "A" <= last <= "Z" or "a" <= last <= "z"
    return part or before.endswith(_VAGUE_BEFORE)


def _slack(number: str, dimension: str, *, counted: bool) -> float:
    """Return by how many units of the last digit the true value may differ.

    A percentage may be cut off or rounded up, so by one; a round number may be rounded further than it shows; what
    is counted one by one is exact.
    """
    if dimension in (PERCENT, POINTS):
        return 1.0
    zeros = 0 if "." in number else len(number) - len(number.rstrip("0"))
    if zeros > 1:
        return 0.5 * 10.0 ** (zeros - (2 if counted else 1))
    return 0.0 if counted else 0.5
