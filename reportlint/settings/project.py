"""The settings of a project, sought upwards from a document to the repository's root, and what they name, read.

The nearest file holds alone: settings of several folders are not merged, so that one file says all that holds.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FileError, ReportlintError
from reportlint.settings.patterns import Patterns
from reportlint.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.settings.keys import Settings

    Keys = tuple[str | int, ...]

OWN_FILE, SHARED_FILE = "reportlint.yaml", "pyproject.toml"
TABLE = ("tool", "reportlint")
"""The table of a TOML file that holds the settings."""
_MISNAMED = "reportlint.yml"


class Project:
    """What a settings file says and what it names.

    Rule folders and terms are read at the first use, which raises FileError for what cannot be used.
    """

    def __init__(self, path: str, settings: Settings) -> None:
        self.path, self.settings = path, settings
        self.folder = Path(path).parent
        """The folder all paths of the settings are relative to."""

    @cached_property
    def terms(self) -> Terms:
        """The project's own words."""
        if not self.settings.terms:
            return Terms()
        from reportlint.settings.term_lists import words_of

        return Terms(words_of(self.settings.terms, self.folder, lambda at, problem: self.error(("terms", at), problem)))

    @cached_property
    def rule_folders(self) -> list[Path]:
        """The rule folders of the project and of the packs it names."""
        return [*self._own_folders(), *self._folders_of_packs()]

    @cached_property
    def exclude(self) -> Patterns | None:
        """What is not checked, None where everything is."""
        return self._patterns(self.settings.exclude) if self.settings.exclude else None

    @cached_property
    def overrides(self) -> list[Patterns]:
        """The paths of each override."""
        return [self._patterns(override.paths) for override in self.settings.overrides]

    def place(self, keys: Keys) -> str:
        """Return path:line:column of the value that the keys lead to."""
        error = self.error(keys, Bilingual("", ""))
        return f"{error.path}:{error.line}:{error.column}"

    def error(self, keys: Keys, problem: Bilingual) -> FileError:
        """Return the exception for the value that the keys lead to."""
        from reportlint import strict_toml, strict_yaml

        toml = _is_toml(self.path)
        place = strict_toml.place_of(self.path, TABLE, keys) if toml else strict_yaml.place_of(self.path, keys)
        return FileError(self.path, *place, problem)

    def _patterns(self, lines: tuple[str, ...]) -> Patterns:
        return Patterns(lines, Path(os.path.abspath(self.folder)))  # noqa: PTH100  # resolve() follows links

    def _own_folders(self) -> Iterator[Path]:
        for at, name in enumerate(self.settings.rules):
            folder = Path(os.path.abspath(self.folder / name))  # noqa: PTH100  # resolve() follows links
            if not name.strip() or not folder.is_dir():
                problem = Bilingual(f"没有规则文件夹“{name}”", f"there is no rule folder '{name}'")
                raise self.error(("rules", at), problem)
            yield folder

    def _folders_of_packs(self) -> Iterator[Path]:
        for at, name in enumerate(self.settings.packs):
            from reportlint.settings.packs import folders_of

            try:
                yield from folders_of(name)
            except ReportlintError as error:
                raise self.error(("packs", at), error.problem) from error


class Projects:
    """The projects that documents belong to; every settings file is read once."""

    def __init__(self) -> None:
        self._by_name: dict[str, Project | None] = {}  # of folders; many documents lie in one
        self._by_folder: dict[Path, Project | None] = {}

    def of(self, document: str) -> Project | None:
        """Return the project of a document, whose path need not exist, None where no settings are found.

        FileError if they cannot be read.
        """
        folder = os.path.dirname(os.path.abspath(document))  # noqa: PTH100, PTH120  # resolve() follows links
        if folder not in self._by_name:
            self._by_name[folder] = self._of_folder(Path(folder))
        return self._by_name[folder]

    def _of_folder(self, folder: Path) -> Project | None:
        if folder not in self._by_folder:
            if (path := _settings_in(folder)) is not None:
                self._by_folder[folder] = read_project(path)
            elif folder == folder.parent or os.path.lexists(folder / ".git"):
                self._by_folder[folder] = None
            else:
                self._by_folder[folder] = self._of_folder(folder.parent)
        return self._by_folder[folder]


def read_project(path: str) -> Project:
    """Read a settings file, of TOML the table `tool.reportlint`; FileError as for rules."""
    settings = _read_toml(path) if _is_toml(path) else _read_yaml(path)
    if settings is None:
        problem = Bilingual("没有 [tool.reportlint] 表", "has no table [tool.reportlint]")
        raise FileError(path, 0, 0, problem)
    return Project(path, settings)


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
    from reportlint.settings.keys import Settings

    return strict_yaml.read_fields(path, Settings, nodes.compose(path))


def _read_toml(path: str) -> Settings | None:
    from reportlint import strict_toml
    from reportlint.settings.keys import Settings

    return strict_toml.read(path, TABLE, Settings)


def _shown(path: Path) -> str:
    """Return a path as a message shows it: from the working directory, where the file lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
