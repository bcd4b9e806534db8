"""`reportlint baseline`: the findings of today, written so that `check` reports what comes after them only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint.acceptance.register import BASELINE, Register
from reportlint.cli.common import CLEAN, FAILURE
from reportlint.cli.options import lang_option, with_policies
from reportlint.cli.run import Run, sources
from reportlint.errors import Bilingual, FileError, ReportlintError
from reportlint.paths import STDIN

if TYPE_CHECKING:
    from reportlint.acceptance.renewal import Renewal
    from reportlint.errors import Lang
    from reportlint.policy import Policies


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH…")
@with_policies
@click.option("--shrink", is_flag=True, help="只去掉已经改好的，不记入新的")
@click.option("--force", is_flag=True, help="基线已有时，也把新的发现记入")
@lang_option
def baseline(paths: tuple[str, ...], policies: Policies, shrink: bool, force: bool, lang: Lang) -> int:
    """把现有的发现全部记入 .reportlint-baseline.json，以后 check 只报新的。

    没有写到的文件保持原样；已有的基线只会缩小，除非写 --force。
    """
    from reportlint.acceptance.renewal import Renewal

    if shrink and force:
        raise ReportlintError(Bilingual("--shrink 与 --force 不能同时使用", "--shrink and --force exclude each other"))
    if STDIN in paths:
        problem = Bilingual("标准输入没有文件名，不能记入基线", "standard input has no name to be in a baseline")
        raise ReportlintError(problem)
    named, missing = sources(paths, STDIN)
    run = Run(named, policies, lang)
    homes = {_home(policies, path) for path in paths} | {policy.home for _, policy in run.sources}
    registers = {home: Register(home, policies.names, lang, baseline=False) for home in homes}
    renewals = {home: Renewal(home / BASELINE, shrink=shrink) for home in sorted(homes)}
    for document, outcome, policy in run:
        sifted = registers[policy.home].sift(document, outcome, policy.plan.asked)
        once = {rule.name for rule in policy.plan.rules if rule.head.once}
        renewals[policy.home].take(document, sifted, policy.plan.asked, once)
    forgotten = {path for path in paths for renewal in renewals.values() if renewal.drop_gone(path)}
    for error in missing:
        if error.path not in forgotten:
            run.fail(error)
    for renewal in renewals.values():
        if renewal.exists and renewal.grown and not force:
            problem = Bilingual(
                f"将新增 {renewal.grown} 处，未写入；去掉已改好的请加 --shrink，确要记入新的请加 --force",
                f"would grow by {renewal.grown}, so nothing was written; --shrink takes away what was mended, "
                f"--force adds what is new",
            )
            raise FileError(str(renewal.path), 0, 0, problem)
    touched = {policy.home for _, policy in run.sources}
    for home, renewal in renewals.items():
        if home in touched or renewal.shrunk:
            _write(renewal, lang)
    return FAILURE if run.failed else CLEAN


def _home(policies: Policies, path: str) -> Path:
    """Return where the baseline of a path lies: of a folder, that of the documents in it."""
    return policies.of(str(Path(path) / "_") if Path(path).is_dir() else path).home


def _write(renewal: Renewal, lang: Lang) -> None:
    """Write a baseline where that changes anything, and say what it holds."""
    from reportlint.files import write_whole

    content = renewal.content()
    if not renewal.exists and not renewal.findings:
        said = Bilingual("没有发现，不需要基线", "nothing was found, so no baseline is needed")
    elif renewal.exists and renewal.path.read_bytes() == content:
        said = Bilingual(f"{renewal.path}：没有变化", f"{renewal.path}: no change")
    else:
        write_whole(str(renewal.path), content)
        said = Bilingual(
            f"{renewal.path}：{renewal.documents} 份文件，{renewal.findings} 处（新增 {renewal.grown}，"
            f"去掉 {renewal.shrunk}）",
            f"{renewal.path}: documents {renewal.documents}, findings {renewal.findings} (added {renewal.grown}, "
            f"removed {renewal.shrunk})",
        )
    click.echo(said.words(lang))
