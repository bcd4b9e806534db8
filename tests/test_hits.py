"""Literals found part by part are those found at once, and packed spans are those that were packed."""

from __future__ import annotations

from pathlib import Path

import daachorse
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import catalogue, compiled, engine
from reportlint.document import Document, read_document
from reportlint.hits import Packed, search

LITERALS = ["甲", "甲乙", "乙甲乙", "乙", "甲甲甲甲"]
AUTOMATON = daachorse.CharwiseDoubleArrayAhoCorasick(LITERALS)
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))

spans = st.lists(st.tuples(st.integers(0, 4_000_000_000), st.integers(0, 4_000_000_000)))


@pytest.mark.parametrize("part", [1, 2, 3, 7])
@given(text=st.text("甲乙丙", max_size=20), border=st.integers(0, 20))
def test_parts_hold_what_the_whole_holds(part: int, text: str, border: int) -> None:
    whole = [(0, border), (border, len(text))] if border < len(text) else [(0, len(text))]
    expected = [
        (first + start, first + end, literal)
        for first, last in whole
        for start, end, literal in AUTOMATON.find_overlapping(text[first:last])
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportlint.hits._PART", part)
        found = [
            (offset + start, offset + end, literal)
            for offset, some in search(AUTOMATON, text, whole, max(map(len, LITERALS)))
            for start, end, literal in some
        ]
    assert found == expected


@given(spans, spans, st.slices(8))
def test_packed_spans_are_a_sequence_of_them(
    first: list[tuple[int, int]], more: list[tuple[int, int]], some: slice
) -> None:
    packed = Packed()
    packed.extend(first)
    packed.extend(more)
    each = first + more
    assert list(packed) == each
    assert len(packed) == len(each)
    assert packed[some] == each[some]
    assert [packed[at] for at in range(-len(each), len(each))] == each * 2
    assert bool(packed) is bool(each)


@pytest.mark.parametrize("path", SEEDS[:4], ids=lambda path: path.stem)
def test_findings_are_the_same_where_hits_are_packed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = compiled.load([catalogue.bundled_root()])
    text = read_document(str(path)).text
    expected = engine.run(Document("a.txt", text), plan)
    monkeypatch.setattr("reportlint.hits._PART", 200)
    monkeypatch.setattr("reportlint.engine._LOOSE", 20)
    assert isinstance(engine.literal_hits(Document("a.txt", text), plan)[0], Packed)
    assert engine.run(Document("a.txt", text), plan) == expected
