"""Lines that stand again: found where they stand, and what is found in them is what a search of all lines finds."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import catalogue, compiled, engine
from reportlint.document import Document, read_document
from reportlint.finding import Match
from reportlint.repeats import Repeats, repeats_of

if TYPE_CHECKING:
    from reportlint.engine import Plan

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return compiled.load([catalogue.bundled_root()])


def unaware(document: Document, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> engine.Outcome:
    """Return what a run finds that knows of no repeats."""
    with monkeypatch.context() as patch:
        patch.setattr("reportlint.engine.repeats_of", lambda _: None)
        return engine.run(document, plan)


def joined(paths: list[Path], seed: int | None) -> str:
    text = "\n".join(read_document(str(path)).text for path in paths)
    again = text.split("\n")
    if seed is not None:
        random.Random(seed).shuffle(again)  # noqa: S311
    return f"{text}\n" + "\n".join(again)


@pytest.mark.parametrize("seed", [None, 1, 2])
@pytest.mark.parametrize("paths", [SEEDS[:2], SEEDS[2:3], SEEDS[3:]], ids=["simplified", "traditional", "others"])
def test_findings_are_those_of_a_search_of_all_lines(
    paths: list[Path], seed: int | None, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = joined(paths, seed)
    assert repeats_of(Document("", text)) is not None
    aware = engine.run(Document("a.txt", text), plan)
    assert aware == unaware(Document("a.txt", text), plan, monkeypatch)
    assert aware == engine.run(Document("a.txt", text), replace(plan, by_line=frozenset()))


def test_most_rules_of_lines_go_by_the_line(plan: Plan) -> None:
    assert len(plan.by_line) > 250


def test_examples_twice_are_those_of_a_search_of_all_lines(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    examples = [rule.head.examples for rule in plan.rules]
    texts = [text for each in examples for text in (*(bad.text for bad in each.bad), *each.good)]
    text = "\n".join([*texts, *reversed(texts)])
    assert engine.run(Document("", text), plan) == unaware(Document("", text), plan, monkeypatch)


LINES = st.lists(st.sampled_from(["", "甲", "甲乙丙", "乙\r", "丙丙丙丙"]), max_size=30)


@given(LINES)
def test_every_line_is_fresh_once_or_stands_again(lines: list[str]) -> None:
    whole = Document("", "\n".join([*lines, *lines, *lines]))
    text, repeats = whole.text, repeats_of(whole)
    if repeats is None:
        return
    places = {start: text[start:end] for start, end in (whole.line_span(n + 1) for n in range(len(whole.line_starts)))}
    told = dict.fromkeys(repeats.starts, 1)
    for first, later in repeats.again.items():
        for by in later:
            assert places[first + by] == places[first]
            told[first + by] = 1
    assert told.keys() == places.keys()
    assert 0 not in repeats.again
    assert [text[a:b] for a, b in repeats.fresh] == _runs(repeats, text)


def _runs(repeats: Repeats, text: str) -> list[str]:
    """Return the fresh spans anew, from the fresh lines alone."""
    runs: list[tuple[int, int]] = []
    for start in repeats.starts:
        end = (text + "\n").index("\n", start)
        if runs and runs[-1][1] + 1 == start:
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    return [text[a:b] for a, b in runs]


def test_matches_and_spans_are_spread_with_what_belongs_to_them() -> None:
    repeats = repeats_of(Document("", "\n".join(["题", *["甲乙丙丁"] * 3])))
    assert repeats is not None
    match = Match(3, 4, "己", ((2, 3),), 1.5, "因")
    assert sorted(repeats.spread([match])) == [
        match, Match(8, 9, "己", ((7, 8),), 1.5, "因"), Match(13, 14, "己", ((12, 13),), 1.5, "因"),
    ]  # fmt: skip
    assert repeats.spread_spans([(0, 1), (3, 4)]) == [(0, 1), (3, 4), (8, 9), (13, 14)]


def test_the_first_line_stands_nowhere_else() -> None:
    repeats = repeats_of(Document("", "\n".join(["甲乙丙"] * 4)))
    assert repeats == Repeats([(0, 7)], [0, 4], {4: [4, 8]})


@pytest.mark.parametrize("text", ["", "甲", "甲\n乙\n丙\n", "甲乙丙丁戊己庚辛\n甲\n甲"])
def test_few_repeats_are_none(text: str) -> None:
    assert repeats_of(Document("", text)) is None
