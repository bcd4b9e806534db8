"""Counts by rule over a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint import engine
from reportlint.document import Document
from reportlint.kinds.wording import Wording
from reportlint.output.stats import Stats

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule

TEXTS = {"甲.txt": "夯实根底设施，根底教育，效劳群众\n", "乙.txt": "根底\t工作\n", "丙.txt": "总结\n"}


def lines(make_rule: Callable[..., Rule], lang: str = "zh", examples: int = 2) -> list[str]:
    plan = engine.prepare(
        [
            make_rule(Wording({"根底": "基础"}), "typo/root"),
            make_rule(Wording({"效劳": "服务", "效力": "效率"}), "typo/serve"),
            make_rule(Wording({"从末": "从未"}), "typo/never"),
        ]
    )
    stats = Stats(lang, examples)  # type: ignore[arg-type]
    for path, text in TEXTS.items():
        document = Document(path, text)
        stats.add(document, engine.run(document, plan))
    return list(stats.lines(plan.asked))


def test_rules_are_counted_most_hits_first(make_rule: Callable[..., Rule]) -> None:
    assert lines(make_rule) == [
        "3 份文件，26 字",
        "    次数    份数  每万字  规则",
        "       3       2 1153.85  typo/root",
        "                          甲.txt:1:3 夯实【根底】设施，根底教育，效劳群众 → 基础",
        "       1       1  384.62  typo/serve",
        "                          甲.txt:1:13 夯实根底设施，根底教育，【效劳】群众  → 服务",
        "1 条规则没有发现",
    ]


def test_examples_differ_in_their_words_and_may_be_left_out(make_rule: Callable[..., Rule]) -> None:
    assert sum("【" in line for line in lines(make_rule, examples=5)) == 2
    assert not any("【" in line for line in lines(make_rule, examples=0))


def test_in_english(make_rule: Callable[..., Rule]) -> None:
    said = lines(make_rule, "en")
    assert (said[0], said[-1]) == ("documents: 3, characters: 26", "rules that found nothing: 1")


def test_no_documents() -> None:
    assert list(Stats("zh", 3).lines({"typo/root"}))[2:] == ["1 条规则没有发现"]
