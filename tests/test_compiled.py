"""The copy of a catalogue is used while it is current, and never trusted beyond that."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint import compiled
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.rule import Rule


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache" / "deep"
    monkeypatch.setenv("REPORTLINT_CACHE", str(folder))
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Path]]:
    """Return the list of what was read from files; it grows with every reading."""
    seen: list[Sequence[Path]] = []

    def read(folders: Sequence[Path]) -> list[Rule]:
        seen.append(folders)
        return read_catalogue(folders)

    monkeypatch.setattr(compiled, "read_catalogue", read)
    return seen


@pytest.fixture
def folder(write_rule: Callable[[str, str], Path], rule_text: str) -> Path:
    return write_rule("typo/a", rule_text).parent.parent


def copies(cache: Path) -> list[Path]:
    return sorted(cache.iterdir())


def resealed(copy: bytes) -> bytes:
    data = copy[32:]
    return hashlib.sha256(data).digest() + data


def test_the_second_time_the_copy_is_used(cache: Path, folder: Path, reads: list[Sequence[Path]]) -> None:
    first, second = compiled.load([folder]).rules, compiled.load([folder]).rules
    assert first == second == read_catalogue([folder])
    assert (len(reads), len(copies(cache))) == (1, 1)


def test_our_own_rules_survive_the_copy(cache: Path, reads: list[Sequence[Path]]) -> None:
    root = bundled_root()
    assert compiled.load([root]).rules == compiled.load([root]).rules == read_catalogue([root])
    assert (len(reads), len(copies(cache))) == (1, 1)


@pytest.mark.parametrize("change", ["text", "new rule", "rule gone", "time only", "version"])
@pytest.mark.usefixtures("cache")
def test_a_stale_copy_is_not_used(
    folder: Path, rule_text: str, reads: list[Sequence[Path]], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "typo" / "b.yaml").write_text(rule_text, "utf-8")
    compiled.load([folder])
    path = folder / "typo" / "a.yaml"
    match change:
        case "text":
            path.write_text(rule_text.replace("error", "note"), "utf-8")
        case "new rule":
            shutil.copyfile(path, folder / "typo" / "c.yaml")
        case "rule gone":
            path.unlink()
        case "time only":
            os.utime(path, ns=(1, 1))
        case "version":
            monkeypatch.setattr(compiled, "__version__", "0.0.0")
    assert compiled.load([folder]).rules == read_catalogue([folder])
    assert len(reads) == 2


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:-10], id="cut off"),
        pytest.param(lambda data: data[10:], id="its beginning gone"),
        pytest.param(lambda _: b"not a pickle", id="something else"),
        pytest.param(lambda _: b"\x80\x05\x8c\xffgarbage", id="garbage"),
        pytest.param(lambda _: pickle.dumps(None), id="nothing"),
        pytest.param(lambda _: pickle.dumps({"rules": []}), id="another thing"),
        pytest.param(lambda data: resealed(data.replace(b"Wording", b"Wroding")), id="a class that is gone"),
        pytest.param(
            lambda data: resealed(data.replace(b"reportlint.rule", b"reportlint.gone")), id="a module that is gone"
        ),
        pytest.param(lambda data: b"\0" * len(data), id="zeros"),
    ],
)
def test_a_broken_copy_is_read_again(
    cache: Path, folder: Path, reads: list[Sequence[Path]], damage: Callable[[bytes], bytes]
) -> None:
    rules = compiled.load([folder]).rules
    (copy,) = copies(cache)
    whole = copy.read_bytes()
    copy.write_bytes(damage(whole))
    assert compiled.load([folder]).rules == rules
    assert (len(reads), copy.read_bytes()) == (2, whole)


def test_a_copy_damaged_anywhere_is_never_a_fault(cache: Path, folder: Path) -> None:
    rules = compiled.load([folder]).rules
    (copy,) = copies(cache)
    whole = copy.read_bytes()
    for at in range(0, len(whole), len(whole) // 100):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert compiled.load([folder]).rules == rules


@pytest.mark.parametrize("where", ["below a file", "is a file", "no home"])
def test_a_cache_that_cannot_be_written_costs_time_only(
    tmp_path: Path, folder: Path, reads: list[Sequence[Path]], where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    if where == "no home":
        for name in ("REPORTLINT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(name, raising=False)

        def homeless() -> Path:
            raise RuntimeError("Could not determine home directory.")

        monkeypatch.setattr(Path, "home", homeless)
    else:
        monkeypatch.setenv(
            "REPORTLINT_CACHE", str(tmp_path / "file" / "cache" if where == "below a file" else tmp_path / "file")
        )
    assert compiled.load([folder]).rules == compiled.load([folder]).rules == read_catalogue([folder])
    assert len(reads) == 2


def test_two_sets_of_rules_have_two_copies(
    cache: Path, folder: Path, rule_text: str, tmp_path: Path, reads: list[Sequence[Path]]
) -> None:
    (tmp_path / "mine" / "typo").mkdir(parents=True)
    (tmp_path / "mine" / "typo" / "b.yaml").write_text(rule_text, "utf-8")
    sets = [[folder], [folder, tmp_path / "mine"], [tmp_path / "mine"]]
    named = [[rule.name for rule in compiled.load(folders).rules] for folders in sets * 2]
    assert named == [["typo/a"], ["typo/a", "typo/b"], ["typo/b"]] * 2
    assert (len(reads), len(copies(cache))) == (3, 3)


@pytest.mark.usefixtures("cache")
def test_an_empty_folder_is_an_error_the_second_time_too(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    compiled.load([folder])
    for missing, problem in ((tmp_path / "empty", "holds no rule files"), (tmp_path / "missing", "no such folder")):
        with pytest.raises(FileError, match=problem):
            compiled.load([folder, missing])


@pytest.mark.usefixtures("cache")
def test_a_rule_that_was_wrong_is_read_once_it_is_mended(folder: Path, rule_text: str) -> None:
    path = folder / "typo" / "a.yaml"
    path.write_text(rule_text.replace("why", "wy"), "utf-8")
    with pytest.raises(FileError):
        compiled.load([folder])
    path.write_text(rule_text, "utf-8")
    assert [rule.name for rule in compiled.load([folder]).rules] == ["typo/a"]


@pytest.mark.parametrize("before", [0, 6, 7, 8, 20])
def test_the_newest_eight_copies_are_kept_and_nothing_else_is_swept(cache: Path, folder: Path, before: int) -> None:
    cache.mkdir(parents=True)
    for age in range(before):  # the names say nothing of the age
        path = cache / f"{age * 7 % 20:02}.pickle"
        path.touch()
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    (cache / "notes.txt").touch()
    os.utime(cache / "notes.txt", (0, 0))
    compiled.load([folder])
    kept = {path.name for path in copies(cache)}
    others = {f"{age * 7 % 20:02}.pickle" for age in range(min(before, 7))} | {"notes.txt"}
    assert others < kept
    assert len(kept) == len(others) + 1


def test_what_could_not_be_finished_is_swept_in_time(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        for _ in range(12):
            compiled.load([folder])
    assert len(copies(cache)) == 8
    assert compiled.load([folder]).rules == read_catalogue([folder])


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("again", [1, 2])
def test_links_that_lead_round_or_nowhere_are_no_fault(folder: Path, reads: list[Sequence[Path]], again: int) -> None:
    (folder / "typo" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "typo" / "itself").symlink_to("itself")
    (folder / "typo" / "notes").symlink_to("gone")
    (folder / "typo" / ".#a.yaml").symlink_to("clerk@desk.4711")  # how an editor locks a file
    for _ in range(again):
        assert [rule.name for rule in compiled.load([folder]).rules] == ["typo/a"]
    assert len(reads) == 1


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("target", ["gone.yaml", "b.yaml"])
def test_a_rule_file_that_leads_round_or_nowhere_is_named(folder: Path, target: str) -> None:
    compiled.load([folder])
    (folder / "typo" / "b.yaml").symlink_to(target)
    for _ in range(2):
        with pytest.raises(FileError, match=r"typo/b\.yaml: cannot be read"):
            compiled.load([folder])


@pytest.mark.usefixtures("cache")
def test_a_rule_file_that_is_a_link_is_as_new_as_what_it_leads_to(folder: Path, rule_text: str, tmp_path: Path) -> None:
    path = folder / "typo" / "b.yaml"
    (tmp_path / "b.yaml").write_text(rule_text, "utf-8")
    path.symlink_to(tmp_path / "b.yaml")
    compiled.load([folder])
    (tmp_path / "b.yaml").write_text(rule_text.replace("error", "note"), "utf-8")
    assert compiled.load([folder]).rules == read_catalogue([folder])


@pytest.mark.usefixtures("cache")
def test_a_hidden_file_makes_no_copy_stale(folder: Path, reads: list[Sequence[Path]]) -> None:
    compiled.load([folder])
    (folder / "typo" / ".#a.yaml").touch()
    assert [rule.name for rule in compiled.load([folder]).rules] == ["typo/a"]
    assert len(reads) == 1


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"REPORTLINT_CACHE": "/own", "XDG_CACHE_HOME": "/xdg"}, "/own"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/reportlint"),
        ("linux", {}, "/home/clerk/.cache/reportlint"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/reportlint/cache"),
        ("win32", {}, "/home/clerk/reportlint/cache"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_caches(
    platform: str, variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REPORTLINT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/clerk"))
    assert compiled.cache_folder() == Path(folder)
