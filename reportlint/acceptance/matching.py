"""Which of today's findings are those of an earlier day: told by rule, words and surroundings, never by position.

A finding whose fingerprint was counted before is that one. What is left over on both sides is compared by less, for who
mends a fault changes the surroundings of its neighbours: the same rule and words, and a run of characters near them.
Each finding of the earlier day answers for one of today, so the number of faults never grows unseen. Linear in both.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from reportlint.fingerprint import CONTEXT, context, fingerprint
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from reportlint.document import Document
    from reportlint.finding import Finding

SHOWN = 40
"""How many characters of the flagged text a mark keeps; the fingerprint is made of all."""
_RUN = 6
"""How many characters running, on one side, tell a place whose surroundings changed; an end of the line is one."""
_NEAREST = 3
"""How many characters on each side do so, in lines too short for a run."""
_LONG = 8
"""How many characters flagged need no surroundings at all."""


class Mark(NamedTuple):
    """What a finding is told by; texts are without blanks, before and after as `fingerprint.context` returns them.

    anywhere: it is of a rule that shows the same words once a document, so that where they stand says nothing.
    """

    fingerprint: str
    rule: str
    before: str
    text: str
    after: str
    anywhere: bool = False


class Matched(NamedTuple):
    """For each of today's marks, whether it was there before; how many of each earlier fingerprint are left over."""

    known: list[bool]
    left: dict[str, int]


def mark_of(document: Document, finding: Finding, *, anywhere: bool = False) -> Mark:
    """Return the mark of a finding of the document."""
    words = "".join(finding.text.split())
    text = words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"
    before, after = context(document, finding)
    return Mark(fingerprint(document, finding), finding.rule, before, text, after, anywhere)


def match(earlier: Mapping[Mark, int], today: Sequence[Mark]) -> Matched:
    """Match today's marks, in order of position, with the earlier ones, of which there were so many each."""
    left = {mark.fingerprint: count for mark, count in earlier.items()}
    known = [False] * len(today)
    for at, mark in enumerate(today):
        if left.get(mark.fingerprint):
            left[mark.fingerprint] -= 1
            known[at] = True
    for signs, told in ((_runs, _always), (_nearest, _always), (_words, _by_words)):
        rest = [mark for mark in earlier if left[mark.fingerprint] and told(mark)]
        if not rest or all(known):
            break
        _match_by(signs, rest, left, today, known)
    return Matched(known, left)


def _match_by(
    signs: Callable[[Mark], Iterator[Hashable]],
    rest: Sequence[Mark],
    left: dict[str, int],
    today: Sequence[Mark],
    known: list[bool],
) -> None:
    """Match what is left over where a sign of the earlier mark is one of today's."""
    offered: dict[tuple[str, str, Hashable], deque[str]] = {}
    for mark in rest:
        for sign in signs(mark):
            offered.setdefault((mark.rule, mark.text, sign), deque()).append(mark.fingerprint)
    for at, mark in enumerate(today):
        for sign in signs(mark) if not known[at] else ():
            queue = offered.get((mark.rule, mark.text, sign), deque())
            while queue and not left[queue[0]]:
                queue.popleft()
            if queue:
                left[queue[0]] -= 1
                known[at] = True
                break


def _runs(mark: Mark) -> Iterator[Hashable]:
    for side in (_head(mark), _tail(mark)):
        for at in range(len(side) - _RUN + 1):
            yield side[at : at + _RUN]


def _nearest(mark: Mark) -> Iterator[Hashable]:
    yield _head(mark)[-_NEAREST:], _tail(mark)[:_NEAREST]


def _words(_: Mark) -> Iterator[Hashable]:
    yield None  # the flagged words alone


def _always(_: Mark) -> bool:
    return True


def _by_words(mark: Mark) -> bool:
    return mark.anywhere or len(mark.text) >= _LONG


def _head(mark: Mark) -> str:
    """Return what stands before, the start of the line marked where it was reached."""
    return mark.before if len(mark.before) >= CONTEXT else "\n" + mark.before


def _tail(mark: Mark) -> str:
    """Return what stands after, the end of the line marked where it was reached."""
    return mark.after if len(mark.after) >= CONTEXT else mark.after + "\n"
