"""What the command line names becomes a list of document paths; it reads `.gitignore` files but no document."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, DocumentError, unreadable
from reportlint.record import NamedTuple

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
    paths: dict[str, str] = {}
    errors = []
    for argument in arguments:
        for named in _named(argument):
            if isinstance(named, DocumentError):
                errors.append(named)
            else:
                paths.setdefault(named if named == STDIN else str(_absolute(named)), named)
    return Found(sorted(paths.values()), errors)


def _named(argument: str) -> Iterator[str | DocumentError]:
    """Yield what one argument stands for; at least one path or error."""
    if argument == STDIN:
        yield argument
    elif os.path.isdir(argument):  # noqa: PTH112  # Path("") would be the working directory
        problem = Bilingual("文件夹中没有可检查的 *.txt 文件", "the folder holds no *.txt files to check")
        yield from list(_below(argument)) or [DocumentError(argument, problem)]
    elif os.path.lexists(argument):
        yield argument
    else:
        yield from _matched(argument)


def _matched(argument: str) -> Iterator[str | DocumentError]:
    import glob  # most shells have matched patterns already

    if not glob.has_magic(argument):
        yield DocumentError(argument or '""', Bilingual("文件不存在", "no such file"))
    elif matched := glob.glob(argument, recursive=True):  # noqa: PTH207  # a pattern may be absolute
        for name in matched:
            yield from _below(name) if Path(name).is_dir() else (name,)
    else:
        yield DocumentError(argument, Bilingual("没有匹配的文件", "matches no file"))


def _below(folder: str) -> Iterator[str | DocumentError]:
    return _walk(Path(folder), _ignores_above(_absolute(folder)))


def _walk(folder: Path, ignores: list[_Ignore]) -> Iterator[str | DocumentError]:
    """Yield the documents below a folder; what is hidden, what git ignores and links to folders are left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield DocumentError(str(folder), unreadable(error))
        return
    ignores = [*ignores, *_ignore_of(folder)]
    for entry in entries:
        path = Path(entry.path)  # without the "./" of a walk that starts at "."
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _ignored(path, ignores, "/"):
                yield from _walk(path, ignores)
        elif entry.name.lower().endswith(SUFFIX) and path.is_file() and not _ignored(path, ignores, ""):
            yield str(path)


def _ignored(path: Path, ignores: list[_Ignore], tail: str) -> bool:
    """Tell whether git ignores a path; the innermost `.gitignore` that speaks of it decides."""
    absolute = _absolute(path)
    for folder, spec in reversed(ignores):
        verdict = spec.check_file(absolute.relative_to(folder).as_posix() + tail).include
        if verdict is not None:
            return verdict
    return False


def _ignores_above(folder: Path) -> list[_Ignore]:
    """Return what the folders between the repository's root and this one ignore, outermost first."""
    above: list[_Ignore] = []
    for parent in (folder, *folder.parents):
        if parent != folder:
            above[:0] = _ignore_of(parent)
        if (parent / ".git").exists():
            return above
    return []


def _ignore_of(folder: Path) -> list[_Ignore]:
    try:
        lines = (folder / ".gitignore").read_text("utf-8-sig", "replace").splitlines()
    except OSError:
        return []
    from pathspec import GitIgnoreSpec  # most runs walk no folder

    readable = []
    for line in lines:
        with suppress(ValueError):  # git, too, passes over a pattern it cannot read
            GitIgnoreSpec.from_lines([line])
            readable.append(line)
    return [_Ignore(_absolute(folder), GitIgnoreSpec.from_lines(readable))]


def _absolute(path: str | Path) -> Path:
    """Return a path from the root without "..", links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() follows links
