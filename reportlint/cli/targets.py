"""Where a format's pieces go: standard output, or a file that appears whole when the run is over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reportlint.acceptance.register import BASELINE, IGNORES
from reportlint.errors import Bilingual, FileError, ReportlintError
from reportlint.files import NewFile, refusals
from reportlint.output.formats import BINARY, FOR_TERMINALS
from reportlint.settings.project import OWN_FILE, SHARED_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_OURS = (BASELINE, IGNORES, OWN_FILE, SHARED_FILE)


class Target(Protocol):
    """Where pieces go; OSError or FileError where they cannot."""

    def write(self, pieces: Iterable[str | bytes]) -> None:
        """Write pieces as they come; text as UTF-8, but for a terminal that is read by people."""
        ...

    def keep(self) -> None:
        """Let what was written stay: nothing more will come."""
        ...


class Terminal:
    """Standard output; what was written there cannot be taken back."""

    def __init__(self, write: Callable[[str | bytes], object]) -> None:
        self._write = write

    def write(self, pieces: Iterable[str | bytes]) -> None:
        """Write pieces as they come."""
        write = self._write
        for piece in pieces:
            write(piece)

    def keep(self) -> None:
        """What was written stays."""


class File:
    """A file that appears when all is written."""

    def __init__(self, path: str) -> None:
        with refusals(path):
            self._path, self._file = path, NewFile(path)

    def write(self, pieces: Iterable[str | bytes]) -> None:
        """Write pieces beside the file's place; what UTF-8 cannot hold, a byte of a file name, is escaped."""
        with refusals(self._path):
            for piece in pieces:
                self._file.write(_bytes_of(piece))

    def keep(self) -> None:
        """Put the file in its place."""
        with refusals(self._path):
            self._file.keep()

    def drop(self) -> None:
        """Leave nothing behind, unless the file was kept."""
        self._file.drop()


def terminal(format_: str) -> Terminal:
    """Return standard output, made fit for a format; ReportlintError where the format cannot be shown."""
    if format_ in FOR_TERMINALS:
        return Terminal(sys.stdout.write)  # type: ignore[arg-type]
    if format_ in BINARY and sys.stdout.isatty():
        problem = Bilingual(
            f"{format_} 不是文本，请写 --output {format_}=文件名",
            f"{format_} is no text; write --output {format_}=FILE",
        )
        raise ReportlintError(problem)
    sys.stdout.flush()
    write = sys.stdout.buffer.write  # for programs it is UTF-8 wherever it goes
    return Terminal(lambda piece: write(_bytes_of(piece)))


def _bytes_of(piece: str | bytes) -> bytes:
    return piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece


def refuse_clashes(paths: Sequence[str], documents: Iterable[str]) -> None:
    """Refuse to write two outputs, or an output and a document or a file of ours, into one file."""
    checked = {_identity(document) for document in documents}
    seen = set()
    for path in paths:
        same = _identity(path)
        if same in checked:
            problem = Bilingual("是要检查的文件，不能写入结果", "is a document to check; the result cannot go there")
            raise FileError(path, 0, 0, problem)
        if Path(path).name in _OURS:
            problem = Bilingual("是 reportlint 的设置或清单，不能写入结果", "is a list or settings of reportlint's own")
            raise FileError(path, 0, 0, problem)
        if same in seen:
            raise FileError(path, 0, 0, Bilingual("两个 --output 写到同一文件", "is named by two --output options"))
        seen.add(same)
        if not Path(os.path.realpath(path)).parent.is_dir():
            raise FileError(path, 0, 0, Bilingual("所在的文件夹不存在", "is in a folder that does not exist"))


def _identity(path: str) -> tuple[int, int] | str:
    """Return what two names of one file have in common, however they are spelt."""
    try:
        status = Path(path).stat()
    except OSError:
        return os.path.realpath(path)
    return status.st_dev, status.st_ino
