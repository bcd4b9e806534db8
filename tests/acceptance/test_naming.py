"""How lists name documents, and which run tells of one that is gone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.acceptance.naming import gone, name_of, path_of


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repo" / "drafts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")


@pytest.mark.parametrize(
    ("path", "home", "name"),
    [
        ("总结.txt", ".", "总结.txt"),
        ("./drafts/../drafts/半年 总结.txt", ".", "drafts/半年 总结.txt"),
        ("../x.txt", ".", "../x.txt"),
        ("总结.txt", "drafts", "../总结.txt"),
        ("drafts/a.txt", "drafts", "a.txt"),
        (os.fsdecode(b"drafts/\xd7\xdc.txt"), ".", r"drafts/\udcd7\udcdc.txt"),
    ],
)
def test_a_name_is_the_way_from_the_list(path: str, home: str, name: str) -> None:
    assert name_of(path, Path(home)) == name
    assert name_of(os.path.abspath(path), Path(home)) == name  # noqa: PTH100
    assert os.path.abspath(path_of(name, Path(home))) == os.path.abspath(path)  # noqa: PTH100


def test_on_another_drive_the_whole_path_is_the_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def relpath(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr("os.path.relpath", relpath)
    assert name_of("a.txt", Path()) == (tmp_path / "repo" / "a.txt").as_posix()


@pytest.mark.parametrize(
    ("there", "checked", "told"),
    [
        (["drafts/a.txt", "drafts/b.txt"], ["drafts/a.txt"], True),
        (["drafts/a.txt", "drafts/b.txt"], ["drafts/b.txt"], False),  # another batch tells
        (
            ["drafts/a.md", "drafts/.a.txt", "b.txt"],
            ["b.txt"],
            True,
        ),  # no document like it in the folder: the next above
        (["drafts/a.md"], ["drafts/a.md"], False),
        ([], [], False),
    ],
)
def test_the_run_that_checks_the_deputy_tells_of_what_is_gone(there: list[str], checked: list[str], told: bool) -> None:
    for path in there:
        Path(path).touch()
    assert list(gone(["drafts/gone.txt", *there], set(checked), Path())) == ["drafts/gone.txt"] * told


def test_a_folder_that_is_gone_as_well_is_told_of_from_above() -> None:
    Path("z.txt").touch()
    Path("a.txt").mkdir()  # no document
    assert list(gone(["old/deep/x.txt", "old/deep/y.txt"], {"z.txt"}, Path())) == ["old/deep/x.txt", "old/deep/y.txt"]
