"""All that was accepted at one place, set against the findings of a run; it writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reportlint.document import Document
    from reportlint.engine import Outcome


class Register:
    """What was accepted in the folder `home`, and what of it a run has used.

    known: the names of all rules there are; FileError for a list that cannot be used, as one that names another rule.
    """

    def __init__(self, home: Path, known: Collection[str]) -> None:
        self._home, self._known = home, known

    def __bool__(self) -> bool:
        """Tell whether anything was accepted, so that `leftovers` may have something to say."""
        return False

    def sift(self, document: Document, outcome: Outcome, asked: Collection[str]) -> Outcome:  # noqa: ARG002
        """Return the outcome with what was accepted set aside; asked: the names of the rules that ran."""
        return outcome

    def leftovers(self) -> Iterator[tuple[Document, Outcome]]:
        """Yield, after all documents, the lists themselves with what is wrong in them: unused, expired, malformed."""
        yield from ()
