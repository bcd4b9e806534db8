"""`reportlint rules`: rules listed, begun, tested, checked, counted and printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint import catalogue, selection
from reportlint.cli.common import CLEAN, FAILURE, complain
from reportlint.cli.options import lang_option, rules_option, with_policies
from reportlint.cli.run import Run, sources
from reportlint.errors import Bilingual, FileError, ReportlintError
from reportlint.files import refusals, write_whole
from reportlint.kinds import KINDS
from reportlint.paths import STDIN
from reportlint.policy import Policies, Wishes, load_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.engine import Plan
    from reportlint.errors import Lang
    from reportlint.rule import Rule


@click.group(invoke_without_command=True)
@rules_option
@lang_option
@click.pass_context
def rules(context: click.Context, folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则；子命令 new 新建，validate 检查，test 运行例子，stats 统计，pages 生成网页，schema 输出 JSON Schema。"""
    if context.invoked_subcommand is None:
        list_(rules_here(folders).rules, lang)
    elif folders:
        command = context.invoked_subcommand
        problem = Bilingual(f"--rules 须写在 {command} 之后", f"--rules goes after {command}")
        raise ReportlintError(problem)  # the subcommand would never see the folder, and say that all is well


@rules.command("list")
@rules_option
@lang_option
def list_rules(folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则，各举一例。"""
    list_(rules_here(folders).rules, lang)


@rules.command("test")
@click.argument("names", nargs=-1, metavar="[RULE]…")
@rules_option
@lang_option
def test_rules(names: tuple[str, ...], folders: tuple[Path, ...], lang: Lang) -> int:
    """运行规则（不写则全部）自带的例子。"""
    return _test(chosen(load_plan(folders), names), lang)


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
@click.argument("name", metavar="CATEGORY/NAME")
@click.option(
    "--kind", type=click.Choice(sorted(KINDS)), default="wording", help="检查方式；不写则为 wording（误词改正词）"
)
@click.option(
    "--into", type=click.Path(path_type=Path), default=Path("rules"), metavar="DIR", help="规则文件夹；不写则为 rules"
)
@lang_option
def new(name: str, kind: str, into: Path, lang: Lang) -> None:
    """新建一个规则文件，列出各键及其意思，待填写。"""
    from reportlint.rule import refuse_bad_name
    from reportlint.skeleton import skeleton

    path = into / f"{name}.yaml"
    refuse_bad_name(path, into)
    with refusals(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        raise FileError(str(path), 0, 0, Bilingual("已经存在，未改动", "exists and was left as it is"))
    write_whole(str(path), skeleton(kind).encode())
    said = Bilingual(
        f"已写 {path}；填好后运行 reportlint rules validate {path}",
        f"written: {path}; fill it in, then run reportlint rules validate {path}",
    )
    click.echo(said.words(lang))


@rules.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@with_policies
@click.option("--examples", type=click.IntRange(0), default=3, metavar="N", help="每条规则举几处；不写则 3 处")
@lang_option
def stats(paths: tuple[str, ...], policies: Policies, examples: int, lang: Lang) -> int:
    """统计各条规则在文件或文件夹中的发现：次数、份数、每万字几处，并举例。"""
    from reportlint.output.stats import Stats

    named, missing = sources(paths, "<stdin>")
    run, counted = Run(named, policies, lang), Stats(lang, examples)
    for error in missing:
        run.fail(error)
    asked: set[str] = set()
    for document, outcome, policy in run:
        counted.add(document, outcome)
        asked |= policy.plan.asked
    for line in counted.lines(asked):
        click.echo(line)
    return FAILURE if run.failed else CLEAN


@rules.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@rules_option
@lang_option
def pages(folder: Path, folders: tuple[Path, ...], lang: Lang) -> None:
    """把所有规则写成网页的源文件（Markdown，中英文）；在该文件夹中运行 mkdocs build 即成网站。"""
    from reportlint.site import pages as pages_of

    if folder.is_dir() and any(folder.iterdir()):
        raise FileError(str(folder), 0, 0, Bilingual("文件夹不是空的，未改动", "is not empty and was left as it is"))
    count = 0
    for page in pages_of(load_plan(folders).rules):
        path = folder / page.path
        with refusals(str(path)):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(str(path), page.text.encode())
        count += 1
    said = Bilingual(
        f"已写 {count} 个文件；在 {folder} 中运行 mkdocs build", f"files written: {count}; run mkdocs build in {folder}"
    )
    click.echo(said.words(lang))


@rules.command()
def schema() -> None:
    """输出规则文件的 JSON Schema，供编辑器补全。"""
    from reportlint.schema import rule_schema

    click.echo(rule_schema())


def rules_here(folders: Sequence[Path]) -> Plan:
    """Return our own rules, those of the folders, and those that the settings of the working directory name."""
    return Policies(Wishes(folders=folders)).rules(STDIN)


def chosen(plan: Plan, selectors: Sequence[str]) -> list[Rule]:
    """Return the rules that the selectors name, all where there are none."""
    return [plan.rule(name) for name in selection.choose(plan.names, selectors, ())]


def list_(listed: Sequence[Rule], lang: Lang) -> None:
    """Print rules, each with its severity and what it says of its first example."""
    from reportlint.examples import sample_message

    for rule in listed:
        click.echo(f"{rule.name:44} {rule.head.severity.word:8} {sample_message(rule, lang)}")


def _test(tested: Sequence[Rule], lang: Lang) -> int:
    from reportlint.examples import failing_examples

    failures = [error for rule in tested for error in failing_examples(rule)]
    for error in failures:
        complain(error, lang)
    examples = sum(len(rule.head.examples.bad) + len(rule.head.examples.good) for rule in tested)
    said = Bilingual(
        f"{len(tested)} 条规则，{examples} 个例子，{len(failures)} 个不成立",
        f"{len(tested)} rules, {examples} examples, {len(failures)} do not hold",
    )
    click.echo(said.words(lang))
    return FAILURE if failures else CLEAN
