"""`reportlint completion`: the script by which a shell completes commands, options and file names."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """输出补全脚本；bash 可在 ~/.bashrc 里写 eval "$(reportlint completion bash)"。"""
    from click.shell_completion import BashComplete, FishComplete, ZshComplete

    written_for = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}[shell]
    click.echo(written_for(context.find_root().command, {}, "reportlint", "_REPORTLINT_COMPLETE").source())
