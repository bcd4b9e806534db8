"""Which doubled characters are slips, by the counts that come with the package."""

from __future__ import annotations

import pytest

from reportlint.usage import counts
from reportlint.usage.doubled_characters import is_slip, words_meet


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
