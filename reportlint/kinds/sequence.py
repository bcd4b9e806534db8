"""Kind `sequence`: ordinals that do not follow one another; `counting` decides where lists begin and end, not this."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from reportlint.finding import Match
from reportlint.outline.ordinals import HAN_NUMERALS, Family
from reportlint.outline.structure import outline_of
from reportlint.outline.unmarked import BARE, bare_rows, is_misread, is_misread_first, unmarked
from reportlint.record import field, record

if TYPE_CHECKING:
    import collections.abc
    from collections.abc import Callable, Iterator

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.ordinals import Ordinal
    from reportlint.outline.series import Item, Series


@record
class Sequence:
    """Ordinals of a document that show one fault."""

    fault: Literal[
        "duplicate",
        "skipped",
        "mark-lost",
        "restarted",
        "first-missing",
        "lone",
        "style-changed",
        "mark-after-bracket",
        "count-mismatch",
    ] = field(
        metadata={
            "doc": "重号、跳号、几项序号丢了标点、无故重起、缺首项、只有首项、同列异式、括号序号后又加标点、"
            "项数与所称不符"
        }
    )

    @property
    def mends(self) -> bool:
        """A mark can always be dropped or put in; a number is mended only where the rest of its list agrees."""
        return self.fault in ("mark-after-bracket", "mark-lost")

    def literals(self) -> collections.abc.Sequence[str]:
        """Return what a line with a bare number begins with; ordinals are found once for all rules."""
        return BARE if self.fault == "mark-lost" else ()

    def find(self, document: Document, hits: collections.abc.Sequence[Span]) -> Iterator[Match]:
        """Yield the markers at fault, or the announcing words; related is the sibling each clashes with."""
        if self.fault == "mark-lost":
            return _unmarked(document.text, hits)
        return _FINDERS[self.fault](document) if outline_of(document).ordinals else iter(())


def _series(document: Document) -> tuple[Series, ...]:
    from reportlint.outline.counting import series_of  # only a document with ordinals needs it

    return series_of(document)


def _unmarked(text: str, hits: collections.abc.Sequence[Span]) -> Iterator[Match]:
    for start, end in bare_rows(text, hits):
        number = text[start:end]
        yield Match(start, end, number + ".")


def _miscounted(fault: str) -> Callable[[Document], Iterator[Match]]:
    def find(document: Document) -> Iterator[Match]:
        for series, at in document.once(_faults):
            item = series.items[at]
            if item.fault != fault:
                continue
            before = series.items[at - 1].ordinal if at else None
            starts = outline_of(document).paragraphs.starts
            if fault == "first-missing" and is_misread_first(document.text, starts, item.paragraph, item[0].family):
                continue
            since = before.end if before else max(0, item.ordinal.start - _NEAR)
            if fault == "first-missing" and (
                _is_between_points(document.text, item.ordinal)
                or _is_behind_title(document.text, item.ordinal)
                or _first_in_arabic(document, item.ordinal)
            ):
                continue
            if fault in ("skipped", "first-missing") and is_misread(
                document.text[since : item.ordinal.start], item[0].family, item.expected
            ):
                continue
            if fault == "skipped" and before and (lost := unmarked(document.text, before, item.ordinal, item.expected)):
                yield Match(*lost, before.reading(item.expected), ((before.start, before.end),))
            else:
                yield _match(item.ordinal, _renumbered(item, series.items[at + 1 : at + 2]), item.clash)

    return find


def _faults(document: Document) -> list[tuple[Series, int]]:
    """Return the items of all lists at which the count goes wrong."""
    return [(series, at) for series in _series(document) for at, item in enumerate(series.items) if item[3]]


def _renumbered(item: Item, following: list[Item]) -> str | None:
    """Return the marker with the number due, if the list is right once this one is changed."""
    agrees = not following or following[0].ordinal.value == item.expected + 1
    return item.ordinal.reading(item.expected) if agrees and item.fault in ("skipped", "duplicate") else None


def _is_between_points(text: str, second: Ordinal) -> bool:
    """Tell whether 二、 stands between 一是 and 三是, whose list it belongs to."""
    before, after = text[max(0, second.start - _NEAR) : second.start], text[second.end : second.end + _NEAR]
    return second.family is Family.HAN and second.value == _PAIR and "一是" in before and "三是" in after


def _is_behind_title(text: str, second: Ordinal) -> bool:
    """Tell whether 一、 stands behind a title and a blank, where it is read as no ordinal: 工作计划 一、指导思想."""
    if second.family is not Family.HAN or second.value != _PAIR:
        return False
    return _RUN_IN.search(text, max(0, second.start - _REACH), second.start) is not None


def _first_in_arabic(document: Document, second: Ordinal) -> Ordinal | None:
    """Return （1） where it opens the line before （二） and no （2） follows: it was meant for （一）."""
    if second.family is not Family.HAN_BRACKET or second.value != _PAIR or not second.at_head:
        return None
    text, ordinals, first = document.text, outline_of(document).ordinals, second.start
    for _ in range(_PAIR + 1):  # lines; what stands farther off is not asked
        first = text.rfind("\n", 0, max(0, first))
    nearest, last = (bisect_left(ordinals, at, key=attrgetter("start")) for at in (first, second.start))
    heads = [each for each in ordinals[nearest:last] if each.at_head and each.family in _BRACKETED]
    if not heads or heads[-1].family is not Family.ARABIC_BRACKET or heads[-1].value != 1:
        return None
    return heads[-1]


def _goes_on_at(text: str, end: int) -> bool:
    """Tell whether what ends a list is its second item, as 二、 between 一是 and 三是."""
    return text.startswith("二、", end) and "三是" in text[end : end + _NEAR]


def _lone(document: Document) -> Iterator[Match]:
    """Yield 一是 where no 二是 follows, in whatever words."""
    for series in _series(document):
        if len(series.items) > 1:
            continue
        first = series.items[0].ordinal
        alone = first.family is Family.POINT and first.value == 1
        if (
            alone
            and not _SECOND.search(document.text, first.end, series.end)
            and not _goes_on_at(document.text, series.end)
        ):
            yield _match(first)


def _style_changed(document: Document) -> Iterator[Match]:
    """Yield the items where a change sets in: unlike the first of their list and unlike the one before."""
    children: dict[int, list[Series]] = {}
    for series, at in document.once(_faults):
        item = series.items[at]
        if item.fault == "first-missing" and (arabic := _first_in_arabic(document, item.ordinal)):
            yield _match(arabic, item.ordinal.reading(1), item.ordinal)
    for series in _series(document):
        first = series.items[0].ordinal
        if series.inside and first.family in _ARABIC and first.sure:
            children.setdefault(id(series.inside), []).append(series)
        if len({item[0][4] for item in series.items}) == 1:  # mostly there is but one form
            continue
        for before, item, after in zip(series.items, series.items[1:], [*series.items[2:], None], strict=False):
            ordinal = item.ordinal
            if ordinal.form in (first.form, before.ordinal.form):
                continue
            changed = _look(ordinal) not in (_look(first), _look(before.ordinal))
            if changed and ordinal.sure and (ordinal.family in _STYLED or ordinal.family is not before.ordinal.family):
                mends = not after or _look(after.ordinal) == _look(first)
                yield _match(ordinal, first.reading(ordinal.value) if mends else None, first)
    for cousins in children.values():
        yield from _odd_one_out([series.items[0].ordinal for series in cousins])


def _odd_one_out(firsts: list[Ordinal]) -> Iterator[Match]:
    """Yield the one list that is numbered (1) where those under the neighbouring headings are numbered 1、."""
    if len(firsts) <= _MANY:
        return
    families = Counter(first.family for first in firsts)
    places = {first.at_head for first in firsts}
    if len(families) > 1 and len(places) == 1 and min(families.values()) == 1 and max(families.values()) >= _MANY:
        rare = min(families, key=families.__getitem__)
        odd = next(first for first in firsts if first.family is rare)
        usual = next(first for first in firsts if first.family is not rare)
        yield _match(odd, None, usual)


def _mark_after_bracket(document: Document) -> Iterator[Match]:
    for series in _series(document):
        if series.families.isdisjoint(_BRACKETED):
            continue
        for ordinal in [item.ordinal for item in series.items]:
            if ordinal.family in _BRACKETED and ordinal.at_head and (mark := _MARK.match(document.text, ordinal.end)):
                yield Match(ordinal.start, mark.end(), document.text[ordinal.start : ordinal.end])


def _count_mismatch(document: Document) -> Iterator[Match]:
    """Yield the announcing words where the list has neither so many items nor such a last number."""
    from reportlint.outline.announced import announcements

    for announcement in announcements(document):
        items = announcement.series.items
        if announcement.value in (len(items), items[-1].ordinal.value):
            continue
        if not _goes_on(document, announcement.value, items):
            counted = items[-1].ordinal.value == len(items)
            fix = announcement.reading(document.text, len(items)) if counted else None
            marker = items[0].ordinal
            yield Match(announcement.start, announcement.end, fix, ((marker.start, marker.end),))


def _goes_on(document: Document, value: int, items: list[Item]) -> bool:
    """Tell whether the items a list lacks stand near in another style (四、 behind 三是), or within its lines."""
    told = {item.ordinal.value for item in items}
    first, last = items[0].ordinal, items[-1].ordinal
    if value > len(HAN_NUMERALS) or value < last.value or max(told) - min(told) >= value:
        return False
    near = document.text[first.start : last.end + _NEAR]
    lacking = (f"{number}|{HAN_NUMERALS[number - 1]}" for number in range(1, value + 1) if number not in told)
    return all(re.search(rf"(?<![0-9.一二三四五六七八九十])(?:{each})[、.．]", near) for each in lacking)


_NEAR = 300
"""How far behind the last item of a list the next one may stand."""


def _match(ordinal: Ordinal, fix: str | None = None, clash: Ordinal | None = None) -> Match:
    return Match(ordinal.start, ordinal.end, fix, ((clash.start, clash.end),) if clash else ())


def _look(ordinal: Ordinal) -> str:
    """Return the style without what no reader sees: the width of digits and dots."""
    return ordinal.form.translate(_WIDTHS)


_MANY = 3
_PAIR = 2
_REACH = 800
_RUN_IN = re.compile("[一-鿿][ 　]+一、[一-鿿]")
_WIDTHS = str.maketrans("．﹒１", "..1")
_SECOND = re.compile("[二2２②⑵]|其次|另一|再次")
_MARK = re.compile("[ 　]?[、.．。，,](?![（(〔0-9０-９])")
_ARABIC = frozenset({Family.ARABIC, Family.ARABIC_BRACKET})
_STYLED = _ARABIC | {Family.HAN, Family.HAN_BRACKET}
_BRACKETED = frozenset({Family.HAN_BRACKET, Family.ARABIC_BRACKET, Family.CIRCLED})
_FINDERS = {
    **{fault: _miscounted(fault) for fault in ("duplicate", "skipped", "restarted", "first-missing")},
    "lone": _lone,
    "style-changed": _style_changed,
    "mark-after-bracket": _mark_after_bracket,
    "count-mismatch": _count_mismatch,
}
