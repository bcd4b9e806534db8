"""`check --watch`: the same command again whenever a document, or what its findings depend on, has changed."""

from __future__ import annotations

import glob
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint.cli.common import CLEAN, complain
from reportlint.cli.watched import Watched
from reportlint.errors import Bilingual, DocumentError, ReportlintError
from reportlint.paths import STDIN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import NoReturn

    from reportlint.errors import Lang

_HEARTBEAT = 200
"""Milliseconds of silence after which it is looked whether the folders are still there."""
_QUIET = 100
"""Milliseconds without a change after which those before count as one: an editor saves in several steps."""
_PATIENCE = 5
"""Heartbeats for which a folder may be gone, as while a branch is checked out, before it is taken for deleted."""
_NAMED = 3
"""How many of the files that changed are named."""


def watching(context: click.Context) -> int:
    """Run the context's command now and at every change, until Ctrl-C, its good end; return the exit code for that.

    ReportlintError where a path is not there, a folder is deleted meanwhile, or watchfiles is not installed. What is
    wrong in a later run, as with settings half written, is complained of, and the next change may mend it.
    """
    asked = context.params
    folders = [path for path in asked["paths"] if os.path.isdir(path)]  # noqa: PTH112  # Path("") would be "."
    for path in asked["paths"]:
        if path == STDIN:
            raise ReportlintError(Bilingual("标准输入不能监视", "standard input cannot be watched"))
        if not os.path.lexists(path) and not glob.has_magic(path):
            raise DocumentError(path or '""', Bilingual("文件不存在", "no such file"))
    written = [output.partition("=")[2] for output in asked["outputs"]]
    around = Watched(asked["paths"], asked["folders"], asked["config"], written)
    again = {**asked, "watch": False}
    try:
        _watch(around, folders, lambda: context.invoke(context.command, **again), asked["lang"])
    except KeyboardInterrupt:
        return CLEAN


def _watch(around: Watched, folders: list[str], run: Callable[[], object], lang: Lang) -> NoReturn:
    """Run, and run again after every change; the watch begins before the run, so that no change is missed."""
    watched = around.folders()
    changes = _changes(watched, around)
    next(changes)
    run()
    while True:
        sys.stdout.flush()
        changed = _next(changes, folders)
        if (now := around.folders()) != watched:
            watched, changes = now, _changes(now, around)
            next(changes)
        click.echo(f"—— {datetime.now():%H:%M:%S} {_what(changed).words(lang)} ——", err=True)
        try:
            run()
        except ReportlintError as error:
            complain(error, lang)


def _changes(watched: Collection[Path], around: Watched) -> Iterator[set[str]]:
    """Yield the paths that changed, or none after every heartbeat without a change; from its first answer on."""
    try:
        from watchfiles import watch
    except ImportError as error:
        problem = Bilingual(
            "--watch 需要安装 watchfiles：pip install '.[watch]'（在本项目的文件夹中）",
            "--watch needs watchfiles: pip install '.[watch]' in the project's folder",
        )
        raise ReportlintError(problem) from error
    for changes in watch(
        *watched, watch_filter=lambda _, path: around.concerns(path), step=_QUIET, rust_timeout=_HEARTBEAT,
        yield_on_timeout=True, recursive=False,
    ):  # fmt: skip
        yield {path for _, path in changes}


def _next(changes: Iterator[set[str]], folders: list[str]) -> set[str]:
    """Wait for changes and return them; DocumentError where a folder is deleted."""
    changed: set[str] = set()
    beats = 0
    while beats or not changed:
        changed |= next(changes)
        gone = next((folder for folder in folders if not Path(folder).is_dir()), None)
        beats = beats + 1 if gone else 0
        if gone and beats >= _PATIENCE:
            raise DocumentError(gone, Bilingual("文件夹已被删除，不再监视", "was deleted, so the watch is over"))
    return changed


def _what(changed: set[str]) -> Bilingual:
    names = [Path(path).name for path in sorted(changed)]
    more = len(names) > _NAMED
    return Bilingual(
        f"{'、'.join(names[:_NAMED])} {f'等 {len(names)} 处' if more else ''}有改动，再查",
        f"{', '.join(names[:_NAMED])}{f' and {len(names) - _NAMED} more' if more else ''} changed; checking again",
    )
