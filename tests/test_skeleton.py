"""A rule file to begin with: whole, explained, and refused until it is filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FileError
from reportlint.examples import failing_examples
from reportlint.kinds import KINDS
from reportlint.rule import Head, read_rule
from reportlint.skeleton import skeleton
from reportlint.strict_yaml import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EMPTY = ':9: 还没有填写；若要空文本请写 ""'


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_is_there_and_explained(kind: str) -> None:
    text = skeleton(kind)
    for key in (*fields_of(Head), *fields_of(KINDS[kind])):
        assert re.search(rf"^ *(# )?{key}:", text, re.MULTILINE), key
    for line in text.splitlines()[1:]:
        key = re.match(r" *(?:# )?([a-z_]+):", line)
        assert key is None or key[1] in (kind, "examples", "text", "fix", "good") or "  # " in line, line


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_is_refused_where_the_first_word_is_missing(
    kind: str, write_rule: Callable[[str, str], Path], tmp_path: Path
) -> None:
    path = write_rule("typo/new", skeleton(kind))
    with pytest.raises(FileError) as refused:
        read_rule(path, tmp_path / "rules")
    assert refused.value.words("zh") == f"{path}:3{EMPTY}"


def test_filled_in_it_is_a_rule(write_rule: Callable[[str, str], Path], tmp_path: Path) -> None:
    text = skeleton("wording")
    for empty, filled in {
        "message:": "message: “{text}”疑为“{fix}”之误", "why:": "why: 甲", "basis:": "basis: 乙",
        "replace: {}": "replace: {根底: 基础}",
        "    - text:\n      fix:": "    - text: ⟦根底⟧教育\n      fix: 基础教育",
        "    - text:\n  good": "    - text: 夯实⟦根底⟧\n  good", "    -\n    -\n": "    - 根本\n    - 底线\n",
    }.items():  # fmt: skip
        assert empty in text
        text = text.replace(empty, filled, 1)
    rule = read_rule(write_rule("typo/new", text), tmp_path / "rules")
    assert list(failing_examples(rule)) == []


def test_words_to_choose_from_are_named() -> None:
    assert "（note、warning、error）" in skeleton("wording")
    assert "（marks、paragraphs）" in skeleton("cut")
