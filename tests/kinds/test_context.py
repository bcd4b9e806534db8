"""Kind `context`: which words it finds out of place, which it lets go, what it refuses to be."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.finding import Match

PAIRS = {"根底": ("基础",), "掩盖": ("覆盖",), "消失": ("出现",), "剧烈": ("激烈", "强烈"), "平安": ("安全",)}
WORDS = Context(PAIRS)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(WORDS, "夯实农业⟦根底→基础⟧设施", id="the other word is usual here"),
        pytest.param(WORDS, "实现城乡公共服务全⟦掩盖→覆盖⟧。", id="at the end of a sentence"),
        pytest.param(WORDS, "⟦根底→基础⟧设施建设", id="at the start of a document"),
        pytest.param(WORDS, "夯实农业 ⟦根底→基础⟧ 设施", id="blanks are not neighbours"),
        pytest.param(WORDS, "引起社会⟦剧烈→强烈⟧反响", id="the better of two"),
        pytest.param(WORDS, "市场竞争日趋⟦剧烈→激烈⟧，企业", id="the other of two"),
        pytest.param(WORDS, "加强⟦根底→基础⟧设施建设，强化⟦平安→安全⟧生产责任", id="two words"),
        pytest.param(WORDS, "深入推进平安建设", id="the word is at home"),
        pytest.param(WORDS, "不能掩盖问题", id="no other word is at home"),
        pytest.param(WORDS, "根", id="shorter than a word"),
        pytest.param(WORDS, "", id="empty document"),
        pytest.param(Context(PAIRS, margin={"根底": 9.0}), "夯实农业根底设施", id="the margin is taken off"),
        pytest.param(Context(PAIRS, least=9.0), "夯实农业根底设施", id="less than least"),
        pytest.param(Context(PAIRS, unless=("农业根底",)), "农业根底设施、工业⟦根底→基础⟧设施", id="let go before"),
        pytest.param(Context(PAIRS, unless=("根底设施",)), "农业根底设施", id="let go after"),
    ],
)
def test_speaks_and_is_silent(kind: Context, expected: str, marked: Callable[[Context, str], str]) -> None:
    text = re.sub("⟦(.*?)→.*?⟧", r"\1", expected)
    assert marked(kind, text) == expected


def matches(kind: Context, text: str) -> list[Match]:
    words = kind.literals()
    hits = [(at, at + 2) for at in range(len(text)) if text[at : at + 2] in words]
    return list(kind.find(Document("", text), hits))


def test_a_match_says_how_much_better_the_other_word_fits() -> None:
    (free,) = matches(WORDS, "夯实农业根底设施")
    (held,) = matches(Context(PAIRS, margin={"根底": 0.5}), "夯实农业根底设施")
    assert free.score is not None
    assert held.score is not None
    assert free.score > 2
    assert held.score == pytest.approx(free.score - 0.5, abs=0.01)


def test_of_two_words_that_overlap_the_one_that_scores_more_is_found() -> None:
    both = Context({"根底": ("基础",), "业根": ("业务",)}, least=-9.0)
    assert [match.replacement for match in matches(both, "夯实农业根底设施")] == ["基础"]


@pytest.mark.parametrize(
    ("keys", "at", "part"),
    [
        pytest.param({"replace": {}}, ("replace",), "至少", id="no word"),
        pytest.param({"replace": {"根底": ()}}, ("replace", "根底"), "至少", id="no other word"),
        pytest.param({"replace": {"根底": ("根底",)}}, ("replace", "根底"), "相同", id="the word itself"),
        pytest.param({"replace": {"动身点": ("出发点",)}}, ("replace", "动身点"), "两个字", id="a longer word"),
        pytest.param({"replace": {"假设": ("若",)}}, ("replace", "假设"), "两个字", id="a shorter other word"),
        pytest.param({"replace": PAIRS, "margin": {"效劳": 1.0}}, ("margin", "效劳"), "没有", id="a stray margin"),
        pytest.param({"replace": PAIRS, "unless": ("效劳",)}, ("unless", 0), "不含", id="a stray excuse"),
        pytest.param({"replace": PAIRS, "unless": ("根底\n",)}, ("unless", 0), "换行", id="an excuse over lines"),
        pytest.param({"replace": PAIRS, "unless": ("根底",)}, ("unless", 0), "就是所报的词", id="the word let go"),
    ],
)
def test_what_can_not_work_is_refused(keys: dict[str, object], at: tuple[str | int, ...], part: str) -> None:
    with pytest.raises(FieldError) as refused:
        Context(**keys)  # type: ignore[arg-type]
    assert refused.value.keys == at
    assert part in refused.value.words("zh")


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        pytest.param(Context({"发展": ("开展",)}), "推动经济社会发展，", "合乎官方文本的用法", id="at home"),
        pytest.param(Context(PAIRS, unless=("农业根底",)), "农业根底设施", "由 unless 放过", id="excused"),
        pytest.param(Context(PAIRS, margin={"根底": 9.0}), "农业根底设施", "不到 least", id="too little"),
        pytest.param(WORDS, "夯实农业基础设施", None, id="none of the words"),
    ],
)
def test_why_a_word_was_let_go(kind: Context, text: str, reason: str | None) -> None:
    at = next((text.index(word) for word in kind.literals() if word in text), 0)
    told = [words.zh for words in kind.why(Document("", text), [], at)]
    assert len(told) == (reason is not None)
    assert all(reason in words for words in told if reason)


@given(st.text(alphabet="根底基础农业设施，。\n 平安12Ab", max_size=40))
def test_every_match_is_one_of_the_words_and_none_overlap(text: str) -> None:
    found = matches(Context(PAIRS, least=-20.0), text)
    assert all(match.replacement in PAIRS[text[match.start : match.end]] for match in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
