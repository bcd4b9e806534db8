"""All findings of the day the linter was adopted, set against those of today; it writes no file."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reportlint.acceptance.baseline_file import line_of, read_baseline
from reportlint.acceptance.faults import SHRINK, rest_of_line
from reportlint.acceptance.matching import mark_of, match
from reportlint.acceptance.naming import gone, path_of
from reportlint.document import Document
from reportlint.engine import Outcome
from reportlint.errors import Bilingual
from reportlint.finding import Accepted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from reportlint.errors import Lang
    from reportlint.finding import Finding


class Baseline:
    """What the baseline of a folder holds, and what of it a run saw mended. document: the file itself."""

    def __init__(self, path: Path) -> None:
        text, self._documents = read_baseline(path)
        self.document = Document(str(path), text)
        self._checked: set[str] = set()
        self._mended: dict[str, tuple[str, int]] = {}

    def sift(self, name: str, document: Document, outcome: Outcome, asked: Collection[str]) -> Outcome:
        """Set aside the findings that the document had then; asked: the names of the rules that ran to the end."""
        self._checked.add(name)
        earlier = self._documents.get(name)
        if not earlier:
            return outcome
        matched = match(earlier, [mark_of(document, finding) for finding in outcome.findings])
        mended = sum(matched.left[mark.fingerprint] for mark in earlier if mark.rule in asked)
        if mended:
            self._mended[name] = document.path, mended
        pairs = list(zip(outcome.findings, matched.known, strict=True))
        accepted = [Accepted(finding, "baseline") for finding, known in pairs if known]
        return Outcome(
            [finding for finding, known in pairs if not known], outcome.failures, [*outcome.accepted, *accepted]
        )

    def faults(self, home: Path, lang: Lang) -> Iterator[Finding]:
        """Yield a note for each document of which findings were mended, or which is gone though its deputy is there."""
        for name, (path, mended) in self._mended.items():
            yield self._shrink(name, path, Bilingual(f"{name} 已改好 {mended} 处", f"mended in {name}: {mended}"), lang)
        for name in gone(self._documents, self._checked, home):
            said = Bilingual(f"没有文件 {name}", f"there is no file {name}")
            yield self._shrink(name, str(path_of(name, home)), said, lang)

    def _shrink(self, name: str, path: str, said: Bilingual, lang: Lang) -> Finding:
        command = f"reportlint baseline --shrink {shlex.quote(path)}"
        message = Bilingual(f"{said.zh}，请收缩基线：{command}", f"{said.en}; shrink the baseline: {command}")
        line = rest_of_line(self.document, line_of(self.document.text, name), 1)
        return SHRINK.at(self.document, line, message.words(lang))
