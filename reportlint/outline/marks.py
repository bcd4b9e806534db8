"""Quotation marks, brackets and title marks line by line: which find their partner there, which do not; no verdicts."""

from __future__ import annotations

import re
from bisect import bisect_left
from codecs import charmap_build, charmap_encode
from collections import defaultdict
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document

PAIRS = ("“”", "‘’", "「」", "『』", "《》", "〈〉", "（）", "【】", "〔〕", "〖〗")
"""The pairs of GB/T 15834-2011 and their Traditional counterparts; ( ) count as （ ）, 〝〞 as “”."""
STRAIGHT = "\"'＂＇"
"""Quotation marks that do not tell which side they stand on."""
_SAME_MARK = dict(zip("()〝〞＂＇", "（）“”\"'", strict=True))
_OPENERS, _CLOSERS = map("".join, zip(*PAIRS, strict=True))
_HALVES = {half: (pair, half == pair[0]) for pair in PAIRS for half in pair}
_HALVES |= {mark: _HALVES[same] for mark, same in _SAME_MARK.items() if same in _HALVES}
_SIGNS = dict(zip("ABCDEFGHIJabcdefghij()<>\"'21\n\0", _OPENERS + _CLOSERS + "()〝〞" + STRAIGHT + "\n\0", strict=True))
_MARKS_ONLY = charmap_build("".join(_SIGNS.get(chr(byte), "\ufffe") for byte in range(256)))
"""A codec of marks and line ends: to encode in it and ignore all else costs half of what an expression does."""
_SAME_SIGNS = bytes.maketrans(b"()<>", b"GgAa")
_SIGN_PAIRS = tuple(bytes(pair) for pair in zip(b"ABCDEFGHIJ", b"abcdefghij", strict=True))
_NESTED = re.compile(rb"A[^a\n]*A|B[^b\n]*B|E[^e\n]*E")  # “ in “, ‘ in ‘, 《 in 《
_LEFT = re.compile(rb"[^\n]+")
_DEPTH = 3
"""How deep marks may nest before a line is read with care."""
_MARK = re.compile(f"[{re.escape(''.join(_HALVES) + STRAIGHT)}]")
_NO_MARK = re.compile(
    r"(?<=[a-zA-Z0-9])['’](?=[a-zA-Z0-9\s])|(?<![a-zA-Z0-9一-鿿])['’](?=[0-9]0)"  # don’t, the ’90s
    r"|(?<=[0-9])[\"'](?=[ ]?[xX×*][ ]?[0-9]|[0-9]+[\"']|英寸)|(?<=[xX×*'][0-9])\"|(?<=[xX×*'][0-9]{2})\""  # 21"×15"
    r"|(?<=[:;])[)(]"  # :)
)
_OF_YEARS = re.compile("[0-9]{2}(?![0-9])")  # ’97
_ORDINAL = re.compile(
    r"(?:[\s，。；：、,;:!?！？”》）)第]|^)(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{2,4}|[①-⑳]|[ⅰ-ⅻⅠ-Ⅻ])$"
    r"|(?<=[一-鿿])[1-9][0-9]?$"  # 做到1)有方案
)
_ORDINAL_ENDS = frozenset(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
)
_LONGEST_ORDINAL = 5
_DOUBTFUL = "'\"’()"
_CLEAR = {mark: half for mark, half in _HALVES.items() if mark not in f"{_DOUBTFUL}）"}
"""The marks of which nothing beside them need be asked."""
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


_AT = itemgetter(0)


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
    for start in _suspects(document):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if _CHINESE.search(text, start, end):
            yield _read(text, start, end)


def _suspects(document: Document) -> list[int]:
    """Return where the lines start whose marks do not cancel out."""
    repeats = document.once(repeats_of)
    if repeats is None:
        return [document.line_starts[number] for number in _odd_lines(document.text)]
    fresh = "\n".join(document.text[start:end] for start, end in repeats.fresh)
    starts = [repeats.starts[number] for number in _odd_lines(fresh)]
    return sorted(starts + [start + by for start in starts for by in repeats.again.get(start, ())])


def _odd_lines(text: str) -> list[int]:
    """Return the numbers, from 0, of such lines."""
    skeleton = charmap_encode(text, "ignore", _MARKS_ONLY)[0].translate(_SAME_SIGNS, b"\0")
    found = list(_line_numbers(skeleton, _NESTED))
    lines = skeleton.count(b"\n")
    for _ in range(_DEPTH):
        if len(skeleton) == lines:
            break
        for pair in _SIGN_PAIRS:
            skeleton = skeleton.replace(pair, b"")
    found += _line_numbers(skeleton, _LEFT)
    return sorted(set(found))


def _line_numbers(skeleton: bytes, expression: re.Pattern[bytes]) -> Iterator[int]:
    """Yield, from 0, the number of the line of each match."""
    number = seen = 0
    for match in expression.finditer(skeleton):
        number += skeleton.count(b"\n", seen, match.start())
        seen = match.start()
        yield number


def _read(text: str, start: int, end: int) -> Reading:
    reading, stack, others = Reading(start, end), list[Mark](), _OtherTitles(text, start, end)
    open_now = dict.fromkeys(PAIRS, 0)
    closed_over = defaultdict[str, list[tuple[Mark, Mark]]](list)
    straight: dict[str, str] = {}
    new = tuple.__new__  # what Mark(…) calls, at twice the price
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        character = text[at]
        clear = _CLEAR.get(character)
        if not clear and character in _DOUBTFUL and _NO_MARK.match(text, at):
            continue
        pair, opens = clear or _HALVES.get(character) or _side(_SAME_MARK.get(character, character), open_now, straight)
        weak = not clear and character in ")）" and _is_ordinal(text[max(start, at - _LONGEST_ORDINAL) : at])
        mark = new(Mark, (at, pair, opens, weak))
        if opens:
            stack.append(mark)
            open_now[pair] += 1
        elif open_now[pair]:
            while (opener := stack.pop()).pair != pair:
                open_now[opener.pair] -= 1
                closed_over[opener.pair].append((opener, mark))
            open_now[pair] -= 1
            if stack and stack[-1].pair == pair and not others.between(stack[-1].at, opener.at):
                reading.nested.append((stack[-1], opener, mark))
        elif closed_over[pair]:
            reading.crossed.append((*closed_over[pair].pop(), mark))
        elif character != "’" or not _OF_YEARS.match(text, at + 1):
            reading.loose.append(mark)
        if not clear and character in STRAIGHT:
            reading.straight.append((mark, True))
    reading.loose += stack
    reading.loose += (opener for each in closed_over.values() for opener, _ in each)
    reading.loose.sort(key=_AT)
    if reading.nested:
        loose = set(reading.loose)
        reading.nested = [one for one in reading.nested if one[0] not in loose and not _has_straight(text, one)]
    reading.crossed = [one for one in reading.crossed if not _has_straight(text, one)]
    if reading.straight:
        odd = any(text[mark.at] in STRAIGHT for mark in reading.loose)
        reading.loose = [mark for mark in reading.loose if text[mark.at] not in STRAIGHT]
        reading.straight = [(mark, not odd) for mark, _ in reading.straight if _is_among_chinese(text, mark.at)]
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


def _is_ordinal(before: str) -> bool:
    """Tell whether a closing bracket makes an ordinal of what stands before it; few other words end so."""
    return before[-1:] in _ORDINAL_ENDS and _ORDINAL.search(before) is not None


def _side(mark: str, open_now: dict[str, int], straight: dict[str, str]) -> tuple[str, bool]:
    """Return what a straight mark is half of here, and which; straight: the pairs such marks have opened."""
    own = "“”" if mark == '"' else "‘’"
    pair = straight.pop(mark, own if open_now[own] else "")
    if pair and open_now[pair]:
        return pair, False
    straight[mark] = own if open_now["“”"] else "“”"
    return straight[mark], True
