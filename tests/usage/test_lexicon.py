"""The packaged lexicon: what it answers, and that a wrong file is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import lexicon
from reportlint.usage.lexicon import Lexicon, Word


@pytest.fixture(scope="module")
def table() -> Lexicon:
    return lexicon.load()


@pytest.mark.parametrize("word", ["招聘", "地磅", "圩场", "模拟", "木船", "捉襟见肘"])
def test_words_any_speaker_knows_are_there(word: str, table: Lexicon) -> None:
    assert table.log_count(word) > 0


@pytest.mark.parametrize("run", ["招骋", "模似", "捉襟见拙", "的是在了"])
def test_slips_are_not(run: str, table: Lexicon) -> None:
    assert table.log_count(run) == -1


@pytest.mark.parametrize(
    ("text", "start", "end", "length"),
    [
        ("机动木船", 2, 3, 2),
        ("他捉襟见肘了", 2, 3, 4),
        ("他捉襟见肘了", 1, 5, 4),
        ("他捉襟见肘了", 0, 1, 1),
        ("招聘", 0, 2, 2),
        ("招骋", 1, 2, 1),
        ("招", 0, 1, 1),
    ],
)
def test_the_longest_word_that_holds_the_place(text: str, start: int, end: int, length: int, table: Lexicon) -> None:
    assert table.longest(text, start, end).length == length


@pytest.mark.parametrize(
    ("text", "start", "end", "word"),
    [
        ("申报材料", 0, 1, "申报"),
        ("落实责任制的", 3, 4, "责任"),
        ("提升纳税人满意", 3, 4, "纳税人"),
        ("依法提起公诉", 2, 3, "提起"),
        ("他捉襟见肘了", 2, 3, "捉襟见肘"),
        ("发展开", 1, 2, "发展"),
        ("招骋", 1, 2, None),
        ("招", 0, 1, None),
    ],
)
def test_the_word_a_reader_would_name(text: str, start: int, end: int, word: str | None, table: Lexicon) -> None:
    place = table.word_at(text, start, end)
    assert (place and text[slice(*place)]) == word


def test_of_words_of_one_length_the_most_usual_counts(table: Lexicon) -> None:
    both = table.longest("发展开", 1, 2)
    assert both == Word(2, max(table.log_count("发展"), table.log_count("展开")))


@given(st.text(alphabet="招聘模拟木船机动的是，\n", min_size=1, max_size=12), st.data())
def test_the_word_holds_the_place(text: str, data: st.DataObject) -> None:
    table = lexicon.load()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 2)))
    length, log = table.longest(text, start, end)
    places = [text[at : at + length] for at in range(max(0, end - length), start + 1)]
    assert (length, log) == (1, 0.0) or log in {table.log_count(place) for place in places}


def test_a_wrong_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a table"):
        Lexicon(b"nothing of the kind")


@pytest.mark.parametrize(
    ("text", "start", "end", "border"),
    [
        pytest.param("研究防汛问题", 3, 5, 4, id="防汛|问题"),
        pytest.param("依法汛问嫌疑人", 2, 4, None, id="no word on the left"),
        pytest.param("防汛问", 1, 3, None, id="no word on the right"),
        pytest.param("防汛问题", 0, 4, None, id="both words lie inside"),
        pytest.param("汛", 0, 1, None, id="one character"),
    ],
)
def test_where_two_words_meet(text: str, start: int, end: int, border: int | None, table: Lexicon) -> None:
    assert table.border_in(text, start, end) == border
