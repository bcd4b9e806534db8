"""The table of neighbours: it says what the counts say, of all the words that are compared."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from reportlint.catalogue import read_catalogue
from reportlint.kinds.context import Context
from reportlint.usage import counts, neighbours
from reportlint.usage.neighbours import FINENESS, Neighbours, Table, written

RULES = Path(__file__).parents[2] / "rules"
TABLE = neighbours.load()
RULED = [rule.kind.replace for rule in read_catalogue([RULES]) if isinstance(rule.kind, Context)]
LISTED = sorted({each for replace in RULED for word, others in replace.items() for each in (word, *others)})


def level(log: float) -> int:
    return ceil(round((log + 1) * FINENESS, 6))


def test_it_says_what_the_counts_say() -> None:
    log_count = counts.load().log_count
    for word in LISTED[::9]:
        number = TABLE.number(word)
        if number is None:
            continue
        assert TABLE.level(number) == level(log_count(word))
        before, before_levels, after, after_levels = TABLE.neighbours(number)
        assert all(list(levels) == sorted(levels, reverse=True) for levels in (before_levels, after_levels))
        for character in set(TABLE.told.values()):
            for log, found in (
                (log_count(character + word), before_levels[before.find(character)]),
                (log_count(word + character), after_levels[after.find(character)]),
            ):
                assert found == (level(log) if log >= 0 else 0)


def test_it_has_most_words_that_rules_list() -> None:
    assert sum(TABLE.number(word) is None for word in LISTED) < len(LISTED) / 10


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
