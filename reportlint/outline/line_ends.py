"""What the marks on both sides of a line end tell of a sentence that may run over it; words are not their affair."""

from __future__ import annotations

import re

from reportlint.record import NamedTuple

SENTENCE_ENDS = "。！？!?；;：:…"
_CLOSING = "”’\"'）)》」』】］]〉"
ENDS = frozenset(SENTENCE_ENDS + _CLOSING + "|>")
PAUSES = "，、,"
_OPENERS = "“‘（(《「『【〈"
_NEVER_FIRST = "，。、；：？！,;?!）》”』」％%"
_NEVER_STARTS_WORDS = "的得和与與及等"
GO_ON = frozenset(_NEVER_STARTS_WORDS + _NEVER_FIRST)
"""What no text begins with."""
_AFTER_HEADINGS = "与與"
"""What a paragraph may begin with all the same: 与12家医院签订协议."""
_WORDS_AT_END, _WORDS_AT_HEAD = "_％%‰×□○", "_“‘《（(「『×□○"
_SALUTED = re.compile("尊敬的|各位|同志们|同志們|亲爱的")
_SPEAKER = re.compile("[一-鿿A-Z]{1,4}：")
_LEAST_BEFORE_PAUSE = 15
_LONGEST_SLOGAN = 25
COMMAS = re.compile("[，,]").findall
_PAIRS, _NEAR_MARK = (("“", "”"), ("《", "》")), 12
_CLOSED = re.compile("[^“”《》。；\n]{1,12}[”》]")
_AMOUNT = re.compile(
    r"[0-9][0-9.,]{0,9}[ ]?(?:[万亿]?元|[万亿][人户亩吨斤公]"
    r"|[户人亩吨个件名家处次场份辆套座头只][，。、；的（]|公里|平方米|[％%][，。；、])"
)
SHORTEST_REST = 6
"""Characters without which the end of a sentence that ends in no mark is none."""


class Pair(NamedTuple):
    """The end of a text and the beginning of one that may go on with it: two lines, or what was joined to them already.

    words, rest: the two lines, a page number behind the first left out. head: how the first text begins; long: its
    length. last, length: the last character and the length of the second text. running: a sentence is under way in the
    first, so it is no heading. over_page: a page number stands between. title: the first line is one.
    """

    words: str
    rest: str
    head: str
    long: int
    last: str
    length: int
    title: bool
    running: bool
    over_page: bool


def is_parted(words: str, rest: str) -> bool:
    """Tell whether a pair of marks, or what is counted and its number, stand on both sides of the line end."""
    if any(words.rfind(first, -_NEAR_MARK) > words.rfind(last) for first, last in _PAIRS):
        return _CLOSED.match(rest) is not None
    return _AMOUNT.match(rest) is not None and bool(COMMAS(words)) and "一" <= words[-1] <= "鿿"


def is_row(words: str) -> bool:
    """Tell whether a line is the row of a table."""
    return "|" in words or "\t" in words or "  " in words.replace("　", " ")


def goes_on_by_marks(pair: Pair) -> bool | None:
    """Tell by the marks on both sides of the line end whether a sentence runs over it; None if words must decide."""
    words, rest = pair.words, pair.rest
    last, first = words[-1], rest[0]
    if last in SENTENCE_ENDS:
        return False
    if last in _CLOSING:
        inside = words[-2:-1] not in SENTENCE_ENDS and not pair.title
        return inside and first in GO_ON and (pair.running or first not in _AFTER_HEADINGS)
    if last in PAUSES:
        slogans = pair.last in PAUSES and max(pair.long, pair.length) <= _LONGEST_SLOGAN
        link = pair.length < SHORTEST_REST and pair.last not in SENTENCE_ENDS
        within = pair.long >= _LEAST_BEFORE_PAUSE and not slogans and not link
        return within and not _is_spoken(pair) and not _SALUTED.match(pair.head)
    if first in _NEVER_FIRST or last in _OPENERS:
        return True
    latin = last.isascii() and last.isalpha() and first.isascii() and first.isalpha()
    words_meet = (last.isalnum() or last in _WORDS_AT_END) and (first.isalnum() or first in _WORDS_AT_HEAD)
    return None if words_meet and not latin and not _is_spoken(pair) else False


def _is_spoken(pair: Pair) -> bool:
    """Tell whether both texts begin with who speaks, or what it is about: 议题：…, 王明：…"""
    return bool(_SPEAKER.match(pair.rest) and _SPEAKER.match(pair.head))
