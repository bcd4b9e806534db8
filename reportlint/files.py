"""Files written whole or not at all; what is written is others' affair."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FileError

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_whole(path: str, data: bytes) -> None:
    """Put bytes into a file, new or old, in one step: whoever reads it sees the old content or the new.

    An old file keeps its permissions, and a link goes on pointing at it. FileError where the file is read-only or
    cannot be written (a missing folder, a full disk); what was there is untouched then.
    """
    with refusals(path):
        file = NewFile(path)
        try:
            file.write(data)
            file.keep()
        finally:
            file.drop()


class NewFile:
    """A file in the making beside the one it is to become; OSError where that cannot be. Drop it or keep it."""

    def __init__(self, path: str) -> None:
        self._target = os.path.realpath(path)  # the file a link leads to is replaced, not the link
        self._mode = _mode_to_keep(self._target)
        self._path: Path | None = Path(f"{self._target}.{os.getpid()}.new")
        self._file = self._path.open("xb")

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._file.write(data)

    def keep(self) -> None:
        """Put the file in its place, all its bytes safely on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        if self._path:
            if self._mode is not None:
                self._path.chmod(self._mode)
            self._path.replace(self._target)
            self._path = None

    def drop(self) -> None:
        """Leave nothing behind, unless the file was kept."""
        if self._path:
            self._path.unlink(missing_ok=True)
            self._path = None
            self._file.close()


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """Turn an OSError about a file to be written into the FileError that names it."""
    try:
        yield
    except OSError as error:
        problem = Bilingual(f"无法写入（{error.strerror}）", f"cannot be written ({error.strerror})")
        raise FileError(path, 0, 0, problem) from error


def _mode_to_keep(target: str) -> int | None:
    """Return the permissions of a file that is there; OSError where nobody may write to it."""
    try:
        status = os.stat(target)  # noqa: PTH116  # the path was resolved above
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(21, os.strerror(21))
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):  # a superuser may write anything, and should not
        raise PermissionError(13, os.strerror(13))
    return stat.S_IMODE(status.st_mode)
