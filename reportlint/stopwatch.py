"""A plan whose rules are timed while they run; what they find is unchanged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from time import perf_counter_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.engine import Plan
    from reportlint.errors import Lang
    from reportlint.finding import Match, Span
    from reportlint.kinds.base import Kind


@dataclass
class Times:
    """Nanoseconds and matches by rule, and the kind of each rule; what rules share is counted for who asks first."""

    kinds: dict[str, str] = field(default_factory=dict)
    spent: Counter[str] = field(default_factory=Counter)
    matches: Counter[str] = field(default_factory=Counter)
    characters: int = 0

    def lines(self, lang: Lang, rules: int = 20) -> Iterator[str]:
        """Yield a table by kind, and one of the dearest rules: milliseconds, nanoseconds a character, matches."""
        by_kind: Counter[str] = Counter()
        for rule, spent in self.spent.items():
            by_kind[self.kinds[rule]] += spent
        total = sum(by_kind.values())
        yield {"zh": "      毫秒  纳秒/字      匹配  检查方式", "en": "        ms   ns/char   matches  kind"}[lang]
        for kind, spent in by_kind.most_common():
            found = sum(self.matches[rule] for rule in self.spent if self.kinds[rule] == kind)
            yield self._row(spent, found, kind)
        yield self._row(total, self.matches.total(), {"zh": "合计", "en": "all"}[lang])
        yield {"zh": f"最费时的 {rules} 条规则", "en": f"the {rules} dearest rules"}[lang]
        for rule, spent in self.spent.most_common(rules):
            yield self._row(spent, self.matches[rule], f"{rule} ({self.kinds[rule]})")

    def _row(self, spent: int, found: int, name: str) -> str:
        return f"{spent / 1e6:10.1f} {spent / max(1, self.characters):9.2f} {found:9}  {name}"


@dataclass(frozen=True)
class _Timed:
    """A kind and who writes down how long it took."""

    kind: Kind
    rule: str
    times: Times

    @property
    def mends(self) -> bool:
        return self.kind.mends

    def literals(self) -> Sequence[str]:
        return self.kind.literals()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        begin = perf_counter_ns()
        try:
            found = list(self.kind.find(document, hits))
        finally:
            self.times.spent[self.rule] += perf_counter_ns() - begin
        self.times.matches[self.rule] += len(found)
        yield from found


def timed(plan: Plan, times: Times) -> Plan:
    """Return a plan that does the same and writes into `times` what each of its rules took."""
    rules = [rule._replace(kind=_Timed(rule.kind, rule.name, times)) for rule in plan.rules]
    times.kinds.update((rule.name, rule.kind_name) for rule in rules)
    return replace(plan, rules=rules)
