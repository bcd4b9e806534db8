"""The usual pairs answer for a character and for a sound what a look at all of them would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.usage import counts

if TYPE_CHECKING:
    from reportlint.usage.usual_pairs import UsualPairs


@pytest.fixture(scope="module")
def usual() -> UsualPairs:
    return counts.load().usual_pairs(1000)


def test_a_character_is_asked_for_its_neighbours(usual: UsualPairs) -> None:
    pairs = [pair for pair, _ in usual]
    for character in "发展的一〇a":
        assert sorted(usual.before(character)) == sorted(pair[0] for pair in pairs if pair[1] == character)
        assert sorted(usual.behind(character)) == sorted(pair[1] for pair in pairs if pair[0] == character)


def test_sounds_are_asked_for_their_pairs(usual: UsualPairs) -> None:
    for sounds in [("fa", "zhan"), ("zhong", "yao"), ("no such sound", "fa"), ("fa", "no such sound"), ("ju", "jue")]:
        assert usual.sounding(*sounds) == [pair for pair, both in usual if both == sounds]


def test_a_sound_is_asked_for_its_characters(usual: UsualPairs) -> None:
    for sound in [*usual.sounds_from("f"), "no such sound"]:
        whole = [(one, heard) for pair, sounds in usual for one, heard in zip(pair, sounds, strict=True)]
        assert usual.of_sound(sound) == {one for one, heard in whole if heard == sound}


def test_the_commonest_is_first(usual: UsualPairs) -> None:
    assert usual.commonest == next(iter(usual))[0]
    assert len(usual) == len(list(usual))
