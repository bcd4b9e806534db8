"""The corrections of a text with the odds for each; it does not say which odds are enough."""

from __future__ import annotations

import math
from functools import cache, cached_property
from operator import attrgetter, mul
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.record import NamedTuple
from reportlint.usage import counts, lexicon
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.edits import Edit, best_edit, likely_edits
from reportlint.usage.spelling.frequent import Frequent
from reportlint.usage.spelling.suspects import Candidate, Suspects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FILE = Path(__file__).parent.parent / "data" / "spelling.json"
AT_A_GLANCE = (2000, 60)
"""How much commoner a rival must be to be weighed, and how often known in its place; tools/rivals.py marks by it."""
_CLOSELY = (4, 5)
_REACH = 6  # places nearer than this are context for one another
_CLUSTER = 64
_MARGIN = 16  # beyond what a judgement looks at
_MOST_REMEMBERED = 50_000


class Correction(NamedTuple):
    """What may have been meant at an offset. odds: log10 of the odds that it was, as fitted."""

    offset: int
    written: str
    meant: str
    odds: float


class Speller:
    """Counts, tables and weights together; remembers what it learned about pairs, so keep it for many texts."""

    def __init__(self, table: counts.Counts) -> None:
        """Take the counts of official text."""
        self._counts = table
        self._table = confusable.load()
        self._frequent = Frequent(table)

    @cached_property
    def _at_a_glance(self) -> _Look:
        return _Look("glance", Suspects(self._counts, self._table, *AT_A_GLANCE))

    @cached_property
    def _closely(self) -> _Look:
        return _Look("closely", Suspects(self._counts, self._table, *_CLOSELY, lexicon.load()))

    def corrections(self, text: str, least: float, *, closely: bool = False) -> Iterator[Correction]:
        """Yield what has at least these odds, by offset, without overlaps.

        At a glance, only pairs are weighed that are very much rarer than a rival; closely, all that are rare, and the
        frequent characters that pairs tell nothing of, which takes ten times as long.
        """
        found = self._of_suspects(text, least, closely=closely)
        yield from _together(found, self._of_frequent(text, least)) if closely else found

    def _of_frequent(self, text: str, least: float) -> Iterator[Correction]:
        for offset, meant, odds in self._frequent.likeliest(text, least):
            yield Correction(offset, text[offset], meant, odds)

    def _of_suspects(self, text: str, least: float, *, closely: bool) -> Iterator[Correction]:
        look = self._closely if closely else self._at_a_glance
        for cluster in _clusters(look.suspects.candidates(text)):
            by_offset = _by_offset(cluster)
            found = {offset: self._judged_once(look, text, those) for offset, those in by_offset.items()}
            if any(one and one.odds >= least for one in found.values()):
                yield from self._mend(look, text, by_offset, found, least)

    def edits(self, text: str, *, closely: bool) -> Iterator[Edit]:
        """Yield the likeliest edit of every offset that looks suspect, each as if it were the only one."""
        look = self._closely if closely else self._at_a_glance
        for cluster in _clusters(look.suspects.candidates(text)):
            for candidates in _by_offset(cluster).values():
                if edit := best_edit(text, candidates, self._counts):
                    yield edit

    def _mend(
        self,
        look: _Look,
        text: str,
        by_offset: dict[int, list[Candidate]],
        found: dict[int, Correction | None],
        least: float,
    ) -> list[Correction]:
        """Take the surest first, and look again at its neighbours with the text mended."""
        start, end = max(0, min(found) - _MARGIN), max(found) + _MARGIN
        mended = text[start:end]
        taken: list[Correction] = []
        while sure := [one for one in found.values() if one and one.odds >= least]:
            best = max(sure, key=attrgetter("odds"))
            first, last = best.offset, best.offset + len(best.meant)
            mended = mended[: first - start] + best.meant + mended[last - start :]
            taken.append(best._replace(written=text[first:last]))
            for offset in [one for one in found if -_REACH < one - first < _REACH]:
                free = [one for one in by_offset[offset] if offset + len(one.meant) <= first or offset >= last]
                by_offset[offset] = free
                moved = self._judged(look, mended, [one._replace(offset=offset - start) for one in free])
                found[offset] = moved._replace(offset=offset) if moved else None
        return sorted(taken)

    def _judged_once(self, look: _Look, text: str, candidates: list[Candidate]) -> Correction | None:
        """Return what `_judged` does; remembered, because text repeats itself."""
        offset = candidates[0].offset
        start = max(0, offset - _MARGIN)
        place = text[start : offset + _MARGIN], offset - start, tuple(one.meant for one in candidates)
        known = look.known
        if place not in known:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            known[place] = self._judged(look, text, candidates)
        judged = known[place]
        return judged._replace(offset=offset) if judged else None

    def _judged(self, look: _Look, text: str, candidates: Iterable[Candidate]) -> Correction | None:
        edits = likely_edits(text, candidates, self._counts)
        judged = (Correction(edit.offset, edit.written, edit.meant, look.odds(edit)) for edit in edits)
        return max(judged, key=attrgetter("odds"), default=None)


class _Look:
    """How suspects are chosen, what the weights then say of them, and what was found so far."""

    def __init__(self, name: str, suspects: Suspects) -> None:
        self.suspects = suspects
        self.known: dict[tuple[str, int, tuple[str, ...]], Correction | None] = {}
        self._name = name

    def odds(self, edit: Edit) -> float:
        intercept, weights = self._fitted
        return intercept + math.fsum(map(mul, weights, edit.features))

    @cached_property
    def _fitted(self) -> tuple[float, list[float]]:
        """The intercept and the weights, in the order of edits.Edit.features; most pages have nothing to weigh."""
        import json

        fitted = json.loads(_FILE.read_text(encoding="utf-8"))[self._name]
        return fitted["intercept"], fitted["weights"]


def _together(first: Iterable[Correction], second: Iterable[Correction]) -> list[Correction]:
    """Return both by offset; where they are of one place, the surer one, or the first if it is of more characters."""
    found = {one.offset: one for one in first}
    taken = {at: one for one in found.values() for at in range(one.offset, one.offset + len(one.meant))}
    for one in second:
        other = taken.get(one.offset)
        if other is None or (len(other.meant) == 1 and other.odds < one.odds):
            found[one.offset] = one
    return sorted(found.values())


def _by_offset(candidates: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    found: dict[int, list[Candidate]] = {}
    for one in dict.fromkeys(candidates):
        found.setdefault(one.offset, []).append(one)
    return found


def _clusters(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Gather the candidates that lie near one another."""
    cluster: list[Candidate] = []
    for candidate in candidates:
        if cluster and (candidate.offset - cluster[-1].offset > _REACH or len(cluster) >= _CLUSTER):
            yield cluster
            cluster = []
        cluster.append(candidate)
    if cluster:
        yield cluster


@cache
def load() -> Speller:
    """Return the speller that comes with the package; made once a process, and only when a rule needs it."""
    return Speller(counts.load())
