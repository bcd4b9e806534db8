"""Regular expressions that cannot run for ever; only this module and `regex_code` import `regex`.

A compiled expression is pickled with its code, so that a later start need not compile it and unpacks it only when it
is used; the code is only good for the version of `regex` that made it, and any other compiles the expression again.
"""

from __future__ import annotations

from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from reportlint import regex_code
from reportlint.errors import Bilingual, FieldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import regex

    from reportlint.finding import Span

SECONDS_PER_RULE = 5.0
"""How long one rule may search one document; at 20 ms a megabyte for an honest expression, far above any need."""


class Expression:
    """A regular expression as written in a rule file; `^` and `$` are the ends of a line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._packed = "", b""  # the version of regex, and what it compiled

    @cached_property
    def untimed_length(self) -> int:
        """Up to which length a text is searched without watching the time, which costs as much as a short search."""
        from reportlint.backtracking import untimed_length  # an expression that was kept knows its own

        return untimed_length(self.source)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled form; FieldError if the source is no regular expression."""
        if ready := regex_code.ready(*self._packed):
            return ready
        import regex  # it takes longer to load than to search a page, and not every page needs it

        try:
            return regex.compile(self.source, regex.MULTILINE)
        except regex.error as error:
            problem = Bilingual(f"正则表达式有误：{error}", f"bad regular expression: {error}")
            raise FieldError((), problem) from error

    @cached_property
    def needed_words(self) -> tuple[str, ...]:
        """Words of which every match holds one; none where there are no such."""
        from reportlint.backtracking import needed_words  # as above

        return needed_words(self.source)

    def may_match(self, text: str, span: Span) -> bool:
        """Tell whether a match within the span can be; much sooner told than sought."""
        words = self.needed_words
        return not words or any(text.find(word, *span) >= 0 for word in words)

    def refuse_bad_template(self, template: str) -> None:
        """Raise FieldError if the template names a group the expression does not have, or is badly written."""
        import regex

        # With an empty alternative in front there is a match to expand the template with; its groups are all unset.
        expression = regex.compile(f"|{self.source}", regex.MULTILINE)
        try:
            expression.sub(lambda match: match.expand(template), "")
        except (IndexError, regex.error) as error:
            problem = Bilingual(f"建议写法有误：{error}", f"bad replacement: {error}")
            raise FieldError(("replace",), problem) from error

    def __getstate__(self) -> dict[str, object]:
        return {
            "source": self.source,
            "_packed": regex_code.keep(self.compiled),
            "untimed_length": self.untimed_length,
            "needed_words": self.needed_words,
        }

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
        left, start, end = self._left(), *span
        if end - start <= expression.untimed_length:
            return list(expression.compiled.finditer(text, start, end, concurrent=False))
        return list(expression.compiled.finditer(text, start, end, concurrent=False, timeout=left))

    def fullmatch(self, expression: Expression, text: str, span: Span) -> bool:
        """Tell whether the expression matches the span as a whole."""
        left, start, end = self._left(), *span
        if end - start <= expression.untimed_length:
            return expression.compiled.fullmatch(text, start, end, concurrent=False) is not None
        return expression.compiled.fullmatch(text, start, end, concurrent=False, timeout=left) is not None

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


_LONG, _AROUND = 4000, 1500
"""Characters of a line that is not read whole, and how much of it is read on either side of a hit."""


def passages_of(text: str, hits: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans of the lines in which hits (sorted by end) start; of a very long one only what is near them.

    Else a text without line ends would be read whole by every rule of which it holds a literal somewhere.
    """
    first = last = line_end = -1
    for start, end in hits:
        if start >= line_end:
            if last >= 0:
                yield first, last
            line_start, line_end = next(lines_of(text, [(start, end)]))
            long = line_end - line_start > _LONG
            if not long:
                yield line_start, line_end
            first, last = (max(line_start, start - _AROUND), min(line_end, end + _AROUND)) if long else (-1, -1)
        elif last >= 0:
            if start - _AROUND > last:
                yield first, last
                first = start - _AROUND
            last = min(line_end, end + _AROUND)
    if last >= 0:
        yield first, last
