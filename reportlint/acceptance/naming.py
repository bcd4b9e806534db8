"""How the lists of a folder name documents: by the path from that folder; it reads no document."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_ESCAPED = re.compile(r"\\udc([89a-f][0-9a-f])")


def name_of(path: str, home: Path) -> str:
    """Return how the lists in home name a document: with `/`, and `../` where it lies outside.

    A byte of a name that is no UTF-8 is written as findings print it, `\\udc80`, as no file of text could hold it.
    """
    absolute = os.path.abspath(path)  # noqa: PTH100  # resolve() follows links
    try:
        relative = os.path.relpath(absolute, home)
    except ValueError:  # on another drive
        relative = absolute
    return Path(relative).as_posix().encode("utf-8", "backslashreplace").decode()


def path_of(name: str, home: Path) -> Path:
    """Return the path of a document by its name in a list, as seen from the working directory; it need not exist."""
    return home / _ESCAPED.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), name)


def gone(names: Iterable[str], checked: Collection[str], home: Path) -> Iterator[str]:
    """Yield the names of documents that do not exist, as far as it is this run's part to tell of them.

    It falls to the run that checks their deputy, which is one document alone, so that of the batches of a run only one
    tells: the first in the folder of what is gone with its suffix, else in the nearest folder above.
    """
    deputies: dict[tuple[str, str], str | None] = {}
    for name in names:
        if name in checked or os.path.lexists(path_of(name, home)):
            continue
        folder, suffix = os.path.dirname(name), Path(name).suffix  # noqa: PTH120  # "" for the home itself
        if (folder, suffix) not in deputies:
            deputies[folder, suffix] = _first(folder, suffix, home)
        if deputies[folder, suffix] in checked:
            yield name


def _first(folder: str, suffix: str, home: Path) -> str | None:
    """Return the name of the first document with the suffix in a folder, else in the nearest above that has one."""
    for place in (Path(folder), *Path(folder).parents):
        try:
            entries = [
                entry.name
                for entry in os.scandir(home / place)
                if entry.name.endswith(suffix) and not entry.name.startswith(".") and entry.is_file()
            ]
        except OSError:  # the folder is gone as well
            continue
        if entries:
            return name_of(str(home / place / min(entries)), home)
    return None
