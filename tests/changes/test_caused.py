"""What a change caused is reported, wherever it shows; what stood there before is not, wherever it stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import engine
from reportlint.changes.caused import caused
from reportlint.document import Document
from reportlint.expression import Expression
from reportlint.kinds.arithmetic import Arithmetic
from reportlint.kinds.blocks import Blocks
from reportlint.kinds.repetition import Repetition
from reportlint.kinds.sequence import Sequence
from reportlint.kinds.wording import Wording
from reportlint.rule import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine import Plan
    from reportlint.rule import Rule

    Marked = Callable[[str, str], str]


@pytest.fixture(scope="module")
def plan(make_rule: Callable[..., Rule]) -> Plan:
    """Return rules that look at a word, at the whole document, at figures in two places, and once a document."""
    return engine.prepare(
        [
            make_rule(Wording({"根底": "基础"}), "substitution/foundation"),
            make_rule(Sequence("skipped"), "numbering/skipped"),
            make_rule(Blocks((Expression("广告.*"),)), "ad/block"),
            make_rule(Repetition("passage"), "duplication/passage"),
            make_rule(Arithmetic("growth"), "consistency/growth", message="{text}：{reason}"),
            make_rule(Wording({"帐户": "账户"}), "typo/variant", once=True),
        ]
    )


@pytest.fixture(scope="module")
def marked(plan: Plan) -> Marked:
    """Return a function that marks in the new text what was caused."""

    def mark(old: str, new: str) -> str:
        before, after = Document("a.txt", old), Document("a.txt", new)
        were, are = engine.run(before, plan), engine.run(after, plan)
        assert were.failures == are.failures == []
        found = caused(before, were.findings, after, are.findings, {"typo/variant"})
        assert found == [finding for finding in are.findings if finding in found]
        for finding in reversed(found):
            new = f"{new[: finding.start]}{OPEN}{finding.text}{CLOSE}{new[finding.end :]}"
        return new

    return mark


LIST = "一、工作\n（一）抓好生产。\n（二）抓好安全。\n（三）抓好农业根底设施。\n"
GROWTH = "全年完成投资{}万元，比上年的100万元增长{}。\n"
FAULT = "夯实农业根底设施。\n"
PASSAGE = "全镇上半年新建高标准农田三千二百亩，解决了群众的后顾之忧。"


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        pytest.param(FAULT, FAULT, id="nothing changed"),
        pytest.param("", "夯实农业⟦根底⟧设施。\n", id="a new document"),
        pytest.param(LIST, LIST, id="a list with an old fault"),
        pytest.param(
            LIST,
            "一、工作\n（一）抓好生产。\n⟦（三）⟧抓好农业根底设施。\n",
            id="a deletion shows on a line nobody touched, and the old fault there is silent",
        ),
        pytest.param(
            "一、工作\n（一）生产。\n（三）安全。\n", "一、新工作\n（一）生产。\n（三）安全。\n", id="a gap of old"
        ),
        pytest.param(FAULT, "新的一行。\n" * 50 + FAULT, id="fifty lines above"),
        pytest.param(FAULT, FAULT + "夯实农业⟦根底⟧设施。\n", id="a copy of a faulty line"),
        pytest.param("甲。\n" + FAULT, FAULT + "甲。\n", id="a faulty line moved up"),
        pytest.param(f"甲。\n{FAULT}乙。\n丙。\n", f"甲。\n乙。\n丙。\n　　{FAULT}", id="one moved and indented"),
        pytest.param(FAULT, "努力夯实农业根底设施建设。\n", id="an old fault between edited words"),
        pytest.param(FAULT, "推进根底教育，建设农田。\n", id="an old fault in a line written anew"),
        pytest.param(FAULT, "夯实农业根底设施，办好⟦根底⟧教育。\n", id="a second fault in the line of an old one"),
        pytest.param("夯实农业基础设施。\n", "夯实农业⟦根底⟧设施。\n", id="a word spoilt"),
        pytest.param(f"{FAULT}甲。\n{FAULT}", f"甲。\n{FAULT}", id="one of two mended"),
        pytest.param(
            f"{FAULT}甲。\n乙。\n丙。\n", "夯实农业。\n甲。\n乙。\n推进⟦根底⟧教育。\n", id="mended here, made there"
        ),
        pytest.param("广告甲\n广告乙\n丙\n", "子\n广告甲\n广告乙\n丑\n", id="a fault over two lines that stayed"),
        pytest.param("广告甲\n丙\n广告乙\n", "广告甲\n广告乙\n", id="two faults that met"),
        pytest.param("广告甲\n广告乙\n丙\n", "⟦广告甲\n广告子⟧\n丙\n", id="a fault over two lines, one of them edited"),
        pytest.param("广告甲\n广告丙\n广告乙\n", "广告甲\n广告乙\n", id="a fault that lost its middle"),
        pytest.param("广告甲\n\n广告乙\n", "广告甲\n子\n\n广告乙\n", id="a fault that was parted"),
        pytest.param("广告甲\n丙\n", "⟦广告甲\n广告乙⟧\n丙\n", id="a fault that grew"),
        pytest.param("广告甲\n丙\n", "广告甲\n丙。\n", id="a fault up to the start of an edited line"),
        pytest.param(GROWTH.format(120, "20%"), GROWTH.format(120, "⟦30⟧%"), id="a figure made wrong"),
        pytest.param(GROWTH.format(120, "20%"), GROWTH.format(130, "⟦20⟧%"), id="a figure made wrong by another"),
        pytest.param(GROWTH.format(120, "30%"), GROWTH.format(120, "30%") + "甲。\n", id="a wrong figure of old"),
        pytest.param(GROWTH.format(120, "30%"), GROWTH.format(140, "⟦30⟧%"), id="a wrong figure, wrong in a new way"),
        pytest.param(f"{PASSAGE}\n甲。\n", f"{PASSAGE}\n甲。\n⟦{PASSAGE}⟧\n", id="a passage repeated below"),
        pytest.param(f"甲。\n{PASSAGE}\n", f"{PASSAGE}\n甲。\n⟦{PASSAGE}⟧\n", id="a passage repeated above"),
        pytest.param("开立帐户。\n甲。\n注销帐户。\n", "甲。\n注销帐户。\n", id="once: the next one of old"),
        pytest.param("开立帐户。\n甲。\n注销帐户。\n", "注销帐户。\n甲。\n开立帐户。\n", id="once: moved"),
        pytest.param("甲。\n注销帐户。\n", "开立⟦帐户⟧。\n甲。\n注销帐户。\n", id="once: one more"),
        pytest.param("甲。\n", "甲。\n开立⟦帐户⟧。\n", id="once: the first"),
        pytest.param("甲。\r\n夯实农业根底设施。\r\n", "甲。\n夯实农业根底设施。\n", id="other line ends"),
    ],
)  # fmt: skip
def test_what_a_change_caused(marked: Marked, old: str, expected: str) -> None:
    assert marked(old, expected.replace(OPEN, "").replace(CLOSE, "")) == expected


LINES = st.lists(st.sampled_from(["", "甲。", "夯实根底。", "根底与根底", "乙根底丙", "丁。"]), max_size=15)


@given(st.data(), LINES)
def test_a_new_order_of_lines_causes_nothing(marked: Marked, data: st.DataObject, lines: list[str]) -> None:
    new = "\n".join(data.draw(st.permutations(lines)))
    assert marked("\n".join(lines), new) == new


@given(LINES)
def test_a_document_without_old_version_is_all_new(marked: Marked, lines: list[str]) -> None:
    text = "\n".join(lines)
    assert marked("", text) == text.replace("根底", "⟦根底⟧")


@given(LINES, st.integers(0, 15), st.integers(1, 4))
def test_faulty_lines_added_are_as_many_findings(marked: Marked, lines: list[str], place: int, times: int) -> None:
    new = [*lines[:place], *["新增根底"] * times, *lines[place:]]
    assert marked("\n".join(lines), "\n".join(new)).count(OPEN) == times
