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
    *("工业园", "产业园", "村委会", "村党支部", "村民小组", "公园", "灌区", "泵站", "社區", "公園"),
)
_ORDINARY = frozenset(
    "和或的在应当对与为将本其他大小中各新建兴农城乡镇接受该及从向到由是有第一二三四五六七八九十两几每个全上下前后我省市县区"
)
"""Characters that tell two places apart, or that no name of a place has."""
_NAME, _NAME_OF_TOWN = 3, 2
_USUAL = 3
"""How often a town must be written the usual way, where the other is written once: its name is short."""
_FAR = 4000
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
                if pair and (len(one) == _NAME or (counts[0] == 1 and counts[1] >= _USUAL)):
                    first, second = pair
                    rarer = len(said[one, kind]) < len(said[other, kind])
                    fault, right = (first, second) if rarer else (second, first)
                    yield Match(fault, fault + len(one), None, ((right, right + len(one)),))


def _one_place(text: str, one: Sequence[int], other: Sequence[int], *, whole: bool) -> tuple[int, int] | None:
    """Return where both stand, if nothing says that they are two. whole: the first character is the same in both."""
    pairs = [(a, b) for a in one for b in other if abs(a - b) < _FAR]
    between = [text[min(pair) : max(pair)] for pair in pairs]
    if any("。" not in words and "\n" not in words for words in between):
        return None
    return next((pair for pair in pairs if whole or not any(_HAN.match(text, at - 1) for at in pair if at)), None)


_HAN = re.compile("[一-鿿]+")
