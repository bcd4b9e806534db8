"""The table of near-synonyms: every line can be read, and none says of a word what it says of itself."""

from __future__ import annotations

from itertools import pairwise

from reportlint.usage.context_score import LENGTH
from reportlint.usage.near_synonyms import Entry, entry, line_of, words


def test_every_line_can_be_read() -> None:
    assert len(words()) > 10_000
    for word in words():
        found = entry(word)
        assert len(word) == LENGTH
        assert found.others
        assert all(len(other) == LENGTH for other in found.others)
        assert word not in found.others
        assert 0 <= found.margin < 2.5


def test_no_word_is_the_remedy_of_another_and_suspect_itself() -> None:
    remedies = {other for word in words() for other in entry(word).others}
    assert not remedies & words().keys()


def test_the_lines_are_sorted() -> None:
    assert all(one < other for one, other in pairwise(words()))


def test_a_line_reads_as_it_was_written() -> None:
    line = line_of("境况", Entry(("环境", "情况"), 0.75))
    assert line == "境况3环境情况"
