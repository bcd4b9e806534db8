"""`reportlint check`: documents in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportlint.cli.options import FormatName, Jobs, filled, lang_option, with_policies
from reportlint.cli.reported import reported
from reportlint.errors import Bilingual, ReportlintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.cli.changed import Changed
    from reportlint.errors import Lang
    from reportlint.policy import Policies


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="PATH…")
@with_policies
@click.option("--staged", is_flag=True, help="只报下一次提交引起的问题：读暂存区，与上一次提交比较；可不写 PATH")
@click.option("--diff", "revision", metavar="REV", help="只报这个版本以来的改动引起的问题；可不写 PATH")
@click.option("--watch", is_flag=True, help="文件或设置一有改动就再查，直到 Ctrl-C")
@click.option("--format", "format_", type=FormatName(), help="标准输出的格式；不写则为 text")
@click.option("--output", "outputs", multiple=True, metavar="NAME=PATH", help="另以某种格式写入文件；可重复")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note"]), default="warning", help="达到这一级别时退出码为 1"
)
@click.option("--exit-zero", is_flag=True, help="有发现也以 0 退出；没有查完时仍为 2")
@click.option(
    "--stdin-filename", default="<stdin>", metavar="NAME", callback=filled, help="从标准输入（-）读取时报告的文件名"
)
@click.option("--no-fold", is_flag=True, help="成片的同类问题也逐条列出")
@click.option("--no-baseline", is_flag=True, help="基线里的也报")
@click.option("--color/--no-color", default=None, help="是否着色；不写则只在终端上着色")
@click.option("--jobs", type=Jobs(), default="auto", metavar="N", help="几个进程同时检查；不写（auto）则依文件多少而定")
@click.option("--profile", "profiled", is_flag=True, help="另在标准错误列出各检查方式和规则所用的时间（单进程）")
@click.option("--cache", is_flag=True, help="记住结果：文件、规则和设置都没有变的，下次不再检查")
@lang_option
def check(
    paths: tuple[str, ...],
    policies: Policies,
    staged: bool,
    revision: str | None,
    watch: bool,
    format_: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    stdin_filename: str,
    no_fold: bool,
    no_baseline: bool,
    color: bool | None,
    jobs: int | None,
    profiled: bool,
    cache: bool,
    lang: Lang,
) -> int:
    """检查文件、文件夹（其中的 *.txt）或标准输入（-）。

    退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件没有查完。
    """
    _refuse_together(**{"--staged": staged, "--diff": revision is not None, "--watch": watch})
    if watch and paths:
        from reportlint.cli.watch import watching

        return watching(click.get_current_context())
    changed = _changed(paths, staged=staged, revision=revision, lang=lang)
    return reported(
        paths, policies, lang, changed=changed, format_=format_, outputs=outputs, fail_on=fail_on, exit_zero=exit_zero,
        stdin_filename=stdin_filename, folds=not no_fold, baseline=not no_baseline, color=color, jobs=jobs,
        profiled=profiled, cache=cache,
    )  # fmt: skip


def _refuse_together(**options: bool) -> None:
    """Refuse options of which a run can follow one only."""
    given = [option for option, is_given in options.items() if is_given]
    if len(given) > 1:
        problem = Bilingual(f"{given[0]} 与 {given[1]} 不能同时使用", f"{given[0]} and {given[1]} exclude each other")
        raise ReportlintError(problem)


def _changed(paths: Sequence[str], *, staged: bool, revision: str | None, lang: Lang) -> Changed | None:
    """Return what a change touched, if that is what is asked for."""
    context = click.get_current_context()
    if staged or revision is not None:
        from reportlint.changes.git import Repository
        from reportlint.cli.changed import Changed

        return Changed(context.with_resource(Repository()), paths, revision, lang)
    if not paths:
        raise click.MissingParameter(ctx=context, param=context.command.params[0])
    return None
