"""`reportlint config`: what holds for a document and who says so, and the schema of settings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint.cli.options import lang_option, with_policies
from reportlint.errors import Bilingual
from reportlint.paths import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.errors import Lang
    from reportlint.policy import Policies, Policy
    from reportlint.settings.entries import Entry
    from reportlint.settings.project import Project

_NONE = Bilingual("（无）", "(none)")


@click.group()
def config() -> None:
    """查看设置：show 列出对一份文件生效的每一项及其来源，schema 输出设置文件的 JSON Schema。"""


@config.command()
@click.argument("path", default=".", metavar="[PATH]")
@with_policies
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出的格式")
@lang_option
def show(path: str, policies: Policies, format_: str, lang: Lang) -> None:
    """列出对一份文件生效的每一项设置，以及每个值从哪里来；PATH 为文件夹（不写则为当前文件夹）时指其中的 *.txt。"""
    from reportlint.settings.entries import entries

    name = str(Path(path) / f"*{SUFFIX}") if Path(path).is_dir() else path
    policy, scope = policies.of(name), policies.scope(name)
    told = entries(scope, name, policies.wishes.folders)
    if format_ == "json":
        click.echo(json.dumps(_data(name, policy, scope.project, told), ensure_ascii=False, indent=2))
    else:
        for line in _lines(name, policy, scope.project, told, lang):
            click.echo(line)


@config.command()
def schema() -> None:
    """输出设置文件的 JSON Schema，供编辑器补全。"""
    from reportlint.schema import settings_schema

    click.echo(settings_schema())


def _data(name: str, policy: Policy, project: Project | None, told: list[Entry]) -> dict[str, object]:
    return {
        "version": 1,
        "path": name,
        "settings": project.path if project else None,
        "excluded": policy.excluded,
        "rules": {"asked": len(policy.plan.asked), "all": len(policy.plan.names)},
        "values": [
            {"key": entry.key, "value": entry.value, "source": entry.source.en, "place": entry.place, "why": entry.why}
            for entry in told
        ],
    }


def _lines(name: str, policy: Policy, project: Project | None, told: list[Entry], lang: Lang) -> Iterator[str]:
    path = project.path if project else ""
    file = Bilingual(f"设置文件 {path}", f"settings {path}") if path else Bilingual("没有设置文件", "no settings")
    asked, known = len(policy.plan.asked), len(policy.plan.names)
    said = Bilingual(
        f"{name}：{file.zh}；{known} 条规则，启用 {asked} 条{'；已排除，不检查' * policy.excluded}",
        f"{name}: {file.en}; {asked} of {known} rules are asked{'; excluded, not checked' * policy.excluded}",
    )
    yield f"# {said.words(lang)}"
    for entry in told:
        place = f" {entry.place}" if entry.place else ""
        why = f"：{entry.why}" if entry.why and lang == "zh" else ""
        yield f"{entry.key}: {_shown(entry).words(lang)}  # {entry.source.words(lang)}{place}{why}"


def _shown(entry: Entry) -> Bilingual:
    match entry.value:
        case None | ():
            return _NONE
        case dict() as pairs:
            text = ", ".join(f"{key}: {value}" for key, value in pairs.items()).join("{}")
        case bool() as switch:
            text = str(switch).lower()
        case other:
            text = str(other)
    return Bilingual(text, text)
