"""The guard that counts instructions: what it lets pass, what it refuses, and when it has nothing to say."""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    Run = Callable[..., tuple[int, str]]

BENCH = Path(__file__).parents[1] / "bench"
WORDS = {"--version": "--version", "one line": "line.txt", "200 KB of seeds": "seeds.txt"}
COUNTS = {"--version": 90, "one line": 400, "200 KB of seeds": 3000}


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    return import_module("instructions")


@pytest.fixture
def run(guard: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the program with a valgrind that counts the millions given, and a stored budget."""

    def main(*arguments: str, counts: Mapping[str, int] = COUNTS, valgrind: bool = True) -> tuple[int, str]:
        def report(counter: list[str], question: tuple[str, ...], *_: object) -> str:
            if not counter:
                return ""
            (name,) = (name for name, word in WORDS.items() if word in question)
            return f"==7== Events    : Ir\n==7== Collected : {counts[name] * 1_000_000 + 7}\n==7==\n"

        monkeypatch.setattr(guard, "_run", report)
        monkeypatch.setattr(guard.shutil, "which", lambda name: f"/usr/bin/{name}" if valgrind else None)
        monkeypatch.setattr("sys.argv", ["instructions.py", "--budget", str(tmp_path / "budget.json"), *arguments])
        code = guard.main()
        return code, capsys.readouterr().out

    return main


@pytest.mark.parametrize(
    ("counts", "code", "said"),
    [
        pytest.param({}, 0, None, id="as ever"),
        pytest.param({"one line": 439}, 0, None, id="a little more"),
        pytest.param({"one line": 442}, 1, "one line                    442      400   1.105 TOO MANY", id="too many"),
        pytest.param(
            {"--version": 100}, 1, "--version                   100       90   1.111 TOO MANY", id="of another"
        ),
        pytest.param(
            {"200 KB of seeds": 2690},
            0,
            "200 KB of seeds            2690     3000   0.897 fewer: run with --update",
            id="much fewer",
        ),
    ],
)
def test_a_count_is_held_against_the_budget(run: Run, counts: dict[str, int], code: int, said: str | None) -> None:
    assert run("--update")[0] == 0
    left, out = run(counts=COUNTS | counts)
    title, *lines = out.splitlines()
    assert title == "million instructions    counted   budget   ratio"
    assert (left, len(lines)) == (code, 3)
    assert [line for line in lines if line.endswith(("MANY", "update"))] == ([said] if said else [])


def test_the_budget_is_what_was_counted_and_with_what(run: Run, guard: ModuleType, tmp_path: Path) -> None:
    run("--update", counts=COUNTS | {"one line": 7})
    stored = json.loads((tmp_path / "budget.json").read_text("utf-8"))
    assert stored["million instructions"] == COUNTS | {"one line": 7}
    assert stored["counted with"] == guard.counted_with()


def test_counts_of_another_python_are_not_compared(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("--update")
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    code, out = run(counts={})
    assert (code, out.endswith(": nothing was compared\n")) == (0, True)
    assert "this is Python 3.99.0" in out


def test_without_valgrind_nothing_is_counted(run: Run) -> None:
    assert run(valgrind=False) == (0, "valgrind is not installed: nothing was counted\n")


def test_the_stored_budget_is_of_these_workloads(guard: ModuleType) -> None:
    assert json.loads(guard.BUDGET.read_text("utf-8"))["million instructions"].keys() == COUNTS.keys()


def test_a_run_that_fails_is_not_counted(guard: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        guard._run([], ("check", "missing.txt"), tmp_path, os.environ)
    assert guard._run([], ("--version",), tmp_path, os.environ) == ""
    with pytest.raises(RuntimeError, match="counted nothing"):
        guard.instructions("valgrind: no such tool")


def test_what_changes_under_the_count_is_not_counted(guard: ModuleType, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / "cache").mkdir(exist_ok=True)
        guard.refuse_change(tmp_path / "cache")
        (tmp_path / "cache" / name).touch()
    with pytest.raises(RuntimeError, match="was changed while"):
        guard.refuse_change(tmp_path / "cache")
