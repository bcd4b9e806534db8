"""Regular expressions that cannot run for ever; only this module and `regex_code` import `regex`.

A compiled expression is pickled with its code, so that a later start need not compile it and unpacks it only when it
is used; the code is only good for the version of `regex` that made it, and any other compiles the expression again.
"""

from __future__ import annotations

from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from reportlint import precompiled, regex_code
from reportlint.errors import Bilingual, FieldError

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    import regex

    from reportlint.finding import Span
    from reportlint.needed import Asked, Needs

    Found = regex.Match[str]

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
    def needs(self) -> Needs:
        """What every line with a match holds."""
        from reportlint.needed import needs_of  # as above

        return needs_of(self.source)

    @cached_property
    def _asked(self) -> Asked:
        from reportlint.needed import asked  # as above

        return asked(self.needs)

    @cached_property
    def may_begin_anywhere(self) -> bool:
        """Whether a match may begin with almost any character, so that to search takes longer than to ask for words."""
        from reportlint.needed import may_begin_anywhere  # as above

        return may_begin_anywhere(self.source)

    @cached_property
    def begins_with_character(self) -> bool:
        """Whether every match begins with the same character, so that to search takes next to no time."""
        from reportlint.needed import begins_with_character  # as above

        return begins_with_character(self.source)

    @cached_property
    def glance(self) -> re.Pattern[str] | None:
        """What finds the characters with which a match may begin, sooner than a search does; None if nothing can."""
        return precompiled.ready(*self._glance) if self._glance else None

    @cached_property
    def _glance(self) -> tuple[str, bytes] | None:
        from reportlint.beginnings import glance_of  # as above

        source = None if self.begins_line else glance_of(self.source)
        return (source, precompiled.keep_one(source)) if source else None

    @cached_property
    def stays_in_line(self) -> bool:
        """Whether to search in several lines together finds what it finds in each of them."""
        from reportlint.backtracking import stays_in_line  # as above

        return stays_in_line(self.source)

    @cached_property
    def holds_no_full_stop(self) -> bool:
        """Whether no match holds a full stop."""
        from reportlint.backtracking import never_holds  # as above

        return never_holds(self.source, "。")

    @cached_property
    def untimed_at_a_place(self) -> int:
        """Up to which length a text is searched so from one of its places."""
        from reportlint.backtracking import untimed_at_a_place  # as above

        return untimed_at_a_place(self.source)

    @cached_property
    def begins_line(self) -> bool:
        """Whether every match begins where a line does."""
        from reportlint.backtracking import begins_line  # as above

        return begins_line(self.source)

    def may_match(self, line: str) -> bool:
        """Tell whether a match within a line, or a part of one, can be; much sooner told than sought."""
        return are_met(self._asked, line)

    def needs_beside(self, words: Sequence[str]) -> Asked:
        """Return what every line with a match holds beside one of the words, any of which may meet some needs."""
        return tuple(need for need in self._asked if not all(are_met((need,), word) for word in words))

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
            "untimed_at_a_place": self.untimed_at_a_place,
            "begins_line": self.begins_line,
            "_asked": self._asked,
            "may_begin_anywhere": self.may_begin_anywhere,
            "begins_with_character": self.begins_with_character,
            "_glance": self._glance,
            "stays_in_line": self.stays_in_line,
            "holds_no_full_stop": self.holds_no_full_stop,
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.source == self.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"


def are_met(asked: Asked, line: str) -> bool:
    """Tell whether a line holds what is asked for."""
    for words, others in asked:
        for word in words:  # as a generator for any() this takes twice as long
            if word in line:
                break
        else:
            for other in others:
                if are_met(other, line):
                    break
            else:
                return False
    return True


_SOON_SEARCHED = 4000
"""Characters up to which a search takes no longer than to ask whether it can find anything."""
_BETWEEN_LOOKS = 64
"""How many short searches there may be between two looks at the clock, which take as long as one of them."""


class Clock:
    """The time one rule has for one document, shared by all its searches; a search past it raises TimeoutError."""

    def __init__(self, seconds: float = SECONDS_PER_RULE) -> None:
        self._end = monotonic() + seconds

    def matches(self, expression: Expression, text: str, span: Span) -> list[Found]:
        """Return all matches within the span; lookbehinds see what stands before it, lookaheads end with it."""
        left, start, end = self._left(), *span
        timeout = None if end - start <= expression.untimed_length else left
        return list(expression.compiled.finditer(text, start, end, concurrent=False, timeout=timeout))

    def matches_in_lines(self, expression: Expression, text: str, spans: Sequence[Span]) -> list[Found]:
        """Return all matches within each of the spans, of which none goes over the end of a line."""
        found: list[Found] = []
        if not spans:
            return found
        if expression.glance:
            return self._matches_at_glances(expression, expression.glance, text, spans)
        finditer, match = expression.compiled.finditer, expression.compiled.match
        untimed, last = expression.untimed_length, self._end
        untimed_at_start = expression.untimed_at_a_place if expression.begins_line else 0
        for at in range(0, len(spans), _BETWEEN_LOOKS):
            left = self._left()
            for start, end in spans[at : at + _BETWEEN_LOOKS]:
                length = end - start
                if length <= untimed_at_start:
                    if first := match(text, start, end, False):  # noqa: FBT003  # names would take as long again
                        found.append(first)
                elif length <= untimed:
                    found += finditer(text, start, end, False, False)  # noqa: FBT003
                elif length <= _SOON_SEARCHED or untimed or expression.may_match(text[start:end]):
                    found += finditer(text, start, end, False, False, False, left)  # noqa: FBT003
                    if (left := last - monotonic()) <= 0:
                        raise TimeoutError
        return found

    def _matches_at_glances(
        self, expression: Expression, glance: re.Pattern[str], text: str, spans: Sequence[Span]
    ) -> list[Found]:
        """Return what `matches_in_lines` does, of an expression tried where a glance says that it may match."""
        found: list[Found] = []
        seen, match, untimed = glance.finditer, expression.compiled.match, expression.untimed_at_a_place
        for first in range(0, len(spans), _BETWEEN_LOOKS):
            left = self._left()
            for start, end in spans[first : first + _BETWEEN_LOOKS]:
                behind, timeout = start, None if end - start <= untimed else left
                for at in [one.start() for one in seen(text, start, end)]:
                    if at >= behind and (one := match(text, at, end, False, False, timeout)):  # noqa: FBT003
                        found.append(one)
                        behind = one.end()
                if end - start > expression.untimed_length:
                    left = self._left()
        return found

    def fullmatch(self, expression: Expression, text: str, span: Span) -> bool:
        """Tell whether the expression matches the span as a whole."""
        left, start, end = self._left(), *span
        timeout = None if end - start <= expression.untimed_at_a_place else left
        return expression.compiled.fullmatch(text, start, end, concurrent=False, timeout=timeout) is not None

    def _left(self) -> float:
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        return left
