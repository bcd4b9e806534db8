"""What a finding is told by when lines have moved: its rule, its words and those round them; never its position."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.document import Document
    from reportlint.finding import Finding

CONTEXT = 12
"""How many characters beside the flagged text belong to it, on its own line, blanks left out."""


def fingerprint(document: Document, finding: Finding) -> str:
    """Return 32 hexadecimal digits: the same wherever in a document the line stands, and in every encoding of it.

    Two findings may share one; what tells them apart is how many there are.
    """
    before, after = context(document, finding)
    words = (finding.rule, "".join(finding.text.split()), before, after)
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def fingerprints(document: Document, findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """Return the fingerprint of each finding, and how many with the same one came before it."""
    seen: dict[str, int] = {}
    numbered = []
    for finding in findings:
        mark = fingerprint(document, finding)
        numbered.append((mark, seen.get(mark, 0)))
        seen[mark] = seen.get(mark, 0) + 1
    return numbered


def context(document: Document, finding: Finding) -> tuple[str, str]:
    """Return what stands before and after a finding on its lines, without blanks, CONTEXT characters each at most."""
    source = document.source
    reach = 4 * CONTEXT  # in a line of blanks there is no context to be found
    before = source[max(0, finding.start - reach) : finding.start].rpartition("\n")[2]
    after = source[finding.end : finding.end + reach].partition("\n")[0]
    return "".join(before.split())[-CONTEXT:], "".join(after.split())[:CONTEXT]
