"""What a start loads: the quickest answer nothing, a check nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import regex
from click.testing import CliRunner

from reportlint.cli.root import COMMANDS, root

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """\
import sys
from reportlint.__main__ import main
try:
    main()
except SystemExit as left:
    print("left", left.code, *sorted(sys.modules))
"""


UNNEEDED = {
    "click", "dataclasses", "difflib", "hashlib", "inspect", "json", "multiprocessing", "opencc", "pathspec",
    "tempfile", "yaml",
}  # fmt: skip


def loaded(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """Return what a command prints, and the modules that are loaded when it leaves."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    said, _, modules = result.stdout.rpartition("left ")
    return said, set(modules.split())


def test_the_version_is_told_as_click_would_before_it_is_loaded(tmp_path: Path) -> None:
    said, modules = loaded(tmp_path, "--version")
    assert said == CliRunner().invoke(root, ["--version"]).output
    assert not modules & {"click", "regex", "yaml", "daachorse", "pickle", "reportlint.engine"}


@pytest.mark.parametrize("again", [1, 2])
def test_a_check_loads_nothing_that_it_does_not_need(tmp_path: Path, again: int) -> None:
    (tmp_path / "line.txt").write_text("各部门要认真落实。\n", "utf-8")
    for _ in range(again):
        said, modules = loaded(tmp_path, "check", "--no-config", "line.txt")
    assert "检查 1 份文件" in said
    assert modules >= {"daachorse", "reportlint.engine"}
    if again == 2:  # the first reads the rules
        assert not modules & UNNEEDED
        assert "regex._regex" in modules  # which runs what is compiled already
        assert "regex" not in modules
        assert not modules & {"reportlint.strict_yaml", "reportlint.kinds.conversion", "reportlint.kinds.set_phrases"}


def test_what_is_loaded_before_the_plan_compiles_nothing() -> None:
    program = "import re, sys, reportlint.cli.reported\n"
    program += "ours = [module for name, module in sys.modules.items() if name.startswith('reportlint')]\n"
    program += "print([module for module in ours for each in vars(module).values() if isinstance(each, re.Pattern)])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout == "[]\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_module_of_its_name(name: str) -> None:
    command = root.get_command(root.make_context("reportlint", ["--"], resilient_parsing=True), name)
    assert command is not None
    assert command.name == name


@pytest.mark.parametrize(("version", "found", "whole"), [(regex.__version__, True, False), ("0.0.0", False, True)])
def test_all_of_regex_is_loaded_only_where_its_version_is_another(version: str, found: bool, whole: bool) -> None:
    program = "import sys; from reportlint.regex_code import half_in_c as half"
    program += f"; print(half({version!r}) is not None, 'regex' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.split() == [str(found), str(whole)]
