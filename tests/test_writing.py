"""How a document is written, by its own characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import writing
from reportlint.alphabet import alphabet
from reportlint.document import Document

SIMPLIFIED = "全县经济发展稳中有进，组织领导进一步加强"
TRADITIONAL = "全縣經濟發展穩中有進，組織領導進一步加強"


@pytest.mark.parametrize("part", [1, 5, 50_000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(SIMPLIFIED, "simplified", id="Simplified"),
        pytest.param(TRADITIONAL, "traditional", id="Traditional"),
        pytest.param(f"{SIMPLIFIED}，組織", "simplified", id="Simplified with a slip"),
        pytest.param(f"{TRADITIONAL}，组织", "traditional", id="Traditional with a slip"),
        pytest.param(f"{SIMPLIFIED}，{TRADITIONAL}", None, id="bilingual"),
        pytest.param(f"{'，' * 100}{SIMPLIFIED}組織", "simplified", id="nothing in the first part"),
        pytest.param("人人", "simplified", id="nothing that tells is ordinary mainland type"),
        pytest.param("", "simplified", id="empty"),
        pytest.param("組織", None, id="too short"),
    ],
)
def test_script(text: str, expected: str | None, part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_PART", part)
    document = Document("", text)
    assert [w for w in ("simplified", "traditional") if writing.is_written_in(document, w)] == [expected] * bool(
        expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2024年1268处，１２次", True), ("１９８４年１２万吨", False), ("一二", True), ("12，１２", False)],
)
def test_width(text: str, *, expected: bool) -> None:
    assert writing.is_written_in(Document("", text), "half-width") == expected


def test_foreign_characters() -> None:
    assert writing.foreign_characters(Document("", f"{SIMPLIFIED}，組織"), "simplified") == frozenset("組織")
    assert writing.foreign_characters(Document("", f"{TRADITIONAL}，组织"), "traditional") == frozenset("组织")
    assert writing.foreign_characters(Document("", f"{SIMPLIFIED}"), "traditional") == frozenset()
    assert writing.foreign_characters(Document("", "12，１２"), "half-width") == frozenset("１２")


@pytest.mark.parametrize(
    ("text", "right", "expected"),
    [("心裡", "裏眾", "裡眾"), ("心裏，衆人", "裏衆", "裏衆"), ("", "裏衆", "裡眾"), ("", "發", "發")],
)
def test_regional_forms_are_those_of_the_document(text: str, right: str, expected: str) -> None:
    assert writing.in_forms_of(Document("", text), right) == expected


PIECES = [
    *SIMPLIFIED,
    *TRADITIONAL,
    SIMPLIFIED,
    TRADITIONAL,
    TRADITIONAL * 8,
    "\n",
    f"\n{SIMPLIFIED}\n",
    f"\n{TRADITIONAL}\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.integers(1, 12))
def test_the_script_is_told_as_by_counting_all(text: str, times: int) -> None:
    text = "\n".join([text] * times)
    own, foreign = (sum(c in characters for c in text) for characters in alphabet("simplified"))
    plainly = None
    if not foreign or own >= max(writing.FEWEST_OWN, writing.OWN_TO_FOREIGN * foreign):
        plainly = "simplified"
    elif foreign >= max(writing.FEWEST_OWN, writing.OWN_TO_FOREIGN * own):
        plainly = "traditional"
    document = Document("", text)
    assert [w for w in ("simplified", "traditional") if writing.is_written_in(document, w)] == [plainly] * bool(plainly)
    assert writing.foreign_characters(document, "simplified") == alphabet("simplified").foreign.intersection(text)
