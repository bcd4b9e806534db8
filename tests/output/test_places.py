"""Paths and columns as other programs count them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.output.places import byte_column, uri, with_slashes


@pytest.mark.parametrize(
    ("path", "shown", "as_uri"),
    [
        ("a.txt", "a.txt", "a.txt"),
        ("./a.txt", "a.txt", "a.txt"),
        ("drafts//a.txt", "drafts/a.txt", "drafts/a.txt"),
        ("../a.txt", "../a.txt", "../a.txt"),
        ("总结 2023.txt", "总结 2023.txt", "%E6%80%BB%E7%BB%93%202023.txt"),
        ("a#b?c%d.txt", "a#b?c%d.txt", "a%23b%3Fc%25d.txt"),
        ("c:x.txt", "c:x.txt", "c%3Ax.txt"),
        ("a\\b.txt", "a\\b.txt", "a%5Cb.txt"),
        ("[a]&'b'.txt", "[a]&'b'.txt", "%5Ba%5D%26%27b%27.txt"),
        ("<stdin>", "<stdin>", "%3Cstdin%3E"),
        ("/in/总 结.txt", "/in/总 结.txt", "file:///in/%E6%80%BB%20%E7%BB%93.txt"),
        (os.fsdecode(b"\xd7\xdc.txt"), os.fsdecode(b"\xd7\xdc.txt"), "%D7%DC.txt"),
        (os.fsdecode(b"/in/\xd7.txt"), os.fsdecode(b"/in/\xd7.txt"), "file:///in/%D7.txt"),
    ],
)
def test_paths(path: str, shown: str, as_uri: str) -> None:
    assert (with_slashes(path), uri(path)) == (shown, as_uri)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_a_uri_is_ascii_and_leads_back(name: str) -> None:
    made = uri(name)
    assert made.isascii()
    assert " " not in made
    assert os.fsdecode(unquote_to_bytes(made.removeprefix("file://"))) == Path(name).as_posix()


def test_a_column_in_bytes_of_utf_8() -> None:
    document = Document("a", "a𐐀b\r\n总结\n")
    assert [byte_column(document, 1, column) for column in (1, 2, 3, 4)] == [1, 2, 6, 7]
    assert [byte_column(document, 2, column) for column in (1, 2, 3)] == [1, 4, 7]
    assert byte_column(document, 3, 1) == 1


@given(st.lists(st.text(st.sampled_from("aé总𐐀\r"), max_size=3000), min_size=1, max_size=3), st.data())
def test_every_column_is_what_encoding_the_line_gives(lines: list[str], data: st.DataObject) -> None:
    document = Document("a", "\n".join(lines))
    line = data.draw(st.integers(1, len(document.line_starts)))
    text = document.line(line)
    column = data.draw(st.integers(1, len(text) + 1))
    assert byte_column(document, line, column) == len(text[: column - 1].encode()) + 1


def test_the_column_of_the_ends_of_a_long_text() -> None:
    document = Document("a", "总" * 4096)
    assert [byte_column(document, 1, column) for column in (1, 1025, 4096, 4097)] == [1, 3073, 12286, 12289]
