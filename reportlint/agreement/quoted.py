"""Names in quotes that two places write otherwise: “惠民安居”贷款, “惠居安民”产品; slogans are not its affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.alike import is_alike
from reportlint.finding import Match
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_NAMED = (
    *("行动", "专项", "活动", "工程", "品牌", "项目", "产品", "服务", "计划", "基地", "平台", "机制", "模式", "贷"),
    *("志愿", "系列", "大讲堂", "宣讲", "工作法", "工作室", "工作站", "大赛", "竞赛", "课堂", "超市", "驿站", "中心"),
    *("党建", "主题", "调解", "联盟", "试点", "创建", "公园", "党支部", "卡", "家园", "小程序", "热线", "信箱", "学堂"),
    *("书屋", "食堂", "农场", "先锋", "微信", "公众号", "未成年人", "法治", "普法", "便民", "社区", "小区"),
    *("專項", "服務", "活動", "產品", "項目", "計劃", "平臺", "機制"),
)
QUOTED = tuple(f"”{noun}" for noun in _NAMED)
_NAME = re.compile("“(?P<name>[一-鿿]{3,8})”$")
_LONGEST = 10
_NUMERALS = frozenset("一二两兩三四五六七八九十百千万零双多几数首全")
_TELLING_APART = frozenset("东南西北上下左右前后大小内外男女老少新旧城乡县市区省镇村不无有进出入")
_SHORTEST = 4
_FEW = 2
_FAR = 20_000


class _Name(NamedTuple):
    """A name in quotes where it stands first, and how often it does."""

    span: Span
    times: int


def two_quoted(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the rarer of two names that differ in the order of their characters, or in one of like sound or shape."""
    text = document.text
    said: dict[str, _Name] = {}
    for start, _ in hits:
        found = _NAME.search(text, max(0, start - _LONGEST), start + 1)
        if found:
            known = said.get(found["name"]) or _Name(found.span(), 0)
            said[found["name"]] = known._replace(times=known.times + 1)
    if len(said) < 2:
        return
    for one, other in _pairs(list(said)):
        fault, right = sorted((said[one], said[other]), key=lambda name: (name.times, -name.span[0]))
        first, last = sorted((fault.span, right.span))
        between = text[first[1] : last[0]]
        two = "。" not in between and "\n" not in between and ("、" in between[:2] or len(between) < _FEW)
        if fault.times <= _FEW and last[0] - first[1] < _FAR and not two:
            yield Match(*fault.span, text[slice(*right.span)], (right.span,))


def _pairs(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that may be one, written in two ways."""
    orders: dict[str, str] = {}
    gaps: dict[tuple[str, str], str] = {}
    for name in names:
        if len(name) >= _SHORTEST and (other := orders.setdefault("".join(sorted(name)), name)) != name:
            if not _is_turned(name, other):
                yield other, name
            continue
        for at in range(len(name)):
            other = gaps.setdefault((name[:at], name[at + 1 :]), name)
            if other == name:
                continue
            pair = {name[at], other[at]}
            if pair.isdisjoint(_NUMERALS | _TELLING_APART) and is_alike(*sorted(pair)):
                yield other, name


def _is_turned(one: str, other: str) -> bool:
    """Tell whether two halves have changed places, 结对帮扶 and 帮扶结对, or two names of places, 中越 and 越中."""
    return one in other + other or one[2:] == other[2:]
