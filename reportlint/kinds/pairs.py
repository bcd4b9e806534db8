"""Kind `pairs`: quotation marks, brackets and title marks that do not pair; one finding at the cause, never two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from itertools import islice, repeat
from operator import itemgetter, sub
from typing import TYPE_CHECKING, Literal

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match, Span
from reportlint.outline.marks import PAIRS, Mark, Reading, readings_of
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportlint.document import Document


Fault = Literal[
    "unclosed",  # it opens, and nothing closes it
    "cut-title",  # 《 that nothing closes, before the end of a document's name: 《…的意见，
    "unopened",  # it closes, and nothing opened it
    "reversed",  # closing mark, text, opening mark
    "same-side",  # “text“ or ”text”
    "doubled",  # the same half twice, side by side
    "mismatched",  # opened by one mark, closed by another
    "crossing",  # “《text”》
    "nested",  # directly inside a pair of the same marks
    "late",  # “one、“other”, closed after it: what closes the first stands after the second
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
        return self.fault in ("cut-title", "reversed", "same-side", "doubled", "mismatched", "nested", "late")

    def literals(self) -> Sequence[str]:
        """Return none: the marks are too common to be looked up one by one."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        """Yield the matches of the fault, sorted by start."""
        if not (verdicts := document.once(_judge)):
            return iter(())
        matches = [match for pair in self.marks for match in verdicts.get((self.fault, pair), ())]
        matches.sort(key=_START)
        return iter(matches)


_Verdicts = dict[tuple[Fault, str], list[Match]]
"""What is wrong with a document's marks, by fault and pair."""
_START = itemgetter(0)
_NEAR = 30
"""How much text may stand between two marks that are taken for one pair wrongly written."""
_QUOTES = ("“”", "‘’", "「」", "『』")
_QUOTES_BY_OPENER = {pair[0]: pair for pair in _QUOTES}
_REACH = {**dict.fromkeys(_QUOTES, 2000), "（）": 500}
"""How far a mark may wait for its partner on a later line: a quotation for paragraphs, others over a hard wrap."""
_BEFORE_WORDS = "：:，,。！？；—…·）)》】 \t　"
"""What stands before somebody's words, which may go on for paragraphs."""
_WRAP = 100
"""How far the others may."""
_SENTENCE_END = re.compile(r"[。！？；\n]")
_NEXT_SENTENCE = re.compile(r"[。！？；](?=\S)")
_NAME = re.compile(
    r"[^《》〈〉“”。！？；：\n]{2,60}?(?:通知|通报|办法|意见|条例|方案|规划|纲要|决定|决议|规定|规则|细则|准则|公告|通告|指南|计划|要点|章程|公约|预案|合同|协议|"
    r"责任书|倡议书|承诺书|制度|标准|规范|报告|清单|目录|公报|手册|大纲|民法典|(?<![做方看执司说想手无依合违立])法)(?P<mark>[，。；]|、(?=《)|的?(?:要求|规定|精神|部署)[，。])"
)
"""From after 《 to what follows the name of a document, before which 》 is lost."""
_NAME_AND_VERB = re.compile(
    r"[^《》〈〉“”。！？；：，、\n]{3,40}?(?:通知|办法|意见|条例|方案|规划|决定|规定|细则|准则|指南|预案|制度|规范|清单|手册|台账|(?<![代外里仪钟怀])表)"
    r"(?=(?P<mark>)(?:逐项|逐条|逐一|逐户|逐级|逐人|认真|严格|进行|开展|抓好|做好|填报|填写|对照|贯彻|要求|的(?:要求|规定|精神|部署)))"
)
"""From after 《 to what is done with the document it names; asked where the name itself ends nowhere."""
_LIKE = ("“”‘’「」『』《》〈〉", "（）【】〔〕〖〗《》〈〉")
"""Marks that are mistaken for one another."""
_TWICE = re.compile(rf"([{''.join(PAIRS)}()〝〞])\1")
_INNER = {"“”": "‘’", "‘’": "“”", "「」": "『』", "『』": "「」", "《》": "〈〉", "〈〉": "《》"}


def _judge(document: Document) -> _Verdicts:
    text = document.text
    found = defaultdict[tuple[Fault, str], list[Match]](list)
    waiting = defaultdict[str, deque[int]](deque)  # what earlier lines opened, by pair
    unclosed = defaultdict[str, list[int]](list)
    for reading in readings_of(document):
        for pair, marks in waiting.items():
            while marks and reading.start - marks[0] > _REACH.get(pair, _WRAP):
                unclosed[pair].append(marks.popleft())
        _of_line(text, reading, found)
        head, next_head = _head(text, reading.start), _head(text, reading.end)
        for at, pair, opens, weak in _not_together(text, reading, waiting, found):
            before = waiting[pair]
            if opens:
                if head == pair and before:
                    before.pop()
                if next_head == pair:
                    continue
                (unclosed[pair] if _is_term(text, at, pair, reading) else before).append(at)
            elif before:
                before.pop()
            elif not weak:
                found["unopened", pair].append(Match(at, at + 1))
    for pair, marks in waiting.items():
        if marks or unclosed[pair]:
            found["unclosed", pair] = _unclosed(text, sorted([*unclosed[pair], *marks]))
    _set_titles_apart(text, found)
    return found


def _is_term(text: str, at: int, pair: str, reading: Reading) -> bool:
    """Tell whether a quotation mark opens a term within a sentence, which ends on the line: no words of paragraphs."""
    within = pair in _QUOTES and at > reading.start and text[at - 1] not in _BEFORE_WORDS
    return within and _NEXT_SENTENCE.search(text, at, reading.end) is not None


def _head(text: str, start: int) -> str:
    """Return the quotation marks that open what stands at an offset, as each paragraph of a long quotation begins."""
    return _QUOTES_BY_OPENER.get(text[start : start + _NEAR].lstrip()[:1], "")


def _of_line(text: str, reading: Reading, found: _Verdicts) -> None:
    told: set[Mark] = set()
    for outer, opener, closer in reading.nested:
        inner = _INNER.get(opener.pair)
        if inner is None or opener in told:
            continue
        if late := _late(text, reading.end, outer, opener, closer):
            told.add(outer)
            found["late", opener.pair].append(late)
        elif opener.at - outer.at == 1 and text[closer.at + 1 : closer.at + 2] == closer.pair[1]:
            told.add(outer)
            span = text[opener.at : closer.at + 1]
            found["doubled", opener.pair].append(Match(outer.at, closer.at + 2, span))
        else:
            mended = inner[0] + text[opener.at + 1 : closer.at] + inner[1]
            found["nested", opener.pair].append(Match(opener.at, closer.at + 1, mended, (_at(outer),)))
    for opener, early, closer in reading.crossed:
        swapped = closer.pair[1] + early.pair[1]
        match = (
            Match(early.at, closer.at + 1, swapped, (_at(opener),))
            if closer.at - early.at == 1
            else Match(closer.at, closer.at + 1, None, (_at(opener), _at(early)))
        )
        found["crossing", closer.pair].append(match)
    for mark, sure in reading.straight:
        half = mark.pair[0 if mark.opens else 1]
        found["straight", mark.pair].append(Match(mark.at, mark.at + 1, half if sure else None))


def _late(text: str, stop: int, outer: Mark, opener: Mark, closer: Mark) -> Match | None:
    """Return a match where “ opens one item of a series, “ the next, and both are closed after the next only."""
    if text[opener.at - 1] != "、" or opener.pair not in _QUOTES or opener.pair[1] in text[outer.at : opener.at]:
        return None
    end = text.find(opener.pair[1], closer.at + 1, min(stop, closer.at + _NEAR))
    rest = text[closer.at + 1 : end]
    if end < 0 or opener.pair[0] in rest or _SENTENCE_END.search(rest):
        return None
    mended = f"{text[outer.at : opener.at - 1]}{opener.pair[1]}{text[opener.at - 1 : end]}"
    return Match(outer.at, end + 1, mended)


def _not_together(text: str, reading: Reading, waiting: Mapping[str, Sequence[int]], found: _Verdicts) -> list[Mark]:
    """Add to found what two neighbouring loose marks show together, and return those that show nothing."""
    left = (
        list(_not_doubled(text, reading, found)) if _TWICE.search(text, reading.start, reading.end) else reading.loose
    )
    places = list(map(_START, left))
    if not any(1 < gap <= _NEAR + 1 for gap in set(map(sub, islice(places, 1, None), places))):
        return left
    for alike in (True, False):
        rest: list[Mark] = []
        for mark in left:
            if rest and 1 < mark.at - rest[-1].at <= _NEAR + 1:
                one = rest[-1]
                if (one.pair == mark.pair) is alike and not (waiting.get(one.pair) or one.weak or mark.weak):
                    verdict = _together(text, one, mark)
                    if verdict:
                        fault, match = verdict
                        found[fault, one.pair].append(match)
                        rest.pop()
                        continue
            rest.append(mark)
        left = rest
    return left


def _not_doubled(text: str, reading: Reading, found: _Verdicts) -> Iterator[Mark]:
    """Add to found the loose marks beside which the same stands again, and yield the others."""
    loose = {mark.at for mark in reading.loose}
    crossed = {mark.at for one in reading.crossed for mark in one}
    for mark in reading.loose:
        at, pair, opens, _ = mark
        twin = at + 1 if opens else at - 1
        if text[twin : twin + 1] != text[at] or twin in crossed:
            yield mark
        elif twin not in loose:
            first = min(at, twin)
            found["doubled", pair].append(Match(first, first + 2, text[first]))


def _together(text: str, one: Mark, other: Mark) -> tuple[Fault, Match] | None:
    """Return what is wrong with two loose marks of which the first may be meant to open and the second to close."""
    if _SENTENCE_END.search(text, one.at, other.at):
        return None
    between = text[one.at + 1 : other.at]
    if one.pair != other.pair:
        if one.opens and not other.opens and any(one.pair in like and other.pair in like for like in _LIKE):
            return "mismatched", Match(other.at, other.at + 1, one.pair[1], (_at(one),))
        return None
    if one.opens == other.opens:
        wrong, right = (other, one) if one.opens else (one, other)
        half = one.pair[1 if one.opens else 0]
        return "same-side", Match(wrong.at, wrong.at + 1, half, (_at(right),))
    if one.opens or one.pair not in _INNER or text[one.at - 1] in "。！？，…：" or text[other.at - 1] in "：，,:":
        return None
    pair = "“”" if one.pair == "‘’" else one.pair
    return "reversed", Match(one.at, other.at + 1, pair[0] + between + pair[1])


def _unclosed(text: str, places: Sequence[int]) -> list[Match]:
    """Return a match for each opener, sorted by place, with the next end of a sentence on its line, if any."""
    matches: list[Match] = []
    done = 0
    while done < len(places):  # many may stand before one end: in a text of brackets there are as many as characters
        end = _SENTENCE_END.search(text, places[done])
        related = (end.span(),) if end and end.group() != "\n" else ()
        before = places[done : bisect_left(places, end.start(), done) if end else None]
        fields = zip(before, [at + 1 for at in before], *map(repeat, (None, related, None, "")), strict=False)
        matches += map(tuple.__new__, repeat(Match), fields)  # what Match(…) does, at a third of the price
        done += len(before)
    return matches


def _set_titles_apart(text: str, found: _Verdicts) -> None:
    """Move what opens the name of a document to a fault of its own, with the name as it is closed where it ends."""
    left: list[Match] = []
    for match in found.get(("unclosed", "《》"), ()):
        if name := _NAME.match(text, match.end) or _NAME_AND_VERB.match(text, match.end):
            mark = name.start("mark")
            mended = f"{text[match.start : mark]}》{name['mark']}"
            found["cut-title", "《》"].append(Match(match.start, name.end(), mended))
        else:
            left.append(match)
    if left or ("cut-title", "《》") in found:
        found["unclosed", "《》"] = left


def _at(mark: Mark) -> Span:
    return mark.at, mark.at + 1
