"""Which of the files that a change touched are the documents a command line names, whether or not they still exist."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, DocumentError
from reportlint.paths import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def named(arguments: Iterable[str], root: str, files: Collection[str]) -> tuple[dict[str, str], list[DocumentError]]:
    """Return the documents among the files, and what was named but is neither one of the files nor there.

    files: by their paths from the folder `root`. A file named is a document whatever it is called; a folder stands for
    the *.txt below it, hidden ones left out. The documents come as the user would call them, each with its path there.
    """
    root = os.path.realpath(root)
    shown: dict[str, str] = {}
    errors = []
    for argument in arguments:
        for name in _globbed(argument):
            path = _path_in(root, name)
            if path in files:
                shown.setdefault(path, name)
            elif os.path.isdir(name):  # noqa: PTH112  # Path("") would be the working directory
                for file, below in _below(path, files):
                    shown.setdefault(file, str(Path(name, below)))
            elif not os.path.lexists(name):
                errors.append(DocumentError(name or '""', Bilingual("文件不存在", "no such file")))
    return {name: path for path, name in shown.items()}, errors


def _globbed(argument: str) -> list[str]:
    """Return what a pattern matches that the shell left alone; anything else stands for itself."""
    if os.path.lexists(argument) or not glob.has_magic(argument):
        return [argument]
    return glob.glob(argument, recursive=True) or [argument]  # noqa: PTH207  # a pattern may be absolute


def _path_in(root: str, name: str) -> str:
    """Return a path as git has it: from the root, with slashes; links are followed but for the last step."""
    folder, last = os.path.split(os.path.abspath(name))  # noqa: PTH100  # resolve() follows the last step
    return Path(os.path.relpath(os.path.join(os.path.realpath(folder), last), root)).as_posix()  # noqa: PTH118


def _below(folder: str, files: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Yield the documents below a folder, from the root and from the folder."""
    for file in files:
        if file.lower().endswith(SUFFIX) and Path(file).is_relative_to(folder):
            below = Path(file).relative_to(folder)
            if not any(part.startswith(".") for part in below.parts):
                yield file, below
