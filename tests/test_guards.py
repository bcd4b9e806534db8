"""A class of first characters, put before a list of words for speed, must name the first character of each of them."""

from __future__ import annotations

import re

from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.kinds.pattern import Pattern

_GUARDED = re.compile(r"\(\?= \[([^]]+)\] \) \(\?= (?:\(\?(?:P<\w+>|:) )?((?:\w+ \| )+\w+)")


def test_guards_let_every_word_of_the_list_pass() -> None:
    guarded = [
        (rule.name, first, word)
        for rule in read_catalogue([bundled_root()])
        if isinstance(rule.kind, Pattern)
        for first, words in _GUARDED.findall(rule.kind.find_.source)
        for word in words.split(" | ")
    ]

    assert guarded
    assert [(name, word) for name, first, word in guarded if word[0] not in first] == []
