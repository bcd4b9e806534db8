"""What several layers make of names, severities and single values."""

from __future__ import annotations

import pytest

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Severity
from reportlint.settings.layers import Layer, asked, decisive, refuse_useless, severities

NAMES = ["ad/menu", "typo/new", "typo/slip", "typo/trial"]
TRIAL = {"typo/trial"}


def layer(
    select: list[str] | None = None,
    ignore: tuple[str, ...] = (),
    preview: bool | None = None,
    **severity: Severity,
) -> Layer:
    return Layer(Bilingual("", ""), None, select, ignore, severity, preview)


@pytest.mark.parametrize(
    ("layers", "names"),
    [
        pytest.param([], "ad/menu typo/new typo/slip", id="nobody says anything"),
        pytest.param([layer(["typo"])], "typo/new typo/slip", id="select leaves only"),
        pytest.param([layer(["typo"]), layer(["ad"])], "ad/menu", id="the upper select counts"),
        pytest.param([layer(["typo"]), layer(["*"])], "ad/menu typo/new typo/slip", id="a star is all"),
        pytest.param([layer(ignore=("ad",)), layer(ignore=("typo/new",))], "typo/slip", id="ignores add up"),
        pytest.param([layer(ignore=("typo/new",)), layer(["typo"])], "typo/slip", id="ignored below stays so"),
        pytest.param([layer(ignore=("typo/new",)), layer(["typo/new"])], "typo/new", id="but for its full name"),
        pytest.param(
            [layer(ignore=("typo",)), layer(["*", "typo/new"])], "ad/menu typo/new", id="one back, all others as below"
        ),
        pytest.param([layer(ignore=("ad",)), layer(["ad"])], "", id="maybe none"),
        pytest.param(
            [layer(ignore=("typo/new",)), layer(["typo/new"]), layer(["typo"])],
            "typo/new typo/slip",
            id="back for good",
        ),
        pytest.param([layer(["*", "typo/trial"])], " ".join(NAMES), id="on trial, by full name"),
        pytest.param([layer(preview=True)], " ".join(NAMES), id="preview"),
        pytest.param([layer(preview=True), layer(preview=False)], "ad/menu typo/new typo/slip", id="preview off above"),
        pytest.param([layer(preview=True), layer(["typo"])], "typo/new typo/slip typo/trial", id="preview and select"),
        pytest.param([layer(["typo/trial"]), layer(preview=False)], "typo/trial", id="a full name beats no preview"),
    ],
)
def test_asked(layers: list[Layer], names: str) -> None:
    assert " ".join(sorted(asked(layers, NAMES, TRIAL))) == names


def test_of_severities_the_last_that_names_a_rule_counts() -> None:
    lower = layer(**{"typo/slip": Severity.ERROR, "typo": Severity.NOTE, "ad": Severity.WARNING})
    upper = layer(**{"*/slip": Severity.WARNING})
    assert severities([lower, upper], NAMES) == {
        "ad/menu": Severity.WARNING,
        "typo/new": Severity.NOTE,
        "typo/slip": Severity.WARNING,
        "typo/trial": Severity.NOTE,
    }


def test_the_uppermost_that_says_anything_decides() -> None:
    layers = [Layer(Bilingual("", ""), encoding=encoding) for encoding in ("gbk", "big5", None)]
    assert decisive(layers, "encoding") is layers[1]
    assert decisive(layers, "preview") is None


@pytest.mark.parametrize(
    ("useless", "keys", "problem"),
    [
        (layer(["typo", "add"]), ("select", 1), "没有名为“add”的规则或类别，是否想写“ad”？"),
        (layer(ignore=("typo/nwe",)), ("ignore", 0), "没有名为“typo/nwe”的规则或类别，是否想写“typo/new”？"),
        (layer(typos=Severity.NOTE), ("severity", "typos"), "没有名为“typos”的规则或类别，是否想写“typo”？"),
        (layer([]), ("select",), "没有选中任何规则"),
        (layer(["numbering"]), ("select",), "没有选中任何规则"),
        (layer(["ad"], ("ad",)), ("ignore",), "没有选中任何规则"),
        (layer(ignore=("*",)), ("ignore",), "没有选中任何规则"),
    ],
)
def test_a_useless_layer_is_refused(useless: Layer, keys: tuple[str | int, ...], problem: str) -> None:
    with pytest.raises(FieldError) as refused:
        refuse_useless(useless, NAMES)
    assert (refused.value.keys, refused.value.problem.zh) == (keys, problem)


def test_a_layer_that_leaves_something_is_none() -> None:
    refuse_useless(layer(["numbering", "ad"], ("typo",), typo=Severity.NOTE), NAMES)
    refuse_useless(layer(typo=Severity.NOTE), NAMES)
