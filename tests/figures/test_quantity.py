"""Quantities are read with their unit and with what rounding leaves open; dates and vague numbers fix nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.figures.quantity import folded, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共46.8亿元", [("46.8亿元", "元", 46.75e8, 46.85e8)]),
        ("共 46.8 亿元", [("46.8 亿元", "元", 46.75e8, 46.85e8)]),
        ("共1,234家", [("1,234家", "家", 1234, 1234)]),
        ("共1200家", [("1200家", "家", 1199.5, 1200.5)]),
        ("共3860万元", [("3860万元", "元", 38_595_000, 38_605_000)]),
        ("共3000万元", [("3000万元", "元", 29_500_000, 30_500_000)]),
        ("占12.5%", [("12.5%", "%", 12.4, 12.6)]),
        ("占１２．５％", [("12.5%", "%", 12.4, 12.6)]),
        ("占3.2‰", [("3.2‰", "%", 0.31, 0.33)]),
        ("增长1.5倍", [("1.5倍", "%", 145, 159.9)]),
        ("提高5个百分点", [("5个百分点", "个百分点", 4, 6)]),
        ("发电3.2万千瓦时", [("3.2万千瓦时", "千瓦时", 31_500, 32_500)]),
        ("产粮5千克", [("5千克", "克", 4500, 5500)]),
        ("长3.5公里", [("3.5公里", "米", 3450, 3550)]),
        ("投資2.5億元", [("2.5亿元", "元", 2.45e8, 2.55e8)]),
        ("客流34.63亿，", [("34.63亿", "", 34.625e8, 34.635e8)]),
    ],
)
def test_what_is_read(text: str, expected: list[tuple[str, str, float, float]]) -> None:
    found = [(q.text, q.dimension, q.amount.least, q.amount.most) for q in quantities(folded(text)) if q.usable]
    assert [
        (text, dimension, pytest.approx(least), pytest.approx(most)) for text, dimension, least, most in expected
    ] == found


@pytest.mark.parametrize(
    "text",
    [
        "约5万元",
        "近30家",
        "300多家",
        "300余家",
        "20%左右",
        "5亿元以上",
        "超过5亿元",
        "3-5%",
        "3%—5%",
        "第3批",
        "1/3个",
        "B5家",
        "共1，753亿元",
    ],
)
def test_what_fixes_nothing(text: str) -> None:
    assert not [q for q in quantities(folded(f"共{text}。")) if q.usable]


@pytest.mark.parametrize("text", ["2023年", "5个月", "12月31日", "8时30分", "35岁", "5天", "70周年", "90后"])
def test_what_is_no_quantity(text: str) -> None:
    assert not list(quantities(f"共{text}。"))


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)
