"""Figures that contradict those beside them are reported with the one due; what rounding explains is left alone."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.figures.contradiction import Fault
from reportlint.figures.reckoning import CUES, contradictions
from reportlint.kinds.arithmetic import Arithmetic
from reportlint.strict_yaml import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.finding import Span
    from reportlint.kinds.base import Kind


def read(text: str) -> tuple[Document, list[Span]]:
    """Return a document and where the cues stand in it, as the engine hands them over."""
    cues = sorted(found.span() for cue in CUES for found in re.finditer(cue, text))
    return Document("a.txt", text), cues


FAULTS = get_args(fields_of(Arithmetic)["fault"][1])


def test_a_rule_can_name_every_fault() -> None:
    assert set(FAULTS) == {fault.value for fault in Fault}


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("growth", "收入完成24.5亿元，比上年增加4.5亿元，增长⟦18.4→22.5⟧%。"),
        ("growth", "收入完成 24.5 亿元，比上年增加 4.5 亿元，增长 ⟦18.4→22.5⟧%。"),
        ("growth", "收入完成24.5亿元,比上年增加4.5亿元,增长⟦18.4→22.5⟧%;支出增加。"),
        ("growth", "收入完成２４．５亿元，比上年增加４．５亿元，增长⟦１８．４→22.5⟧％。"),
        ("growth", "收入完成24.5億元，比上年增加4.5億元，增長⟦18.4→22.5⟧%。"),
        ("growth", "发生火灾18起，同比减少6起，下降⟦33.3→25.0⟧%；死亡2人。"),
        ("growth", "税收8600万元，较去年同期增长⟦12→23⟧%，增收1600万元。"),
        ("growth", "旅游收入3.62亿元，同比增加4200万元，增长⟦15.1→13.1⟧%。"),
        ("growth", "接待游客126.4万人次，上年同期为105.2万人次，增长⟦16.8→20.2⟧%。"),
        ("growth", "接待游客126.4万人次（上年同期105.2万人次），增长⟦16.8→20.2⟧%。"),
        ("growth", "立案65件，比去年的50件增长⟦23→30⟧%。"),
        ("growth", "发生事故12起，去年同期16起，下降⟦33.3→25.0⟧%。"),
        ("growth", "可支配收入由31200元增加到33800元，增长⟦9.3→8.3⟧%。"),
        ("growth", "从2019年的31200元提高到2023年的43800元，增幅⟦48.4→40.4⟧%。"),
        ("growth", "单位能耗由0.62吨下降到0.53吨，降幅达⟦24.5→14.5⟧%。"),
        ("growth", "能力由每小时400辆次提高至900辆次，增长⟦2.25→1.25⟧倍。"),
        ("growth", "粮食产量32.64万吨，比上年增产1.62万吨，增长⟦6.2→5.2⟧%。"),
        ("growth", "收入286万元，比去年同期的310万元⟦增长7.7%→下降7.7%⟧。"),
        ("growth", "发生事故12起，去年同期10起，⟦下降20%→增长20%⟧。"),
        ("difference", "企业58家，比上年的64家⟦增加6家→减少6家⟧。"),
        ("difference", "满意度92%，比上年的97%⟦提高5个百分点→降低5个百分点⟧。"),
        ("difference", "企业由46家增加到58家，净增⟦14→12⟧家。"),
        ("difference", "农田由2.35万亩扩大到3.12万亩，增加⟦8700→7700⟧亩。"),
        ("difference", "处理率由85.2%提高到93.7%，提高⟦7.5→8.5⟧个百分点。"),
        ("difference", "处理率93.7%，比上年的85.2%提高⟦7.5→8.5⟧个百分点。"),
        ("difference", "用工由320人减少到265人，减少⟦65→55⟧人，下降17.2%。"),
        ("difference", "新增16家，总数达到94家，比上年的⟦74→78⟧家净增16家。"),
        ("difference", "总数达到94家，比上年的74家净增⟦16→20⟧家。"),
        ("difference", "共排查隐患135处，已整改128处，其余⟦9→7⟧处正在整改。"),
        ("doubling", "合作社从15家发展到26家，⟦翻了一番⟧。"),
        ("doubling", "总额由2.1亿元增加到6.3亿元，实现⟦翻两番⟧。"),
        ("share", "现有党员120名，其中女党员36名，占⟦35→30⟧%。"),
        ("share", "现有党员120名，其中女党员36名（占⟦35→30⟧%）。"),
        ("share", "现有党员120名，其中女党员36名（⟦35→30⟧%）。"),
        ("share", "现有党员120名，其中女党员36名，占党员总数的⟦35→30⟧%；大专以上24名，占⟦25→20⟧%。"),
        ("share", "共有党员120名，女党员36名，所占比例为⟦35→30⟧%。"),
        ("share", "完成产值96.4亿元，其中规模以上71.2亿元，同比增长5%，占总产值的⟦83.9→73.9⟧%。"),
        ("share", "财政收入32.5亿元。税收26.8亿元，占财政收入的⟦72.5→82.5⟧%；非税5.7亿元，占⟦27.5→17.5⟧%。"),
        ("share", "今年，全县公共支出完成32.5亿元。\n\n民生支出26.8亿元，占公共支出的比重为⟦72.5→82.5⟧%。"),
        ("share", "全县有学校120所，其中小学80所、初中40所，分别占总数的66.7%和⟦43.3→33.3⟧%。"),
        ("share", "营业收入42.6亿元。其中施工18.9亿元、物流8.1亿元，占营业收入的44.4%和⟦9.1→19.0⟧%。"),
        ("share", "发生事故8起，占全市控制指标47起的⟦27→17⟧%。"),
        ("share", "财政收入36.5亿元，是2015年12.2亿元的⟦3.99→2.99⟧倍。"),
        ("completion", "排查隐患260处，已整改247处，整改率⟦98→95⟧%。"),
        ("completion", "完成投资3.2亿元，占年度计划4亿元的⟦75→80⟧%。"),
        ("completion", "排查隐患260处，完成整改247处，整改率达到⟦98→95⟧%。"),
        ("completion", "受理信访85件，同比下降5%，办结82件，办结率⟦98.5→96.5⟧%。"),
        ("completion", "受理来信85件，辦結82件，辦結率達⟦98.5→96.5⟧%。"),
        ("completion", "抽检食品500批次，合格488批次，合格率为⟦98.6→97.6⟧%。"),
        ("completion", "应参保29.6万人，实际参保28.4万人，参保率⟦98.9→95.9⟧%。"),
        ("completion", "全年计划改造小区40个，已完成36个，完成率⟦95→90⟧%。"),
        ("completion", "全年计划改造小区40个，已完成36个，完成年度计划的⟦95→90⟧%。"),
        ("completion", "完成投资18.2亿元，占年度计划20.5亿元的⟦98.8→88.8⟧%。"),
        ("completion", "收入由310万元增长到930万元；税收182万元，占年初计划240万元的⟦77.2→75.8⟧%。"),
        ("completion", "完成公路11.8万公里，完成全年目标（12.9万公里）的⟦81.4→91.5⟧%。"),
        ("total", "争取资金1.2亿元，整合资金0.8亿元，合计⟦2.2→2.0⟧亿元。"),
        ("total", "新建服务站12个、改建8个，共计⟦22→20⟧个。"),
        ("total", "现有教职工⟦96→86⟧人，其中男54人，女32人。"),
        ("total", "培训⟦210→200⟧人次，其中女性120人次、男性80人次。"),
        ("total", "接待来访⟦120→125⟧批，其中集体访30批、个体访95批。"),
        ("points", "覆盖率由45%提高到52%，提高⟦7%→7个百分点⟧。"),
        ("whole", "在校学生1260人，其中女生⟦1620⟧人。"),
        ("whole", "三次产业结构由12.1：44.3：43.6调整为⟦9.2：45.6：46.2⟧。"),
        ("whole", "共办理提案86件，办结率⟦103⟧%。"),
        ("parts", "管养工人⟦420名，其中正式工126人（含内退20人）、临时工310人⟧。"),
        ("parts", "考核实行百分制，其中组织领导⟦15分、现场管理45分、教育培训25分、应急管理20分⟧。90分以上为优秀。"),
        ("parts", "实施项目⟦18个，其中新建11个、续建8个⟧，完成投资2亿元。"),
        ("parts", "计划开工9座。其中上半年⟦6座、下半年4座⟧，汛前投用5座。"),
        ("parts", "托管⟦4.6万亩，其中全程托管1.8万亩、半程托管2.6万亩⟧。"),
        ("parts", "查处案件⟦3起，其中2起已移送司法机关，2起⟧正在审理。"),
        ("parts", "收入12.84亿元，增长9.1%。其中，税收⟦7.36亿元，社保费4.62亿元，非税收入0.66亿元⟧。"),
        ("parts", "教育支出12.6亿元。其中，县级投入7.4亿元，占58.7%；社会捐助⟦5.4→5.2⟧亿元，占41.3%。"),
        ("average", "举办培训12期，参训1440人次，平均每期⟦112→120⟧人次。"),
        ("average", "下半年还需完成⟦11.56亿元，平均每月约1.94亿元⟧。"),
        ("difference", "全年计划改造小区40个，已完成36个，还需改造⟦6→4⟧个。"),
        ("difference", "排查隐患64处，整改62处，整改率96.9%，其余⟦3→2⟧处限期整改。"),
        ("total", "宣传20分、管控35分、值守15分，合计⟦80→70⟧分。"),
        ("total", "接收9家单位档案，其中文书档案6240卷、婚姻档案3115卷、专题档案2083卷，合计⟦11483→11438⟧卷。"),
        ("difference", "全镇整改情况：\n29个村，26个村完成整改，其余⟦4→3⟧个正在推进。"),
        ("difference", "抽检120批次，合格114批次，合格率95%，不合格⟦8→6⟧批次。"),
        ("difference", "应到代表120名，实到118名，缺席⟦3→2⟧名。"),
        ("difference", "接收捐款32.5万元，支出30.2万元，结余⟦3.3→2.3⟧万元。"),
        ("total", "上半年完成投资3.2亿元，下半年完成2.9亿元，全年共完成投资⟦6.3→6.1⟧亿元。"),
        ("total", "举办培训8期，每期50人，共培训⟦450→400⟧人。"),
        ("parts", "全县有⟦14个乡镇，其中8个镇、7个⟧乡。"),
        ("whole", "男性占52.3%，女性占⟦48.7⟧%。"),
        ("average", "粮食总产1.86万吨，面积4.2万亩，亩产⟦543→443⟧公斤。"),
        ("average", "全年开展活动⟦36场次，平均每月4场次⟧。"),
        ("completion", "承办案件213件，审结209件，结案率为⟦98.9→98.1⟧%。"),
        ("share", "发放问卷400份，收回380份，其中表示满意的361份，占收回问卷的⟦90→95⟧%。"),
    ],
)
def test_a_contradiction_is_reported(marked: Callable[[Kind, str], str], fault: str, expected: str) -> None:
    text = expected
    for part in expected.split("⟦")[1:]:
        body = part.split("⟧")[0]
        text = text.replace(f"⟦{body}⟧", body.split("→")[0])
    for other in FAULTS:
        assert marked(Arithmetic(other), text) == (expected if other == fault else text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("完成投资106亿元，比上年增加17亿元，增长19.1%。", id="growth, rounded"),
        pytest.param("完成投资3亿元，同比增加1亿元，增长45%。", id="growth, levels too coarse to tell"),
        pytest.param("完成3.04亿元，较上年（2.96亿元）增加796万元，增长2.6%。", id="growth, cut off and not rounded"),
        pytest.param("完成24.5亿元，同比增加4.5亿元，增长22.4%。", id="growth, last digit off by one"),
        pytest.param("完成约24.5亿元，同比增加4.5亿元，增长18.4%。", id="growth, about"),
        pytest.param("完成24.5亿元，同比增加4.5亿元，增长近20%。", id="growth, nearly"),
        pytest.param("完成24亿多元，同比增加4.5亿元，增长18.4%。", id="growth, more than"),
        pytest.param("完成24.5亿元，同比增加4.5亿元以上，增长18.4%。", id="growth, at least"),
        pytest.param("完成24.5亿元，增加4.5亿元，可比口径增长18.4%。", id="growth, adjusted"),
        pytest.param("完成24.5亿元，增加4.5亿元，剔除价格因素增长18.4%。", id="growth, less prices"),
        pytest.param("余额200亿元，比年初增加20亿元，同比增长15%。", id="growth, two bases"),
        pytest.param("余额200亿元，比上年增加20亿元，比2019年增长45%。", id="growth, two years"),
        pytest.param("由2018年的40亿元增加到60亿元，年均增长8.4%。", id="growth, a year"),
        pytest.param("收入24.5亿元，税收增加4.5亿元，增长30%。", id="growth, of something else"),
        pytest.param("余额300亿元，其中贷款50亿元，比上年增加20亿元，增长7.1%。", id="growth, of the level before"),
        pytest.param("发生火灾18起，同比减少6起，下降25%；死亡2人，同比增加1人，上升100%。", id="growth, each"),
        pytest.param("2022年完成20亿元，2023年完成25亿元，增长8%。", id="growth, which levels is not sure"),
        pytest.param("受理120件360人次，其中个人访86件120人次，集体访34件240人次。", id="parts, in two units"),
        pytest.param("完成造林2.4万亩，其中人工1.3万亩、飞播0.6万亩、封育0.6万亩。", id="parts, rounded"),
        pytest.param("办理126件，办结118件，其中刑事42件、民事84件。", id="parts, of what was said before"),
        pytest.param("收入24.5亿元。\n4.5亿元，增长18.4%。", id="growth, a line that may be cut"),
        pytest.param("由400辆次提高至900辆次，增长1.25倍。", id="growth, times"),
        pytest.param("由100多家增加到320家，增长2.5倍。", id="growth, from more than"),
        pytest.param("增长8%，高于全省2.5个百分点，低于全国1.2个百分点。", id="points, against others"),
        pytest.param("覆盖率由30%左右提高到58%，提高25个百分点。", id="difference, about"),
        pytest.param("企业由46家增加到58家，新增专利14件。", id="difference, of something else"),
        pytest.param("企业由46家增加到58家，净增12家。", id="difference"),
        pytest.param("受理86件，办结84件，按期办结80件，未办结2件。", id="undone, of another"),
        pytest.param("上半年完成3.2亿元，全年完成6.1亿元；上半年5个，下半年6个，全年13家。", id="periods"),
        pytest.param("培训8期，每期50人左右，共培训450人；8期，每期50人，支出450人次。", id="products"),
        pytest.param("男性占52.3%，女性占47.7%；城镇占30%，男性占20%。", id="halves"),
        pytest.param("党员46名，其中女党员16名、35岁以下20名、大专以上30名。", id="parts that overlap"),
        pytest.param("来信126件，其中土地类41件、社保类22件、教育类20件。", id="parts, not all"),
        pytest.param("项目50个，其中亿元以上20个、工业项目35个。", id="parts of two sorts"),
        pytest.param("案件7起，其中4起已移送司法机关，3起正在审理。", id="parts"),
        pytest.param("上午9时30分、10时20分，合计100分。", id="minutes"),
        pytest.param("培训12期1445人次，平均每期120人次。", id="average, rounded"),
        pytest.param("发放资金130万元，惠及325户，户均增收0.5万元。", id="average of something else"),
        pytest.param("农田由2.35万亩扩大到3.1万亩，增加7600亩。", id="difference, rounded"),
        pytest.param("注册资本由5000万元增加到8000万元，增加3010万元。", id="difference, round numbers"),
        pytest.param("共排查隐患135处，已整改100处，正在整改28处，其余7处已上报。", id="rest of more than one part"),
        pytest.param("总额由2.1亿元增加到4.13亿元，翻了一番。", id="doubled, almost"),
        pytest.param("合作社从15家发展到26家，近乎翻番。", id="doubled, nearly"),
        pytest.param("现有党员46名，其中女党员16名，占34.8%；大专以上20名，占43.5%。", id="shares"),
        pytest.param("现有党员46名，其中女党员16名，占34%。", id="share, cut off"),
        pytest.param("现有职工1000人，其中男540人、女460人，分别占54%、46%。", id="shares in turn"),
        pytest.param("完成投资5.2亿元、3.1亿元，分别占年度计划的65%、52%。", id="shares of wholes not told"),
        pytest.param("营业收入42.6亿元。物流8.1亿元，占收入的44.4%、29.1%、19.0%。", id="shares without their parts"),
        pytest.param("现有职工120人，其中党员40人，女党员12人，占30%。", id="share of the part before"),
        pytest.param("新建30个，改建50个，其中村级40个，占50%。", id="share of the sum"),
        pytest.param("共有用户35.28亿户，其中物联网用户18.45亿户，占全球总数的70%。", id="share of the world"),
        pytest.param("共检查企业100家，发现问题企业20家，整改15家，占75%。", id="share of those found"),
        pytest.param("女党员36名，占党员总数的35%。", id="share, whole unknown"),
        pytest.param("去年公共支出完成32.5亿元。今年民生支出26.8亿元，占公共支出的72.5%。", id="share, another year"),
        pytest.param(
            "全省公共支出325亿元，我县公共支出32.5亿元，其中民生26.8亿元，占公共支出的82.5%。", id="two values"
        ),
        pytest.param("绿地率35%，占地3633亩，建筑占比2%。", id="share without a number of its own"),
        pytest.param("受理信访85件，办结82件，按期办结率100%。", id="rate, in time"),
        pytest.param("抽检500批次，不合格12批次，合格率97.6%。", id="rate of the rest"),
        pytest.param("一般隐患60处、重大隐患200处，已整改247处，整改率95%。", id="rate of the sum"),
        pytest.param("受理信访85件，办结82件，办结率、满意率均为100%。", id="rates together"),
        pytest.param("上半年计划改造20个，完成20个，完成年度计划的50%。", id="plan of another period"),
        pytest.param("完成投资18.2亿元，完成年度计划的88.8%。", id="plan unknown"),
        pytest.param("完成投资18亿元，占年度计划20亿元的92%。", id="plan, coarse"),
        pytest.param("占注册资本的30%，不超过计划的50%。", id="no figures"),
        pytest.param(
            "收入286万元，比去年同期的310万元增长12%。", id="the other way, and not as great: said of something else"
        ),
        pytest.param("收入3亿元，比去年同期的3亿元增长1.2%。", id="the other way by rounding alone"),
        pytest.param("新增就业5000人，其中城镇就业3000人、农村转移1500人。", id="halves of two sorts"),
        pytest.param("接待来访125批，其中集体访30批、个人访90批。", id="no halves"),
        pytest.param("实施项目18个，其中新建11个、续建5个。", id="others may have been rebuilt"),
        pytest.param("完成投资3.2亿元，占年度计划4亿元的81%。", id="a plan rounded a little"),
        pytest.param("争取资金1.2亿元，整合资金0.8亿元，合计2亿元。", id="total"),
        pytest.param("争取资金1.25亿元，整合资金0.85亿元，合计2.1亿元。", id="total"),
        pytest.param("新建站点12个，改建8个，维修路面300米，共计投资22万元。", id="total of something else"),
        pytest.param("每人每月补助300元、交通费100元，共计3600元。", id="total of months"),
        pytest.param("现有教职工96人，其中男教师54人，女职工32人。", id="men and women of two groups"),
        pytest.param("管养工人436名，其中正式工126人（含内退20人）、临时工310人。", id="a part of a part"),
        pytest.param("有干部5人、职工81人，其中男54人，女32人。", id="men and women of the sum"),
        pytest.param("覆盖率由45%提高到52%，提高7个百分点。", id="points"),
        pytest.param("覆盖率由40%提高到60%，提高50%。", id="per cent of a percentage"),
        pytest.param("粮食亩产375公斤，其中小麦399公斤。", id="part of an average"),
        pytest.param("新建站点3个，改建5个，其中村级6个。", id="part of the sum"),
        pytest.param("三次产业结构调整为9.2:45.6:45.3。", id="shares of industries, rounded"),
        pytest.param("三次产业发展，师生比为1:15:20，比分2:1:0。", id="other ratios"),
        pytest.param("计划完成率103%，增速完成率为120%。", id="more than planned"),
        pytest.param("2023年1—6月增长3-5%，达到10%～15%。", id="ranges"),
    ],
)
def test_what_may_be_right_is_left_alone(marked: Callable[[Kind, str], str], text: str) -> None:
    assert {fault: marked(Arithmetic(fault), text) for fault in FAULTS} == dict.fromkeys(FAULTS, text)


def test_related_are_the_figures_it_should_follow_from() -> None:
    text = "标题\n收入完成24.5亿元，比上年增加4.5亿元，增长18.4%。"
    (match,) = Arithmetic("growth").find(*read(text))
    assert [text[start:end] for start, end in match.related] == ["24.5", "4.5"]


def test_the_whole_may_stand_lines_before() -> None:
    text = "今年，全县公共支出完成32.5亿元。\n\n民生支出26.8亿元，占公共支出的72.5%。"
    (match,) = Arithmetic("share").find(*read(text))
    assert [text[start:end] for start, end in match.related] == ["26.8", "32.5"]


@pytest.mark.parametrize(
    ("text", "reckoning"),
    [
        ("收入24.5亿元，比上年增加4.5亿元，增长18.4%。", "4.5亿元÷（24.5亿元－4.5亿元）≈22.5%"),
        ("发生火灾18起，同比减少6起，下降33.3%。", "6起÷（18起＋6起）＝25.0%"),
        ("已排查隐患260处，已整改247处，整改率98%。", "247处÷260处＝95%"),
        ("受理信访85件，办结82件，办结率98.5%。", "82件÷85件≈96.5%"),
        ("新建12个、改建8个，共计22个。", "12个＋8个＝20个"),
    ],
)
def test_the_reckoning_can_be_followed(text: str, reckoning: str) -> None:
    assert [found.reckoning for found in contradictions(*read(text))] == [reckoning]


def test_a_passage_that_stands_again_is_wrong_again_and_its_shares_are_of_what_stands_before_it() -> None:
    line = "新建12个、改建8个，共计22个，民生支出26.8亿元，占公共支出的72.5%。"
    text = f"{line}\n全年公共支出完成32.5亿元。\n{line}\n{line}\n"
    found = [(text[each.start : each.end], text.count("\n", 0, each.start)) for each in contradictions(*read(text))]
    assert found == [("22", 0), ("22", 2), ("72.5", 2), ("22", 3), ("72.5", 3)]


def test_every_line_that_is_read_holds_a_literal() -> None:
    assert tuple(Arithmetic("growth").literals()) == CUES


def test_one_line_of_many_figures_is_read_in_linear_time() -> None:
    text = "收入24.5亿元，其中税收4.5亿元，占18.4%，整改率95%；" * 20_000
    assert len(contradictions(*read(text))) < 20_000


AMOUNTS = st.decimals("0.1", "9999", places=2)


@given(AMOUNTS, AMOUNTS, st.sampled_from([ROUND_HALF_UP, ROUND_DOWN, ROUND_UP]), st.integers(0, 2), st.integers(0, 2))
def test_what_was_reckoned_right_is_never_reported(
    before: Decimal, after: Decimal, rounding: str, places: int, few: int
) -> None:
    def written(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> str:
        return str(value.quantize(Decimal(1).scaleb(-places), rounding))

    word = "增" if after > before else "减"
    change, percent = abs(after - before), 100 * abs(after - before) / before
    levels = f"{written(before, few)}亿元", f"{written(after, few)}亿元"
    rate, share = (
        written(percent, places, rounding),
        written(100 * min(before, after) / max(before, after), places, rounding),
    )
    text = (
        f"收入{levels[1]}，比上年{word}加{written(change, few)}亿元，{word}长{rate}%。".replace("减加", "减少").replace(
            "减长", "下降"
        )
        + f"收入由{levels[0]}变为{levels[1]}，同比{'增长' if word == '增' else '下降'}{rate}%。"
        + f"共有资金{max(levels, key=lambda level: float(level[:-2]))}，"
        + f"其中财政{min(levels, key=lambda level: float(level[:-2]))}，占{share}%。"
    )
    assert contradictions(*read(text)) == ()
