"""`reportlint rules` and `reportlint explain`: the rules themselves, listed, tested, checked and printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint import catalogue
from reportlint.cli.common import CLEAN, FAILURE, complain, lang_option, load_rules, rules_option
from reportlint.errors import Bilingual, ReportlintError
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.errors import Lang
    from reportlint.rule import Rule


@click.group(invoke_without_command=True)
@rules_option
@lang_option
@click.pass_context
def rules(context: click.Context, folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则；子命令 test 运行例子，validate 检查规则文件，schema 输出 JSON Schema。"""
    if context.invoked_subcommand is None:
        _list(load_rules(folders), lang)
    elif folders:
        command = context.invoked_subcommand
        problem = Bilingual(f"--rules 须写在 {command} 之后", f"--rules goes after {command}")
        raise ReportlintError(problem)  # the subcommand would never see the folder, and say that all is well


@rules.command("list")
@rules_option
@lang_option
def list_rules(folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则，各举一例。"""
    _list(load_rules(folders), lang)


@rules.command("test")
@click.argument("names", nargs=-1, metavar="[RULE]…")
@rules_option
@lang_option
def test_rules(names: tuple[str, ...], folders: tuple[Path, ...], lang: Lang) -> int:
    """运行规则（不写则全部）自带的例子。"""
    return _test(catalogue.choose(load_rules(folders), names, ()), lang)


@rules.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@lang_option
def validate(paths: tuple[Path, ...], lang: Lang) -> int:
    """检查自己的规则文件（类别/名称.yaml）或规则文件夹，并运行其中的例子。"""
    found, failed = [], False
    for path in paths:
        try:
            found += catalogue.read_path(path)
        except ReportlintError as error:
            complain(error, lang)
            failed = True
    return FAILURE if _test(found, lang) == FAILURE or failed else CLEAN


@rules.command()
def schema() -> None:
    """输出规则文件的 JSON Schema，供编辑器补全。"""
    from reportlint.schema import rule_schema

    click.echo(rule_schema())


@click.command()
@click.argument("name", metavar="RULE")
@rules_option
@lang_option
def explain(name: str, folders: tuple[Path, ...], lang: Lang) -> None:
    """解释一条规则：为什么、依据、例子；写类别名则列出其中的规则。"""
    from reportlint.examples import sample_message
    from reportlint.output.page import page

    loaded = load_rules(folders)
    if name in CATEGORIES:
        _list(catalogue.choose(loaded, [name], ()), lang)
    else:
        rule = catalogue.find_rule(loaded, name)
        click.echo(page(rule, sample_message(rule, lang), lang))


def _list(listed: Sequence[Rule], lang: Lang) -> None:
    from reportlint.examples import sample_message

    for rule in listed:
        click.echo(f"{rule.name:44} {rule.head.severity.word:8} {sample_message(rule, lang)}")


def _test(chosen: Sequence[Rule], lang: Lang) -> int:
    from reportlint.examples import failing_examples

    failures = [error for rule in chosen for error in failing_examples(rule)]
    for error in failures:
        complain(error, lang)
    examples = sum(len(rule.head.examples.bad) + len(rule.head.examples.good) for rule in chosen)
    said = Bilingual(
        f"{len(chosen)} 条规则，{examples} 个例子，{len(failures)} 个不成立",
        f"{len(chosen)} rules, {examples} examples, {len(failures)} do not hold",
    )
    click.echo(said.words(lang))
    return FAILURE if failures else CLEAN
