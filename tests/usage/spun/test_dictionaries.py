"""What likely swaps tell of the dictionary a document was spun with."""

from __future__ import annotations

import pytest

from reportlint.usage.spun.dictionaries import FOREIGN, KIN, STRANGE, TOLD, Dictionaries

DICTIONARIES = Dictionaries({"one": ["根底", "效劳", "平安"], "other": ["根柢", "供职", "平安"]})
HALF = (KIN - FOREIGN) / 3


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
def test_what_is_added(scored: list[tuple[str, float]], added: dict[str, float]) -> None:
    kinship = DICTIONARIES.kinship(scored)
    assert {word: kinship(word) for word in added} == pytest.approx(added)
