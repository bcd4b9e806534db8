"""`reportlint accept`: findings someone looked at and lets stand, with the reason, into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportlint.acceptance.register import IGNORES, Register
from reportlint.acceptance.surroundings import words
from reportlint.checking import Source
from reportlint.cli.common import CLEAN, FAILURE, place_in
from reportlint.cli.options import lang_option, with_policies
from reportlint.cli.run import Run
from reportlint.errors import Bilingual, FieldError, ReportlintError
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from reportlint.acceptance.ignores import Entry
    from reportlint.errors import Lang
    from reportlint.finding import Finding
    from reportlint.policy import Policies

_LISTED = 6
"""How many findings are named to someone who pointed beside them."""


class _Wanted(NamedTuple):
    """What to accept of a document: at a place (line and column, from 1), of a rule, about a text; None for any."""

    path: str
    place: tuple[int, int] | None
    rule: str | None
    text: str | None

    def __str__(self) -> str:
        return ":".join(map(str, (self.path, *(self.place or ()))))

    def fits(self, finding: Finding) -> bool:
        """Tell whether a finding is of the rule and about the text."""
        return self.rule in (None, finding.rule) and (self.text is None or words(self.text) == words(finding.text))

    def among(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings meant: those that start at the place, else those that hold it."""
        fitting = [finding for finding in findings if self.fits(finding)]
        if self.place is None:
            return fitting
        place = self.place
        starting = [each for each in fitting if (each.line, each.column) == place]
        holding = [each for each in fitting if (each.line, each.column) < place < (each.end_line, each.end_column)]
        return starting or holding


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="FILE:LINE:COL…")
@with_policies
@click.option("--why", metavar="TEXT", help="为什么接受；必须写明")
@click.option("--until", metavar="DATE", help="有效期的最后一天，如 2025-12-31；不写则一直有效")
@click.option("--rule", metavar="RULE", help="同一处有几条规则的发现时，指明哪一条")
@click.option("--text", metavar="TEXT", help="报出的原文；写了它或 --rule，就可以只写文件名，不写行列")
@lang_option
def accept(
    places: tuple[str, ...],
    policies: Policies,
    why: str | None,
    until: str | None,
    rule: str | None,
    text: str | None,
    lang: Lang,
) -> int:
    """接受已经看过、不必改的发现，连同理由写入 .reportlint-ignores.yaml。

    FILE:LINE:COL 照 check 打印的写；改动文件别处，接受仍然有效。
    """
    from reportlint.acceptance.additions import appended, entries_for
    from reportlint.acceptance.naming import name_of
    from reportlint.files import write_whole

    reason = _reason(why, until)
    wanted: dict[str, list[_Wanted]] = {}
    for each in (_parsed(place, rule, text) for place in places):
        wanted.setdefault(each.path, []).append(each)
    run = Run([Source(path) for path in wanted], policies, lang)
    if rule is not None and rule not in policies.names:
        from reportlint.acceptance.ignores import unknown_rule

        raise ReportlintError(unknown_rule(rule, policies.names))
    entries: dict[Path, list[Entry]] = {}
    checked = 0
    for document, outcome, policy in run:
        checked += 1
        register = Register(policy.home, policies.names, lang, baseline=False)
        sifted = register.sift(document, outcome, policy.plan.asked)
        findings = [finding for finding in sifted.findings if finding.rule in policies.names]
        meant = _meant(wanted[document.path], findings, {each.finding for each in sifted.accepted}, lang)
        name = name_of(document.path, policy.home)
        entries.setdefault(policy.home, []).extend(entries_for(document, name, meant, findings, reason, until))
    if run.failed or checked < len(wanted):
        return FAILURE
    lists = [(home / IGNORES, new) for home, new in entries.items() if new]
    contents = [(path, appended(path, new, policies.names)) for path, new in lists]
    for path, content in contents:
        write_whole(str(path), content)
    for path, new in lists:
        for entry in new:
            click.echo(_written(str(path), entry).words(lang))
    return CLEAN


def _reason(why: str | None, until: str | None) -> str:
    """Return the reason; ReportlintError where there is none, or where the last day is none or is past."""
    from reportlint.acceptance.ignores import parsed_day
    from reportlint.acceptance.today import today

    if why is None or not why.strip():
        raise ReportlintError(Bilingual("请用 --why 写明为什么接受", "say with --why why it is accepted"))
    if until is not None:
        try:
            day = parsed_day(until)
        except FieldError as error:
            raise ReportlintError(Bilingual(f"--until {error.problem.zh}", f"--until {error.problem.en}")) from error
        if day < today():
            raise ReportlintError(Bilingual(f"--until {until} 已经过去", f"--until {until} is past"))
    return why.strip()


def _parsed(place: str, rule: str | None, text: str | None) -> _Wanted:
    """Read FILE:LINE:COL, as findings are printed, or FILE where rule or text say what is meant."""
    if named := place_in(place):
        path, line, column = named
        return _Wanted(path, (line, column), rule, text)
    if rule is None and text is None:
        problem = Bilingual(
            f"“{place}”应为 文件:行:列，或用 --rule、--text 指明接受哪些发现",
            f"'{place}' must be FILE:LINE:COL, or --rule or --text say what is accepted",
        )
        raise ReportlintError(problem)
    return _Wanted(place, None, rule, text)


def _meant(
    wanted: Iterable[_Wanted], findings: Sequence[Finding], accepted: Collection[Finding], lang: Lang
) -> list[Finding]:
    """Return the findings of a document that were asked for; ReportlintError where that cannot be told."""
    meant: dict[Finding, None] = {}
    for each in wanted:
        there = each.among([*findings, *accepted])
        if not there:
            raise ReportlintError(_nothing(each, findings))
        found = [finding for finding in there if finding not in accepted]
        rules = list(dict.fromkeys(finding.rule for finding in found))
        if len(rules) > 1:
            problem = Bilingual(
                f"{each}: 有几条规则的发现，请用 --rule 指明：{'、'.join(rules)}",
                f"{each}: findings of several rules; name one with --rule: {', '.join(rules)}",
            )
            raise ReportlintError(problem)
        if not rules:
            said = Bilingual(
                f"{each}: {there[0].rule} 已接受过，不再写入", f"{each}: {there[0].rule} is accepted already"
            )
            click.echo(said.words(lang))
        meant.update(dict.fromkeys(found))
    return list(meant)


def _nothing(wanted: _Wanted, findings: Sequence[Finding]) -> Bilingual:
    """Return what to say where nothing was found, with what was found near."""
    near = [each for each in findings if wanted.place is None or each.line == wanted.place[0]]
    where = Bilingual("文件中", "in the file") if wanted.place is None else Bilingual("这一行", "in the line")
    if not near:
        return Bilingual(f"{wanted}: {where.zh}没有发现", f"{wanted}: there is no finding {where.en}")
    named = [f"{each.line}:{each.column} {each.rule}" for each in near[:_LISTED]]
    more = " …" * (len(near) > _LISTED)
    return Bilingual(
        f"{wanted}: 没有这样的发现；{where.zh}有 {'、'.join(named)}{more}",
        f"{wanted}: no such finding; {where.en} there is {', '.join(named)}{more}",
    )


def _written(path: str, entry: Entry) -> Bilingual:
    place = f"{entry.before}⟦{entry.text}⟧{entry.after}" if entry.before or entry.after else entry.text
    return Bilingual(
        f"已写入 {path}：{entry.file} 中 {entry.rule} 所报的“{place}”",
        f"written to {path}: '{place}' ({entry.rule}) in {entry.file}",
    )
