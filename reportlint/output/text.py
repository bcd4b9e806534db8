"""Format `text`: path:line:column, the line with a caret, the suggestion; the only module that knows display width."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual
from reportlint.finding import Severity
from reportlint.output.base import advice, category_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.finding import Finding
    from reportlint.output.base import About, Totals


CONTEXT_CELLS = 36
"""How many terminal cells of the line are shown on either side of the flagged text."""
LONGEST_SHOWN = 60
"""How many characters of the flagged text are shown; an advert may be a whole paragraph."""
SHOWN_OF_A_HABIT = 3
"""How many places of a folded rule are shown in a document."""

_SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.NOTE: Bilingual("提示", "note"),
}


class Text:
    """What a person reads in a terminal."""

    def __init__(self, about: About) -> None:
        self._about, self._lang, self._style = about, about.lang, about.style
        self._habits: dict[str, bool] = {}

    def begin(self) -> Iterator[str]:
        """Nothing stands before the findings."""
        yield from ()

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield every finding, and one line for the rest of each habit."""
        seen: Counter[str] = Counter()
        for finding in outcome.findings:
            seen[finding.rule] += 1
            if seen[finding.rule] <= SHOWN_OF_A_HABIT or not self._is_habit(finding.rule):
                yield from self._finding(document, finding)
        for rule, count in sorted(seen.items()):
            if count > SHOWN_OF_A_HABIT and self._is_habit(rule):
                rest = count - SHOWN_OF_A_HABIT
                path = printable(document.path)
                yield self._say(
                    f"{path}: {rule} 另有 {rest} 处（--no-fold 全部列出）\n\n",
                    f"{path}: {rule}: {rest} more (--no-fold shows them)\n\n",
                )

    def _is_habit(self, rule: str) -> bool:
        """Tell whether findings of a rule come in masses, so that a count says more than the places."""
        if rule not in self._habits:
            about = self._about.rule_of(rule)
            self._habits[rule] = self._about.folds and about is not None and about.head.fold
        return self._habits[rule]

    def _finding(self, document: Document, finding: Finding) -> Iterator[str]:
        word = self._style(_SEVERITIES[finding.severity].words(self._lang), finding.severity)
        path = printable(finding.path)
        yield f"{path}:{finding.line}:{finding.column}: {word} {finding.rule} {printable(finding.message)}\n"
        line, caret = excerpt(document, finding)
        yield f"    {line}\n    {self._style(caret, finding.severity)}\n"
        if (advised := advice(finding, self._lang)) is not None:
            yield f"    {printable(advised)}\n"
        for related in finding.related:
            place = f"{related.line}:{related.column} {printable(related.text)}"
            yield self._say(f"    参见 {place}\n", f"    see {place}\n")
        yield "\n"

    def end(self, totals: Totals) -> Iterator[str]:
        """Yield the totals, by severity and by category."""
        counts = "，".join(f"{_SEVERITIES[s].zh} {totals.by_severity[s]}" for s in reversed(Severity))
        counts_en = ", ".join(f"{_SEVERITIES[s].en} {totals.by_severity[s]}" for s in reversed(Severity))
        yield self._say(
            f"检查 {totals.documents} 份文件，发现 {totals.findings} 处（{counts}）\n",
            f"documents checked: {totals.documents}, findings: {totals.findings} ({counts_en})\n",
        )
        for category, count in sorted(totals.by_category.items(), key=lambda pair: (-pair[1], pair[0])):
            yield f"{count:8}  {category}{self._say('（' + category_name(category).zh + '）', '')}\n"
        if totals.accepted:
            yield self._say(
                f"另有 {totals.accepted} 处已接受或在基线中，未列出\n",
                f"accepted or in the baseline, not shown: {totals.accepted}\n",
            )
        if totals.failed:
            yield self._say(f"{totals.failed} 项没有查完\n", f"not wholly checked: {totals.failed}\n")

    def _say(self, zh: str, en: str) -> str:
        return Bilingual(zh, en).words(self._lang)


class Summary(Text):
    """The totals alone, for a terminal beside which the findings go to files."""

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:  # noqa: ARG002
        """Say nothing of a single document."""
        yield from ()


def excerpt(document: Document, finding: Finding) -> tuple[str, str]:
    """Return the part of the line round a finding, and a line of carets that stands under it in a terminal."""
    text = document.text
    first, last = document.line_span(finding.line)  # a slice of the line would cost its length for every finding
    start = first + finding.column - 1
    end = first + finding.end_column - 1 if finding.end_line == finding.line else last
    end = min(end, start + LONGEST_SHOWN)
    left, right = start, end
    room = CONTEXT_CELLS
    while left > first and room > 0:
        left -= 1
        room -= cells(text[left])
    room = CONTEXT_CELLS
    while right < last and room > 0:
        room -= cells(text[right])
        right += 1
    head, tail = "…" if left > first else "", "…" if right < last else ""
    indent = " " * sum(map(cells, head + text[left:start]))
    carets = "^" * max(1, sum(map(cells, text[start:end])))
    return f"{head}{printable(text[left:right])}{tail}", indent + carets


def cells(character: str) -> int:
    """Return how many terminal cells a character takes: 2 for wide ones, 0 for combining ones, else 1."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def printable(text: str) -> str:
    """Replace what would move the cursor by a blank of the same width; the stream escapes a name that is no UTF-8."""
    return "".join(c if c.isprintable() or c == "\u3000" or "\udc80" <= c <= "\udcff" else " " for c in text)
