"""Another place's unit where the unit of the title must be meant: 青溪县税务局 in the report of 云台县税务局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_PLACE = "[一-鿿]{2,4}"
_OFFICE = "[一-鿿]{1,10}?(?:局|委员会|委|办公室|办|中心|政府|法院|检察院|银行|医院|供电公司|公司|联合会|总工会|妇联)"
UNITS = ("局", "委员会", "办公室", "中心", "政府", "法院", "检察院", "银行", "医院", "公司", "总工会", "妇联", "联合会")
_TITLED = re.compile(
    f"(?:关于)?(?P<place>{_PLACE}?)(?P<kind>[县市区镇乡])(?P<office>{_OFFICE})(?=党组|党委|(?:19|20)[0-9]{{2}}|关于|[上下]半年|年)"
)
_STARTS = "。\n　 "
_WITH = re.compile("与|和|对|到|等|的(?:经验|做法)|来|派|考察|[向给为]我")
_AWAY = re.compile("学习|考察|借鉴|赴|兄弟|对口|经验交流|受邀|邀请|转发|来函|案例")
_REACH = 60


def other_units(document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG001  # one look serves
    """Yield the units that open a sentence and differ in nothing but the place from the one whose report it is."""
    text = document.text
    for piece in pieces_of(document):
        own = _TITLED.match(text, piece.start, piece.title_end)
        if not own:
            continue
        tail = own["kind"] + own["office"]
        at = text.find(tail, piece.title_end, piece.end)
        while at >= 0:
            other = _opening(text, at)
            behind = text[at + len(tail) : at + len(tail) + 6]
            name = other and text[other:at]
            if other and name and name != own["place"] and not _WITH.match(behind) and _HAN.match(behind):
                near = text[max(piece.title_end, at - _REACH) : at + _REACH]
                if not _AWAY.search(near):
                    yield Match(other, at + len(tail), own["place"] + tail, (own.span("place"),))
            at = text.find(tail, at + len(tail), piece.end)


def _opening(text: str, at: int) -> int | None:
    """Return where the name of a place begins that opens a sentence and ends at an offset."""
    for length in (2, 3, 4):
        start = at - length
        if start > 0 and text[start - 1] in _STARTS and _NAME.fullmatch(text, start, at):
            return start
    return None


_HAN = re.compile("[一-鿿]")
_NAME = re.compile("(?![我本全各该原由在向])[一-鿿]{2,4}")
