"""What every output format is, what it may ask about a run, and the totals it closes with; it prints nothing."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from reportlint.errors import Bilingual
from reportlint.record import NamedTuple
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.finding import Finding, Severity
    from reportlint.rule import Rule

_CATEGORY, _SEVERITY = attrgetter("category"), attrgetter("severity")
_LISTS = MappingProxyType({"ignore": Bilingual("接受清单", "ignores"), "baseline": Bilingual("基线", "baseline")})


class Totals:
    """Counts over a run, filled document by document."""

    def __init__(self, documents: int = 0, failed: int = 0) -> None:
        self.documents, self.failed, self.accepted = documents, failed, 0
        self.by_category: Counter[str] = Counter()
        self.by_severity: Counter[Severity] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Count one document and its findings; what was not wholly checked is counted by who runs the documents."""
        self.documents += 1
        self.accepted += len(outcome.accepted)
        self.by_category.update(map(_CATEGORY, outcome.findings))
        self.by_severity.update(map(_SEVERITY, outcome.findings))

    @property
    def findings(self) -> int:
        """All findings of the run."""
        return self.by_category.total()


class About(NamedTuple):
    """What a format may want to know beside the findings.

    rule_of: the rule of a finding by its name, None where a list of accepted findings is what is wrong. folds: whether
    places of a habit beyond the first few are counted only. style: colours a word by severity.
    """

    lang: Lang
    rule_of: Callable[[str], Rule | None]
    folds: bool
    style: Callable[[str, Severity], str]


class Format(Protocol):
    """A format: pieces of text, or bytes, in the order they are to be written; text is written as UTF-8.

    It is made with an About. The documents come sorted by path.
    """

    def begin(self) -> Iterator[str | bytes]:
        """Yield what stands before the first document."""
        ...

    def document(self, document: Document, outcome: Outcome) -> Iterator[str | bytes]:
        """Yield what is said of one document."""
        ...

    def end(self, totals: Totals) -> Iterator[str | bytes]:
        """Yield what stands after the last document."""
        ...


def category_name(category: str) -> Bilingual:
    """Return what a category is called: one of the rules', or the list of accepted findings that a finding is about."""
    return CATEGORIES.get(category) or _LISTS[category]


def advice(finding: Finding, lang: Lang) -> str | None:
    """Return the suggestion of a finding in words, None where it has none."""
    if finding.suggestion is None:
        return None
    word = Bilingual("建议：", "suggestion: ").words(lang)
    return word + (finding.suggestion or Bilingual("（删去）", "(delete)").words(lang))
