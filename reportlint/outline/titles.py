"""Titles that stand twice within a few lines, or in one line; it finds copies and does not say which are meant.

They are looked up by their words: linear in the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.outline.copies import Copy
from reportlint.outline.structure import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.outline.structure import Outline


def titles_of(document: Document) -> tuple[Copy, ...]:
    """Return the short lines that stand a few lines before, alone or in front of others, and those doubled in a line.

    A title is a line of 8 to 60 characters that names a kind of document. One that says of itself that it comes from a
    collection (范文, 通用3篇), or is the name of a file, is the same as one that does not.
    """
    return document.once(_titles)


_SHORTEST, _LONGEST = 8, 60
_SHORTEST_CORE = 6
_NEAR = 8
_NEXT = 3
_KIND = (
    "总结|總結|报告|報告|计划|計劃|方案|要点|要點|思路|讲话|講話|发言|發言|汇报|匯報|彙報|通知|意见|意見|办法|辦法|规定|規定|责任书|責任書"
    "|通报|通報|纪要|紀要|请示|請示|公告|情况|情況|倡议书|倡議書|承诺书|承諾書|材料|规划|規劃|细则|細則|制度|预案|預案|体会|體會"
)
_NAMES_KIND = re.compile(_KIND)
_LAST_OF_KIND = re.compile(
    f"(?:{_KIND}|责任状|責任狀|[讲講][话話]稿|[发發]言稿|小[结結]|手[册冊]|解[说說][词詞]|策[划劃][书書]|承[诺諾]|演[讲講]稿|[协協][议議][书書]|自查|打算|[读讀觀观]后感|致[辞辭])$"
)
_NO_TITLE = re.compile("[。；;！]|[:：]$")
_MAY_END = re.compile("[^。；;！:：]")
_ADORNED = re.compile(
    r"(?:\s|\.(?:docx?|pdf|wps|txt|ocx)$|[_\-—|].{0,12}$|[（(【\[][^（(【）)】\]]{0,8}[篇文][^（(【）)】\]]{0,4}[）)】\]]"
    r"|的?[范範例样樣]文|[范範样樣]本|模板|大全|合集|集[锦錦]|格式|[优優]秀|精[选選]|最新|通用|[0-9一二三四五六七八九十多]{1,3}篇|篇[0-9一二三四五六七八九十]{1,2})+$"
)
_PART = re.compile("[篇第][ 　]*[0-9一二三四五六七八九十]{1,2}[ 　]*篇?$")
_MERGED = re.compile(
    r"[ \t　]*(?:[一1１]\s*[、.．]|[（(][一1１][）)])|[ \t　]+\S"
    r"|[为為]了|[为為]全面|[为為](?=[进進深贯貫切加认認确確落推做管抓保防规規提维維构構营營充有强強全])|根[据據]|按照|[随隨][着著]|近[年几幾]|[今去]年|[12][0-9]{3}年|一年[来來]|自[从從]|前言|摘要|引言"
    r"|同志[们們]|各位|尊敬的|甲方|目前|[现現][将將]|我[镇鎮乡鄉县縣市局校院站所]|第一[章条條部篇]|[欢歡]迎各|本文|本人|我[叫是]|今天|【|[认認]真[贯貫]"
)
_BLANKS = " \t\u3000"
_BETWEEN = " \u3000_|-—"
_SHORTEST_END = 6


def _titles(document: Document) -> tuple[Copy, ...]:
    text, outline = document.text, outline_of(document)
    found = {copy.start: copy for copy in _twice_at_the_head(text, outline)}
    starts, ends = outline.lines.starts, outline.lines.ends
    seen: dict[str, int] = {}
    for match in _MAY_END.finditer(outline.lasts):
        at = match.start()
        start, end = starts[at], ends[at]
        if not _SHORTEST_CORE <= end - start <= _LONGEST or start in found:
            continue
        words = text[start:end]
        head = words[:_SHORTEST_CORE]
        before, seen[head] = seen.get(head), at
        if before is not None and at - before <= _NEAR and not _counts_anew(outline, before, at):
            original = starts[before], ends[before]
            if _is_copy(text[slice(*original)], words):
                if original[0] not in found and _is_headline(text[slice(*original)], words):
                    found[original[0]] = Copy(*original, (start, end))
                else:
                    found[start] = Copy(start, end, original)
        if start not in found and (half := _doubled_end(words)) and _is_title(words):
            gap = words[-half] in _BETWEEN
            found[end - half] = Copy(end - half, end, (end - 2 * half + gap, end - half))
        for after in starts[at + 1 : at + 1 + _NEXT]:
            if text.startswith(head, after) and (length := _merged(text, words, after)):
                found.setdefault(after, Copy(after, after + length, (start, end)))
    return tuple(found[start] for start in sorted(found))


def _is_copy(one: str, other: str) -> bool:
    """Tell whether two lines are the same title, or the same but for what a collection adds."""
    if one == other:
        return len(one) >= _SHORTEST and (_is_title(one) or _is_title(_core(one)))
    core = _core(one)
    return core == _core(other) and _is_title(core) and _LAST_OF_KIND.search(core) is not None


def _is_headline(one: str, other: str) -> bool:
    """Tell whether the former of two copies is the one too many: the latter says that it opens a collection.

    A part of a collection (篇1) has the title of the whole above it.
    """
    return _core(one) == one and _core(other) != other and not _PART.search(other)


def _core(words: str) -> str:
    """Return a title without what collections and file systems add behind it."""
    return _ADORNED.sub("", words)


def _merged(text: str, words: str, after: int) -> int:
    """Return how much of a line is the title before it, which text follows; 0 if it does not begin so."""
    for title in dict.fromkeys((words, _core(words))):
        if len(title) >= _SHORTEST and text.startswith(title, after) and _is_title(title):
            end = after + len(title)
            return len(title) if _MERGED.match(text, end) or text.startswith(_core(words), end) else 0
    return 0


def _twice_at_the_head(text: str, outline: Outline) -> Iterator[Copy]:
    """Yield the titles that open a line twice, with text behind them."""
    ends = outline.lines.ends
    first, last, find = _SHORTEST, _SHORTEST + _LONGEST, text.find  # asked of every line
    starts = list(outline.lines.starts)
    for at, ordinal in enumerate(outline.lines.ordinals[:_NEAR]):
        if ordinal:  # a viewer's number of the first page: 1、
            starts[at] = ordinal.end
    places = [find(text[start : start + first], start + first, start + last) for start in starts]
    for start, end, again in zip(starts, ends, places, strict=True):
        if not 0 < again < end - _SHORTEST:
            continue
        title = text[start:again].rstrip(_BLANKS)
        behind = again + len(title)
        fits = behind < end and text.startswith(title, again) and _MERGED.match(text, behind)
        if fits and _is_title(title) and _LAST_OF_KIND.search(title):
            yield Copy(again, behind, (start, start + len(title)))


def _counts_anew(outline: Outline, before: int, at: int) -> bool:
    """Tell whether a numbered title stands again because its list begins anew, as in a diary: 一、 二、 一、."""
    ordinals = outline.lines.ordinals
    ordinal = ordinals[at]
    return ordinal is not None and any(each and each.form == ordinal.form for each in ordinals[before + 1 : at])


def _is_title(words: str) -> bool:
    kind = _NAMES_KIND.search(words) or _LAST_OF_KIND.search(words)
    return kind is not None and not _NO_TITLE.search(words)


def _doubled_end(words: str) -> int:
    """Return the length of the longest end of a title that stands twice there, 0 if there is none of six or more.

    A blank or a bar between the two counts with the second, which then has to be the nearest.
    """
    tail = words[-_SHORTEST_END:]
    if words.find(tail, 0, -1) < 0:
        return 0
    half = len(words) - _SHORTEST_END - words.find(tail)
    if half and words[-2 * half : -half] == words[-half:]:
        return half
    at = words.rfind(tail, 0, -1)
    half = len(words) - _SHORTEST_END - at
    first = len(words) - 2 * half + 1
    if at < 0 or first < 0 or words[-half] not in _BETWEEN:
        return 0
    alone = first == 0 or words[first - 1] in _BETWEEN
    return half if alone and words[first:-half] == words[1 - half :] else 0
