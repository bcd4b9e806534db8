"""The score of one word against another: what its neighbours are, and what moves it which way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import counts
from reportlint.usage.context_score import (
    ACROSS,
    ACROSS_BETWEEN,
    ACROSS_MARGIN,
    FIRST,
    Place,
    fit,
    misfit,
    odds_when_spun,
    place,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("夯实农业⟦根底⟧设施建设", Place("农业", "设施"), id="two on either side"),
        pytest.param("⟦根底⟧", Place("\n\n", "\n\n"), id="nothing but the word"),
        pytest.param("业⟦根底⟧设", Place("\n业", "设\n"), id="one on either side"),
        pytest.param("农业 \u3000⟦根底⟧ 设 施", Place("农业", "设施"), id="blanks are passed over"),
        pytest.param("３０⟦根底⟧ｋｍ", Place("00", "AA"), id="digits and letters are classes"),
        pytest.param("工作。\n⟦根底⟧，设", Place("。\n", "，设"), id="marks and line ends are neighbours"),
    ],
)
def test_the_neighbours_of_a_word(text: str, expected: Place) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    assert place(text.replace("⟦", "").replace("⟧", ""), start, end) == expected


def test_a_word_that_official_text_uses_here_is_not_looked_at() -> None:
    assert misfit(counts.load(), Place("社会", "战略"), "发展") is None


@given(st.text(alphabet="经济社会平安建设，。\n 0", min_size=4, max_size=4), st.sampled_from(["发展", "根底", "境况"]))
def test_what_a_word_adds_at_most_is_no_less_than_what_it_adds(around: str, word: str) -> None:
    at, table = Place(around[:2], around[2:]), counts.load()
    most, exact = misfit(table, at, word, at_most=True), misfit(table, at, word)
    assert (most is None) == (exact is None)
    assert most is None or exact is None or most >= exact


def test_a_word_known_with_neither_neighbour_was_not_meant() -> None:
    assert fit(counts.load(), Place("龘龘", "龘龘"), "基础") is None


def test_a_better_known_neighbourhood_scores_more() -> None:
    table = counts.load()
    known, half_known = (fit(table, Place(left, "设施"), "基础") for left in ("农业", "龘业"))
    assert known is not None
    assert half_known is not None
    assert known > half_known


class _Known(dict[str, float]):
    """Counts of a few runs; all others were never seen."""

    def log_count(self, gram: str) -> float:
        return self.get(gram, -1.0)


@pytest.mark.parametrize(
    ("seen", "more"),
    [
        pytest.param({}, 0.0, id="the other is known with neither neighbour"),
        pytest.param({"人工作": 0.0}, 0.0, id="with one"),
        pytest.param({"人工作": 0.0, "工作业": 0.0}, ACROSS, id="with both"),
        pytest.param({"人工作": 0.0, "工作业": 0.0, "人工作业": 0.0}, ACROSS + ACROSS_BETWEEN, id="with both at once"),
        pytest.param({"人工作": 0.0, "工作业": 0.0, "人任务": 0.0}, 0.0, id="the word is known with a neighbour, too"),
    ],
)
def test_both_ends_clash(seen: dict[str, float], more: float) -> None:
    table, at = _Known(seen), Place("与人", "业相")
    apart = {gram: log for gram, log in seen.items() if len(gram) == 3}
    linear = sum(0.2 * (log + 1) for gram, log in apart.items() if "工作" in gram) - sum(
        0.33 * (log + 1) for gram, log in apart.items() if "任务" in gram
    )
    between = 0.17 if "人工作业" in seen else 0.0
    plain, _ = odds_when_spun(_Known(), at, "任务", ["工作"])
    score, other = odds_when_spun(table, at, "任务", ["工作"])
    assert other == "工作"
    assert score == pytest.approx(plain + linear + between + more)


@pytest.mark.parametrize(
    ("margin", "clash", "off"),
    [
        pytest.param(1.1, False, 1.1, id="taken off whole"),
        pytest.param(1.1, True, ACROSS_MARGIN, id="only so much where both ends clash"),
        pytest.param(0.2, True, 0.2, id="a small one is taken off whole there, too"),
        pytest.param(-0.3, True, -0.3, id="and a negative one is added"),
    ],
)
def test_a_margin_protects_right_uses(margin: float, clash: bool, off: float) -> None:
    table = _Known({"人工作": 1.0, "工作业": 1.0} if clash else {"人工作": 1.0})
    without, _ = odds_when_spun(table, Place("与人", "业相"), "任务", ["工作"])
    score, _ = odds_when_spun(table, Place("与人", "业相"), "任务", ["工作"], margin)
    assert score == pytest.approx(without - off)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param(FIRST - 0.1, "第一", id="the first is preferred"),
        pytest.param(FIRST + 0.1, "第二", id="another that scores so much more is not"),
    ],
)
def test_the_first_of_the_others_is_likelier(more: float, expected: str) -> None:
    table = _Known({"与人第二": -1 + more / 0.26})
    assert odds_when_spun(table, Place("与人", "业相"), "任务", ["第一", "第二"])[1] == expected
