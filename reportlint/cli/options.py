"""The options that several commands have, and what values they take."""

from __future__ import annotations

from functools import wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportlint.cli.outputs import known
from reportlint.errors import Bilingual, ReportlintError
from reportlint.output.formats import FORMATS
from reportlint.policy import Policies, Wishes
from reportlint.settings.genres import GENRES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def filled(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse an empty value: a variable that was not set must not mean the default."""
    if value == "":
        raise empty(option.opts[0])
    return value


def empty(option: str) -> ReportlintError:
    """Return the exception for an option with an empty value."""
    return ReportlintError(Bilingual(f"{option} 的值是空的", f"{option} has an empty value"))


rules_option = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="另加一个规则文件夹，可重复",
)
lang_option = click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="消息的语言")

_WISHES = (
    click.option(
        "--select",
        multiple=True,
        metavar="SELECTOR",
        help="只用这些规则：类别、规则名或通配符；可重复，可用逗号分隔",
    ),
    click.option("--ignore", multiple=True, metavar="SELECTOR", help="不用这些规则，写法同上"),
    rules_option,
    click.option(
        "--config",
        metavar="FILE",
        callback=filled,
        help="设置文件；不写则从文件所在的文件夹向上找 reportlint.yaml 或 pyproject.toml",
    ),
    click.option("--no-config", is_flag=True, help="不用任何设置文件"),
    click.option("--encoding", callback=filled, help="文件编码；不写则依次按 BOM、UTF-8、GB18030 识别"),
    click.option(
        "--as",
        "profile",
        type=click.Choice(tuple(chain(*GENRES.items()))),
        help="当作这个文种检查（总结、请示、责任书等），按它的惯例增减规则",
    ),
    click.option("--preview/--no-preview", default=None, help="是否启用试用中的规则；不写则依设置，设置不写则不启用"),
    click.option("--no-exclude", is_flag=True, help="设置里 exclude 的文件也检查"),
)


def with_policies(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which rules hold for which document, as one argument `policies`."""

    @wraps(command)
    def called(*arguments: Any, select: Iterable[str], ignore: Iterable[str], **options: Any) -> Any:
        own = {name: options.pop(name) for name in Wishes._fields if name in options}
        wishes = Wishes(_split("--select", select), _split("--ignore", ignore), **own)
        return command(*arguments, policies=Policies(wishes), **options)

    for option in reversed(_WISHES):
        called = option(called)
    return called


class Jobs(click.ParamType[int | None]):
    """A number of processes, or auto: None."""

    name = "jobs"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:  # noqa: ARG002  # as click calls it
        """Return the number; ReportlintError for what is none, or less than one."""
        if value in (None, "auto"):
            return None
        try:
            count = int(value)
        except ValueError:
            count = 0
        if count < 1:
            problem = Bilingual(
                f"--jobs 应为正整数或 auto，不是“{value}”", f"--jobs takes a number from 1, or auto, not '{value}'"
            )
            raise ReportlintError(problem)
        return count


class FormatName(click.Choice[str]):
    """The name of a format, on the command line; of one that there is not, the error guesses which was meant."""

    def __init__(self) -> None:
        super().__init__(tuple(FORMATS))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002  # as click calls it
        """Return the name; ReportlintError where no format has it."""
        return known(value)


def _split(option: str, selectors: Iterable[str]) -> list[str]:
    parts = [part.strip() for selector in selectors for part in selector.split(",")]
    if not all(parts):  # a variable that was not set must not mean all rules
        raise empty(option)
    return parts
