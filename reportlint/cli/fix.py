"""`reportlint fix`: what may be mended unseen is mended, in the files themselves or as a diff."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportlint import engine
from reportlint.acceptance.faults import MALFORMED
from reportlint.acceptance.register import Register
from reportlint.cli.common import CLEAN, FAILURE, FINDINGS
from reportlint.cli.options import filled, lang_option, with_policies
from reportlint.cli.run import Run, sources
from reportlint.document import decode_document
from reportlint.errors import Bilingual, DocumentError, FileError, ReportlintError
from reportlint.files import write_whole
from reportlint.fixes.rounds import mend
from reportlint.fixes.summary import failures, said

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reportlint.document import Document
    from reportlint.engine import Outcome, Plan
    from reportlint.errors import Lang
    from reportlint.fixes.rounds import Mended
    from reportlint.policy import Policies, Policy


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH…")
@with_policies
@click.option("--unsafe", is_flag=True, help="没有把握的建议也照改；改后请逐处过目")
@click.option("--diff", "as_diff", is_flag=True, help="只显示会怎样改（unified diff），不写文件")
@click.option(
    "--stdin-filename", default="<stdin>", metavar="NAME", callback=filled, help="从标准输入（-）读取时报告的文件名"
)
@lang_option
def fix(
    paths: tuple[str, ...], policies: Policies, unsafe: bool, as_diff: bool, stdin_filename: str, lang: Lang
) -> int:
    """按有把握的建议改好文件；从标准输入（-）读取时，改好的文本写到标准输出。

    退出码：0 该改的都已改好；1 用 --diff 时有可改之处；2 有文件没有查完或没有改成。
    """
    named, missing = sources(paths, stdin_filename)
    run = Run(named, policies, lang)
    for error in missing:
        run.fail(error)
    given = {source.name: source.data for source in named if source.data is not None}
    if not as_diff:
        for name in given.keys() - {source.name for source, _ in run.sources}:
            sys.stdout.buffer.write(given[name])  # excluded, so it goes through as it came
    fixing = _Fixing(run, given, lang, unsafe=unsafe, as_diff=as_diff)
    homes = {policy.home for _, policy in run.sources}
    # A baseline lists what waits to be mended; only what somebody gave a reason for stays as it is.
    registers = {home: Register(home, policies.names, lang, baseline=False) for home in homes}
    for register in registers.values():
        for _, outcome in register.leftovers():
            _refuse_malformed(outcome)
    for document, outcome, policy in run:
        try:
            register = registers[policy.home]
            sifted = register.sift(document, outcome, policy.plan.asked)
            _refuse_malformed(sifted)
            fixing.fix(document, sifted, policy, register)
        except ReportlintError as error:
            run.fail(error)
    if run.failed:
        return FAILURE
    return FINDINGS if as_diff and fixing.changes else CLEAN


class _Fixing:
    """Fixes the documents of a run, one by one, and counts the changes; given: the bytes of those that are no files."""

    def __init__(self, run: Run, given: Mapping[str, bytes], lang: Lang, *, unsafe: bool, as_diff: bool) -> None:
        self._run, self._given, self._lang = run, given, lang
        self._unsafe, self._as_diff = unsafe, as_diff
        self._seen: set[Path] = set()
        self.changes = 0

    def fix(self, document: Document, outcome: Outcome, policy: Policy, register: Register) -> None:
        """Fix a document and say so; ReportlintError if it fails.

        outcome: of its check, what was accepted set aside. register: for what later checks bring.
        """
        path = document.path
        if path not in self._given:
            place = Path(path).resolve()
            if place in self._seen:
                return  # a link to a document that was fixed before
            self._seen.add(place)
        data = self._given[path] if path in self._given else _bytes(document, policy.encoding)
        mended = self._mended(document, data, outcome, policy, register)
        if self._as_diff:
            _show(document, mended)
        elif path in self._given:
            sys.stdout.buffer.write(mended.data)
        elif mended.changes:
            _write(path, data, mended.data)
        self.changes += mended.changes
        for line in said(path, mended, written=not self._as_diff, unsafe=self._unsafe):
            click.echo(line.words(self._lang), err=True)
        for failure in failures(document, mended):
            self._run.fail(failure)

    def _mended(self, document: Document, data: bytes, outcome: Outcome, policy: Policy, register: Register) -> Mended:
        once = {rule.name for rule in policy.plan.rules if rule.head.once}
        plan = _of_every_place(policy.plan)
        failed = {failure.rule for failure in outcome.failures}
        never = {rule.name for rule in policy.plan.rules if rule.head.fix == "never"}

        def check(document: Document) -> Outcome:
            again = engine.run(document, plan, self._lang, policy.terms)
            for failure in again.failures:
                if failure.rule not in failed:
                    failed.add(failure.rule)
                    self._run.fail(failure)
            return _without_facts(register.sift(document, again, plan.asked), never)

        return mend(document, data, _without_facts(outcome, never), check, unsafe=self._unsafe, once=once)


def _without_facts(outcome: Outcome, never: Collection[str]) -> Outcome:
    """Return the outcome without the suggestions of some rules: a figure that does not fit is for people to check."""
    findings = [each._replace(suggestion=None) if each.rule in never else each for each in outcome.findings]
    return outcome._replace(findings=findings)


def _refuse_malformed(outcome: Outcome) -> None:
    """Raise FileError where something was to be accepted and we cannot read what: it must not be mended."""
    for finding in outcome.findings:
        if finding.rule == MALFORMED.rule:
            problem = Bilingual(f"{finding.message}，未改", f"{finding.message}, so nothing is changed")
            raise FileError(finding.path, finding.line, finding.column, problem)


def _bytes(document: Document, encoding: str | None) -> bytes:
    """Return the bytes of a document that was checked; DocumentError where they are others by now."""
    path = document.path
    if not Path(path).is_file():
        raise DocumentError(path, Bilingual("不是普通文件，不能改写", "is no regular file, so it cannot be rewritten"))
    data = _read(path)
    if decode_document(path, data, encoding).source != document.source:
        raise _changed(path)
    return data


def _of_every_place(plan: Plan) -> Plan:
    """Return a plan whose rules name every place of what they find, not only the first."""
    rules = [rule._replace(head=replace(rule.head, once=False)) if rule.head.once else rule for rule in plan.rules]
    return replace(plan, rules=rules)


def _show(document: Document, mended: Mended) -> None:
    from reportlint.fixes.diff import unified  # difflib is slow to load

    for line in unified(document.path, document.source, mended.text):
        click.echo(line, nl=False)


def _write(path: str, before: bytes, after: bytes) -> None:
    if _read(path) != before:
        raise _changed(path)
    write_whole(path, after)


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise _changed(path) from error


def _changed(path: str) -> DocumentError:
    return DocumentError(path, Bilingual("检查之后又有改动，未改写", "has changed since it was checked; left alone"))
