"""Hours said beside the times of day they lie between: 7月11日20时至12日8时，连续值守12小时."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import sentence_start
from reportlint.finding import Match
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from reportlint.finding import Span

HOURS = tuple(f"{ones}{hours}" for ones in "0123456789一二三四五六七八九十两" for hours in ("小时", "个小时"))
_CLOCK = "(?P<hour{0}>[0-9]{{1,2}})[时時点點:：](?:(?P<minute{0}>[0-9]{{1,2}})分?)?(?P<half{0}>半)?"
_BETWEEN = re.compile(
    f"(?:(?P<day1>[0-9]{{1,2}})[日号])?(?:凌晨|上午|下午|晚上?|早上?)?{_CLOCK.format(1)}(?:许|整)?(?:开始)?[，,]?"
    f"(?:至|到|—{{1,2}}|－|-|~|～|持续到|持续至|一直到)(?P<next>次日|第二天|翌日)?(?:(?:[0-9]{{1,2}}月)?(?P<day2>[0-9]{{1,2}})[日号])?"
    f"(?:凌晨|上午|下午|晚上?|早上?)?{_CLOCK.format(2)}"
)
_LASTED = re.compile(
    "(?:连续|持续|历时|长达|歷時)[^，。；、\n0-9]{0,8}?(?P<hours>(?P<number>[0-9]{1,2}|[一二三四五六七八九十两]{1,3})(?P<of>个?小时))$"
)
_PART_OF_DAY = re.compile("凌晨|上午|下午|晚|早|每|轮|平均|累计|以上")
_MORE = tuple("多余半以")
_BACK, _DAY, _HALF, _SLACK = 70, 24, 30, 61


def wrong_hours(text: str, start: int, end: int) -> Match | None:
    """Return the hours that are not those between two times of day in their sentence, an hour more or less."""
    first = sentence_start(text, start, _BACK)
    lasted = _LASTED.search(text, first, end)
    spans = list(_BETWEEN.finditer(text, first, lasted.start())) if lasted else []
    if not lasted or len(spans) != 1 or _PART_OF_DAY.search(text, first, end):
        return None
    minutes = _minutes(spans[0])
    if minutes is None or text[end : end + 1] in _MORE or abs(number(lasted["number"]) * 60 - minutes) < _SLACK:
        return None
    span: Span = spans[0].span()
    return Match(*lasted.span("hours"), None, (span,))


def _minutes(found: re.Match[str]) -> int | None:
    """Return how many minutes lie between two times, None where the days between them are not clear."""
    one, other = (
        int(found[f"hour{at}"]) * 60 + int(found[f"minute{at}"] or 0) + (_HALF if found[f"half{at}"] else 0)
        for at in (1, 2)
    )
    if found["day2"]:
        if not found["day1"] or int(found["day2"]) < int(found["day1"]):
            return None
        other += (int(found["day2"]) - int(found["day1"])) * _DAY * 60
    elif found["next"]:
        other += _DAY * 60
    return other - one if other > one else None
