"""What the words of a document tell of the dictionary that it was spun with."""

from __future__ import annotations

import pytest

from reportlint.usage.spun.dictionaries import BELONGS, FOREIGN, KIN, STRANGE, TOLD, Dictionaries

DICTIONARIES = Dictionaries({"one": ["根底", "效劳", "平安"], "other": ["根柢", "供职", "平安"]}, {})


@pytest.mark.parametrize(
    ("scored", "added"),
    [
        pytest.param([], {"根底": 0.0, "路程": 0.0}, id="nothing told"),
        pytest.param(
            [("根底", 1.0), ("效劳", TOLD)],
            {"效劳": KIN * 2 / 3, "供职": -FOREIGN * 2 / 3, "路程": -STRANGE * 2 / 3},
            id="one told",
        ),
        pytest.param([("根底", 1.0)] * 5, {"效劳": KIN / 2, "平安": KIN / 2}, id="a word tells once"),
        pytest.param([("平安", 3.0), ("根底", TOLD - 0.1)], {"根底": 0.0, "根柢": 0.0}, id="words that tell nothing"),
        pytest.param(
            [("根底", 1.0), ("供职", 1.0)], dict.fromkeys(("根底", "供职"), (KIN - FOREIGN) / 3), id="both told"
        ),
    ],
)
def test_what_likely_swaps_add(scored: list[tuple[str, float]], added: dict[str, float]) -> None:
    belonging = DICTIONARIES.belonging("", scored)
    assert {word: belonging(word) for word in added} == pytest.approx(added)


REPLACE = {"透过": ("通过",), "带给": ("提供",), "务必": ("必须",), "选取": ("选择",), "状况": ("情况", "现状")}
USED = Dictionaries({}, REPLACE)
SPUN = "透过学习，带给方便，务必选取好书，掌握状况。"


def _use(text: str, word: str) -> float:
    return USED.belonging(text, [(one, 0.0) for one in REPLACE if one in text])(word)


@pytest.mark.parametrize("word", REPLACE)
def test_words_of_a_dictionary_that_stand_together_speak_for_one_another(word: str) -> None:
    assert _use(SPUN, word) > 0.3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param(SPUN, "根底", id="of no dictionary"),
        pytest.param("透过学习。", "透过", id="it does not speak for itself"),
        pytest.param(SPUN + "通过提供必须选择" * 3, "状况", id="the words meant stand there, too"),
    ],
)
def test_nothing_is_added(text: str, word: str) -> None:
    assert _use(text, word) == 0.0


def test_more_words_say_more_up_to_a_bound() -> None:
    least = _use(SPUN.replace("带给", "送来").replace("务必", "一定"), "状况")
    assert 0.0 <= least < _use(SPUN, "状况") <= BELONGS
