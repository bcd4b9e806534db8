"""Ends told of that lie before their beginnings: 5月6日开工，4月28日竣工."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import EITHER_WIDTH, sentence_start
from reportlint.finding import Match
from reportlint.outline.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_BEGIN_END = (
    (
        "[开開動动破]工(?:建[设設])?|破土[动動]工|[开開]建|[进進][场場](?:施工)?|启动(?:建[设設])?|施工",
        "竣工|完工|通[车車水电]|投用|投入使用|交付(?:使用)?|建成|完成[验驗]收|[验驗]收",
    ),
    ("[开開]班|[开開][课課营營]", "[结結][业業班]|[结結]束|[闭閉][营營班]"),
    ("[开開]幕|[开開][赛賽]", "[闭閉]幕|[结結]束|收官"),
    ("[发發]布|挂网|[启啟][动動]|[开開]展|[开開]始", "[开開][标標]|[结結]束|收官"),
    ("受理|立案|接[报報诉訴]|收案", "[办辦審审][结結]|[结結]案"),
)
_DAY_OF = "(?P<month{0}>[0-9]{{1,2}})月(?:(?P<day{0}>[0-9]{{1,2}})[日号號]|(?P<part{0}>初|底|末|[上中下]旬))"
_ADVERBS = "(?:正式|[顺順]利|全部|全面|如期|按期|提前|[圆圆]满|胜利|建成|完成|全[线線])*"
_ORDERED = tuple(
    re.compile(
        f"(?<![年至到—0-9－~～-]){_DAY_OF.format(1)}{_ADVERBS}(?:{begun})[^。；，、\n0-9一二三四五六两]{{0,8}}[，、,](?:于|於|并于)?"
        f"(?P<done>{_DAY_OF.format(2)}){_ADVERBS}(?:{done})(?![的前后後])"
    )
    for begun, done in _BEGIN_END
)
_OTHER_YEAR = re.compile(
    "次年|[明翌去前上]年|[跨隔]年|(?:19|20)[0-9]{2}年|原定|[计計][划劃]|[预預][计計]|拟|[将將]|分别|第[一二三]"
)
_PARTS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (25, 31), "末": (25, 31)}
"""Their first and their last days."""
_AUTUMN = 9
DONE = (
    *("竣工", "完工", "通车", "通車", "投用", "投入使用", "交付使用", "通水", "通电"),
    *("闭幕", "结业", "办结", "审结", "结案", "日开标"),
    *(
        f"{when}{end}"
        for when in ("日", "日全部", "日全面", "日顺利", "底", "旬")
        for end in ("结束", "完成验收", "建成")
    ),
)
_WORKS = re.compile(
    "(?P<year1>(?:19|20)[0-9]{2})年(?P<month1>[0-9]{1,2})月(?:[0-9]{1,2}日|初|底|末)?(?:正式|[顺順]利)?(?:[开開動动破]工(?:建[设設])?|[启啟]动)"
    "[^。；\n0-9]{0,14}?(?P<done>(?:(?P<year2>(?:19|20)[0-9]{2})年|(?P<same>同年|[当當]年))(?P<month2>[0-9]{1,2})月)"
    "(?:[0-9]{1,2}日|初|底|末)?(?:全面|正式|[顺順]利|如期|提前|建成)*(?:竣工|完工|通[车車]|投用|投入使用|交付使用)"
)
_REACH = 120
_NEAR = 40


def done_before_begun(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the days and months in which something is said to end, works above all, before it began."""
    text, last, told = document.text, -1, -1
    for start, end in hits:
        if start > told and (wrong := _ended_before(text, start, end)):
            told = wrong.end + 4
            yield wrong
        found = _WORKS.search(text, max(last + 1, start - _REACH, 0), end)
        if not found or found.start() <= last:
            continue
        last = found.start()
        years = int(found["year1"]), int(found["year2"] or found["year1"])
        if (years[1], int(found["month2"])) < (years[0], int(found["month1"])):
            yield Match(*found.span("done"), None, (found.span("year1"),))


def _ended_before(text: str, start: int, end: int) -> Match | None:
    """Return the day of one year on which something ends before the day on which the same sentence lets it begin."""
    first = sentence_start(text, start, _NEAR, EITHER_WIDTH)
    for expression in _ORDERED:
        found = expression.search(text, first, end + 1)
        if not found or found.end() < start or _OTHER_YEAR.search(text, first, min(len(text), found.end() + 4)):
            continue
        one, two = int(found["month1"]), int(found["month2"])
        begun = one, int(found["day1"] or _PARTS[found["part1"]][0])
        done = two, int(found["day2"] or _PARTS[found["part2"]][1])
        over_new_year = one >= _AUTUMN and one - two > 2
        if done < begun and one <= MONTHS and not over_new_year:
            return Match(*found.span("done"), None, ((found.start(), found.end("month1") + 1),))
    return None
