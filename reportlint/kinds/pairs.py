"""Kind `pairs`: quotation marks, brackets and title marks that do not pair; one finding at the cause, never two."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.outline.marks import PAIRS, Mark, Reading, readings_of
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.document import Document


Fault = Literal[
    "unclosed",  # it opens, and nothing closes it
    "unopened",  # it closes, and nothing opened it
    "reversed",  # closing mark, text, opening mark
    "same-side",  # “text“ or ”text”
    "doubled",  # the same half twice, side by side
    "mismatched",  # opened by one mark, closed by another
    "crossing",  # “《text”》
    "nested",  # directly inside a pair of the same marks
    "straight",  # a quotation mark that does not tell its side
]


@record
class Pairs:
    """The marks of one fault; all rules of this kind share one reading of the document."""

    fault: Fault = field(metadata={"doc": "查哪一种毛病；一处只算一种"})
    marks: tuple[str, ...] = field(default=PAIRS, metadata={"doc": "只查这些成对的标点，各写作两个字符；不写则全查"})

    def __post_init__(self) -> None:
        for at, pair in enumerate(self.marks):
            if pair not in PAIRS:
                problem = Bilingual(f"应为 {'、'.join(PAIRS)} 之一", f"must be one of {', '.join(PAIRS)}")
                raise FieldError(("marks", at), problem)

    @property
    def mends(self) -> bool:
        """Whether every match of the fault can be mended: where a lost half stood, only the author knows."""
        return self.fault in ("reversed", "same-side", "doubled", "nested")

    def literals(self) -> Sequence[str]:
        """Return none: the marks are too common to be looked up one by one."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        """Yield the matches of the fault, sorted by start."""
        for verdict in document.once(_judge):
            if verdict.fault == self.fault and verdict.pair in self.marks:
                yield verdict.match


class _Verdict(NamedTuple):
    fault: Fault
    pair: str
    match: Match


_NEAR = 30
"""How much text may stand between two marks that are taken for one pair wrongly written."""
_QUOTES = ("“”", "‘’", "「」", "『』")
_REACH = {**dict.fromkeys(_QUOTES, 2000), "（）": 500}
"""How far a mark may wait for its partner on a later line: a quotation for paragraphs, others over a hard wrap."""
_WRAP = 100
"""How far the others may."""
_SENTENCE_END = re.compile(r"[。！？；\n]")
_LIKE = ("“”‘’「」『』《》〈〉", "（）【】〔〕〖〗《》〈〉")
"""Marks that are mistaken for one another."""
_BLANKS = re.compile(r"\s*")
_INNER = {"“”": "‘’", "‘’": "“”", "「」": "『』", "『』": "「」", "《》": "〈〉", "〈〉": "《》"}


def _judge(document: Document) -> list[_Verdict]:
    """Return what is wrong with the document's marks, sorted by start."""
    text, found = document.text, list[_Verdict]()
    waiting: dict[str, deque[Mark]] = {}  # what earlier lines opened, by pair
    ends = _SentenceEnds(text)
    for reading in readings_of(document):
        for marks in waiting.values():
            while marks and reading.start - marks[0].at > _REACH.get(marks[0].pair, _WRAP):
                found.append(_unclosed(ends, marks.popleft()))
        found += _of_line(text, reading)
        for mark in _not_together(text, reading, waiting, found):
            before = waiting.setdefault(mark.pair, deque())
            if mark.opens:
                if before and _heads_paragraph(text, mark, reading.start):
                    before.pop()
                if not _heads_paragraph(text, mark, reading.end):
                    before.append(mark)
            elif before:
                before.pop()
            elif not mark.weak:
                found.append(_Verdict("unopened", mark.pair, Match(mark.at, mark.at + 1)))
    found += (_unclosed(ends, mark) for marks in waiting.values() for mark in marks)
    return sorted(found, key=lambda verdict: verdict.match[:2])


def _of_line(text: str, reading: Reading) -> Iterator[_Verdict]:
    told: set[Mark] = set()
    for outer, opener, closer in reading.nested:
        inner = _INNER.get(opener.pair)
        if inner is None or opener in told:
            continue
        if opener.at - outer.at == 1 and text[closer.at + 1 : closer.at + 2] == closer.pair[1]:
            told.add(outer)
            span = text[opener.at : closer.at + 1]
            yield _Verdict("doubled", opener.pair, Match(outer.at, closer.at + 2, span))
        else:
            mended = inner[0] + text[opener.at + 1 : closer.at] + inner[1]
            yield _Verdict("nested", opener.pair, Match(opener.at, closer.at + 1, mended, (_at(outer),)))
    for opener, early, closer in reading.crossed:
        swapped = closer.pair[1] + early.pair[1]
        match = (
            Match(early.at, closer.at + 1, swapped, (_at(opener),))
            if closer.at - early.at == 1
            else Match(closer.at, closer.at + 1, None, (_at(opener), _at(early)))
        )
        yield _Verdict("crossing", closer.pair, match)
    for mark, sure in reading.straight:
        half = mark.pair[0 if mark.opens else 1]
        yield _Verdict("straight", mark.pair, Match(mark.at, mark.at + 1, half if sure else None))


def _not_together(
    text: str, reading: Reading, waiting: Mapping[str, Sequence[Mark]], found: list[_Verdict]
) -> list[Mark]:
    """Add to found what two neighbouring loose marks show together, and return those that show nothing."""
    left, places = [], {mark.at for mark in reading.loose}
    crossed = {mark.at for one in reading.crossed for mark in one}
    for mark in reading.loose:
        twin = mark.at + (1 if mark.opens else -1)
        if text[twin : twin + 1] != text[mark.at] or twin in crossed:
            left.append(mark)
        elif twin not in places:
            first = min(mark.at, twin)
            found.append(_Verdict("doubled", mark.pair, Match(first, first + 2, text[first])))
    for alike in (True, False):
        rest: list[Mark] = []
        for mark in left:
            one = rest[-1] if rest else None
            if one and (one.pair == mark.pair) is alike and not (waiting.get(one.pair) or one.weak or mark.weak):
                verdict = _together(text, one, mark)
                if verdict:
                    found.append(verdict)
                    rest.pop()
                    continue
            rest.append(mark)
        left = rest
    return left


def _together(text: str, one: Mark, other: Mark) -> _Verdict | None:
    """Return what is wrong with two loose marks of which the first may be meant to open and the second to close."""
    if not 1 < other.at - one.at <= _NEAR + 1 or _SENTENCE_END.search(text, one.at, other.at):
        return None
    between = text[one.at + 1 : other.at]
    if one.pair != other.pair:
        if one.opens and not other.opens and any(one.pair in like and other.pair in like for like in _LIKE):
            mended = one.pair[1] if {one.pair, other.pair} <= {*_QUOTES} else None
            return _Verdict("mismatched", one.pair, Match(other.at, other.at + 1, mended, (_at(one),)))
        return None
    if one.opens == other.opens:
        wrong, right = (other, one) if one.opens else (one, other)
        half = one.pair[1 if one.opens else 0]
        return _Verdict("same-side", one.pair, Match(wrong.at, wrong.at + 1, half, (_at(right),)))
    if one.opens or one.pair not in _INNER or text[one.at - 1] in "。！？，…：" or text[other.at - 1] in "：，,:":
        return None
    pair = "“”" if one.pair == "‘’" else one.pair
    return _Verdict("reversed", one.pair, Match(one.at, other.at + 1, pair[0] + between + pair[1]))


def _heads_paragraph(text: str, mark: Mark, at: int) -> bool:
    """Tell whether the text at an offset begins with the same mark, as each paragraph of a long quotation does."""
    return mark.pair in _QUOTES and _BLANKS.sub("", text[at : at + _NEAR])[:1] == mark.pair[0]


class _SentenceEnds:
    """Where the sentences of a text end; what was found last is remembered, as many marks may stand before one end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known = (0, -1)
        self._end: re.Match[str] | None = None

    def after(self, offset: int) -> re.Match[str] | None:
        """Return the next end of a sentence or of a line, None where there is none to the end of the text."""
        if not self._known[0] <= offset <= self._known[1]:
            self._end = _SENTENCE_END.search(self._text, offset)
            self._known = offset, self._end.start() if self._end else len(self._text)
        return self._end


def _unclosed(ends: _SentenceEnds, mark: Mark) -> _Verdict:
    end = ends.after(mark.at)
    place = end.span() if end and end.group() != "\n" else None
    return _Verdict("unclosed", mark.pair, Match(mark.at, mark.at + 1, None, (place,) if place else ()))


def _at(mark: Mark) -> Span:
    return mark.at, mark.at + 1
