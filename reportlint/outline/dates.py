"""Dates and spans of dates as written: what they say, and whether a calendar has them; it judges no sentence."""

from __future__ import annotations

import re

from reportlint.record import NamedTuple

MONTHS = 12
_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP_DAY = 2, 29


class Date(NamedTuple):
    """A date or a part of one; None is what is not said. start, end: code points."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def exists(self) -> bool:
        """Whether a calendar has this day; 29 February without a year is given the benefit of the doubt."""
        if self.month is None or self.day is None:
            return True
        if (self.month, self.day) == _LEAP_DAY and self.year is not None:
            return self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0)
        return 0 < self.month <= MONTHS and 0 < self.day <= _MOST_DAYS[self.month - 1]

    @property
    def weekday(self) -> int | None:
        """0 for Monday to 6 for Sunday; None unless year, month and day are said."""
        if self.year is None or self.month is None or self.day is None or not self.exists:
            return None
        from datetime import date  # few documents name a weekday

        return date(self.year, self.month, self.day).weekday()

    def is_after(self, other: Date) -> bool:
        """Tell whether this date is later for certain, by what both say.

        11月至3月 and 2022年12月至1月 run into the next year, so months alone prove nothing without both years.
        """
        if self.year is not None and other.year is not None:
            if self.year != other.year:
                return self.year > other.year
            if self.month is not None and other.month is not None and self.month != other.month:
                return self.month > other.month
        elif other.year is not None or self.month is None:
            return False
        if other.month not in (None, self.month) or self.day is None or other.day is None:
            return False
        return self.day > other.day


_SMALL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = "(?:19|20)[0-9]{2}"
_HAN_YEAR = "[一二][〇○零九][〇○零一二三四五六七八九]{2}"
_NOT_BEFORE = "(?<![0-9.．一二三四五六七八九十百〇○零第前/-])"


def _written(which: str) -> str:
    """Return the expression of a date, its groups named year1, month1, day1 for the first one."""
    return (
        f"(?:(?P<year{which}>{_YEAR}|{_HAN_YEAR})年)?(?:(?P<month{which}>{_SMALL})月)?"
        f"(?:(?P<day{which}>{_SMALL})[日号號])?"
    )


_ONE = re.compile(_NOT_BEFORE + _written("1"))
_SPAN = re.compile(
    rf"{_NOT_BEFORE}(?=[0-9一二三四五六七八九十])(?P<left>{_written('1')}|(?P<bare>{_YEAR}))"
    rf"(?P<link>[ 　]?(?:至|到|[—–－─~～-]{{1,2}})[ 　]?)(?P<right>{_written('2')})"
)
_LONGEST = 12
_REACH = 30
_UNITS = str.maketrans("〇○零一二两兩三四五六七八九", "00012223456789")


def date_ending_at(text: str, end: int) -> Date | None:
    """Return the date that ends at an offset, with as much of it as is written."""
    for start in range(max(0, end - _LONGEST), end):
        match = _ONE.match(text, start, end)
        if match and match.end() == end and match.end() > start:
            return _date(match, "1", start, end)
    return None


def span_linked_at(text: str, start: int, end: int) -> tuple[Date, Date] | None:
    """Return the two dates of a span (5月1日至5月3日) whose link stands between two offsets, None if there is none."""
    for match in _SPAN.finditer(text, max(0, start - _LONGEST), end + _REACH):
        if match.start("link") < end and start < match.end("link"):
            left, right = _date(match, "1", *match.span("left")), _date(match, "2", *match.span("right"))
            if match["bare"]:
                left = left._replace(year=int(match["bare"]))
            return (left, right) if left[2:] != _NOTHING and right[2:] != _NOTHING else None
    return None


def number(words: str) -> int:
    """Return what a numeral up to 9999 says: 15, 十五, 二十, 一百, a year in single numerals, 二〇二三; 0 for 十十."""
    if words.isdecimal():
        return int(words)
    if "百" in words or "十" in words:
        hundreds, hundred, rest = words.rpartition("百")
        tens, ten, ones = rest.rpartition("十")
        counted = ((hundreds, hundred, 100), (tens, ten, 10), (ones.lstrip("零〇"), "", 1))
        return sum(weight * _digits(words or "一" * len(unit)) for words, unit, weight in counted)
    return _digits(words)


def _digits(words: str) -> int:
    digits = words.translate(_UNITS)
    return int(digits) if digits.isdecimal() else 0


def _date(match: re.Match[str], suffix: str, start: int, end: int) -> Date:
    year, month, day = (match[name + suffix] for name in ("year", "month", "day"))
    return Date(start, end, *(None if words is None else number(words) for words in (year, month, day)))


_NOTHING = (None, None, None)
