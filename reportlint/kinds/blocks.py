"""Kind `blocks`: whole lines that do not belong, adjacent ones as one; it does not look inside a line."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.expression import Clock, Expression
from reportlint.finding import Match, Span
from reportlint.kinds.base import refuse_unfindable
from reportlint.passages import lines_of
from reportlint.record import field, record
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document

_FOLLOWING = re.compile(r"\S[^\n]*")
BLANKS = " \t\r\f\v\u3000\xa0\u2028"


@record
class Blocks:
    """Runs of lines that one of `lines` matches as a whole, blanks at their ends apart; the advice is to delete."""

    lines: tuple[Expression, ...] = field(metadata={"doc": "整行（去掉首尾空白）须与其中一个正则表达式完全匹配"})
    lines_with: tuple[str, ...] = field(default=(), metadata={"doc": "只看含有其中一个字面文本的行；不写则看每一行"})
    unless_next: tuple[Expression, ...] = field(
        default=(), metadata={"doc": "这样的行下面一个有字的行（去掉首尾空白）与其中一个完全匹配，就不报"}
    )

    def __post_init__(self) -> None:
        if not self.lines:
            raise FieldError(("lines",), Bilingual("至少要有一个正则表达式", "at least one expression is needed"))
        for at, literal in enumerate(self.lines_with):
            refuse_unfindable(("lines_with", at), literal)

    @property
    def mends(self) -> bool:
        """Every block is to be deleted."""
        return True

    def literals(self) -> Sequence[str]:
        """Return `lines_with`."""
        return self.lines_with

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield one match a run; blank lines inside a run belong to it."""
        text = document.text
        lines = lines_of(text, hits) if self.lines_with else document.line_spans()
        block: Span | None = None
        for start, end in self._matching(document, lines):
            if block and not text[block[1] : start].strip():
                block = block[0], end
                continue
            if block:
                yield Match(*block, "")
            block = start, end
        if block:
            yield Match(*block, "")

    def _matching(self, document: Document, lines: Iterable[Span]) -> Iterator[Span]:
        """Yield the spans of the lines that match; one that stands again is looked at once, if nothing else decides."""
        text, clock = document.text, Clock()
        of_sentences = [each for each in self.lines if not each.holds_no_full_stop]
        known: dict[str, bool] = {}
        keeps = self._goes_by_line and document.once(repeats_of) is not None
        for start, end in lines:
            line = text[start:end]
            expressions = of_sentences if "。" in line else self.lines
            if not expressions:
                continue
            span = start + len(line) - len(line.lstrip(BLANKS)), start + len(line.rstrip(BLANKS))
            matches = known.get(line) if start else None  # before the first line there is not even a line end
            if matches is None:
                matches = span[0] < span[1] and any(
                    each.may_match(line) and clock.fullmatch(each, text, span) for each in expressions
                )
                if keeps and start:
                    known[line] = matches
            if matches and not (self.unless_next and self._is_kept(clock, text, span[1])):
                yield span

    def _is_kept(self, clock: Clock, text: str, end: int) -> bool:
        """Tell whether the lines of a run are followed by one that matches `unless_next`, blank lines apart."""

        def fits(expressions: Sequence[Expression], line: str, span: Span) -> bool:
            return any(each.may_match(line) and clock.fullmatch(each, text, span) for each in expressions)

        while following := _FOLLOWING.search(text, end):
            line = following.group().rstrip(BLANKS)
            end = following.start() + len(line)
            if fits(self.unless_next, line, (following.start(), end)):
                return True
            if not fits(self.lines, line, (following.start(), end)):
                return False
        return False

    @cached_property
    def _goes_by_line(self) -> bool:
        """Whether it sees no more than a line of its own."""
        from reportlint.backtracking import looks_beyond_line  # as a pattern: who was kept knows it

        return not any(looks_beyond_line(each.source) for each in self.lines)

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_goes_by_line": self._goes_by_line}
