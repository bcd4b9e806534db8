"""The documents that a change touched, as sources of a run, and which of their findings the change caused."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reportlint import engine
from reportlint.changes.caused import caused
from reportlint.changes.scope import named
from reportlint.checking import Source
from reportlint.document import decode_document
from reportlint.errors import Bilingual, DocumentError, ReportlintError
from reportlint.paths import STDIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.changes.git import Repository
    from reportlint.cli.run import Checked
    from reportlint.errors import Lang
    from reportlint.finding import Finding


class Changed:
    """What a change touched: the index against HEAD where no revision is given, else the work tree against it.

    paths: what of it is meant; without any, all documents. sources: their new versions. errors: those that cannot be
    compared. ReportlintError where git does not know the revision.
    """

    def __init__(self, git: Repository, paths: Sequence[str], revision: str | None, lang: Lang) -> None:
        if STDIN in paths:
            problem = Bilingual("标准输入没有旧版本可比较", "standard input has no old version to compare with")
            raise ReportlintError(problem)
        self._git, self._lang = git, lang
        changes = git.staged() if revision is None else git.since(revision)
        touched = {change.path: change for change in changes}
        documents, self.errors = named(paths or [git.root], git.root, touched)
        self._before: dict[str, str] = {}
        self.sources = []
        if not paths:
            here = os.path.realpath(os.curdir)
            documents = {os.path.relpath(name, here): path for name, path in documents.items()}
        for name, path in documents.items():
            _, status, before, after = touched[path]
            if status == "U":
                problem = Bilingual("有未解决的合并冲突，没有检查", "has merge conflicts, so it was not checked")
                self.errors.append(DocumentError(name, problem))
            elif status != "D":
                self.sources.append(Source(name, git.content(after) if after and revision is None else None))
                if before:
                    self._before[name] = before
        if not documents and not self.errors:
            said = Bilingual("没有改动过的文件可检查", "nothing was changed, so there is nothing to check")
            click.echo(f"reportlint: {said.words(lang)}", err=True)

    def caused(self, checked: Checked) -> frozenset[Finding]:
        """Return the findings of a document that its old version, under the same policy, did not have.

        All of them where there was no old version, or none that could be read as text.
        """
        document, outcome, policy = checked
        before = self._before.get(document.path)
        if before is None:
            return frozenset(outcome.findings)
        try:
            old = decode_document(document.path, self._git.content(before), policy.encoding)
        except DocumentError:
            return frozenset(outcome.findings)
        once = {rule.name for rule in policy.plan.rules if rule.head.once}
        was = engine.run(old, policy.plan, self._lang, policy.terms)
        return frozenset(caused(old, was.findings, document, outcome.findings, once))
