"""What day it is, for whoever asks whether a date is past."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from reportlint.errors import Bilingual, ReportlintError

VARIABLE = "SOURCE_DATE_EPOCH"
"""The variable that names the time of a reproducible run, in seconds since 1970 (UTC)."""


def today() -> date:
    """Return the local day, or the one that the variable names; ReportlintError where it names none."""
    named = os.environ.get(VARIABLE)
    if not named:
        return date.today()  # a day in a list is a day of whoever wrote it
    try:
        return datetime.fromtimestamp(int(named), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        problem = Bilingual(
            f"环境变量 {VARIABLE} 的值“{named}”不是时间（1970 年以来的秒数）",
            f"the variable {VARIABLE} is no time in seconds since 1970: '{named}'",
        )
        raise ReportlintError(problem) from error
