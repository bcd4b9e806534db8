"""Bytes changed in places: every byte outside the edits is the one that was there."""

from __future__ import annotations

import codecs
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document, decode_document
from reportlint.errors import DocumentError
from reportlint.finding import Finding, Severity
from reportlint.fixes.edits import Edit, applied
from reportlint.fixes.encoded import Encoded


def edits_of(source: str, *told: tuple[int, int, str]) -> list[Edit]:
    made = []
    for start, end, text in told:
        seen = source[start:end]
        where = 1, 1, 1, 1
        made.append(
            Edit(start, end, text, Finding("", start, end, "a/b", "a", Severity.NOTE, "", *where, seen, text, ()))
        )
    return made


class Way(NamedTuple):
    """A way to write a document: what it begins with, its codec, and the option that names it, if one must."""

    start: bytes
    codec: str
    named: str | None = None


WAYS = {
    "utf-8": Way(b"", "utf-8"),
    "utf-8 with a mark": Way(codecs.BOM_UTF8, "utf-8"),
    "utf-8 with a mark, named": Way(codecs.BOM_UTF8, "utf-8", "utf-8"),
    "utf-8 with two marks": Way(codecs.BOM_UTF8 * 2, "utf-8"),
    "utf-16 le": Way(codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 be": Way(codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-16 be, named": Way(b"", "utf-16-be", "utf-16-be"),
    "utf-16 without a mark": Way(b"", "utf-16-le", "utf-16"),
    "utf-32 be": Way(codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    "gb18030": Way(b"", "gb18030"),
    "gbk": Way(b"", "gbk", "gbk"),
    "big5": Way(b"", "big5", "big5"),
}
SURE = "年安全工作完成投下上八，。\r\n、"
"""Characters that every one of the encodings has: four times, so that GB18030 is recognised."""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@given(st.text("年月日下上,，。\n1a", max_size=12), st.text("中\r\n,", max_size=12), st.text("八，\n", max_size=3))
def test_only_the_edit_changes(way: Way, before: str, after: str, new: str) -> None:
    def written(text: str) -> bytes:
        return text.encode(way.codec)

    head, tail = 4 * SURE + before, after + SURE
    source = f"{head},{tail}"
    data = way.start + written(source)
    document = decode_document("", data, way.named)
    assert document.source == source
    edits = edits_of(source, (len(head), len(head) + 1, new))
    assert Encoded(document, data).spliced(edits, f"{head}{new}{tail}") == (
        way.start + written(head) + written(new) + written(tail)
    )


TWICE = {"十": b"\xa2\xcc", "／": b"\xa1\xfe", "卅": b"\xa2\xce"}
"""Characters of Big5 by the code that is never written for them."""


@given(st.lists(st.tuples(st.sampled_from([*"十／卅一,安"]), st.booleans()), min_size=1, max_size=20), st.data())
def test_codes_that_are_never_written_stay(characters: list[tuple[str, bool]], data: st.DataObject) -> None:
    codes = [TWICE.get(c, c.encode("big5")) if odd else c.encode("big5") for c, odd in characters]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(codes)), min_size=2, max_size=6)))
    told = [(start, end, data.draw(st.sampled_from(["", "十", "全區"]))) for start, end in zip(*[iter(cuts)] * 2)]  # noqa: B905  # an odd cut is left out
    source = "".join(c for c, _ in characters)
    expected, at = list[bytes](), 0
    for start, end, text in told:
        expected += *codes[at:start], text.encode("big5")
        at = end
    document = decode_document("", b"".join(codes), "big5")
    assert document.source == source
    edits = edits_of(source, *told)
    spliced = Encoded(document, b"".join(codes)).spliced(edits, applied(source, edits))
    assert spliced == b"".join([*expected, *codes[at:]])


@pytest.mark.parametrize(
    ("codec", "text", "expected"),
    [
        ("gb18030", "〇𠮷", True),
        ("gbk", "〇", True),
        ("gbk", "𠮷", False),
        ("gb2312", "镕", False),
        ("big5", "这", False),
        ("ascii", "，", False),
        ("utf-8", "\ufffd", False),  # the sign of a lost character is written for nobody
        ("utf-16", "，", True),
    ],
)
def test_what_an_encoding_can_express(codec: str, text: str, expected: bool) -> None:
    assert Encoded(Document("", "a", codec), "a".encode(codec)).writes(text) is expected


@pytest.mark.parametrize("codec", ["iso2022_jp", "hz"])
def test_where_bytes_depend_on_earlier_ones_what_would_break_is_refused(codec: str) -> None:
    source = "安全,工作"
    data = source.encode(codec)
    document = decode_document("a.txt", data, codec)
    harmless, harmful = (edits_of(source, (at, at + 1, new)) for at, new in ((2, ";"), (1, "中")))
    assert Encoded(document, data).spliced(harmless, "安全;工作") == "安全;工作".encode(codec)
    with pytest.raises(DocumentError) as refused:
        Encoded(document, data).spliced(harmful, "安中,工作")
    name = codecs.lookup(codec).name
    assert refused.value.words("zh") == f"a.txt: {name} 编码的文件不能只改个别文字，未改"


def test_bytes_of_another_document_are_refused() -> None:
    document = decode_document("a.txt", "开展".encode())
    with pytest.raises(DocumentError, match="cannot be changed in places"):
        Encoded(document, "安全工作".encode()).spliced([], "开展")
