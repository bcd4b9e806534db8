"""Checks the total of a year against its halves or quarters: 上半年12起，下半年9起，全年23起."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import wrong_sum
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import IN_PASSING, LEVELS, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.contradiction import Contradiction

_YEAR = re.compile("[，,；。](?:全年|一年)(?:共|累计|合计|总共)?(?:完成|实现|组织)?[^，。；、]{0,10}")
_PERIODS = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))


def wrong_periods(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the total of a year that its halves or its quarters, named right before it, do not come to."""
    for at, statement in enumerate(said):
        if not _YEAR.fullmatch(statement.lead) or not statement.quantity.usable or statement.part not in LEVELS:
            continue
        for words in _PERIODS:
            parts = [one for one in said[max(0, at - 2 * len(words)) : at] if one.part not in IN_PASSING][-len(words) :]
            named = len(parts) == len(words) and all(word in one.lead for word, one in zip(words, parts, strict=True))
            if "支出" in statement.lead and not all("支出" in one.lead for one in parts):
                continue
            quantities = [one.quantity for one in parts]
            alike = all(one.usable and one.dimension == statement.quantity.dimension for one in quantities)
            fits = named and alike and statement.quantity.dimension not in ("", PERCENT, POINTS)
            if fits and (found := wrong_sum(statement.quantity, quantities)):
                yield found
