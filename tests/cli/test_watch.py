"""`check --watch`: a real process sees every kind of change, says when it was, and ends as it should."""

from __future__ import annotations

import builtins
import os
import queue
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import watchfiles

from reportlint.cli.root import run as run_command
from reportlint.cli.watched import Watched
from reportlint.errors import DocumentError, ReportlintError

if TYPE_CHECKING:
    from collections.abc import Iterator

FAULTY, CLEAN = "夯实农业根底设施。\n", "夯实农业基础设施。\n"
SECONDS = 60  # until a change that nobody saw is given up
RULES = ("--select", "substitution/root-for-foundation")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of drafts below the working directory, which is the root of a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿件").mkdir()
    (tmp_path / "稿件" / "甲.txt").write_text(CLEAN, "utf-8")
    return tmp_path / "稿件"


class Process:
    """A process that watches; its lines, of both streams, as they come."""

    def __init__(self, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reportlint", "check", *RULES, "--watch", *arguments],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def until(self, pattern: str) -> list[str]:
        """Return the lines up to one that matches."""
        lines: list[str] = []
        while not lines or not re.search(pattern, lines[-1]):
            line = self._lines.get(timeout=SECONDS)
            assert line is not None, f"it ended after {lines}"
            lines.append(line.rstrip("\n"))
        return lines

    def rest(self) -> list[str]:
        """Return the lines to the end of the process."""
        return [line.rstrip("\n") for line in iter(lambda: self._lines.get(timeout=SECONDS), None)]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def started() -> Iterator[Any]:
    """Return a function that starts a process; it is killed at the end."""
    running = []

    def start(*arguments: str) -> Process:
        running.append(Process(*arguments))
        return running[-1]

    yield start
    for each in running:
        each.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no Ctrl-C to send")
def test_a_process_sees_every_kind_of_change(folder: Path, started: Any) -> None:
    watched = started("稿件")
    watched.until("^检查 1 份文件，发现 0 处")

    (folder / "甲.txt").write_text(FAULTY, "utf-8")
    said = watched.until("^检查 1 份文件，发现 1 处")
    assert any(re.fullmatch(r"—— \d\d:\d\d:\d\d 甲\.txt 有改动，再查 ——", line) for line in said)
    assert "稿件/甲.txt:1:5: 警告 substitution/root-for-foundation “根底”疑为“基础”之误" in said

    (folder / ".甲.txt.swp").write_text(CLEAN, "utf-8")  # an editor that saves by rename, with a file of its own
    (folder / ".甲.txt.swp").replace(folder / "甲.txt")
    watched.until("^检查 1 份文件，发现 0 处")

    (folder / "新").mkdir()
    (folder / "新" / "乙.txt").write_text(FAULTY, "utf-8")
    watched.until("^检查 2 份文件，发现 1 处")

    (folder / "新" / "乙.txt").write_text(FAULTY * 2, "utf-8")
    watched.until("^检查 2 份文件，发现 2 处")

    (folder.parent / "reportlint.yaml").write_text("terms: [根底]\n", "utf-8")
    watched.until("^检查 2 份文件，发现 0 处")

    (folder.parent / "reportlint.yaml").write_text("term: [根底]\n", "utf-8")
    watched.until("^reportlint: reportlint.yaml:1:1: .*是否想写“terms”")

    (folder.parent / "reportlint.yaml").unlink()
    watched.until("^检查 2 份文件，发现 2 处")

    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(SECONDS) == 0
    assert [line for line in watched.rest() if "substitution" not in line] == []


def test_a_folder_that_is_deleted_ends_the_watch(folder: Path, started: Any) -> None:
    watched = started("稿件")
    watched.until("^检查")
    (folder / "甲.txt").unlink()
    folder.rmdir()
    assert watched.rest() == ["reportlint: 稿件: 文件夹已被删除，不再监视"]
    assert watched.process.wait(SECONDS) == 2


# What is refused


def _refused(*arguments: str) -> str:
    with pytest.raises(ReportlintError) as caught:
        run_command(["check", "--watch", *RULES, *arguments])
    return caught.value.words("zh")


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_watched_is_refused() -> None:
    assert _refused("no") == "no: 文件不存在"
    assert _refused("") == '"": 文件不存在'
    assert _refused("稿件", "-") == "标准输入不能监视"


@pytest.mark.usefixtures("folder")
def test_without_watchfiles_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *others: Any) -> Any:
        if name == "watchfiles":
            raise ImportError(name)
        return real(name, *others)

    monkeypatch.setattr(builtins, "__import__", refuse)
    assert _refused("稿件") == "--watch 需要安装 watchfiles：pip install '.[watch]'（在本项目的文件夹中）"


# The loop, with changes that the test makes up


def _play(monkeypatch: pytest.MonkeyPatch, script: list[Any]) -> list[list[str]]:
    """Let a watcher yield what is in the script, a call at a time; return which folders it was asked to watch."""
    asked: list[list[str]] = []
    steps = iter([set(), *script])

    def watch(*paths: Path, **_: Any) -> Iterator[Any]:
        asked.append(sorted(str(path) for path in paths))
        while True:
            step = next(steps)
            if callable(step):
                step = step()
            yield step

    monkeypatch.setattr(watchfiles, "watch", watch)
    return asked


def _interrupt() -> None:
    raise KeyboardInterrupt


def test_the_end_by_ctrl_c_is_a_good_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "甲.txt").write_text(FAULTY, "utf-8")
    asked = _play(monkeypatch, [_interrupt])
    assert run_command(["check", "--watch", *RULES, "稿件"]) == 0
    assert asked == [[str(folder.parent), str(folder)]]
    assert capsys.readouterr().out.count("稿件/甲.txt:1:5: ") == 1


def test_a_folder_that_comes_back_is_watched_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    away = folder.with_name("另处")

    def vanish() -> set[tuple[int, str]]:
        folder.rename(away)
        return {(3, str(folder))}

    def return_otherwise() -> set[tuple[int, str]]:
        folder.mkdir()
        (folder / "丙.txt").write_text(FAULTY, "utf-8")
        return set()

    asked = _play(monkeypatch, [vanish, set(), return_otherwise, set(), _interrupt])
    assert run_command(["check", "--watch", *RULES, "稿件"]) == 0
    assert asked == [[str(folder.parent), str(folder)]] * 2
    said = capsys.readouterr()
    assert said.err.count("稿件 有改动，再查") == 1
    assert "稿件/丙.txt:1:5: " in said.out


def test_what_is_wrong_later_is_complained_of_and_what_is_wrong_at_first_ends_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = folder.parent / "reportlint.yaml"

    def spoil() -> set[tuple[int, str]]:
        settings.write_text("term: []\n", "utf-8")
        return {(1, str(folder / f"{name}.txt")) for name in "甲乙丙丁"}

    _play(monkeypatch, [spoil, _interrupt])
    assert run_command(["check", "--watch", "--lang", "en", *RULES, "稿件"]) == 0
    first, second = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"—— \d\d:\d\d:\d\d 丁.txt, 丙.txt, 乙.txt and 1 more changed; checking again ——", first)
    assert second == "reportlint: reportlint.yaml:1:1: unknown key 'term'; did you mean 'terms'?"
    _play(monkeypatch, [])
    assert _refused("稿件").startswith("reportlint.yaml:1:1: ")


def test_a_folder_that_stays_away_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _play(monkeypatch, [lambda: folder.rename(folder.with_name("另处")) and set(), *[set()] * 9])
    with pytest.raises(DocumentError, match=r"^稿件: was deleted, so the watch is over$"):
        run_command(["check", "--watch", *RULES, "稿件"])


# What a change concerns


def _seen(around: Watched, root: Path, name: str) -> bool:
    return around.concerns(str(root / name))


@pytest.mark.parametrize(
    ("name", "concerns"),
    [
        ("稿件/甲.txt", True),
        ("稿件/新.TXT", True),
        ("稿件/reportlint.yaml", True),
        ("reportlint.yaml", True),
        ("pyproject.toml", True),
        ("人名.csv", True),
        (".reportlint-ignores.yaml", True),
        (".reportlint-baseline.json", True),
        (".gitignore", True),
        ("稿件/说明.md", True),
        ("稿件/另一.md", False),
        ("稿件/图.png", False),
        ("稿件/.甲.txt.swp", False),
        ("稿件/.隐.txt", False),
        ("稿件/甲.txt~", False),
        ("稿件/结果.csv", False),
        ("稿件/子", True),
        ("稿件/没有的文件夹", False),
        (".git", False),
    ],
)
def test_what_a_change_concerns(folder: Path, name: str, *, concerns: bool) -> None:
    (folder / "子").mkdir()
    (folder / "说明.md").touch()
    around = Watched(["稿件", "稿件/说明.md"], [], None, ["稿件/结果.csv"])
    around.folders()
    assert _seen(around, folder.parent, name) is concerns


def test_lists_in_the_working_directory_concern_and_its_other_files_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿件").mkdir()
    around = Watched(["稿件"], [], None, [])
    assert set(around.folders()) == {tmp_path, tmp_path / "稿件"}
    names = (".reportlint-ignores.yaml", ".reportlint-baseline.json", "结果.txt", "稿件/甲.txt")
    assert [name for name in names if around.concerns(str(tmp_path / name))] == [*names[:2], names[3]]


def test_a_folder_that_was_watched_concerns_when_it_is_gone(folder: Path) -> None:
    (folder / "子").mkdir()
    around = Watched(["稿件"], [], None, [])
    around.folders()
    (folder / "子").rmdir()
    assert _seen(around, folder.parent, "稿件/子")


@pytest.fixture
def named(folder: Path) -> Path:
    """Return a repository whose settings name folders of rules and lists of words elsewhere; its root."""
    root = folder.parent
    for name in ("规则/typo", "词表", ".藏", "稿件/年度/深", "稿件/.藏", "别处"):
        (root / name).mkdir(parents=True)
    for name in ("词表/人名.txt", "别处/稿.txt"):
        (root / name).write_text("张三\n", "utf-8")
    (root / "稿件/reportlint.yaml").write_text("rules: [../规则]\nterms: [../词表/人名.txt, 平安财险]\n", "utf-8")
    (root / "别处/own.yaml").write_text("rules: [../规则]\n", "utf-8")
    return root


@pytest.mark.parametrize(
    ("paths", "options", "folders"),
    [
        pytest.param(
            ["稿件"],
            {},
            ["", "稿件", "稿件/年度", "稿件/年度/深", "规则", "规则/typo", "词表"],
            id="what settings name",
        ),
        pytest.param(["别处/稿.txt"], {}, ["", "别处"], id="the folder of a file, and those above to the root"),
        pytest.param(["别处/*.txt"], {}, ["", "别处"], id="the folder of a glob"),
        pytest.param(["别?/**/*.txt"], {}, None, id="all that a glob may match"),
        pytest.param(["别处"], {"rules": [Path("规则")]}, ["", "别处", "规则", "规则/typo"], id="--rules"),
        pytest.param(["别处"], {"config": "别处/own.yaml"}, ["", "别处", "规则", "规则/typo"], id="--config"),
        pytest.param(["别处"], {"config": "稿件/none.yaml"}, ["", "别处", "稿件"], id="--config, not there yet"),
    ],
)
def test_what_is_watched(named: Path, paths: list[str], options: dict[str, Any], folders: list[str] | None) -> None:
    around = Watched(paths, options.get("rules", []), options.get("config"), [])
    everything = {path for path in named.rglob("*") if path.is_dir() and "/." not in str(path)} | {named}
    expected = everything if folders is None else {named / name for name in folders}
    assert {path for path in around.folders() if "/.藏" not in str(path)} == expected


def test_outside_a_repository_the_folders_above_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert set(Watched(["甲.txt"], [], None, []).folders()) == {tmp_path}
