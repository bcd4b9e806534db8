"""Where the formats of a run go: standard output, and files that appear whole when the run is over."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from reportlint.errors import Bilingual, FileError, ReportlintError, did_you_mean
from reportlint.files import NewFile, refusals
from reportlint.finding import Severity
from reportlint.output.base import About
from reportlint.output.formats import BINARY, FOR_TERMINALS, FORMATS, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.output.base import Format, Totals
    from reportlint.rule import Rule

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


class Outputs:
    """All formats of one run: each is told of every document, and a file is kept only when `end` was reached.

    format_: the one for standard output. asked: NAME=PATH, as on the command line. Use it as a context. Where a name or
    a path is no good it raises ReportlintError at once, before anything is checked.
    """

    def __init__(self, format_: str, asked: Sequence[str], documents: Iterable[str], about: About) -> None:
        pairs = [_parsed(each) for each in asked]
        _refuse_clashes([path for _, path in pairs], documents)
        self._each: list[tuple[Format, _Target]] = [(make(format_, about), _terminal(format_))]
        try:
            for name, path in pairs:
                with refusals(path):
                    self._each.append((make(name, about._replace(style=_plain)), _File(path)))
        except FileError:
            self._drop()
            raise
        self._tell(lambda format_: format_.begin())

    def __enter__(self) -> Outputs:
        return self

    def __exit__(self, *_: object) -> None:
        self._drop()

    def document(self, document: Document, outcome: Outcome) -> None:
        """Write what is said of a document."""
        self._tell(lambda format_: format_.document(document, outcome))

    def end(self, totals: Totals) -> None:
        """Write what stands at the end, and put the files in their places."""
        self._tell(lambda format_: format_.end(totals))
        for _, target in self._each:
            target.keep()

    def _tell(self, what: Callable[[Format], Iterable[str | bytes]]) -> None:
        for format_, target in self._each:
            write = target.write
            for piece in what(format_):
                write(piece)

    def _drop(self) -> None:
        for _, target in self._each:
            target.drop()


def about_run(lang: Lang, rule_of: Callable[[str], Rule | None], *, folds: bool, color: bool | None) -> About:
    """Return what the formats of a run may ask; color None means: on a terminal."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ if color is None else color

    def style(text: str, severity: Severity) -> str:
        return click.style(text, fg=_COLOURS[severity], bold=severity is Severity.ERROR) if coloured else text

    return About(lang, rule_of, folds, style)


def _plain(text: str, _: Severity) -> str:
    return text


class _Target(Protocol):
    def write(self, piece: str | bytes) -> object: ...
    def keep(self) -> None: ...
    def drop(self) -> None: ...


class _Terminal:
    """Standard output; what was written there cannot be taken back."""

    def __init__(self, write: Callable[[str | bytes], object]) -> None:
        self.write = write

    def keep(self) -> None:
        """What was written stays."""

    def drop(self) -> None:
        """What was written stays."""


class _File:
    """A file that appears when all is written."""

    def __init__(self, path: str) -> None:
        self._path, self._file = path, NewFile(path)

    def write(self, piece: str | bytes) -> None:
        with refusals(self._path):
            self._file.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)

    def keep(self) -> None:
        with refusals(self._path):
            self._file.keep()

    def drop(self) -> None:
        self._file.drop()


def _terminal(format_: str) -> _Terminal:
    if format_ in BINARY:
        if sys.stdout.isatty():
            problem = Bilingual(
                f"{format_} 不是文本，请写 --output {format_}=文件名",
                f"{format_} is no text; write --output {format_}=FILE",
            )
            raise ReportlintError(problem)
        return _Terminal(sys.stdout.buffer.write)  # type: ignore[arg-type]
    if format_ not in FOR_TERMINALS:  # for programs it is UTF-8 wherever it goes
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    return _Terminal(sys.stdout.write)  # type: ignore[arg-type]


def _parsed(asked: str) -> tuple[str, str]:
    name, equals, path = asked.partition("=")
    if not equals or not path:
        problem = Bilingual(f"--output 应为 格式=文件，不是“{asked}”", f"--output takes NAME=PATH, not '{asked}'")
        raise ReportlintError(problem)
    if name not in FORMATS:
        guess = did_you_mean(name, FORMATS)
        problem = Bilingual(
            f"没有输出格式“{name}”{guess.zh}（有 {'、'.join(FORMATS)}）",
            f"no output format '{name}'{guess.en} (there are {', '.join(FORMATS)})",
        )
        raise ReportlintError(problem)
    return name, path


def _refuse_clashes(paths: Sequence[str], documents: Iterable[str]) -> None:
    """Refuse to write two outputs, or an output and a document, into one file."""
    checked = {os.path.realpath(document) for document in documents}
    seen: set[str] = set()
    for path in paths:
        real = os.path.realpath(path)
        if real in checked:
            problem = Bilingual("是要检查的文件，不能写入结果", "is a document to check; the result cannot go there")
            raise FileError(path, 0, 0, problem)
        if real in seen:
            raise FileError(path, 0, 0, Bilingual("两个 --output 写到同一文件", "is named by two --output options"))
        seen.add(real)
        if not Path(real).parent.is_dir():
            raise FileError(path, 0, 0, Bilingual("所在的文件夹不存在", "is in a folder that does not exist"))
