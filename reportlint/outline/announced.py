"""Numbers that announce a list (以下五项任务, 三个方面：) and the list each announces; it judges nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.counting import series_of
from reportlint.outline.ordinals import HAN_NUMERALS
from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.outline.series import Series
    from reportlint.outline.structure import Outline


class Announcement(NamedTuple):
    """A number with its measure word. start, end: code points, the number first; number_end: where it ends."""

    start: int
    number_end: int
    end: int
    value: int
    series: Series

    def reading(self, text: str, value: int) -> str | None:
        """Return the words with another number in the same numerals, None where there is none."""
        if value > len(_NUMBERS):
            return None
        number = str(value) if text[self.start].isdecimal() else _NUMBERS[value - 1]
        return number + text[self.number_end : self.end]


_MOST = 20
_NUMBERS = ["一", "两", *HAN_NUMERALS[2:_MOST]]
_VALUES = {word: value for value, word in enumerate(HAN_NUMERALS[:_MOST], 1) if value > 1} | {"两": 2, "兩": 2}
_NOUNS = (
    "方面|问题|問題|重点|重點|环节|環節|关键|關鍵|特点|特點|转变|轉變|突破|坚持|堅持|确保|確保|到位|结合|結合|原则|原則|任务|任務"
    "|工程|行动|行動|体系|體系|原因|阶段|階段|要求|步骤|步驟|内容|內容|领域|領域|维度|維度|着力|意见|意見|措施|工作(?!日)|[实實好大]?事(?![业業项項故务務件例])"
)
_FIRST = "一二三四五六七八九十两兩1-9"
_ANNOUNCED = re.compile(
    rf"(?P<words>(?P<number>[{_FIRST}](?<!方面.)(?<![第十百千万萬零〇0-9一二三四五六七八九两兩.．至到～~几幾-].)[一二三四五六七八九十0-9]{{0,2}})"
    rf"(?:(?:个|個|大|种|種|件)[一-鿿]{{0,3}}?(?:{_NOUNS})|件[一-鿿]{{0,4}}?事|方面|点|點|项|項|条|條|步))"
    r"[^。，,、；;：:？！!?\n0-9“”《》一二三四五六七八九十]{0,10}[：:。]\Z"
)
_HEADING = re.compile(
    rf"(?P<words>(?P<number>(?<![第十百千0-9一二三四五六七八九、.．])[{_FIRST}])(?:个|個|大|项)?方面)"
    r"的?(?:主要|突出|重点)?(?:问题|問題|困难|困難|不足|短板|原因|差距|建议|建議|措施|打算)\Z"
)
_LONGEST = 24
_ENDS = "：:。"
_CUE = re.compile("以下|如下|下列|下面|[讲講谈談提]|分[为為成]?$")
_SAYS = re.compile("存在|主要|以下|如下|下列|[讲講谈談提]|做[好到]|抓好|突出|[强強][调調]")
_CUE_REACH = 12


def announcements(document: Document) -> Iterator[Announcement]:
    """Yield the announcements that a list of two or more follows at once, after the colon or in the next paragraph."""
    outline, text = outline_of(document), document.text
    lists = [one for one in series_of(document) if len(one.items) > 1 and not one.runs_on]
    lists = [one for one in lists if one.items[0].ordinal.value == 1]
    lists.sort(key=lambda one: one.items[0].ordinal.start)
    for series in lists:
        for match in _before(series, outline, text):
            number = match["number"]
            value = int(number) if number.isdecimal() else _VALUES.get(number, 0)
            if 0 < value < 100:
                yield Announcement(*match.span("number"), match.end("words"), value, series)


def _before(series: Series, outline: Outline, text: str) -> Iterator[re.Match[str]]:
    """Yield what announces a list: with the last words of the paragraph before, or right before it in its own."""
    marker, at = series.items[0].ordinal, series.items[0].paragraph
    if marker.at_head and at > 0:
        before, end = outline.paragraphs.starts[at - 1], outline.paragraphs.ends[at - 1]
        match = _ending_at(text, end) or _HEADING.search(text, max(before, end - _LONGEST), end)
        if match and (text[end - 1] != "。" or _has_cue(text, before, match.start())):
            yield match
    end, first = marker.start, outline.paragraphs.starts[at]
    while end > first and text[end - 1].isspace():
        end -= 1
    if end > first and (match := _ending_at(text, end)):
        sentence = max(first, text.rfind("。", first, end - 1) + 1)
        if text[end - 1] != "。" or _SAYS.search(text, sentence, match.start()):
            yield match


def _ending_at(text: str, end: int) -> re.Match[str] | None:
    """Return the announcing words that end at an offset; no mark stands within them."""
    if text[end - 1] not in _ENDS:
        return None
    return _ANNOUNCED.search(text, max(0, end - _LONGEST), end)


def _has_cue(text: str, start: int, end: int) -> bool:
    return _CUE.search(text, max(start, end - _CUE_REACH), end) is not None
