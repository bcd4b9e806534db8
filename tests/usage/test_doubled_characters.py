"""Which doubled characters are slips, by the counts that come with the package."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.usage import counts, lexicon
from reportlint.usage.doubled_characters import is_likely_slip, is_slip, is_torn_slip, words_meet


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        pytest.param("严格按照要求求落实", [5], id="the end of a word"),
        pytest.param("进一步加强强安全生产", [4], id="before another word"),
        pytest.param("互联网网络安全", [], id="the border of two words"),
        pytest.param("会会议议程", [], id="unknown with one, too"),
        pytest.param("人人有责", [], id="at the start of the text"),
        pytest.param("常常", [], id="the whole text"),
    ],
)
def test_slips(text: str, slips: list[int]) -> None:
    doubled = [at for at in range(len(text) - 1) if text[at] == text[at + 1]]
    assert [at for at in doubled if is_slip(counts.load(), text, at)] == slips


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        pytest.param("群众满意度持持续提高", True, id="the start of a word, whose first character goes with the last"),
        pytest.param("加强组织织领导", True, id="the end of a word"),
        pytest.param("对存疑指标标逐户核实", True, id="the end of a word before a rare one"),
        pytest.param("参加高考考生人数", False, id="in two words"),
        pytest.param("本地区区位优势", False, id="in two words, one of them long"),
        pytest.param("人人有责", False, id="at the start of the text"),
        pytest.param("工作要求求", False, id="at the end of the text"),
        pytest.param("召开妈妈课堂", False, id="a word of its own"),
        pytest.param("乡村路路相连", False, id="in no word"),
    ],
)
def test_likely_slips(text: str, likely: bool) -> None:
    at = next(at for at in range(len(text) - 1) if text[at] == text[at + 1])
    assert is_likely_slip(counts.load(), lexicon.load(), text, at) is likely


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        pytest.param("组织各县市旅旅游局负责人", True, id="the start of a word"),
        pytest.param("加强各项目目建设", True, id="the end of a word"),
        pytest.param("中央党校校长出席", False, id="in two words"),
        pytest.param("可以以认定的名称", False, id="a character that begins what follows"),
        pytest.param("雄赳赳、气昂昂", False, id="before a mark"),
        pytest.param("在家享享清福", False, id="a verb said twice"),
    ],
)
def test_torn_slips(text: str, torn: bool) -> None:
    at = next(at for at in range(len(text) - 1) if text[at] == text[at + 1])
    assert is_torn_slip(counts.load(), lexicon.load(), text, at) is torn


@given(st.text(alphabet="持续标准指满意度12，\n", max_size=6), st.text(alphabet="持续标准指满意度12，\n", max_size=6))
def test_any_place_is_judged(before: str, after: str) -> None:
    text = f"{before}持持{after}"
    assert is_likely_slip(counts.load(), lexicon.load(), text, len(before)) in (True, False)
    assert is_torn_slip(counts.load(), lexicon.load(), text, len(before)) in (True, False)


@pytest.mark.parametrize(
    ("text", "meet"),
    [
        pytest.param("参加高考考生人数", True, id="two words"),
        pytest.param("建设农田田间道路", True, id="two words, at another place"),
        pytest.param("组织织实施", False, id="often together"),
        pytest.param("全镇第第三批", False, id="never with the one before"),
        pytest.param("考考生", False, id="at the start of the text"),
        pytest.param("参加高考考", False, id="at the end of the text"),
    ],
)
def test_words_that_meet(text: str, meet: bool) -> None:
    at = next(at for at in range(len(text) - 1) if text[at] == text[at + 1])
    assert words_meet(counts.load(), text, at) is meet
