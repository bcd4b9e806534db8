"""The command line: the only module that prints, and the only one that knows exit codes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reportlint import __version__, catalogue, compiled, engine
from reportlint.document import Document, decode_document, read_document
from reportlint.errors import DocumentError, Lang, ReportlintError
from reportlint.finding import Severity
from reportlint.output.base import Report, Totals
from reportlint.paths import STDIN, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.rule import Rule

CLEAN, FINDINGS, FAILURE = 0, 1, 2
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_PROGRESS_FROM = 20
"""How many documents make a run long enough for a progress bar."""


def main() -> NoReturn:
    """Run a command and leave with its exit code; a fault the user can mend is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a GBK console must not raise
    try:
        code = root.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = FAILURE
    except ReportlintError as error:
        _complain(error, _lang())
        code = FAILURE
    except BrokenPipeError:
        # The reader went away: say nothing, and keep the interpreter's own flush from raising again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FAILURE
    sys.exit(code)


def _lang() -> Lang:
    return "en" if "--lang=en" in sys.argv or "en" in _after("--lang") else "zh"


def _after(option: str) -> Sequence[str]:
    return [value for name, value in zip(sys.argv, sys.argv[1:], strict=False) if name == option]


def _complain(error: ReportlintError, lang: Lang) -> None:
    click.echo(f"reportlint: {error.words(lang)}", err=True)


_rules_option = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="另加一个规则文件夹，可重复",
)
_lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="消息的语言")
_select_option = click.option(
    "--select", multiple=True, metavar="SELECTOR", help="只用这些规则：类别、规则名或通配符，可重复，也可用逗号分隔"
)
_ignore_option = click.option("--ignore", multiple=True, metavar="SELECTOR", help="不用这些规则，写法同上")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportlint")
def root() -> None:
    """检查中文公文（总结、计划、责任书、通知）中编辑会改的地方。"""


@root.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@_select_option
@_ignore_option
@_rules_option
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "note"]), default="warning", help="达到这一级别时退出码为 1"
)
@click.option("--exit-zero", is_flag=True, help="有发现也以 0 退出；没有查完时仍为 2")
@click.option("--encoding", help="文件编码；不写则依次按 BOM、UTF-8、GB18030 识别")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="从标准输入（-）读取时报告的文件名")
@click.option("--no-fold", is_flag=True, help="成片的同类问题也逐条列出")
@click.option("--color/--no-color", default=None, help="是否着色；不写则只在终端上着色")
@_lang_option
def check(
    paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], folders: tuple[Path, ...],
    format_: str, fail_on: str, exit_zero: bool, encoding: str | None, stdin_filename: str, no_fold: bool,
    color: bool | None, lang: Lang,
) -> int:  # fmt: skip
    """检查文件、文件夹（其中的 *.txt）或标准输入（-）。

    退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件没有查完。
    """
    rules = catalogue.choose(_catalogue(folders), _split(select), _split(ignore))
    plan = engine.prepare(rules)
    report = _report(format_, lang, () if no_fold else [rule.name for rule in rules if rule.head.fold], color)
    found = expand(paths)
    totals = Totals()
    for error in found.errors:
        _complain(error, lang)
    failed = len(found.errors)
    _write(report.begin())
    for path in _progress(found.paths):
        try:
            document = _read(path, encoding, stdin_filename)
        except DocumentError as error:
            _complain(error, lang)
            failed += 1
            continue
        outcome = engine.run(document, plan, lang)
        for failure in outcome.failures:
            _complain(failure, lang)
        failed += bool(outcome.failures)
        totals.add(outcome.findings)
        _write(report.document(document, outcome.findings))
    totals.failed = failed
    _write(report.end(totals))
    if failed:
        return FAILURE
    worst = max((severity for severity, count in totals.by_severity.items() if count), default=0)
    return FINDINGS if worst >= Severity[fail_on.upper()] and not exit_zero else CLEAN


def _catalogue(folders: Iterable[Path]) -> list[Rule]:
    return compiled.load([catalogue.bundled_root(), *folders])


def _split(selectors: Iterable[str]) -> list[str]:
    return [part.strip() for selector in selectors for part in selector.split(",") if part.strip()]


def _read(path: str, encoding: str | None, stdin_filename: str) -> Document:
    if path == STDIN:
        return decode_document(stdin_filename, sys.stdin.buffer.read(), encoding)
    return read_document(path, encoding)


def _report(format_: str, lang: Lang, folded: Sequence[str], color: bool | None) -> Report:
    if format_ == "json":
        from reportlint.output.json import Json

        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # JSON is UTF-8 wherever it goes
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


@root.group(invoke_without_command=True)
@_rules_option
@_lang_option
@click.pass_context
def rules(context: click.Context, folders: tuple[Path, ...], lang: Lang) -> None:
    """列出规则；子命令 test 运行例子，validate 检查规则文件，schema 输出 JSON Schema。"""
    if context.invoked_subcommand is None:
        for rule in _catalogue(folders):
            click.echo(f"{rule.name:44} {rule.head.severity.word:8} {rule.message(lang, '…', '…')}")


@rules.command("test")
@click.argument("names", nargs=-1, metavar="[RULE]…")
@_rules_option
@_lang_option
def test_rules(names: tuple[str, ...], folders: tuple[Path, ...], lang: Lang) -> int:
    """运行规则（不写则全部）自带的例子。"""
    return _test(catalogue.choose(_catalogue(folders), names, ()), lang)


@rules.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@_lang_option
def validate(paths: tuple[Path, ...], lang: Lang) -> int:
    """检查自己的规则文件（类别/名称.yaml）或规则文件夹，并运行其中的例子。"""
    from reportlint.rule import read_rule

    found, failed = [], False
    for path in paths:
        try:
            found += catalogue.read_catalogue([path]) if path.is_dir() else [read_rule(path, path.parent.parent)]
        except ReportlintError as error:
            _complain(error, lang)
            failed = True
    return FAILURE if _test(found, lang) == FAILURE or failed else CLEAN


def _test(chosen: Sequence[Rule], lang: Lang) -> int:
    from reportlint.examples import failing_examples

    failures = [error for rule in chosen for error in failing_examples(rule)]
    for error in failures:
        _complain(error, lang)
    examples = sum(len(rule.head.examples.bad) + len(rule.head.examples.good) for rule in chosen)
    zh = f"{len(chosen)} 条规则，{examples} 个例子，{len(failures)} 个不成立"
    en = f"{len(chosen)} rules, {examples} examples, {len(failures)} do not hold"
    click.echo(zh if lang == "zh" else en)
    return FAILURE if failures else CLEAN


@rules.command()
def schema() -> None:
    """输出规则文件的 JSON Schema，供编辑器补全。"""
    from reportlint.schema import rule_schema

    click.echo(rule_schema())


@root.command()
@click.argument("name", metavar="RULE")
@_rules_option
@_lang_option
def explain(name: str, folders: tuple[Path, ...], lang: Lang) -> None:
    """解释一条规则：为什么、依据、例子。"""
    from reportlint.output.page import page

    click.echo(page(catalogue.find_rule(_catalogue(folders), name), lang))
