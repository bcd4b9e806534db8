"""Which settings hold for a document, what is refused in them, and what the command makes of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FileError
from reportlint.settings import Project, Projects, Settings, read_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

TOML = "[project]\nname = 'drafts'\n\n[tool.reportlint]\n"
OTHERS_TOML = "[project]\ndependencies = ['reportlint']\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a repository's root."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("files", "document", "path", "terms"),
    [
        pytest.param({}, "a.txt", None, (), id="none"),
        pytest.param({"reportlint.yaml": "terms: [甲]"}, "a.txt", "reportlint.yaml", ("甲",), id="beside it"),
        pytest.param({"reportlint.yaml": "terms: [甲]"}, "a/b/c.txt", "reportlint.yaml", ("甲",), id="above it"),
        pytest.param({"reportlint.yaml": "terms: [甲]"}, "./a/../c.txt", "reportlint.yaml", ("甲",), id="dots"),
        pytest.param({"a/reportlint.yaml": "terms: [甲]"}, "a.txt", None, (), id="below it"),
        pytest.param(
            {"reportlint.yaml": "terms: [甲]", "a/reportlint.yaml": "terms: [乙]"},
            "a/b/c.txt",
            "a/reportlint.yaml",
            ("乙",),
            id="the nearest alone",
        ),
        pytest.param(
            {"reportlint.yaml": "terms: [甲]", "a/pyproject.toml": TOML},
            "a/b.txt",
            "a/pyproject.toml",
            (),
            id="an empty table is the nearest, too",
        ),
        pytest.param({"pyproject.toml": TOML + "terms = ['甲']"}, "a.txt", "pyproject.toml", ("甲",), id="TOML"),
        pytest.param(
            {"reportlint.yaml": "terms: [甲]", "pyproject.toml": OTHERS_TOML, "a/pyproject.toml": OTHERS_TOML},
            "a/b.txt",
            "reportlint.yaml",
            ("甲",),
            id="TOML without our table",
        ),
        pytest.param(
            {"reportlint.yaml": "terms: [甲]", "a/pyproject.toml": "][ broken"},
            "a/b.txt",
            "reportlint.yaml",
            ("甲",),
            id="broken TOML that is not ours",
        ),
        pytest.param(
            {"reportlint.yaml": "terms: [甲]", "a/.git": "gitdir: elsewhere"}, "a/b/c.txt", None, (), id="a root below"
        ),
        pytest.param({"reportlint.yaml": ""}, "a.txt", "reportlint.yaml", (), id="an empty file"),
        pytest.param({"reportlint.yaml": "# terms: [甲]\n"}, "a.txt", "reportlint.yaml", (), id="only comments"),
        pytest.param({"reportlint.yaml": "terms: []\n"}, "<stdin>", "reportlint.yaml", (), id="standard input"),
    ],
)
def test_the_nearest_settings_hold(
    tmp_path: Path, files: dict[str, str], document: str, path: str | None, terms: tuple[str, ...]
) -> None:
    write(tmp_path, files)
    for name in (document, str(tmp_path / document)):
        project = Projects().of(name)
        assert (project.path, project.settings) == (path, Settings(terms))


def test_without_a_repository_every_folder_above_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".git").rmdir()
    write(tmp_path, {"reportlint.yaml": "terms: [甲]"})
    assert Projects().of("a/b/c.txt").settings.terms == ("甲",)


def test_a_settings_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "terms: [甲]", "b/reportlint.yaml": "terms: [乙]"})
    projects = Projects()
    assert projects.of("a/1.txt") is projects.of("a/b/2.txt") is projects.of("3.txt")
    assert projects.of("b/4.txt").settings.terms == ("乙",)


def test_a_path_outside_the_working_directory_is_shown_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"reportlint.yaml": "terms: [甲]", "a/b.txt": ""})
    monkeypatch.chdir(tmp_path / "a")
    assert Projects().of("b.txt").path == str(tmp_path / "reportlint.yaml")


def test_files_of_terms_are_relative_to_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"a/reportlint.yaml": "terms: [甲, lists/b.txt]", "a/lists/b.txt": "乙丙\n"})
    assert Projects().of("a/c/d.txt").terms.spans("甲乙丙") == [(0, 3)]


def test_a_file_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, {"own.yaml": "terms: [甲]", "own.toml": TOML + "terms = ['乙']"})
    assert read_project("own.yaml").settings == Settings(("甲",))
    assert read_project("own.toml").settings == Settings(("乙",))


def test_no_settings_shield_nothing() -> None:
    assert Project().terms.spans("甲") == []


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        pytest.param(
            {"reportlint.yaml": "# 设置\ntermz: [甲]"},
            "reportlint.yaml:2:1: 未知的键“termz”，是否想写“terms”？",
            id="unknown key",
        ),
        pytest.param(
            {"pyproject.toml": TOML + "termz = ['甲']"},
            "pyproject.toml:5:1: 未知的键“termz”，是否想写“terms”？",
            id="unknown key in TOML",
        ),
        pytest.param({"reportlint.yaml": "terms: 甲"}, "reportlint.yaml:1:8: 此处应为列表", id="text for list"),
        pytest.param(
            {"pyproject.toml": TOML + "terms = '甲'"}, "pyproject.toml:5:1: 此处应为列表", id="text for list in TOML"
        ),
        pytest.param({"pyproject.toml": TOML + "terms = [1]"}, "pyproject.toml:5:10: 此处应为文本", id="a number"),
        pytest.param({"reportlint.yaml": "terms: [甲\n"}, "reportlint.yaml:2:1: YAML 语法有误：", id="broken YAML"),
        pytest.param({"pyproject.toml": TOML + "terms\n"}, "pyproject.toml:5:6: TOML 语法有误：", id="broken TOML"),
        pytest.param(
            {"reportlint.yaml": "terms:\n  - 甲\n  - 词.txt\n"},
            "reportlint.yaml:3:5: 没有术语文件“词.txt”",
            id="no list",
        ),
        pytest.param(
            {"pyproject.toml": TOML + "terms = [\n  '甲',\n  '词.txt',\n]"},
            "pyproject.toml:7:3: 没有术语文件“词.txt”",
            id="no list, in TOML",
        ),
        pytest.param(
            {"reportlint.yaml": "terms: [词.csv]", "词.csv": "id,term\n1,\n"}, "词.csv:2:1: 术语是空的", id="a bad list"
        ),
        pytest.param({"reportlint.yaml": 'terms: [甲, ""]'}, "reportlint.yaml:1:12: 术语是空的", id="an empty term"),
        pytest.param({"reportlint.yml": ""}, "reportlint.yml: 设置文件须名为 reportlint.yaml", id="misnamed"),
        pytest.param(
            {"reportlint.yaml": "", "pyproject.toml": TOML},
            "reportlint.yaml: 旁边的 pyproject.toml 里也有 [tool.reportlint]，请只留一处",
            id="two at once",
        ),
        pytest.param({"reportlint.yaml/a": ""}, "reportlint.yaml: 无法读取（Is a directory）", id="a folder"),
        pytest.param(
            {"pyproject.toml/a": ""}, "pyproject.toml: 无法读取（Is a directory）", id="a folder called as a file"
        ),
    ],
)
def test_refused(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    write(tmp_path, files)
    with pytest.raises(FileError) as refused:
        Projects().of("a/b.txt")
    assert refused.value.words("zh").startswith(problem)


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reportlint.yaml").symlink_to("gone.yaml")
    with pytest.raises(FileError) as refused:
        Projects().of("a.txt")
    assert refused.value.words("zh") == "reportlint.yaml: 无法读取（No such file or directory）"


# The command

SPUN = "消防平安检查由平安财险承办\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that runs the command in tmp_path on the substitution rules."""

    def call(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reportlint", "check", "--select", "substitution", *arguments]
        environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1"}
        return subprocess.run(
            command, input=stdin, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False
        )

    write(tmp_path, {"a.txt": SPUN, "sub/b.txt": SPUN, "other/c.txt": SPUN})
    return call


def found(result: subprocess.CompletedProcess[str]) -> list[tuple[str, int]]:
    assert result.stderr == ""
    return [(finding["path"], finding["start"]) for finding in json.loads(result.stdout)["findings"]]


def test_every_document_has_its_own_settings(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"sub/reportlint.yaml": "terms: [消防平安]", "other/reportlint.yaml": "terms: [平安检查, 财险]"})
    result = run("--format", "json", "a.txt", "sub", "other")
    assert found(result) == [("a.txt", 2)]
    assert json.loads(result.stdout)["summary"]["findings"] == result.returncode == 1


def test_settings_are_named_or_left_out(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "terms: [消防平安]", "elsewhere/own.yaml": "terms: [不相干]"})
    assert found(run("--format", "json", "a.txt")) == []
    assert found(run("--format", "json", "--no-config", "a.txt")) == [("a.txt", 2)]
    assert found(run("--format", "json", "--config", "elsewhere/own.yaml", "a.txt", "sub")) == [
        ("a.txt", 2),
        ("sub/b.txt", 2),
    ]


def test_standard_input_has_the_settings_of_the_name_it_is_given(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"sub/reportlint.yaml": "terms: [消防平安]"})
    assert found(run("--format", "json", "-", stdin=SPUN)) == [("<stdin>", 2)]
    assert found(run("--format", "json", "--stdin-filename", "sub/new.txt", "-", stdin=SPUN)) == []


@pytest.mark.parametrize(
    ("files", "options", "problem"),
    [
        pytest.param(
            {"sub/reportlint.yaml": "termz: []"},
            [],
            "sub/reportlint.yaml:1:1: 未知的键“termz”，是否想写“terms”？",
            id="settings found",
        ),
        pytest.param({}, ["--config", "no.yaml"], "no.yaml: 无法读取（No such file or directory）", id="no file"),
        pytest.param(
            {"own.toml": OTHERS_TOML}, ["--config", "own.toml"], "own.toml: 没有 [tool.reportlint] 表", id="no table"
        ),
        pytest.param(
            {"own.yaml": ""}, ["--config", "own.yaml", "--no-config"], "--config 与 --no-config 不能同时使用", id="both"
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line_and_nothing_is_checked(
    run: Run, tmp_path: Path, files: dict[str, str], options: list[str], problem: str
) -> None:
    write(tmp_path, files)
    result = run("--format", "json", *options, "a.txt", "sub")
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"reportlint: {problem}\n")
