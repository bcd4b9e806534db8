"""`reportlint rules new`, `stats` and `pages`, as processes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "reportlint", "rules", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_rule_is_begun_and_what_is_there_is_left_alone(tmp_path: Path) -> None:
    code, said, error = run(tmp_path, "new", "typo/mine", "--kind", "pattern", "--into", "我的规则")
    path = tmp_path / "我的规则" / "typo" / "mine.yaml"
    assert (code, error) == (0, "")
    assert said == "已写 我的规则/typo/mine.yaml；填好后运行 reportlint rules validate 我的规则/typo/mine.yaml\n"
    assert "\npattern:\n  find:  # " in path.read_text("utf-8")
    path.write_text("甲", "utf-8")
    again = run(tmp_path, "new", "typo/mine", "--into", "我的规则")
    assert again == (2, "", "reportlint: 我的规则/typo/mine.yaml: 已经存在，未改动\n")
    assert path.read_text("utf-8") == "甲"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("tpyo/mine", "rules/tpyo/mine.yaml: 没有“tpyo”这个类别，是否想写“typo”？"),
        ("mine", "rules/mine.yaml: 规则须放在“类别/名称.yaml”"),
        ("typo/Mine", "rules/typo/Mine.yaml: 文件名只能用小写字母、数字和连字符"),
        ("../typo/mine", "rules/../typo/mine.yaml: 规则须放在“类别/名称.yaml”"),
    ],
)
def test_a_bad_name_is_refused_and_nothing_is_made(tmp_path: Path, name: str, problem: str) -> None:
    assert run(tmp_path, "new", name) == (2, "", f"reportlint: {problem}\n")
    assert list(tmp_path.iterdir()) == []


def test_findings_are_counted_by_rule(tmp_path: Path) -> None:
    (tmp_path / "总结.txt").write_text("夯实农业根底设施，完成投资xx万元。\n", "utf-8")
    code, said, error = run(tmp_path, "stats", "总结.txt", "缺.txt", "--select", "placeholder,substitution")
    assert (code, error) == (2, "reportlint: 缺.txt: 文件不存在\n")
    assert said.startswith("1 份文件，19 字\n")
    assert "总结.txt:1:14 实农业根底设施，完成投资【xx】万元。 \n" in said
    assert run(tmp_path, "stats", "总结.txt", "--select", "placeholder")[0] == 0


def test_pages_are_written_into_an_empty_folder_only(tmp_path: Path) -> None:
    code, said, error = run(tmp_path, "pages", "网站")
    assert (code, error) == (0, "")
    count = sum(path.is_file() for path in (tmp_path / "网站").rglob("*"))
    assert said == f"已写 {count} 个文件；在 网站 中运行 mkdocs build\n"
    assert run(tmp_path, "pages", "网站") == (2, "", "reportlint: 网站: 文件夹不是空的，未改动\n")
