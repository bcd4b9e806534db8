"""Documents whose words a site swapped by a dictionary of its own, and honest ones that use the same words rightly."""

from __future__ import annotations

import pytest

from reportlint import engine
from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.document import Document
from reportlint.finding import Severity
from reportlint.rule import unmark

PLAN = engine.prepare(rule for rule in read_catalogue([bundled_root()]) if rule.category == "substitution")

SPUN = {
    "of 2016 to 2018": """\
一年来，我园⟦用心⟧开展创建活动，⟦透过⟧培训提高了教师的业务⟦潜力⟧。
我们坚持⟦群众⟧备课，班组长⟦职责⟧心强，精神⟦礼貌⟧建设取得了⟦必须⟧的成绩。
后勤人员为一线⟦带给⟧了有力的保障，大家提出了合理化⟦推荐⟧12条，⟦个性⟧是门卫管理方面的意见。
转变观念，⟦构成⟧人人参与的良好局面，新学期我们将⟦一齐⟧努力，为孩子创造更加⟦完美⟧的明天。
""",
    "of 2019 to 2021": """\
一年来，支部⟦进取⟧开展主题活动，⟦经过⟧学习，党员的服务⟦本事⟧有了提高。
现将有关⟦情景⟧汇报如下：一是领导⟦异常⟧重视，二是为群众⟦供给⟧优质服务。
⟦仅有⟧不断学习，才能适应岗位要求，大家⟦职责⟧心强，⟦构成⟧了齐抓共管的局面。
要⟦坚持⟧清醒头脑，⟦异常⟧是要抓好安全生产工作，支部征集合理化⟦提议⟧8条。
""",
    "of an article rewriter": """\
作为一名⟦进党⟧积极分子，今后要把优良作风传承⟦下往⟧，⟦进步⟧业务水平要⟦深进⟧基层。
人们的生活水平⟦愈来愈⟧高，要加强企业⟦治理⟧，制定⟦公道⟧的方案，解决存在的⟦题目⟧。
我⟦以为⟧，工作⟦遭到⟧好评，有关⟦职员⟧必须⟦留意⟧安全。
""",
}
HONEST = {
    "a speech at school": """\
同学们，你们的个性不同，潜力也不同。学校为每一位同学建立成长资料，希望大家用心读书、用心做事。
讲礼貌是做人的根本，透过窗户，可以看到新建的操场，新校舍带给大家的不只是宽敞，更是一份责任。
老师向大家推荐几本好书，务必保管好自己的物品。此刻，我的心情十分激动，让我们一齐唱响校歌。
""",
    "a log of machines": """\
经过三个月的运行，机组状况良好，未发现异常振动。供水单位供给充足，演练情景设置了停电、漏水两种。
班组由六人构成，其中仅有一人持证，其余必须在年底前取得资格。老师傅凭本事吃饭，徒弟很有进取心。
坚持每周例会制度，群众反映的噪声问题已经解决，岗位职责明确，巡检资料由专人保管。
""",
    "old colleagues": """\
老厂长办事公道，职工对他很熟悉。当年进厂时天天加班，固然辛苦，心里却高兴，公司职员换了一茬又一茬。
青年要求进步，提出了不少题目供讨论，会上展开了热烈的发言，获得了好评。有人误以为退休就无事可做，其实不然。
要留意身体，不要夸大病情，遭到挫折也不灰心，产业发展要有本钱，终究要靠年轻人。
""",
    "a diary from a village": """\
老支书个性要强，办事用心，村民有事都找他帮忙。他常说，做人要讲礼貌，办事必须公道。
村里的贫困状况正在改变，土地潜力逐步释放，入户资料装了满满一柜，群众领着我们看了新修的水渠。
合作社推荐的新品种很适合这里，一向冷清的山坡热闹起来。应对干旱，大家想了很多办法。
""",
    "an inquiry into an accident": """\
经过现场勘查，调查组还原了当时的情景：当班人员发现仪表异常后未及时报告，可是教训十分深刻。
备用电源供给不足，所以应急照明没有启动。该车间仅有一名专职安全员，岗位职责不清是管理上的原因。
企业要有进取精神，更要有过硬的本事，坚持把隐患消灭在萌芽状态，期望尽快公布结果。
""",
    "how one joined the party": """\
那时我以为入党很简单，后来才明白，党员要吃苦在前。父亲说，进了党的门，就要守党的规矩。
往年这个时候，厂里总要展开劳动竞赛，先进班组获得奖金。治理污水是当时的大事，产业工人冲在前面。
考试题目很难，固然我复习了很久，还是没有考好。做生意缺少本钱，我留意攒钱，待人公道。
""",
}


def told(text: str) -> set[tuple[int, int]]:
    """Return the places of the findings, without those that are notes for want of evidence."""
    found = engine.run(Document("", text), PLAN).findings
    return {(each.start, each.end) for each in found if each.severity is not Severity.NOTE}


@pytest.mark.parametrize("marked", [pytest.param(text, id=name) for name, text in SPUN.items()])
def test_every_word_of_a_dictionary_is_told_among_its_traces(marked: str) -> None:
    text, spans = unmark(marked)
    missed = [text[start:end] for start, end in spans if (start, end) not in told(text)]
    assert missed == []
    assert told(text) == set(spans)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HONEST.items()])
def test_an_honest_document_may_use_these_words(text: str) -> None:
    assert [text[start:end] for start, end in sorted(told(text))] == []
