"""Which settings hold for a document, and what is refused in them or in what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FileError
from reportlint.settings.keys import Settings
from reportlint.settings.project import Projects, read_project

if TYPE_CHECKING:
    from pathlib import Path

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


def use(document: str) -> None:
    """Read all that the settings of a document name."""
    project = Projects().of(document)
    assert project
    _ = project.terms, project.rule_folders


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
        assert (project and (project.path, project.settings)) == (path and (path, Settings(terms=terms)))


def test_without_a_repository_every_folder_above_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".git").rmdir()
    write(tmp_path, {"reportlint.yaml": "terms: [甲]"})
    project = Projects().of("a/b/c.txt")
    assert project
    assert project.settings.terms == ("甲",)


def test_a_settings_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "terms: [甲]", "b/reportlint.yaml": "terms: [乙]"})
    projects = Projects()
    other = projects.of("b/4.txt")
    assert projects.of("a/1.txt") is projects.of("a/b/2.txt") is projects.of("3.txt") is not other
    assert other
    assert other.settings.terms == ("乙",)


def test_a_path_outside_the_working_directory_is_shown_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"reportlint.yaml": "terms: [甲]", "a/b.txt": ""})
    monkeypatch.chdir(tmp_path / "a")
    project = Projects().of("b.txt")
    assert project
    assert project.path == str(tmp_path / "reportlint.yaml")


def test_files_of_terms_are_relative_to_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"a/reportlint.yaml": "terms: [甲, lists/b.txt]", "a/lists/b.txt": "乙丙\n"})
    project = Projects().of("a/c/d.txt")
    assert project
    assert project.terms.spans("甲乙丙") == [(0, 3)]


def test_a_file_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, {"own.yaml": "terms: [甲]", "own.toml": TOML + "terms = ['乙']"})
    assert read_project("own.yaml").settings == Settings(terms=("甲",))
    assert read_project("own.toml").settings == Settings(terms=("乙",))


def test_what_is_not_named_is_empty(tmp_path: Path) -> None:
    write(tmp_path, {"own.yaml": ""})
    project = read_project("own.yaml")
    assert (project.terms.spans("甲"), project.rule_folders, project.exclude, project.overrides) == ([], [], None, [])


def test_rule_folders_are_relative_to_the_settings(tmp_path: Path) -> None:
    write(tmp_path, {"a/own.yaml": "rules: [mine, ../ours]", "a/mine/x": "", "ours/x": ""})
    assert read_project("a/own.yaml").rule_folders == [tmp_path / "a/mine", tmp_path / "ours"]


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
        pytest.param(
            {"reportlint.yaml": "rules:\n  - mine\n  - ours\n", "mine/x": ""},
            "reportlint.yaml:3:5: 没有规则文件夹“ours”",
            id="no rule folder",
        ),
        pytest.param(
            {"reportlint.yaml": "rules: [mine]", "mine": ""}, "reportlint.yaml:1:9: 没有规则文件夹“mine”", id="a file"
        ),
        pytest.param({"reportlint.yaml": 'rules: [""]'}, "reportlint.yaml:1:9: 没有规则文件夹“”", id="no name"),
        pytest.param(
            {"pyproject.toml": TOML + "packs = ['no-such-pack']"},
            "pyproject.toml:5:10: 没有安装规则包“no-such-pack”",
            id="no pack",
        ),
        pytest.param({"reportlint.yml": ""}, "reportlint.yml: 设置文件须名为 reportlint.yaml", id="misnamed"),
        pytest.param(
            {"reportlint.yaml": "", "pyproject.toml": TOML},
            "reportlint.yaml: 旁边的 pyproject.toml 里也有 [tool.reportlint]，请只留一处",
            id="two at once",
        ),
        pytest.param({"reportlint.yaml/a": ""}, "reportlint.yaml: 无法读取（是文件夹）", id="a folder"),
        pytest.param({"pyproject.toml/a": ""}, "pyproject.toml: 无法读取（是文件夹）", id="a folder called as a file"),
    ],
)
def test_refused(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    write(tmp_path, files)
    with pytest.raises(FileError) as refused:
        use("a/b.txt")
    assert refused.value.words("zh").startswith(problem)


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reportlint.yaml").symlink_to("gone.yaml")
    with pytest.raises(FileError) as refused:
        Projects().of("a.txt")
    assert refused.value.words("zh") == "reportlint.yaml: 无法读取（不存在）"
