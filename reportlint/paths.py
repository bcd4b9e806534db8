"""What the command line names becomes a list of document paths; it reads `.gitignore` files but no document."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportlint.errors import Bilingual, DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pathspec import GitIgnoreSpec

SUFFIX = ".txt"
STDIN = "-"


class Found(NamedTuple):
    """Paths to check, sorted and each once, and what was named but is not there."""

    paths: list[str]
    errors: list[DocumentError]


class _Ignore(NamedTuple):
    """The patterns of one `.gitignore` and the folder they are relative to."""

    folder: Path
    spec: GitIgnoreSpec


def expand(arguments: Iterable[str]) -> Found:
    """Return the documents named: files as they are, folders walked for *.txt, globs the shell left alone."""
    paths: set[str] = set()
    errors = []
    for argument in arguments:
        if argument == STDIN or (os.path.lexists(argument) and not Path(argument).is_dir()):
            paths.add(argument)
        elif Path(argument).is_dir():
            below = list(_walk(Path(argument), _ignores_above(Path(argument))))
            paths.update(below)
            if not below:
                errors.append(
                    DocumentError(argument, Bilingual("文件夹中没有 *.txt 文件", "the folder holds no *.txt files"))
                )
        elif glob.has_magic(argument):
            matched = glob.glob(argument, recursive=True)  # noqa: PTH207  # a pattern may be absolute
            paths.update(matched)
            if not matched:
                errors.append(DocumentError(argument, Bilingual("没有匹配的文件", "matches no file")))
        else:
            errors.append(DocumentError(argument, Bilingual("文件不存在", "no such file")))
    return Found(sorted(paths), errors)


def _walk(folder: Path, ignores: list[_Ignore]) -> Iterator[str]:
    """Yield the documents below a folder; hidden folders and whatever git ignores are left out."""
    ignores = [*ignores, *_ignore_of(folder)]
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and not _ignored(Path(entry.path), ignores, "/"):
                yield from _walk(Path(entry.path), ignores)
        elif entry.name.endswith(SUFFIX) and not _ignored(Path(entry.path), ignores, ""):
            yield entry.path


def _ignored(path: Path, ignores: list[_Ignore], tail: str) -> bool:
    """Tell whether git ignores a path; the innermost `.gitignore` that speaks of it decides."""
    absolute = path.absolute()
    for folder, spec in reversed(ignores):
        verdict = spec.check_file(absolute.relative_to(folder).as_posix() + tail).include
        if verdict is not None:
            return verdict
    return False


def _ignores_above(folder: Path) -> list[_Ignore]:
    """Return what the folders between the repository's root and this one ignore, outermost first."""
    above: list[_Ignore] = []
    for parent in (absolute := folder.absolute(), *absolute.parents):
        if parent != absolute:
            above[:0] = _ignore_of(parent)
        if (parent / ".git").exists():
            return above
    return []


def _ignore_of(folder: Path) -> list[_Ignore]:
    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec  # most runs walk no folder

    return [_Ignore(folder.absolute(), GitIgnoreSpec.from_lines(lines))]
