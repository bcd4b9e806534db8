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
from reportlint.usage.spun.judge import AFAR

if TYPE_CHECKING:
    from collections.abc import Callable

PAIRS = {"念头": ("动机",), "品质": ("质量",), "如今": ("现在", "目前"), "办理": ("管理", "处理"), "实如": ("现在",)}
WORDS = Spun(PAIRS)
WHERE = Spun(
    {}, where={"构成": {"形成": Expression("构成了.{0,9}局面")}, "分离": {"结合": Expression("与.{2,9}相分离")}}
)

SWAPPED = Spun({"丛林": ("森林",), "资本": ("资源",)}, least=0.3)
BOTH = Spun({"深化": ("深入",), "实行": ("执行", "贯彻")}, least=-0.9)
MENDED = Spun({"事情": ("任务",), "打算": ("计划",)}, unless=("任务打算",))
FAR = {"增强": {"加强": ("~管理", "~工作")}, "程度": {"水平": ("提升~",)}}
CUT = Spun({"完成": ("实现",)}, alike=(("职工", "员工"), ("团结", "勾结")), least=1.0)


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
        pytest.param(SWAPPED, "保护⟦丛林→森林⟧⟦资本→资源⟧", id="beside what stood where a likely swap stands"),
        pytest.param(SWAPPED, "引进社会资本", id="beside what stood there"),
        pytest.param(BOTH, "要⟦深化→深入⟧⟦实行→贯彻⟧科学发展观", id="two that hide one another"),
        pytest.param(BOTH, "要深化改革，实行责任制", id="two at home"),
        pytest.param(MENDED, "下一步工作⟦事情→任务⟧打算", id="what a phrase excuses when the word beside it is mended"),
        pytest.param(CUT, "落⟦完成→实现⟧场核查", id="the end of one word and the start of the next"),
        pytest.param(CUT, "集⟦勾结→团结⟧合供热实际", id="a word that only a group holds"),
        pytest.param(CUT, "设立党⟦职工→员工⟧作室", id="though official text has it with one neighbour"),
        pytest.param(CUT, "集团结合供热实际，落实现场核查", id="as it stood"),
        pytest.param(CUT, "提高完成质量，相互勾结牟利，工会职工作品", id="between whole words"),
        pytest.param(CUT, "勾结", id="without neighbours"),
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
    ("text", "word", "told"),
    [
        pytest.param("增强内部控制管理。", "增强", True, id="what ends its clause"),
        pytest.param("增强财务内部事情，", "增强", True, id="what may have been swapped itself"),
        pytest.param("增强财务内部管理", "增强", True, id="at the end of the text"),
        pytest.param("增强管理。", "增强", False, id="no other stands between"),
        pytest.param("增强财务管理能力。", "增强", False, id="what only stands in its clause"),
        pytest.param("增强合力，做好内部管理。", "增强", False, id="what ends another clause"),
        pytest.param("增强" + "工" * 20 + "管理。", "增强", False, id="too far off"),
        pytest.param("为提升服务群众程度，", "程度", True, id="what stands before it at the end of one"),
        pytest.param("提升服务，不同程度，", "程度", False, id="what stands before another clause"),
        pytest.param("提升服务程度高的", "程度", False, id="what stands before it inside of one"),
    ],
)
def test_what_official_text_has_with_the_other_word_speaks_from_afar(text: str, word: str, told: bool) -> None:
    pairs = {"增强": ("加强",), "程度": ("水平",), "事情": ("工作",)}

    def score(far: dict[str, dict[str, tuple[str, ...]]]) -> float:
        found = Spun(pairs, afar=far, least=-99.0).find(Document("", text), ())
        return next(match.score or 0.0 for match in found if text[match.start : match.end] == word)

    assert score(FAR) - score({}) == pytest.approx(AFAR if told else 0.0)


SHELF = {"黉舍": ("学校",), "扶植": ("建设",), "进修": ("学习",), "探究": ("探索",)}
SCHOOL = "加快黉舍扶植，组织教师进修，开展探究"


def test_the_dictionary_of_the_likely_swaps_speaks_for_its_other_words() -> None:
    def scores(dictionaries: dict[str, tuple[str, ...]]) -> dict[str, float]:
        kind = Spun(SHELF, dictionaries=dictionaries, least=-9.0)
        return {SCHOOL[found.start : found.end]: found.score or 0.0 for found in kind.find(Document("", SCHOOL), ())}

    plain, kin = scores({"none": ()}), scores({"黉舍": ("黉舍", "扶植", "进修"), "探究": ("探究",)})
    strange = scores({"黉舍": ("黉舍", "扶植", "进修")})
    assert kin["进修"] > plain["进修"]
    assert kin["探究"] < plain["探究"]
    assert strange["探究"] < plain["探究"]


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


def test_why_says_nothing_of_a_word_at_home_that_is_put_across_borders_only() -> None:
    assert not list(CUT.why(Document("", "全体职工参加"), (), 2))


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
            {"replace": PAIRS, "dictionaries": {"一": ("程度",)}}, "程度", id="a dictionary's word of no pair"
        ),
        pytest.param(
            {"replace": PAIRS, "afar": {"程度": {"水平": ("提高~",)}}}, "程度", id="far from a word of no pair"
        ),
        pytest.param({"replace": PAIRS, "afar": {"品质": {"质量": ("提高",)}}}, "提高", id="far to no side"),
        pytest.param({"replace": PAIRS, "alike": (("程度",),)}, "two words", id="alike to none"),
        pytest.param({"replace": PAIRS, "alike": (("程度", "水"),)}, "two words", id="alike to a character"),
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
