"""The rules that found something, and the categories they belong to, as SARIF describes them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.output.base import category_name
from reportlint.output.page import page
from reportlint.output.sarif.result import LEVELS
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from reportlint.errors import Lang
    from reportlint.finding import Finding
    from reportlint.output.base import About
    from reportlint.rule import Rule

TAXONOMY = "reportlint-categories"
_BASIS = Bilingual("依据：", "Basis: ")
_ABOUT_LISTS = MappingProxyType({
    "ignore": Bilingual(
        "接受清单的每一条都应对得上文件里的一处；没有用到、已过期、写得不对的，应删去或改正",
        "every entry of the ignores should hold for a place in a document; one that is unused, expired or malformed is"
        " to be removed or mended",
    ),
    "baseline": Bilingual(
        "基线只应变小：已改好的问题应从中去掉", "a baseline only shrinks: what was mended is to be taken out of it"
    ),
})  # fmt: skip


class Descriptors:
    """The rules in the order in which they were first met. made: their descriptions."""

    def __init__(self, about: About) -> None:
        self._about = about
        self._indexes: dict[str, int] = {}
        self.made: list[dict[str, object]] = []

    def index_of(self, finding: Finding) -> int:
        """Return the number of a finding's rule, from 0."""
        if finding.rule not in self._indexes:
            self._indexes[finding.rule] = len(self.made)
            rule = self._about.rule_of(finding.rule)
            self.made.append(_of_rule(rule, self._about.lang) if rule else _of_list(finding, self._about.lang))
        return self._indexes[finding.rule]


def taxonomy(lang: Lang) -> dict[str, object]:
    """Return the twelve categories of rules."""
    taxa = [
        {"id": category, "shortDescription": {"text": name.words(lang)}, "properties": name._asdict()}
        for category, name in CATEGORIES.items()
    ]
    return {"name": TAXONOMY, "isComprehensive": True, "taxa": taxa}


def _of_rule(rule: Rule, lang: Lang) -> dict[str, object]:
    head = rule.head
    message = rule.message(lang, "…", "…")
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.partition("/")[2].split("-")),
        "shortDescription": {"text": message},
        "fullDescription": {"text": head.why},
        "help": {"text": f"{head.why}\n{_BASIS.words(lang)}{head.basis}", "markdown": page(rule, message, lang)},
        "defaultConfiguration": {"level": LEVELS[head.severity]},
        "relationships": [
            {"target": {"id": rule.category, "toolComponent": {"name": TAXONOMY, "index": 0}}, "kinds": ["superset"]}
        ],
        "properties": {"category": rule.category, "tags": [rule.category]},
    }


def _of_list(finding: Finding, lang: Lang) -> dict[str, object]:
    """Describe what is wrong with a list of accepted findings, which no rule file does."""
    why = _ABOUT_LISTS[finding.category].words(lang)
    return {
        "id": finding.rule,
        "shortDescription": {"text": category_name(finding.category).words(lang)},
        "fullDescription": {"text": why},
        "help": {"text": why},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"category": finding.category, "tags": [finding.category]},
    }
