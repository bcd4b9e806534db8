"""Lines that break off in mid-sentence, where the sentence goes on, and what was written twice there.

Only sure cases: what a reader may take for a heading, a list, a verse, a table or an address is no break. So these are
fewer than the lines that the outline marks as `wrapped`, which is meant to excuse, but they include short ones as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportlint.outline.continuation import repeated_at_head, runs_on
from reportlint.outline.full_lines import full_width
from reportlint.outline.page_numbers import possible_page_numbers_of
from reportlint.outline.structure import Line, Role, outline_of
from reportlint.repeats import repeats_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document


class Break(NamedTuple):
    """A sentence cut by a line end.

    line, after: indices into Outline.lines of the broken line and of the one that goes on; page numbers may stand
    between. end: where the words of the first stop, without a page number behind them. resume: where the second begins.
    repeated: how many of its characters only repeat the end of the first (社会 / 会发展). All offsets in code points.
    """

    line: int
    after: int
    end: int
    resume: int
    repeated: int


def breaks_of(document: Document) -> tuple[Break, ...]:
    """Return the broken lines of a document in order, computed at the first call."""
    return document.once(_find)


_SENTENCE_ENDS = "。！？!?；;：:…"
_CLOSING = "”’\"'）)》」』】］]〉"
_OPENERS = "“‘（(《「『【〈"
_NEVER_FIRST = "，。、；：？！,;?!）》”』」％%"
_NEVER_STARTS_WORDS = "的得和与與及等"
_NEVER_ENDS_TITLES = "的和与與及或对對在由以将將把被为為向从從"
_GO_ON = frozenset(_NEVER_STARTS_WORDS + _NEVER_FIRST)
_ENDS = frozenset(_SENTENCE_ENDS + _CLOSING + "|>")
_PAUSES, _INSIDE_SENTENCES = "，、,", frozenset("，、,：“")
_OPEN = re.compile(f"[^{re.escape(''.join(sorted(_ENDS)))}]")
_GOES_ON = re.compile(f"[{re.escape(''.join(sorted(_GO_ON)))}]")
_MARKS = _ENDS | frozenset(_PAUSES)
_NO_TEXT, _NEW_ITEM = frozenset("#|<>\t="), frozenset("#|<>\t*★●◆■▲•·—–-=【")
_ADDRESS = ("http:", "https:")
_WORDS_AT_END, _WORDS_AT_HEAD = "_％%‰×□○", "_“‘《（(「『×□○"
_TRAILING_PAGE = re.compile(r"(?<=[一-鿿])[ 　]+[-—]?[ ]?\d{1,3}[ ]?[-—]?\Z")
_PAGE_ENDS = frozenset("0123456789-—")
_COUNTED = frozenset("0123456789０１２３４５６７８９xX×_＿*")
_MEASURE = re.compile(
    "年[0-9xX_×度底初末内来]|月[0-9xX_×份底初]|日[，。、（(]|[万亿]?元|[个条户次件名项起处场万亿]"
    "|[眼座所家口台套头只株吨亩米份批期轮倍辆棵种类篇部][，。、；：（的]|人次|平方|公里|公顷|千瓦|％|%"
)
_SALUTED = re.compile("尊敬的|各位|同志们|同志們|亲爱的")
_DATED = re.compile(r"[\dxX×_〇○零一二三四五六七八九]{2,4}年")
_BEFORE_DATES = "至于於自到在"
_MISREAD_STOP = "口"
_STUMP = re.compile("[一-鿿]{1,3}。")
_LEAST_WORDS = 8
_LEAST_BEFORE_PAUSE = 15
_LONGEST_HEADING = 45
_LONGEST_SLOGAN = 25
_FROM_FULL_LINE, _FROM_RUNNING_TEXT, _OVER_PAGE, _FROM_HEADING, _INTO_TITLE = -4.0, -1.2, 1.0, 4.5, 5.0
_FROM_NUMBER, _FROM_TITLE, _INTO_STUMP = 2.0, 2.0, 2.5
_SHORTEST_REST = 6
_MOST_ROUNDS = 3
_new = tuple.__new__


def _find(document: Document) -> tuple[Break, ...]:
    return tuple(_Finder(document).find())


class _Pair(NamedTuple):
    """The end of a text and the beginning of one that may go on with it: two lines, or what was joined to them already.

    words, rest: the two lines, a page number behind the first left out. head: how the first text begins; long: its
    length. last, length: the last character and the length of the second text. running: a sentence is under way in the
    first, so it is no heading. over_page: a page number stands between.
    """

    words: str
    rest: str
    head: str
    long: int
    last: str
    length: int
    line: Line
    following: Line
    running: bool
    over_page: bool


class _Finder:
    """Asks of each line that has no mark at its end whether the next one goes on with it.

    First from the end, so that the second line of a pair is seen with all that is joined to it; then from the
    beginning, for lines that go on with another one; again if that found any. So a joined text is not broken any more.
    """

    def __init__(self, document: Document) -> None:
        self.text, self.outline, self.lines = document.text, (outline := outline_of(document)), outline.lines
        self.pages = possible_page_numbers_of(document)
        self.unmarked = [match.start() for match in _OPEN.finditer(self.outline.lasts)]
        self.full = full_width(self.lines, self.unmarked)
        self.found: dict[int, Break] = {}
        self.repeats = document.once(repeats_of) is not None
        self.known: dict[tuple[str, Role, Role], tuple[int, Break | None]] = {}

    def find(self) -> Iterator[Break]:
        open_ends = self._open_ends()
        for _ in range(_MOST_ROUNDS):
            before = len(self.found)
            ends: dict[int, int] = {}
            for at in reversed(open_ends):
                if each := self.found.get(at) or self._break_alone(at, ends):
                    self.found[at] = each
                    ends[at] = ends.get(each.after, each.after)
            if not ends:
                break
            starts: dict[int, int] = {}
            for at in open_ends:
                if at in starts and at not in self.found and (each := self._break(at, starts[at], ends)):
                    self.found[at] = each
                if at in self.found:
                    starts[self.found[at].after] = starts.get(at, at)
            if len(self.found) == before or len(ends) == len(self.found):
                break
        return (self.found[at] for at in sorted(self.found))

    def _open_ends(self) -> list[int]:
        """Return the lines with no mark at the end, and those before a line that cannot be the first of a text."""
        lines, pages, part, numbered = self.lines, self.pages, Role.PART, Role.NUMBERED
        ends = self.unmarked
        if _GOES_ON.search(self.outline.firsts):
            ends = sorted({*ends, *(match.start() - 1 for match in _GOES_ON.finditer(self.outline.firsts, 1))})
        if ends and ends[-1] == len(lines) - 1:
            ends = ends[:-1]
        ends = [at for at in ends if lines[at + 1][2] is not numbered]
        return [at for at in ends if lines[at][2] is not part and at not in pages]

    def _break_alone(self, at: int, ends: dict[int, int]) -> Break | None:
        """Return what `_break` does of a text that begins with this line: the same where both lines stand again."""
        (start, _, role, _, _), (_, stop, role_after, _, _) = self.lines[at], self.lines[at + 1]
        if not (self.repeats and start) or at + 1 in ends or at + 1 in self.pages:
            return self._break(at, at, ends)
        pair = self.text[start - 1 : stop], role, role_after
        if pair not in self.known:
            self.known[pair] = start, self._break(at, at, ends)
        before, found = self.known[pair]
        return found and Break(at, at + 1, found.end + start - before, found.resume + start - before, found.repeated)

    def _break(self, at: int, start: int, ends: dict[int, int]) -> Break | None:
        """Return the break after a line, if it is one; start: where the text begins that the line ends."""
        text, lines, after = self.text, self.lines, at + 1
        begin, end, _, _, _ = line = lines[at]
        beginning = lines[start].start
        if end - beginning < _LEAST_WORDS:
            return None
        while after in self.pages:
            after += 1
        if after == len(lines) or lines[after].role in (Role.PART, Role.NUMBERED):
            return None
        resume, stop, _, _, _ = following = lines[after]
        words, rest = text[begin:end], text[resume:stop]
        page = _TRAILING_PAGE.search(words) if words[-1] in _PAGE_ENDS else None
        if page:
            words = words[: page.start()]
            end = begin + len(words)
        head = words if start == at else text[beginning : lines[start].end]
        long = end - beginning
        if long < _LEAST_WORDS or head[0] in _NO_TEXT or rest[0] in _NEW_ITEM:
            return None
        if head.startswith(_ADDRESS) or rest.startswith(_ADDRESS):
            return None
        stops = "。" in words or "；" in words
        running = start < at or stops or (long > _LONGEST_HEADING and "，" in words)
        repeated = repeated_at_head(words, rest, _LEAST_WORDS) if running else 0
        final_end = lines[ends.get(after, after)].end
        length, last = final_end - resume - repeated, text[final_end - 1]
        over_page = page is not None or after > at + 1
        pair = _new(_Pair, (words, rest[repeated:], head, long, last, length, line, following, running, over_page))
        if not self._goes_on(pair) or _is_row(words) or _is_row(rest):
            return None
        return Break(at, after, end, resume, repeated)

    def _goes_on(self, pair: _Pair) -> bool:
        by_marks = _goes_on_by_marks(pair)
        if by_marks is not None:
            return by_marks
        words, rest, _, _, last, length, line, following, running, over_page = pair
        if (words[-1] in _COUNTED and _MEASURE.match(rest)) or (words[-1] in _BEFORE_DATES and _DATED.match(rest)):
            return True
        if self.full and self._is_indented(following) and not self._is_indented(line):
            return False
        if self.full and line.end - line.start >= self.full - 2:
            return runs_on(words, rest, _FROM_FULL_LINE)
        if length < _SHORTEST_REST and last not in _SENTENCE_ENDS:
            return False
        if following.role is Role.TITLE and length <= _LONGEST_HEADING and last not in _MARKS and last != _MISREAD_STOP:
            return running and not _DATED.match(rest) and runs_on(words, rest, _INTO_TITLE)
        least = _FROM_RUNNING_TEXT if running else _OVER_PAGE if over_page else _FROM_HEADING
        if words[-1].isascii():
            least = max(least, _FROM_NUMBER)
        if not running and words[-1] not in _NEVER_ENDS_TITLES and _INSIDE_SENTENCES.isdisjoint(words):
            least += _FROM_TITLE
        if "。" in rest[1:4] and _STUMP.match(rest):
            least -= _INTO_STUMP
        return runs_on(words, rest, least)

    def _is_indented(self, line: Line) -> bool:
        return self.text[line.start - 1] in " 　"


def _is_row(words: str) -> bool:
    """Tell whether a line is the row of a table."""
    return "|" in words or "\t" in words or "  " in words.replace("　", " ")


def _goes_on_by_marks(pair: _Pair) -> bool | None:
    """Tell by the marks on both sides of the line end whether a sentence runs over it; None if words must decide."""
    words, rest = pair.words, pair.rest
    last, first = words[-1], rest[0]
    if last in _SENTENCE_ENDS:
        return False
    if last in _CLOSING:
        inside = words[-2:-1] not in _SENTENCE_ENDS and pair.line.role is not Role.TITLE
        return inside and first in _GO_ON
    if last in _PAUSES:
        slogans = pair.last in _PAUSES and max(pair.long, pair.length) <= _LONGEST_SLOGAN
        link = pair.length < _SHORTEST_REST and pair.last not in _SENTENCE_ENDS
        return pair.long >= _LEAST_BEFORE_PAUSE and not slogans and not link and not _SALUTED.match(pair.head)
    if first in _NEVER_FIRST or last in _OPENERS:
        return True
    latin = last.isascii() and last.isalpha() and first.isascii() and first.isalpha()
    words_meet = (last.isalnum() or last in _WORDS_AT_END) and (first.isalnum() or first in _WORDS_AT_HEAD)
    return None if words_meet and not latin else False
