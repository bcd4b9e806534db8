"""Lines that stand more than once in a document: where first, and where again; it searches nothing.

Crawled and pasted texts repeat themselves, whole documents at a time. What follows from a line alone is looked for
where it stands first, and holds wherever it stands again. The first line of a document counts as standing nowhere else:
an expression may ask what is before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Match, Span

_WORTH = 0.2
"""Which part of a document must be repeated lines to make up for keeping count of them."""


class Repeats(NamedTuple):
    """Offsets are code points into Document.text.

    fresh: spans of whole lines that stand there for the first time, in order. starts: where the lines of these begin.
    again: by where a line begins first, how far behind that it begins again, each time.
    """

    fresh: list[Span]
    starts: list[int]
    again: dict[int, list[int]]

    @property
    def parts(self) -> list[Span]:
        """The fresh lines, and the line end before them: a literal may begin with one."""
        return [(max(start - 1, 0), end) for start, end in self.fresh]

    def spread(self, matches: Iterable[Match]) -> Iterator[Match]:
        """Yield matches in fresh lines, and each again wherever its line stands again; in no order."""
        for match in matches:
            yield match
            start, end, replacement, related, score, reason = match
            for by in self.shifts(start):
                moved = tuple((first + by, last + by) for first, last in related) if related else ()
                yield type(match)(start + by, end + by, replacement, moved, score, reason)

    def spread_spans(self, spans: Iterable[Span]) -> list[Span]:
        """Return spans in fresh lines, and each again wherever its line stands again, sorted by end."""
        everywhere = list(spans)
        for start, end in tuple(everywhere):
            everywhere += [(start + by, end + by) for by in self.shifts(start)]
        everywhere.sort(key=itemgetter(1))
        return everywhere

    def shifts(self, offset: int) -> Sequence[int]:
        """Return how far behind the fresh line that holds an offset it stands again, each time."""
        return self.again.get(self.starts[bisect_right(self.starts, offset) - 1], ())

    def by_times(self, text: str) -> dict[int, str]:
        """Return all fresh lines of the document's text, joined with those that stand there as often as they do."""
        lines: defaultdict[int, list[str]] = defaultdict(list)
        for first, last in self.fresh:
            start, times = first, 1
            for line in self.starts[bisect_left(self.starts, first) : bisect_left(self.starts, last + 1)]:
                if (now := 1 + len(self.again.get(line, ()))) != times:
                    lines[times].append(text[start:line])
                    start, times = line, now
            lines[times].append(text[start:last])
        return {times: "\n".join(some) for times, some in lines.items()}


def repeats_of(document: Document) -> Repeats | None:
    """Return the repeated lines of a document; None where they are too few to matter."""
    lines = document.text.split("\n")
    distinct = set(lines)
    if sum(map(len, distinct)) + len(distinct) > (1 - _WORTH) * len(document.text):
        return None
    first: dict[str, int] = {}
    fresh: list[Span] = []
    starts: list[int] = []
    again: dict[int, list[int]] = {}
    for line, start in zip(lines, document.line_starts, strict=True):
        known = first.get(line)
        if known is not None:
            again.setdefault(known, []).append(start - known)
            continue
        end = start + len(line)
        if start:
            first[line] = start
        starts.append(start)
        if fresh and fresh[-1][1] + 1 == start:
            fresh[-1] = fresh[-1][0], end
        else:
            fresh.append((start, end))
    return Repeats(fresh, starts, again)
