"""Kind `set_phrases`: which slips in a set phrase it reports, what it lets go, what it refuses to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.set_phrases import SetPhrases

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = SetPhrases(
    ("安居乐业", "久久为功", "发愤图强", "坚韧不拔", "坚忍不拔", "更上一层楼"), unless=("发奋图强", "请安居乐页面")
)


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("群众⟦安居乐叶→安居乐业⟧", id="the last character, by sound"),
        pytest.param("⟦按居乐业→安居乐业⟧的图景", id="the first character"),
        pytest.param("⟦安局乐业→安居乐业⟧，⟦久久为工→久久为功⟧", id="one in the middle, and another phrase"),
        pytest.param("能力⟦更上一层搂→更上一层楼⟧", id="a longer phrase, by shape"),
        pytest.param("⟦坚韧不拨→坚韧不拔⟧", id="the nearer of two phrases"),
        pytest.param("⟦安居乐页→安居乐业⟧面打不开", id="not in what is longer and let go"),
    ],
)
def test_a_slip_is_reported(expected: str, marked: Callable[[SetPhrases, str], str]) -> None:
    text = re.sub("⟦(.*?)→.*?⟧", r"\1", expected)
    assert marked(KIND, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("安居乐业，久久为功，更上一层楼", id="the phrases themselves"),
        pytest.param("坚韧不拔与坚忍不拔", id="a phrase that is near another"),
        pytest.param("发奋图强", id="let go by unless"),
        pytest.param("申请安居乐页面打不开", id="let go by what is longer"),
        pytest.param("安居工程，乐业县", id="a part of a phrase"),
        pytest.param("安局乐叶", id="two slips"),
        pytest.param("安居敬业", id="a character that sounds and looks otherwise"),
        pytest.param("安居乐\n业", id="a line end inside"),
        pytest.param("乐业", id="a phrase cut off at the start of the document"),
        pytest.param("久久为", id="a phrase cut off at the end of the document"),
        pytest.param("", id="an empty document"),
    ],
)
def test_what_is_no_slip_is_let_go(text: str, marked: Callable[[SetPhrases, str], str]) -> None:
    assert marked(KIND, text) == text


@pytest.mark.parametrize(
    ("phrases", "unless", "keys"),
    [
        pytest.param(("乐业",), (), ("phrases", 0), id="too short"),
        pytest.param(("安居乐业", "GDP增长"), (), ("phrases", 1), id="not Chinese"),
        pytest.param(("安居乐业",), ("安居乐业",), ("unless", 0), id="excuses the phrase itself"),
        pytest.param(("安居乐业",), ("安居工程",), ("unless", 0), id="excuses what is never reported"),
    ],
)
def test_useless_parameters_are_refused(
    phrases: tuple[str, ...], unless: tuple[str, ...], keys: tuple[str, int]
) -> None:
    with pytest.raises(FieldError) as refused:
        SetPhrases(phrases, unless)
    assert refused.value.keys == keys


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("发奋图强", ["“发奋图强”与“发愤图强”只差一字，由 unless 的“发奋图强”放过"], id="excused"),
        pytest.param("发愤图强", [], id="the phrase itself"),
        pytest.param("安居敬业", [], id="no slip"),
    ],
)
def test_a_silence_is_explained(text: str, said: list[str]) -> None:
    assert [reason.zh for reason in KIND.why(Document("", text), (), 1)] == said
