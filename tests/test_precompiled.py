"""Expressions that were kept are those that `re` would make again, and none is used where they may be others."""

from __future__ import annotations

import marshal
import re
from re import _compiler  # type: ignore[attr-defined]
from typing import Any

import pytest

from reportlint import precompiled
from reportlint.kinds import KINDS

CACHE = "_cache2" if hasattr(re, "_cache2") else "_cache"


@pytest.fixture(scope="module")
def kept() -> bytes:
    assert list(KINDS.values())  # loads their modules
    return precompiled.keep()


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch) -> dict[Any, re.Pattern[str]]:
    """Let `re` know no expression; afterwards it has the cache again that it had before."""
    re.purge()
    empty: dict[Any, re.Pattern[str]] = {}
    monkeypatch.setattr(re, CACHE, empty)
    return empty


def expressions(kept: bytes) -> list[tuple[str, int]]:
    return list(marshal.loads(kept)[1])  # noqa: S302  # written by keep


def test_what_was_kept_is_what_would_be_compiled(kept: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(expressions(kept)) >= 40
    again = {one: re.compile(*one) for one in expressions(kept)}
    re.purge()
    precompiled.restore(kept)
    monkeypatch.setattr(_compiler, "compile", None)  # nothing is compiled from here on
    for one, pattern in again.items():
        restored = re.compile(*one)
        assert restored == pattern  # which compares the code
        assert restored is not pattern
        assert (restored.groupindex, restored.groups) == (pattern.groupindex, pattern.groups)


def test_groups_have_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        precompiled, "_sample", re.compile(r"(?P<year>\d{4})年((?P<month>\d+)月)?", re.MULTILINE), raising=False
    )
    kept = precompiled.keep()
    re.purge()
    precompiled.restore(kept)
    monkeypatch.setattr(_compiler, "compile", None)
    match = re.compile(r"(?P<year>\d{4})年((?P<month>\d+)月)?", re.MULTILINE).search("于2024年5月")
    assert match
    assert (match.groupdict(), match.lastgroup, match.groups()) == (
        {"year": "2024", "month": "5"},
        None,
        ("2024", "5月", "5"),
    )


def test_what_was_kept_is_unpacked_when_it_is_asked_for(kept: bytes) -> None:
    one, other = expressions(kept)[:2]
    precompiled.restore(kept)
    assert len(getattr(re, CACHE)) == 0
    assert re.compile(*one) is re.compile(*one)
    assert list(getattr(re, CACHE)) == [(str, *one)]
    assert re.compile(*other).pattern == other[0]


def test_what_another_python_kept_is_not_used(
    kept: bytes, cache: dict[Any, re.Pattern[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precompiled, "_python", lambda: "cpython-399 20990101")
    precompiled.restore(kept)
    assert getattr(re, CACHE) is cache


@pytest.mark.parametrize("data", [b"", b"nothing", marshal.dumps(None), marshal.dumps(("", ()))])
def test_where_nothing_was_kept_nothing_is_restored(data: bytes, cache: dict[Any, re.Pattern[str]]) -> None:
    precompiled.restore(data)
    assert getattr(re, CACHE) is cache


@pytest.mark.parametrize("code", [marshal.dumps((32, [1, 2, 3], 0, {}, (None,))), marshal.dumps(None), b"", b"("])
def test_code_that_is_not_sound_is_refused(code: bytes) -> None:
    precompiled.restore(marshal.dumps((precompiled._python(), {("甲", 0): code})))
    assert re.compile("甲").findall("甲乙甲") == ["甲", "甲"]


def test_a_python_with_other_parts_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(_compiler, "_code")
    precompiled._code.cache_clear()
    assert precompiled.keep() == b""


@pytest.mark.parametrize("cut", [None, -3, 0])
def test_one_that_was_kept_is_as_good_as_compiled_and_one_that_is_damaged_is_compiled(cut: int | None) -> None:
    source = r"甲(?![^乙\d])|丙"
    assert precompiled.ready(source, precompiled.keep_one(source)[:cut]) == re.compile(source)


def test_one_that_another_python_kept_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precompiled, "_python", lambda: "another")
    kept = precompiled.keep_one("甲")
    monkeypatch.undo()
    assert precompiled.ready("乙", kept).findall("甲乙") == ["乙"]
