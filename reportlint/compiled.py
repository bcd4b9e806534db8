"""Keeps a catalogue that was read once, so that the next start reads no YAML; it holds nothing that files do not say.

The copy lies in the user's cache folder under a name made of what the rule files are (path, size, time of change) and
of the version that read them; whatever is missing, stale or broken is read from the files again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.catalogue import read_catalogue
from reportlint.engine import Plan, prepare
from reportlint.expression import ENGINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_SOURCES = Path(__file__).parent
_COPIES_KEPT = 8
_SEAL = hashlib.sha256().digest_size


def load(folders: Sequence[Path]) -> Plan:
    """Return read_catalogue(folders) made ready to run, from the copy where it is current."""
    try:
        copy = cache_folder() / f"{_key(folders)}.pickle"
    except RuntimeError:  # a user without a home, as in a container: there is no place that is only theirs
        return prepare(read_catalogue(folders))
    try:
        plan: Plan = pickle.loads(_sealed(copy.read_bytes()))  # noqa: S301  # written by us, for this user
    except (OSError, pickle.PickleError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        plan = prepare(read_catalogue(folders))
        _store(plan, copy)
    return plan


def cache_folder() -> Path:
    """Return the folder for copies: REPORTLINT_CACHE, else the platform's place for caches."""
    if own := os.environ.get("REPORTLINT_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "reportlint" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportlint"


def _sealed(copy: bytes) -> bytes:
    """Return what a copy holds behind its digest; ValueError if it is not what was written."""
    seal, data = copy[:_SEAL], copy[_SEAL:]
    if hashlib.sha256(data).digest() != seal:
        raise ValueError
    return data


def _store(plan: Plan, copy: Path) -> None:
    """Write the copy whole or not at all; a folder that cannot be written costs time, not the run."""
    import tempfile  # only the run that reads the files needs it

    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        _sweep(copy.parent)
        data = pickle.dumps(plan, pickle.HIGHEST_PROTOCOL)
        with tempfile.NamedTemporaryFile(dir=copy.parent, suffix=".pickle", delete=False) as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(file.name).replace(copy)
    except OSError:  # what was half written is swept away with the oldest copies
        return


def _sweep(folder: Path) -> None:
    copies = sorted(folder.glob("*.pickle"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    for copy in copies[_COPIES_KEPT - 1 :]:
        copy.unlink(missing_ok=True)


def _key(folders: Sequence[Path]) -> str:
    digest = hashlib.sha256(f"{__version__} {ENGINE} {sys.version}".encode())
    for root in (_SOURCES, *folders):
        digest.update(f"\n{root}\0".encode("utf-8", "surrogateescape"))  # a folder without rules is an error, too
        for path, status in _files(root):
            digest.update(f"\n{path}\0{status.st_size}\0{status.st_mtime_ns}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:32]


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files a catalogue depends on: rule files, and the modules and tables that give them their meaning."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.name.endswith((".yaml", ".py", ".txt")) and not entry.name.startswith("."):
            yield entry.path, entry.stat(follow_symlinks=os.path.exists(entry.path))  # noqa: PTH110  # a loop is no fault
