"""The documents of a run, read and checked under their policies; what cannot be checked is complained of here."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reportlint.checking import Checker, Source
from reportlint.cli.common import complain
from reportlint.errors import Bilingual, DocumentError, ReportlintError
from reportlint.paths import STDIN, expand
from reportlint.record import NamedTuple
from reportlint.workers import in_order, processes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.checking import Answer
    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.policy import Policies, Policy
    from reportlint.stopwatch import Times

_PROGRESS_FROM = 20
"""How many documents make a run long enough for a progress bar."""


class Checked(NamedTuple):
    """A document, what came of it, and the policy it was checked under."""

    document: Document
    outcome: Outcome
    policy: Policy


class Run:
    """Checks documents, sorted by name.

    sources: what will be checked, under which policy. failed: how much was not wholly checked so far. jobs: how many
    processes share the work, None for as many as it is worth. remembers: whether outcomes are kept from run to run.
    times: where it is written what rules took; then nothing is shared or remembered.

    A bad setting stops it before anything is checked. What the settings exclude is left out, and named on standard
    error where the user had named it.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        policies: Policies,
        lang: Lang,
        jobs: int | None = 1,
        *,
        remembers: bool = False,
        times: Times | None = None,
    ) -> None:
        self._lang, self._jobs = lang, jobs if times is None else 1
        self._check = Checker(policies, lang, remembers=remembers and times is None, times=times)
        self.failed = 0
        each = [(source, policies.of(source.name)) for source in sorted(sources)]
        self._excluded = sum(policy.excluded for _, policy in each)
        self.sources = [(source, policy) for source, policy in each if not policy.excluded]

    def fail(self, error: ReportlintError) -> None:
        """Complain of something that was not checked."""
        complain(error, self._lang)
        self.failed += 1

    def __iter__(self) -> Iterator[Checked]:
        """Yield the documents that could be read."""
        if self._excluded:
            said = Bilingual(
                f"按设置排除 {self._excluded} 份文件，未检查（--no-exclude 可强制检查）",
                f"excluded by the settings and not checked: {self._excluded} (--no-exclude checks them)",
            )
            import click

            click.echo(f"reportlint: {said.words(self._lang)}", err=True)
        named = [source for source, _ in self.sources]
        sizes = [_size(source) for source in named] if self._jobs != 1 else []
        answers = in_order(self._check, named, sizes, processes(self._jobs, sizes))
        for (_, policy), answer in zip(self.sources, _progress(answers, len(named)), strict=True):
            if isinstance(answer, DocumentError):
                self.fail(answer)
                continue
            document, outcome = answer
            for failure in outcome.failures:
                complain(failure, self._lang)
            self.failed += bool(outcome.failures)
            yield Checked(document, outcome, policy)


def sources(paths: Sequence[str], stdin_filename: str) -> tuple[list[Source], list[DocumentError]]:
    """Return what the paths of a command line name, and what is not there."""
    found = expand(paths)
    errors = found.errors
    named = []
    for path in found.paths:
        if path != STDIN:
            named.append(Source(path))
        elif sys.stdin is None:
            errors.append(DocumentError(stdin_filename, Bilingual("标准输入已关闭", "standard input is closed")))
        else:
            named.append(Source(stdin_filename, sys.stdin.buffer.read()))
    return named, errors


def _size(source: Source) -> int:
    """Return the bytes of a source; what is not there costs nothing."""
    if source.data is not None:
        return len(source.data)
    try:
        return os.stat(source.name).st_size  # noqa: PTH116  # a thousand times
    except OSError:
        return 0


def _progress(answers: Iterable[Answer], count: int) -> Iterator[Answer]:
    """Yield them, with a bar on standard error where someone watches it and the findings go elsewhere."""
    if count < _PROGRESS_FROM or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from answers
    else:
        import click

        with click.progressbar(answers, length=count, file=sys.stderr) as bar:
            yield from bar
