"""Schools, villages and works that two places name with characters of one sound or shape; it knows no list of names."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from reportlint.agreement.alike import is_alike
from reportlint.finding import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

TOWNS = ("街道", "镇党", "镇政", "镇人民", "乡党", "乡政", "乡人民")
PLACES = (
    *TOWNS,
    *("小学", "小學", "中学", "中學", "幼儿园", "水库", "水庫", "卫生院", "敬老院", "林场", "水电站", "社区", "大桥"),
    *("雷达站", "气象站", "卫生室", "文化站", "变电站", "处理厂", "客运站", "收费站", "养殖场", "养老院", "福利院"),
    *("村", "合作社", "煤矿", "渔港", "码头", "隧道", "景区", "保护区", "批发市场", "农贸市场"),
    *("工业园", "产业园", "村委会", "村党支部", "村民小组", "公园", "灌区", "泵站", "社區", "公園"),
)
_ORDINARY = frozenset(
    "和或的在应当对与为将本其他大小中各新建兴农城乡镇接受该及从向到由是有第一二三四五六七八九十两几每个全上下前后我省市县区"
)
"""Characters that tell two places apart, or that no name of a place has."""
_NAME, _NAME_OF_TOWN = 3, 2
_USUAL, _TWICE = 3, 2
"""How often a town, or one of many, must be written the usual way, where the other is written once.

The name of a town is short, and there may be two villages of nearly one.
"""
_NUMEROUS = frozenset(("村", "卫生室", "文化站", "合作社", "养殖场", "码头", "煤矿", "批发市场", "农贸市场"))
"""What there are so many of that two may well have nearly one name."""
_FAR = 4000
_LEAD = 2
_MOST = 30


def two_places(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the rarer writing of a place's name, or the later; two in one sentence are two places."""
    text = document.text
    said: dict[tuple[str, str], list[int]] = {}
    for start, end in hits:
        kind = text[start:end]
        length, kind = (_NAME_OF_TOWN, kind[0]) if kind in TOWNS else (_NAME, kind)
        name = text[max(0, start - length) : start]
        if len(name) == length and _HAN.fullmatch(name) and _ORDINARY.isdisjoint(name):
            said.setdefault((name, kind), []).append(start - length)
    groups: dict[tuple[str, str, str], list[str]] = {}
    for name, kind in said:
        for at in range(len(name)):
            groups.setdefault((name[:at], name[at + 1 :], kind), []).append(name)
    for (head, _, kind), names in groups.items():
        for one, other in combinations(names[:_MOST], 2):
            if is_alike(one[len(head)], other[len(head)]):
                pair = _one_place(text, said[one, kind], said[other, kind], whole=bool(head))
                counts = sorted((len(said[one, kind]), len(said[other, kind])))
                least = _USUAL if len(one) < _NAME else _TWICE if kind in _NUMEROUS else 0
                if pair and (not least or (counts[0] == 1 and counts[1] >= least)):
                    first, second = pair
                    rarer = len(said[one, kind]) < len(said[other, kind])
                    fault, right = (first, second) if rarer else (second, first)
                    yield Match(*_shown(text, fault, one, head), None, (_shown(text, right, one, head),))


def _shown(text: str, at: int, name: str, head: str) -> Span:
    """Return the name; where its first character is the other one, with what it ends: 雷公林 of 雷公林天气雷达站."""
    return (at, at + len(name)) if head or not _HAN.match(text, at - 1) or not at else (at - _LEAD, at + 1)


def _one_place(text: str, one: Sequence[int], other: Sequence[int], *, whole: bool) -> tuple[int, int] | None:
    """Return where both stand, if nothing says that they are two. whole: the first character is the same in both."""
    pairs = [(a, b) for a in one for b in other if abs(a - b) < _FAR]
    between = [text[min(pair) : max(pair)] for pair in pairs]
    if any("。" not in words and "\n" not in words for words in between):
        return None
    return next((pair for pair in pairs if whole or _begin_alike(text, *pair)), None)


def _begin_alike(text: str, one: int, other: int) -> bool:
    """Tell whether nothing stands before either, or the same two characters before both: 雷公|岭天气雷达站."""
    before = text[max(0, one - _LEAD) : one]
    same = before == text[max(0, other - _LEAD) : other] and _HAN.fullmatch(before) and _ORDINARY.isdisjoint(before)
    return bool(same) or not any(_HAN.match(text, at - 1) for at in (one, other) if at)


_HAN = re.compile("[一-鿿]+")
