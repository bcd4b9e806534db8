"""Changes in thirds, tenths and times, and shares in thirds, against the two levels they are said of."""

from __future__ import annotations

import pytest

from reportlint.figures.reduced import wrong_reductions


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("由10个工作日压缩至4个工作日，缩短50%。", [("50", "60")], id="per cent of a time"),
        pytest.param("由10个工作日压缩至4个工作日，缩短60%。", [], id="as it is"),
        pytest.param("由45分钟缩短至20分钟，缩短了30分钟。", [("30", "25")], id="difference of times"),
        pytest.param("由12起下降到8起，下降四分之一。", [("四分之一", None)], id="a fourth is a third"),
        pytest.param("由12起下降到8起，下降三成多。", [], id="more than a number fixes nothing"),
        pytest.param("由12起下降到8起，下降30%。", [], id="levels in per cent are read elsewhere"),
        pytest.param("120件，比上年的160件下降三分之一。", [("三分之一", None)], id="compared with a year"),
        pytest.param("36所学校中，示范校9所，占三分之一。", [("三分之一", None)], id="share"),
        pytest.param("总量1800万户，其中企业780万户，占全国的七分之一。", [], id="share of something else"),
    ],
)
def test_wrong_reductions(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(line[found.start : found.end], found.figure) for found in wrong_reductions(line)] == expected
