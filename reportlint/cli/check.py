"""`reportlint check`: documents in, findings out."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from reportlint import catalogue, engine
from reportlint.cli.common import (
    CLEAN,
    FAILURE,
    FINDINGS,
    complain,
    config_option,
    lang_option,
    load_plan,
    no_config_option,
    project_finder,
    rules_option,
)
from reportlint.document import Document, decode_document, read_document
from reportlint.errors import Bilingual, DocumentError, ReportlintError
from reportlint.finding import Severity
from reportlint.output.base import Format, Totals
from reportlint.paths import STDIN, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reportlint.errors import Lang

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
GARBAGE_FROM = 200_000
"""How many new objects start a garbage collection; with Python's own few, it costs a tenth of a long run."""
_PROGRESS_FROM = 20
"""How many documents make a run long enough for a progress bar."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--select", multiple=True, metavar="SELECTOR", help="只用这些规则：类别、规则名或通配符；可重复，可用逗号分隔"
)
@click.option("--ignore", multiple=True, metavar="SELECTOR", help="不用这些规则，写法同上")
@rules_option
@config_option
@no_config_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note"]), default="warning", help="达到这一级别时退出码为 1"
)
@click.option("--exit-zero", is_flag=True, help="有发现也以 0 退出；没有查完时仍为 2")
@click.option("--encoding", help="文件编码；不写则依次按 BOM、UTF-8、GB18030 识别")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="从标准输入（-）读取时报告的文件名")
@click.option("--no-fold", is_flag=True, help="成片的同类问题也逐条列出")
@click.option("--color/--no-color", default=None, help="是否着色；不写则只在终端上着色")
@lang_option
def check(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    folders: tuple[Path, ...],
    config: str | None,
    no_config: bool,
    format_: str,
    fail_on: str,
    exit_zero: bool,
    encoding: str | None,
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
    plan = load_plan(folders)
    if select or ignore:
        plan = engine.prepare(catalogue.choose(plan.rules, _split("--select", select), _split("--ignore", ignore)))
    output = _format(format_, lang, () if no_fold else [rule.name for rule in plan.rules if rule.head.fold], color)
    found = expand(paths)
    names = {path: stdin_filename if path == STDIN else path for path in found.paths}
    project_of = project_finder(config, no_config=no_config)
    projects = {path: project_of(name) for path, name in names.items()}  # a bad setting stops the run before it speaks
    totals = Totals(failed=len(found.errors))
    for error in found.errors:
        complain(error, lang)
    _write(output.begin())
    for path in _progress(sorted(found.paths, key=names.__getitem__)):
        try:
            document = _read(path, encoding, stdin_filename)
        except DocumentError as error:
            complain(error, lang)
            totals.failed += 1
            continue
        outcome = engine.run(document, plan, lang, projects[path].terms)
        for failure in outcome.failures:
            complain(failure, lang)
        totals.add(outcome)
        _write(output.document(document, outcome.findings))
    _write(output.end(totals))
    if totals.failed:
        return FAILURE
    worst = max(totals.by_severity, default=0)
    return FINDINGS if worst >= Severity[fail_on.upper()] and not exit_zero else CLEAN


def _split(option: str, selectors: Iterable[str]) -> list[str]:
    parts = [part.strip() for selector in selectors for part in selector.split(",")]
    if not all(parts):  # a variable that was not set must not mean all rules
        raise ReportlintError(Bilingual(f"{option} 的值是空的", f"{option} has an empty value"))
    return parts


def _read(path: str, encoding: str | None, stdin_filename: str) -> Document:
    if path == STDIN:
        if sys.stdin is None:
            raise DocumentError(stdin_filename, Bilingual("标准输入已关闭", "standard input is closed"))
        return decode_document(stdin_filename, sys.stdin.buffer.read(), encoding)
    return read_document(path, encoding)


def _format(format_: str, lang: Lang, folded: Sequence[str], color: bool | None) -> Format:
    if format_ == "json":
        from reportlint.output.json import Json

        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # JSON is UTF-8 wherever it goes
        return Json()
    from reportlint.output.text import Text

    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ if color is None else color

    def style(text: str, severity: Severity) -> str:
        return click.style(text, fg=_COLOURS[severity], bold=severity is Severity.ERROR) if coloured else text

    return Text(lang, folded, style)


def _progress(paths: Sequence[str]) -> Iterator[str]:
    """Yield the paths, with a bar on standard error where someone watches it and the findings go elsewhere."""
    hidden = len(paths) < _PROGRESS_FROM or not sys.stderr.isatty() or sys.stdout.isatty()
    with click.progressbar(paths, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _write(pieces: Iterable[str]) -> None:
    write = sys.stdout.write
    for piece in pieces:
        write(piece)
