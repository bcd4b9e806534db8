"""Which fault is found by which search, and by which words a document that may have it is known.

A module is imported when its fault is first asked about: all of them take a sixth of a start, and one line needs few.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.finding import Match, Span

    Finder = Callable[[Document, Sequence[Span]], Iterator[Match]]


_SEARCHES = {
    "impossible-date": ("calendar", "impossible_dates", "IMPOSSIBLE"),
    "reversed-span": ("calendar", "reversed_spans", "LINKS"),
    "wrong-weekday": ("calendar", "wrong_weekdays", "WEEKDAYS"),
    "wrong-length": ("calendar", "wrong_lengths", "LINKS"),
    "wrong-count": ("counts", "miscounted", "COUNTED"),
    "wrong-roll": ("counts", "misnamed", "ROLLS"),
    "wrong-duration": ("lengths", "wrong_durations", "LENGTHS"),
    "done-before-begun": ("begun", "done_before_begun", "DONE"),
    "plan-range": ("plans", "plan_ranges", "PLANS"),
    "wrong-age": ("ages", "wrong_ages", "AGES"),
    "wrong-rank": ("ranks", "wrong_ranks", "RANKS"),
    "whole-year-in-half": ("periods", "whole_year_in_half", "WHOLE_YEAR"),
    "heading-year": ("periods", "contradicting_headings", "HEADINGS"),
    "foreign-year": ("years", "foreign_years", "REPORTS"),
    "anniversary": ("events", "anniversaries", "ANNIVERSARIES"),
    "annual-event": ("events", "annual_events", ""),
    "plan-year": ("plans", "plan_years", "PLAN_YEARS"),
    "out-of-time": ("events", "out_of_their_time", ""),
    "old-name": ("events", "old_names", ""),
    "two-terms": ("terms", "two_terms", ""),
    "two-titles": ("citations", "two_titles", "TITLES"),
    "two-names": ("persons", "two_names", "NAMED"),
    "two-values": ("sums", "two_values", "VALUES"),
    "two-wholes": ("wholes", "two_wholes", "WHOLES"),
    "signed-day": ("signed", "impossible_days", "DAYS"),
    "signed-year": ("signed", "signed_too_early", "NOTICES"),
    "other-unit": ("units", "other_units", "UNITS"),
    "other-self": ("units", "other_selves", "SELVES"),
    "other-level": ("levels", "other_levels", "LEVELS"),
    "other-field": ("fields", "other_fields", "FIELDS"),
    "two-codes": ("codes", "two_codes", "CODES"),
    "half-in-whole-year": ("periods", "half_in_whole_year", "HALF_YEAR"),
    "two-tellings": ("retold", "two_tellings", "DEEDS"),
    "outside-period": ("outside", "outside_period", "OPENINGS"),
    "past-plan": ("outside", "past_plans", "WILLS"),
    "ended-plan": ("plans", "ended_plans", "PLANS"),
    "stages-out-of-order": ("stages", "stages_out_of_order", "STAGES"),
}
"""By fault its module, the search in it, and its words there, which may be a rule's own."""


def literals(fault: str) -> tuple[str, ...]:
    """Return the words without which a fault cannot show; those of a table are a rule's own."""
    module, _, words = _SEARCHES[fault]
    found: tuple[str, ...] = getattr(import_module(f"{__package__}.{module}"), words)
    return found


def finder(fault: str, years: Mapping[str, tuple[int, ...]], terms: Mapping[str, tuple[str, ...]]) -> Finder:
    """Return the search for a fault; tables of years and of terms are a rule's own."""
    module, search, _ = _SEARCHES[fault]
    found: Callable[..., Iterator[Match]] = getattr(import_module(f"{__package__}.{module}"), search)
    if years:
        return partial(found, years=years)
    return partial(found, terms=terms) if terms else found
