"""The formats of a run: which are asked for, what each is told, and what becomes of the others when one is lost."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from reportlint.cli.common import complain
from reportlint.cli.targets import File, refuse_clashes, terminal
from reportlint.errors import Bilingual, FileError, ReportlintError, did_you_mean
from reportlint.finding import Severity
from reportlint.output.base import About
from reportlint.output.formats import FORMATS, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import NoReturn

    from reportlint.cli.targets import Target
    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.output.base import Format, Totals
    from reportlint.rule import Rule

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


class Outputs:
    """All formats of one run: each is told of every document, and a file is kept only when `end` was reached.

    format_: the one for standard output. asked: NAME=PATH, as on the command line. Use it as a context. Where a name or
    a path is no good it raises ReportlintError at once, before anything is checked. One that can be written no further
    (a full disk, a reader that went away) does not keep the others from being written; `end` raises what was wrong.
    """

    def __init__(self, format_: str, asked: Sequence[str], documents: Iterable[str], about: About) -> None:
        pairs = [_parsed(each) for each in asked]
        if pairs:
            refuse_clashes([path for _, path in pairs], documents)
        self._lang = about.lang
        self._faults: list[OSError | FileError] = []
        target: Target = terminal(format_)
        self._each = [(make(format_, about), target)]
        with ExitStack() as files:
            for name, path in pairs:
                file = File(path)
                files.callback(file.drop)
                self._each.append((make(name, about._replace(style=_plain)), file))
            self._tell(lambda format_: format_.begin())
            self._files = files.pop_all()

    def __enter__(self) -> Outputs:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def document(self, document: Document, outcome: Outcome) -> None:
        """Write what is said of a document; OSError or FileError where nothing can be written any more."""
        self._tell(lambda format_: format_.document(document, outcome))

    def end(self, totals: Totals) -> None:
        """Write what stands at the end, and put the files in their places; OSError or FileError where one was lost."""
        self._tell(lambda format_: format_.end(totals))
        self._try(lambda _, target: target.keep())
        if self._faults:
            self._give_up()

    def _tell(self, what: Callable[[Format], Iterable[str | bytes]]) -> None:
        self._try(lambda format_, target: target.write(what(format_)))

    def _try(self, step: Callable[[Format, Target], None]) -> None:
        """Take a step with all formats, and go on without those with which it cannot be taken."""
        left = []
        for format_, target in self._each:
            try:
                step(format_, target)
            except (OSError, FileError) as fault:
                self._faults.append(fault)
            else:
                left.append((format_, target))
        self._each = left
        if not left:
            self._give_up()

    def _give_up(self) -> NoReturn:
        """Raise the first fault; others are complained of here."""
        first, *others = self._faults
        for fault in others:
            if isinstance(fault, FileError):
                complain(fault, self._lang)
        raise first


def about_run(lang: Lang, rule_of: Callable[[str], Rule | None], *, folds: bool, color: bool | None) -> About:
    """Return what the formats of a run may ask; color None means: on a terminal."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ if color is None else color

    def style(text: str, severity: Severity) -> str:
        if not coloured:
            return text
        from click import style  # most output goes to a pipe or a file

        return style(text, fg=_COLOURS[severity], bold=severity is Severity.ERROR)

    return About(lang, rule_of, folds, style)


def _plain(text: str, _: Severity) -> str:
    return text


def _parsed(asked: str) -> tuple[str, str]:
    name, _, path = asked.partition("=")
    if not name or not path:
        problem = Bilingual(f"--output 应为 格式=文件，不是“{asked}”", f"--output takes NAME=PATH, not '{asked}'")
        raise ReportlintError(problem)
    if path == "-":
        problem = Bilingual(f"标准输出的格式用 --format {name} 指定", f"for standard output, write --format {name}")
        raise ReportlintError(problem)
    return known(name), path


def known(name: str) -> str:
    """Return the name of a format; ReportlintError where no format has it."""
    if name in FORMATS:
        return name
    guess, every = did_you_mean(name, FORMATS), Bilingual("、".join(FORMATS), ", ".join(FORMATS))
    problem = Bilingual(
        f"没有输出格式“{name}”{guess.zh or f'（有 {every.zh}）'}",
        f"no output format '{name}'{guess.en or f' (there are {every.en})'}",
    )
    raise ReportlintError(problem)
