"""Arguments become documents: folders, globs, what git ignores, and what is named but not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reportlint.paths import expand

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder, made the working directory, with documents at three depths and other things between them."""
    for name in (
        "b.txt",
        "a.txt",
        "a.md",
        "大写.TXT",
        "总结[1].txt",
        "年 度/c.txt",
        "年 度/草稿/d.txt",
        ".hidden/e.txt",
        ".f.txt",
        "empty/g.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*arguments: str) -> list[str]:
    found = expand(arguments)
    assert found.errors == []
    return [path.replace(os.sep, "/") for path in found.paths]


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        pytest.param(["a.txt"], ["a.txt"], id="a file"),
        pytest.param(["b.txt", "a.txt"], ["a.txt", "b.txt"], id="sorted"),
        pytest.param(["a.txt", "a.txt", "./a.txt"], ["a.txt"], id="each once"),
        pytest.param(
            ["a.md", ".f.txt", ".hidden/e.txt"],
            [".f.txt", ".hidden/e.txt", "a.md"],
            id="a file named is taken, whatever it is",
        ),
        pytest.param(["年 度"], ["年 度/c.txt", "年 度/草稿/d.txt"], id="a folder"),
        pytest.param(["年 度/"], ["年 度/c.txt", "年 度/草稿/d.txt"], id="a folder with a slash"),
        pytest.param(["年 度", "年 度/草稿/d.txt"], ["年 度/c.txt", "年 度/草稿/d.txt"], id="a folder and its file"),
        pytest.param(
            ["."],
            ["a.txt", "b.txt", "大写.TXT", "年 度/c.txt", "年 度/草稿/d.txt", "总结[1].txt"],
            id="the working directory, hidden files and folders left out",
        ),
        pytest.param(
            ["a.txt", "年 度/.."],
            [
                "a.txt",
                *[
                    "年 度/../" + name
                    for name in ("b.txt", "大写.TXT", "年 度/c.txt", "年 度/草稿/d.txt", "总结[1].txt")
                ],
            ],
            id="by two ways once",
        ),
        pytest.param([".hidden"], [".hidden/e.txt"], id="a hidden folder that is named"),
        pytest.param(["*.txt"], ["a.txt", "b.txt", "总结[1].txt"], id="a glob"),
        pytest.param(["年*"], ["年 度/c.txt", "年 度/草稿/d.txt"], id="a glob that matches a folder"),
        pytest.param(["*/**/*.txt"], ["年 度/c.txt", "年 度/草稿/d.txt"], id="a glob over all depths"),
        pytest.param(["总结[1].txt"], ["总结[1].txt"], id="a file whose name looks like a glob"),
        pytest.param(["-"], ["-"], id="standard input"),
        pytest.param(["a.txt", "-", "-"], ["-", "a.txt"], id="standard input once"),
    ],
)
@pytest.mark.usefixtures("tree")
def test_documents_are_found(arguments: list[str], paths: list[str]) -> None:
    assert names(*arguments) == paths


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("no.txt", "no.txt: 文件不存在"),
        ("no/such/folder", "no/such/folder: 文件不存在"),
        ("", '"": 文件不存在'),
        ("empty", "empty: 文件夹中没有可检查的 *.txt 文件"),
        ("*.doc", "*.doc: 没有匹配的文件"),
        ("草稿[12].txt", "草稿[12].txt: 没有匹配的文件"),
    ],
)
@pytest.mark.usefixtures("tree")
def test_what_is_not_there_is_an_error_and_the_rest_is_found(argument: str, problem: str) -> None:
    found = expand(["b.txt", argument, "a.txt"])
    assert [error.words("zh") for error in found.errors] == [problem]
    assert found.paths == ["a.txt", "b.txt"]


@pytest.mark.usefixtures("tree")
def test_a_path_from_the_root_stays_one() -> None:
    folder = os.path.abspath("年 度")  # noqa: PTH100  # the text is what is compared
    assert expand([folder]).paths == [os.path.join(folder, "c.txt"), os.path.join(folder, "草稿", "d.txt")]  # noqa: PTH118


def test_a_folder_that_cannot_be_read_is_an_error_and_the_rest_is_found(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if str(folder).endswith("草稿"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = expand([str(tree / "年 度")])
    assert found.paths == [str(tree / "年 度" / "c.txt")]
    assert [e.words("zh") for e in found.errors] == [f"{tree / '年 度' / '草稿'}: 无法读取（没有权限）"]


@pytest.mark.parametrize("name", ["圈", "圈.txt"])
def test_a_link_to_a_folder_is_not_followed(tree: Path, name: str) -> None:
    (tree / "年 度" / name).symlink_to(tree, target_is_directory=True)
    assert names("年 度") == ["年 度/c.txt", "年 度/草稿/d.txt"]


def test_a_link_to_a_file_is_a_document_and_a_link_to_nothing_is_none(tree: Path) -> None:
    for name, target in (("到.txt", tree / "a.txt"), ("断.txt", tree / "no.txt"), ("环.txt", "环.txt")):
        (tree / "年 度" / name).symlink_to(target)
    assert names("年 度") == ["年 度/c.txt", "年 度/到.txt", "年 度/草稿/d.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_no_document(tree: Path) -> None:
    os.mkfifo(tree / "年 度" / "管道.txt")
    assert names("年 度") == ["年 度/c.txt", "年 度/草稿/d.txt"]


def test_a_folder_of_hidden_files_holds_nothing_to_check(tree: Path) -> None:
    (tree / "empty" / ".锁.txt").touch()
    (tree / "empty" / ".草稿").mkdir()
    (tree / "empty" / ".草稿" / "h.txt").touch()
    assert [error.words("zh") for error in expand(["empty"]).errors] == ["empty: 文件夹中没有可检查的 *.txt 文件"]


ALL = ["a.txt", "b.txt", "大写.TXT", "年 度/c.txt", "年 度/草稿/d.txt", "总结[1].txt"]


@pytest.mark.parametrize(
    ("ignores", "ignored"),
    [
        pytest.param({".gitignore": "a.txt\n"}, ["a.txt"], id="a file"),
        pytest.param({".gitignore": "*.txt\n!b.txt\n"}, [p for p in ALL if p not in ("b.txt", "大写.TXT")], id="!"),
        pytest.param({".gitignore": "年 度/\n"}, ["年 度/c.txt", "年 度/草稿/d.txt"], id="a folder"),
        pytest.param({".gitignore": "草稿/\n"}, ["年 度/草稿/d.txt"], id="a folder anywhere"),
        pytest.param({".gitignore": "/草稿/\n"}, [], id="a folder at the root only"),
        pytest.param({".gitignore": "d.txt/\n"}, [], id="a folder's pattern leaves files alone"),
        pytest.param({".gitignore": "草稿/\n!草稿/d.txt\n"}, ["年 度/草稿/d.txt"], id="no way back in"),
        pytest.param({".gitignore": "d.txt\n", "年 度/.gitignore": "!d.txt\n"}, [], id="the inner one decides"),
        pytest.param({"年 度/.gitignore": "/*.txt\n"}, ["年 度/c.txt"], id="relative to its own folder"),
        pytest.param({"年 度/.gitignore": "a.txt\n"}, [], id="silent outside its own folder"),
        pytest.param({".gitignore": "# a.txt\n\n \n"}, [], id="comments and blanks"),
        pytest.param({".gitignore": "\ufeffa.txt\r\nb.txt\r\n"}, ["a.txt", "b.txt"], id="BOM and CRLF"),
        pytest.param({".gitignore": "!\na.txt\n"}, ["a.txt"], id="a pattern nobody can read is passed over"),
    ],
)
def test_what_git_ignores_is_left_out(tree: Path, ignores: dict[str, str], ignored: list[str]) -> None:
    for name, text in ignores.items():
        (tree / name).write_bytes(text.encode())
    assert names(".") == [path for path in ALL if path not in ignored]


def test_what_git_ignores_is_checked_when_it_is_named(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.txt\n", "utf-8")
    assert names("a.txt", "b.t?t") == ["a.txt", "b.txt"]


@pytest.mark.parametrize("argument", ["年 度/草稿", "年 度", "年 度/草稿/..", "./年 度"])
@pytest.mark.parametrize("marker", ["folder", "file"])
def test_ignores_reach_up_to_the_root_of_the_repository(tree: Path, argument: str, marker: str) -> None:
    # In a worktree or a submodule `.git` is a file.
    (tree / ".git").mkdir() if marker == "folder" else (tree / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    (tree / ".gitignore").write_text("d.txt\n", "utf-8")
    found = expand([argument])
    assert [path for path in found.paths if path.endswith("d.txt")] == []


@pytest.mark.parametrize(
    ("outer", "inner", "paths"), [("d.txt", "!d.txt", ["年 度/草稿/d.txt"]), ("!d.txt", "d.txt", [])]
)
def test_of_two_ignores_above_the_inner_one_decides(tree: Path, outer: str, inner: str, paths: list[str]) -> None:
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text(outer, "utf-8")
    (tree / "年 度" / ".gitignore").write_text(inner, "utf-8")
    assert expand(["年 度/草稿"]).paths == paths


def test_ignores_above_the_repository_are_not_its_own(tree: Path) -> None:
    (tree / "年 度" / ".git").mkdir()
    (tree / ".gitignore").write_text("*.txt\n", "utf-8")
    assert names("年 度/草稿") == ["年 度/草稿/d.txt"]


def test_ignores_above_a_folder_outside_any_repository_are_nobodys(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.txt\n", "utf-8")
    assert names("年 度/草稿") == ["年 度/草稿/d.txt"]


def test_from_inside_a_folder_the_parent_is_walked_with_its_ignores(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("/年 度/草稿/\n/?.txt\n", "utf-8")
    monkeypatch.chdir(tree / "年 度" / "草稿")
    assert names("..") == ["../c.txt"]
    assert names("../..") == ["../../大写.TXT", "../../年 度/c.txt", "../../总结[1].txt"]
