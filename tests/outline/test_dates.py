"""Dates are read as they are written, in either numerals, and compared only as far as both say something."""

from __future__ import annotations

from calendar import monthrange
from itertools import product

import pytest

from reportlint.outline.dates import Date, date_ending_at, number, span_linked_at


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("15", 15),
        ("十", 10),
        ("二十三", 23),
        ("一百", 100),
        ("一百零五", 105),
        ("二〇二三", 2023),
        ("两", 2),
        ("十十", 0),
    ],
)
def test_numerals(words: str, value: int) -> None:
    assert number(words) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("定于2023年5月1日", (2023, 5, 1)),
        ("二〇二三年十二月三十一日", (2023, 12, 31)),
        ("每年5月", (None, 5, None)),
        ("至3日", (None, None, 3)),
        ("第5日", None),
        ("112月3日", (None, None, 3)),
        ("没有", None),
    ],
)
def test_the_date_before_an_offset(text: str, said: tuple[int | None, ...] | None) -> None:
    date = date_ending_at(text, len(text))
    assert (date and date[2:]) == said


@pytest.mark.parametrize(
    ("text", "exists", "weekday"),
    [
        ("2024年2月29日", True, 3),
        ("2023年2月29日", False, None),
        ("2月29日", True, None),
        ("4月31日", False, None),
        ("0月1日", False, None),
        ("5月", True, None),
        ("2023年5月1日", True, 0),
    ],
)
def test_the_calendar(text: str, exists: bool, weekday: int | None) -> None:
    date = date_ending_at(text, len(text))
    assert date
    assert (date.exists, date.weekday) == (exists, weekday)


@pytest.mark.parametrize(
    ("text", "is_after"),
    [
        ("2023年5月—2022年6月", True),
        ("2022年5月—2023年3月", False),
        ("2023年5月至2023年3月", True),
        ("11月至3月", False),
        ("3月15日至10日", True),
        ("3月15日至4月10日", False),
        ("今年5月5日至5月3日", True),
        ("2023年3月15日至10日", True),
        ("12月3日至2023年1月5日", False),
        ("2022-2020年", True),
    ],
)
def test_the_order_of_a_span(text: str, is_after: bool) -> None:
    at = next(at for at, character in enumerate(text) if character in "—至-")
    span = span_linked_at(text, at, at + 1)
    assert span
    assert span[0].is_after(span[1]) == is_after


def test_no_span_where_none_is_linked() -> None:
    assert span_linked_at("5月至今", 1, 3) is None


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2001, 2004, 2100, None])
def test_a_calendar_has_the_days_of_every_month(year: int | None) -> None:
    for month, day in product(range(-1, 15), range(-1, 34)):
        has = 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]
        assert Date(0, 1, year, month, day).exists is has
