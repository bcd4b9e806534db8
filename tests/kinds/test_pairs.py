"""Kind `pairs`: which marks pair and are left alone, and what is said of those that do not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.pairs import Fault, Pairs

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS: tuple[Fault, ...] = get_args(Fault)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("推进“放管服”改革（含‘一网通办’），印发《关于〈条例〉的说明》。", id="all in order"),
        pytest.param("落實「安全生產『三同時』」（〔2024〕3號）【附表】。", id="traditional"),
        pytest.param(
            "任务：1)摸底；2）登记；a)核对，一）公示；(3)归档，第四）总结。", id="ordinals with a closing bracket"
        ),
        pytest.param("各村要做到1)有方案，2)有队伍", id="ordinals behind a word"),
        pytest.param("降低细颗粒物（PM\n10）浓度", id="what looks like an ordinal closes what is open"),
        pytest.param("依托APP’23版，it’s fine, the farmers’ own, the ’90s的歌", id="apostrophes"),
        pytest.param('安装21"×15"显示屏和5\'6"门框、40英寸屏', id="inches and feet"),
        pytest.param('He said "yes" (once', id="no Chinese on the line"),
        pytest.param("项目:) 已完成", id="a smile"),
        pytest.param("要求如下（见\n附件2）执行", id="a bracket over a hard wrap"),
        pytest.param("印发《河道\n\n管理条例》的通知", id="a title over a hard wrap and a blank line"),
        pytest.param("《\n纲要（草案）\n》指出，按《\n意见》办理", id="title marks on lines of their own"),
        pytest.param("他说：“要早发现。\n要早处置。\n”大家同意。", id="a quotation over lines"),
        pytest.param("他说：“要早发现。\n“要早处置。\n“要早报告。”", id="each paragraph of a quotation opens"),
        pytest.param("他说：“要早发现。\n\n　　“要早处置。\n“要早报告。\n”", id="the same, indented, closed below"),
        pytest.param("一是“安全\n”，二是“预防\n”。", id="quotations over wraps are not reversed"),
        pytest.param("《关于修改〈实施《水法》办法〉的决定》", id="alternate title marks"),
        pytest.param("《关于修改＜实施《水法》办法＞的决定》", id="signs for title marks between them"),
        pytest.param("各镇（街道)和(园区）", id="width is another rule's affair"),
        pytest.param("推进〝放管服〞和“一网通办〞", id="so is the form of a quotation mark"),
        pytest.param("", id="empty document"),
    ],
)
def test_silent(text: str, marked: Callable[[Pairs, str], str]) -> None:
    assert {fault: marked(Pairs(fault), text) for fault in FAULTS} == dict.fromkeys(FAULTS, text)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param("unclosed", "严格落实⟦《⟧防洪法和《防汛条例》要求。", id="the first of two titles"),
        pytest.param("unclosed", "⟦（⟧详见附件。", id="a bracket"),
        pytest.param("unclosed", "开展⟦“⟧护航行动，对违法“零容忍”。", id="not closed by the next pair"),
        pytest.param("unclosed", "印发⟦《⟧通知\n" + "另起一段。" * 30 + "\n印发《通知》", id="too far to wait"),
        pytest.param("unopened", "深入开展回头看⟦”⟧活动", id="a quotation mark"),
        pytest.param("unopened", "实施意见⟦》⟧和《办法》", id="a title mark"),
        pytest.param("unopened", "（一）各镇（街道）要负责⟦）⟧。", id="a bracket after pairs"),
        pytest.param("reversed", "落实⟦”一岗双责“→“一岗双责”⟧要求", id="double quotation marks"),
        pytest.param("reversed", "坚持⟦’早发现‘→“早发现”⟧，防‘小’", id="single ones become double ones"),
        pytest.param("reversed", "⟦”甲“→“甲”⟧乙\n⟦”丙“→“丙”⟧丁", id="on two lines"),
        pytest.param("same-side", "推进“厕所革命⟦“→”⟧行动", id="two openers"),
        pytest.param("same-side", "打造⟦”→“⟧一站式”大厅", id="two closers"),
        pytest.param("same-side", "印发《办法⟦《→》⟧的通知", id="title marks"),
        pytest.param("doubled", "推进⟦““→“⟧清廉机关”建设", id="an opener twice"),
        pytest.param("doubled", "推进“清廉机关⟦””→”⟧建设", id="a closer twice"),
        pytest.param("doubled", "推进⟦““清廉机关””→“清廉机关”⟧建设", id="both"),
        pytest.param("mismatched", "开展“清网⟦’→”⟧行动", id="another quotation mark"),
        pytest.param("mismatched", "各镇（街道⟦】→）⟧要巡查", id="another bracket"),
        pytest.param("crossing", "学习“《水法⟦”》→》”⟧条文", id="side by side"),
        pytest.param("crossing", "学习“《水法”条文⟦》⟧", id="apart"),
        pytest.param("nested", "举办“书香⟦“我来读”→‘我来读’⟧朗诵会”", id="quotation marks"),
        pytest.param("nested", "《关于实施⟦《水法》→〈水法〉⟧的意见》", id="title marks"),
        pytest.param(
            "late", "开展⟦“读书日、“我的书房”活动”→“读书日”、“我的书房”活动⟧等", id="what closes the first is late"
        ),
        pytest.param("late", "推进⟦“通办、“跨省通办””→“通办”、“跨省通办”⟧改革", id="late, both side by side"),
        pytest.param("nested", "“甲、⟦“乙”→‘乙’⟧和⟦“丙”→‘丙’⟧丁”", id="two items are closed: not late"),
        pytest.param("cut-title", "对照⟦《隐患排查表→《隐患排查表》⟧逐项填报", id="a name before what is done with it"),
        pytest.param("straight", '实施⟦"→“⟧甲⟦"→”⟧工程', id="double"),
        pytest.param("straight", "打造⟦'→“⟧甲⟦'→”⟧品牌", id="single, outside"),
        pytest.param("straight", "“打造⟦'→‘⟧甲⟦'→’⟧品牌”", id="single, inside"),
        pytest.param("straight", '推进“甲⟦"→”⟧和⟦＂→“⟧乙”', id="half a pair"),
        pytest.param("straight", '实施⟦"⟧甲工程', id="an odd one"),
        pytest.param("straight", '实施⟦"→“⟧ABC⟦"→”⟧计划, see "Belt and Road" there', id="English left alone"),
    ],
)
def test_speaks(fault: Fault, expected: str, marked: Callable[[Pairs, str], str]) -> None:
    text = re.sub("⟦(.*?)(→.*?)?⟧", r"\1", expected)
    assert marked(Pairs(fault), text) == expected
    others = {other: marked(Pairs(other), text) for other in FAULTS if other != fault}
    assert others == dict.fromkeys(others, text)  # one cause is one finding


@pytest.mark.parametrize(
    ("fault", "text", "related"),
    [
        ("unclosed", "部分村“三个责任人名单不全，底数不清。已整改", ["。"]),
        ("mismatched", "各镇（街道】要巡查", ["（"]),
        ("same-side", "推进“厕所革命“行动", ["“"]),
        ("nested", "“书香“我来读”会”", ["“"]),
        ("crossing", "“《水法”条文》", ["《", "”"]),
        ("unopened", "回头看”活动", []),
    ],
)
def test_related_is_the_partner_or_where_it_is_due(fault: Fault, text: str, related: list[str]) -> None:
    (match,) = Pairs(fault).find(Document("", text), ())
    assert [text[start:end] for start, end in match.related] == related


def test_a_term_is_not_waited_for(marked: Callable[[Pairs, str], str]) -> None:
    text = "推进“放管服改革。办结率高。\n落实”一岗双责“要求"
    assert marked(Pairs("unclosed"), text) == "推进⟦“⟧放管服改革。办结率高。\n落实”一岗双责“要求"
    assert "⟦”一岗双责“→“一岗双责”⟧" in marked(Pairs("reversed"), text)


def test_only_the_marks_asked_for(marked: Callable[[Pairs, str], str]) -> None:
    assert marked(Pairs("unclosed", ("《》",)), "“甲《乙（丙") == "“甲⟦《⟧乙（丙"


def test_unknown_pair_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        Pairs("unclosed", ("《》", "<>"))
    assert refused.value.keys == ("marks", 1)


@given(st.text(alphabet="“”‘’《》（）(\"'甲乙1。，\n", max_size=60))
def test_no_two_findings_on_one_character(text: str) -> None:
    document = Document("", text)
    spans = sorted(match[:2] for fault in FAULTS for match in Pairs(fault).find(document, ()))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert len({start for start, _ in spans}) == len(spans)


@given(st.lists(st.sampled_from(["甲", "“乙”", "《丙》", "（丁‘戊’）", "，", "。\n", '"己"', "'庚'"]), max_size=30))
def test_mending_straight_marks_leaves_nothing_to_mend(parts: list[str]) -> None:
    text = "".join(parts)
    matches = list(Pairs("straight").find(Document("", text), ()))
    for match in reversed(matches):
        assert match.replacement
        text = text[: match.start] + match.replacement + text[match.end :]
    assert [list(Pairs(fault).find(Document("", text), ())) for fault in FAULTS] == [[]] * len(FAULTS)
