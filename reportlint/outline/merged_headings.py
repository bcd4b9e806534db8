"""Headings that were run into the paragraph before them; it does not ask whether their numbers are in order."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.outline.ordinals import Family
from reportlint.outline.structure import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.ordinals import Ordinal


def merged_headings_of(document: Document) -> Iterator[Span]:
    """Yield the spans of the markers in mid-paragraph that belong at the head of one.

    一、 after a full stop is a heading wherever it stands, unless the list began after a colon; of the other styles,
    only a number whose neighbours stand at the heads of their lines. Before the number of a lower level, or if
    the next one stands at the head of a line, it is one behind a colon or a blank, too. Where two levels are counted in
    one line, or three paragraphs behind 如下：, all their numbers belong at the heads of lines.
    """
    text, ordinals = document.text, [each for each in outline_of(document).ordinals if each[2] in _HEADINGS]
    if all(each.at_head for each in ordinals):
        return
    heads: dict[str, list[Ordinal]] = {}
    run_in: set[str] = set()
    following = _next_heads(ordinals)
    crowded = _of_a_page_in_a_line(text, ordinals)
    for at, ordinal in enumerate(ordinals):
        before = heads.setdefault(ordinal.form, [])
        if ordinal.at_head:
            if ordinal.value == 1:
                before.clear()
                run_in.discard(ordinal.form)
            before.append(ordinal)
            continue
        if (
            at in crowded
            or _is_heading(text, ordinal)
            or _begins_list_of_lines(text, ordinals, at)
            or _begins_list_of_paragraphs(text, ordinals, at)
            or _follows_heading(text, ordinals, at, following[at])
        ):
            yield ordinal.start, ordinal.end
            before.append(ordinal)
            continue
        gap = _GAP.search(text, max(0, ordinal.start - _LONGEST_GAP), ordinal.start)
        if not gap or text[ordinal.end : ordinal.end + 1] in _MARKS:
            run_in.add(ordinal.form)
            continue
        value = ordinal.value
        last = [head.value for head in before[-2:]]
        after = following[at]
        surrounded = last == [value - 2, value - 1] or (last[-1:] == [value - 1] and after == value + 1)
        if _is_run_in(text, ordinals, at):
            run_in.add(ordinal.form)
            continue
        first_level = ordinal.family is Family.HAN and ordinal.sure and ordinal.form not in run_in
        if first_level or (surrounded and after not in (value, 2)):
            yield ordinal.start, ordinal.end
            before.append(ordinal)


def _of_a_page_in_a_line(text: str, ordinals: Sequence[Ordinal]) -> set[int]:
    """Return the places of those that count two levels in one line (一、…（一）…（二）…) or its paragraphs."""
    found: set[int] = set()
    for line in _by_line(text, ordinals):
        counted: dict[str, list[int]] = {}
        for at in line:
            one = ordinals[at]
            if one.form in counted and one.value == ordinals[counted[one.form][-1]].value + 1:
                counted[one.form].append(at)
            elif one.form not in counted and (one.value == 1 or one.family is Family.HAN):
                counted[one.form] = [at]
        upper = next((at for at in line if ordinals[at].family is Family.HAN and ordinals[at].form in counted), None)
        if upper is not None and any(len(places) >= _PAIR and places[0] > upper for places in counted.values()):
            found.update(at for places in counted.values() for at in places if at >= upper)
        elif upper is not None and _are_paragraphs(text, [ordinals[at] for at in counted[ordinals[upper].form]]):
            found.update(counted[ordinals[upper].form])
    return found


def _are_paragraphs(text: str, counted: Sequence[Ordinal]) -> bool:
    """Tell whether 一、 stands behind 如下： and two or more behind it, each after a full stop and a paragraph."""
    first = counted[0]
    if len(counted) <= _PAIR or not _AS_FOLLOWS.search(text, max(0, first.start - 2 * _LONGEST_GAP), first.start):
        return False
    return all(
        other.start - one.end >= _PARAGRAPH and _GAP.search(text, other.start - _LONGEST_GAP, other.start)
        for one, other in pairwise(counted)
    )


def _by_line(text: str, ordinals: Sequence[Ordinal]) -> Iterator[list[int]]:
    """Yield the places of those that stand in one line, for the lines with some."""
    line: list[int] = []
    for at, ordinal in enumerate(ordinals):
        if line and (ordinal.at_head or "\n" in text[ordinals[line[-1]].end : ordinal.start]):
            yield line
            line = []
        line.append(at)
    if line:
        yield line


def _is_heading(text: str, ordinal: Ordinal) -> bool:
    """Tell whether 一、 or （一） stands before a few words and the number of a lower level: 一、基本情况 1、…."""
    first = ordinal.family is Family.HAN and ordinal.value == 1  # behind a title, which ends in no mark
    if ordinal.family is Family.ARABIC or not (ordinal.sure or first):
        return False
    lower = _HEADING[ordinal.family].match(text, ordinal.end)
    if lower and not ordinal.sure and text[lower.end() - 1] not in "）〕)":
        return False
    gap = _BREAKABLE.search(text, max(0, ordinal.start - _LONGEST_GAP), ordinal.start)
    return lower is not None and gap is not None


def _begins_list_of_lines(text: str, ordinals: Sequence[Ordinal], at: int) -> bool:
    """Tell whether 一、 stands behind a colon though 二、 opens a line, which is no list that runs in a line."""
    first = ordinals[at]
    if first.value != 1 or first.family is not Family.HAN or not first.sure:
        return False
    if not _COLON.search(text, max(0, first.start - _LONGEST_GAP), first.start):
        return False
    following = next((each for each in ordinals[at + 1 :] if each.form == first.form), None)
    if following is None or not following.at_head or following.value != _SECOND:
        return False
    return not _SEMICOLON.search(text, max(0, following.start - _LONGEST_GAP), following.start)


def _begins_list_of_paragraphs(text: str, ordinals: Sequence[Ordinal], at: int) -> bool:
    """Tell whether 一、 behind 如下： opens a heading with a full stop and a paragraph of its own: 一、甲。…。二、."""
    first = ordinals[at]
    if first.value != 1 or first.family is not Family.HAN or not first.sure:
        return False
    if not _AS_FOLLOWS.search(text, max(0, first.start - 2 * _LONGEST_GAP), first.start):
        return False
    if at + 1 == len(ordinals) or ordinals[at + 1].form != first.form or ordinals[at + 1].value != _SECOND:
        return False
    words = text[first.end : ordinals[at + 1].start]
    return _SHORT.match(words) is not None and "\n" not in words and len(_STOPS(words)) >= _PAIR


def _follows_heading(text: str, ordinals: Sequence[Ordinal], at: int, after: int) -> bool:
    """Tell whether the first of a list stands right behind the heading above it, the second in a line of its own."""
    first = ordinals[at]
    if not at or first.value != 1 or after != _SECOND:
        return False
    above = ordinals[at - 1]
    if above.family >= first.family or not (above.at_head or above.family is Family.HAN):
        return False
    return _TITLE.fullmatch(text, above.end, first.start) is not None


def _is_run_in(text: str, ordinals: Sequence[Ordinal], at: int) -> bool:
    """Tell whether an item stands in one line with its neighbours, all of one sentence: 一、甲。二、乙。三、丙。."""
    for one, other in ((at - 2, at - 1), (at - 1, at + 1), (at + 1, at + 2)):
        if one >= 0 and other < len(ordinals):
            first, last = min(one, at), max(other, at)
            three = ordinals[first : last + 1]
            in_turn = all(each.value == three[0].value + by for by, each in enumerate(three))
            words = text[three[0].start : three[-1].start]
            if (
                in_turn
                and len({each.form for each in three}) == 1
                and "\n" not in words
                and len(_STOPS(words)) == _PAIR
            ):
                return True
    return False


def _next_heads(ordinals: Sequence[Ordinal]) -> list[int]:
    """Return for each ordinal the value of the next one of its form that opens a line, 0 if there is none."""
    values: dict[str, int] = {}
    found = []
    for ordinal in reversed(ordinals):
        found.append(values.get(ordinal.form, 0))
        if ordinal.at_head:
            values[ordinal.form] = ordinal.value
    return found[::-1]


_HEADINGS = frozenset({Family.HAN, Family.HAN_BRACKET, Family.ARABIC})
_LONGEST_GAP = 4
_PAIR = 2
_PARAGRAPH = 30
_GAP = re.compile(r"[。！？□口][”’）)]?[ 　]*\Z")
_COLON = re.compile(r"[：:][ 　]*\Z")
_SEMICOLON = re.compile(r"；\s*\Z")
_BREAKABLE = re.compile(r"(?:[。！？：:；]|[一-鿿][ 　])[ 　]*\Z")
_HEADING = {
    Family.HAN: re.compile(
        r"[ ]?[一-鿿“”]{2,20}[：:]?[ 　]{0,4}(?:[（〔][一1][）〕]|\([一1]\)|1[、.．](?![0-9])|[①⑴])"
        r"|[一-鿿“”]{2,16}[ 　]{1,4}(?=[一-鿿]{3})(?![一二三四五六七八九十]{1,3}、)"
    ),
    Family.HAN_BRACKET: re.compile(r"[ ]?[一-鿿“”]{2,20}[：:]?[ 　]{0,4}(?:（1）|\(1\)|1[、.．](?![0-9])|[①⑴])"),
}
_SECOND = 2
_AS_FOLLOWS = re.compile("如下[：:][ 　]*\\Z")
_SHORT = re.compile("[ ]?[一-鿿、“”]{2,16}。")
_TITLE = re.compile("[ 　]?[一-鿿“”]{2,16}[：:]?[ 　]{0,4}")
_MARKS = "，。、；：,.;:"
_STOPS = re.compile("[。！？]").findall
