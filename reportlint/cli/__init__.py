"""The command line: the only package that prints, and the only one that knows exit codes."""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from typing import NoReturn, TextIO

import click

from reportlint import __version__
from reportlint.cli.check import check
from reportlint.cli.common import FAILURE, complain
from reportlint.cli.rules import explain, rules
from reportlint.errors import Bilingual, Lang, ReportlintError

_INTERRUPTED = 130


def main() -> NoReturn:
    """Run a command and leave with its exit code; a fault the user can mend is one line on standard error."""
    unheard = _open_streams()
    try:
        code = FAILURE if unheard else root.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except click.ClickException as error:
        complain(ReportlintError(_usage(error)), _lang())
        code = FAILURE
    except ReportlintError as error:
        complain(error, _lang())
        code = FAILURE
    except (BrokenPipeError, SystemExit):  # click makes the first the second, with the code that means findings
        _drop_output()
        code = FAILURE
    except OSError as error:
        _drop_output()
        place = f"{error.filename}: " if error.filename else ""
        problem = Bilingual(
            f"{place}无法读写（{error.strerror}）", f"{place}cannot be read or written ({error.strerror})"
        )
        complain(ReportlintError(problem), _lang())
        code = FAILURE
    except Exception:  # noqa: BLE001  # a fault of ours is shown whole, but must not look like a finding
        import traceback

        traceback.print_exc()
        code = FAILURE
    sys.exit(code)


def _open_streams() -> bool:
    """Make both output streams fit to write to; return whether nobody can read what a command prints."""
    unheard = sys.stdout is None
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a GBK console must not raise
    return unheard


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8", closefd=False)  # until the process ends


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter's own flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Commands(click.Group):
    """The commands; one that does not exist is most likely a document whose `check` was forgotten."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            problem = Bilingual(
                f"没有命令“{args[0]}”；检查文件请写 reportlint check {args[0]}",
                f"no command '{args[0]}'; to check a file, write reportlint check {args[0]}",
            )
            raise ReportlintError(problem)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportlint")
def root() -> None:
    """检查中文公文（总结、计划、责任书、通知）中编辑会改的地方。"""


for _command in (check, rules, explain):
    root.add_command(_command)


def _lang() -> Lang:
    """Return the language asked for, where click could not tell us because it refused the arguments."""
    arguments = sys.argv[1:]
    asked = "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments)
    return "en" if asked else "zh"


def _usage(error: click.ClickException) -> Bilingual:
    """Put click's commonest refusals into Chinese."""
    en = error.format_message()
    match error:
        case click.NoSuchOption():
            near = f"，是否想写“{error.possibilities[0]}”？" if error.possibilities else ""
            return Bilingual(f"没有选项“{error.option_name}”{near}", en)
        case click.UsageError() if not sys.argv[1:]:
            return Bilingual(
                "请写出命令，如 reportlint check 总结.txt；用法见 reportlint --help", "name a command; see --help"
            )
        case click.BadOptionUsage():
            return Bilingual(f"选项 {error.option_name} 缺少值，或不该有值", en)
        case click.MissingParameter():
            return Bilingual(f"缺少参数 {error.param.make_metavar(error.ctx) if error.param and error.ctx else ''}", en)
        case click.BadParameter() if error.param:
            choices = "、".join(getattr(error.param.type, "choices", ()))
            return Bilingual(
                f"{'/'.join(error.param.opts)} 的值不对{'，应为 ' + choices if choices else '：' + en}", en
            )
        case _:
            return Bilingual(en, en)
