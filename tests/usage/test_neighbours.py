"""The table of neighbours: it says what the counts say, of all the words that are compared."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest

from reportlint.catalogue import read_catalogue
from reportlint.kinds.context import Context
from reportlint.usage import counts, near_synonyms, neighbours
from reportlint.usage.neighbours import FINENESS, Neighbours, Table, written

RULES = Path(__file__).parents[2] / "rules"
TABLE = neighbours.load()
SELDOM = near_synonyms.words()
MEANT = sorted({other for word in SELDOM for other in near_synonyms.entry(word).others})


def level(log: float) -> int:
    return ceil(round((log + 1) * FINENESS, 6))


@pytest.mark.parametrize(
    ("words", "fewest"),
    [
        pytest.param(MEANT[::200], 0.0, id="words that are meant"),
        pytest.param(sorted(SELDOM)[::1000], 1.3, id="words that are not"),
    ],
)
def test_it_says_what_the_counts_say(words: list[str], fewest: float) -> None:
    log_count = counts.load().log_count
    for word in words:
        number = TABLE.number(word)
        assert number is not None
        assert TABLE.level(number) == level(log_count(word))
        before, before_levels, after, after_levels = TABLE.neighbours(number)
        assert all(list(levels) == sorted(levels, reverse=True) for levels in (before_levels, after_levels))
        for character in set(TABLE.told.values()):
            for log, found in (
                (log_count(character + word), before_levels[before.find(character)]),
                (log_count(word + character), after_levels[after.find(character)]),
            ):
                assert found == (level(log) if log >= fewest else 0)


def test_it_has_every_word_of_the_table_of_near_synonyms_and_most_that_rules_list() -> None:
    assert all(TABLE.number(word) is not None for word in (*SELDOM, *MEANT))
    ruled = [rule.kind.replace for rule in read_catalogue([RULES]) if isinstance(rule.kind, Context)]
    listed = {each for replace in ruled for word, others in replace.items() for each in (word, *others)}
    assert sum(TABLE.number(word) is None for word in listed) < len(listed) / 10


def test_what_is_told_apart_is_told_as_it_was_counted() -> None:
    assert TABLE.told["的"] == "的"
    assert TABLE.told["\n"] == "\n"
    assert TABLE.told["7"] == TABLE.told["７"] == "0"
    assert not {" ", "\u3000", "龘"} & TABLE.told.keys()


def test_what_is_written_is_read() -> None:
    words = {
        "环境": (120, Neighbours("的好", b"\x50\x20\0", "，", b"\x30\0")),
        "一一": (31, Neighbours("", b"\0", "", b"\0")),
    }
    table = Table(written("一的3", words))
    assert table.told == {"一": "一", "的": "的", "3": "0"}
    for word, (own, found) in words.items():
        number = table.number(word)
        assert number is not None
        assert table.level(number) == own
        assert table.neighbours(number) == found
    assert table.number("情况") is None
    assert table.number("环\U00010883") is None
