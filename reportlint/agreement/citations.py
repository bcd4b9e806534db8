"""Titles of documents that two places give a character apart; other names are not its affair."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reportlint.agreement.names import sounds_alike
from reportlint.finding import Match
from reportlint.outline.lines import Role
from reportlint.outline.structure import outline_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

TITLES = ("《",)
_LONGEST_TITLE = 60
_KEY = 6
_CITED = re.compile(r"《([^《》\n]{8,60})》")
_TELLING = frozenset(
    "0123456789０１２３４５６７８９一二三四五六七八九十百千〇○零两甲乙丙丁戊上中下前后後左右东東南西北内內外大小新旧舊"
    "省市县縣区區乡鄉镇鎮村州盟旗街年月日季男女老幼正副总總分不非未无無初高低长長短公私国國地农農城工商军軍民党黨团團"
    "水土林草路河湖海山田房车車船ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_REPEALED = re.compile("[^。；\n]{0,15}(?:[废廢]止|更名|改[为為]|修[订訂改])")
_MOST_ALIKE = 40
_INSIDE = 2
_HAN = re.compile("[一-鿿]+")


class _Name(NamedTuple):
    """A name as it is written. own: it stands over the text it names."""

    words: str
    span: Span
    own: bool


def two_titles(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield titles of documents that another place gives with one character more, fewer or other.

    Where a text bears the title itself, the citation is at fault; else the rarer writing, the shorter, or the later.
    """
    text = document.text
    cited = [found for start, _ in hits if (found := _CITED.match(text, start))]
    lines = _titles(document) if cited else []
    if not _may_be_near(text, {found[1] for found in cited}, lines):
        return
    names = [_Name(found[1], found.span(1), own=False) for found in cited if not _is_old(text, found)]
    names += _annexes(text, lines, {name.words[-_KEY:] for name in names})
    counts = Counter(name.words for name in names)
    told: set[Span] = set()
    for name, other in _near(names):
        fault, right = (name, other) if _weight(name, counts) < _weight(other, counts) else (other, name)
        if not fault.own and fault.span not in told and _edit(fault.words, right.words, right.own):
            told.add(fault.span)
            yield Match(*fault.span, None, (right.span,))


def _may_be_near(text: str, words: set[str], lines: Sequence[Span]) -> bool:
    """Tell whether two of the names, or one and a line, begin or end alike; in most documents none do."""
    tails = {each[-_KEY:] for each in words}
    alone = len(tails) == len(words) == len({each[:_KEY] for each in words})
    return not alone or not tails.isdisjoint([text[end - _KEY : end] for _, end in lines])


def _titles(document: Document) -> list[Span]:
    """Return where the titles of texts stand."""
    outline, numbered = outline_of(document), Role.NUMBERED
    paragraphs = outline.paragraphs
    starts, ends, roles = paragraphs.starts, paragraphs.ends, paragraphs.roles
    return [(starts[at], ends[at]) for at in outline.special if roles[at] is not numbered]


def _is_old(text: str, found: re.Match[str]) -> bool:
    """Tell whether a title is one that is given up for another."""
    return _REPEALED.match(text, found.end()) is not None or text[max(0, found.start() - 1) : found.start()] == "原"


def _annexes(text: str, lines: Iterable[Span], keys: set[str]) -> Iterator[_Name]:
    for start, end in [line for line in lines if text[line[1] - _KEY : line[1]] in keys]:
        if end - start <= _LONGEST_TITLE and "《" not in text[start:end]:
            yield _Name(text[start:end], (start, end), own=True)


def _weight(name: _Name, counts: Counter[str]) -> tuple[bool, int, int, int]:
    return name.own, counts[name.words], len(name.words), -name.span[0]


def _near(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield pairs of names that begin or end alike but are not the same."""
    first: dict[str, _Name] = {}
    for name in names:
        first.setdefault(name.words, name)
    groups: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in first.values():
        groups["…" + name.words[-_KEY:]].append(name)
        if not name.own:
            groups[name.words[:_KEY] + "…"].append(name)
    for group in groups.values():
        if len(group) <= _MOST_ALIKE:
            for at, name in enumerate(group):
                for other in group[at + 1 :]:
                    yield name, other


def _edit(words: str, right: str, own: bool) -> bool:
    """Tell whether one character inside a title is too many, is lost, or was mistaken for another of its sound.

    No character that tells one document from the next counts. A line that bears the title may have more before it.
    """
    if not own and abs(len(words) - len(right)) > 1:
        return False
    end, most = 0, min(len(words), len(right))
    while end < most and words[-1 - end] == right[-1 - end]:
        end += 1
    left, other = words[: len(words) - end], right[: len(right) - end]
    for drop, skip in ((1, 1), (1, 0), (0, 1)):
        kept, rest = left[: len(left) - drop], other[: len(other) - skip]
        changed = left[len(kept) :] + other[len(rest) :]
        if len(changed) != drop + skip or min(len(kept), end) < _INSIDE or not _HAN.fullmatch(changed):
            continue
        same = kept == rest or (own and rest.endswith(kept))
        if same and _TELLING.isdisjoint(changed) and (drop + skip == 1 or sounds_alike(*changed)):
            return True
    return False
