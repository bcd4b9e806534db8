"""Kind `agreement`: places of a document that cannot both be right; what the figures add up to is not its affair."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal

from reportlint.agreement import calendar, citations, events, names, periods, terms, values, years
from reportlint.errors import Bilingual, FieldError
from reportlint.kinds.base import refuse_unfindable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Match, Span

    Finder = Callable[[Document, Sequence[Span]], Iterator[Match]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Dates, years and terms of a document that show one fault."""

    fault: Literal[
        "impossible-date",
        "reversed-span",
        "wrong-weekday",
        "wrong-length",
        "whole-year-in-half",
        "heading-year",
        "foreign-year",
        "anniversary",
        "annual-event",
        "plan-year",
        "out-of-time",
        "two-terms",
        "two-titles",
        "two-names",
        "two-values",
    ] = field(
        metadata={
            "doc": "历法上没有的日期、起止倒置、星期不符、年数不符、半年材料称全年、标题年份不一、开头或落款年份不符、"
            "周年数不符、届数不符、五年规划年份不符、事件与年份不符、一事二名、同一标题两样、同一名称两样、同一指标两个数"
        }
    )
    years: dict[str, tuple[int, ...]] = field(
        default_factory=dict,
        metadata={"doc": "事件: [年份] 或 [首年, 末年]；用于 anniversary、annual-event（首届年份）与 out-of-time"},
    )
    terms: dict[str, tuple[str, ...]] = field(
        default_factory=dict, metadata={"doc": "正名: [别写]；用于 two-terms，两者同见于一份文件才报"}
    )

    def __post_init__(self) -> None:
        for name, needed in (("years", ("anniversary", "annual-event", "out-of-time")), ("terms", ("two-terms",))):
            table = getattr(self, name)
            if bool(table) != (self.fault in needed):
                problem = Bilingual(f"{self.fault} 与 {name} 不配套", f"{self.fault} does not go with {name}")
                raise FieldError((name,) if table else ("fault",), problem)
            for key, row in table.items():
                refuse_unfindable((name, key), key)
                if not row or row in ((key,), ("",)):
                    raise FieldError((name, key), Bilingual("至少要有一个值", "at least one value is needed"))

    @property
    def mends(self) -> bool:
        """Of two places that clash either may be wrong; only the day of the week and the name of a thing are known."""
        return self.fault in ("wrong-weekday", "two-terms")

    def literals(self) -> Sequence[str]:
        """Return the words without which the fault cannot show."""
        tables = {
            "annual-event": tuple(self.years),
            "out-of-time": tuple(self.years),
            "two-terms": (*self.terms, *(variant for variants in self.terms.values() for variant in variants)),
        }
        return tables.get(self.fault) or _LITERALS[self.fault]

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the places at fault; related is the place each clashes with."""
        return self._finder()(document, hits)

    def _finder(self) -> Finder:
        if self.fault == "anniversary":
            return partial(events.anniversaries, years=self.years)
        if self.fault == "annual-event":
            return partial(events.annual_events, years=self.years)
        if self.fault == "out-of-time":
            return partial(events.out_of_their_time, years=self.years)
        if self.fault == "two-terms":
            return partial(terms.two_terms, terms=self.terms)
        return _FINDERS[self.fault]


_LITERALS = {
    "impossible-date": calendar.IMPOSSIBLE,
    "reversed-span": calendar.LINKS,
    "wrong-weekday": calendar.WEEKDAYS,
    "wrong-length": calendar.LINKS,
    "whole-year-in-half": periods.WHOLE_YEAR,
    "heading-year": periods.HEADINGS,
    "foreign-year": years.REPORTS,
    "anniversary": events.ANNIVERSARIES,
    "plan-year": events.PLAN_YEARS,
    "two-titles": citations.TITLES,
    "two-values": values.SCOPES,
    "two-names": (*names.COMPANIES, *names.OFFICES),
}
_FINDERS: dict[str, Finder] = {
    "impossible-date": calendar.impossible_dates,
    "reversed-span": calendar.reversed_spans,
    "wrong-weekday": calendar.wrong_weekdays,
    "wrong-length": calendar.wrong_lengths,
    "whole-year-in-half": periods.whole_year_in_half,
    "heading-year": periods.contradicting_headings,
    "foreign-year": years.foreign_years,
    "plan-year": events.plan_years,
    "two-titles": citations.two_titles,
    "two-names": names.two_names,
    "two-values": values.two_values,
}
