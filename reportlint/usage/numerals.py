"""How likely a measure word has lost the numeral before it, by counts of official text; it does not say what is enough.

Looked at are measure words that stand behind a Chinese character or a mark, that are no part of a word of a dictionary
there, and that official text hardly has there, while it has a figure there: 清运垃圾吨, 整治旱厕座. The weights were
fitted by tools/fit_numerals.py to text from which numerals were cut out; they are log odds that add up.
"""

from __future__ import annotations

import re
from functools import cache
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import counts, lexicon
from reportlint.usage.counts import fold
from reportlint.usage.hashed_runs import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DATA = Path(__file__).parent / "data" / "numerals.json"
_ONE_DROPPED = "个家项份场条件名块支间栋座"
"""Before these 一 may be dropped: 有位老人, 立个规矩."""
_DETERMINED = (
    "0-9０-９〇零一二三四五六七八九十百千万亿两几数双整半多余"
    "来少每各这那第单某若干另前后近首末同本全何哪此该逐历上下大小初别按"
)
"""What stands before a measure word in place of a numeral, or as one."""
_TAKES_ONE = (
    "有了是来成到的在这过挂弄作做当像叫打找开写讲说要给见派下去想买换吃喝看走拿出为也就都着得好自称争立提选变落求图办等"
)
_MARKS = "，。；、：！？（）“”《》\n"
_NOUNS = "村组民社乡镇县市部单项支屯街寨窗小自行居企班点党团环工服网"
_SCALED = "元(?!以上|及以上|大关|强|[地国工增产企])"
_ANYWHERE, _BY_MARK = "亩户座项辆套株棵幅间栋盏册份", "场次台元条批只斤岁块吨件人名处所支起"
"""What is common as a part of other words, too, is looked at before a mark only."""
_MARK = "(?=[，。；、])"
_MEASURE = re.compile(
    # begins with one class, to which `re` runs ten times as fast; what stands there is then looked back at
    f"(?P<measure>[公平立千个家余多万亿月米{_ANYWHERE}{_BY_MARK}](?<=[一-鿿，。；、].)(?<![{_DETERMINED}].)"
    f"(?:(?<![{_TAKES_ONE}].)(?<=[{_ONE_DROPPED}])|(?<=[有来到出][{_ONE_DROPPED}]){_MARK}"
    f"|(?<![上达超近破过数以到及].)(?<=[万亿])|(?<![{_ONE_DROPPED}万亿]))"
    f"(?:(?<=[{_ANYWHERE}])|(?<=人)次|(?<=[{_BY_MARK}])(?<!为元){_MARK}|(?<=家)(?!国)"
    f"|(?<=个)(?:百分点|月{_MARK}|(?=[{_NOUNS}]))|(?<=公)(?:里(?![、数运])|顷|斤{_MARK})|(?<=平)方公?[里米]|(?<=立)方米"
    f"|(?<=千)[米克瓦]{_MARK}|(?:(?<=[自从至到于年]月)份(?!或)|(?<=[，。；]月)份(?=起|以来|底|初))|(?<=[为深高长宽达约距]米){_MARK}"
    f"|(?<=[余多])(?:[万亿]{_SCALED}|万?人次)|(?<=[万亿])[多余]?{_SCALED}|(?<=万)(?:人次|(?:[亩吨人户株头只斤]|平方米){_MARK})"
    f"|(?<=余)(?:[{_ANYWHERE}{_BY_MARK}家名]|公里|平方米)))"
    "(?!(?P=measure)|[均数型式级帐帳0-9０-９])"
)
_NUMERALS = "一二三两几十"
_LEAST_LEVEL, _MOST_LEVEL = -3, 5
_USUAL, _COMMON = 1.0, 2.5


class Place(NamedTuple):
    """A measure word without a numeral. start, end: offsets in code points; odds: natural log, as fitted."""

    start: int
    end: int
    odds: float


def without(text: str, first: int = 0, last: int | None = None) -> Iterator[Place]:
    """Yield the measure words that may have lost their numeral, from one offset up to another, in order."""
    for start, end, features in places(text, first, last):
        intercept, weights = _fitted()
        yield Place(start, end, intercept + sum(weights.get(feature, 0.0) for feature in features))


def places(text: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, list[str]]]:
    """Yield where each measure word that is looked at starts and ends, with what speaks for and against a loss."""
    count, word_count = counts.load().log_count, lexicon.load().log_count
    for found in _MEASURE.finditer(text, first, len(text) if last is None else last):
        start, end = found.span("measure")
        pair, ahead = text[start - 1 : start + 1], text[start : start + 2]
        if word_count(pair) >= 0 or count(pair) >= _COMMON or (end == start + 1 and word_count(ahead) >= 0):
            continue  # pairs are met again and again, and so are remembered
        if count(pair + (text[start + 1 : start + 2] or "\n")) >= 0:
            continue
        before = text[max(0, start - 2) : start].rpartition("\n")[2].rjust(2, "\n")
        ahead = text[start : start + 3].partition("\n")[0].ljust(3, "\n")
        around = tuple(fold(before + ahead))
        if _is_known(count, around) and not _is_in_word(word_count, text, start, end):
            yield start, end, _features(count, around, text[start:end], text[end : end + 1] or "\n")


def _is_known(count: Callable[[str], float], around: tuple[str, ...]) -> bool:
    """Tell whether official text has a figure here, and does not have the measure word without one."""
    second, last, unit, following, _ = around
    if count(last + unit + following) >= 0 or count(second + last + unit) >= 0:
        return False
    return count("0" + unit + following) >= 0 or count(last + "0") >= _USUAL


def _is_in_word(count: Callable[[str], float], text: str, start: int, end: int) -> bool:
    """Tell whether a word of the dictionary, other than the measure word, holds its first character."""
    return any(
        count(text[at : at + length]) >= 0
        for length in range(2, LONGEST + 1)
        for at in range(max(0, start - length + 1), start + 1)
        if at < start or at + length > end
    )


def _features(count: Callable[[str], float], around: tuple[str, ...], measure: str, mark: str) -> list[str]:
    """Return the counts around the place, each with its level. The names are a contract with the weights."""
    second, last, unit, following, next_one = around
    before, both = count(last), count(second + last)
    ahead, farther = count(unit + following), count(unit + following + next_one)
    bare = count(last + unit)
    counted, counted_ahead = count("0" + unit + following), count("0" + unit + following + next_one)
    behind, behind_both, with_figure = count(last + "0"), count(second + last + "0"), count(last + "0" + unit)
    levels = {
        "bare": bare,
        "bare of": bare - before,
        "unit": count("0" + unit),
        "ahead": ahead,
        "farther": farther,
        "counted": counted,
        "counted of": counted - ahead,
        "counted ahead": counted_ahead,
        "counted ahead of": counted_ahead - farther,
        "before": before,
        "both": both,
        "behind": behind,
        "behind of": behind - before,
        "behind both": behind_both,
        "behind both of": behind_both - both,
        "figure": with_figure,
        "figure of": with_figure - bare,
        "two digits": count(last + "00" + unit),
        "figure behind both": count(second + last + "0" + unit),
        "figure ahead": count(last + "0" + unit + following),
        "numeral ahead": max(count(numeral + unit + following) for numeral in _NUMERALS),
        "numeral behind": max(count(last + numeral + unit) for numeral in _NUMERALS),
    }
    features = [f"{name} {min(max(floor(level), _LEAST_LEVEL), _MOST_LEVEL)}" for name, level in levels.items()]
    return [*features, f"mark before {last in _MARKS}", f"mark behind {mark in _MARKS}", f"measure {measure}"]


@cache
def _fitted() -> tuple[float, Mapping[str, float]]:
    import json  # for one place in 60,000 characters

    fitted = json.loads(_DATA.read_text(encoding="utf-8"))
    return fitted["intercept"], fitted["weights"]
