"""Examples hold, or are named with what was reported instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint import expression
from reportlint.examples import failing_examples, sample_message
from reportlint.rule import read_rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BAD = "夯实⟦根底⟧设施"
FIX = "      fix: 夯实基础设施\n"


@pytest.mark.parametrize(
    ("written", "instead", "problems"),
    [
        pytest.param(BAD, BAD, [], id="as it is"),
        pytest.param(
            BAD,
            "⟦夯实根底⟧设施",
            ["10:13: 例子不成立：标为“⟦夯实根底⟧设施”，报出“夯实⟦根底⟧设施”"],
            id="another span is marked",
        ),
        pytest.param(
            BAD,
            "夯实⟦基础⟧设施",
            ["10:13: 例子不成立：标为“夯实⟦基础⟧设施”，报出“夯实基础设施”"],
            id="nothing is found",
        ),
        pytest.param(
            BAD,
            "夯实⟦根底⟧设施和根底",
            ["10:13: 例子不成立：标为“夯实⟦根底⟧设施和根底”，报出“夯实⟦根底⟧设施和⟦根底⟧”"],
            id="more is found than marked",
        ),
        pytest.param(
            BAD,
            "夯实⟦根底⟧⟦设施⟧",
            ["10:13: 例子不成立：标为“夯实⟦根底⟧⟦设施⟧”，报出“夯实⟦根底⟧设施”"],
            id="less is found than marked",
        ),
        pytest.param(
            FIX,
            "      fix: 夯实根基设施\n",
            ["11:12: 例子不成立：fix 写作“夯实根基设施”，改成“夯实基础设施”"],
            id="another fix is written",
        ),
        pytest.param(FIX, "", [], id="no fix is written"),
        pytest.param(
            "{根底: 基础}",
            "{根底: 根, 根教: 根育}",
            [
                "11:12: 例子不成立：fix 写作“夯实基础设施”，改成“夯实根设施”",
                "12:7: 例子不成立：改后“根教育”，仍报“⟦根教⟧育”",
            ],
            id="the fix does not mend",
        ),
        pytest.param(
            "根本与底线",
            "根本与根底",
            ["15:7: 例子不成立：正例“根本与根底”，报出“根本与⟦根底⟧”"],
            id="a good one is found",
        ),
        pytest.param(
            "- text: ⟦根底⟧教育",
            "- text: |\n        ⟦根底⟧\n        根底",
            ["12:13: 例子不成立：标为“⟦根底⟧⏎根底⏎”，报出“⟦根底⟧⏎⟦根底⟧⏎”"],
            id="in one line, even if the example is not",
        ),
    ],
)
def test_an_example_holds_or_is_named(
    write_rule: Callable[[str, str], Path],
    rule_text: str,
    tmp_path: Path,
    written: str,
    instead: str,
    problems: list[str],
) -> None:
    assert rule_text.count(written) == 1
    path = write_rule("substitution/foundation", rule_text.replace(written, instead))
    failures = failing_examples(read_rule(path, tmp_path / "rules"))
    assert [error.words("zh") for error in failures] == [f"{path}:{problem}" for problem in problems]


@pytest.mark.parametrize(
    ("written", "instead", "zh", "en"),
    [
        pytest.param(BAD, BAD, "“根底”疑为“基础”之误", "“根底” should be “基础”", id="as it is"),
        pytest.param(
            BAD, "甲⟦根底⟧乙⟦根底⟧", "“根底”疑为“基础”之误", "“根底” should be “基础”", id="the first of several places"
        ),
        pytest.param(BAD, "⟦根基⟧", "“…”疑为“…”之误", "“…” should be “…”", id="an example that does not hold"),
    ],
)
def test_a_sample_message_is_of_the_first_bad_example(
    write_rule: Callable[[str, str], Path],
    rule_text: str,
    tmp_path: Path,
    written: str,
    instead: str,
    zh: str,
    en: str,
) -> None:
    rule = read_rule(write_rule("typo/a", rule_text.replace(written, instead)), tmp_path / "rules")
    assert (sample_message(rule, "zh"), sample_message(rule, "en")) == (zh, en)


def test_failures_are_bilingual(write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path) -> None:
    path = write_rule("typo/a", rule_text.replace("根本与底线", "根本与根底"))
    (failure,) = failing_examples(read_rule(path, tmp_path / "rules"))
    assert failure.words("en") == (
        f"{path}:15:7: example does not hold: good example '根本与根底', reported '根本与⟦根底⟧'"
    )


def test_a_rule_without_suggestions_mends_nothing(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path
) -> None:
    text = rule_text.replace("wording:\n  replace: {根底: 基础}", "pattern: {find: 根底}").replace("{fix}", "基础")
    path = write_rule("typo/a", text)
    assert [error.words("zh") for error in failing_examples(read_rule(path, tmp_path / "rules"))] == [
        f"{path}:10:12: 例子不成立：fix 写作“夯实基础设施”，改成“夯实根底设施”"
    ]
    path = write_rule("typo/a", text.replace(FIX, ""))
    assert list(failing_examples(read_rule(path, tmp_path / "rules"))) == []


def test_all_suggestions_of_an_example_are_applied(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path
) -> None:
    text = rule_text.replace(BAD, "⟦根底⟧、⟦根底⟧与⟦根底⟧").replace(FIX, "      fix: 基础、基础与基础\n")
    path = write_rule("typo/a", text)
    assert list(failing_examples(read_rule(path, tmp_path / "rules"))) == []


def test_a_rule_out_of_time_is_named_with_its_file(
    write_rule: Callable[[str, str], Path], rule_text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expression.Clock.__init__, "__defaults__", (0.0,))
    text = rule_text.replace("wording:\n  replace: {根底: 基础}", "pattern: {find: 根底, replace: 基础}")
    path = write_rule("typo/slow", text)
    assert [error.words("zh") for error in failing_examples(read_rule(path, tmp_path / "rules"))] == [
        f"{path}: typo/slow: 查找超时，这份文件没有查完"
    ]
