"""Places in a ranking that cannot be: the 19th of 18, from the sixth to the third by two; it knows no other ranking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

RANKS = (
    "前移",
    "后移",
    "後移",
    "上升",
    "提升",
    "跃升",
    "躍升",
    "进位",
    "居第",
    "列第",
    "名第",
    "排第",
    "位第",
    "名列",
    "位居",
    "位列",
    "排名",
)

_NUMBER = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
_MOVED = "(?:前移|[后後]移|上升|提升|[跃躍]升|下降|[进進]|退|前[进進]|[后後]退)"
_AGAINST = re.compile(
    f"第(?P<now>{_NUMBER})[位名][^。；\n第]{{0,4}}?[，,（]?[比较較][^。；，\n第]{{0,8}}第(?P<before>{_NUMBER})[位名][，,]?"
    f"(?P<moved>{_MOVED})[了]?(?P<by>{_NUMBER})[个個]?[位名]"
)
_FROM_TO = re.compile(
    f"[由从從][^。；，\n第]{{0,12}}第(?P<before>{_NUMBER})[位名](?:{_MOVED})[到至为為]了?[^。；，\n第]{{0,8}}第(?P<now>{_NUMBER})[位名]"
    f"[，,](?P<moved>{_MOVED})[了]?(?P<by>{_NUMBER})[个個]?[位名]"
)
_OF_SO_MANY = re.compile(
    "(?<![0-9.前])(?P<all>[0-9]{1,3})[个個所家名支][^。；，\n0-9第前]{0,14}?(?:[里中]|[当當]中|[内內])?[居列排位名][居列名次在于於]{0,2}"
    f"[^。；，\n0-9第]{{0,4}}第(?P<now>{_NUMBER})(?:[位名]|(?=[，。；]))"
)
_AMONG = re.compile(
    "[居列排位名][^。；，\n0-9]{0,6}[全在](?P<all_of>[省市县縣区區国國系镇鎮乡鄉统統]{1,2})(?P<all>[0-9]{1,3})[个個家所名支][^。；，\n0-9第前]{0,10}?"
    f"第(?P<now>{_NUMBER})[位名]"
)
_BACKWARD = frozenset("后後下退")
_REACH = 40


def wrong_ranks(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the ranks that are beyond the number ranked, and the moves that are not from the one rank to the other."""
    text, last = document.text, -1
    for start, end in hits:
        first, until = max(0, start - _REACH), min(len(text), end + _REACH)
        for expression in (_AGAINST, _FROM_TO):
            found = expression.search(text, first, until)
            if found and found.end() > last and not _fits(found):
                last = found.end()
                yield Match(found.start("now") - 1, last, None, (found.span("before"),))
        found = _OF_SO_MANY.search(text, first, until) or _AMONG.search(text, first, until)
        if found and found.end() > last and number(found["now"]) > int(found["all"]) > 1:
            last = found.end()
            yield Match(*found.span("now"), None, (found.span("all"),))


def _fits(found: re.Match[str]) -> bool:
    """Tell whether a move leads from the rank before to the rank now."""
    by = number(found["by"])
    before, now = number(found["before"]), number(found["now"])
    return (now - before if found["moved"][0] in _BACKWARD else before - now) == by
