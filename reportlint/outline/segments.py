"""Numbers that a viewer put before each piece of a document (1、 2、 3、); it knows no page numbers.

Sites that show a document piece by piece give each a number, as if it were a list: the second and later ones stand in
mid-sentence or before a heading, the first before the title. An item of a list that merely lacks its full stop is none
of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reportlint.outline.continuation import runs_on
from reportlint.outline.line_ends import ENDS, PAUSES
from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from reportlint.document import Document


class Segment(NamedTuple):
    """A number before a piece. start, end: the marker; broken: where the line before stops, or -1."""

    start: int
    end: int
    broken: int


def segments_of(document: Document) -> tuple[Segment, ...]:
    """Return the numbers of the pieces of a document in order, computed at the first call."""
    return document.once(_find)


def _is_quoted_on(words: str, rest: str) -> bool:
    """Tell whether a quotation opens in the one line and closes in the other, whichever of the marks stands there."""
    open_end = sum(map(words.count, "“”")) % 2 == 1 and words.rfind("“") > len(words) - _QUOTED
    closes = min(at if (at := rest.find(mark)) >= 0 else _QUOTED for mark in "“”")
    return open_end and closes < _QUOTED and sum(map(rest.count, "“”")) % 2 == 1


def _is_number_on(words: str, rest: str) -> bool:
    """Tell whether a figure of thousands opens in the one line and goes on in the other: 达到5, 200吨."""
    return _CUT_FIGURE.search(words) is not None and _THREE_FIGURES.match(rest) is not None


_FORM = "1、"
_CUT_FIGURE = re.compile("(?<=[一-鿿])[0-9]{1,3}[,，]?$")
_THREE_FIGURES = re.compile("[0-9]{3}(?:[.][0-9]+)?(?=[万亿元吨亩人个户米公平千件次名头只株])")
_PIECE = 80
"""A piece is shown in one line mostly, longer than this."""
_LISTED = frozenset("；;：:")
"""Where a line of a list stops."""
_QUOTED = 16
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[ ]?[（(][一二三四五六七八九十]{1,3}[）)]")
"""No item opens with the ordinal of a heading."""
_FIRST_LINES = 12
"""What a site says of a document stands before the first piece."""
_LONG = 60
"""An item of a list that is as long as this would hardly lack its full stop."""
_VIEWER = re.compile(
    "[会會][员員](?:上[传傳])?分享|文[档檔][简簡]介|(?:文[档檔库庫]|下[载載])[^。]{0,8}上?搜索|在[线線][阅閱][读讀]|[优優][质質][资資]料推[荐薦]|精品文[档檔]推[荐薦]"
)
"""What the sites that show a document piece by piece say above it, or in its first piece."""
_INNER = re.compile("(?<=[。；])[一二三]、")
"""No item of a list opens the parts of a document."""
_OPENERS = frozenset("“‘（(《「『【〈")
_NEVER_FIRST = frozenset("，。；：？！”’）》」』】")
_AT_TOP, _APART, _NEXT_TO_IT, _IN_TURN = 0.0, 4.0, 5.5, 3.0
"""How surely the words must run on: where the text opens with 1、; where another line stands before the marker; where
the line before is the item before; there, behind another segment."""


def _find(document: Document) -> tuple[Segment, ...]:
    text, outline = document.text, outline_of(document)
    starts, ends, lasts = outline.lines.starts, outline.lines.ends, outline.lasts
    heads = [(each.start, each.end, each.value) for each in outline.ordinals if each.at_head and each.form == _FORM]
    found: list[Segment] = []
    reached, before, top = 0, -1, None
    first = heads[0][0] if heads else -1
    shown = False
    for start, end, value in heads:
        at = bisect_right(starts, start) - 1
        if _HEADING.match(text, end):
            if top and not found:
                found.append(top)
            found.append(Segment(start, end, -1))
            reached, before = value, at
            continue
        if value == 1:
            if start == first and at < _FIRST_LINES:
                whole = lasts[at] in ENDS or lasts[at] in PAUSES
                top = Segment(start, end, -1)
                piece = ends[at] - start > _PIECE and _INNER.search(text, end, ends[at])
                shown = bool(piece or _VIEWER.search(text, 0, min(ends[at], end + _LONG)))
                reached = 1 if shown or not whole else 0
            before = at
            continue
        in_turn = value == reached + 1 and bool(reached)
        broken = ends[at - 1] if at else 0
        rest = text[end : ends[at]].lstrip()
        if at and rest and lasts[at - 1] not in ENDS and text[starts[at] : start].strip() == "":
            beside = before == at - 1
            words = text[starts[at - 1] : broken]
            after_piece = found or (top and reached and len(words) > _LONG)
            least = (_IN_TURN if after_piece and in_turn else _NEXT_TO_IT) if beside else _AT_TOP if in_turn else _APART
            sure = in_turn and not beside
            by_marks = lasts[at - 1] in _OPENERS or (rest[0] in _NEVER_FIRST and lasts[at - 1] not in PAUSES)
            by_marks = by_marks or _is_quoted_on(words, rest)
            by_marks = by_marks or (shown and in_turn and len(words) > _PIECE and lasts[at - 1] not in _LISTED)
            by_marks = by_marks or (in_turn and len(words) > _LONG and _is_number_on(words, rest))
            if by_marks or ((sure or lasts[at - 1] not in PAUSES) and runs_on(words, rest, least)):
                if top and not found:
                    found.append(top)
                found.append(Segment(start, end, broken))
                reached = value
        before = at
    return tuple(found)
