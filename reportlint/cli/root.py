"""The commands by name, each imported when it is asked for, and what click refuses, in Chinese."""

from __future__ import annotations

from importlib import import_module

import click

from reportlint import __version__
from reportlint.errors import Bilingual, ReportlintError, did_you_mean

COMMANDS = ("accept", "baseline", "check", "completion", "config", "explain", "fix", "rules")
"""The commands, each in the module of its name."""


def run(arguments: list[str]) -> int:
    """Return the exit code of the command that the arguments name; ReportlintError where click refuses them."""
    try:
        code: int = root.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        raise ReportlintError(_usage(error, arguments)) from error
    return code


class _Commands(click.Group):
    """The commands; one that does not exist is most likely a document whose `check` was forgotten."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as click calls it
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"reportlint.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            guess = did_you_mean(args[0], COMMANDS)
            problem = Bilingual(
                f"没有命令“{args[0]}”{guess.zh or f'；检查文件请写 reportlint check {args[0]}'}",
                f"no command '{args[0]}'{guess.en or f'; to check a file, write reportlint check {args[0]}'}",
            )
            raise ReportlintError(problem)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportlint")
def root() -> None:
    """检查中文公文（总结、计划、责任书、通知）中编辑会改的地方。"""


def _usage(error: click.ClickException, arguments: list[str]) -> Bilingual:
    """Put click's commonest refusals into Chinese."""
    en = error.format_message()
    match error:
        case click.NoSuchOption():
            near = f"，是否想写“{error.possibilities[0]}”？" if error.possibilities else ""
            return Bilingual(f"没有选项“{error.option_name}”{near}", en)
        case click.UsageError() if not arguments:
            return Bilingual(
                "请写出命令，如 reportlint check 总结.txt；用法见 reportlint --help", "name a command; see --help"
            )
        case click.BadOptionUsage():
            return Bilingual(f"选项 {error.option_name} 缺少值，或不该有值", en)
        case click.MissingParameter():
            return Bilingual(f"缺少参数 {error.param.make_metavar(error.ctx) if error.param and error.ctx else ''}", en)
        case click.BadParameter() if error.param:
            choices = "、".join(getattr(error.param.type, "choices", ()))
            return Bilingual(f"{'/'.join(error.param.opts)} 的值不对，应为{' ' + choices if choices else '整数'}", en)
        case _:
            return Bilingual(en, en)
