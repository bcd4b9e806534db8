"""Places that cannot both be right are reported where the error lies, and what honest documents say is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.agreement import Agreement
from reportlint.strict_yaml import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.kinds.base import Kind

FAULTS = get_args(fields_of(Agreement)["fault"][1])
FOUNDED = {"建党": (1921,), "新中国成立": (1949,), "改革开放": (1978,)}
FIRST = {"教师节": (1985,), "安全生产月": (2002,)}
HELD = {"迎世博": (2007, 2010), "世博安保": (2010,), "创先争优活动": (2010, 2013)}
RENAMED = {"地税局": (1994, 2018)}
TERMS = {"公众聚集场所": ("公共聚集场所",)}


def agreement(fault: str) -> Agreement:
    """Return the kind with the tables that go with a fault."""
    tables = {"anniversary": FOUNDED, "annual-event": FIRST, "out-of-time": HELD, "old-name": RENAMED}
    years = tables.get(fault, {})
    return Agreement(fault, years, TERMS if fault == "two-terms" else {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param("impossible-date", "于⟦2月30日⟧开工", id="no year has it"),
        pytest.param("impossible-date", "于⟦2023年2月29日⟧开工", id="no leap year"),
        pytest.param("impossible-date", "于⟦四月三十一日⟧开工", id="Chinese numerals"),
        pytest.param("impossible-date", "今年⟦2月30日⟧、20xx年⟦6月31日⟧", id="in some year"),
        pytest.param("impossible-date", "于⟦9月31号⟧开工", id="spoken"),
        pytest.param("impossible-date", "于⟦2023年13月5日⟧开工", id="thirteenth month"),
        pytest.param("reversed-span", "（⟦2023年5月—2022年6月⟧）", id="years"),
        pytest.param("reversed-span", "（⟦2023年5月至2023年3月⟧）", id="months of one year"),
        pytest.param("reversed-span", "⟦3月15日至3月10日⟧", id="days"),
        pytest.param("reversed-span", "⟦3月15日-10日⟧", id="days of one month"),
        pytest.param("reversed-span", "⟦2021－2020年⟧增长", id="bare year"),
        pytest.param("reversed-span", "⟦二〇二三年五月到二〇二二年六月⟧", id="Chinese years"),
        pytest.param("wrong-weekday", "2023年5月1日（⟦星期二→星期一⟧）", id="in brackets"),
        pytest.param("wrong-weekday", "2023年5月7日⟦星期六→星期日⟧", id="Sunday"),
        pytest.param("wrong-weekday", "二〇二三年五月一日(⟦週二→週一⟧)", id="Traditional"),
        pytest.param("whole-year-in-half", "2023年上半年工作总结\n正文，⟦全年⟧共办结8件。", id="without headings"),
        pytest.param(
            "whole-year-in-half",
            "上半年工作总结及下半年工作思路\n一、上半年工作总结\n办实事。⟦全年⟧累计走访90户。\n二、下半年工作思路\n全年共办结8件。",
            id="in the review only",
        ),
        pytest.param("whole-year-in-half", "篇3：2023年上半年工作總結\n正文，⟦全年⟧沒有發生事故。", id="Traditional"),
        pytest.param("heading-year", "2022年上半年工作总结\n一、⟦2021⟧年上半年工作情况\n正文。", id="half of a year"),
        pytest.param("heading-year", "2022年工作总结\n一、⟦2020⟧年工作回顾\n正文。", id="review"),
        pytest.param("heading-year", "2022年工作总结\n正文。\n二、⟦2025⟧年工作打算\n正文。", id="plan"),
        pytest.param(
            "heading-year",
            "2022年工作总结\n正文。\n二、⟦2022→2023⟧年工作打算\n\n2023年，我们将正文。",
            id="the text knows better",
        ),
        pytest.param("anniversary", "2018年是改革开放⟦30周年⟧", id="claimed"),
        pytest.param("anniversary", "2019年10月1日，我们迎来新中国成立⟦六十周年⟧", id="claimed with a date"),
        pytest.param("anniversary", "乡2014年工作总结\n正文。结合庆祝建党⟦90周年⟧，办晚会。", id="by the title"),
        pytest.param("anniversary", "2014年7月，隆重庆祝建党⟦90周年⟧。", id="by the sentence"),
        pytest.param(
            "anniversary", "上半年工作总结\n庆祝建党90周年。\n庆祝建党90周年。\n庆祝建党⟦100周年⟧。", id="two of them"
        ),
        pytest.param("annual-event", "2023年9月10日是⟦第三十个教师节⟧", id="claimed"),
        pytest.param("annual-event", "乡2023年工作总结\n开展⟦第11个全国“安全生产月⟧”活动。", id="by the title"),
        pytest.param("wrong-length", "2018年至2020年的⟦五⟧年间", id="Chinese number"),
        pytest.param("wrong-length", "2016-2022年⟦3⟧年行动计划", id="digits"),
        pytest.param("whole-year-in-half", "2023年上半年工作总结\n⟦一年来⟧，抓防汛。", id="a year long"),
        pytest.param("plan-year", "2018年是⟦“十三五”开局⟧之年", id="first year"),
        pytest.param("plan-year", "2022年是⟦十四五规划的收官⟧之年", id="last year"),
        pytest.param("plan-year", "乡2014年工作总结\n围绕实现⟦“十二五”良好开局⟧，抓落实。", id="by the title"),
        pytest.param("out-of-time", "乡2020年工作总结\n深入开展⟦创先争优活动⟧。", id="the words, if they are few"),
        pytest.param(
            "out-of-time",
            "乡⟦2014⟧年工作总结\n抓好迎世博。\n抓好世博安保。\n再抓迎世博。",
            id="the title, if they are many",
        ),
        pytest.param("two-terms", "查公众聚集场所。\n查⟦公共聚集场所→公众聚集场所⟧。", id="table"),
        pytest.param("two-titles", "《⟦中华人民和国安全生产法⟧》和《中华人民共和国安全生产法》", id="one more"),
        pytest.param(
            "two-titles", "填《⟦乡镇级安全工作履职情况报告书⟧》。\n\n附件：乡镇安全工作履职情况报告书", id="annex"
        ),
        pytest.param("two-titles", "《关于加强农村公路管护的意见》《⟦关于加强农村公路管户的意见⟧》", id="one other"),
        pytest.param("foreign-year", "乡2023年工作总结\n⟦2021⟧年，我乡抓防汛。", id="opening"),
        pytest.param("foreign-year", "乡2023年工作总结\n⟦2021⟧年上半年，在县委领导下，抓防汛。", id="opening, led"),
        pytest.param("foreign-year", "乡2023年工作总结\n抓防汛。现将⟦2022⟧年度工作总结如下：", id="reported"),
        pytest.param("foreign-year", "乡2023年工作总结\n抓防汛。\n乡政府\n⟦二〇二一⟧年十二月", id="signature"),
        pytest.param("two-values", "乡2023年工作总结\n全乡共有低保户286户。\n全乡共有低保户⟦268⟧户。", id="households"),
        pytest.param(
            "two-values", "乡2023年总结\n全乡完成财政收入3500万元。\n全乡财政收入完成⟦0.36⟧亿元。", id="scales"
        ),
        pytest.param("two-names", "县住建局局长王建国讲话。\n县住建局局长⟦王健国⟧同志讲话。", id="person"),
        pytest.param("two-names", "成立鸿达建材有限公司。\n成立⟦宏达建材⟧有限公司。", id="company"),
        pytest.param("two-names", "县残联理事长李树槐走访。\n⟦李树怀⟧理事长带头接访。", id="post behind the name"),
        pytest.param("two-codes", "甲驾驶辽A12345与蒙B12345相撞，⟦辽a12354⟧起火。", id="plates with digits swapped"),
        pytest.param(
            "two-codes",
            "发《关于加强冬春火灾防控的通知》(安委〔2023〕12号)。\n照《关于加强冬春火灾防控的通知》（安委〔2023〕⟦21⟧号）办。",
            id="one document",
        ),
        pytest.param(
            "other-level", "全旗安全，旗委部署，我旗检查。\n旗政府开会。\n⟦全县⟧形势稳定。", id="one 县 among 旗"
        ),
        pytest.param("two-values", "总投资1.5亿元的锦花纺纱厂。\n锦花纺纱厂总投资⟦1.8亿元⟧。", id="sums invested"),
        pytest.param("annual-event", "局2009年工作总结\n⟦2006⟧年9月是第25个教师节。", id="goes with the title"),
        pytest.param("done-before-begun", "水库4月12日动工，⟦3月30日⟧完工。", id="days without a year"),
        pytest.param("done-before-begun", "道路于4月中旬开工，⟦3月底⟧竣工。", id="parts of months"),
        pytest.param("done-before-begun", "运动会9月26日开幕，⟦9月24日⟧闭幕。", id="not works alone"),
        pytest.param("wrong-duration", "村2024年工作总结\n站2021年建成，启用⟦八⟧年来办件3万件。", id="too old"),
        pytest.param("wrong-duration", "村2024年工作总结\n社2022年5月成立，成立以来的⟦九⟧年间办件3万件。", id="years"),
        pytest.param(
            "wrong-duration",
            f"村2024年工作总结\n原址{'，办件' * 50}，站2021年建成，启用⟦八⟧年来办件3万件。",
            id="years, in a long sentence",
        ),
        pytest.param("wrong-roll", "推选张国强、李桂兰、王德胜⟦2人⟧为网格员。", id="names"),
        pytest.param("wrong-roll", "表彰马春花、杨树林、何秀英、罗大成⟦五人⟧。", id="names in numerals"),
        pytest.param("wrong-roll", "抓获张某、李某某、王某⟦4人⟧。", id="names withheld"),
        pytest.param("wrong-roll", "由赵刚、孙丽、陈建军组成的⟦4人⟧专班进驻。", id="formed of"),
        pytest.param("wrong-roll", "覆盖柳河、云山、青川、白石等⟦三县⟧，走访松岭、沙湾等三镇。", id="counties"),
        pytest.param("wrong-duration", "7月11日20时30分至次日8时，连续值守⟦16个小时⟧。", id="hours to the next day"),
        pytest.param("two-names", "村委会主任周立田带队。\n周立田任组长。\n村民委员会主任　⟦周力田⟧\n", id="signature"),
        pytest.param("outside-period", "局2022年工作总结\n抓防汛。⟦2023年5月⟧，召开会议。", id="behind the year"),
    ],
)
def test_a_fault_is_reported_where_it_shows(marked: Callable[[Kind, str], str], fault: str, expected: str) -> None:
    text = expected
    for part in expected.split("⟦")[1:]:
        body = part.split("⟧")[0]
        text = text.replace(f"⟦{body}⟧", body.split("→")[0])
    for other in FAULTS:
        assert marked(agreement(other), text) == (expected if other == fault else text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2月29日；2024年2月29日；12月31日；一月三十一日", id="days that are"),
        pytest.param("工期13月，30日完工；月30日均值", id="no dates"),
        pytest.param("11月6日开工，4月28日竣工；去年6月6日开工，今年4月28日竣工", id="works of two years"),
        pytest.param("5月6日新开工3个，4月28日竣工的2个；二期5月6日开工，一期4月28日竣工", id="other works"),
        pytest.param("村2024年总结\n社2014年成立，十年来带动80户；站2022年建成，六年来的愿望实现了。", id="ages"),
        pytest.param(
            "张国强同志带领李桂兰、王德胜3人赴现场；村2024年总结\n2022年通车，十年来群众盼望的大桥。", id="led"
        ),
        pytest.param("由村支书、会计、妇女主任5人组成；张国强、李桂兰夫妇3人；张国强、王某、李某2人", id="no names"),
        pytest.param("11月15日至3月15日供暖；2022年12月至1月；2022年11月至2023年3月", id="over the new year"),
        pytest.param("5月至3月；20日至5日；周一至周五", id="too little said"),
        pytest.param("公元前230年至前221年；公元前5年—公元8年", id="before our era"),
        pytest.param("国发〔2021〕5号—2020年；电话2023-2022；第5号至3号楼", id="other numbers"),
        pytest.param("2023年5月1日（星期一）；5月1日（星期二）；2023年5月1日至星期三", id="days of the week"),
        pytest.param(
            "2023年上半年工作总结\n完成全年任务的52%，预计全年共办结8件，去年全年没有发生事故，力争全年无一事故。\n"
            "全年共安排项目8个，上半年完工3个。",
            id="the whole year in a half",
        ),
        pytest.param("2023年下半年工作总结\n全年共办结8件。", id="the end of the year"),
        pytest.param("2023年工作总结\n一、上半年工作情况\n全年共办结8件。", id="a year's review"),
        pytest.param(
            "2022年工作总结和2023年工作计划\n一、2022年工作总结\n二、2023年工作计划\n2022年，正文。", id="both"
        ),
        pytest.param("2022年政府工作报告\n一、2021年工作回顾\n二、2022年工作安排", id="government report"),
        pytest.param("2019—2022年工作总结\n一、2020年工作回顾\n二、2019年以来工作情况", id="several years"),
        pytest.param("2022年工作总结\n一、《2020年工作要点》完成情况\n二、2023年及今后工作打算", id="citations"),
        pytest.param("2018年是改革开放40周年，2019年是新中国成立70周年，2021年是建党100周年", id="anniversaries"),
        pytest.param(
            "乡2023年工作总结\n学习在庆祝建党95周年大会上的讲话。曾举办庆祝建党90周年晚会。为庆祝建党90周年，2011年建馆。",
            id="looking back",
        ),
        pytest.param("乡2019年工作要点\n以优异成绩迎接建党100周年。", id="looking ahead"),
        pytest.param("县委发布2019年工作报告\n庆祝建党100周年。", id="news"),
        pytest.param("2016年是“十三五”开局之年；2025年是“十四五”收官之年；2001年是“十五”计划开局", id="plans"),
        pytest.param("乡2023年工作总结\n五年来，“十三五”圆满收官，“十四五”良好开局。", id="five years"),
        pytest.param("乡2023年工作总结\n2021年，我乡遭灾；2023年，我乡丰收。\n2024年1月5日", id="years of a review"),
        pytest.param("乡2023年工作总结\n2021年以来，我乡抓防汛。现将2023年工作总结如下：", id="reported"),
        pytest.param("乡2023年工作要点\n2022年，我乡丰收。\n2022年12月5日", id="dated before the year"),
        pytest.param(
            "乡2023年工作总结\n全乡财政收入3500万元。\n全乡财政收入0.35亿元。\n2022年，全乡财政收入3400万元。\n"
            "全乡财政收入比上年增加300万元。\n全乡财政收入9000元。",
            id="values",
        ),
        pytest.param("上半年工作总结\n庆祝建党90周年。在庆祝建党95周年大会上的讲话。\n过去庆祝建党80周年。", id="one"),
        pytest.param("2012年以来，结合庆祝建党100周年等活动", id="since"),
        pytest.param("2023年9月10日是第39个教师节；2023年6月，第二十二个安全生产月", id="yearly events"),
        pytest.param(
            "2018年至2022年五年间；2019年到2021年的两年里；2021—2023年三年行动；2020年至2025年1年期", id="spans"
        ),
        pytest.param("乡2012年工作总结\n深入开展创先争优活动。", id="in its time"),
        pytest.param("乡2020年工作总结\n巩固创先争优活动成果。创先争优活动开展以来，成效明显。", id="after its time"),
        pytest.param("查公共聚集场所。", id="one term only"),
        pytest.param(
            "《中外合资经营企业法》《中外合作经营企业法》《2022年度工作考核办法》《2023年度工作考核办法》", id="laws"
        ),
        pytest.param("《乡人大代表选举实施细则》《乡人大代表选举实施细则（2020—2025年）》", id="longer title"),
        pytest.param("县住建局局长王建国讲话。\n县教育局局长王健国讲话。", id="other offices"),
        pytest.param("引进鸿达建材有限公司、宏达建材有限公司两家", id="two companies"),
        pytest.param("甲驾驶辽A12345与辽A12346相撞，辽A12345起火。\n乙驾驶辽A12354。", id="two cars"),
        pytest.param("全旗安全，旗委部署，我旗检查。\n旗政府开会。\n到安平县学习，全县安全。", id="another place"),
        pytest.param("全县安全，县委部署。\n全旗安全，旗委部署，我旗检查，旗政府开会。", id="both places"),
        pytest.param(
            "总投资1.65亿元的锦花纺纱厂。锦花纺纱厂总投资1.7亿元，完成投资1.4亿元，一期投资1.2亿元。\n"
            "投资120万元的污水处理厂，投资150万元的污水处理厂。",
            id="rounded, parts and things without a name",
        ),
        pytest.param("局2022年工作总结\n抓防汛。2023年1月，召开会议。2023年5月，将竣工。", id="the report's own time"),
    ],
)
def test_what_is_right_is_left_alone(marked: Callable[[Kind, str], str], text: str) -> None:
    assert {fault: marked(agreement(fault), text) for fault in FAULTS} == dict.fromkeys(FAULTS, text)


@pytest.mark.parametrize("title", ["2023年上半年工作总结", "上半年工作总结", "甲镇2023年上半年党建工作總結"])
def test_the_half_of_the_title_is_what_a_whole_year_clashes_with(title: str) -> None:
    document = Document("", f"{title}\n\n正文，全年共办结8件。\n")
    start = document.text.index("全年")
    (match,) = agreement("whole-year-in-half").find(document, [(start, start + 2)])
    assert [document.text[first:last] for first, last in match.related] == ["上半年"]


def test_related_is_the_place_it_clashes_with() -> None:
    text = "乡2014年工作总结\n庆祝建党90周年。"
    (match,) = agreement("anniversary").find(Document("a.txt", text), [(16, 18)])
    assert match.related == ((1, 5),)


@pytest.mark.parametrize(
    ("fault", "years", "terms", "keys"),
    [
        ("anniversary", {}, {}, ("fault",)),
        ("plan-year", FOUNDED, {}, ("years",)),
        ("two-terms", {}, {"甲": ()}, ("terms", "甲")),
        ("out-of-time", {"": (2010,)}, {}, ("years", "")),
    ],
)
def test_a_table_must_go_with_its_fault(
    fault: str, years: dict[str, tuple[int, ...]], terms: dict[str, tuple[str, ...]], keys: tuple[str, ...]
) -> None:
    with pytest.raises(FieldError) as error:
        Agreement(fault, years, terms)  # type: ignore[arg-type]
    assert error.value.keys == keys


@pytest.mark.parametrize("fault", FAULTS)
@given(
    text=st.text(
        alphabet="123年月日0至—上下半全工作总结计划一二、，。\n《》（）周星期天建党“十五”开局迎世博局长王健国",
        max_size=120,
    )
)
def test_no_text_makes_it_fail(fault: str, text: str) -> None:
    kind = agreement(fault)
    hits = [
        (at, at + len(literal))
        for at in range(len(text))
        for literal in kind.literals()
        if text.startswith(literal, at)
    ]
    for match in kind.find(Document("a.txt", text), sorted(hits, key=lambda hit: hit[1])):
        assert 0 <= match.start < match.end <= len(text)
        assert all(0 <= start < end <= len(text) for start, end in match.related)
