"""Kind `agreement`: places of a document that cannot both be right; what the figures add up to is not its affair."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reportlint.errors import Bilingual, FieldError
from reportlint.kinds.base import refuse_unfindable
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.agreement.faults import Finder
    from reportlint.document import Document
    from reportlint.finding import Match, Span


@record
class Agreement:
    """Dates, years and terms of a document that show one fault."""

    fault: Literal[
        "impossible-date",
        "reversed-span",
        "wrong-weekday",
        "wrong-length",
        "wrong-count",
        "wrong-roll",
        "wrong-duration",
        "done-before-begun",
        "plan-range",
        "wrong-age",
        "wrong-rank",
        "whole-year-in-half",
        "heading-year",
        "foreign-year",
        "anniversary",
        "annual-event",
        "plan-year",
        "out-of-time",
        "old-name",
        "two-terms",
        "two-titles",
        "two-names",
        "two-values",
        "two-wholes",
        "signed-day",
        "signed-year",
        "other-unit",
        "other-self",
        "other-level",
        "other-field",
        "two-codes",
        "half-in-whole-year",
        "two-tellings",
        "outside-period",
        "past-plan",
        "ended-plan",
        "stages-out-of-order",
    ] = field(
        metadata={
            "doc": "历法上没有的日期、起止倒置、星期不符、年数不符、"
            "所列项数不符、所列人名地名不足或多出、期限不符、未开工先竣工、规划起止年份不符、年龄不符、位次不符、半年材料称全年、标题年份不一、开头或落款年份不符、"
            "周年数不符、届数不符、五年规划年份不符、事件与年份不符、机构旧名、一事二名、同一标题两样、同一名称两样、同一指标两个数、"
            "总数两样、与落款日期矛盾的日期、别处单位、别处自称、别级称呼、别的行业的对象、一号两样、全年材料称上半年、一事两个数、时段以外的日期、年份已过的打算、已经结束的五年规划"
        }
    )
    years: dict[str, tuple[int, ...]] = field(
        default_factory=dict,
        metadata={
            "doc": "事件: [年份] 或 [首年, 末年]；用于 anniversary、annual-event（首届年份）、out-of-time 与 old-name"
        },
    )
    terms: dict[str, tuple[str, ...]] = field(
        default_factory=dict, metadata={"doc": "正名: [别写]；用于 two-terms，两者同见于一份文件才报"}
    )

    def __post_init__(self) -> None:
        for name, needed in (
            ("years", ("anniversary", "annual-event", "out-of-time", "old-name")),
            ("terms", ("two-terms",)),
        ):
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
        """Of two places that clash either may be wrong; known are only weekdays, terms and the years of plans."""
        return self.fault in ("wrong-weekday", "two-terms", "plan-range")

    def literals(self) -> Sequence[str]:
        """Return the words without which the fault cannot show."""
        from reportlint.agreement import faults  # only a document that holds one of the words needs it again

        tables = {
            "annual-event": tuple(self.years),
            "out-of-time": tuple(self.years),
            "old-name": tuple(self.years),
            "two-terms": (*self.terms, *(variant for variants in self.terms.values() for variant in variants)),
        }
        return tables.get(self.fault) or faults.literals(self.fault)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the places at fault; related is the place each clashes with."""
        return self._search(document, hits)

    @cached_property
    def _search(self) -> Finder:
        from reportlint.agreement import faults

        return faults.finder(self.fault, self.years, self.terms)
