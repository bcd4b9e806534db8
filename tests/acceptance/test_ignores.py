"""The list of what someone accepted: what it sets aside, what is wrong with it, and what of it is of no use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportlint.acceptance.register import IGNORES, Register
from reportlint.acceptance.today import VARIABLE
from reportlint.errors import Bilingual, FileError, RuleFailure

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.document import Document
    from reportlint.engine import Outcome

    Checked = Callable[..., tuple[Document, Outcome]]

TEXT = "夯实农业根底设施，投资xx万元。\n夯实教育根底。\n"
ROOT = "- {file: 总结.txt, rule: typo/root, text: 根底, why: 引用原文}\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "1735689600")  # the first day of 2025


def sifted(
    list_: str, known: frozenset[str], *documents: tuple[Document, Outcome], asked: Any = None
) -> tuple[Any, ...]:
    """Return the places left, the places accepted with the reason, and what is said of the list."""
    Path(IGNORES).write_text(list_, "utf-8")
    register = Register(Path(), known)
    assert register
    left, accepted = [], []
    for document, outcome in documents:
        after = register.sift(document, outcome, known if asked is None else asked)
        left += [(finding.line, finding.column) for finding in after.findings]
        accepted += [(each.finding.line, each.finding.column, each.by, each.why) for each in after.accepted]
        assert len(after.findings) + len(after.accepted) == len(outcome.findings)
    said = []
    for list_document, outcome in register.leftovers():
        assert (list_document.path, outcome.failures) == (IGNORES, [])
        for finding in outcome.findings:
            assert list_document.text[finding.start : finding.end] == finding.text
            said.append((finding.rule, finding.severity.word, finding.line, finding.column, finding.message))
    return left, accepted, said


@pytest.mark.parametrize(
    ("entry", "accepted"),
    [
        ("rule: typo/root, text: 根底", [(1, 5), (2, 5)]),
        ("rule: typo/root, text: ' 根 底'", [(1, 5), (2, 5)]),
        ("rule: typo/root, text: 根底, before: 教育", [(2, 5)]),
        ("rule: typo/root, text: 根底, before: 元。夯实 教育", [(2, 5)]),  # the line before is before, too
        ("rule: typo/root, text: 根底, after: 设施，", [(1, 5)]),
        ("rule: typo/root, text: 根底, before: 农业, after: 设施", [(1, 5)]),
        ("rule: typo/root, text: 根底, until: 2025-01-01", [(1, 5), (2, 5)]),
        ("rule: placeholder/letters, text: xx, after: 万元。夯实教育根底。", [(1, 12)]),
    ],
)
def test_an_entry_sets_aside_what_it_describes(
    checked: Checked, known: frozenset[str], entry: str, accepted: list[tuple[int, int]]
) -> None:
    left, by_entry, said = sifted(f"- {{file: 总结.txt, why: 引用, {entry}}}\n", known, checked(TEXT))
    assert by_entry == [(*place, "ignore", "引用") for place in accepted]
    assert left == [place for place in [(1, 5), (1, 12), (2, 5)] if place not in accepted]
    assert said == []


UNUSED = "总结.txt 中已没有 {} 所报的这处“{}”，这一条可以删去"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("rule: typo/root, text: 根本", ("ignore/unused", "warning", UNUSED.format("typo/root", "根本"))),
        ("rule: typo/once, text: 根底", ("ignore/unused", "warning", UNUSED.format("typo/once", "根底"))),
        ("rule: typo/root, text: 根底, before: 工业", ("ignore/unused", "warning", UNUSED.format("typo/root", "根底"))),
        (
            f"rule: typo/root, text: {'长' * 31}",
            ("ignore/unused", "warning", UNUSED.format("typo/root", "长" * 29 + "…")),
        ),
        (
            "rule: typo/root, text: 根底, until: 2024-12-31",
            ("ignore/expired", "warning", "这一条已于 2024-12-31 到期，typo/root 所报的“根底”不再放过"),
        ),
    ],
)
def test_an_entry_of_no_use_is_told_of(
    checked: Checked, known: frozenset[str], entry: str, said: tuple[str, str, str]
) -> None:
    left, accepted, told = sifted(f"# 清单\n\n- {{file: 总结.txt, why: 引用, {entry}}}\n", known, checked(TEXT))
    assert (left, accepted) == ([(1, 5), (1, 12), (2, 5)], [])
    assert told == [(*said[:2], 3, 3, said[2])]
    assert sifted(f"- {{file: 总结.txt, why: 引用, {entry}}}\n", known, checked(TEXT, "别的.txt"))[2] == []
    others = known - {"typo/root", "typo/once"}
    assert sifted(f"- {{file: 总结.txt, why: 引用, {entry}}}\n", known, checked(TEXT), asked=others)[2] == []


def test_a_rule_out_of_time_leaves_its_entries_alone(checked: Checked, known: frozenset[str]) -> None:
    document, outcome = checked("夯实基础。\n")
    failed = outcome._replace(failures=[RuleFailure("typo/root", document.path, Bilingual("超时", "out of time"))])
    assert sifted(ROOT, known, (document, failed))[2] == []
    assert len(sifted(ROOT, known, (document, outcome))[2]) == 1


def test_an_entry_of_a_document_that_is_gone_is_told_of_by_its_deputy(checked: Checked, known: frozenset[str]) -> None:
    Path("丙.txt").touch()
    Path("丁.txt").touch()
    said = [("ignore/unused", "warning", 1, 3, "没有文件 总结.txt，这一条可以删去")]
    assert sifted(ROOT, known, checked("", "丁.txt"))[2] == said
    assert sifted(ROOT, known, checked("", "丙.txt"))[2] == []


@pytest.mark.parametrize(
    ("entry", "at", "problem"),
    [
        ("{file: a, rule: typo/root, text: 根底}", "{", "缺少键“why”"),
        ("{file: a, rule: typo/root, text: 根底, why: ' '}", "' '", "理由是空的"),
        ("{file: a, rule: typo/root, text: 根底, why: 甲, reason: 乙}", "reason", "未知的键“reason”"),
        ("{file: a, rule: typo/root, text: [根底], why: 甲}", "[", "此处应为文本"),
        (
            "{file: a, rule: typo/root, text: 根底, why: 甲, until: 2025-2-30}",
            "2025-2-30",
            "“2025-2-30”不是日期，应如 2025-12-31",
        ),
        (
            "{file: a, rule: typo/root, text: 根底, why: 甲, until: 2025-02-30}",
            "2025-02-30",
            "“2025-02-30”不是日期，应如 2025-12-31",
        ),
        ("总结.txt", "总", "此处应为“键: 值”"),
        ("", "", "此处应为“键: 值”"),
    ],
)
def test_an_entry_that_cannot_be_read_does_not_hold(
    checked: Checked, known: frozenset[str], entry: str, at: str, problem: str
) -> None:
    column = f"- {entry}".index(at) + 1 if at else 2
    left, accepted, said = sifted(f"- {entry}\n{ROOT}", known, checked(TEXT))
    assert said[0][:2] == ("ignore/malformed", "error")
    assert said == [("ignore/malformed", "error", 1, column, f"{problem}；这一条没有生效")]
    assert (left, len(accepted)) == ([(1, 12)], 2)


@pytest.mark.parametrize(
    ("list_", "line", "column", "problem"),
    [
        ("file: a\n", 1, 1, "此处应为列表，每条以“- file: ”开头"),
        ("\n总结\n", 2, 1, "此处应为列表，每条以“- file: ”开头"),
        ("- [\n", 2, 1, "YAML 语法有误："),
        ("- {file: a, why: 甲, text: 乙, rule: typo/rot}\n", 1, 36, "没有名为“typo/rot”的规则，是否想写“typo/root”？"),
    ],
)
def test_a_list_that_is_none_stops_the_run(
    known: frozenset[str], list_: str, line: int, column: int, problem: str
) -> None:
    Path(IGNORES).write_text(list_, "utf-8")
    with pytest.raises(FileError) as raised:
        Register(Path(), known)
    assert (raised.value.path, raised.value.line, raised.value.column) == (IGNORES, line, column)
    assert raised.value.problem.zh.startswith(problem)


def test_a_misnamed_list_stops_the_run(known: frozenset[str]) -> None:
    Path(".reportlint-ignores.yml").touch()
    with pytest.raises(FileError) as raised:
        Register(Path(), known)
    assert raised.value.words("zh") == ".reportlint-ignores.yml: 清单须名为 .reportlint-ignores.yaml"


@pytest.mark.parametrize("list_", ["", "# 还没有\n", "[]\n"])
def test_an_empty_list_accepts_nothing(checked: Checked, known: frozenset[str], list_: str) -> None:
    assert sifted(list_, known, checked(TEXT)) == ([(1, 5), (1, 12), (2, 5)], [], [])


def test_without_lists_nothing_is_done(checked: Checked, known: frozenset[str]) -> None:
    register = Register(Path(), known)
    document, outcome = checked(TEXT)
    assert not register
    assert register.sift(document, outcome, known) is outcome
    assert list(register.leftovers()) == []


def test_english_is_spoken_when_asked(checked: Checked, known: frozenset[str]) -> None:
    Path(IGNORES).write_text(ROOT.replace("根底", "根本") + "- 甲\n", "utf-8")
    register = Register(Path(), known, "en")
    register.sift(*checked(TEXT), known)
    assert [finding.message for _, outcome in register.leftovers() for finding in outcome.findings] == [
        "typo/root finds no such '根本' in 总结.txt any more; the entry can go",
        "a mapping is needed here; the entry does not hold",
    ]
