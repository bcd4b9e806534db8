"""`reportlint accept`: what it writes, what it says, and what it refuses with nothing written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.acceptance.additions import HEADER
from reportlint.acceptance.register import IGNORES
from reportlint.acceptance.today import VARIABLE
from reportlint.cli import root
from reportlint.errors import ReportlintError

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

RULES = {
    "typo/root-sample": "severity: error\npattern: {find: 根底, lines_with: [根底]}\n",
    "typo/land-sample": "severity: note\npattern: {find: 农业根底, lines_with: [根底]}\n",
    "format/land-sample": "severity: note\npattern: {find: 农业根底, lines_with: [根底]}\n",
    "placeholder/letters-sample": "severity: warning\npattern: {find: 'x{2,}', lines_with: [xx]}\n",
}
REST = "message: 错\nwhy: 甲\nbasis: 乙\nexamples: {bad: [text: '⟦{0}⟧', text: '甲⟦{0}⟧'], good: [甲, 乙]}\n"
OURS = ("--rules", "rules", "--select", "typo/root-sample,placeholder/letters-sample")
TEXT = "夯实工业根底设施，投资xx万元。\n夯实教育根底。\n"
ENTRY = "- file: 总结.txt\n  rule: {}\n  text: {}\n{}  why: {}\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_rule: Callable[[str, str], Path]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "1735689600")  # the first day of 2025
    for name, text in RULES.items():
        example = "农业根底" if "land" in name else "根底" if "root" in name else "xx"
        os.utime(write_rule(name, text + REST.replace("{0}", example)), ns=(0, 0))
    Path("总结.txt").write_text(TEXT, "utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and gives back exit code and streams."""

    def call(command: str, *arguments: str, ours: tuple[str, ...] = OURS) -> tuple[int, str, str]:
        try:
            code = root.run([command, *ours, *arguments])
        except ReportlintError as error:
            out, err = capsys.readouterr()
            return 2, out, err + error.words("en" if "en" in arguments else "zh")
        return code, *capsys.readouterr()

    return call


def left(run: Run, *paths: str) -> list[tuple[int, int, str]]:
    """Return what a check reports."""
    _, out, err = run("check", *paths, "--format", "json")
    assert err == ""
    return [(each["line"], each["column"], each["rule"]) for each in json.loads(out)["findings"]]


@pytest.mark.parametrize(
    ("arguments", "entries", "rest"),
    [
        (["总结.txt:1:12:"], [("placeholder/letters-sample", "xx", "")], 2),
        (["总结.txt:1:13"], [("placeholder/letters-sample", "xx", "")], 2),  # in the midst of it
        (["总结.txt:2:5"], [("typo/root-sample", "根底", "  before: 元。夯实教育\n  after: 。\n")], 2),
        (["总结.txt:2:5", "总结.txt:1:5"], [("typo/root-sample", "根底", "")], 1),
        (["总结.txt", "--rule", "typo/root-sample"], [("typo/root-sample", "根底", "")], 1),
        (["总结.txt", "--text", " x x"], [("placeholder/letters-sample", "xx", "")], 2),
        (
            ["总结.txt:1:5", "--text", "根底"],
            [("typo/root-sample", "根底", "  before: 夯实工业\n  after: 设施，投资x\n")],
            2,
        ),
    ],
)
def test_what_was_named_is_written_and_not_reported_again(
    run: Run, arguments: list[str], entries: list[tuple[str, str, str]], rest: int
) -> None:
    code, out, err = run("accept", *arguments, "--why", "引用 原文")
    assert (code, err) == (0, "")
    assert Path(IGNORES).read_text("utf-8") == HEADER + "".join(
        ENTRY.format(rule, text, place, "引用 原文") for rule, text, place in entries
    )
    assert len(out.splitlines()) == len(entries)
    assert out.startswith(f"已写入 {IGNORES}：总结.txt 中 {entries[0][0]} 所报的“")
    assert len(left(run, "总结.txt")) == rest
    Path("总结.txt").write_text("总结\n\n" * 20 + TEXT, "utf-8")
    assert len(left(run, "总结.txt")) == rest


def test_entries_are_added_to_the_end(run: Run) -> None:
    Path(IGNORES).write_text("# 甲\n", "utf-8")
    assert run("accept", "总结.txt:1:12", "--why", "甲", "--until", "2025-01-01", "--lang", "en") == (
        0, f"written to {IGNORES}: 'xx' (placeholder/letters-sample) in 总结.txt\n", "",
    )  # fmt: skip
    code, out, _ = run("accept", "总结.txt:1:5", "--why", "乙")
    assert (code, out) == (
        0, f"已写入 {IGNORES}：总结.txt 中 typo/root-sample 所报的“夯实工业⟦根底⟧设施，投资x”\n",
    )  # fmt: skip
    assert Path(IGNORES).read_text("utf-8") == (
        "# 甲\n" + ENTRY.format("placeholder/letters-sample", "xx", "", "甲") + "  until: 2025-01-01\n"
        + ENTRY.format("typo/root-sample", "根底", "  before: 夯实工业\n  after: 设施，投资x\n", "乙")
    )  # fmt: skip
    assert left(run, "总结.txt") == [(2, 5, "typo/root-sample")]
    assert run("accept", "总结.txt:1:12", "--why", "甲") == (
        0, "总结.txt:1:12: placeholder/letters-sample 已接受过，不再写入\n", "",
    )  # fmt: skip


def test_every_list_lies_with_the_settings_of_its_documents(run: Run) -> None:
    Path("甲 a").mkdir()
    Path("甲 a/reportlint.yaml").write_text("terms: []\n", "utf-8")
    Path("甲 a/总结.txt").write_text("xx\n", "utf-8")
    code, out, err = run("accept", "甲 a/总结.txt:1:1", "./总结.txt:1:12", "--why", "甲")
    assert (code, err, len(out.splitlines())) == (0, "", 2)
    entry = HEADER + ENTRY.format("placeholder/letters-sample", "xx", "", "甲")
    assert Path(IGNORES).read_text("utf-8") == Path("甲 a", IGNORES).read_text("utf-8") == entry


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["总结.txt:1:5"], "请用 --why 写明为什么接受"),
        (["总结.txt:1:5", "--why", " "], "请用 --why 写明为什么接受"),
        (["总结.txt:1:5", "--why", "甲", "--until", "明年"], "--until “明年”不是日期，应如 2025-12-31"),
        (["总结.txt:1:5", "--why", "甲", "--until", "2024-12-31"], "--until 2024-12-31 已经过去"),
        (
            ["总结.txt:1:5", "--why", "甲", "--rule", "typo/root-sampel"],
            "没有名为“typo/root-sampel”的规则，是否想写“typo/root-sample”？",
        ),
        (
            ["总结.txt", "--why", "甲"],
            "“总结.txt”应为 文件:行:列，或用 --rule、--text 指明接受哪些发现",
        ),
        (
            ["总结.txt:0:5", "--why", "甲"],
            "“总结.txt:0:5”应为 文件:行:列，或用 --rule、--text 指明接受哪些发现",
        ),
        (
            ["总结.txt:1:1", "--why", "甲"],
            "总结.txt:1:1: 没有这样的发现；这一行有 1:5 typo/root-sample、1:12 placeholder/letters-sample",
        ),
        (
            ["总结.txt:1:5", "--rule", "placeholder/letters-sample", "--why", "甲"],
            "总结.txt:1:5: 没有这样的发现；这一行有 1:5 typo/root-sample、1:12 placeholder/letters-sample",
        ),
        (["总结.txt:9:1", "--why", "甲"], "总结.txt:9:1: 这一行没有发现"),
        (
            ["总结.txt", "--text", "甲", "--why", "甲"],
            (
                "总结.txt: 没有这样的发现；文件中有 1:5 typo/root-sample、1:12 placeholder/letters-sample、"
                "2:5 typo/root-sample"
            ),
        ),
        (["无.txt:1:1", "总结.txt:1:5", "--why", "甲"], "reportlint: 无.txt: 文件不存在\n"),
        (["rules", "--text", "甲", "--why", "甲"], "reportlint: rules: 是文件夹，不是文件\n"),
    ],
)
def test_what_is_refused_writes_nothing(run: Run, arguments: list[str], problem: str) -> None:
    assert run("accept", *arguments) == (2, "", problem)
    assert not Path(IGNORES).exists()


def test_many_findings_are_not_all_named(run: Run) -> None:
    Path("总结.txt").write_text("根底甲" * 9, "utf-8")
    _, _, err = run("accept", "总结.txt:1:3", "--why", "甲")
    assert err.endswith("、1:16 typo/root-sample …")
    assert err.count("typo/root-sample") == 6


def test_of_several_rules_one_must_be_named(run: Run) -> None:
    Path("总结.txt").write_text("农业根底", "utf-8")
    ours = ("--rules", "rules", "--select", "typo/land-sample,format/land-sample")
    named = "有几条规则的发现，请用 --rule 指明：format/land-sample、typo/land-sample"
    assert run("accept", "总结.txt:1:3", "--why", "甲", ours=ours) == (2, "", f"总结.txt:1:3: {named}")
    assert run("accept", "总结.txt", "--text", "农业根底", "--why", "甲", ours=ours) == (2, "", f"总结.txt: {named}")
    assert run("accept", "总结.txt:1:3", "--rule", "typo/land-sample", "--why", "甲", ours=ours)[0] == 0
    # what starts at the place is meant, even where it was accepted and something else holds the place
    assert run("accept", "总结.txt:1:1", "--rule", "typo/land-sample", "--why", "甲", ours=ours) == (
        0, "总结.txt:1:1: typo/land-sample 已接受过，不再写入\n", "",
    )  # fmt: skip


def test_a_rule_that_only_the_settings_name_is_known(run: Run) -> None:
    Path("reportlint.yaml").write_text("rules: [rules]\n", "utf-8")
    said = (0, f"已写入 {IGNORES}：总结.txt 中 typo/root-sample 所报的“根底”\n", "")
    assert run("accept", "总结.txt", "--rule", "typo/root-sample", "--why", "甲", ours=()) == said


def test_what_the_settings_exclude_is_not_accepted(run: Run) -> None:
    Path("reportlint.yaml").write_text("exclude: [总结.txt]\n", "utf-8")
    code, out, err = run("accept", "总结.txt:1:5", "--why", "甲")
    assert (code, out, Path(IGNORES).exists()) == (2, "", False)
    assert "按设置排除 1 份文件" in err


def test_faults_of_comments_are_not_accepted(run: Run) -> None:
    Path("甲.md").write_text("<!-- reportlint-ignore 甲 -->\n", "utf-8")
    assert run("accept", "甲.md:1:1", "--why", "甲") == (2, "", "甲.md:1:1: 这一行没有发现")


def test_a_list_that_is_read_only_stays(run: Run) -> None:
    Path(IGNORES).write_text("# 甲\n", "utf-8")
    Path(IGNORES).chmod(0o444)
    code, out, err = run("accept", "总结.txt:1:5", "--why", "甲")
    assert (code, out) == (2, "")
    assert err.startswith(f"{IGNORES}: 无法写入（")
    assert Path(IGNORES).read_text("utf-8") == "# 甲\n"
