"""全县 in a text about a 旗, 全乡 in one about a 镇: another kind of place of the same rank; it knows no titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_RIVALS = {"县": "旗区", "旗": "县区", "镇": "乡", "乡": "镇", "縣": "旗區"}
LEVELS = tuple(f"全{kind}" for kind in _RIVALS)
_OWN = {
    kind: re.compile(f"[全我]{kind}(?![镇乡村域别级])|{kind}(?:党委|人民政府|政府)|(?<=[，。、在]){kind}委")
    for kind in "旗区县镇乡區"
}
_OTHERS = {
    "县": re.compile("县(?![级域])(?<!全县)"),
    "縣": re.compile("縣(?![級域])(?<!全縣)"),
    "旗": re.compile(
        "[我本各该]旗|旗(?:委|政府|县|长|直)|[一-鿿]{2}旗(?=[委政的、，。县])(?<![红国党军校锦队战彩大]旗)"
    ),
    "镇": re.compile("(?<![乡城集小重古全村市])镇(?![痛静定区])|[乡城]镇(?=、|党委|政府|街)"),
    "乡": re.compile("(?<![全城下返回家故离老水之入进务])乡(?![村镇土亲情愁贤间里野音规])"),
}
_WORD = re.compile("全(?:[县縣旗]|[镇乡](?![镇乡村土]))(?!委|城|域|级|中|一|旗)")
_WINDOW = 4000
_OWN_MANY = 4
_FEW = 2


def other_levels(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield 全县 where all around speaks of a 旗 and nothing else of a 县."""
    text = document.text
    for start, end in hits:
        kind = text[start + 1 : end]
        if not _WORD.match(text, start):
            continue
        window = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
        if text.count(text[start:end], *window) > _FEW or _OTHERS[kind].search(text, *window):
            continue
        for rival in _RIVALS[kind]:
            own = list(_OWN[rival].finditer(text, *window))
            if len(own) >= _OWN_MANY:
                yield Match(start, end, None, (own[0].span(),))
                break
