"""Dates no calendar has (2月30日), spans that end before they begin, wrong weekdays and lengths; one place a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.signed import signature_of
from reportlint.finding import Match
from reportlint.outline.dates import date_ending_at, number, span_linked_at
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.dates import Date
    from reportlint.outline.pieces import Piece

_LAST_DAYS = ("29", "30", "31", "二十九", "三十", "三十一")
IMPOSSIBLE = (
    *(f"月{day}{unit}" for day in _LAST_DAYS for unit in "日号號"),
    *(f"月{day}{unit}" for day in ("0", "00", *map(str, range(32, 100))) for unit in "日号號"),
    *(f"月三十{ones}{unit}" for ones in "二三四五六七八九" for unit in "日号號"),
    *(f"{month}月" for month in ("00", *range(13, 20), *(f"十{ones}" for ones in "三四五六七八九"))),
)
LINKS = (
    *(f"{unit}{link}" for unit in "年月日号號" for link in "至到—–－─~～-"),
    *(f"{link}{century}" for link in "至到—–－─~～-" for century in ("19", "20")),
)
_DAYS = "一二三四五六日"
WEEKDAYS = tuple(f"{word}{day}" for word in ("星期", "周", "週") for day in _DAYS + "天")
_OPENING = re.compile(r"[ 　]?[（(]?[ 　]?$")
_LENGTH = re.compile(
    "度?的?[这這]?([0-9]{1,2}|[一二两兩三四五六七八九十]{1,3})年(?:[间間来來内內里裡]|[时時][间間]|[规規][划劃]|[行][动動]|[计計][划劃])"
)
_LENGTH_BEFORE = re.compile(
    "(?:近|最近|[过過]去|[连連][续續]|未[来來]|[这這])([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(?:[来來间間]|[时時][间間])?[（(]$"
)
_FARTHEST_BEFORE = 12
_CLOSING = re.compile("年?[）)]")
_DAY = re.compile("[日号號]")
_FARTHEST = 3
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_EARLY, _LATE = 3, 10
_SOON = 2
_PARAGRAPH = 400


def impossible_dates(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the days that no year has, or not the year named."""
    text, last = document.text, -1
    for start, end in hits:
        day = _DAY.search(text, end - 1, end + _FARTHEST)
        date = date_ending_at(text, day.end()) if day else None
        if date and start >= date.start > last and not date.exists:
            last = date.start
            yield Match(date.start, date.end)


class _Spans:
    """Reads the spans of dates at the links of a document, once for all rules, which are given the same links."""

    def __init__(self, hits: Sequence[Span]) -> None:
        self.hits = hits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Spans)

    def __hash__(self) -> int:
        return hash(_Spans)

    def __call__(self, document: Document) -> list[tuple[Date, Date]]:
        spans = (span_linked_at(document.text, start, end) for start, end in self.hits)
        return [span for span in spans if span]


def reversed_spans(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the spans of dates whose end lies before their beginning."""
    last = -1
    for first, second in document.once(_Spans(hits)):
        if first.start > last and first.is_after(second):
            last = first.start
            yield Match(first.start, second.end)


def wrong_lengths(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the numbers of years that do not fit the span before them, its first year counted or not."""
    last = -1
    for first, second in document.once(_Spans(hits)):
        if first.start <= last or first.month or second.month or not (first.year and second.year):
            continue
        last = first.start
        length = _LENGTH.match(document.text, second.end)
        if length and number(length[1]) - (second.year - first.year) not in (0, 1):
            yield Match(*length.span(1), None, ((first.start, second.end),))
        before = _LENGTH_BEFORE.search(document.text, max(0, first.start - _FARTHEST_BEFORE), first.start)
        closed = before and _CLOSING.match(document.text, second.end)
        if before and closed and number(before[1]) - (second.year - first.year) not in (0, 1):
            yield Match(*before.span(1), None, ((first.start, second.end),))


def wrong_weekdays(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the days of the week that a full date beside them gives the lie."""
    text = document.text
    for start, end in hits:
        opening = _OPENING.search(text, max(0, start - _FARTHEST), start)
        date = date_ending_at(text, opening.start()) if opening else None
        said = "日" if text[end - 1] == "天" else text[end - 1]
        if date and date.year is None and date.month and date.day:
            date = _dated(document, date, _DAYS.index(said))
        if date and date.weekday is not None and _DAYS[date.weekday] != said:
            due = "天" if text[end - 1] == "天" and date.weekday == len(_DAYS) - 1 else _DAYS[date.weekday]
            yield Match(start, end, text[start : end - 1] + due, ((date.start, date.end),))


def _dated(document: Document, date: Date, said: int) -> Date | None:
    """Return a date in the year of its text, None if in any year that may be meant it is the day of the week said."""
    text, piece = document.text, piece_at(document, date.start)
    if not piece or piece.year is None or date.month is None:
        return _signed_for(document, date, said)
    near = max(text.rfind("\n", 0, date.start), date.start - _PARAGRAPH, 0)
    years = {piece.year, *(int(year) for year in _YEAR.findall(text, near, date.start))}
    if date.month <= _EARLY or piece.section_at(date.start).plan:
        years.add(piece.year + 1)
    if date.month >= _LATE or _is_school_year(text, piece):
        years.add(piece.year - 1)
    if any(date._replace(year=year).weekday in (None, said) for year in years):
        return None
    return date._replace(year=piece.year)


def _signed_for(document: Document, date: Date, said: int) -> Date | None:
    """Return a date soon behind that of the signature, as a notice names one, if it is another day of the week."""
    signature = signature_of(document)
    if signature is None or date.month is None or signature.start() < date.start:
        return None
    year, month = int(signature[1]), int(signature[2])
    dated = date._replace(year=year)
    soon = 0 <= date.month - month <= _SOON and document.once(_first_year) >= signature.start()
    return dated if soon and dated.weekday not in (None, said) else None


def _first_year(document: Document) -> int:
    """Return where the first year stands, the length of the text where there is none."""
    found = _YEAR.search(document.text)
    return found.start() if found else len(document.text)


def _is_school_year(text: str, piece: Piece) -> bool:
    return text.find("学年", piece.start, piece.title_end) >= 0 or text.find("學年", piece.start, piece.title_end) >= 0
