"""Years that something has been there, beside the year of its beginning: 2021年建成，八年来."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import EITHER_WIDTH, sentence_start
from reportlint.agreement.signed import signature_of
from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from reportlint.document import Document

_DIGITS = "0123456789一二三四五六七八九十两"
AGES = tuple(f"{ones}{of}" for ones in _DIGITS for of in ("年来", "年多来", "年间"))
_NUMBER = "[0-9]{1,3}|[一二两兩三四五六七八九十]{1,3}"
_AGE = re.compile(
    "(?P<year>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|初|底|末|[上中下]旬)?"
    "[^，。；、\n0-9]{0,6}?(?:建成|成立|投用|投入使用|启用|啟用|并网|開業|开业|开馆|开园|开通|开办|创办|創辦|创建|创立|组建|上线|投产"
    "|挂牌|通车|通水|设立|設立|建校|建院|建园|建站|启动运营|投入运营|建立)[^，。；、\n0-9]{0,6}[，,]"
    f"[^，。；、\n0-9]{{0,10}}?(?P<age>{_NUMBER})$"
)
_OLDER = re.compile(
    "前身|原|重建|[历歷]史|[扩擴改迁遷]建|更名|合并|合併|[恢复復]{2}|建[国國党黨]|改革[开開]放|全[国國]|公元|预计|将"
)
_LONGED_FOR = re.compile("[的前]|[^，。；\n]{0,8}[盼梦夢期等愿願]")
_REACH = 120
_TEN = 10


def too_old(document: Document, start: int, end: int) -> Match | None:
    """Return the years that something is said to have been there, if they are more than since its beginning."""
    text = document.text
    figure = end - 2 - (text[end - 2] == "多")
    first = sentence_start(text, start, _REACH, EITHER_WIDTH)
    found = _AGE.search(text, first, figure)
    if not found or _LONGED_FOR.match(text, end) or _OLDER.search(text, first, end):
        return None
    piece, signature = piece_at(document, start), signature_of(document)
    years = [int(signature[1])] if signature else []
    years += [piece.year + 1] if piece and piece.year else []
    if not years or not 0 < number(found["age"]) - (max(years) - int(found["year"]) + 1) <= _TEN:
        return None
    return Match(*found.span("age"), None, (found.span("year"),))
