"""Which rules selectors name: a category in English or Chinese, a rule or a glob over names; it knows no rules."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, ReportlintError, did_you_mean
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


NONE_LEFT = Bilingual("没有选中任何规则", "no rule is selected")


_IN_ENGLISH = {words.zh: category for category, words in CATEGORIES.items()}
"""Categories by the words that the reports call them by."""


def choose(
    names: Sequence[str], select: Iterable[str], ignore: Iterable[str], unasked: Collection[str] = ()
) -> list[str]:
    """Return the rules that a selector of `select` names (all where there is none) and none of `ignore` does.

    unasked: rules that only their full name selects, those on trial. ReportlintError where a selector names nothing,
    or where no rule is left: a run without rules would find nothing and look clean.
    """
    chosen = layered(names, [(list(select) or None, ignore)], unasked)
    if not chosen:
        raise ReportlintError(NONE_LEFT)
    return [name for name in names if name in chosen]


def layered(
    names: Sequence[str], layers: Iterable[tuple[Iterable[str] | None, Iterable[str]]], unasked: Collection[str] = ()
) -> frozenset[str]:
    """Return the rules that are left by `select` and `ignore` of several layers, the lowest first; maybe none.

    `select` (None: as below) leaves only what it names, without what is `unasked` or ignored below, except by full
    name; then `ignore` takes away. ReportlintError where a selector names nothing.
    """
    chosen = {name for name in names if name not in unasked}
    held_back = {*unasked}
    for select, ignore in layers:
        if select is not None:
            selectors = [*select]
            held_back.difference_update(selectors)
            chosen = {name for selector in selectors for name in named(names, selector)} - held_back
        dropped = {name for selector in ignore for name in named(names, selector)}
        chosen -= dropped
        held_back |= dropped
    return frozenset(chosen)


def named(names: Sequence[str], selector: str) -> list[str]:
    """Return the rules a selector names; ReportlintError with the nearest name where it names nothing."""
    selector = _IN_ENGLISH.get(selector, selector)
    found = [name for name in names if name.partition("/")[0] == selector or fnmatchcase(name, selector)]
    if not found and selector not in CATEGORIES:
        raise unknown(names, selector)
    return found


def unknown(names: Iterable[str], name: str) -> ReportlintError:
    """Return the error that a selector or rule name deserves which names nothing, with a guess."""
    guess = did_you_mean(name, [*names, *CATEGORIES])
    return ReportlintError(
        Bilingual(f"没有名为“{name}”的规则或类别{guess.zh}", f"no rule or category '{name}'{guess.en}")
    )
