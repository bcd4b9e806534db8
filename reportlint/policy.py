"""What holds for each document of a run: its rules and severities, terms, encoding, whether it is checked at all.

It joins what the command line wishes with what the settings of the document's project say; it reads no document.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint import catalogue, compiled, engine, selection
from reportlint.errors import Bilingual, ReportlintError
from reportlint.settings import Project, Projects, read_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.engine import Plan
    from reportlint.rule import Rule
    from reportlint.terms import Terms


class Wishes(NamedTuple):
    """What a command line asks for; folders: rules beside our own; config: the settings file for all documents."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    folders: Sequence[Path] = ()
    encoding: str | None = None
    config: str | None = None
    no_config: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for one document. home: the folder where what was accepted is kept."""

    plan: Plan
    terms: Terms
    encoding: str | None
    excluded: bool
    home: Path


class Policies:
    """The policies of a run's documents; equal wishes and settings share one plan."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._project_of = _project_finder(wishes.config, no_config=wishes.no_config)
        self.plan = self._chosen(load_plan(wishes.folders))

    def of(self, name: str) -> Policy:
        """Return the policy for a document, whose path need not exist; FileError if its settings cannot be used."""
        project = self._project_of(name)
        home = Path(project.path).parent if project.path else Path()
        return Policy(self.plan, project.terms, self._wishes.encoding, excluded=False, home=home)

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules there are in this run, asked or not."""
        return frozenset(self.plan.names)

    def rule(self, name: str) -> Rule | None:
        """Return a rule of this run, None where no rule has the name."""
        return self.plan.rule(name) if name in self.plan.names else None

    def _chosen(self, plan: Plan) -> Plan:
        if not self._wishes.select and not self._wishes.ignore and not plan.previews:
            return plan
        names = selection.choose(plan.names, self._wishes.select, self._wishes.ignore, plan.previews)
        return engine.narrow(plan, frozenset(names), {})


def load_plan(folders: Iterable[Path]) -> Plan:
    """Return our own rules and those of the folders the user added, ready to run."""
    own = {folder.resolve(): folder for folder in folders}  # one folder named twice is one folder
    return compiled.load([catalogue.bundled_root(), *own.values()])


def _project_finder(config: str | None, *, no_config: bool) -> Callable[[str], Project]:
    """Return a function that tells what project a document belongs to; the settings named hold for all documents."""
    if config is None:
        return (lambda _: Project()) if no_config else Projects().of
    if no_config:
        problem = Bilingual("--config 与 --no-config 不能同时使用", "--config and --no-config exclude each other")
        raise ReportlintError(problem)
    project = read_project(config)
    return lambda _: project
