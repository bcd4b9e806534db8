"""Kind `breaks`: what is reported of a broken line, of repeats, of merged headings and of what pages leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.finding import Match
from reportlint.kinds.breaks import Breaks

if TYPE_CHECKING:
    from collections.abc import Callable

WRAPPED, BRACKET, REPEATED, MERGED = (
    Breaks("hard-wrapped"),
    Breaks("at-bracket"),
    Breaks("repeated"),
    Breaks("merged-heading"),
)
PAGE, HEADER = Breaks("page-number"), Breaks("running-header")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(WRAPPED, "形势平稳。要抓好森林⟦防\n\n　→防⟧火工作。", id="up to the next words"),
        pytest.param(WRAPPED, "形势平稳。要抓好森林⟦防\n- 3 -\n→防⟧火工作。", id="the page number with it"),
        pytest.param(WRAPPED, "形势平稳。要落实安⟦全 4\n→全⟧生产投入制度，严格执行。", id="and one at the end"),
        pytest.param(WRAPPED, "各单位要认真学习贯彻《\n安全生产法》，压实责任。", id="brackets are apart"),
        pytest.param(BRACKET, "各单位要认真学习贯彻⟦《\n→《⟧安全生产法》，压实责任。", id="an opening bracket"),
        pytest.param(BRACKET, "认真贯彻落实全国安全生产⟦法\n→法⟧》，压实责任。", id="a closing bracket"),
        pytest.param(BRACKET, "形势平稳。要抓好森林防\n火工作。", id="no bracket"),
        pytest.param(REPEATED, "要推进乡村建设。坚持与经济社会\n⟦社会→⟧发展同部署。", id="what repeats"),
        pytest.param(REPEATED, "形势平稳。要抓好森林防\n火工作。", id="nothing repeats"),
        pytest.param(
            MERGED, "一、学习\n每周学。\n二、作风\n下基层。⟦三、→\n三、⟧纪律\n四、落实", id="between its neighbours"
        ),
        pytest.param(MERGED, "1、春耕。\n2、养殖。增产。⟦3、→\n3、⟧林果。\n4、劳务。", id="an Arabic number"),
        pytest.param(
            MERGED, "(一)春耕。\n(二)养殖。\n(三)林果。增产口⟦(四)→\n(四)⟧劳务。", id="after a misread full stop"
        ),
        pytest.param(
            MERGED, "平稳。⟦一、→\n一、⟧产业。增长。⟦二、→\n二、⟧民生。", id="the first level wherever it stands"
        ),
        pytest.param(MERGED, "通知如下：一、5月1日报名。二、联系人为李明。", id="a list run in after a colon"),
        pytest.param(MERGED, "1、春耕。2、养殖。3、林果。", id="a list run in after its first item"),
        pytest.param(MERGED, "平稳。1、春耕。2、养殖。3、林果。", id="an Arabic list run in"),
        pytest.param(MERGED, "（一）春耕。\n（二）养殖。见上文。（三），即林果。\n（三）林果。", id="a reference"),
        pytest.param(PAGE, "正文。\n⟦- 2 -→⟧\n正文。\n⟦第3页→⟧", id="page numbers"),
        pytest.param(PAGE, "正文。\n2\n正文2/2。", id="no page numbers"),
        pytest.param(
            HEADER,
            "⟦青石镇工作总结→⟧\n- 1 -\n平稳。\n⟦青石镇工作总结→⟧\n- 2 -\n良好。\n- 3 -\n⟦青石镇工作总结→⟧\n完成。",
            id="beside page numbers",
        ),
        pytest.param(HEADER, "备注\n- 1 -\n平稳。\n备注\n- 2 -\n良好。", id="twice may be chance"),
        pytest.param(HEADER, "全国\n1\n全国\n2\n全国\n3\n", id="serial numbers of a table"),
        pytest.param(HEADER, "完成。\n- 1 -\n完成。\n- 2 -\n完成。\n- 3 -\n", id="sentences"),
    ],
)
def test_what_is_reported(marked: Callable[[Breaks, str], str], kind: Breaks, expected: str) -> None:
    text = "".join(
        part.partition("→")[0] if at % 2 else part for at, part in enumerate(expected.replace("⟧", "⟦").split("⟦"))
    )
    assert marked(kind, text) == expected


def test_the_words_repeated_are_related() -> None:
    text = "要推进乡村建设。坚持与经济社会\n社会发展同部署。"
    assert list(REPEATED.find(Document("a.txt", text), ())) == [Match(16, 18, "", ((13, 15),))]


BODY = "今年以来，全镇上下认真贯彻落实中央和省市县委的决策部署，扎实推进乡村振兴，各项工作取得了新的进展和成效。"


@given(
    st.lists(st.integers(3, len(BODY) - 3), min_size=1, max_size=5, unique=True),
    st.sampled_from(["\n", "\n\n", " \n　　"]),
)
def test_joined_lines_stay_joined(cuts: list[int], gap: str) -> None:
    text = BODY
    for cut in sorted(cuts, reverse=True):
        text = text[:cut] + gap + text[cut:]
    mended = _mend(text)
    assert _mend(mended) == mended
    assert mended.replace("\n", "").replace(" ", "").replace("　", "") == BODY


def _mend(text: str) -> str:
    for match in reversed(list(WRAPPED.find(Document("a.txt", text), ()))):
        text = text[: match.start] + (match.replacement or "") + text[match.end :]
    return text
