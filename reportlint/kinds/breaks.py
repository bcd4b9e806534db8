"""Kind `breaks`: line ends that stand where none belongs, or are missing; `outline.broken_lines` finds the former."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from reportlint.finding import Match
from reportlint.outline.lines import Role
from reportlint.outline.page_numbers import page_numbers_of
from reportlint.outline.structure import outline_of
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.broken_lines import Break
    from reportlint.outline.lines import Line


@record
class Breaks:
    """Places of a document where lines are broken or joined in one wrong way."""

    fault: Literal[
        "hard-wrapped",
        "at-bracket",
        "repeated",
        "merged-heading",
        "page-number",
        "running-header",
        "segment-number",
    ] = field(
        metadata={
            "doc": "句子中间断行、在括号或书名号处断行、换行处文字重复、标题并入上文、页码混入正文、页眉混入正文、"
            "分段序号混入正文"
        }
    )

    @property
    def mends(self) -> bool:
        """Every one can be mended: lines joined, the repeated words dropped, or a line end put in."""
        return True

    def literals(self) -> Sequence[str]:
        """Return nothing: lines are read once for all rules."""
        return ()

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG002
        """Yield the last character of a broken line with all up to the next words; what repeats; or the marker."""
        return _FINDERS[self.fault](document)


def _breaks(document: Document) -> tuple[Break, ...]:
    if len(outline_of(document).lines) == 1:
        return ()
    from reportlint.outline.broken_lines import breaks_of  # only a document of two lines needs it

    return breaks_of(document)


def _wrapped(document: Document, *, at_bracket: bool) -> Iterator[Match]:
    text = document.text
    for each in _breaks(document):
        last, first = text[each.end - 1], text[each.resume]
        if (last in _OPENING or first in _CLOSING) is at_bracket:
            yield Match(each.end - 1, each.resume, last)


def _repeated(document: Document) -> Iterator[Match]:
    for each in _breaks(document):
        if each.repeated:
            first = each.end - each.repeated, each.end
            yield Match(each.resume, each.resume + each.repeated, "", (first,))


def _merged(document: Document) -> Iterator[Match]:
    if all(each.at_head for each in outline_of(document).ordinals):
        return
    from reportlint.outline.merged_headings import (
        merged_headings_of,
    )  # only a document with numbers in mid-line needs it

    for start, end in merged_headings_of(document):
        text, begin = document.text, start
        while text[begin - 1] in " \u3000":
            begin -= 1
        yield Match(begin, end, "\n" + text[start:end], reason=text[start:end])


def _page_numbers(document: Document) -> Iterator[Match]:
    lines = outline_of(document).lines
    return (Match(lines.starts[at], lines.ends[at], "") for at in page_numbers_of(document))


def _segment_numbers(document: Document) -> Iterator[Match]:
    """Yield the numbers of pieces, from the last character of the line that each of them breaks."""
    if not any(each[4] == "1、" and each[5] for each in outline_of(document).ordinals):
        return
    from reportlint.outline.segments import segments_of  # only a document with such numbers needs it

    for start, end, broken in segments_of(document):
        if broken < 0:
            yield Match(start, end, "")
        else:
            yield Match(broken - 1, end, document.text[broken - 1])


def _running_headers(document: Document) -> Iterator[Match]:
    """Yield the lines beside page numbers that stand beside three of them at least, and those with both in one."""
    text, lines = document.text, outline_of(document).lines
    ended = [match.start() for match in _PAGE_ENDS.finditer(outline_of(document).lasts)]
    headed = [at for at in ended if _HEADED.fullmatch(text, lines.starts[at], lines.ends[at])]
    for at in headed:
        if not {at - 1, at + 1} & set(headed):  # else they are a table of contents
            yield Match(lines.starts[at], lines.ends[at], "")
    pages = page_numbers_of(document)
    if len(pages) < _FEWEST_HEADERS:
        return
    places: dict[str, list[Line]] = {}
    for at in sorted({beside for page in pages for beside in (page - 1, page + 1)} - set(pages)):
        if 0 <= at < len(lines):
            start, end, role, _, _ = line = lines[at]
            if role in (Role.TITLE, Role.PART) and end - start <= _LONGEST_HEADER:
                places.setdefault(text[start:end], []).append(line)
    for same in places.values():
        if len(same) >= _FEWEST_HEADERS:
            yield from (Match(line.start, line.end, "") for line in same)


_OPENING, _CLOSING = "“‘（(《「『【〈", "”’）)》」』】〉"
_LONGEST_HEADER, _FEWEST_HEADERS = 40, 3
_PAGE_ENDS = re.compile("[·•页頁—–－）)-]")
_HEADED = re.compile(
    r"[一-鿿（）()0-9〔〕“”《》 ]{3,30}(?:[ 　]{1,8}|\t)(?:[·•][ 　]?[0-9]{1,3}[ 　]?[·•]"
    r"|第[ ]?[0-9]{1,3}[ ]?[页頁](?:[ ]?共[ ]?[0-9]{1,3}[ ]?[页頁])?"
    r"|[—–－-]{1,2}[ 　]?[0-9]{1,3}[ 　]?[—–－-]{1,2})"
    r"|[一-鿿0-9“”]{6,30}(?:总结|總結|报告|報告|计划|計劃|方案|讲话|講話|发言)[（(]第[ ]?[0-9]{1,3}[ ]?[页頁][）)]"
)
"""A header and a page number in one line."""
_FINDERS: dict[str, Callable[[Document], Iterator[Match]]] = {
    "hard-wrapped": lambda document: _wrapped(document, at_bracket=False),
    "at-bracket": lambda document: _wrapped(document, at_bracket=True),
    "repeated": _repeated,
    "merged-heading": _merged,
    "page-number": _page_numbers,
    "running-header": _running_headers,
    "segment-number": _segment_numbers,
}
