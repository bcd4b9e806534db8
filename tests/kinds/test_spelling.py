"""Kind `spelling`: what it reports, what it lets go, and what it says of a silence."""

from __future__ import annotations

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.spelling import Spelling, in_words
from reportlint.usage.spelling.speller import Correction

_KIND = Spelling(least=0.0, closely=-1.0)


def _found(text: str, kind: Spelling = _KIND) -> list[tuple[int, int, str | None]]:
    return [(match.start, match.end, match.replacement) for match in kind.find(Document("d.txt", text), [])]


def test_a_slip_is_reported_with_its_odds() -> None:
    (match,) = _KIND.find(Document("d.txt", "推动经济高质量法展，取得明显成效"), [])
    assert match[:3] == (7, 9, "发展")
    assert match.score is not None
    assert match.score > 0


def test_what_is_written_again_and_again_is_the_writers_own() -> None:
    once = "认真落实安全生产责认制"
    assert _found(once) == [(8, 10, "责任")]
    assert _found("\n".join([once] * 2)) != []
    assert _found("\n".join([once] * 3)) == []


SLIPS = "推动经济高质量法展。\n认真落实安全生产责认制。\n切实维护人民君众利益。"
DOUBTFUL = "项目如期峻工"
CLEAN = "会议强调，要坚持以人民为中心的发展思想，扎实推进各项工作。\n"


def test_around_likely_slips_a_text_is_read_closely() -> None:
    alone, beside = _found(DOUBTFUL), _found(f"{SLIPS}\n{DOUBTFUL}")
    assert len(beside) > 3 + len(alone)


def test_where_it_is_told_to_it_reads_all_closely() -> None:
    text = "检察机关依法题起公诉10人"
    assert _found(text) == []
    (match,) = Spelling(least=0.0, closely=0.0, dense=0).find(Document("", text), ())
    assert (text[match.start : match.end], match.replacement) == ("题起", "提起")


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("安全生产责认制", "责认", "责任"),
        ("检察机关依法题起公诉10人", "题起", "提起"),
        ("推动经济高质量发沾", "发沾", "发展"),
        ("认真落石各项安全生产措思", "落石|措思", "落实|措施"),
    ],
)
def test_a_slip_is_reported_with_its_word(text: str, written: str, meant: str) -> None:
    found = _found(text, Spelling(least=0.0, closely=0.0, dense=0))
    assert [text[start:end] for start, end, _ in found] == written.split("|")
    assert [replacement for _, _, replacement in found] == meant.split("|")


@pytest.mark.parametrize(
    ("text", "offsets", "matches"),
    [
        ("甲落时措思乙", {2: "实", 4: "施"}, [(1, 3, "落实"), (3, 5, "措施")]),
        ("为了生台闻明", {3: "态", 4: "文"}, [(2, 4, "生态"), (4, 6, "文明")]),
        ("常扎不解", {1: "抓", 3: "懈"}, [(0, 4, "常抓不懈")]),
        ("鐢丁", {0: "圐"}, [(0, 1, "圐")]),
    ],
    ids=["apart", "touching", "in one word", "in none"],
)
def test_slips_in_one_word_are_one_match(
    text: str, offsets: dict[int, str], matches: list[tuple[int, int, str]]
) -> None:
    slips = [Correction(at, text[at], meant, 1.0 + at) for at, meant in offsets.items()]
    found = list(in_words(text, slips))
    assert [match[:3] for match in found] == matches
    assert [match.score for match in found][-1] == 1.0 + max(offsets)


@pytest.mark.parametrize(
    ("before", "closely"),
    [("", True), (CLEAN * 20, True), (CLEAN * 80, False)],
    ids=["beside", "on the page", "pages away"],
)
def test_elsewhere_it_is_not(before: str, closely: bool) -> None:
    text = f"{SLIPS}\n{before}{DOUBTFUL}"
    offset = text.index(DOUBTFUL)
    there = [start for start, _, _ in _found(text) if start >= offset]
    assert (len(there) > len(_found(DOUBTFUL))) is closely


def test_slips_far_apart_call_for_no_closer_look() -> None:
    one, other, third = SLIPS.split("\n")
    far = f"{one}\n{DOUBTFUL}\n{other}\n{CLEAN * 140}{third}"
    assert len(_found(far)) == len(_found(DOUBTFUL)) + 3


def test_traditional_text_is_not_judged_by_counts_of_simplified_text() -> None:
    assert _found("推動經濟高質量法展，認真落實安全生產責認制，切實維護人民君眾利益") == []


def test_a_habit_needs_two_places() -> None:
    with pytest.raises(FieldError):
        Spelling(least=0.0, closely=0.0, habit=1)


def test_why_names_the_odds_or_the_habit() -> None:
    strict = Spelling(least=9.0, closely=9.0)
    (said,) = strict.why(Document("d.txt", "推动经济高质量法展，取得明显成效"), [], 7)
    assert "不到 least 9" in said.zh
    assert "below least 9" in said.en
    often = "\n".join(["认真落实安全生产责认制"] * 3)
    (said,) = _KIND.why(Document("d.txt", often), [], 9)
    assert "habit 3" in said.zh
    assert list(_KIND.why(Document("d.txt", "推动经济高质量发展"), [], 7)) == []


def test_slips_in_one_word_are_as_sure_as_the_surest() -> None:
    slips = [Correction(1, "扎", "抓", 0.0), Correction(3, "解", "懈", -0.5)]
    (match,) = in_words("常扎不解", slips)
    assert match.score == 0.0
