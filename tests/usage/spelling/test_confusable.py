"""The table of confusable characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.usage.spelling import confusable

_TABLE = Path(confusable.__file__).parents[1] / "data" / "confusables.txt"


@pytest.mark.parametrize(
    ("written", "meant", "way"),
    [
        ("责", "则", "same tone"),
        ("做", "作", "same tone"),
        ("站", "展", "same sound"),
        ("民", "明", "near sound"),
        ("己", "已", "like shape"),
    ],
)
def test_how_characters_are_mistaken(written: str, meant: str, way: str) -> None:
    assert confusable.WAYS[confusable.load().ways(written)[meant]] == way


def test_no_character_is_mistaken_for_itself() -> None:
    table = confusable.load()
    assert not [written for written in "的一是在不了有和人这中大为上个国" if written in table.ways(written)]


def test_others_are_the_characters_of_all_ways() -> None:
    table = confusable.load()
    assert all(set(table.others(written)) == table.ways(written).keys() for written in "的一展a𠮷")


def test_a_character_of_several_readings_has_them_all() -> None:
    assert {"chong", "zhong"} <= set(confusable.load().syllables("重"))


def test_every_line_of_the_table_is_found() -> None:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    table = confusable.load()
    assert table.characters() == [line[0] for line in lines] == sorted(line[0] for line in lines)
    for line in lines:
        character, syllables, *fields = line.split("\t")
        assert table.syllables(character) == tuple(syllables.split())
        assert table.others(character) == "".join(fields)
        assert {other: table.way(character, other) for other in table.others(character)} == table.ways(character)
    unknown = {chr(code) for code in range(0x2000, 0xE000)}.difference(table.characters())
    assert not any(map(table.others, unknown))


def test_an_unknown_character_is_mistaken_for_nothing() -> None:
    assert confusable.load().ways("𠮷") == {}
    assert confusable.load().syllables("a") == ()
