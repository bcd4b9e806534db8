"""Lists of terms in the forms people keep them, and those that are refused, each with its place and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.errors import Bilingual, FileError
from reportlint.settings.term_lists import words_of

if TYPE_CHECKING:
    from pathlib import Path


def words(folder: Path, *items: str) -> list[str]:
    def error(at: int, problem: Bilingual) -> FileError:
        return FileError("settings", at + 1, 1, problem)

    return list(words_of(items, folder, error))


def test_words_stand_in_the_settings(tmp_path: Path) -> None:
    assert words(tmp_path, "平安财险", " 甲 乙 ", "Node.js", "C#", "TCP/IP") == [
        "平安财险", "甲 乙", "Node.js", "C#", "TCP/IP",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "listed"),
    [
        pytest.param("a.txt", "", [], id="an empty file"),
        pytest.param("a.txt", "甲\n乙", ["甲", "乙"], id="one a line"),
        pytest.param("a.txt", "\ufeff甲\r\n\r\n 乙\t\r\n\u3000\r\n", ["甲", "乙"], id="BOM, CRLF, blanks"),
        pytest.param("a.txt", "# 单位\n甲 # 注释\n  #乙\nC#\n丙\u3000#丁\n", ["甲", "C#", "丙"], id="comments"),
        pytest.param("a.txt", "甲,乙\n", ["甲,乙"], id="a comma in text"),
        pytest.param("A.TXT", "甲\n", ["甲"], id="an ending in capitals"),
        pytest.param("a.csv", "", [], id="an empty CSV file"),
        pytest.param("a.csv", "甲\n乙\n", ["甲", "乙"], id="one column"),
        pytest.param("a.csv", "甲,说明\n乙,\n", ["甲", "乙"], id="the first column"),
        pytest.param("a.csv", "序号,词,说明\r\n1,甲,一\r\n2, 乙 ,\r\n", ["甲", "乙"], id="a column called 词"),
        pytest.param("a.csv", "id,Term\n1,甲\n", ["甲"], id="a column called term"),
        pytest.param("a.csv", "\n术语\n\n甲\n,\n", ["甲"], id="blank rows"),
        pytest.param("a.csv", '"甲,乙","一\n二"\n"丙""丁"\n', ["甲,乙", '丙"丁'], id="quotes"),
        pytest.param("a.csv", "\ufeff词\n甲\n", ["甲"], id="BOM before the heading"),
        pytest.param("a.csv", "甲\n词\n", ["甲", "词"], id="a heading in the middle is a word"),
        pytest.param("a.csv", "#甲\n", ["#甲"], id="no comments in CSV"),
    ],
)
def test_words_stand_in_a_file(tmp_path: Path, name: str, text: str, listed: list[str]) -> None:
    (tmp_path / name).write_bytes(text.encode())
    assert words(tmp_path, "戊", name, "己") == ["戊", *listed, "己"]


def test_a_file_may_be_in_another_folder_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "词表").mkdir()
    (tmp_path / "词表" / "单位 1.txt").write_bytes("平安财险\n".encode("gb18030"))
    (tmp_path / "u.txt").write_bytes("平安证券".encode("utf-16"))
    assert words(tmp_path, "词表/单位 1.txt", "u.txt") == ["平安财险", "平安证券"]
    assert words(tmp_path / "词表", "../词表/单位 1.txt") == ["平安财险"]
    assert words(tmp_path, str(tmp_path / "u.txt")) == ["平安证券"]


@pytest.mark.parametrize(
    ("item", "data", "words_"),
    [
        pytest.param("", None, "settings:2:1: 术语是空的", id="an empty term"),
        pytest.param(" \u3000", None, "settings:2:1: 术语是空的", id="a blank term"),
        pytest.param("甲\n乙", None, "settings:2:1: 术语不能换行", id="a term in two lines"),
        pytest.param("a.txt", None, "settings:2:1: 没有术语文件“a.txt”", id="no file"),
        pytest.param("folder.txt", None, "settings:2:1: 术语文件“folder.txt”无法读取（是文件夹）", id="a folder"),
        pytest.param("a.xlsx", None, "settings:2:1: 术语文件“a.xlsx”须为 .txt 或 .csv", id="a spreadsheet"),
        pytest.param("a.txt", b"a\nb\n\xff\xff\n", "{}/a.txt:3:1: 不是 UTF-8 或 GB18030 文本", id="no text"),
        pytest.param("a.txt", b"a\n\0\n", "{}/a.txt:2:1: 不是 UTF-8 或 GB18030 文本", id="NUL"),
        pytest.param("a.csv", b"PK\x03\x04\n", "{}/a.csv:1:1: 不是 UTF-8 或 GB18030 文本", id="a renamed workbook"),
        pytest.param("a.csv", "id,词\n1,甲\n2,\n".encode(), "{}/a.csv:3:1: 术语是空的", id="a cell without a word"),
        pytest.param("a.csv", "id,词\n1,甲\n2\n".encode(), "{}/a.csv:3:1: 术语是空的", id="a row that is too short"),
        pytest.param("a.csv", '"甲\n乙"\n'.encode(), "{}/a.csv:2:1: 术语不能换行", id="a cell of two lines"),
        pytest.param("a.csv", '甲\n"乙\n'.encode(), "{}/a.csv:2:1: CSV 有误：", id="a quote that stays open"),
        pytest.param("a.csv", '"甲"乙\n'.encode(), "{}/a.csv:1:1: CSV 有误：", id="a quote inside a cell"),
    ],
)
def test_refused(tmp_path: Path, item: str, data: bytes | None, words_: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    if data is not None:
        (tmp_path / item).write_bytes(data)
    with pytest.raises(FileError) as refused:
        words(tmp_path, "甲", item)
    assert refused.value.words("zh").startswith(words_.format(tmp_path))
