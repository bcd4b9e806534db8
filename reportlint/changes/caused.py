"""Which findings a change caused: those that the old version, checked in the same way, did not have.

A fault is old where the same rule said the same of the same words: on a line that stayed, at its old place; in lines
that moved, between its old neighbours; in lines that were edited, anywhere in those they replaced. So a deletion can
cause a finding on a line that nobody touched, and the fault beside an edited word is still an old one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from reportlint.changes.hunks import hunks
from reportlint.fingerprint import fingerprint
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reportlint.changes.hunks import Hunk
    from reportlint.document import Document
    from reportlint.finding import Finding


class _Placed(NamedTuple):
    """A finding, and the number of the hunk that it touches; None where it stands on lines that stayed."""

    finding: Finding
    hunk: int | None


def caused(
    old: Document, before: Sequence[Finding], new: Document, after: Iterable[Finding], once: Collection[str]
) -> list[Finding]:
    """Return those of the findings `after`, of the new version, that the findings `before` do not account for.

    once: the names of the rules that say the same of a text only once a document.
    """
    changed = hunks(old.text.split("\n"), new.text.split("\n"))
    old_spans = [(hunk.old_start, hunk.old_end) for hunk in changed]
    new_spans = [(hunk.new_start, hunk.new_end) for hunk in changed]
    were = [_placed(finding, old_spans) for finding in before]
    stayed = {(each.finding.line, each.finding.column, _said(each.finding)) for each in were if each.hunk is None}
    covered = _covered(before)
    told = {_said(finding) for finding in before if finding.rule in once}
    fresh = []
    for finding in after:
        said = _said(finding)
        is_there = (_old_line(changed, finding.line), finding.column, said) in stayed
        is_next = said in told and new.source.count(finding.text) <= old.source.count(finding.text)
        if not is_there and not is_next and not _is_part(finding, new, changed, covered):
            fresh.append(_placed(finding, new_spans))
    gone = [each for each in were if each.hunk is not None]
    fresh, gone = _unpaired(
        fresh,
        gone,
        lambda each: (fingerprint(new, each.finding), each.finding.message),
        lambda each: (fingerprint(old, each.finding), each.finding.message),
    )
    fresh, _ = _unpaired(fresh, gone, _edited, _edited)
    return [each.finding for each in fresh]


def _placed(finding: Finding, spans: Sequence[tuple[int, int]]) -> _Placed:
    """Return which hunk a finding touches; spans: the lines of the hunks on its side."""
    lines = _lines(finding)
    at = bisect_right(spans, lines[0] - 1, key=lambda span: span[1])
    return _Placed(finding, at if at < len(spans) and spans[at][0] < lines[-1] else None)


def _lines(finding: Finding) -> range:
    """Return the numbers, from 1, of the lines that a finding touches."""
    ends_before = finding.end_column == 1 and finding.end_line > finding.line
    return range(finding.line, finding.end_line + (not ends_before))


def _old_line(changed: Sequence[Hunk], line: int) -> int | None:
    """Return which line of the old version a line of the new one is, both from 1; None for one of a hunk."""
    at = bisect_right(changed, line - 1, key=lambda hunk: hunk.new_end)
    if at < len(changed) and changed[at].new_start < line:
        return None
    return line - (changed[at - 1].new_end - changed[at - 1].old_end if at else 0)


def _covered(before: Iterable[Finding]) -> dict[tuple[str, int], bool]:
    """Return the old lines of which each rule spoke, and whether that was together with other lines."""
    covered: dict[tuple[str, int], bool] = {}
    for finding in before:
        lines = _lines(finding)
        for line in lines:
            covered[finding.rule, line] = covered.get((finding.rule, line), False) or len(lines) > 1
    return covered


def _is_part(finding: Finding, new: Document, changed: Sequence[Hunk], covered: Mapping[tuple[str, int], bool]) -> bool:
    """Tell whether lines that stayed, and of which the rule spoke, were only joined or parted by the change."""
    lines = [line for line in _lines(finding) if new.line(line).strip()]
    old_lines = [_old_line(changed, line) for line in lines]
    return bool(lines) and all(
        line is not None
        and (covered.get((finding.rule, line), False) or (len(lines) > 1 and (finding.rule, line) in covered))
        for line in old_lines
    )


def _unpaired(
    fresh: Iterable[_Placed],
    gone: Iterable[_Placed],
    key: Callable[[_Placed], object],
    gone_key: Callable[[_Placed], object],
) -> tuple[list[_Placed], list[_Placed]]:
    """Return what is left of both when findings with equal keys are paired, in their order."""
    gone = list(gone)
    there = Counter(map(gone_key, gone))
    taken: Counter[object] = Counter()
    left = []
    for each in fresh:
        if taken[key(each)] < there[key(each)]:
            taken[key(each)] += 1
        else:
            left.append(each)
    still = []
    for each in gone:
        if taken[gone_key(each)]:
            taken[gone_key(each)] -= 1
        else:
            still.append(each)
    return left, still


def _edited(each: _Placed) -> object:
    return each.hunk, _said(each.finding)


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.text, finding.message
