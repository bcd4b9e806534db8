"""Which entries of a document are shown by themselves, and which are counted as the rest of a habit."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.errors import Lang
    from reportlint.output.base import About
    from reportlint.output.sheet.entry import Entry

SHOWN = 3
"""How many places of a habit are shown in a document."""
_MOST_LINES = 40
"""How many of the other lines are named, or runs of them."""


class Rest(NamedTuple):
    """The places of a habit that have no card; lines: their numbers in words, 3、5—9."""

    total: int
    lines: str


def folded(entries: Sequence[Entry], about: About) -> dict[int, Rest | None]:
    """Return, by number, the entries to show; with a Rest where more of the habit follow that are not."""
    by_rule: dict[str, list[Entry]] = {}
    for entry in entries:
        by_rule.setdefault(entry.rule, []).append(entry)
    shown: dict[int, Rest | None] = {}
    for name, each in by_rule.items():
        rule = about.rule_of(name)
        habit = about.folds and rule is not None and rule.head.fold and len(each) > SHOWN
        first, rest = (each[:SHOWN], each[SHOWN:]) if habit else (each, [])
        shown |= dict.fromkeys((entry.number for entry in first), None)
        if rest:
            shown[first[-1].number] = Rest(len(rest), line_runs(sorted({entry.line for entry in rest}), about.lang))
    return shown


def line_runs(lines: Sequence[int], lang: Lang) -> str:
    """Return line numbers, sorted, with runs joined."""
    comma, dash = ("、", "—") if lang == "zh" else (", ", "–")
    runs = []
    for _, group in groupby(enumerate(lines), lambda pair: pair[1] - pair[0]):
        run = [line for _, line in group]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}")
    cut = "……" if len(runs) > _MOST_LINES else ""
    return comma.join(runs[:_MOST_LINES]) + cut
