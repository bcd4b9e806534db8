"""Bytes become text, offsets become positions: encodings, line ends, and what is refused."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document, decode_document, read_document
from reportlint.errors import DocumentError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "一、工作总结\n夯实“基础”设施。\n"


@pytest.mark.parametrize(
    ("data", "source", "encoding"),
    [
        pytest.param(TEXT.encode(), TEXT, "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), TEXT, "utf-8", id="utf-8 with BOM"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, "utf-16", id="utf-16-le with BOM"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, "utf-16", id="utf-16-be with BOM"),
        pytest.param(TEXT.encode("gbk"), TEXT, "gb18030", id="gbk"),
        pytest.param("㐀𠮷€".encode("gb18030"), "㐀𠮷€", "gb18030", id="gb18030 of two and four bytes"),
        pytest.param("ï»¿".encode("gb18030"), "ï»¿", "gb18030", id="gb18030 that looks like a BOM to a reader only"),
        pytest.param(b"", "", "utf-8", id="empty"),
        pytest.param(codecs.BOM_UTF8, "", "utf-8", id="only a BOM"),
        pytest.param(b"plain", "plain", "utf-8", id="ascii"),
        pytest.param("甲\ufeff乙".encode(), "甲\ufeff乙", "utf-8", id="a BOM inside stays"),
    ],
)
def test_the_encoding_is_recognised(data: bytes, source: str, encoding: str) -> None:
    document = decode_document("a.txt", data)
    assert (document.source, document.encoding) == (source, encoding)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("big5", "夯實基礎設施".encode("big5")),
        ("utf-16-le", "夯實基礎設施".encode("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_LE + "夯實基礎設施".encode("utf-16-le")),
        ("utf-16-le", codecs.BOM_UTF16_LE + "夯實基礎設施".encode("utf-16-le")),
        ("UTF-8", codecs.BOM_UTF8 + "夯實基礎設施".encode()),
        ("utf-32", "夯實基礎設施".encode("utf-32")),
        ("gb18030", "夯實基礎設施".encode("gb18030")),
    ],
)
def test_an_encoding_named_is_used(encoding: str, data: bytes) -> None:
    assert decode_document("a.txt", data, encoding).source == "夯實基礎設施"


NOT_TEXT = "含有空字符（NUL），不是文本文件"
CUT_OFF_WITH_BOM = "无法按 UTF-8 解码，请用 --encoding 指明编码"


def other_format(name: str) -> str:
    return f"是 {name} 文件，请先另存为纯文本（*.txt）再检查"


@pytest.mark.parametrize(
    ("data", "encoding", "problem"),
    [
        pytest.param(b"\xff\xff\xff", None, "无法按 UTF-8, GB18030 解码，请用 --encoding 指明编码", id="no encoding"),
        pytest.param("总结".encode()[:-1], None, "UTF-8 文件在字符中间截断", id="cut in a character"),
        pytest.param("总结".encode()[:-2], None, "UTF-8 文件在字符中间截断", id="cut after its first byte"),
        pytest.param(("总结" * 9999 + "𠮷").encode()[:-1], "utf-8", "UTF-8 文件在字符中间截断", id="cut, by its name"),
        pytest.param(codecs.BOM_UTF8 + "总结".encode()[:-1], None, CUT_OFF_WITH_BOM, id="cut, with BOM"),
        pytest.param("总结".encode("gbk"), "utf-8", "无法按 utf-8 解码，请用 --encoding 指明编码", id="gbk as utf-8"),
        pytest.param(
            codecs.BOM_UTF16_LE + b"\x3b\x60\xd3",
            None,
            "无法按 UTF-16 解码，请用 --encoding 指明编码",
            id="utf-16 of odd length",
        ),
        pytest.param(
            codecs.BOM_UTF8 + "总结".encode("gbk"),
            None,
            "无法按 UTF-8 解码，请用 --encoding 指明编码",
            id="a BOM that lies",
        ),
        pytest.param(b"\0" * 4096, None, NOT_TEXT, id="only NUL"),
        pytest.param("总结\0".encode(), None, NOT_TEXT, id="NUL in text"),
        pytest.param("总结\n".encode("utf-16-le"), None, NOT_TEXT, id="utf-16 without BOM"),
        pytest.param(codecs.BOM_UTF32_LE + "总结".encode("utf-32-le"), None, NOT_TEXT, id="utf-32-le with BOM"),
        pytest.param(
            codecs.BOM_UTF32_BE + "总结".encode("utf-32-be"),
            None,
            "无法按 UTF-8, GB18030 解码，请用 --encoding 指明编码",
            id="utf-32-be with BOM",
        ),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, NOT_TEXT, id="an image"),
        pytest.param(b"PK\x03\x04\x14\0\x06\0", None, other_format("Word (docx)"), id="a docx"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, other_format("Word (doc)"), id="a doc"),
        pytest.param(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", None, other_format("PDF"), id="a PDF"),
        pytest.param(rb"{\rtf1\ansi\ansicpg936 \'d7\'dc}", None, other_format("RTF"), id="RTF, which is ASCII"),
        pytest.param(b"%PDF-1.4\n", "gb18030", other_format("PDF"), id="a PDF, its encoding named"),
        pytest.param(
            b"\\ud800", "unicode_escape", "按 unicode_escape 解码得到不成字符的代码", id="half a character, escaped"
        ),
        pytest.param(b"+2AA-", "utf-7", "按 utf-7 解码得到不成字符的代码", id="half a character in UTF-7"),
        pytest.param(b"text", "gbk2", "未知的编码名“gbk2”", id="encoding nobody knows"),
        pytest.param(b"text", "base64", "未知的编码名“base64”", id="codec that gives no text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, encoding: str | None, problem: str) -> None:
    with pytest.raises(DocumentError) as refused:
        decode_document("总结.txt", data, encoding)
    assert refused.value.words("zh") == f"总结.txt: {problem}"


def test_refusals_are_bilingual() -> None:
    with pytest.raises(DocumentError) as refused:
        decode_document("a.txt", b"\xff\xff")
    assert refused.value.words("en") == "a.txt: is not valid UTF-8, GB18030; name its encoding with --encoding"


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    path = tmp_path / "总结 (终稿).txt"
    path.write_bytes(b"\xef\xbb\xbf1\r\n2\r3\n")
    document = read_document(str(path))
    assert (document.path, document.source, document.text) == (str(path), "1\r\n2\r3\n", "1\n2\r3\n")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, problem in ((tmp_path / "no.txt", "文件不存在"), (tmp_path, "是文件夹，不是文件")):
        with pytest.raises(DocumentError) as refused:
            read_document(str(path))
        assert refused.value.words("zh") == f"{path}: {problem}"


def test_any_other_fault_is_told_in_the_words_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DocumentError, match="Not a directory"):
        read_document(str(tmp_path / "file" / "a.txt"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [""], id="empty"),
        pytest.param("甲", ["甲"], id="no line end at the end"),
        pytest.param("甲\n", ["甲", ""], id="line end at the end"),
        pytest.param("\n\n", ["", "", ""], id="only line ends"),
        pytest.param("甲\r\n乙\r\n", ["甲", "乙", ""], id="CRLF"),
        pytest.param("甲\r乙\r", ["甲\r乙\r"], id="lone CR is inside a line"),
        pytest.param("甲\r\r\n乙", ["甲\r", "乙"], id="CR CR LF"),
        pytest.param("甲\n\r乙", ["甲", "\r乙"], id="LF CR"),
        pytest.param("甲\f乙\v丙\x1c丁\x85戊\u2028己\u2029庚", ["甲\f乙\v丙\x1c丁\x85戊\u2028己\u2029庚"], id="others"),
    ],
)
def test_lines_end_at_line_feeds_only(text: str, lines: list[str]) -> None:
    document = Document("", text)
    assert [document.line(number) for number in range(1, len(document.line_starts) + 1)] == lines


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("根底", "根底", 1, 1),
        ("𠮷𠮷根底", "根底", 1, 3),
        ("e\u0301根底", "根底", 1, 3),
        ("👨‍👩‍👧根底", "根底", 1, 6),
        ("\t　根底", "根底", 1, 3),
        ("甲\n𠮷根底", "根底", 2, 2),
        ("甲\r\n根底", "根底", 2, 1),
        ("甲\r根底", "根底", 1, 3),
        ("甲\f\u2028\x85根底", "根底", 1, 5),
        ("甲\n\n\n根底", "根底", 4, 1),
    ],
)
def test_columns_count_code_points(text: str, word: str, line: int, column: int) -> None:
    document = Document("", text)
    start = document.text.index(word)
    assert document.position(start) == (line, column)
    source = document.source_offset(start)
    assert document.source[source : source + len(word)] == word


def test_the_end_of_the_text_has_a_position() -> None:
    assert Document("", "").position(0) == (1, 1)
    assert Document("", "甲乙").position(2) == (1, 3)
    assert Document("", "甲乙\r\n").position(3) == (2, 1)


@given(st.text(alphabet="甲𠮷x\r\n\f\u2028", max_size=40))
def test_every_offset_leads_back_to_its_character(source: str) -> None:
    document = Document("", source)
    assert document.text == source.replace("\r\n", "\n")
    for offset, character in enumerate(document.text):
        at = document.source_offset(offset)
        assert source[at] == character or source[at : at + 2] == "\r\n"
        line, column = document.position(offset)
        assert (document.line(line) + "\n")[column - 1] == character
    assert document.source_offset(len(document.text)) == len(source)


@given(st.binary(max_size=60), st.sampled_from([None, "utf-8", "gb18030", "utf-16", "big5", "no such"]))
def test_bytes_become_text_or_are_refused(data: bytes, encoding: str | None) -> None:
    try:
        words = decode_document("a.txt", data, encoding).text.replace("\n", "")
    except DocumentError as refused:
        words = refused.words("zh") + refused.words("en")
    assert not {"\0", "\n"} & set(words)


def test_what_is_derived_is_derived_once() -> None:
    calls = []

    def length(document: Document) -> int:
        calls.append(document.path)
        return len(document.text)

    document = Document("a.txt", "总结")
    assert [document.once(length), document.once(length), calls] == [2, 2, ["a.txt"]]
    document.forget()
    assert [document.once(length), calls] == [2, ["a.txt", "a.txt"]]


BIG5 = "今年以來，在縣委、縣政府的堅強領導下，全鎮上下真抓實幹，各項工作取得了明顯成效，群眾的滿意度進一步提高。" * 3

SHIFT_JIS = "本年度の事業報告について、次のとおり取りまとめましたので報告いたします。" * 3


@pytest.mark.parametrize(("codec", "text"), [("big5", BIG5), ("shift_jis", SHIFT_JIS)])
def test_another_encoding_that_gb18030_decodes_is_refused(codec: str, text: str) -> None:
    data = text.encode(codec)
    with pytest.raises(DocumentError, match="Big5"):
        decode_document("a.txt", data)
    assert decode_document("a.txt", data, codec).source == text


@pytest.mark.parametrize(("private", "refused"), [(0, False), (2, False), (3, True), (20, True)])
def test_text_full_of_private_use_characters_is_refused(private: int, refused: bool) -> None:
    # Big5 that happens to be common characters in GB18030 shows itself by these; a bullet of an old editor is one, too.
    data = ("夯实农业基础设施，完成投资三千万元。" * 6 + "\ue5e5" * private).encode("gb18030")
    if refused:
        with pytest.raises(DocumentError, match="Big5"):
            decode_document("a.txt", data)
    else:
        assert decode_document("a.txt", data).encoding == "gb18030"


@pytest.mark.parametrize(
    "text", [BIG5, "夯实农业基础设施，完成投资三千万元。" * 3, "２００１年９月", "１２３４５６７８９０" * 9]
)
def test_chinese_in_gb18030_is_no_nonsense(text: str) -> None:
    assert decode_document("a.txt", text.encode("gb18030")).encoding == "gb18030"
