"""What becomes of a baseline when documents are looked at anew: they change, all others stay; it writes no file."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from reportlint.acceptance.baseline_file import Documents, read_baseline, render
from reportlint.acceptance.matching import mark_of, match
from reportlint.acceptance.naming import name_of, path_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from reportlint.document import Document
    from reportlint.engine import Outcome


class Renewal:
    """The baseline of a folder in the making.

    exists: whether there is one now. shrink: whether only what was there before stays. grown, shrunk: how many findings
    were added and removed so far.
    """

    def __init__(self, path: Path, *, shrink: bool) -> None:
        self.path, self._home, self._shrink = path, path.parent, shrink
        self.exists = os.path.lexists(path)
        self._documents: Documents = read_baseline(path)[1] if self.exists else {}
        self.grown, self.shrunk = 0, 0

    @property
    def documents(self) -> int:
        """How many documents have findings in it."""
        return sum(map(bool, self._documents.values()))

    @property
    def findings(self) -> int:
        """How many findings it holds."""
        return sum(sum(marks.values()) for marks in self._documents.values())

    def take(self, document: Document, outcome: Outcome, asked: Collection[str], once: Collection[str]) -> None:
        """Put a document's findings in the place of what the rules that were asked had found.

        once: the rules that show the same words once a document.
        """
        finished = frozenset(asked).difference(failure.rule for failure in outcome.failures)
        name = name_of(document.path, self._home)
        earlier = self._documents.get(name, {})
        today = [
            mark_of(document, finding, anywhere=finding.rule in once)
            for finding in outcome.findings
            if finding.rule in finished
        ]
        known, left = match({mark: count for mark, count in earlier.items() if mark.rule in finished}, today)
        stay = Counter({mark: count for mark, count in earlier.items() if mark.rule not in finished})
        stay.update(mark for mark, was_there in zip(today, known, strict=True) if was_there or not self._shrink)
        self._documents[name] = dict(stay)
        self.grown += 0 if self._shrink else known.count(False)
        self.shrunk += sum(left.values())

    def drop_gone(self, path: str) -> bool:
        """Forget the documents at a path, or below it, that do not exist any more; tell whether there were any."""
        named = os.path.abspath(path)  # noqa: PTH100  # resolve() follows links
        before = self.shrunk
        for name in list(self._documents):
            document = os.path.abspath(path_of(name, self._home))  # noqa: PTH100
            if not os.path.lexists(document) and (document == named or document.startswith(os.path.join(named, ""))):  # noqa: PTH118
                self.shrunk += sum(self._documents.pop(name).values())
        return self.shrunk > before

    def content(self) -> bytes:
        """Return what the file shall hold."""
        return render(self._documents)
