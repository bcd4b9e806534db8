"""Kind `spun`: which words it takes for swaps, which it lets go, what it refuses to be."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.expression import Expression
from reportlint.kinds.spun import Spun

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = {"念头": ("动机",), "品质": ("质量",), "如今": ("现在", "目前"), "办理": ("管理", "处理"), "实如": ("现在",)}
WORDS = Spun(PAIRS)
WHERE = Spun(
    {}, where={"构成": {"形成": Expression("构成了.{0,9}局面")}, "分离": {"结合": Expression("与.{2,9}相分离")}}
)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(WORDS, "召开医疗⟦品质→质量⟧分析会", id="the other word is likelier"),
        pytest.param(WORDS, "健全上下联⟦念头→动机⟧制", id="across a border of words"),
        pytest.param(WORDS, "提高安全⟦办理→管理⟧水平", id="the best of two"),
        pytest.param(WORDS, "依法办理登记手续", id="the word is at home"),
        pytest.param(Spun({"开动": ("启动",)}, least=-9.0), "年初⟦开动→启动⟧机器", id="whatever it scores"),
        pytest.param(Spun({"开动": ("启动",)}, least=-9.0), "年初召开动员大会", id="at the border of two common words"),
        pytest.param(WORDS, "品", id="shorter than a word"),
        pytest.param(WORDS, "", id="empty document"),
        pytest.param(Spun(PAIRS, margin={"办理": 9.0}), "提高安全办理水平", id="the margin is taken off"),
        pytest.param(
            Spun(PAIRS, margin={"品质": 9.0}), "召开医疗⟦品质→质量⟧分析会", id="hardly any where both ends clash"
        ),
        pytest.param(Spun(PAIRS, least=9.0), "召开医疗品质分析会", id="less than least"),
        pytest.param(WHERE, "⟦构成→形成⟧了良好的局面", id="in a match"),
        pytest.param(WHERE, "构成了\n良好的局面", id="in one line only"),
        pytest.param(WHERE, "工" * 99 + "⟦构成→形成⟧了良好的局面" + "工" * 99, id="in the midst of a long line"),
        pytest.param(WHERE, "构成要件，教育与培训相⟦分离→结合⟧，管办分离", id="where the match is"),
        pytest.param(
            Spun({}, where={"构成": {"形成": Expression("构成了")}}, unless=("构成了犯罪",)),
            "构成了犯罪",
            id="a match let go in a phrase",
        ),
        pytest.param(Spun(PAIRS, unless=("医疗品质",)), "召开医疗品质分析会", id="let go in a phrase"),
    ],
)
def test_speaks_and_is_silent(kind: Spun, expected: str, marked: Callable[[Spun, str], str]) -> None:
    text = re.sub("⟦(.*?)→.*?⟧", r"\1", expected)
    assert marked(kind, text) == expected


def test_of_words_that_overlap_the_one_that_scores_more_speaks() -> None:
    text = "主要体现实如今后三个方面，工作落实如今"
    kind = Spun(PAIRS, least=-9.0)
    found = list(kind.find(Document("", text), ()))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("依法办理登记手续", "least", id="the score"),
        pytest.param("召开医疗品质分析会", "unless", id="the phrase"),
        pytest.param("依法登记", None, id="none of its words"),
        pytest.param("工程品质监督检查", None, id="what it found is not told"),
    ],
)
def test_why(text: str, said: str | None) -> None:
    kind = Spun(PAIRS, unless=("医疗品质",))
    clauses = [clause.zh for at in range(2, 6) for clause in kind.why(Document("", text), (), at)]
    assert bool(clauses) == bool(said)
    assert all(said in clause for clause in clauses if said)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        pytest.param({"replace": {"老百姓": ("群众",)}}, "老百姓", id="three characters"),
        pytest.param({"replace": {"品质": ("质",)}}, "质", id="one character"),
        pytest.param({"replace": {"品质": ()}}, "another word", id="no other word"),
        pytest.param({"replace": {"品质": ("品质",)}}, "the word itself", id="the word itself"),
        pytest.param({"replace": PAIRS, "margin": {"程度": 1.0}}, "程度", id="a margin of no word"),
        pytest.param({"replace": PAIRS, "unless": ("程度",)}, "程度", id="a phrase without a word"),
        pytest.param(
            {"replace": {}, "where": {"保证": {"保": Expression("保证")}}}, "another", id="a short word meant"
        ),
        pytest.param(
            {"replace": {}, "where": {"保证": {"保证": Expression("保证")}}}, "another", id="the same word meant"
        ),
        pytest.param(
            {"replace": {}, "where": {"保证": {"保障": Expression("能力")}}}, "hold", id="never over the word"
        ),
    ],
)
def test_refuses(keys: dict[str, object], problem: str) -> None:
    with pytest.raises(FieldError, match=problem):
        Spun(**keys)  # type: ignore[arg-type]
