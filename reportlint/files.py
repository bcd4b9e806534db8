"""Files written whole or not at all; what is written is others' affair."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FileError, refusal

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
    """A file in the making beside the one it is to become; OSError where that cannot be. Drop it or keep it.

    A device or a pipe (/dev/null, /dev/stdout) is not replaced but written to, at once and for good.
    """

    def __init__(self, path: str) -> None:
        if path.endswith((os.sep, "/")):
            raise _error(errno.EISDIR)
        status = _status(path)
        self._mode = None if status is None else stat.S_IMODE(status.st_mode)
        self._target = Path(os.path.realpath(path))  # the file a link leads to is replaced, not the link
        self._path: Path | None = None
        if status is not None and not stat.S_ISREG(status.st_mode):
            self._file = open(path, "wb")  # noqa: SIM115, PTH123  # it is closed when kept or dropped
        else:
            # A name of its own: the target's may leave no room for more, and a leftover must not be in the way.
            self._path = self._target.with_name(f".{os.urandom(6).hex()}.reportlint")
            self._file = self._path.open("xb")

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._file.write(data)

    def keep(self) -> None:
        """Put the file in its place, all its bytes safely on the disk."""
        self._file.flush()
        if self._path is None:
            return
        os.fsync(self._file.fileno())
        self._file.close()
        if self._mode is not None:
            self._path.chmod(self._mode)
        self._path.replace(self._target)
        self._path = None

    def drop(self) -> None:
        """Leave nothing behind, unless the file was kept."""
        with suppress(OSError):  # a full disk refuses what is still buffered once more
            self._file.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)
            self._path = None


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """Turn an OSError about a file to be written into the FileError that names it."""
    try:
        yield
    except OSError as error:
        why = refusal(error)
        problem = Bilingual(f"无法写入（{why.zh}）", f"cannot be written ({why.en})")
        raise FileError(path, 0, 0, problem) from error


def _status(path: str) -> os.stat_result | None:
    """Return what is known of a file that is there; OSError where nobody may write to it."""
    try:
        status = Path(path).stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise _error(errno.EISDIR)
    if not status.st_mode & 0o222 or not os.access(path, os.W_OK):  # a superuser may write anything, and should not
        raise _error(errno.EACCES)
    return status


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
