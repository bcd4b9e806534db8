"""Stages of a plan of which a later one begins before an earlier; it judges only those that say their year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

STAGES = ("阶段（", "阶段(", "階段（", "階段(")
_BEGINS = re.compile(r"(?:时间：|時間：)?(?P<year>20[0-9]{2}年)(?P<month>[0-9]{1,2})月")
_FIRST = re.compile("第一|[（(]一[）)]|^一、|1[.．、]|[准準][备備]|[动動][员員]|部署|[启啟啓][动動]", re.MULTILINE)
_BACK = 24
_FAR = 3000


def stages_out_of_order(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the years of stages that begin before the stage before them, which no first stage does."""
    text = document.text
    last: re.Match[str] | None = None
    for start, end in hits:
        begins = _BEGINS.match(text, end)
        if not begins:
            continue
        line = text.rfind("\n", 0, start) + 1
        is_first = _FIRST.search(text, max(line, start - _BACK), start) is not None
        if last and not is_first and start - last.end() < _FAR and _time(begins) < _time(last):
            yield Match(*begins.span("year"), None, (last.span("year"),))
        last = begins


def _time(begins: re.Match[str]) -> tuple[str, int]:
    return begins["year"], int(begins["month"])
