"""All findings of a document in their order, the accepted among them, each with what it is known by from run to run."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reportlint.fingerprint import fingerprints
from reportlint.output.places import with_slashes
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.finding import Accepted, Finding


class Tracked(NamedTuple):
    """A finding with its fingerprint, and which one of those that share it it is, from 1, in its document.

    accepted: who accepted it and why, None where nobody did. Accepting one finding renumbers no other.
    """

    finding: Finding
    accepted: Accepted | None
    fingerprint: str
    occurrence: int

    @property
    def key(self) -> str:
        """32 hexadecimal digits that no other finding of the run has, and this one has in every run."""
        known_by = f"{with_slashes(self.finding.path)}\0{self.fingerprint}\0{self.occurrence}"
        return sha256(known_by.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def tracked(document: Document, outcome: Outcome) -> Iterator[Tracked]:
    """Yield the findings of a document and those accepted of it, sorted by start, end and rule."""
    each: list[tuple[Finding, Accepted | None]] = [(finding, None) for finding in outcome.findings]
    if outcome.accepted:
        each += [(accepted.finding, accepted) for accepted in outcome.accepted]
        each.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule))
    marks = fingerprints(document, (finding for finding, _ in each))
    for (finding, accepted), (mark, before) in zip(each, marks, strict=True):
        yield Tracked(finding, accepted, mark, before + 1)
