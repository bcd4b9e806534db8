"""What the commands share: options, the catalogue, exit codes and how to complain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint import catalogue, compiled
from reportlint.errors import Bilingual, ReportlintError
from reportlint.settings import Project, Projects, read_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.engine import Plan
    from reportlint.errors import Lang
    from reportlint.rule import Rule

CLEAN, FINDINGS, FAILURE = 0, 1, 2

rules_option = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="另加一个规则文件夹，可重复",
)
lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="消息的语言")
config_option = click.option(
    "--config", metavar="FILE", help="设置文件；不写则从文件所在的文件夹向上找 reportlint.yaml 或 pyproject.toml"
)
no_config_option = click.option("--no-config", is_flag=True, help="不用任何设置文件")


def project_finder(config: str | None, *, no_config: bool) -> Callable[[str], Project]:
    """Return a function that tells what project a document belongs to; the settings named hold for all documents."""
    if config is None:
        return (lambda _: Project()) if no_config else Projects().of
    if no_config:
        problem = Bilingual("--config 与 --no-config 不能同时使用", "--config and --no-config exclude each other")
        raise ReportlintError(problem)
    project = read_project(config)
    return lambda _: project


def load_rules(folders: Iterable[Path]) -> Sequence[Rule]:
    """Return our own rules and those of the folders the user added."""
    return load_plan(folders).rules


def load_plan(folders: Iterable[Path]) -> Plan:
    """Return the same rules, ready to run."""
    own = {folder.resolve(): folder for folder in folders}  # one folder named twice is one folder
    return compiled.load([catalogue.bundled_root(), *own.values()])


def complain(error: ReportlintError, lang: Lang) -> None:
    """Say on standard error, in one line, what could not be done."""
    click.echo(f"reportlint: {error.words(lang)}", err=True)
