"""The day that decides what is past."""

from __future__ import annotations

from datetime import date

import pytest

from reportlint.acceptance.today import VARIABLE, today
from reportlint.errors import ReportlintError


@pytest.mark.parametrize(("seconds", "day"), [("0", date(1970, 1, 1)), ("1735689599", date(2024, 12, 31))])
def test_a_reproducible_run_names_its_day(monkeypatch: pytest.MonkeyPatch, seconds: str, day: date) -> None:
    monkeypatch.setenv(VARIABLE, seconds)
    assert today() == day


def test_else_it_is_the_day_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    before = date.today()
    assert before <= today() <= date.today()


@pytest.mark.parametrize("seconds", ["tomorrow", "9" * 30])
def test_what_is_no_time_is_refused(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv(VARIABLE, seconds)
    with pytest.raises(ReportlintError) as raised:
        today()
    assert raised.value.words("zh") == f"环境变量 {VARIABLE} 的值“{seconds}”不是时间（1970 年以来的秒数）"
