"""How likely official text has 、 where two short items are parted by ，, by counts; it does not say what is enough.

Looked at are commas that nothing in the line makes right, between two items of few characters that official text does
not have beside a comma far oftener than beside 、. The weights were fitted by tools/fit_series_marks.py to official
text with both marks; they are log odds that add up.
"""

from __future__ import annotations

import re
from functools import cache
from math import floor, inf
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import counts
from reportlint.usage.counts import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DATA = Path(__file__).parent / "data" / "series_marks.json"
_ITEM, _LONGEST = "[^，、。；：！？\\n（）()“”《》]", 9
_BETWEEN = {
    mark: re.compile(
        # begins with the mark before both items, which may be the one behind the items before
        f"[，、。；：（“\\n](?=(?P<left>{_ITEM}{{2,{_LONGEST}}}){mark}(?P<right>{_ITEM}{{2,{_LONGEST}}})(?!{_ITEM}))"
    )
    for mark in "，、"
}
_LEAST_LEVEL, _MOST_LEVEL, _STEPS = -3, 4, 1.5
_COMMAS_OWN = -2
"""The level up to which both edges are a comma's: four in five commas are left there, and one 、 in thirty."""
_SHORT, _LONG = 2, 3
_CONJUNCTIONS = "和及与或"
_HAN_ON_BOTH_SIDES = re.compile("[一-鿿]{2}")
_OPEN_ENDED, _ATTRIBUTIVE = "等", "的"
_ORDINAL, _LABELS = "第其", "："
_INSIDE, _CLOSING = "，、", "，。；\n"
_GROUPED = "，、。；\n"
"""Behind these the comma before A、B may close a clause; behind ： （ “ nothing but the series is there."""


class Place(NamedTuple):
    """A comma between two items. start: offset in code points; odds: natural log that 、 is meant, as fitted."""

    start: int
    odds: float


def commas(text: str, first: int = 0, last: int | None = None) -> Iterator[Place]:
    """Yield the commas that are looked at, from one offset up to another, in order."""
    for start, features in places(text, "，", first, last):
        intercept, weights = _fitted()
        yield Place(start, intercept + sum(weights.get(feature, 0.0) for feature in features))


def places(text: str, mark: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield where the mark, ， or 、, parts two items, with what speaks for and against 、 there."""
    count = counts.load().log_count
    last = len(text) if last is None else last
    for found in _BETWEEN[mark].finditer(text, max(0, first - 1), last):
        left, right, before = found["left"], found["right"], found[0]
        end = found.end("right")
        behind = text[end : end + 1] or "\n"
        if _is_usual(left, right, before, behind):
            continue
        left, right = fold(left), fold(right)
        if min(_level(count, "", right[:2]), _level(count, left[-2:], "")) > _COMMAS_OWN:
            yield found.end("left"), _features(count, left, right, before, behind)


def _is_usual(left: str, right: str, before: str, behind: str) -> bool:
    """Tell whether the comma parts groups, clauses, steps, labelled facts, figures, or one thing said again."""
    if left == right or _OPEN_ENDED in left or left[0] in _ORDINAL or behind == _LABELS:
        return True
    if (behind == "、" and before in _GROUPED) or not _HAN_ON_BOTH_SIDES.match(left[-1] + right[0]):
        return True
    if _OPEN_ENDED in right:
        return False
    if before in _INSIDE and behind in _CLOSING and max(len(left), len(right)) > _LONG:
        return True
    return len(left) == len(right) > _SHORT and _ATTRIBUTIVE not in right


def _features(count: Callable[[str], float], left: str, right: str, before: str, behind: str) -> list[str]:
    """Return the levels of the counts, and the shape. The names are a contract with the weights."""
    ends, heads = {n: left[-n:] for n in (1, 2, 3)}, {n: right[:n] for n in (1, 2, 3)}
    runs = {
        "end": (ends[1], ""), "end 2": (ends[2], ""), "end 3": (ends[3], ""),
        "head": ("", heads[1]), "head 2": ("", heads[2]), "head 3": ("", heads[3]),
        "both": (ends[1], heads[1]), "both 2": (ends[2], heads[1]), "both 3": (ends[1], heads[2]),
        "left head": ("", left[:2]), "left head 3": ("", left[:3]),
        "right end": (right[-2:], ""), "right end 3": (right[-3:], ""),
    }  # fmt: skip
    features = [f"{name} {_level(count, *run):.0f}" for name, run in runs.items()]
    for name, item in (("left", left), ("right", right)):
        if len(item) <= _SHORT:
            features.append(f"{name} whole {_level_of_item(count, item):.0f}")
    return [
        *features,
        f"lengths {len(left)} {len(right)}",
        f"marks {before}{behind}",
        f"marks, lengths {before}{behind} {len(left) == len(right)} {max(len(left), len(right)) <= _LONG}",
        f"same end {left[-1] == right[-1]} {min(len(left), len(right)) > 1}",
        f"same head {left[0] == right[0]} {min(len(left), len(right)) > 1}",
        f"open-ended {_OPEN_ENDED in right}",
        f"conjunction {any(word in right for word in _CONJUNCTIONS)}",
    ]


def _level(count: Callable[[str], float], before: str, ahead: str) -> float:
    return _compared(count(f"{before}、{ahead}"), count(f"{before}，{ahead}"))


def _level_of_item(count: Callable[[str], float], item: str) -> float:
    return _compared(max(count(f"、{item}、"), count(f"、{item}等")), count(f"，{item}，"))


def _compared(with_series: float, with_comma: float) -> float:
    """Return how much oftener 、 is, as a level; without end where neither was counted."""
    if with_series < 0 and with_comma < 0:
        return inf
    return max(_LEAST_LEVEL, min(_MOST_LEVEL, floor((with_series - with_comma) * _STEPS)))


@cache
def _fitted() -> tuple[float, Mapping[str, float]]:
    import json  # for one comma in some hundred characters

    fitted = json.loads(_DATA.read_text(encoding="utf-8"))
    return fitted["intercept"], fitted["weights"]
