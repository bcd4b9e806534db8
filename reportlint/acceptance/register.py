"""All that was accepted at one place, set against the findings of a run; it writes nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from reportlint.engine import Outcome
from reportlint.errors import Bilingual, FileError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.finding import Finding

IGNORES = ".reportlint-ignores.yaml"
"""The list of what someone accepted one by one, in the folder of the settings."""
BASELINE = ".reportlint-baseline.json"
"""The findings of the day the linter was adopted, in the same folder."""
LISTS = (IGNORES, BASELINE)
"""How the paths end of what `leftovers` yields."""
WITH_COMMENTS = (".md", ".markdown")
"""How the documents end in which comments are heard."""
_MISNAMED = ".reportlint-ignores.yml"


class _List(Protocol):
    """A list of accepted findings; document: its own text."""

    document: Document

    def sift(self, name: str, document: Document, outcome: Outcome, asked: Collection[str]) -> Outcome: ...
    def faults(self, home: Path, lang: Lang) -> Iterator[Finding]: ...


class Register:
    """What was accepted in the folder `home`, and what of it a run has used.

    known: the names of all rules there are; baseline: whether that holds, too. FileError for a list that cannot be
    used, as one that names another rule.
    """

    def __init__(self, home: Path, known: Collection[str], lang: Lang = "zh", *, baseline: bool = True) -> None:
        self._home, self._known, self._lang = home, known, lang
        self._lists: list[_List] = []
        if os.path.lexists(home / _MISNAMED):
            raise FileError(
                str(home / _MISNAMED), 0, 0, Bilingual(f"清单须名为 {IGNORES}", f"the list is called {IGNORES}")
            )
        if os.path.lexists(home / IGNORES):
            from reportlint.acceptance.ignores import read_ignores  # most runs find no list

            self._lists.append(read_ignores(home / IGNORES, known))
        if baseline and os.path.lexists(home / BASELINE):
            from reportlint.acceptance.baseline import Baseline

            self._lists.append(Baseline(home / BASELINE))

    def __bool__(self) -> bool:
        """Tell whether there is a list, so that `leftovers` may have something to say."""
        return bool(self._lists)

    def sift(self, document: Document, outcome: Outcome, asked: Collection[str]) -> Outcome:
        """Return the outcome with what was accepted set aside; asked: the names of the rules that ran.

        What several accept is accepted by a comment first, then by the list, then by the baseline.
        """
        commented = document.path.lower().endswith(WITH_COMMENTS)
        if not self._lists and not commented:
            return outcome
        finished = frozenset(asked).difference(failure.rule for failure in outcome.failures)
        if commented:
            from reportlint.acceptance.comments import sift_comments

            outcome = sift_comments(document, outcome, finished, self._known, self._lang)
        if self._lists:
            from reportlint.acceptance.naming import name_of

            name = name_of(document.path, self._home)
            for each in self._lists:
                outcome = each.sift(name, document, outcome, finished)
        return outcome

    def leftovers(self) -> Iterator[tuple[Document, Outcome]]:
        """Yield, after all documents, the lists themselves with what is wrong in them: unused, expired, malformed."""
        for each in self._lists:
            findings = sorted(
                each.faults(self._home, self._lang), key=lambda finding: (finding.start, finding.end, finding.rule)
            )
            if findings:
                yield each.document, Outcome(findings, [])
