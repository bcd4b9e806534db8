"""What `check` does when it knows what is asked of it: documents in, findings out; it reads no arguments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reportlint.acceptance.register import LISTS, Register
from reportlint.cli.common import CLEAN, FAILURE, FINDINGS
from reportlint.cli.outputs import Outputs, about_run
from reportlint.cli.run import Run, sources
from reportlint.finding import Severity
from reportlint.output.base import Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from reportlint.cli.changed import Changed
    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.finding import Finding
    from reportlint.policy import Policies
    from reportlint.stopwatch import Times


def reported(
    paths: Sequence[str],
    policies: Policies,
    lang: Lang = "zh",
    *,
    changed: Changed | None = None,
    format_: str | None = None,
    outputs: Sequence[str] = (),
    fail_on: str = "warning",
    exit_zero: bool = False,
    stdin_filename: str = "<stdin>",
    folds: bool = True,
    baseline: bool = True,
    color: bool | None = None,
    jobs: int | None = None,
    profiled: bool = False,
    cache: bool = False,
) -> int:
    """Check the documents that the paths name, or that changed, write what was found, and return the exit code."""
    named, missing = (changed.sources, changed.errors) if changed else sources(paths, stdin_filename)
    times = _times() if profiled else None
    run = Run(named, policies, lang, jobs, remembers=cache, times=times)
    totals = Totals()
    about = about_run(lang, policies.rule, folds=folds, color=color)
    with Outputs(format_ or ("summary" if outputs else "text"), outputs, [each.name for each in named], about) as out:
        for error in missing:
            run.fail(error)
        for document, outcome in _sifted(run, policies, changed, lang, baseline=baseline and not changed):
            totals.add(outcome)
            totals.documents -= document.path.endswith(LISTS)  # it is none that was asked for
            out.document(document, outcome)
        totals.failed = run.failed
        out.end(totals)
    if times:
        sys.stderr.writelines(f"{line}\n" for line in times.lines(lang))
    if run.failed:
        return FAILURE
    worst = max(totals.by_severity, default=0)
    return FINDINGS if worst >= Severity[fail_on.upper()] and not exit_zero else CLEAN


def _times() -> Times:
    from reportlint.stopwatch import Times

    return Times()


def _sifted(
    run: Run, policies: Policies, changed: Changed | None, lang: Lang, *, baseline: bool
) -> Iterator[tuple[Document, Outcome]]:
    """Yield documents with what was accepted set aside, and the lists themselves where something is wrong in them.

    That is known when all is checked, and comes in its place among the paths: so where anything was accepted, all
    documents wait for the last. Of a change, only what it caused is yielded: the lists are not its affair, and what was
    there on the day of the baseline it did not cause.
    """
    registers: dict[Path, Register] = {}
    for _, policy in run.sources:
        if policy.home not in registers:
            registers[policy.home] = Register(policy.home, policies.names, lang, baseline=baseline)
    waiting: list[tuple[Document, Outcome]] | None = [] if any(registers.values()) and not changed else None
    for each in run:
        document, outcome, policy = each
        sifted = registers[policy.home].sift(document, outcome, policy.plan.asked)
        if changed:
            sifted = _narrowed(sifted, changed.caused(each))
        if waiting is None:
            yield document, sifted
        else:
            waiting.append((document, sifted))
    if waiting is not None:
        for register in registers.values():
            waiting += register.leftovers()
        yield from sorted(waiting, key=lambda each: each[0].path)


def _narrowed(outcome: Outcome, findings: Collection[Finding]) -> Outcome:
    """Return the outcome with these findings only."""
    return outcome._replace(
        findings=[each for each in outcome.findings if each in findings],
        accepted=[each for each in outcome.accepted if each.finding in findings],
    )
