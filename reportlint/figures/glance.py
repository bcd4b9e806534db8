"""Tells at a glance that the figures of a passage cannot contradict each other; it reads none of them.

Every contradiction needs certain words, or so many figures; most passages have neither. What is asked here is asked
again with care by `growth`, `share` and `total`, so that a doubtful passage costs time only.
"""

from __future__ import annotations

import re

from reportlint.figures import stock, summed
from reportlint.figures.attendance import MEETINGS
from reportlint.figures.counted import COUNTED_SIGN
from reportlint.figures.groups import RANGES_SIGN
from reportlint.figures.hundred import INDUSTRIES
from reportlint.figures.partition import SORTED
from reportlint.figures.reduced import SIGNS
from reportlint.figures.statement import BLANKS, CHANGE_ENDS, WHOLES
from reportlint.figures.total import HALF, RATE

_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9年月]|日(?!元))")
"""At least one of these is in every quantity."""
# Each alternative begins with a character, not with a class or a group: so a search runs from one such to the next.
_SHARE = "占[^，,。；、（）占]{0,31}[0-9]|（[0-9]"
_PART = f"其中|均|亩产|单产|每|全年|一年|{'|'.join(MEETINGS)}"
_OF_TWO = re.compile(f"{_SHARE}|{_PART}|番|{RATE}|{INDUSTRIES}|{SIGNS.pattern}")
"""What a contradiction of two figures, or of one, does not do without."""
_RATIO = "率(?:为|达到?|是|：)?[0-9]|的(?:比重|比例)?(?:为|达到?|是)?[0-9]"
_WHOLES = "|".join(f"{word}[^，,。；、：0-9]{{0,10}}[0-9]" for word in WHOLES)
_HALVES = "|".join(f"{word}[^，,、；。]{{0,5}}[0-9]" for word in HALF.split("|"))
_OF_MORE = re.compile(
    f"{_OF_TWO.pattern}|，(?:总|一)?共(?:有|计|评出)?[0-9]|{_RATIO}|{_WHOLES}|{_HALVES}|{COUNTED_SIGN}|{RANGES_SIGN}|{stock.SIGN.pattern}|{summed.SIGN.pattern}|{SORTED.pattern}"
)
"""What one of three or more needs unless it is of a change."""
_CHANGE = re.compile(f"[{re.escape(''.join(sorted(CHANGE_ENDS)))}][0-9]")
_LEVELS = re.compile("[由从→]|同期|[上去前]年|上一年|上[月季届]|年初|[比较（，][0-9]{4}年|，[今本]年|计划|目标|任务")
"""What two levels need to be told from each other; a change without them needs another change beside it."""


def may_contradict(line: str) -> bool:
    """Tell whether the figures of a folded line may contradict each other, or one may contradict what it says."""
    if any(map(line.__contains__, BLANKS)):
        return True
    if len(_FIGURE.findall(line)) < 3:
        return _OF_TWO.search(line) is not None
    if _OF_MORE.search(line):
        return True
    changes = len(_CHANGE.findall(line))
    return changes > 1 or (changes == 1 and _LEVELS.search(line) is not None)
