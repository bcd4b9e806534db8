"""The settings of a project, read and sought upwards from a document to the repository's root; it applies none of them.

The nearest file holds alone: settings of several folders are not merged, so that one file says all that holds.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FileError
from reportlint.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN_FILE, SHARED_FILE = "reportlint.yaml", "pyproject.toml"
TABLE = ("tool", "reportlint")
"""The table of a TOML file that holds the settings."""
_MISNAMED = "reportlint.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of a settings file; as in a rule file, a field's type is its schema, its metadata `doc` explains it."""

    terms: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "本单位的专名和术语，所在处不报洗稿替换、错别字和繁简字符；或列出它们的 .txt、.csv 文件"},
    )


@dataclass(frozen=True, slots=True)
class Project:
    """What holds for some documents: settings as written, and what they name, read; path is None without settings."""

    path: str | None = None
    settings: Settings = field(default_factory=Settings)
    terms: Terms = field(default_factory=Terms)


class Projects:
    """The projects that documents belong to; every settings file is read once."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Project] = {}

    def of(self, document: str) -> Project:
        """Return the project of a document, whose path need not exist; FileError if its settings cannot be used."""
        return self._of_folder(Path(os.path.abspath(document)).parent)  # noqa: PTH100  # resolve() follows links

    def _of_folder(self, folder: Path) -> Project:
        if folder not in self._by_folder:
            if (path := _settings_in(folder)) is not None:
                project = read_project(path)
            elif folder == folder.parent or os.path.lexists(folder / ".git"):
                project = Project()
            else:
                project = self._of_folder(folder.parent)
            self._by_folder[folder] = project
        return self._by_folder[folder]


def read_project(path: str) -> Project:
    """Read a settings file, of TOML the table `tool.reportlint`, and the files it names; FileError as for rules."""
    settings = _read_toml(path) if _is_toml(path) else _read_yaml(path)
    if settings is None:
        problem = Bilingual("没有 [tool.reportlint] 表", "has no table [tool.reportlint]")
        raise FileError(path, 0, 0, problem)
    return Project(path, settings, _terms(path, settings))


def _settings_in(folder: Path) -> str | None:
    """Return the settings file of a folder; FileError where two would each claim to be it, or one is misnamed."""
    own, shared = _shown(folder / OWN_FILE), _shown(folder / SHARED_FILE)
    if os.path.lexists(folder / _MISNAMED):
        problem = Bilingual(f"设置文件须名为 {OWN_FILE}", f"a settings file is called {OWN_FILE}")
        raise FileError(_shown(folder / _MISNAMED), 0, 0, problem)
    has_own = os.path.lexists(folder / OWN_FILE)
    has_shared = os.path.lexists(folder / SHARED_FILE) and _mentions_us(shared) and _read_toml(shared) is not None
    if has_own and has_shared:
        problem = Bilingual(
            f"旁边的 {SHARED_FILE} 里也有 [tool.reportlint]，请只留一处",
            f"{SHARED_FILE} beside it has a table [tool.reportlint], too; keep one of them",
        )
        raise FileError(own, 0, 0, problem)
    return own if has_own else shared if has_shared else None


def _mentions_us(path: str) -> bool:
    """Tell whether a TOML file may hold our table; most do not, and what is wrong with those is not our affair."""
    try:
        return TABLE[-1].encode() in Path(path).read_bytes()
    except OSError:  # it may; who reads it says why it cannot be read
        return True


def _is_toml(path: str) -> bool:
    return path.lower().endswith(".toml")


def _read_yaml(path: str) -> Settings:
    from reportlint import nodes, strict_yaml  # most runs find no settings, and YAML takes long to load

    return strict_yaml.read_fields(path, Settings, nodes.compose(path))


def _read_toml(path: str) -> Settings | None:
    from reportlint import strict_toml

    return strict_toml.read(path, TABLE, Settings)


def _place_of(path: str, keys: Sequence[str | int]) -> tuple[int, int]:
    from reportlint import strict_toml, strict_yaml

    return strict_toml.place_of(path, TABLE, keys) if _is_toml(path) else strict_yaml.place_of(path, tuple(keys))


def _terms(path: str, settings: Settings) -> Terms:
    if not settings.terms:
        return Terms()
    from reportlint.term_lists import words_of

    def error(at: int, problem: Bilingual) -> FileError:
        return FileError(path, *_place_of(path, ("terms", at)), problem)

    return Terms(words_of(settings.terms, Path(path).parent, error))


def _shown(path: Path) -> str:
    """Return a path as a message shows it: from the working directory, where the file lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
