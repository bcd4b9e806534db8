"""What the READMEs state is so: exit codes by the real command, the commands there are, hooks and inputs by name."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from reportlint.cli.root import root

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh-CN.md")}
FAULTY = "工作总结\n\n夯实农业根底设施，完成投资xx万元。\n"


def _stated(text: str) -> list[tuple[int, str]]:
    """Return code and example of each row of the table of exit codes."""
    table = re.search(r"<!-- exit codes -->\n((?:\|.*\|\n)+)", text)
    assert table, "the table of exit codes is gone"
    rows = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table[1].splitlines()[2:]]
    return [(int(code), example) for code, _, example in rows]


EXAMPLES = [
    pytest.param(code, command, "Ctrl-C" in example, id=f"{name}: {code} {command}")
    for name, text in READMES.items()
    for code, example in _stated(text)
    for command in re.findall(r"`([^`]+)`", example)
]


@pytest.mark.parametrize("name", READMES)
def test_the_table_of_exit_codes_is_whole(name: str) -> None:
    stated = _stated(READMES[name])
    assert [code for code, _ in stated] == [0, 1, 2, 130]
    assert all("`reportlint " in example for _, example in stated)


@pytest.mark.parametrize(("code", "command", "interrupted"), EXAMPLES)
def test_an_example_leaves_with_its_exit_code(tmp_path: Path, code: int, command: str, *, interrupted: bool) -> None:
    if interrupted:
        assert _interrupted(command, tmp_path) == code
        return
    (tmp_path / "总结.txt").write_text(FAULTY, "utf-8")
    done = subprocess.run(_words(command), cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    assert (done.stderr != "") == (code == 2)


def _interrupted(command: str, folder: Path) -> int:
    """Return the exit code of the command when Ctrl-C reaches it while it reads the document."""
    os.mkfifo(folder / "总结.txt")
    process = subprocess.Popen(_words(command), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with (folder / "总结.txt").open("wb"):  # waits until the other end is open, too
            process.send_signal(signal.SIGINT)
            return process.wait(60)
    finally:
        process.kill()
        process.wait()


def _words(command: str) -> list[str]:
    program, *arguments = shlex.split(command)
    assert program == "reportlint"
    return [sys.executable, "-m", program, *arguments]


def _commands(group: click.Group, path: tuple[str, ...]) -> Iterator[str]:
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        yield " ".join((*path, name))
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", [*_commands(root, ("reportlint",))])
def test_every_command_is_mentioned(name: str, command: str) -> None:
    assert re.search(rf"\b{command}\b", READMES[name])


BLOCKS = [
    yaml.safe_load(block)
    for text in READMES.values()
    for block in re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
]


def _values(block: Any, key: str) -> Iterator[Any]:
    """Yield all values of a key, however deep."""
    if isinstance(block, dict):
        if key in block:
            yield block[key]
        block = list(block.values())
    if isinstance(block, list):
        for each in block:
            yield from _values(each, key)


def test_hooks_and_inputs_that_are_named_exist() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    for text in READMES.values():
        assert sorted(re.findall(r"- id: (\S+)", text)) == sorted(hooks)
    steps = [step for block in BLOCKS for each in _values(block, "steps") for step in each]
    [ours] = [step for step in steps if "/reportlint@" in step["uses"]]
    assert set(ours["with"]) <= set(inputs)


def test_files_that_are_linked_or_named_exist() -> None:
    for text in READMES.values():
        for name in re.findall(r"\]\(([^)#:]+)\)|`((?:templates/|action)[^`]*)`", text):
            assert (ROOT / "".join(name)).exists()
