"""What was made ready earlier is used while it is current, and never trusted beyond that."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import compiled, engine
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.document import Document
from reportlint.engine import prepare
from reportlint.errors import FileError
from reportlint.packed import pack, unpack
from reportlint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache" / "deep"
    monkeypatch.setenv("REPORTLINT_CACHE", str(folder))
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Path]]:
    """Return the list of what was read from files; it grows with every reading."""
    seen: list[Sequence[Path]] = []

    def read(folders: Sequence[Path], known: Iterable[Rule] = ()) -> list[Rule]:
        seen.append(folders)
        return read_catalogue(folders, known)

    monkeypatch.setattr(compiled, "read_catalogue", read)
    return seen


@pytest.fixture
def folder(write_rule: Callable[[str, str], Path], rule_text: str) -> Path:
    return write_rule("typo/a", rule_text).parent.parent


def copies(cache: Path) -> list[Path]:
    return sorted(cache.iterdir())


def start_of_part(copy: bytes, at: int) -> int:
    start = 12
    for _ in range(at):
        start += 4 + int.from_bytes(copy[start : start + 4], "little")
    return start


AUTOMATON, FIRST_RULE = 3, 4
"""The parts before are what it was made of, the plan without its largest parts, and expressions."""


def resealed(copy: bytes) -> bytes:
    front = copy[12 : start_of_part(copy, FIRST_RULE)]
    return copy[:8] + zlib.crc32(front).to_bytes(4, "little") + copy[12:]


def with_another_automaton(copy: bytes) -> bytes:
    start, end = start_of_part(copy, AUTOMATON) + 4, start_of_part(copy, AUTOMATON + 1)
    return copy[:start] + b"\xff" * (end - start) + copy[end:]


def never() -> list[Rule]:
    raise AssertionError("it was whole")


def test_the_second_time_the_copy_is_used(cache: Path, folder: Path, reads: list[Sequence[Path]]) -> None:
    first, second = compiled.load([folder]), compiled.load([folder])
    assert first.rules == list(second.rules) == read_catalogue([folder])
    assert first.askers == second.askers
    assert (len(reads), len(copies(cache))) == (1, 1)


def test_our_own_rules_survive_the_copy(cache: Path, reads: list[Sequence[Path]]) -> None:
    root = bundled_root()
    assert compiled.load([root]).rules == list(compiled.load([root]).rules) == read_catalogue([root])
    assert (len(reads), len(copies(cache))) == (1, 1)


@pytest.mark.usefixtures("cache")
def test_a_rule_is_unpacked_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.load([bundled_root()])
    plan = compiled.load([bundled_root()])
    unpacked: list[str] = []

    def loads(data: bytes, loads: Callable[[bytes], Any] = pickle.loads) -> Any:
        loaded = loads(data)
        unpacked.extend([loaded.name] if isinstance(loaded, Rule) else [])
        return loaded

    monkeypatch.setattr(pickle, "loads", loads)
    for _ in range(2):
        outcome = engine.run(Document("", "夯实农业根底设施。"), plan)
        assert [finding.rule for finding in outcome.findings] == ["substitution/root-for-foundation"]
    readers = {plan.names[at] for at in plan.readers - plan.late.keys()}
    assert {"substitution/root-for-foundation", *readers} <= set(unpacked)
    assert len(unpacked) == len(set(unpacked)) < len(plan.names) / 5


def test_rules_are_a_sequence_that_other_processes_can_have(folder: Path, rule_text: str, tmp_path: Path) -> None:
    for name in ("b", "c"):
        (folder / "typo" / f"{name}.yaml").write_text(rule_text, "utf-8")
    rules = read_catalogue([folder])
    read = partial(read_catalogue, [folder])
    for packed in (pack(prepare(rules), b"", None), pack(prepare(rules), b"", folder)):
        plan = unpack(packed, b"", read, folder)
        assert (plan.rules[1], plan.rules[-1], plan.rules[1:], len(plan.rules)) == (rules[1], rules[-1], rules[1:], 3)
        assert list(pickle.loads(pickle.dumps(plan)).rules) == rules  # noqa: S301  # written on this line
    moved = unpack(pack(prepare(rules), b"", folder), b"", read, tmp_path / "elsewhere")
    assert moved.rules[0].path == str(tmp_path / "elsewhere" / "typo" / "a.yaml")


def test_a_plan_without_literals_needs_no_automaton() -> None:
    assert unpack(pack(prepare([]), b"nothing"), b"nothing", never).automaton is None


@pytest.fixture
def shipped(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of a package that was installed from a wheel with the rules of the folder."""
    package = tmp_path / "package"
    package.mkdir()
    (package / compiled.SHIPPED).write_bytes(compiled.ship(folder))
    monkeypatch.setattr(compiled, "_SOURCES", package)
    monkeypatch.setattr(compiled, "bundled_root", lambda: folder)
    return package / compiled.SHIPPED


def test_the_rules_of_a_wheel_are_ready(cache: Path, folder: Path, shipped: Path, reads: list[Sequence[Path]]) -> None:
    assert shipped.exists()
    assert list(compiled.load([folder]).rules) == read_catalogue([folder])
    assert (reads, cache.exists()) == ([], False)


@pytest.mark.parametrize("state", ["of another version", "broken", "empty", "gone"])
def test_rules_of_a_wheel_that_do_not_fit_are_read_from_its_files(
    cache: Path, folder: Path, shipped: Path, reads: list[Sequence[Path]], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    match state:
        case "of another version":
            monkeypatch.setattr(compiled, "__version__", "0.0.0")
        case "broken":
            whole = shipped.read_bytes()
            shipped.write_bytes(whole[:20] + b"\0" + whole[21:])
        case "empty":
            shipped.write_bytes(b"")
        case "gone":
            shipped.unlink()
    for _ in range(2):
        assert list(compiled.load([folder]).rules) == read_catalogue([folder])
    assert (len(reads), len(copies(cache))) == (1, 1)


@pytest.mark.usefixtures("shipped")
def test_a_folder_beside_the_rules_of_a_wheel_is_read_with_them(
    folder: Path, rule_text: str, tmp_path: Path, reads: list[Sequence[Path]], cache: Path
) -> None:
    (tmp_path / "mine" / "typo").mkdir(parents=True)
    (tmp_path / "mine" / "typo" / "b.yaml").write_text(rule_text, "utf-8")
    for _ in range(2):
        assert compiled.load([folder, tmp_path / "mine"]).names == ["typo/a", "typo/b"]
    assert (len(reads), len(copies(cache))) == (1, 1)


@pytest.mark.usefixtures("cache")
def test_who_edits_a_rule_does_not_wait_for_ours(
    folder: Path, rule_text: str, tmp_path: Path, reads: list[Sequence[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "bundled_root", lambda: folder)
    own = tmp_path / "mine" / "typo" / "b.yaml"
    own.parent.mkdir(parents=True)
    for text in (rule_text, rule_text.replace("error", "note")):
        own.write_text(text, "utf-8")
        assert list(compiled.load([folder, own.parents[1]]).rules) == read_catalogue([folder, own.parents[1]])
    assert reads == [[folder], [own.parents[1]], [own.parents[1]]]


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
    assert list(compiled.load([folder]).rules) == read_catalogue([folder])
    assert len(reads) == 2


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:-10], id="cut off"),
        pytest.param(lambda data: data[: start_of_part(data, FIRST_RULE)], id="its rules gone"),
        pytest.param(lambda data: data[10:], id="its beginning gone"),
        pytest.param(lambda _: b"not a plan", id="something else"),
        pytest.param(lambda data: resealed(data.replace(b"Plan", b"Palm")), id="a class that is gone"),
        pytest.param(
            lambda data: resealed(data.replace(b"reportlint.engine", b"reportlint.engima")), id="a module that is gone"
        ),
        pytest.param(lambda data: resealed(with_another_automaton(data)), id="an automaton that is none"),
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
    assert list(compiled.load([folder]).rules) == rules
    assert (len(reads), copy.read_bytes()) == (2, whole)


@pytest.mark.parametrize("at", [0, -1])
def test_a_damaged_rule_is_read_again_when_it_is_asked_for(
    cache: Path, folder: Path, reads: list[Sequence[Path]], at: int
) -> None:
    rules = compiled.load([folder]).rules
    (copy,) = copies(cache)
    copy.write_bytes(copy.read_bytes()[:-1] + b"\0")
    plan = compiled.load([folder])
    assert len(reads) == 1
    assert (plan.rules[at], len(reads), copies(cache)) == (rules[at], 2, [])
    assert list(compiled.load([folder]).rules) == rules
    assert (len(reads), len(copies(cache))) == (3, 1)


def test_a_damaged_rule_of_a_wheel_is_read_from_its_file(
    folder: Path, shipped: Path, reads: list[Sequence[Path]]
) -> None:
    shipped.write_bytes(shipped.read_bytes()[:-1] + b"\0")
    assert list(compiled.load([folder]).rules) == read_catalogue([folder])
    assert (len(reads), shipped.exists()) == (1, True)


def test_a_copy_damaged_anywhere_is_never_a_fault(cache: Path, folder: Path) -> None:
    rules = compiled.load([folder]).rules
    (copy,) = copies(cache)
    whole = copy.read_bytes()
    for at in range(0, len(whole), len(whole) // 100):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert list(compiled.load([folder]).rules) == rules


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
    assert compiled.load([folder]).rules == list(compiled.load([folder]).rules) == read_catalogue([folder])
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
        path = cache / f"{age * 7 % 20:02}.{'pickle' if age % 3 else 'packed'}"
        path.touch()
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    (cache / "notes.txt").touch()
    os.utime(cache / "notes.txt", (0, 0))
    compiled.load([folder])
    kept = {path.name for path in copies(cache)}
    others = {f"{age * 7 % 20:02}.{'pickle' if age % 3 else 'packed'}" for age in range(min(before, 7))} | {"notes.txt"}
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
    assert list(compiled.load([folder]).rules) == read_catalogue([folder])


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
    assert list(compiled.load([folder]).rules) == read_catalogue([folder])


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


def test_rules_mean_what_the_tables_say() -> None:
    made_of = compiled.made_of([]).decode()
    for table in ("counts.bin", "spelling.json", "lexicon.bin", "neighbours.bin"):
        assert f"/usage/data/{table}\0" in made_of
