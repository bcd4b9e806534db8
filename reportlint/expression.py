"""Regular expressions that cannot run for ever; the only module that imports `regex`.

A compiled expression is pickled with its code, so that a later start need not compile it and unpacks it only when it
is used; the code is only good for the version of `regex` that made it.
"""

from __future__ import annotations

import pickle
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

import regex

from reportlint.errors import Bilingual, FieldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.finding import Span

ENGINE = f"regex {regex.__version__}"
"""What compiled the expressions; a pickled one is good for no other."""
SECONDS_PER_RULE = 5.0
"""How long one rule may search one document; at 20 ms a megabyte for an honest expression, far above any need."""


class Expression:
    """A regular expression as written in a rule file; `^` and `$` are the ends of a line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._packed = b""

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled form; FieldError if the source is no regular expression."""
        if self._packed:
            unpacked: regex.Pattern[str] = pickle.loads(self._packed)  # noqa: S301  # as the catalogue it came with
            return unpacked
        try:
            return regex.compile(self.source, regex.MULTILINE)
        except regex.error as error:
            problem = Bilingual(f"正则表达式有误：{error}", f"bad regular expression: {error}")
            raise FieldError((), problem) from error

    def refuse_bad_template(self, template: str) -> None:
        """Raise FieldError if the template names a group the expression does not have, or is badly written."""
        # With an empty alternative in front there is a match to expand the template with; its groups are all unset.
        expression = regex.compile(f"|{self.source}", regex.MULTILINE)
        try:
            expression.sub(lambda match: match.expand(template), "")
        except (IndexError, regex.error) as error:
            problem = Bilingual(f"建议写法有误：{error}", f"bad replacement: {error}")
            raise FieldError(("replace",), problem) from error

    def __getstate__(self) -> dict[str, str | bytes]:
        return {"source": self.source, "_packed": self._packed or pickle.dumps(self.compiled)}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


class Clock:
    """The time one rule has for one document, shared by all its searches; a search past it raises TimeoutError."""

    def __init__(self, seconds: float = SECONDS_PER_RULE) -> None:
        self._end = monotonic() + seconds

    def matches(self, expression: Expression, text: str, span: Span) -> list[regex.Match[str]]:
        """Return all matches within the span; lookbehinds see what stands before it, lookaheads end with it."""
        return list(expression.compiled.finditer(text, *span, timeout=self._left()))

    def fullmatch(self, expression: Expression, text: str, span: Span) -> bool:
        """Tell whether the expression matches the span as a whole."""
        return expression.compiled.fullmatch(text, *span, timeout=self._left()) is not None

    def _left(self) -> float:
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def lines_of(text: str, hits: Iterable[Span]) -> Iterator[Span]:
    """Yield the span of every line, once each, in which one of the hits (sorted by end) starts."""
    seen = -1
    for start, _ in hits:
        if start >= seen:
            end = text.find("\n", start)
            seen = len(text) if end < 0 else end
            yield text.rfind("\n", 0, start) + 1, seen
