"""Lists of unlike words that a number sums up: 鲜果汇、百家福、惠民四家, 三大工程（路网、水网）; it looks for none."""

from __future__ import annotations

import re

_LIST = re.compile("(?:^|[^、”》）一-鿿])(?P<first>[一-鿿]{2,20})(?P<rest>(?:、[一-鿿]{1,10}){2,})$")
_NO_ITEM = re.compile("[的了是在将把为分等中两二三四五六七八九十]|包括|第")
"""What tells that a list is not of names alone, or that another begins in the midst of it."""
_NOT_LAST = re.compile("第$|等|在内|其中|[约近共]$|[内跨]|通道")
_WITH = re.compile("[与和同跟联携]")
_JOINED = re.compile("[和与及跟同或]")
_UNLIKE = re.compile(
    "个(?:[县区市镇乡村]|街道|社区|部门|单位|科室|股室|行业|领域|方面|环节|阶段|片区|项目|工程)|家|所学校|类"
)
_BRACKET = re.compile("[一-鿿]{0,8}[（(](?P<list>[一-鿿]{1,12}(?:、[一-鿿]{1,12})+)[）)]")
_ALSO = re.compile("[等含如即原和与及或另]|其中|包括|详见|不|除")
_LEVELS = frozenset(
    ("省", "市", "县", "区", "镇", "乡", "村", "街道", "社区", "自治区", "直辖市", "州", "盟", "旗", "单位", "企业")
)
"""What a number may be said of in several words: 6个省（区、市）."""
_MANY = 3
_LONGEST = 60


def unlike(text: str, start: int, said: int) -> int:
    """Return how many things of any length are listed right before a number that is off by one, 0 if not sure."""
    if said < _MANY - 1 or not _UNLIKE.match(text, start + 1) or "、" not in text[max(0, start - 11) : start]:
        return 0
    found = _LIST.search(text, max(0, start - _LONGEST), start)
    if not found or _NOT_LAST.search(found["rest"]):
        return 0
    inner = found["rest"].split("、")[1:]
    items = len(inner) + 1
    if any(_NO_ITEM.search(item) for item in inner) or any(_JOINED.search(item) for item in inner[:-1]):
        return 0
    most = items + (_JOINED.search(inner[-1]) is not None) + (_WITH.search(found["first"]) is not None)
    return items if said == items - 1 else most if said == most + 1 else 0


def bracketed(text: str, end: int) -> int:
    """Return how many things a bracket behind a number lists, 0 if that is not sure: 三大工程（路网、水网）."""
    found = _BRACKET.match(text, end)
    if not found or _ALSO.search(found["list"]):
        return 0
    items = found["list"].split("、")
    return 0 if _LEVELS.issuperset(items) else len(items)
