"""No contradiction is in a passage that is dismissed at a glance."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportlint.figures.average import wrong_averages, wrong_products
from reportlint.figures.glance import may_contradict
from reportlint.figures.growth import wrong_changes
from reportlint.figures.hundred import wrong_industries, wrong_percentages
from reportlint.figures.partition import wrong_partitions
from reportlint.figures.periods import wrong_periods
from reportlint.figures.quantity import Quantity, folded, quantities
from reportlint.figures.share import wrong_shares
from reportlint.figures.statement import statements
from reportlint.figures.total import wrong_totals

if TYPE_CHECKING:
    from reportlint.figures.contradiction import Contradiction

SEEDS = Path(__file__).parents[2] / "seeds"
_PARTED = re.compile(r"[^ ]+")
NUMBERS = _PARTED.findall("5% 120亿元 10 3.5亿元 80亿元 7个百分点 105% 12人 30人 2023年 5月 8日元 1，234元")
WORDS = _PARTED.findall(
    "， ， ， 。 、 ： （ ） 占 占总数的 其中 其中女 ，男 ，女 共 总数 党员 ，增长 ，增加 ，比上年增长 比上年的 "
    "，上年同期 （2022年 由 从 增加到 提高到 ，翻了一番 ，下降 ，合计 ，共计 ，其余 ，剩下 ，整改率 ，完成 ，占 的 "
    "，完成计划的 ，整改 ，合格率达到 ，任务 ，平均每期 ，亩产 ，每期 12期 30人次 "
    "上半年 ，下半年 ，全年 ，还需 ，缺席 ，不合格 ，比计划增加 男占 ，女占 "
    "→ ，投诉量增长 人中， 任务的 ，分别增长 和 三次产业 三产结构为 10：50：90 10：50：90年 的比重为 ，发现隐患"
)
BLANK = " "


def contradictions(line: str) -> list[Contradiction]:
    """Return what is found by who reads the line, where every name has a value."""
    said, value = statements(line), next(quantities("，7亿元"))

    def named(_name: str, _before: int) -> Quantity:
        return value

    lists = (*wrong_averages(line, said), *wrong_products(line, said), *wrong_partitions(line, said))
    wholes = (*wrong_periods(said), *wrong_percentages(line), *wrong_industries(line))
    return [*wrong_changes(line, said), *wrong_totals(line, said), *wrong_shares(said, named), *lists, *wholes]


@settings(max_examples=1000)
@given(st.lists(st.tuples(st.sampled_from([*WORDS, BLANK]), st.sampled_from([*NUMBERS, ""])), max_size=7))
@example([("，", "120亿元"), ("，比上年增长", "5%"), ("，上年同期", "80亿元")])
def test_no_passage_with_a_contradiction_is_dismissed(parts: list[tuple[str, str]]) -> None:
    line = folded("。党员" + "".join(map("".join, parts)))
    assert may_contradict(line) or not contradictions(line)


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_nor_is_any_in_a_seed(path: Path) -> None:
    for line in map(folded, path.read_text("utf-8").splitlines()):
        for sentence in line.split("。"):
            assert may_contradict("。" + sentence) or not contradictions("。" + sentence)


@pytest.mark.parametrize(
    ("line", "doubtful"),
    [
        ("。粮食产量84万吨，同比增长8.6%", False),
        ("。完成投资84亿元，同比增长8.6%，其中工业12亿元", True),
        ("。完成投资84亿元，增加5亿元，增长8.6%", True),
        ("。党员46名，其中女党员50名", True),
        ("。合格率105%", True),
        ("。增长 5%", True),
    ],
)
def test_what_is_dismissed(line: str, *, doubtful: bool) -> None:
    assert may_contradict(line) is doubtful
