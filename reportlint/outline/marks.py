"""Quotation marks, brackets and title marks line by line: which find their partner there, which do not; no verdicts."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document

PAIRS = ("“”", "‘’", "「」", "『』", "《》", "〈〉", "（）", "【】", "〔〕", "〖〗")
"""The pairs of GB/T 15834-2011 and their Traditional counterparts; ( ) count as （ ）, 〝〞 as “”."""
STRAIGHT = "\"'＂＇"
"""Quotation marks that do not tell which side they stand on."""
_SAME = str.maketrans("()〝〞＂＇", "（）“”\"'")
_SAME_MARK = {chr(code): chr(same) for code, same in _SAME.items()}
_OPENERS = {pair[0]: pair for pair in PAIRS}
_CLOSERS = {pair[1]: pair for pair in PAIRS}
_ALL = re.escape("".join(PAIRS) + "()〝〞" + STRAIGHT)
_SKELETON = re.compile(rf"[{_ALL}\n]")
_DEPTH = 3
"""How deep marks may nest before a line is read with care."""
_NESTED = re.compile("“[^”\n]*“|‘[^’\n]*‘|《[^》\n]*《")
_MARK = re.compile(f"[{_ALL}]")
_NO_MARK = re.compile(
    r"(?<=[a-zA-Z0-9])['’](?=[a-zA-Z0-9\s])|(?<![a-zA-Z0-9一-鿿])['’](?=[0-9]0)"  # don’t, the ’90s
    r"|(?<=[0-9])[\"'](?=[ ]?[xX×*][ ]?[0-9]|[0-9]+[\"']|英寸)|(?<=[xX×*'][0-9])\"|(?<=[xX×*'][0-9]{2})\""  # 21"×15"
    r"|(?<=[:;])[)(]"  # :)
)
_ORDINAL = re.compile(
    r"(?:[\s，。；：、,;:!?！？”》第]|^)(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{2,4}|[①-⑳])$"
    r"|(?<=[一-鿿])[1-9][0-9]?$"  # 做到1)有方案
)
_LONGEST_ORDINAL = 5
_DOUBTFUL = "'\"’()"
_OTHER_TITLE = re.compile("[<＜]")
_CHINESE = re.compile(f"[㐀-鿿{''.join(PAIRS)}]")


class Mark(NamedTuple):
    """A mark as it stands; at: code points. pair: the pair it is half of; opens: which half.

    weak: it may need no partner. The bracket of 1) closes what is open, but it misses nothing.
    """

    at: int
    pair: str
    opens: bool
    weak: bool = False


class Reading:
    """A line of which not all is in order.

    loose: marks without a partner on the line, in order. nested: an opener, and directly inside it the opener and the
    closer of the same pair. crossed: opener, the mark that closed what is round it, its closer. Neither holds straight
    marks, whose side is a guess. straight: straight marks, as what they stand for, and whether that is sure: it is not
    where a line has an odd one.
    """

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.loose: list[Mark] = []
        self.nested: list[tuple[Mark, Mark, Mark]] = []
        self.crossed: list[tuple[Mark, Mark, Mark]] = []
        self.straight: list[tuple[Mark, bool]] = []


def readings_of(document: Document) -> Iterator[Reading]:
    """Yield the lines with Chinese text whose marks do not simply pair; most lines are dismissed by their skeleton."""
    text = document.text
    for number in _suspects(text):
        start, end = document.line_span(number + 1)
        if _CHINESE.search(text, start, end):
            yield _read(text, start, end)


def _suspects(text: str) -> list[int]:
    """Return the numbers, from 0, of lines whose marks do not cancel out."""
    skeleton = "".join(_SKELETON.findall(text)).translate(_SAME)
    found, number, seen = [], 0, 0
    for match in _NESTED.finditer(skeleton):
        number += skeleton.count("\n", seen, match.start())
        seen = match.start()
        found.append(number)
    for _ in range(_DEPTH):
        for pair in PAIRS:
            skeleton = skeleton.replace(pair, "")
    found += [number for number, rest in enumerate(skeleton.split("\n")) if rest]
    return sorted(set(found))


def _read(text: str, start: int, end: int) -> Reading:
    reading, stack, others = Reading(start, end), list[Mark](), _OtherTitles(text, start, end)
    open_now = dict.fromkeys(PAIRS, 0)
    closed_over: dict[str, list[tuple[Mark, Mark]]] = {pair: [] for pair in PAIRS}
    straight: dict[str, str] = {}
    for match in _MARK.finditer(text, start, end):
        character, at = match.group(), match.start()
        if character in _DOUBTFUL and _NO_MARK.match(text, at):
            continue
        mark = _mark(character, at, open_now, straight)
        if character in ")）" and _ORDINAL.search(text[max(start, at - _LONGEST_ORDINAL) : at]):
            mark = mark._replace(weak=True)
        if mark.opens:
            stack.append(mark)
            open_now[mark.pair] += 1
        elif open_now[mark.pair]:
            while (opener := stack.pop()).pair != mark.pair:
                open_now[opener.pair] -= 1
                closed_over[opener.pair].append((opener, mark))
            open_now[mark.pair] -= 1
            if stack and stack[-1].pair == mark.pair and not others.between(stack[-1].at, opener.at):
                reading.nested.append((stack[-1], opener, mark))
        elif closed_over[mark.pair]:
            reading.crossed.append((*closed_over[mark.pair].pop(), mark))
        else:
            reading.loose.append(mark)
        if character in STRAIGHT:
            reading.straight.append((mark, True))
    reading.straight = [one for one in reading.straight if _is_among_chinese(text, one[0].at)]
    loose = {*stack, *reading.loose, *(opener for each in closed_over.values() for opener, _ in each)}
    reading.nested = [one for one in reading.nested if one[0] not in loose and not _has_straight(text, one)]
    reading.crossed = [one for one in reading.crossed if not _has_straight(text, one)]
    reading.loose = sorted(mark for mark in loose if text[mark.at] not in STRAIGHT)
    if len(reading.loose) < len(loose):
        reading.straight = [(mark, False) for mark, _ in reading.straight]
    return reading


class _OtherTitles:
    """Where a line has marks of titles that pair with none of ours; looked for once, when they are first asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._line = text, start, end

    @cached_property
    def _places(self) -> list[int]:
        return [match.start() for match in _OTHER_TITLE.finditer(*self._line)]

    def between(self, start: int, end: int) -> bool:
        """Tell whether one stands between two offsets."""
        at = bisect_left(self._places, start)
        return at < len(self._places) and self._places[at] < end


def _has_straight(text: str, marks: tuple[Mark, ...]) -> bool:
    return any(text[mark.at] in STRAIGHT for mark in marks)


def _is_among_chinese(text: str, at: int) -> bool:
    return not (text[max(at - 1, 0) : at + 2].isascii() and text[max(at - 2, 0) : at].strip().isascii())


def _mark(character: str, at: int, open_now: dict[str, int], straight: dict[str, str]) -> Mark:
    """Return the mark that a character is here; straight: the pairs that straight marks have opened, by the mark."""
    same = _SAME_MARK.get(character, character)
    if same in _OPENERS:
        return Mark(at, _OPENERS[same], opens=True)
    if same in _CLOSERS:
        return Mark(at, _CLOSERS[same], opens=False)
    own = "“”" if same == '"' else "‘’"
    pair = straight.pop(same, own if open_now[own] else "")
    if pair and open_now[pair]:
        return Mark(at, pair, opens=False)
    straight[same] = own if open_now["“”"] else "“”"
    return Mark(at, straight[same], opens=True)
