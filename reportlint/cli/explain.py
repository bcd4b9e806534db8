"""`reportlint explain`: a rule as a page, or what was decided at a place of a document."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from reportlint import engine, selection
from reportlint.cli.common import place_in
from reportlint.cli.options import filled, lang_option, rules_option
from reportlint.cli.rules import chosen, list_, rules_here
from reportlint.errors import Bilingual, ReportlintError
from reportlint.policy import Policies, Wishes
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.terms import Terms

_WHERE = MappingProxyType({
    "comment": Bilingual("注释", "comment"), "ignore": Bilingual("接受清单", "list"),
    "baseline": Bilingual("基线", "baseline"),
})  # fmt: skip


@click.command()
@click.argument("name", metavar="RULE", required=False)
@click.option("--why", "place", metavar="FILE:LINE:COL", help="不解释规则，而说明文件里这个位置为什么报或不报")
@click.option("--encoding", callback=filled, help="--why 所指文件的编码；不写则依次按 BOM、UTF-8、GB18030 识别")
@rules_option
@lang_option
def explain(name: str | None, place: str | None, encoding: str | None, folders: tuple[Path, ...], lang: Lang) -> None:
    """解释一条规则：为什么、依据、例子；写类别名则列出其中的规则。"""
    from reportlint.examples import sample_message
    from reportlint.output.page import page

    if place is not None and name is None:
        _explain_place(place, encoding, folders, lang)
    elif name is None or place is not None:
        problem = Bilingual(
            "须写规则名或 --why FILE:LINE:COL，二者取一", "needs a rule or --why FILE:LINE:COL, not both"
        )
        raise ReportlintError(problem)
    elif name in CATEGORIES:
        list_(chosen(rules_here(folders), [name]), lang)
    else:
        plan = rules_here(folders)
        if name not in plan.names:
            raise selection.unknown(plan.names, name)
        rule = plan.rule(name)
        click.echo(page(rule, sample_message(rule, lang), lang))


def _explain_place(place: str, encoding: str | None, folders: Sequence[Path], lang: Lang) -> None:
    from reportlint.document import read_document
    from reportlint.why import why

    path, line, column = _parsed(place)
    policies = Policies(Wishes(folders=folders, encoding=encoding))
    policy = policies.of(path)
    document = read_document(path, policy.encoding)
    offset = _offset(document, place, line, column)
    answer = why(document, policy.plan, offset, policy.terms)
    click.echo(f"{path}:{line}:{column} {document.text[offset : offset + 1].rstrip()}")
    told = [*answer.reasons, *_accepted(document, policies, offset), *_silent(document, policies, policy.terms, offset)]
    for rule, said in told:
        click.echo(f"{rule:44} {said.words(lang)}")
    if not told:
        click.echo(Bilingual("这里没有哪条规则涉及的字词", "no rule has a word here").words(lang))
    others = Bilingual(
        f"另有 {answer.others} 条规则通读全文，这里没有发现",
        f"{answer.others} more rules read the whole text and found nothing here",
    )
    click.echo(others.words(lang))


def _accepted(document: Document, policies: Policies, offset: int) -> Iterator[tuple[str, Bilingual]]:
    """Yield the rules that report the place to no effect, and where it was accepted, with the reason."""
    from reportlint.acceptance.register import Register

    policy = policies.of(document.path)
    register, at = Register(policy.home, policies.names), document.source_offset(offset)
    outcome = engine.run(document, policy.plan, terms=policy.terms)
    for finding, by, reason in register.sift(document, outcome, policy.plan.asked).accepted:
        if finding.start <= at < finding.end:
            where, zh, en = _WHERE[by], f"：{reason}" if reason else "", f": {reason}" if reason else ""
            yield (
                finding.rule,
                Bilingual(
                    f"“{finding.text}”已接受（{where.zh}{zh}），check 不再报出",
                    f"'{finding.text}' was accepted ({where.en}{en}), so check is silent",
                ),
            )


def _silent(document: Document, policies: Policies, terms: Terms, offset: int) -> Iterator[tuple[str, Bilingual]]:
    """Yield the rules that would report the place if they were asked, and who says that they are not."""
    plan, by = policies.silent(document.path)
    at = document.source_offset(offset)
    for found in engine.run(document, plan, terms=terms).findings if by else ():
        if found.start <= at < found.end:
            source = by[found.rule]
            yield (
                found.rule,
                Bilingual(
                    f"没有启用（{source.zh}）；启用则报出“{found.text}”",
                    f"not asked ({source.en}); else it would report '{found.text}'",
                ),
            )


def _parsed(place: str) -> tuple[str, int, int]:
    if (named := place_in(place)) is None:
        problem = Bilingual(
            f"“{place}”应为 文件:行:列，行列从 1 数起", f"'{place}' must be FILE:LINE:COL, counted from 1"
        )
        raise ReportlintError(problem)
    return named


def _offset(document: Document, place: str, line: int, column: int) -> int:
    lines = len(document.line_starts) - document.text.endswith("\n")
    if line > lines:
        problem = Bilingual(f"“{place}”：文件只有 {lines} 行", f"'{place}': the file has {lines} lines only")
        raise ReportlintError(problem)
    start, end = document.line_span(line)
    if column > max(1, end - start):
        problem = Bilingual(
            f"“{place}”：第 {line} 行只有 {end - start} 个字",
            f"'{place}': line {line} has {end - start} characters only",
        )
        raise ReportlintError(problem)
    return start + column - 1
