"""Kind `wording`: which of its words it reports, which it lets go, what it refuses to be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import engine
from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule

FOUNDATION = {"根底": "基础"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(Wording(FOUNDATION), "夯实⟦根底→基础⟧设施", id="a word"),
        pytest.param(Wording(FOUNDATION), "⟦根底→基础⟧⟦根底→基础⟧根\n底", id="every time, within lines"),
        pytest.param(Wording(FOUNDATION), "夯实基础设施", id="no word"),
        pytest.param(Wording({"汛问": "讯问"}), "研究防汛问题，依法⟦汛问→讯问⟧嫌疑人，汛\n问", id="across two words"),
        pytest.param(Wording(FOUNDATION), "", id="empty document"),
        pytest.param(Wording({"根底": ""}), "夯实⟦根底→⟧设施", id="a word that is to go"),
        pytest.param(Wording({"aa": "b"}), "⟦aa→b⟧a", id="a word that overlaps itself, from the left"),
        pytest.param(
            Wording({"根底": "基础", "根底设施": "基础设施"}), "⟦根底设施→基础设施⟧与⟦根底→基础⟧", id="the longest"
        ),
        pytest.param(Wording({"甲乙丙": "一", "乙": "二"}), "⟦甲乙丙→一⟧⟦乙→二⟧", id="the longest, from its middle"),
        pytest.param(Wording({"甲乙": "一", "乙丙丁": "二"}), "⟦甲乙→一⟧丙丁", id="overlap: the one that starts first"),
        pytest.param(Wording({"原那么": "原则", "那么": "则"}), "⟦原那么→原则⟧，⟦那么→则⟧", id="a word inside another"),
        pytest.param(
            Wording(FOUNDATION, unless=("文学根底",)), "文学根底、⟦根底→基础⟧、国学⟦根底→基础⟧", id="let go before"
        ),
        pytest.param(Wording(FOUNDATION, unless=("根底深厚",)), "根底深厚，⟦根底→基础⟧深", id="let go after"),
        pytest.param(
            Wording(FOUNDATION, unless=("文学根底",)), "⟦根底→基础⟧文学根底⟦根底→基础⟧", id="one let go between two"
        ),
        pytest.param(
            Wording(FOUNDATION, unless=("根底和根底",)), "根底和根底，和⟦根底→基础⟧", id="a phrase with it twice"
        ),
        pytest.param(Wording(FOUNDATION, unless=("根底和根底",)), "根底和根底和根底", id="phrases that overlap"),
        pytest.param(
            Wording({"甲乙": "一", "乙丙": "二"}, unless=("丁甲乙",)),
            "⟦甲乙→一⟧丙，丁甲⟦乙丙→二⟧",
            id="a word let go does not hide the one it overlaps",
        ),
        pytest.param(
            Wording({"效劳": "服务"}, within=("效劳群众", "优质效劳")),
            "⟦效劳→服务⟧群众、优质⟦效劳→服务⟧、为国效劳",
            id="only within",
        ),
        pytest.param(
            Wording({"效劳": "服务"}, within=("优质效劳", "效劳群众")), "优质⟦效劳→服务⟧群众", id="within two at once"
        ),
        pytest.param(
            Wording({"反应": "反映", "反映": "反应"}, within=("反应问题", "不良反映")),
            "⟦反应→反映⟧问题、不良⟦反映→反应⟧、不良反应问题、不良反映问题",
            id="what it advises is right, whatever stands beside it",
        ),
        pytest.param(
            Wording({"必须品": "必需品", "必需": "必须"}),
            "⟦必须品→必需品⟧，必需品，⟦必需→必须⟧",
            id="a word inside the advice",
        ),
        pytest.param(
            Wording({"甲": "乙"}, within=("甲x甲",)), "⟦甲→乙⟧x⟦甲→乙⟧x⟦甲→乙⟧，甲", id="phrases that overlap"
        ),
        pytest.param(
            Wording({"甲": "一", "乙": "二"}, within=("甲和乙",)), "⟦甲→一⟧和⟦乙→二⟧，甲乙", id="two words within one"
        ),
        pytest.param(
            Wording({"效劳": "服务"}, within=("优质效劳",), unless=("称优质效劳",)),
            "优质⟦效劳→服务⟧，所称优质效劳",
            id="unless wins over within",
        ),
    ],
)
def test_speaks_and_is_silent(kind: Wording, expected: str, marked: Callable[[Wording, str], str]) -> None:
    text = re.sub("⟦(.*?)→.*?⟧", r"\1", expected)
    assert marked(kind, text) == expected


@pytest.mark.parametrize(
    ("replace", "within", "unless", "keys", "problem"),
    [
        pytest.param({}, (), (), ("replace",), "至少要有一个词", id="no word"),
        pytest.param({"": "甲"}, (), (), ("replace", ""), "字面文本不能为空", id="empty word"),
        pytest.param(
            {"甲\n乙": "丙"}, (), (), ("replace", "甲\n乙"), "字面文本含换行，不可能在一行之内出现", id="line end"
        ),
        pytest.param({"甲": "甲"}, (), (), ("replace", "甲"), "改前与改后相同", id="nothing changes"),
        pytest.param(
            {"甲": "乙"}, ("丙",), (), ("within", 0), "“丙”不含 replace 中的任何词，永远不会起作用", id="within without"
        ),
        pytest.param(
            {"甲": "乙"},
            (),
            ("甲丁", "丙"),
            ("unless", 1),
            "“丙”不含 replace 中的任何词，永远不会起作用",
            id="unless without",
        ),
        pytest.param({"甲": "乙"}, (), ("",), ("unless", 0), "字面文本不能为空", id="empty unless"),
        pytest.param(
            {"甲": "乙", "丙": "丁"},
            ("甲甲",),
            (),
            ("replace", "丙"),
            "within 中没有含“丙”的短语",
            id="word not within",
        ),
        pytest.param(
            {"甲": "乙"},
            ("丙甲",),
            ("丙甲",),
            ("within", 0),
            "“丙甲”总被 unless 放过，永远不会起作用",
            id="always let go",
        ),
        pytest.param({"甲": "乙"}, (), ("甲",), ("unless", 0), "“甲”就是所报的词，永远不会报出", id="the word let go"),
        pytest.param(
            {"甲": "乙", "乙": "丙"},
            (),
            (),
            ("replace", "乙"),
            "“乙”是别的词改成的，永远不会报出",
            id="what it advises",
        ),
    ],
)
def test_what_can_never_match_is_refused(
    replace: dict[str, str],
    within: tuple[str, ...],
    unless: tuple[str, ...],
    keys: tuple[str | int, ...],
    problem: str,
) -> None:
    with pytest.raises(FieldError) as refused:
        Wording(replace, within, unless)
    assert (refused.value.keys, refused.value.words("zh")) == (keys, problem)


words = st.text(alphabet="甲乙丙", min_size=1, max_size=3)


@given(
    replace=st.dictionaries(words, st.just("丁"), min_size=1, max_size=4),
    text=st.text(alphabet="甲乙丙\n", max_size=20),
)
def test_once_mended_nothing_is_left(replace: dict[str, str], text: str, marked: Callable[[Wording, str], str]) -> None:
    kind = Wording(replace)
    mended = re.sub("⟦[^→]*→(.*?)⟧", r"\1", marked(kind, text))
    assert marked(kind, mended) == mended


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        pytest.param(Wording(FOUNDATION), "夯实^根底", [], id="what is reported is no silence"),
        pytest.param(Wording(FOUNDATION), "夯^实根底", [], id="beside the word"),
        pytest.param(Wording(FOUNDATION), "根底^", [], id="behind the word"),
        pytest.param(
            Wording(FOUNDATION, unless=("文学根底",)),
            "文学根^底",
            ["“根底”在“文学根底”之中，由 unless 放过"],
            id="excused",
        ),
        pytest.param(
            Wording(FOUNDATION, unless=("文学根底",)), "文^学根底", [], id="the rest of the phrase is not the word"
        ),
        pytest.param(
            Wording(FOUNDATION, within=("根底设施",)), "^根底", ["“根底”不在 within 的任何短语之中"], id="not within"
        ),
        pytest.param(Wording(FOUNDATION, within=("根底设施",)), "^根底设施", [], id="within"),
        pytest.param(
            Wording(FOUNDATION, within=("根底设施",), unless=("打根底设施",)),
            "打根^底设施",
            ["“根底”在“打根底设施”之中，由 unless 放过"],
            id="within, and excused",
        ),
        pytest.param(
            Wording({"甲乙": "一", "乙丙": "二"}, unless=("丁甲乙", "乙丙戊")),
            "丁甲^乙丙戊",
            ["“甲乙”在“丁甲乙”之中，由 unless 放过", "“乙丙”在“乙丙戊”之中，由 unless 放过"],
            id="two words over one place",
        ),
    ],
)
def test_a_silence_has_its_reason(make_rule: Callable[..., Rule], kind: Wording, text: str, said: list[str]) -> None:
    document = Document("", text.replace("^", ""))
    hits = engine.literal_hits(document, engine.prepare([make_rule(kind)])).get(0, ())
    assert [clause.zh for clause in kind.why(document, hits, text.index("^"))] == said
