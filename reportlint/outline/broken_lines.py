"""Lines that break off in mid-sentence, where the sentence goes on, and what was written twice there.

Only sure cases: what a reader may take for a heading, a list, a verse, a table or an address is no break. So these are
fewer than the lines that the outline marks as `wrapped`, which is meant to excuse, but they include short ones as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.continuation import repeated_at_head, runs_on
from reportlint.outline.full_lines import full_width
from reportlint.outline.line_ends import (
    COMMAS,
    ENDS,
    GO_ON,
    PAUSES,
    SENTENCE_ENDS,
    SHORTEST_REST,
    Pair,
    goes_on_by_marks,
    is_parted,
    is_row,
)
from reportlint.outline.lines import Role
from reportlint.outline.page_numbers import possible_page_numbers_of
from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple
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


_NEVER_ENDS_TITLES = "的和与與及或对對在由以将將把被为為向从從"
_INSIDE_SENTENCES = frozenset("，、,：“")
_INSIDE_NUMBERED = _INSIDE_SENTENCES - frozenset("、")  # the mark of the number itself; and headings list nouns
_OPEN = re.compile(f"[^{re.escape(''.join(sorted(ENDS)))}]")
_GOES_ON = re.compile(f"[{re.escape(''.join(sorted(GO_ON)))}]")
_MARKS = ENDS | frozenset(PAUSES)
_NO_TEXT, _NEW_ITEM = frozenset("#|<>\t="), frozenset("#|<>\t*★●◆■▲•·—–-=【")
_ADDRESS = ("http:", "https:")
_CODE = re.compile(r'"[A-Za-z_][\w.-]*"[ ]?:')
_TRAILING_PAGE = re.compile(r"(?<=[一-鿿])[ 　]+[-—]?[ ]?\d{1,3}[ ]?[-—]?\Z")
_PAGE_ENDS = frozenset("0123456789-—")
_COUNTED = frozenset("0123456789０１２３４５６７８９xX×_＿*")
_MEASURE = re.compile(
    "年[0-9xX_×度底初末内来]|月[0-9xX_×份底初]|日[，。、（(]|[万亿]?元|[个条户次件名项起处场万亿]"
    "|[眼座所家口台套头只株吨亩米份批期轮倍辆棵种类篇部][，。、；：（的]|人次|平方|公里|公顷|千瓦|％|%"
)
_BARE_VALUE = re.compile(r"[：: 　][－-]?\d[\d.,:/：－—~～-]*\Z")
_DATED = re.compile(r"[\dxX×_〇○零一二三四五六七八九]{2,4}年")
_BEFORE_DATES = "至于於自到在"
_MISREAD_STOP = "口"
_COUNTED_TITLE = re.compile("[^，。；：]{2,20}（[0-9]{1,4}[人名个项家件篇户]）")
_STUMP = re.compile("[一-鿿]{1,3}。")
_LEAST_WORDS = 8
_HEADLINE_WORD, _NEAR_HEADLINE = 4, 60
_LONGEST_HEADING = 45
_FROM_FULL_LINE, _FROM_RUNNING_TEXT, _OVER_PAGE, _FROM_HEADING, _INTO_TITLE = -4.0, -1.2, 1.0, 4.5, 5.0
_FROM_NUMBER, _FROM_TITLE, _INTO_STUMP = 2.0, 2.0, 2.5
_MANY_COMMAS, _FROM_CLAUSES = 2, 1.0
_MOST_ROUNDS = 3
_new = tuple.__new__


def _find(document: Document) -> tuple[Break, ...]:
    return tuple(_Finder(document).find())


class _Finder:
    """Asks of each line that has no mark at its end whether the next one goes on with it.

    First from the end, so that the second line of a pair is seen with all that is joined to it; then from the
    beginning, for lines that go on with another one; again if that found any. So a joined text is not broken any more.
    """

    def __init__(self, document: Document) -> None:
        self.text, self.outline, self.lines = document.text, (outline := outline_of(document)), outline.lines
        self.starts, self.ends, self.roles = self.lines.starts, self.lines.ends, self.lines.roles
        self.pages = possible_page_numbers_of(document)
        self.unmarked = [match.start() for match in _OPEN.finditer(self.outline.lasts)]
        self.full = full_width(self.lines, self.unmarked)
        self.found: dict[int, Break] = {}
        self.repeats = document.once(repeats_of) is not None
        self.known: dict[tuple[str, Role, Role], tuple[int, Break | None]] = {}

    def find(self) -> Iterator[Break]:
        open_ends = self._open_ends()
        long = [at for at in open_ends if self.ends[at] - self.starts[at] >= _LEAST_WORDS]
        for _ in range(_MOST_ROUNDS):
            before = len(self.found)
            ends: dict[int, int] = {}
            for at in sorted({*long, *self.found}, reverse=True):
                each = self.found.get(at)
                if each is None and not self._is_before_scrap(at, ends):
                    each = self._break_alone(at, ends)
                if each:
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
        roles, pages, part, numbered = self.roles, self.pages, Role.PART, Role.NUMBERED
        ends = self.unmarked
        if _GOES_ON.search(self.outline.firsts):
            ends = sorted({*ends, *(match.start() - 1 for match in _GOES_ON.finditer(self.outline.firsts, 1))})
        if ends and ends[-1] == len(roles) - 1:
            ends = ends[:-1]
        ends = [at for at in ends if roles[at + 1] is not numbered]
        return [at for at in ends if roles[at] is not part and at not in pages]

    def _is_before_scrap(self, at: int, ends: dict[int, int]) -> bool:
        """Tell, where `_break` would find none, that a title stands before a few words to which nothing is joined."""
        start, end, after = self.starts[at], self.ends[at], at + 1
        if self.ends[after] - self.starts[after] >= SHORTEST_REST or self.roles[at] is not Role.TITLE:
            return False
        if self.full or after in ends or after in self.pages:
            return False
        last, first, last_after = self.outline.lasts[at], self.outline.firsts[after], self.outline.lasts[after]
        words_meet = last.isalnum() and first.isalnum() and last not in _COUNTED and last_after not in SENTENCE_ENDS
        return words_meet and self.text.find("。", start, end) < 0 and self.text.find("；", start, end) < 0

    def _break_alone(self, at: int, ends: dict[int, int]) -> Break | None:
        """Return what `_break` does of a text that begins with this line: the same where both lines stand again."""
        start = self.starts[at]
        if not (self.repeats and start) or at + 1 in ends or at + 1 in self.pages:
            return self._break(at, at, ends)
        pair = self.text[start - 1 : self.ends[at + 1]], self.roles[at], self.roles[at + 1]
        if pair not in self.known:
            self.known[pair] = start, self._break(at, at, ends)
        before, found = self.known[pair]
        return found and Break(at, at + 1, found.end + start - before, found.resume + start - before, found.repeated)

    def _break(self, at: int, start: int, ends: dict[int, int]) -> Break | None:
        """Return the break after a line, if it is one; start: where the text begins that the line ends."""
        text, starts, roles, after = self.text, self.starts, self.roles, at + 1
        begin, end, beginning = starts[at], self.ends[at], starts[start]
        if end - beginning < _LEAST_WORDS:
            return None
        while after in self.pages:
            after += 1
        if after == len(roles) or roles[after] is Role.PART or roles[after] is Role.NUMBERED:
            return None
        resume = starts[after]
        words, rest = text[begin:end], text[resume : self.ends[after]]
        page = _TRAILING_PAGE.search(words) if words[-1] in _PAGE_ENDS else None
        if page:
            words = words[: page.start()]
            end = begin + len(words)
        head = words if start == at else text[beginning : self.ends[start]]
        long = end - beginning
        if long < _LEAST_WORDS or head[0] in _NO_TEXT or rest[0] in _NEW_ITEM:
            return None
        if head.startswith(_ADDRESS) or rest.startswith(_ADDRESS) or _CODE.match(head) or _CODE.match(rest):
            return None
        stops = "。" in words or "；" in words
        running = start < at or stops or (long > _LONGEST_HEADING and "，" in words)
        repeated = repeated_at_head(words, rest, _LEAST_WORDS) if running else 0
        final_end = self.ends[ends.get(after, after)]
        length, last = final_end - resume - repeated, text[final_end - 1]
        over_page = page is not None or after > at + 1
        title = roles[at] is Role.TITLE
        pair = _new(Pair, (words, rest[repeated:], head, long, last, length, title, running, over_page))
        if (not running and _is_cell(words) and not COMMAS(rest)) or is_row(words) or is_row(rest):
            return None
        if not self._goes_on(pair, at, after):
            return None
        return Break(at, after, end, resume, repeated)

    def _goes_on(self, pair: Pair, at: int, after: int) -> bool:
        by_marks = goes_on_by_marks(pair)
        if by_marks is not None:
            return by_marks
        words, rest, _, _, last, length, title, running, over_page = pair
        measured = words[-1] in _COUNTED and _MEASURE.match(rest)
        if measured or (words[-1] in _BEFORE_DATES and _DATED.match(rest)) or is_parted(words, rest):
            return True
        if self.full and self._is_indented(after) and not self._is_indented(at):
            return False
        if self.full and self.ends[at] - self.starts[at] >= self.full - 2:
            return runs_on(words, rest, _FROM_FULL_LINE)
        if length < SHORTEST_REST and last not in SENTENCE_ENDS:
            return False
        ends_open = last not in _MARKS and last != _MISREAD_STOP
        heads = length <= _LONGEST_HEADING and (ends_open or _COUNTED_TITLE.fullmatch(rest) is not None)
        if heads and (not ends_open or self.roles[after] is Role.TITLE):
            return running and not _DATED.match(rest) and runs_on(words, rest, _INTO_TITLE)
        least = _FROM_RUNNING_TEXT if running else _OVER_PAGE if over_page else _FROM_HEADING
        if not running and self.roles[at] is Role.TITLE and len(COMMAS(words)) >= _MANY_COMMAS:
            least = min(least, _FROM_CLAUSES)  # no title has so many
        if words[-1].isascii():
            least = max(least, _FROM_NUMBER)
        if title and not running and (self._opens_apart(at, after) or _is_headline(words, rest)):
            least += _FROM_TITLE
        inside = _INSIDE_NUMBERED if self.roles[at] is Role.NUMBERED else _INSIDE_SENTENCES
        if not running and words[-1] not in _NEVER_ENDS_TITLES and inside.isdisjoint(words):
            least += _FROM_TITLE
        if "。" in rest[1:4] and _STUMP.match(rest):
            least -= _INTO_STUMP
        return runs_on(words, rest, least)

    def _opens_apart(self, at: int, after: int) -> bool:
        """Tell whether a line opens the document with a blank one behind it, as its title does."""
        return at == 0 and self.text.count("\n", self.ends[at], self.starts[after]) > 1

    def _is_indented(self, at: int) -> bool:
        return self.text[self.starts[at] - 1] in " 　"


def _is_cell(words: str) -> bool:
    """Tell whether a line without commas ends in a number that is all that stands in its place: 日期：2022/3/15."""
    return words[-1] in _PAGE_ENDS and not COMMAS(words) and _BARE_VALUE.search(words) is not None


def _is_headline(words: str, rest: str) -> bool:
    """Tell whether a text soon says again what stands over it, as a report does of its headline."""
    if "，" in words:
        return False
    near = rest[:_NEAR_HEADLINE]
    parts = (words[at : at + _HEADLINE_WORD] for at in range(len(words) - _HEADLINE_WORD + 1))
    return any(part in near for part in parts)
