"""What every rule found over a run: hits, documents, a few places each; it is for who writes rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.output.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.finding import Finding

BESIDE = 12
"""How many characters are shown on either side of an example."""


@dataclass
class _Tally:
    hits: int = 0
    documents: int = 0
    examples: list[str] = field(default_factory=list)


class Stats:
    """Filled document by document; examples: how many places of a rule are shown, those with different words first."""

    def __init__(self, lang: Lang, examples: int) -> None:
        self._lang, self._examples = lang, examples
        self._rules: dict[str, _Tally] = {}
        self._seen: set[tuple[str, str]] = set()
        self._characters = self._documents = 0

    def add(self, document: Document, outcome: Outcome) -> None:
        """Count the findings of a document."""
        self._documents += 1
        self._characters += len(document.text)
        here = set()
        for finding in outcome.findings:
            tally = self._rules.setdefault(finding.rule, _Tally())
            tally.hits += 1
            here.add(finding.rule)
            words = finding.rule, finding.text
            if len(tally.examples) < self._examples and words not in self._seen:
                self._seen.add(words)
                tally.examples.append(_example(document, finding))
        for rule in here:
            self._rules[rule].documents += 1

    def lines(self, asked: Collection[str]) -> Iterator[str]:
        """Yield a line a rule, most hits first, with its examples, and how many of the rules asked found nothing."""
        say = self._say
        yield say(
            f"{self._documents} 份文件，{self._characters} 字",
            f"documents: {self._documents}, characters: {self._characters}",
        )
        yield say("    次数    份数  每万字  规则", "    hits    docs  /10,000  rule")
        for name, tally in sorted(self._rules.items(), key=lambda pair: (-pair[1].hits, pair[0])):
            rate = 1e4 * tally.hits / max(1, self._characters)
            yield f"{tally.hits:8}{tally.documents:8}{rate:8.2f}  {name}"
            yield from (f"{'':26}{example}" for example in tally.examples)
        silent = len(set(asked) - self._rules.keys())
        yield say(f"{silent} 条规则没有发现", f"rules that found nothing: {silent}")

    def _say(self, zh: str, en: str) -> str:
        return Bilingual(zh, en).words(self._lang)


def _example(document: Document, finding: Finding) -> str:
    source = document.source
    before = source[max(0, finding.start - BESIDE) : finding.start]
    after = source[finding.end : finding.end + BESIDE]
    advice = "" if finding.suggestion is None else f" → {printable(finding.suggestion)}"
    place = f"{printable(finding.path)}:{finding.line}:{finding.column}"
    return f"{place} {printable(before)}【{printable(finding.text)}】{printable(after)}{advice}"
