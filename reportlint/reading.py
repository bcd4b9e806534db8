"""A Traditional document as a reader of Simplified has it: the same places, for rules that know Simplified words.

Characters are exchanged one for one, so that every offset means the same place in both. Only documents worded as on
the mainland are read so: what Taiwan and Hong Kong call a thing is no mistake, and our words and counts know it not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportlint.alphabet import alphabet, simplified, traditional_words
from reportlint.document import Document
from reportlint.record import NamedTuple
from reportlint.writing import in_forms_of, is_written_in

if TYPE_CHECKING:
    from reportlint.finding import Match

OWN_TEXT = frozenset({"script", "conversion"})
"""What is asked of the document itself all the same: these kinds, and the rules of the category `script`."""
_AROUND = 4
"""Characters on either side that help to tell 發 from 髮."""
_ENOUGH = 2
"""So many different words of Taiwan or Hong Kong, and a document is worded as there."""
ELSEWHERE = (
    "資訊", "網路", "軟體", "硬體", "專案", "計畫", "規畫", "透過", "訊息", "數位", "伺服器", "滑鼠", "螢幕",
    "列印", "程式", "迴圈", "釋出", "捷運", "中華民國", "公所", "鄰長", "里辦公處", "志工", "社群", "連絡",
    "警政", "縣市長", "鄉鎮市", "立法委員", "行動電話", "特首", "特區政府", "立法會", "政務司", "財政司", "公帑",
    "署理", "巴士", "屋邨",
)  # fmt: skip
_ANY_ELSEWHERE = "|".join(ELSEWHERE)
_SPELT = (
    "著(?![名作述書稱錄者])(?<![顯卓專論名原巨編昭土遺合譯拙]著)|藉(?<![慰狼蘊枕]藉)|帳(?!篷)(?<![營蚊紗]帳)"
    "|覆(?<=[答批函回反]覆)|覆(?=[查核審])|瞭(?=解)|瞭(?<=明瞭)|畫(?<=(?<![統會設共])[計規]畫)(?![家面報展冊])"
)
"""Characters that stand in these places for another Simplified one than elsewhere: 隨著 is 随着, 著作 is 著作."""
_SPELT_AS = {"著": "着", "藉": "借", "帳": "账", "覆": "复", "瞭": "了", "畫": "划"}


class Reading(NamedTuple):
    """A document and the one that stands for it where Simplified words are looked for."""

    document: Document
    simplified: Document

    def turned_back(self, match: Match) -> Match | None:
        """Return a match in the Simplified text with the replacement in the document's own characters.

        None where that is what the document has already: 家俱 is a slip for 家具, but 傢俱 is how Taiwan spells it.
        """
        start, end, right = match.start, match.end, match.replacement
        if not right:
            return match
        written = self.document.text[start:end]
        if not any(map(str.isalpha, right)):  # signs and figures are the same in either script
            return None if right == written else match
        right = self._in_its_characters(start, end, right)
        return None if right == written else match._replace(replacement=right)

    def _in_its_characters(self, start: int, end: int, text: str) -> str:
        here = self.simplified.text
        before, after = here[max(start - _AROUND, 0) : start], here[end : end + _AROUND]
        converted = traditional_words(before + text + after)  # as long: no word of the tables changes its length
        right = in_forms_of(self.document, converted[len(before) : len(before) + len(text)])
        if len(text) != end - start:
            return right
        # What the rule leaves as it is stays as the document has it.
        places = zip(self.document.text[start:end], here[start:end], text, right, strict=True)
        slips = alphabet("traditional").foreign
        return "".join([own if old == new and own not in slips else turned for own, old, new, turned in places])


def reading_of(document: Document) -> Reading | None:
    """Return a Traditional document with its Simplified twin; None for one that is not, or is worded as elsewhere."""
    if not is_written_in(document, "traditional") or _is_worded_elsewhere(document.text):
        return None
    text = simplified(_expression(_SPELT).sub(lambda found: _SPELT_AS[found.group()], document.text))
    return Reading(document, Document(document.path, text, document.encoding))


def _is_worded_elsewhere(text: str) -> bool:
    found = set(_expression(_ANY_ELSEWHERE).findall(text))  # of two that overlap, one
    return len(found) >= _ENOUGH or (len(found) > 0 and sum(word in text for word in ELSEWHERE) >= _ENOUGH)


@cache
def _expression(source: str) -> re.Pattern[str]:
    """Return it compiled, when the first Traditional document is met."""
    return re.compile(source)
