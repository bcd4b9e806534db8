"""The documents of a run, read and checked under their policies; what cannot be checked is complained of here."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from reportlint import engine
from reportlint.cli.common import complain
from reportlint.document import Document, decode_document, read_document
from reportlint.errors import Bilingual, DocumentError, ReportlintError
from reportlint.paths import STDIN, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.policy import Policies, Policy

_PROGRESS_FROM = 20
"""How many documents make a run long enough for a progress bar."""


class Source(NamedTuple):
    """Where a document comes from: the file of its name, or bytes that are at hand already."""

    name: str
    data: bytes | None = None

    def read(self, encoding: str | None) -> Document:
        """Return the document; DocumentError if it cannot be read or decoded."""
        if self.data is None:
            return read_document(self.name, encoding)
        return decode_document(self.name, self.data, encoding)


class Checked(NamedTuple):
    """A document, what came of it, and the policy it was checked under."""

    document: Document
    outcome: Outcome
    policy: Policy


class Run:
    """Checks documents one after the other, sorted by name.

    sources: what will be checked, under which policy. failed: how much was not wholly checked so far.

    A bad setting stops it before anything is checked. What the settings exclude is left out, and named on standard
    error where the user had named it.
    """

    def __init__(self, sources: Iterable[Source], policies: Policies, lang: Lang) -> None:
        self._lang = lang
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
            click.echo(f"reportlint: {said.words(self._lang)}", err=True)
        for source, policy in _progress(self.sources):
            try:
                document = source.read(policy.encoding)
            except DocumentError as error:
                self.fail(error)
                continue
            outcome = engine.run(document, policy.plan, self._lang, policy.terms)
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


def _progress(each: Sequence[tuple[Source, Policy]]) -> Iterator[tuple[Source, Policy]]:
    """Yield them, with a bar on standard error where someone watches it and the findings go elsewhere."""
    hidden = len(each) < _PROGRESS_FROM or not sys.stderr.isatty() or sys.stdout.isatty()
    with click.progressbar(each, file=sys.stderr, hidden=hidden) as bar:
        yield from bar
