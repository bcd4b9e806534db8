"""What is written as a table is read again; anything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import counts, table

_WORDS = st.text(alphabet="abc09.-", min_size=1)


@given(
    st.dictionaries(_WORDS.filter(lambda name: name != "parts"), st.lists(_WORDS)),
    st.dictionaries(_WORDS, st.binary(), min_size=1),
)
def test_what_is_written_is_read(head: dict[str, list[str]], parts: dict[str, bytes]) -> None:
    found, found_parts = table.read(table.written(head, parts))
    assert found == head
    assert {name: bytes(part) for name, part in found_parts.items()} == parts


def test_a_file_that_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="not a table of counts"):
        counts.Counts(b"PK\x03\x04" + bytes(100))
