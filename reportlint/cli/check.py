"""`reportlint check`: documents in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportlint.acceptance.register import LISTS, Register
from reportlint.cli.common import CLEAN, FAILURE, FINDINGS, Jobs, filled, lang_option, with_policies
from reportlint.cli.outputs import FormatName, Outputs, about_run
from reportlint.cli.run import Run, sources
from reportlint.errors import Bilingual, ReportlintError
from reportlint.finding import Severity
from reportlint.output.base import Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from reportlint.cli.changed import Changed
    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.finding import Finding
    from reportlint.policy import Policies
    from reportlint.stopwatch import Times


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
    named, missing = (changed.sources, changed.errors) if changed else sources(paths, stdin_filename)
    times = _times() if profiled else None
    run = Run(named, policies, lang, jobs, remembers=cache, times=times)
    totals = Totals()
    about = about_run(lang, policies.rule, folds=not no_fold, color=color)
    with Outputs(format_ or ("summary" if outputs else "text"), outputs, [each.name for each in named], about) as out:
        for error in missing:
            run.fail(error)
        for document, outcome in _sifted(run, policies, changed, lang, baseline=not (changed or no_baseline)):
            totals.add(outcome)
            totals.documents -= document.path.endswith(LISTS)  # it is none that was asked for
            out.document(document, outcome)
        totals.failed = run.failed
        out.end(totals)
    for line in times.lines(lang) if times else ():
        click.echo(line, err=True)
    if run.failed:
        return FAILURE
    worst = max(totals.by_severity, default=0)
    return FINDINGS if worst >= Severity[fail_on.upper()] and not exit_zero else CLEAN


def _times() -> Times:
    from reportlint.stopwatch import Times

    return Times()


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


def _sifted(
    run: Run, policies: Policies, changed: Changed | None, lang: Lang, *, baseline: bool
) -> Iterator[tuple[Document, Outcome]]:
    """Yield documents with what was accepted set aside, and the lists themselves where something is wrong in them.

    That is known when all is checked, and comes in its place among the paths: so where anything was accepted, all
    documents wait for the last. Of a change, only what it caused is yielded: the lists are not its affair, and what was
    there on the day of the baseline it did not cause.
    """
    registers: dict[Path, Register] = {}
    for _, policy in run.sources:
        if policy.home not in registers:
            registers[policy.home] = Register(policy.home, policies.names, lang, baseline=baseline)
    waiting: list[tuple[Document, Outcome]] | None = [] if any(registers.values()) and not changed else None
    for each in run:
        document, outcome, policy = each
        sifted = registers[policy.home].sift(document, outcome, policy.plan.asked)
        if changed:
            sifted = _narrowed(sifted, changed.caused(each))
        if waiting is None:
            yield document, sifted
        else:
            waiting.append((document, sifted))
    if waiting is not None:
        for register in registers.values():
            waiting += register.leftovers()
        yield from sorted(waiting, key=lambda each: each[0].path)


def _narrowed(outcome: Outcome, findings: Collection[Finding]) -> Outcome:
    """Return the outcome with these findings only."""
    return outcome._replace(
        findings=[each for each in outcome.findings if each in findings],
        accepted=[each for each in outcome.accepted if each.finding in findings],
    )
