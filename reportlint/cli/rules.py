"""`reportlint rules` and `reportlint explain`: rules listed, tested, checked and printed, and what they decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint import catalogue, selection
from reportlint.cli.common import (
    CLEAN,
    FAILURE,
    complain,
    lang_option,
    rules_option,
)
from reportlint.errors import Bilingual, ReportlintError
from reportlint.policy import Policies, Wishes, load_plan
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.document import Document
    from reportlint.engine import Plan
    from reportlint.errors import Lang
    from reportlint.rule import Rule


@click.group(invoke_without_command=True)
@rules_option
@lang_option
@click.pass_context
def rules(context: click.Context, folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则；子命令 test 运行例子，validate 检查规则文件，schema 输出 JSON Schema。"""
    if context.invoked_subcommand is None:
        _list(load_plan(folders).rules, lang)
    elif folders:
        command = context.invoked_subcommand
        problem = Bilingual(f"--rules 须写在 {command} 之后", f"--rules goes after {command}")
        raise ReportlintError(problem)  # the subcommand would never see the folder, and say that all is well


@rules.command("list")
@rules_option
@lang_option
def list_rules(folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则，各举一例。"""
    _list(load_plan(folders).rules, lang)


@rules.command("test")
@click.argument("names", nargs=-1, metavar="[RULE]…")
@rules_option
@lang_option
def test_rules(names: tuple[str, ...], folders: tuple[Path, ...], lang: Lang) -> int:
    """运行规则（不写则全部）自带的例子。"""
    return _test(_chosen(load_plan(folders), names), lang)


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
@click.argument("name", metavar="RULE", required=False)
@click.option("--why", "place", metavar="FILE:LINE:COL", help="不解释规则，而说明文件里这个位置为什么报或不报")
@click.option("--encoding", help="--why 所指文件的编码；不写则依次按 BOM、UTF-8、GB18030 识别")
@rules_option
@lang_option
def explain(name: str | None, place: str | None, encoding: str | None, folders: tuple[Path, ...], lang: Lang) -> None:
    """解释一条规则：为什么、依据、例子；写类别名则列出其中的规则。"""
    from reportlint.examples import sample_message
    from reportlint.output.page import page

    if place is not None and name is None:
        _explain_place(place, encoding, folders, lang)
    elif name is None or place is not None:
        problem = Bilingual(
            "须写规则名或 --why FILE:LINE:COL，二者取一", "needs a rule or --why FILE:LINE:COL, not both"
        )
        raise ReportlintError(problem)
    elif name in CATEGORIES:
        _list(_chosen(load_plan(folders), [name]), lang)
    else:
        plan = load_plan(folders)
        if name not in plan.names:
            raise selection.unknown(plan.names, name)
        rule = plan.rule(name)
        click.echo(page(rule, sample_message(rule, lang), lang))


def _explain_place(place: str, encoding: str | None, folders: Sequence[Path], lang: Lang) -> None:
    from reportlint.document import read_document
    from reportlint.why import why

    path, line, column = _parsed(place)
    document = read_document(path, encoding)
    offset = _offset(document, place, line, column)
    policy = Policies(Wishes(folders=folders)).of(path)
    answer = why(document, policy.plan, offset, policy.terms)
    click.echo(f"{path}:{line}:{column} {document.text[offset : offset + 1].rstrip()}")
    for reason in answer.reasons:
        click.echo(f"{reason.rule:44} {reason.said.words(lang)}")
    if not answer.reasons:
        click.echo(Bilingual("没有规则的字词在这里", "no rule has a word here").words(lang))
    others = Bilingual(
        f"另有 {answer.others} 条规则通读全文，这里没有发现",
        f"{answer.others} more rules read the whole text and found nothing here",
    )
    click.echo(others.words(lang))


def _parsed(place: str) -> tuple[str, int, int]:
    """Split FILE:LINE:COL, as findings are printed; the name of the file may hold colons."""
    path, *numbers = place.removesuffix(":").rsplit(":", 2)
    if not path or len(numbers) != 2 or not all(number.isdecimal() and int(number) for number in numbers):
        problem = Bilingual(
            f"“{place}”应为 文件:行:列，行列从 1 数起", f"'{place}' must be FILE:LINE:COL, counted from 1"
        )
        raise ReportlintError(problem)
    return path, int(numbers[0]), int(numbers[1])


def _offset(document: Document, place: str, line: int, column: int) -> int:
    lines = len(document.line_starts) - document.text.endswith("\n")
    if line > lines:
        problem = Bilingual(f"“{place}”：文件只有 {lines} 行", f"'{place}': the file has {lines} lines only")
        raise ReportlintError(problem)
    start, end = document.line_span(line)
    if column > max(1, end - start):
        problem = Bilingual(
            f"“{place}”：第 {line} 行只有 {end - start} 个字",
            f"'{place}': line {line} has {end - start} characters only",
        )
        raise ReportlintError(problem)
    return start + column - 1


def _chosen(plan: Plan, selectors: Sequence[str]) -> list[Rule]:
    return [plan.rule(name) for name in selection.choose(plan.names, selectors, ())]


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
