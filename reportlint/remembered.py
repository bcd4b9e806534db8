"""Outcomes of documents checked before, kept in the user's cache folder; it checks nothing.

An outcome lies under a digest of all that it depends on: so it is never stale, only unused, and is swept away when
nobody has asked for it for a month. Entries are pickles, written by us for this user, as the ready rules are.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from reportlint.engine import Outcome
from reportlint.finding import Finding

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 24 * 60 * 60
"""Seconds."""
_KEPT = 30 * _DAY
_CHECK_SUM = 32
"""Bytes of the digest before what was pickled, which tells a broken entry."""


def key(data: bytes, *circumstances: bytes) -> str:
    """Return the name of an outcome: of the bytes of a document, and of all else it depends on."""
    digest = hashlib.sha256(data)
    for each in circumstances:
        digest.update(len(each).to_bytes(8, "little") + each)
    return digest.hexdigest()


class Remembered:
    """The outcomes kept below a folder; one that cannot be read or written costs time, not the run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "outcomes"

    def recall(self, name: str, path: str) -> Outcome | None:
        """Return what was kept under a name, as the outcome of the document at a path; None where nothing was."""
        entry = self._entry(name)
        try:
            kept = entry.read_bytes()
            sum_, data = kept[:_CHECK_SUM], kept[_CHECK_SUM:]
            if hashlib.sha256(data).digest() != sum_:
                return None
            findings = pickle.loads(data)  # noqa: S301  # see above
            os.utime(entry)
        except OSError:
            return None
        return Outcome([Finding(path, *finding) for finding in findings], [])

    def keep(self, name: str, outcome: Outcome) -> None:
        """Keep an outcome, unless a rule did not finish: that may be the machine's fault."""
        if outcome.failures:
            return
        data = pickle.dumps([tuple(finding)[1:] for finding in outcome.findings], pickle.HIGHEST_PROTOCOL)
        entry = self._entry(name)
        with suppress(OSError):
            entry.parent.mkdir(parents=True, exist_ok=True)
            new = entry.with_suffix(f".{os.getpid()}")
            new.write_bytes(hashlib.sha256(data).digest() + data)
            new.replace(entry)

    def sweep(self) -> None:
        """Remove what was not asked for in a month; it looks once a day."""
        mark, now = self._folder / "swept", time.time()
        with suppress(OSError):
            if mark.exists() and now - mark.stat().st_mtime < _DAY:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
            for entry in self._folder.glob("*/*"):
                if now - entry.stat().st_mtime > _KEPT:
                    entry.unlink(missing_ok=True)

    def _entry(self, name: str) -> Path:
        return self._folder / name[:2] / name[2:]
