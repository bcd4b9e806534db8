"""Finds the rules made ready in an earlier run, so that this one reads no YAML; it holds nothing that files do not say.

A wheel brings its own rules ready. For a checkout, and for folders of the user's own, a copy lies in the user's cache
folder, good for what it was made of: the rule files and our modules (path, size, time of change), and the version.
Whatever is missing, stale or broken is read from the files again.
"""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import suppress
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.engine import prepare
from reportlint.packed import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.engine import Plan
    from reportlint.rule import Rule

SHIPPED = "rules.packed"
"""The file of the package, made with the wheel, that holds its rules."""
_SOURCES = Path(__file__).parent
_COPIES_KEPT = 8


def load(folders: Sequence[Path]) -> Plan:
    """Return read_catalogue(folders) made ready to run, as it is kept where that is current."""
    if list(folders) == [bundled_root()] and (plan := _shipped()):
        return plan
    sources = made_of(folders)
    try:
        copy = cache_folder() / f"{zlib.crc32(sources):08x}.packed"
    except RuntimeError:  # a user without a home, as in a container: there is no place that is only theirs
        return prepare(_read(folders))
    try:
        plan = unpack(_mapped(copy), sources, partial(_afresh, folders, copy))
    except (OSError, ValueError):
        plan = prepare(_read(folders))
        _store(pack(plan, sources), copy)
    return plan


def _afresh(folders: Sequence[Path], copy: Path) -> list[Rule]:
    """Return the rules as their files say, where a copy of them is damaged, and let the next run make another."""
    with suppress(OSError):
        copy.unlink()
    return _read(folders)


def _read(folders: Sequence[Path]) -> list[Rule]:
    """Return read_catalogue(folders), our own as they are kept: who writes a rule does not wait for 500 others."""
    ours = bundled_root()
    own = [folder for folder in folders if folder != ours]
    if len(own) == len(folders) or not own:
        return read_catalogue(folders)
    return read_catalogue(own, load([ours]).rules)


def ship(rules: Path) -> bytes:
    """Return what a wheel brings of the rules in a folder; FileError for a rule that is wrong."""
    return pack(prepare(read_catalogue([rules])), __version__.encode(), rules)


def _shipped() -> Plan | None:
    try:
        root = bundled_root()
        return unpack(_mapped(_SOURCES / SHIPPED), __version__.encode(), partial(read_catalogue, [root]), root)
    except (OSError, ValueError):  # a checkout has none; one packed for another daachorse cannot be used
        return None


def cache_folder() -> Path:
    """Return the folder for copies: REPORTLINT_CACHE, else the platform's place for caches."""
    if own := os.environ.get("REPORTLINT_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "reportlint" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reportlint"


def _mapped(file: Path) -> mmap:
    """Return what a file holds, read where it is looked at; OSError or, of an empty one, ValueError."""
    with file.open("rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ)


def _store(data: bytes, copy: Path) -> None:
    """Write the copy whole or not at all; a folder that cannot be written costs time, not the run."""
    import tempfile  # only the run that reads the files needs it

    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        _sweep(copy.parent)
        with tempfile.NamedTemporaryFile(dir=copy.parent, suffix=".packed", delete=False) as file:
            file.write(data)
        Path(file.name).replace(copy)
    except OSError:  # what was half written is swept away with the oldest copies
        return


def _sweep(folder: Path) -> None:
    copies = [*folder.glob("*.packed"), *folder.glob("*.pickle")]  # the second is how they were called before
    copies.sort(key=lambda copy: copy.stat().st_mtime, reverse=True)
    for copy in copies[_COPIES_KEPT - 1 :]:
        copy.unlink(missing_ok=True)


def made_of(folders: Sequence[Path]) -> bytes:
    """Return what the rules of the folders, and what they mean, are made of: if it differs, findings may."""
    lines = [f"{__version__} {sys.version}"]
    for root in (_SOURCES, *folders):
        lines.append(str(root))  # a folder without rules is an error, too
        lines += [f"{path}\0{status.st_size}\0{status.st_mtime_ns}" for path, status in _files(root)]
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files a catalogue depends on: rule files, and the modules and tables that give them their meaning."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.name.endswith((".yaml", ".py", ".txt", ".bin", ".json")) and not entry.name.startswith("."):
            yield entry.path, _status(entry)


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link to nothing, or to itself, is no fault here
        return entry.stat(follow_symlinks=False)
