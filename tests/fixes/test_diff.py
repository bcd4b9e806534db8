"""Unified diffs that git can apply, of texts with any line ends."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from reportlint.fixes.diff import unified

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "plain": ("甲,\n乙\n", "甲，\n乙\n"),
    "no line end at the end": ("甲\n乙,", "甲\n乙，"),
    "the last line end goes": ("甲\n乙\n", "甲\n乙"),
    "windows line ends": ("甲,\r\n乙\r\n", "甲，\r\n乙\r\n"),
    "mixed line ends": ("甲,\r\n乙\n丙\r丁,\n", "甲，\r\n乙\n丙\r丁，\n"),
    "a separator inside a line": ("甲\u2028乙,\x0b丙\n", "甲\u2028乙，\x0b丙\n"),
    "all deleted": ("甲\n", ""),
    "far apart": ("甲,\n" + "丙\n" * 20 + "乙,\n", "甲，\n" + "丙\n" * 20 + "乙，\n"),
}


@pytest.mark.parametrize(("old", "new"), TEXTS.values(), ids=TEXTS)
def test_git_makes_the_new_text_of_the_old(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "总结.txt").write_bytes(old.encode())
    diff = "".join(unified("总结.txt", old, new))
    command = ["git", "apply", "-p0", "--whitespace=nowarn"]
    subprocess.run(command, cwd=tmp_path, input=diff.encode(), check=True)
    assert (tmp_path / "总结.txt").read_bytes() == new.encode()


def test_the_lines_of_a_diff() -> None:
    assert list(unified("总结.txt", "甲,\n乙", "甲，\n乙")) == [
        "--- 总结.txt\n",
        "+++ 总结.txt\n",
        "@@ -1,2 +1,2 @@\n",
        "-甲,\n",
        "+甲，\n",
        " 乙\n\\ No newline at end of file\n",
    ]


def test_equal_texts_have_none() -> None:
    assert list(unified("总结.txt", "甲\n", "甲\n")) == []
