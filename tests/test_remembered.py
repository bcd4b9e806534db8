"""Outcomes kept from run to run: the same findings as without, and gone when anything they depend on changes."""

from __future__ import annotations

import os
import pickle
import time
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint import engine
from reportlint.checking import Checker, Source, _remembered
from reportlint.engine import Outcome
from reportlint.errors import Bilingual, DocumentError, RuleFailure
from reportlint.policy import Policies, Wishes
from reportlint.remembered import Remembered, key

if TYPE_CHECKING:
    from reportlint.document import Document

TEXT = "夯实农业根底设施，完成投资xx万元。\n"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Return the paths of the documents that were really run, in a folder of drafts with a cache of its own."""
    monkeypatch.setattr("reportlint.checking._remembered", lambda: Remembered(tmp_path / "cache"))
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    Path("a.txt").write_text(TEXT, "utf-8")
    ran: list[str] = []
    run = engine.run

    def spy(document: Document, *arguments: object) -> Outcome:
        ran.append(document.path)
        return run(document, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("reportlint.engine.run", spy)
    return ran


def check(*names: str, lang: str = "zh", remembers: bool = True, **wishes: object) -> list[Outcome]:
    checker = Checker(Policies(Wishes(**wishes)), lang, remembers=remembers)  # type: ignore[arg-type]
    answers = [checker(Source(name)) for name in names]
    return [answer[1] for answer in answers if not isinstance(answer, DocumentError)]


def test_what_was_checked_is_not_checked_again(counted: list[str]) -> None:
    first, again = check("a.txt"), check("a.txt")
    assert first == again == check("a.txt", remembers=False)
    assert [finding.text for finding in first[0].findings] == ["根底", "xx"]
    assert counted == ["a.txt", "a.txt"]


def test_the_same_bytes_under_another_name_are_known(counted: list[str]) -> None:
    Path("b.txt").write_text(TEXT, "utf-8")
    check("a.txt")
    (outcome,) = check("b.txt")
    assert {finding.path for finding in outcome.findings} == {"b.txt"}
    assert counted == ["a.txt"]


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("a.txt").write_text(TEXT + "二\n", "utf-8"),
        lambda: Path("reportlint.yaml").write_text("terms: [根底设施]\n", "utf-8"),
        lambda: Path("reportlint.yaml").write_text("ignore: [placeholder]\n", "utf-8"),
        lambda: Path("reportlint.yaml").write_text("severity: {placeholder: note}\n", "utf-8"),
    ],
    ids=["bytes", "terms", "rules", "severity"],
)
def test_a_change_is_seen(counted: list[str], change: object) -> None:
    before = check("a.txt")
    change()  # type: ignore[operator]
    after = check("a.txt")
    assert after == check("a.txt", remembers=False)
    assert counted == ["a.txt"] * 3
    assert before == check("a.txt", remembers=False) or before != after


@pytest.mark.parametrize(
    "wishes", [{"select": ["placeholder"]}, {"ignore": ["substitution"]}, {"lang": "en"}, {"encoding": "utf-8"}]
)
def test_another_wish_is_another_outcome(counted: list[str], wishes: dict[str, object]) -> None:
    check("a.txt")
    assert check("a.txt", **wishes) == check("a.txt", remembers=False, **wishes)  # type: ignore[arg-type]
    assert len(counted) == 3


def test_a_changed_rule_is_seen(counted: list[str], tmp_path: Path, rule_text: str) -> None:
    rule = tmp_path / "rules" / "typo" / "own.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(rule_text.replace("基础", "底座"), "utf-8")
    before = check("a.txt", folders=[tmp_path / "rules"])
    rule.write_text(rule_text.replace("基础", "地基工程"), "utf-8")
    assert before != check("a.txt", folders=[tmp_path / "rules"])
    assert len(counted) == 2


def test_what_did_not_finish_is_not_kept(tmp_path: Path) -> None:
    kept = Remembered(tmp_path)
    kept.keep("0" * 64, Outcome([], [RuleFailure("typo/a", "a.txt", Bilingual("超时", "out of time"))]))
    assert kept.recall("0" * 64, "a.txt") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("broken", [b"", b"\0" * 40, pickle.dumps([])])
def test_a_broken_entry_is_none(counted: list[str], tmp_path: Path, broken: bytes) -> None:
    (before,) = check("a.txt")
    (entry,) = (path for path in tmp_path.glob("cache/outcomes/*/*") if path.is_file())
    entry.write_bytes(broken)
    assert check("a.txt") == [before]
    assert len(counted) == 2


def test_a_folder_that_cannot_be_written_costs_no_run(counted: list[str], tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "outcomes").write_text("a file", "utf-8")
    assert len(check("a.txt")[0].findings) == 2
    assert counted == ["a.txt"]


def test_what_nobody_asked_for_in_a_month_goes(tmp_path: Path) -> None:
    kept = Remembered(tmp_path)
    for name in ("aa1", "bb2"):
        kept.keep(name, Outcome([], []))
    long_ago = time.time() - 40 * 24 * 60 * 60
    os.utime(tmp_path / "outcomes" / "aa" / "1", (long_ago, long_ago))
    kept.sweep()
    assert kept.recall("aa1", "") is None
    assert kept.recall("bb2", "") == Outcome([], [])
    os.utime(tmp_path / "outcomes" / "bb" / "2", (long_ago, long_ago))
    kept.sweep()  # it has looked today
    assert kept.recall("bb2", "") == Outcome([], [])


def test_circumstances_do_not_run_together() -> None:
    assert key(b"a", b"b", b"c") != key(b"a", b"bc") != key(b"ab", b"c")


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reportlint.compiled.cache_folder", lambda: tmp_path)
    assert _remembered() is not None
    assert (tmp_path / "outcomes" / "swept").exists()

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr("reportlint.compiled.cache_folder", homeless)
    assert _remembered() is None


def test_a_checker_that_travels_is_the_same(counted: list[str]) -> None:
    checker = Checker(Policies(Wishes(select=["placeholder"])), "en", remembers=True)
    answer, again = checker(Source("a.txt")), copy(checker)(Source("a.txt"))
    assert not isinstance(answer, DocumentError)
    assert not isinstance(again, DocumentError)
    assert answer[1] == again[1]
    assert isinstance(checker(Source("gone.txt")), DocumentError)
    assert counted == ["a.txt"]
