"""The folders in which a change may matter to a check, and whether a change in them does; it waits for none."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import ReportlintError
from reportlint.paths import SUFFIX, expand
from reportlint.settings.project import Projects, read_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SUFFIXES = (SUFFIX, ".csv", ".yaml", ".yml", ".toml")
_OURS = (".reportlint-", ".gitignore")
"""How hidden files start that matter: the lists of what was accepted, and what a walk leaves out."""


class Watched:
    """What the findings of some documents depend on.

    paths: as on the command line. rules: folders of rules. config: the settings file for all documents, if named.
    written: files that the check itself writes.
    """

    def __init__(self, paths: Sequence[str], rules: Iterable[Path], config: str | None, written: Iterable[str]) -> None:
        self._paths, self._rules, self._config = paths, [*rules], config
        self._written = {_absolute(path) for path in written}
        self._documents: set[Path] = set()
        self._folders: dict[Path, int] = {}
        self._beside: Path | None = None

    def folders(self) -> dict[Path, int]:
        """Return the folders that matter now, each without those below it, and the number the system has for each.

        A folder that was deleted and made again has another number.
        """
        self._documents = {_absolute(path) for path in expand(self._paths).paths}
        homes = {folder for path in self._paths for folder in _homes(path)}
        rules = (tree for root in self._rules for tree in _walked(_absolute(root)))
        folders = homes.union(rules, self._named_by_settings(homes), *(_up_to_the_root(home) for home in homes))
        here = _absolute(".")  # of documents without settings, what was accepted lies there
        self._beside = None if here in folders else here
        self._folders = {folder: folder.stat().st_ino for folder in (*folders, here) if folder.is_dir()}
        return self._folders

    def concerns(self, path: str) -> bool:
        """Tell whether a change of a file or folder, by its path from the root, may change what is found."""
        changed = Path(path)
        if changed in self._written:
            return False
        if changed in self._documents or changed in self._folders or changed.name.startswith(_OURS):
            return True
        if changed.parent == self._beside:
            return False
        return not changed.name.startswith(".") and (changed.name.lower().endswith(_SUFFIXES) or changed.is_dir())

    def _named_by_settings(self, homes: Iterable[Path]) -> Iterator[Path]:
        """Yield the folders of the settings and of what they name; of settings that cannot be used, their own."""
        if self._config is not None:
            yield _absolute(self._config).parent
        projects = Projects()
        for home in homes:
            try:
                project = projects.of(str(home / "_")) if self._config is None else read_project(self._config)
                if project is not None:
                    lists = ((project.folder / term).parent for term in project.settings.terms)
                    yield from map(_absolute, (project.folder, *lists))
                    yield from (tree for root in project.rule_folders for tree in _walked(root))
            except ReportlintError:  # the check says so
                continue


def _homes(path: str) -> Iterator[Path]:
    """Yield the folders in which the documents of a path lie, or may come to lie."""
    root = path
    while glob.has_magic(root) and not os.path.lexists(root):
        root = os.path.dirname(root)  # noqa: PTH120  # Path("") would be "."
    absolute = _absolute(root)
    if absolute.is_dir():
        yield from _walked(absolute)
    else:
        yield absolute.parent


def _walked(root: Path) -> Iterator[Path]:
    """Yield a folder and those below it, hidden ones left out."""
    for folder, below, _ in os.walk(root):
        yield Path(folder)
        below[:] = [name for name in below if not name.startswith(".")]


def _up_to_the_root(folder: Path) -> list[Path]:
    """Return the folders above one in which settings are sought, as far as the repository's root; none outside one."""
    parents = [folder, *folder.parents]
    roots = [at for at, parent in enumerate(parents) if (parent / ".git").exists()]
    return parents[: roots[0] + 1] if roots else []


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() follows links
