"""At a glance no word is let go that scores enough when all is looked up."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.catalogue import read_catalogue
from reportlint.kinds.context import Context
from reportlint.usage import counts, neighbours
from reportlint.usage.context_glance import Entry, Glance
from reportlint.usage.context_score import fit, misfit, place

COUNTS = counts.load()
ROOT = Path(__file__).parents[2]
RULED = {
    word: Entry(others, rule.kind.margin.get(word, 0.0))
    for rule in read_catalogue([ROOT / "rules"])
    if isinstance(rule.kind, Context)
    for word, others in rule.kind.replace.items()
}
WORDS = RULED | {
    "根底": Entry(("基础", "朤朤"), -1.5),
    "平安": Entry(("安全", "保安"), 0.0),
    "情况": Entry(("环境",), 0.3),
    "龘龘": Entry(("发展",), 0.0),
    "建立": Entry(("建设",), -1.0),
}
CHARACTERS = st.sampled_from("的，。\n 3Ａ经济社会展工作和为了业施龘\u3000") | st.characters(codec="utf-8")


def meant(text: str, start: int, least: float) -> set[str]:
    """Return the near-synonyms that score enough, by all counts there are."""
    at, word = place(text, start, start + 2), text[start : start + 2]
    base = misfit(COUNTS, at, word)
    others, margin = WORDS[word]
    if base is None:
        return set()
    return {other for other in others if (fit(COUNTS, at, other) or -inf) + base - margin >= least}


def lets_go(glance: Glance, text: str, start: int) -> set[str]:
    """Return the near-synonyms that are let go at a glance."""
    (found,) = glance.at([text[start - 1 : start + 3]])
    others = set(WORDS[text[start : start + 2]].others)
    return set() if found is None else others - set(found)


@pytest.mark.parametrize("least", [1.0, -2.0, -20.0])
def test_no_word_of_the_table_is_let_go_that_scores_enough(least: float) -> None:
    glance = Glance(COUNTS, neighbours.load(), WORDS.__getitem__, least)
    seen = let_go = enough = 0
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for start in range(1, len(text) - 3):
            if text[start : start + 2] in WORDS:
                gone, right = lets_go(glance, text, start), meant(text, start, least)
                assert not gone & right
                seen, let_go, enough = seen + 1, let_go + bool(gone), enough + bool(right)
    assert seen > 100
    assert enough
    assert let_go > seen / 2 or least < 0


GLANCES = {least: Glance(COUNTS, neighbours.load(), WORDS.__getitem__, least) for least in (1.0, -3.0)}


@given(
    CHARACTERS,
    st.sampled_from(sorted(WORDS)),
    CHARACTERS,
    st.sampled_from([*GLANCES]),
)
def test_no_word_is_let_go_that_scores_enough(first: str, word: str, last: str, least: float) -> None:
    text = f"加强{first}{word}{last}建设"
    assert not lets_go(GLANCES[least], text, 3) & meant(text, 3, least)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        pytest.param("业根底设", ["基础", "朤朤"], id="nothing is known against a word that the table lacks"),
        pytest.param("业建立农", (), id="the word is at home"),
        pytest.param("业根底 ", None, id="a blank"),
        pytest.param("龘根底设", None, id="a seldom used character"),
        pytest.param("业根底", None, id="the end of a text"),
        pytest.param("", None, id="the start of a text"),
    ],
)
def test_what_is_told_of_a_run(run: str, expected: object) -> None:
    assert GLANCES[1.0].at([run, run]) == [expected, expected]
