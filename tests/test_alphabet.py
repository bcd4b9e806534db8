"""What the tables of scripts say of single characters."""

from __future__ import annotations

import pytest

from reportlint import alphabet

TRADITIONAL = "發展，龢𠮷A１\n堃"


@pytest.mark.parametrize("lead", ["", "夯实农业基础，" * 500, "發" * 3 + "展" * 250])
def test_rare_ideographs_are_told_in_order_alone_or_in_a_crowd(lead: str) -> None:
    rare = "發" * lead.count("發")
    assert alphabet.rare_ideographs(lead) == rare
    assert alphabet.rare_ideographs(lead + TRADITIONAL) == rare + "發龢堃"
    assert alphabet.rare_ideographs(TRADITIONAL * 300) == "發龢堃" * 300
    assert alphabet.rare_ideographs("夯实农业基础，２０２４年—\ud800。") == ""


@pytest.mark.parametrize(
    ("writing", "own", "foreign"), [("simplified", "发", "發"), ("traditional", "發", "发"), ("half-width", "A", "Ａ")]
)
def test_a_way_of_writing_has_characters_of_its_own(writing: alphabet.Writing, own: str, foreign: str) -> None:
    characters = alphabet.alphabet(writing)
    assert own in characters.own
    assert foreign in characters.foreign
    assert not characters.own & characters.foreign
    assert not {"里", "干", "著"} & (characters.own | characters.foreign)


def test_text_is_read_in_the_other_script() -> None:
    assert alphabet.simplified("發展農業") == "发展农业"
    assert alphabet.traditional_characters("农业") == "農業"
    assert alphabet.traditional_characters("发展") is None
    assert alphabet.traditional_words("头发") == "頭髮"
    assert alphabet.half_width("Ａ１．") == "A1."
