"""`reportlint check`: documents in, findings out."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from reportlint.acceptance.register import Register
from reportlint.cli.common import CLEAN, FAILURE, FINDINGS, lang_option, with_policies
from reportlint.cli.outputs import Outputs, about_run
from reportlint.cli.run import Run, sources
from reportlint.finding import Severity
from reportlint.output.base import Totals
from reportlint.output.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.policy import Policies

GARBAGE_FROM = 200_000
"""How many new objects start a garbage collection; with Python's own few, it costs a tenth of a long run."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@with_policies
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), help="标准输出的格式；不写则为 text")
@click.option("--output", "outputs", multiple=True, metavar="NAME=PATH", help="另以某种格式写入文件；可重复")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note"]), default="warning", help="达到这一级别时退出码为 1"
)
@click.option("--exit-zero", is_flag=True, help="有发现也以 0 退出；没有查完时仍为 2")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="从标准输入（-）读取时报告的文件名")
@click.option("--no-fold", is_flag=True, help="成片的同类问题也逐条列出")
@click.option("--color/--no-color", default=None, help="是否着色；不写则只在终端上着色")
@lang_option
def check(
    paths: tuple[str, ...],
    policies: Policies,
    format_: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    stdin_filename: str,
    no_fold: bool,
    color: bool | None,
    lang: Lang,
) -> int:
    """检查文件、文件夹（其中的 *.txt）或标准输入（-）。

    退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件没有查完。
    """
    # What is loaded stays to the end, and a document's findings are freed by counting: there is little to collect.
    gc.set_threshold(GARBAGE_FROM)
    named, missing = sources(paths, stdin_filename)
    run = Run(named, policies, lang)
    totals = Totals()
    about = about_run(lang, policies.rule, folds=not no_fold, color=color)
    with Outputs(format_ or ("summary" if outputs else "text"), outputs, [each.name for each in named], about) as out:
        for error in missing:
            run.fail(error)
        for document, outcome in _sifted(run, policies):
            totals.add(outcome)
            out.document(document, outcome)
        totals.failed = run.failed
        out.end(totals)
    if run.failed:
        return FAILURE
    worst = max(totals.by_severity, default=0)
    return FINDINGS if worst >= Severity[fail_on.upper()] and not exit_zero else CLEAN


def _sifted(run: Run, policies: Policies) -> Iterator[tuple[Document, Outcome]]:
    """Yield documents with what was accepted set aside, and the lists themselves where something is wrong in them.

    That is known when all is checked, and comes in its place among the paths: so where anything was accepted, all
    documents wait for the last.
    """
    registers: dict[Path, Register] = {}
    for _, policy in run.sources:
        if policy.home not in registers:
            registers[policy.home] = Register(policy.home, policies.names)
    waiting: list[tuple[Document, Outcome]] | None = [] if any(registers.values()) else None
    for document, outcome, policy in run:
        sifted = document, registers[policy.home].sift(document, outcome, policy.plan.asked)
        if waiting is None:
            yield sifted
        else:
            waiting.append(sifted)
    if waiting is not None:
        for register in registers.values():
            waiting += register.leftovers()
        yield from sorted(waiting, key=lambda each: each[0].path)
