"""Ordinal markers (一、 （二） 3. ④ 第五条 六是 其次): where they stand, what they count; not which list they form."""

from __future__ import annotations

import re
import sys
from enum import IntEnum
from functools import lru_cache

from reportlint.record import NamedTuple


class Family(IntEnum):
    """Markers that may be siblings in one list, from the outermost level to the innermost."""

    BOOK = 1
    CHAPTER = 2
    SECTION = 3
    PART = 4
    ARTICLE = 5
    HAN = 6
    HAN_BRACKET = 7
    ARABIC = 8
    ARABIC_BRACKET = 9
    HALF_BRACKET = 10
    CIRCLED = 11
    NTH = 12
    POINT = 13
    SPOKEN = 14


class Ordinal(NamedTuple):
    """A marker. start, end: code points into the text; a mark after a bracket (（一）、) lies outside.

    form: how the marker would read for the first item (（一） for （四）), so siblings of one style share it.
    at_head: it opens its line. sure: False where it may as well be something else (三、四线城市; 依据第三条 规定); such
    a marker proves nothing, but it may be the number that seems to be missing.
    """

    start: int
    end: int
    family: Family
    value: int
    form: str
    at_head: bool
    sure: bool

    def reading(self, value: int) -> str | None:
        """Return this marker with another value, None where its style has no such number."""
        for first, numbers in _NUMERALS.items():
            if first in self.form:
                number = str(numbers[value - 1]) if 0 < value <= len(numbers) else None
                return number and self.form.replace(first, number.translate(_WIDE) if first == "１" else number)
        return None


def ordinals_in(text: str, first: int = 0, last: int = sys.maxsize) -> list[Ordinal]:
    """Return, in order, the markers between two line ends of a text, by default all of it."""
    found = []
    for match in _MARKER.finditer(text, first, last):
        if (read := _read(match.group())) is None:
            continue
        family, value, form, unbracketed, settled, pauses = read
        start, end = match.span()
        before = text[start - 1] if start else "\n"
        if before != "\n" and (before in _NO_WORDS or before.isspace()):
            before = _before(text, start)
        after = text[end : end + 1]
        sure = settled and after not in _UNSETTLING and not after.isdecimal()
        sure = sure or _is_sure(family, match.group(), text[end : end + _NEAR])
        at_head = before == "\n"
        if not at_head:
            if before == "," and family is Family.HALF_BRACKET and _is_in_pair(text, start):
                continue
            if before in _BULLETS or (unbracketed and before in _ENDS_OF_WORDS):
                continue
            if unbracketed and not (sure or before in _CLAUSE_ENDS):
                continue
            sure = sure and before in pauses
        found.append(_new(Ordinal, (start, end, family, value, form, at_head, sure)))
    return found


_COORDINATE = re.compile(r"\([0-9a-zA-Z.,+＋－−-]+\Z")  # (3,4)
_UNITS = ["", *"一二三四五六七八九"]
_UP_TO_99 = [f"{tens}{unit}" for tens in ("", "十", *(f"{unit}十" for unit in _UNITS[2:])) for unit in _UNITS]
_TO_100 = ["", *(f"零{unit}" for unit in _UNITS[1:]), *(f"一{teen}" for teen in _UP_TO_99[10:20]), *_UP_TO_99[20:]]
HAN_NUMERALS = _UP_TO_99[1:] + [f"{hundreds}百{rest}" for hundreds in _UNITS[1:] for rest in _TO_100]
_HAN_VALUES = {text: value for value, text in enumerate(HAN_NUMERALS, 1)}
_HAN_VALUES |= {_TO_100[teen]: teen for teen in range(10, 20)}
_ARABIC = range(1, len(HAN_NUMERALS) + 1)
_WIDE = {48 + digit: 0xFF10 + digit for digit in range(10)}
_SPOKEN = ["首先", "其次", "再次"]
_GLYPHS = {"①": 20, "⑴": 20, "⒈": 20, "㈠": 10}
_NUMERALS = {
    "首先": _SPOKEN,
    "一": HAN_NUMERALS,
    "1": _ARABIC,
    "１": _ARABIC,
    **{first: [chr(ord(first) + more) for more in range(count)] for first, count in _GLYPHS.items()},
}
_SINGLES = {text: (first, value) for first in ("首先", *_GLYPHS) for value, text in enumerate(_NUMERALS[first], 1)}

_FAMILIES = {
    "第一编": Family.BOOK, "第一章": Family.CHAPTER, "第一节": Family.SECTION, "第一条": Family.ARTICLE,
    "第1编": Family.BOOK, "第1章": Family.CHAPTER, "第1节": Family.SECTION, "第1条": Family.ARTICLE,
    "第一部分": Family.PART, "第一段": Family.PART, "第一步": Family.PART, "第1部分": Family.PART,
    "一、": Family.HAN, "一.": Family.HAN, "一，": Family.HAN, "一：": Family.HAN,
    "（一）": Family.HAN_BRACKET, "㈠": Family.HAN_BRACKET,
    "1、": Family.ARABIC, "1.": Family.ARABIC, "⒈": Family.ARABIC,
    "（1）": Family.ARABIC_BRACKET, "⑴": Family.ARABIC_BRACKET, "1）": Family.HALF_BRACKET, "①": Family.CIRCLED,
    "第一，": Family.NTH, "第一、": Family.NTH, "第一：": Family.NTH, "第一是": Family.NTH, "第1，": Family.NTH,
    "一是": Family.POINT, "一要": Family.POINT, "首先": Family.SPOKEN,
    "其一，": Family.POINT, "其一、": Family.POINT, "其一：": Family.POINT, "其一是": Family.POINT,
}  # fmt: skip
_PLAIN = str.maketrans("(〔[【［)〕]】］,:．﹒１編節條", "（（（（（））））），：..1编节条")
_DIVISIONS = frozenset({Family.BOOK, Family.CHAPTER, Family.SECTION, Family.PART})
_UNBRACKETED = frozenset({Family.HAN, Family.ARABIC})
_BRACKETED = frozenset({Family.HAN_BRACKET, Family.ARABIC_BRACKET, Family.CIRCLED})
_UNSETTLED = _DIVISIONS | {Family.ARTICLE, Family.SPOKEN}

_ONE_TO_TEN = "一二三四五六七八九十"
_HAN_DIGITS = _ONE_TO_TEN + "百零〇"
_DIGITS = "0-9０-９"
_OPEN, _CLOSE = r"（(〔\[【［", r"）)〕\]】］"
_GLYPH = "".join(f"{first}-{_NUMERALS[first][-1]}" for first in _GLYPHS)
_NUMBER = rf"(?:[{_ONE_TO_TEN}][{_HAN_DIGITS}]{{0,5}}|[{_DIGITS}]{{1,3}})"
_HAN_TAIL, _ARABIC_TAIL = "、.．﹒，,：:", "、.．﹒)）"
_TAIL = "(?:[ 　]?[、.．﹒，,：:)）]|[是要编編章节節条條段步]|部分)"
# One class for all first characters, then what may follow any of them, then what each of them calls for, digits first:
# so the search runs from one such character to the next and mostly leaves it at once. What only 第 may end in is not
# asked of others.
_MARKER = re.compile(
    rf"[{_ONE_TO_TEN}{_DIGITS}{_OPEN}{_GLYPH}第其首再]"
    rf"(?:(?=[{_HAN_DIGITS}{_DIGITS} 　{_HAN_TAIL}{_ARABIC_TAIL}是要先次])"
    rf"(?:(?<=[{_DIGITS}])[{_DIGITS}]{{0,2}}+[ 　]?[{_ARABIC_TAIL}]|(?<![{_DIGITS}])"
    rf"(?:(?<=[{_ONE_TO_TEN}])[{_HAN_DIGITS}]{{0,5}}+(?:[ 　]?[{_HAN_TAIL}]|[是要])"
    rf"|(?<=[{_OPEN}])[ 　]?{_NUMBER}[ 　]?[{_CLOSE}]|(?<=第){_NUMBER}{_TAIL}"
    rf"|(?<=其)(?:{_NUMBER}[，,、：:是]|次)|(?<=首)先|(?<=再)次))|(?<=[{_GLYPH}]))"
)
_BLANKS, _BULLETS = " \t　\xa0", "#*>★☆●◆■▲"
_NO_WORDS = frozenset(_BLANKS + _BULLETS)
_new = tuple.__new__  # the constructor of a named tuple takes three times as long
_INSIDE = re.compile(_NUMBER)
_CLAUSE_ENDS = "。；;：:！？!?…"
_PAUSES = _CLAUSE_ENDS + "，,）)”’》」』】]—|"
_ENDS_OF_WORDS = "第统統唯专專单單同万萬逐不之其合归歸如划劃周星期任初十百千0123456789"
_NEAR = 20
_YEAR = re.compile("[12][0-9]{3}年")
_REFERENCE = re.compile(r"[项項](?!目)|款(?!项)|目(?![标標的前录錄])|[、，,至和或及与與][ 　]?[（(〔第]")
_UNSETTLING = frozenset(["", *_HAN_DIGITS, *"、，,至和或及与與项項款目第其素点點件義义领領害否"])
"""What may follow a settled marker that is none, beside digits; "" is the end of the text."""
_CITATION = re.compile(r"[、，,和或所第中之款项項的]|至第|.{0,15}[规規]定")


class _Marker(NamedTuple):
    """What follows from a marker alone; before a word of no special character it is sure at the head if settled.

    pauses: the characters that may stand before it where it is sure in mid-line.
    """

    family: Family
    value: int
    form: str
    unbracketed: bool
    settled: bool
    pauses: str


@lru_cache(maxsize=10_000)
def _read(marker: str) -> _Marker | None:
    """Return what a marker says wherever it stands; None if it is none."""
    number = _INSIDE.search(marker)
    if number:
        digits = number.group()
        if len({digit.isascii() for digit in digits}) > 1:
            return None
        first = "一" if digits[0] in _HAN_DIGITS else "1" if digits.isascii() else "１"
        value = _HAN_VALUES.get(digits, 0) if first == "一" else int(digits)
        form = marker.replace(digits, first).replace(" ", "").replace("　", "")
    else:
        form, value = _SINGLES[marker]
    family = _FAMILIES.get(form.translate(_PLAIN))
    if not (family and value):
        return None
    unbracketed = family in _UNBRACKETED
    settled = family not in _UNSETTLED and not (unbracketed and marker[-1] in "，,：:")
    never = family in _DIVISIONS or family is Family.ARTICLE or marker[0] in "[［【"
    return _Marker(family, value, form, unbracketed, settled, _CLAUSE_ENDS if unbracketed else "" if never else _PAUSES)


def _is_in_pair(text: str, start: int) -> bool:
    """Tell whether a number closes a bracket of numbers: (3,4)."""
    return _COORDINATE.search(text, max(0, start - _NEAR), start) is not None


def _before(text: str, start: int) -> str:
    """Return the character before a marker, blanks left out; a line end if nothing but blanks and bullets is before."""
    at = start - 1
    while at >= 0 and text[at] in _BLANKS:
        at -= 1
    ahead = at
    while ahead >= 0 and text[ahead] in _NO_WORDS:
        ahead -= 1
    while ahead >= 0 and text[ahead] != "\n" and text[ahead].isspace():
        ahead -= 1
    return "\n" if ahead < 0 or text[ahead] == "\n" else text[at]


def _is_sure(family: Family, marker: str, words: str) -> bool:
    """Tell by the words that follow whether a marker at the head of a line can be nothing else."""
    after = words[:1]
    if family in _UNBRACKETED:
        if marker[0] in _HAN_DIGITS:
            counts_on = after != "" and _HAN_DIGITS.find(after) > _HAN_DIGITS.find(marker[0])
        else:
            counts_on = after.isdecimal() and not _YEAR.match(words)
        return not counts_on and after != "、" and marker[-1] not in "，,：:"
    if family in _BRACKETED:
        return not _REFERENCE.match(words)
    if family is Family.ARTICLE:
        return after in _BLANKS + "\n" or not _CITATION.match(words)
    if family in _DIVISIONS:
        return after in _BLANKS + "\n：:"
    if family is Family.NTH:
        return after != "第" and not (marker[-1] == "、" and after in _HAN_DIGITS)
    if family is Family.POINT:
        says_so = after == marker[0] and words[1:2] in _PAUSES + "、"
        return not says_so and after not in "素点點件义義领領害否"
    return family is not Family.SPOKEN
