"""Which fault is found by which search, and by which words a document that may have it is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportlint.agreement import (
    ages,
    begun,
    calendar,
    citations,
    codes,
    counts,
    events,
    fields,
    lengths,
    levels,
    outside,
    periods,
    persons,
    plans,
    ranks,
    retold,
    signed,
    stages,
    sums,
    terms,
    units,
    wholes,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.finding import Match, Span

    Finder = Callable[[Document, Sequence[Span]], Iterator[Match]]


LITERALS = {
    "impossible-date": calendar.IMPOSSIBLE,
    "reversed-span": calendar.LINKS,
    "wrong-weekday": calendar.WEEKDAYS,
    "wrong-length": calendar.LINKS,
    "wrong-count": counts.COUNTED,
    "wrong-duration": lengths.LENGTHS,
    "done-before-begun": begun.DONE,
    "plan-range": plans.PLANS,
    "wrong-age": ages.AGES,
    "wrong-rank": ranks.RANKS,
    "whole-year-in-half": periods.WHOLE_YEAR,
    "heading-year": periods.HEADINGS,
    "foreign-year": years.REPORTS,
    "anniversary": events.ANNIVERSARIES,
    "plan-year": plans.PLAN_YEARS,
    "two-titles": citations.TITLES,
    "two-values": sums.VALUES,
    "two-wholes": wholes.WHOLES,
    "signed-day": signed.DAYS,
    "signed-year": signed.NOTICES,
    "other-unit": units.UNITS,
    "other-self": units.SELVES,
    "other-level": levels.LEVELS,
    "other-field": fields.FIELDS,
    "two-codes": codes.CODES,
    "half-in-whole-year": ("上半年",),
    "two-tellings": retold.DEEDS,
    "outside-period": outside.OPENINGS,
    "past-plan": outside.WILLS,
    "ended-plan": plans.PLANS,
    "stages-out-of-order": stages.STAGES,
    "two-names": persons.NAMED,
}
_FINDERS: dict[str, Finder] = {
    "impossible-date": calendar.impossible_dates,
    "reversed-span": calendar.reversed_spans,
    "wrong-weekday": calendar.wrong_weekdays,
    "wrong-length": calendar.wrong_lengths,
    "wrong-count": counts.miscounted,
    "wrong-duration": lengths.wrong_durations,
    "done-before-begun": begun.done_before_begun,
    "plan-range": plans.plan_ranges,
    "wrong-age": ages.wrong_ages,
    "wrong-rank": ranks.wrong_ranks,
    "whole-year-in-half": periods.whole_year_in_half,
    "heading-year": periods.contradicting_headings,
    "foreign-year": years.foreign_years,
    "plan-year": plans.plan_years,
    "two-titles": citations.two_titles,
    "two-names": persons.two_names,
    "two-values": sums.two_values,
    "two-wholes": wholes.two_wholes,
    "signed-day": signed.impossible_days,
    "signed-year": signed.signed_too_early,
    "other-unit": units.other_units,
    "other-self": units.other_selves,
    "other-level": levels.other_levels,
    "other-field": fields.other_fields,
    "two-codes": codes.two_codes,
    "half-in-whole-year": periods.half_in_whole_year,
    "two-tellings": retold.two_tellings,
    "outside-period": outside.outside_period,
    "past-plan": outside.past_plans,
    "ended-plan": plans.ended_plans,
    "stages-out-of-order": stages.stages_out_of_order,
}


def finder(
    fault: str, years_of_events: Mapping[str, tuple[int, ...]], variants: Mapping[str, tuple[str, ...]]
) -> Finder:
    """Return the search for a fault; tables of years and of terms are a rule's own."""
    if fault == "anniversary":
        return partial(events.anniversaries, years=years_of_events)
    if fault == "annual-event":
        return partial(events.annual_events, years=years_of_events)
    if fault == "out-of-time":
        return partial(events.out_of_their_time, years=years_of_events)
    if fault == "old-name":
        return partial(events.old_names, years=years_of_events)
    if fault == "two-terms":
        return partial(terms.two_terms, terms=variants)
    return _FINDERS[fault]
