"""Files appear whole or not at all, and what was there stays until then."""

from __future__ import annotations

import errno
import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FileError
from reportlint.files import NewFile, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEW = "新的内容\n".encode("gb18030")


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "总结.json"), NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"总结.json": NEW}


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "a"), NEW)
    (tmp_path / "b").write_bytes(NEW)
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_an_old_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_whole(str(path), NEW)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (NEW, mode)


def test_a_link_goes_on_pointing_at_its_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    target, link = tmp_path / "sub" / "a", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(str(link), NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert [path.name for path in target.parent.iterdir()] == ["a"]


def test_a_link_to_nothing_makes_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a")
    write_whole(str(tmp_path / "link"), NEW)
    assert (tmp_path / "a").read_bytes() == NEW


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    name = "总" * 83 + ".txt"
    assert len(name.encode()) == 253
    (tmp_path / name).write_bytes(b"old")
    write_whole(str(tmp_path / name), NEW)
    assert (tmp_path / name).read_bytes() == NEW


def test_nothing_is_seen_until_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    file = NewFile(str(path))
    file.write(NEW)
    assert path.read_bytes() == b"old"
    (beside,) = (each for each in tmp_path.iterdir() if each != path)
    assert beside.name.startswith(".")  # a walk passes over it
    assert beside.suffix != ".txt"
    file.keep()
    file.drop()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.txt": NEW}


def test_two_at_once_are_not_in_each_others_way(tmp_path: Path) -> None:
    path = tmp_path / "a"
    first, second = NewFile(str(path)), NewFile(str(path))
    first.write(b"first")
    second.write(b"second")
    second.keep()
    first.drop()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"second"}


def test_what_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    file = NewFile(str(tmp_path / "a"))
    file.write(NEW)
    file.drop()
    file.drop()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"old"}


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str], str]:
    """Return a function that writes a file in tmp_path and gives the refusal; what was there must be left."""

    def snapshot() -> dict[str, bytes | None]:
        return {str(path): path.read_bytes() if path.is_file() else None for path in tmp_path.rglob("*")}

    def refusal(name: str) -> str:
        before = snapshot()
        with pytest.raises(FileError) as raised:
            write_whole(str(tmp_path) + os.sep + name, NEW)
        assert snapshot() == before
        return raised.value.words("zh").removeprefix(str(tmp_path))

    return refusal


def test_a_read_only_file_is_refused(tmp_path: Path, refused: Callable[[str], str]) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)  # root could write it all the same
    assert refused("a") == "/a: 无法写入（没有权限）"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("folder", "/folder: 无法写入（是文件夹）"),
        ("folder/", "/folder/: 无法写入（是文件夹）"),
        ("gone/", "/gone/: 无法写入（是文件夹）"),
        ("gone/a", "/gone/a: 无法写入（不存在）"),
        ("file/a", "/file/a: 无法写入（路径中有一段不是文件夹）"),
        ("circle", "/circle: 无法写入（链接太多或循环）"),
    ],
)
def test_what_is_no_place_for_a_file(tmp_path: Path, refused: Callable[[str], str], name: str, problem: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert refused(name) == problem


def test_english(tmp_path: Path) -> None:
    with pytest.raises(FileError) as raised:
        write_whole(str(tmp_path), NEW)
    assert raised.value.words("en") == f"{tmp_path}: cannot be written (Is a directory)"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_at_any_step_leaves_the_old_file(
    tmp_path: Path, refused: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    assert refused("a") == "/a: 无法写入（磁盘已满）"


def test_a_full_disk_at_the_last_byte_is_told_once() -> None:
    file = NewFile("/dev/full")
    file.write(NEW)  # buffered
    with pytest.raises(OSError, match="No space left"):
        file.keep()
    file.drop()


def test_a_full_device_is_a_refusal() -> None:
    with pytest.raises(FileError) as raised:
        write_whole("/dev/full", NEW)
    assert raised.value.words("zh") == "/dev/full: 无法写入（磁盘已满）"
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)  # noqa: PTH116


def test_a_device_is_written_to_and_not_replaced() -> None:
    before = os.stat("/dev/null")  # noqa: PTH116
    write_whole("/dev/null", NEW)
    assert os.stat("/dev/null").st_ino == before.st_ino  # noqa: PTH116
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_a_pipe_gets_the_bytes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    write_whole(str(pipe), NEW)
    reader.join(10)
    assert heard == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_an_open_descriptor_gets_the_bytes() -> None:
    """As in `--output json=/dev/fd/3` or `>(program)`."""
    reading, writing = os.pipe()
    try:
        write_whole(f"/dev/fd/{writing}", NEW)
        assert os.read(reading, 100) == NEW
    finally:
        os.close(reading)
        os.close(writing)
