"""What holds for each document of a run: its rules and severities, terms, encoding, whether it is checked at all.

It joins what the command line wishes with what the settings of the document's project say; it reads no document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportlint import catalogue, compiled, engine, selection
from reportlint.errors import Bilingual, FieldError, ReportlintError
from reportlint.record import NamedTuple
from reportlint.settings import layers
from reportlint.settings.layers import Layer
from reportlint.settings.project import Projects, read_project
from reportlint.settings.scope import Scope
from reportlint.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from reportlint.engine import Plan
    from reportlint.rule import Rule
    from reportlint.settings.project import Project


class Wishes(NamedTuple):
    """What a command line asks for; folders: rules beside our own; config: the settings file for all documents."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    folders: Sequence[Path] = ()
    encoding: str | None = None
    config: str | None = None
    no_config: bool = False
    profile: str | None = None
    preview: bool | None = None
    no_exclude: bool = False

    def layer(self) -> Layer:
        """Return what they say of rules, as the uppermost layer."""
        return Layer(
            Bilingual("命令行", "command line"), None, self.select or None, self.ignore, preview=self.preview,
            profile=self.profile, encoding=self.encoding,
        )  # fmt: skip


class Policy(NamedTuple):
    """What holds for one document. home: the folder where what was accepted is kept."""

    plan: Plan
    terms: Terms
    encoding: str | None
    excluded: bool
    home: Path


class Policies:
    """The policies of a run's documents; documents for which the same holds share one policy."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self._project_of = _project_finder(wishes.config, no_config=wishes.no_config)
        self._scopes: dict[str | None, tuple[Scope, Plan]] = {}
        self._plans: dict[tuple[Path, ...], Plan] = {}
        self._narrow: dict[tuple[int, frozenset[str], frozenset[tuple[str, int]]], Plan] = {}
        self._policies: dict[tuple[str | None, tuple[int, ...], bool], Policy] = {}

    def of(self, name: str) -> Policy:
        """Return the policy for a document, whose path need not exist; FileError if its settings cannot be used."""
        path, scope, plan = self._scope(name)
        overrides, excluded = scope.overrides(name), scope.excludes(name)
        key = path, overrides, excluded
        if key not in self._policies:
            said = scope.layers(overrides)
            encoding = layers.decisive(said, "encoding")
            self._policies[key] = Policy(
                self._narrowed(plan, said, may_be_empty=bool(overrides)),
                scope.project.terms if scope.project else Terms(),
                encoding.encoding if encoding else None,
                excluded,
                scope.project.folder if scope.project else Path(),
            )
        return self._policies[key]

    def scope(self, name: str) -> Scope:
        """Return who says what of the document and its neighbours; FileError as `of`."""
        return self._scope(name)[1]

    def rules(self, name: str) -> Plan:
        """Return all rules that there are for a document, asked or not; FileError as `of`."""
        return self._scope(name)[2]

    def silent(self, name: str) -> tuple[Plan, dict[str, Bilingual]]:
        """Return the plan of the rules that are not asked of a document, and who says of each that it is not."""
        _, scope, plan = self._scope(name)
        said = scope.layers(scope.overrides(name))
        by = layers.silencers(said, plan.names, plan.previews)
        path = f" {scope.project.path}" if scope.project else ""
        sources = {rule: _source(layer, path) for rule, layer in by.items()}
        return engine.narrow(plan, frozenset(by), {}), sources

    def identity(self, name: str) -> bytes:
        """Return what the findings of a document depend on beside its bytes: where it differs, they may."""
        policy, folders = self.of(name), self._folders(self._project_of(name))
        said = (sorted(policy.plan.asked), sorted(policy.plan.severities.items()), policy.terms.words, policy.encoding)
        return compiled.made_of([catalogue.bundled_root(), *folders]) + repr(said).encode("utf-8", "surrogatepass")

    @property
    def names(self) -> frozenset[str]:
        """The names of all rules there are for the documents asked about so far."""
        return frozenset(name for plan in self._all_plans() for name in plan.names)

    def rule(self, name: str) -> Rule | None:
        """Return a rule that there is for the documents asked about so far, None where none has the name."""
        return next((plan.rule(name) for plan in self._all_plans() if name in plan.names), None)

    def _all_plans(self) -> Collection[Plan]:
        return self._plans.values() or [self._plan(self._folders(None))]

    def _scope(self, name: str) -> tuple[str | None, Scope, Plan]:
        project = self._project_of(name)
        path = project.path if project else None
        if path not in self._scopes:
            plan = self._plan(self._folders(project))
            scope = Scope(project, self.wishes.layer(), no_exclude=self.wishes.no_exclude)
            _refuse_useless(scope, self.wishes.layer(), plan.names)
            self._scopes[path] = scope, plan
        return path, *self._scopes[path]

    def _folders(self, project: Project | None) -> tuple[Path, ...]:
        """Return the folders of rules beside our own: those of the project, and of the command line."""
        return *(project.rule_folders if project else ()), *self.wishes.folders

    def _plan(self, folders: tuple[Path, ...]) -> Plan:
        """Return our own rules and those of the folders, ready to run."""
        if folders not in self._plans:
            self._plans[folders] = load_plan(folders)
        return self._plans[folders]

    def _narrowed(self, plan: Plan, said: Sequence[Layer], *, may_be_empty: bool) -> Plan:
        """Return the plan that asks what the layers leave.

        An override may leave nothing of what the command line asks for; without one the run would look clean.
        """
        names = layers.asked(said, plan.names, plan.previews)
        if not names and not may_be_empty:
            raise ReportlintError(selection.NONE_LEFT)
        given = layers.severities(said, plan.names)
        severities = {name: severity for name, severity in given.items() if name in names}
        if len(names) == len(plan.names) and not severities:
            return plan
        key = id(plan), names, frozenset(severities.items())
        if key not in self._narrow:
            self._narrow[key] = engine.narrow(plan, names, severities)
        return self._narrow[key]


def load_plan(folders: Iterable[Path]) -> Plan:
    """Return our own rules and those of the folders the user added, ready to run."""
    own = {folder.resolve(): folder for folder in folders}  # one folder named twice is one folder
    return compiled.load([catalogue.bundled_root(), *own.values()])


def _source(layer: Layer | None, path: str) -> Bilingual:
    """Return who takes a rule away, in words; path: of the settings, behind a blank."""
    if layer is None:
        return Bilingual("试用中的规则", "a rule on trial")
    where = "" if layer.keys is None else path
    return Bilingual(layer.source.zh + where, layer.source.en + where)


def _refuse_useless(scope: Scope, command: Layer, names: Sequence[str]) -> None:
    """Raise FileError, or ReportlintError for the command line, where a selector names nothing."""
    for layer in (*scope.written(), command):
        try:
            layers.refuse_useless(layer, names)
        except FieldError as error:
            if scope.project is None or layer.keys is None:
                raise ReportlintError(error.problem) from error
            raise scope.project.error((*layer.keys, *error.keys), error.problem) from error


def _project_finder(config: str | None, *, no_config: bool) -> Callable[[str], Project | None]:
    """Return a function that tells what project a document belongs to; the settings named hold for all documents."""
    if config is None:
        return (lambda _: None) if no_config else Projects().of
    if no_config:
        problem = Bilingual("--config 与 --no-config 不能同时使用", "--config and --no-config exclude each other")
        raise ReportlintError(problem)
    project = read_project(config)
    return lambda _: project
