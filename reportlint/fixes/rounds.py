"""A document checked and fixed until a check finds nothing more to fix; the checking itself is the caller's.

Why it ends. A round is one check and the edits of one `choose`. Either it makes none, and is the last, or the text
changes. Then it must be one that no round saw before, else rules undo each other's work and would do so for ever;
and no more than MOST_ROUNDS texts are made, else rules feed each other, as where a suggestion holds what it mends. In
both cases `Unstable` names the rules, and nothing of the document is written. So there are MOST_ROUNDS + 1 checks or
fewer.

Why a second run changes nothing. The last check saw the text that is written, and what it suggested was refused for
reasons that hold for that text: the encoding, or a place that is to stay. Checks depend on the text alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from reportlint.document import Document
from reportlint.errors import Bilingual, DocumentError
from reportlint.finding import Span
from reportlint.fixes.accepted import Kept
from reportlint.fixes.edits import Shift, applied, choose
from reportlint.fixes.encoded import Encoded
from reportlint.record import NamedTuple
from reportlint.terms import touches

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from reportlint.engine import Outcome
    from reportlint.finding import Finding
    from reportlint.fixes.edits import Choice, Edit

MOST_ROUNDS = 10
"""How often the text may be changed; real documents are done after two or three rounds."""


class Unstable(DocumentError):
    """Rules whose suggestions undo or feed each other, so that there is no text at which to stop."""

    def __init__(self, path: str, rules: Iterable[str]) -> None:
        names = sorted(set(rules))
        problem = Bilingual(
            f"这些规则的建议互相抵消或没有尽头，未改：{'、'.join(names)}",
            f"unchanged, because the suggestions of these rules undo each other or never end: {', '.join(names)}",
        )
        super().__init__(path, problem)


class Overlap(NamedTuple):
    """How many suggestions of `rule` met one of `rival`, which goes first: those made in a later round, and those that
    were not made, since the rival's change left nothing to mend or something else.
    """

    rule: str
    rival: str
    later: int
    never: int


class Mended(NamedTuple):
    """What became of a document.

    left: the findings of the last check, without what was accepted. unwritable: those of them whose suggestion the
    encoding cannot express. barred: how many were not mended because something in their line was accepted.
    """

    text: str
    data: bytes
    changes: int
    left: list[Finding]
    unwritable: list[Finding]
    barred: int
    overlaps: list[Overlap]


def mend(
    document: Document,
    data: bytes,
    outcome: Outcome,
    check: Callable[[Document], Outcome],
    *,
    unsafe: bool,
    once: Collection[str] = (),
) -> Mended:
    """Carry out what the outcome of a first check suggests, and what the checks of later rounds do.

    data: the bytes of the document. check: finds what is wrong in every place; what was accepted at the first check
    stays accepted. unsafe: whether suggestions are carried out that somebody ought to look at. once: the rules of
    which the first check names the first place only. Raises Unstable, and DocumentError where the encoding does not
    let a document be changed in places.
    """
    kept, findings, changes = Kept(), outcome.findings, 0
    seen, made = [document.source], list[list[str]]()  # the texts so far, and the rules whose edits led to the next
    waiting, met = list[_Waiting](), Counter[tuple[str, str, bool]]()
    while True:
        kept.add(document.source, outcome.accepted)
        encoded = Encoded(document, data)
        wanted = (finding for finding in findings if finding.safe or unsafe)
        choice = choose(document.source, wanted, encoded.writes, kept.lines)
        met.update(_fates(waiting, choice))
        if not choice.made:
            unwritable = [edit.finding for edit in choice.unwritable]
            return Mended(document.source, data, changes, findings, unwritable, len(choice.barred), _overlaps(met))
        text, shift = applied(document.source, choice.made), Shift(choice.made)
        made.append([edit.finding.rule for edit in choice.made])
        if text in seen or len(seen) > MOST_ROUNDS:
            since = seen.index(text) if text in seen else -2
            raise Unstable(document.path, chain(*made[since:]))
        seen.append(text)
        data, changes = encoded.spliced(choice.made, text), changes + len(choice.made)
        kept.move(shift)
        waiting = [
            _Waiting(edit.finding.rule, first.finding.rule, _place(edit, first, shift))
            for edit, first in choice.waiting
        ]
        document = Document(document.path, text, document.encoding)
        outcome = check(document)
        findings = [each for each in outcome.findings if not kept.holds(each, once=each.rule in once)]


class _Waiting(NamedTuple):
    """An edit that a round left to the next, the rule that went first, and where the text of both lies now."""

    rule: str
    rival: str
    place: Span


def _place(edit: Edit, first: Edit, shift: Shift) -> Span:
    """Return where the text of two edits that meet went, and what stands at its edges."""
    one, other = edit.finding, first.finding
    return shift.span(min(one.start, other.start) - 1, max(one.end, other.end) + 1)


def _fates(waiting: Iterable[_Waiting], choice: Choice) -> Iterator[tuple[str, str, bool]]:
    """Yield for each that does not wait again its rule, the rule that went first, and whether it is made now."""
    made, again = _by_rule(choice.made), _by_rule(edit for edit, _ in choice.waiting)
    for rule, rival, place in waiting:
        if touches(made[rule], *place):
            yield rule, rival, True
        elif not touches(again[rule], *place):
            yield rule, rival, False


def _by_rule(edits: Iterable[Edit]) -> Mapping[str, list[Span]]:
    spans = defaultdict[str, list[Span]](list)
    for edit in edits:
        spans[edit.finding.rule].append((edit.finding.start, edit.finding.end))
    return spans


def _overlaps(met: Mapping[tuple[str, str, bool], int]) -> list[Overlap]:
    pairs = sorted({(rule, rival) for rule, rival, _ in met})
    return [Overlap(*pair, met.get((*pair, True), 0), met.get((*pair, False), 0)) for pair in pairs]
