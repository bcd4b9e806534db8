"""A Traditional document as a reader of Simplified has it, and what is put there turned back."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.alphabet import alphabet, regional_forms, simplified
from reportlint.document import Document
from reportlint.finding import Match
from reportlint.reading import ELSEWHERE, reading_of

TRADITIONAL = "全縣經濟發展穩中有進，組織領導進一步加強。"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("平安生產，農業根底", "平安生产，农业根底"),
        ("隨著，著力，著作權，顯著", "随着，着力，著作权，显著"),
        ("藉助，憑藉，慰藉", "借助，凭借，慰藉"),
        ("帳戶，帳篷", "账户，帐篷"),
        ("答覆，覆查，覆蓋", "答复，复查，覆盖"),
        ("瞭解，明瞭，瞭望", "了解，明了，瞭望"),
        ("頭髮，發展，裡面，裏面", "头发，发展，里面，里面"),
    ],
)
def test_reads_every_place_as_the_same_place(text: str, read: str) -> None:
    reading = reading_of(Document("", TRADITIONAL + text))
    assert reading
    assert reading.simplified.text[len(TRADITIONAL) :] == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全县经济发展稳中有进", id="Simplified"),
        pytest.param("", id="empty"),
        pytest.param(f"{TRADITIONAL}本計畫透過網路公告", id="worded as in Taiwan"),
        pytest.param(f"{TRADITIONAL}特區政府向立法會提交撥款申請", id="worded as in Hong Kong"),
    ],
)
def test_leaves_others_alone(text: str) -> None:
    assert reading_of(Document("", text)) is None


@pytest.mark.parametrize(
    ("text", "written", "meant", "expected"),
    [
        pytest.param("農業根底設施", "根底", "基础", "基礎", id="a word"),
        pytest.param("理髮店漂亮", "漂亮", "头发", "頭髮", id="one of several, by the words around"),
        pytest.param("心裡，裏頭漂亮", "漂亮", "里面", "裏面", id="in the document's regional form"),
        pytest.param("衆志成誠", "成誠", "成城", "成城", id="what stays is as the document has it"),
        pytest.param("成效显着", "显着", "显著", "顯著", id="but not a Simplified slip"),
        pytest.param("購買傢俱", "傢俱", "家具", None, id="what the document has already"),
        pytest.param("多餘的的字", "的的", "的", "的", id="another length"),
        pytest.param("多餘的字", "的", "", "", id="nothing"),
    ],
)
def test_turns_back(text: str, written: str, meant: str, expected: str | None) -> None:
    reading = reading_of(Document("", TRADITIONAL + text))
    assert reading
    start = reading.document.text.index(written)
    match = reading.turned_back(Match(start, start + len(written), meant))
    assert (match and match.replacement) == expected


def test_keeps_what_has_no_replacement() -> None:
    reading = reading_of(Document("", TRADITIONAL))
    assert reading
    assert reading.turned_back(Match(0, 2)) == Match(0, 2)


@given(st.text(st.sampled_from("發髮著藉帳覆答瞭解傢俱裡，\n一台"), max_size=40))
def test_the_length_never_changes(text: str) -> None:
    reading = reading_of(Document("", TRADITIONAL + text))
    assert reading is None or len(reading.simplified.text) == len(reading.document.text)


def test_no_word_of_the_tables_changes_its_length_or_its_signs() -> None:
    folder = Path(opencc.__file__).with_name("dictionary")
    lines = [
        line
        for name in ("STPhrases", "STCharacters")
        for line in (folder / f"{name}.txt").read_text("utf-8").splitlines()
    ]
    words = [(word, to.split()[0]) for word, to in (line.split("\t") for line in lines)]
    assert len(words) > 40_000
    assert [word for word, to in words if len(word) != len(to)] == []
    changed = {c for word, to in words for old, new in zip(word, to, strict=True) if old != new for c in (old, new)}
    own = alphabet("traditional").own
    assert [c for c in (*changed, *own, *simplified("".join(own)), *regional_forms()) if not c.isalpha()] == []


@given(st.lists(st.sampled_from([*ELSEWHERE, *"資訊息縣市長，"]), max_size=6).map("".join))
def test_a_document_is_worded_elsewhere_by_two_words(text: str) -> None:
    told = reading_of(Document("", f"{TRADITIONAL}{text}")) is None
    assert told == (sum(word in text for word in ELSEWHERE) >= 2)
