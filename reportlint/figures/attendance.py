"""Checks who came against who should have, and votes against who came; what they vote on is not its affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

MEETINGS = ("应到", "赞成", "应参会", "应参加", "收回", "回收")
_DUE_AND_COME = re.compile(
    "应(?:到|参会|参加)[一-鿿]{0,8}(?P<due>[0-9]{1,5})(?P<of>[人名户票])[一-鿿]{0,4}[，、；]"
    "实(?:到|际到会|际参加|际参会|参会|参加)"
    "[一-鿿]{0,8}(?P<come>[0-9]{1,5})(?P=of)"
)
_SENT_AND_BACK = re.compile(
    "(?:发出|发放)[一-鿿]{0,8}(?P<due>[0-9]{1,6})(?P<of>[张份])[一-鿿]{0,4}[，、；]"
    "(?:实际|共)?(?:收回|回收)[一-鿿]{0,8}(?P<come>[0-9]{1,6})(?P=of)"
)
_VOTES = re.compile(
    r"(?:赞成|同意)票?(?P<for>[0-9]{1,5})票?[，、；](?:反对|不赞成|不同意)票?(?P<against>[0-9]{1,5})票?"
    r"[，、；]弃权票?(?P<none>[0-9]{1,5})票?"
)
_CAME = re.compile(
    "(?:实到|到会|实际到会|收回|有效票|参加表决|参加投票|发出)[一-鿿]{0,8}?(?P<came>[0-9]{1,5})[人名张票户]"
)
_REACH = 120


def wrong_attendance(line: str) -> Iterator[Contradiction]:
    """Yield those who came where they are more than all, and the votes that are more than those who came."""
    for expression in (_DUE_AND_COME, _SENT_AND_BACK):
        for found in expression.finditer(line):
            if int(found["come"]) > int(found["due"]):
                reckoning = f"{found['come']}＞{found['due']}"
                yield Contradiction(Fault.WHOLE, *found.span("come"), None, (found.span("due"),), reckoning)
    for found in _VOTES.finditer(line):
        came = list(_CAME.finditer(line, max(0, found.start() - _REACH), found.start()))
        votes = [found[name] for name in ("for", "against", "none")]
        total = sum(map(int, votes))
        if came and total > max(int(one["came"]) for one in came):
            reckoning = f"{'＋'.join(votes)}＝{total}票"
            yield Contradiction(Fault.PARTS, found.start("for"), found.end(), None, (came[-1].span("came"),), reckoning)
