"""Kind `particle`: which of 的, 地 and 得 it misses, and where it stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.errors import FieldError
from reportlint.kinds.particle import Particle

if TYPE_CHECKING:
    from collections.abc import Callable

HEADS = ("夜以继日", "有效", "较好", "更好", "认真", "积极", "显著", "不断", "部分", "科学", "更有效")
NOUNS, SUBJECTS = ("态度",), ("努力",)
ADVERBIAL = Particle("的", "地", HEADS, least=1.0, back=3.0, nouns=NOUNS, subjects=SUBJECTS)
COMPLEMENT = Particle("的", "得", ("做", "开展", "办"), least=1.0)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(ADVERBIAL, "较好⟦的→地⟧完成了全年任务", id="a verb that is done"),
        pytest.param(ADVERBIAL, "为了更好⟦的→地⟧服务群众，设立窗口", id="a verb with an object"),
        pytest.param(ADVERBIAL, "取得了显著⟦地→的⟧成效", id="a noun"),
        pytest.param(Particle("的", "地", HEADS, 1.0), "取得了显著地成效", id="back is not asked for"),
        pytest.param(ADVERBIAL, "较好地完成了全年任务，取得了显著的成效", id="right ones"),
        pytest.param(ADVERBIAL, "有效的措施，积极的作用，更好的服务", id="before nouns"),
        pytest.param(ADVERBIAL, "积极的推进态度值得肯定", id="a noun after the verb"),
        pytest.param(ADVERBIAL, "不断的努力换来了丰硕成果", id="a verb that is the subject"),
        pytest.param(ADVERBIAL, "夜以继日的抢修工作持续三天", id="a verb before a noun that is the subject"),
        pytest.param(ADVERBIAL, "有效的推进离不开部署，不断的努力终有回报", id="a subject before its predicate"),
        pytest.param(
            ADVERBIAL, "夜以继日⟦的→地⟧抢修了三座桥，持续三天", id="a verb that is done, at the head of its clause"
        ),
        pytest.param(ADVERBIAL, "有效⟦的→地⟧震住了歪风，积极⟦的→地⟧向群众讲", id="an action"),
        pytest.param(ADVERBIAL, "得到了更好的完成我们组织了活动", id="a verb that takes a noun, and a lost full stop"),
        pytest.param(ADVERBIAL, "对有效的办法了如指掌，部分的将领来了", id="no action"),
        pytest.param(ADVERBIAL, "工作都有效⟦的→地⟧进行，村里也更好⟦的→地⟧发展", id="an adverb before it"),
        pytest.param(ADVERBIAL, "首都更好的发展，纠正部分的认识，都是有效的管理", id="no adverb before it"),
        pytest.param(ADVERBIAL, "经过认真的讨论，形成共识", id="a noun is to come"),
        pytest.param(ADVERBIAL, "部分地区，科学地位", id="a part of another word"),
        pytest.param(ADVERBIAL, "更有效⟦的→地⟧遏制了违法行为", id="the longest word counts"),
        pytest.param(Particle("的", "地", HEADS, 1.0, unless=("的完成",)), "较好的完成了任务", id="excused"),
        pytest.param(Particle("的", "地", HEADS, 99.0), "较好的完成了任务", id="not sure enough"),
        pytest.param(COMPLEMENT, "工作做⟦的→得⟧更细更实，活动开展⟦的→得⟧很好。", id="complements"),
        pytest.param(COMPLEMENT, "做的工作很多，办的比较大的实事", id="attributes"),
        pytest.param(COMPLEMENT, "做的", id="the end of the document"),
        pytest.param(ADVERBIAL, "", id="empty document"),
    ],
)
def test_particles(kind: Particle, expected: str, marked: Callable[[Particle, str], str]) -> None:
    text = expected
    while "⟦" in text:
        before, _, rest = text.partition("⟦")
        inside, _, after = rest.partition("⟧")
        text = before + inside.split("→")[0] + after
    assert marked(kind, text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        pytest.param(Particle("的", "地", HEADS, 99.0), "较好的完成了任务", "least", id="not sure enough"),
        pytest.param(Particle("的", "地", HEADS, 1.0, unless=("的完成",)), "较好的完成了任务", "unless", id="excused"),
        pytest.param(Particle("的", "地", HEADS, -9.0, nouns=NOUNS), "积极的推进态度值得肯定", "nouns", id="a noun"),
        pytest.param(Particle("的", "地", HEADS, -9.0), "给予积极的帮助，", "noun", id="a bare verb"),
        pytest.param(
            Particle("的", "地", HEADS, -9.0), "认真的抢修工作持续三天", "predicate", id="a predicate of its own"
        ),
        pytest.param(Particle("的", "得", ("办",), -9.0), "办的很好的活动", "attribute", id="an attribute"),
    ],
)
def test_why_it_is_silent(kind: Particle, text: str, reason: str) -> None:
    at = text.index("的")
    (why,) = kind.why(Document("", text), [(0 if at < 3 else at - 2, at + 1)], at)
    assert reason in why.en


def test_elsewhere_nothing_is_to_be_said() -> None:
    assert not list(ADVERBIAL.why(Document("", "较好的完成了任务"), [], 0))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(("得", "地", ("有效",), 1.0), id="cannot be told apart"),
        pytest.param(("的", "地", (), 1.0), id="no words"),
        pytest.param(("的", "地", ("",), 1.0), id="an empty word"),
        pytest.param(("的", "地", ("有效",), 1.0, None, (), (), ("地完成",)), id="an idle phrase"),
    ],
)
def test_what_cannot_be(values: tuple[str, str, tuple[str, ...], float]) -> None:
    with pytest.raises(FieldError):
        Particle(*values)
