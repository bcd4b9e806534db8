"""Kind `pattern`: a regular expression, let go where another one covers the place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.expression import Clock, Expression, are_met
from reportlint.finding import Match, Span
from reportlint.kinds.base import refuse_undecided, refuse_unfindable
from reportlint.passages import blocks_of, is_hit, is_long, line_of, passages_of
from reportlint.record import field, record
from reportlint.regex_code import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.expression import Found
    from reportlint.needed import Asked

MARK = "mark"
_WORTH = 1024
"""Characters that can be searched together without watching the time, from which on it is worth while."""
_HEAD = 4096
"""Characters in which what excuses a document is looked for first: where it is common, it stands there."""
_MOST_WORDS = 30
"""Words to ask for; where more are needed, to look for where a match can begin takes no longer."""


@record
class Pattern:
    """Matches of `find`, on the lines that carry one of `lines_with`, unless covered by a match of `unless`."""

    find_: Expression = field(
        metadata={"key": "find", "doc": "正则表达式；命名组 mark 标出所报的部分，没有则报整个匹配"}
    )
    lines_with: tuple[str, ...] = field(
        default=(), metadata={"doc": "只在含有其中一个字面文本的行上逐行查找；不写则查找全文，可以跨行"}
    )
    unless: tuple[Expression, ...] = field(
        default=(), metadata={"doc": "同一行上，所报部分落在其中任何一个匹配之内，就不报"}
    )
    replace: str | None = field(default=None, metadata={"doc": r"建议写法，可用 \g<组名>；空字符串表示删去"})
    unless_anywhere: tuple[str, ...] = field(
        default=(), metadata={"doc": "文件里任何地方有其中一个字面文本，就都不报：文件自己作了说明"}
    )
    text_with: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "只在含有其中一个字面文本的文件里查找，查的仍是全文，可以跨行；以换行开头的，要在行首才算"},
    )
    upper: bool = field(default=False, metadata={"doc": "建议把所报部分改成大写字母；不能与 replace 同写"})
    exchange: dict[str, str] = field(
        default_factory=dict, metadata={"doc": "建议逐字更换：原字: 应换的字；不能与 replace、upper 同写"}
    )

    def __post_init__(self) -> None:
        for key in ("lines_with", "text_with", "unless_anywhere"):
            for at, literal in enumerate(getattr(self, key)):
                refuse_unfindable((key, at), literal.removeprefix("\n") if key == "text_with" else literal)
        if self.lines_with and self.text_with:
            problem = Bilingual("lines_with 与 text_with 只能写一个", "lines_with and text_with: one of the two only")
            raise FieldError(("text_with",), problem)
        if self.upper and self.replace is not None:
            raise FieldError(
                ("upper",), Bilingual("upper 与 replace 只能写一个", "upper and replace: one of the two only")
            )
        if self.exchange and (self.upper or self.replace is not None):
            problem = Bilingual("exchange 不能与 replace、upper 同写", "exchange goes with neither replace nor upper")
            raise FieldError(("exchange",), problem)
        for character in self.exchange:
            if len(character) != 1:
                problem = Bilingual("exchange 的原字须是一个字符", "exchange takes single characters")
                raise FieldError(("exchange", character), problem)
        if self.replace is not None:
            self.find_.refuse_bad_template(self.replace)
            refuse_undecided(("replace",), self.replace, self.find_.source.replace("|", ""))

    @property
    def mends(self) -> bool:
        """Whether `replace`, `upper` or `exchange` was given."""
        return self.replace is not None or self.upper or bool(self.exchange)

    @cached_property
    def by_line(self) -> bool:
        """Whether it goes by the lines, and looks beyond none."""
        from reportlint.backtracking import looks_beyond_line  # asked when the plan is made

        expressions = self.find_, *self.unless
        alone = bool(self.lines_with) or self.find_.stays_in_line
        return alone and not any(looks_beyond_line(each.source) for each in expressions)

    def literals(self) -> Sequence[str]:
        """Return what lines or the text must hold."""
        return self.lines_with or self.text_with

    def find(self, document: Document, hits: Sequence[Span]) -> list[Match]:
        """Return the matches, those line by line where `lines_with` is given."""
        text = document.text
        if self.unless_anywhere and any(literal in text[:_HEAD] for literal in self.unless_anywhere):
            return []
        clock = Clock()
        found = self._found(clock, text, hits)
        if not found or any(literal in text for literal in self.unless_anywhere):
            return []
        if self.unless:
            found = self._not_excused(clock, text, hits, found)
        group, template, replacement = self._group, self._template, self.replace
        spans = [match.span(group) for match in found]
        if template:
            said = (filled(match, template) for match in found)
            return [Match(*span, words) for span, words in zip(spans, said, strict=True) if span[0] < span[1]]
        if self.upper:
            return [Match(start, end, text[start:end].upper()) for start, end in spans if start < end]
        if self.exchange:
            new_ones = str.maketrans(self.exchange)
            return [Match(start, end, text[start:end].translate(new_ones)) for start, end in spans if start < end]
        new = tuple.__new__  # what Match(…) calls, at twice the price
        return [new(Match, (start, end, replacement, (), None, "")) for start, end in spans if start < end]

    def _found(self, clock: Clock, text: str, hits: Sequence[Span]) -> list[Found]:
        find = self.find_
        if not self.lines_with:
            parts = [(0, len(text))] if self.text_with or not hits else hits
            return [match for part in parts for match in clock.matches(find, text, part)]
        if self._joins_lines:
            found = clock.matches_in_lines(find, text, blocks_of(text, hits, find.untimed_length))
            return [match for match in found if is_hit(text, hits, match.span())]
        passages = passages_of(text, hits)
        if needs := self._needs:
            passages = [(start, end) for start, end in passages if are_met(needs, text[start:end])]
        return clock.matches_in_lines(find, text, passages)

    @cached_property
    def _needs(self) -> Asked:
        """What is asked for before a search; a pattern that was kept knows it, as it knows the other two."""
        from reportlint.needed import words_in  # as above

        needs = self.find_.needs_beside(self.lines_with)
        return () if self.find_.glance and words_in(needs) > _MOST_WORDS else needs

    @cached_property
    def _joins_lines(self) -> bool:
        """Whether lines are searched together."""
        find = self.find_
        worth = find.untimed_length >= _WORTH and (find.begins_with_character or not self._needs)
        return worth and find.stays_in_line and not find.begins_line

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "by_line": self.by_line, "_needs": self._needs, "_joins_lines": self._joins_lines}

    def _not_excused(self, clock: Clock, text: str, hits: Sequence[Span], found: Sequence[Found]) -> list[Found]:
        """Return the matches that none of `unless` covers."""
        group, left = self._group, []
        first, last = 0, -1
        excuses: list[list[Span]] = []
        passages: list[Span] = []
        for match in found:
            start, end = match.span(group)
            if not first <= start <= last:
                line = line_of(text, start)
                if self.lines_with and is_long(line):
                    passages = passages or passages_of(text, hits)
                    line = passages[bisect_right(passages, match.start(), key=itemgetter(0)) - 1]
                first, last = line
                said = text[first:last]
                likely = [excuse for excuse in self.unless if excuse.may_match(said)]
                all_found = (clock.matches_in_lines(excuse, text, [line]) for excuse in likely)
                excuses = [[each.span() for each in one] for one in all_found if one]
            if not (excuses and any(_covers(spans, start, end) for spans in excuses)):
                left.append(match)
        return left

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield for each match over the offset the key that excuses it, and what that key found."""
        clock, text = Clock(), document.text
        for match in self._found(clock, text, hits):
            start, end = match.span(self._group)
            if start <= offset < end:
                yield from self._excuses(clock, text, (start, end))

    def _excuses(self, clock: Clock, text: str, span: Span) -> Iterator[Bilingual]:
        said = text[slice(*span)]
        for literal in self.unless_anywhere:
            if literal in text:
                yield Bilingual(
                    f"“{said}”由 unless_anywhere 放过：文件里有“{literal}”",
                    f"'{said}': excused by unless_anywhere, the document says '{literal}'",
                )
        line = line_of(text, span[0])
        for excuse in self.unless:
            for match in clock.matches(excuse, text, line):
                if match.start() <= span[0] and span[1] <= match.end():
                    yield Bilingual(
                        f"“{said}”在“{match.group()}”之中，由 unless 放过（{excuse.source}）",
                        f"'{said}' in '{match.group()}': excused by unless ({excuse.source})",
                    )

    @cached_property
    def _group(self) -> int:
        """The group whose span is reported."""
        return self.find_.compiled.groupindex.get(MARK, 0)

    @property
    def _template(self) -> str | None:
        """The replacement, if it is not the same for every match."""
        return self.replace if self.replace and "\\" in self.replace else None


def _covers(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of the spans, sorted and disjoint, holds a span."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= spans[at][1]
