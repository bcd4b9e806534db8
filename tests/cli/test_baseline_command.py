"""`reportlint baseline`: written once, only ever smaller, and never over what it cannot read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportlint.acceptance.register import BASELINE
from reportlint.cli import root
from reportlint.errors import ReportlintError

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

RULE = """\
severity: {0}
message: 错
why: 甲
basis: 乙
pattern: {{find: {1}, lines_with: [{1}]}}
examples: {{bad: [text: ⟦{1}⟧, text: 甲⟦{1}⟧], good: [甲, 乙]}}
"""
OURS = ("--rules", "rules", "--select", "*-sample")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_rule: Callable[[str, str], Path]) -> None:
    monkeypatch.chdir(tmp_path)
    os.utime(write_rule("typo/root-sample", RULE.format("error", "根底")), ns=(0, 0))
    os.utime(write_rule("typo/account-sample", RULE.format("note", "帐号") + "once: true\n"), ns=(0, 0))
    Path("drafts").mkdir()
    for name in ("甲", "drafts/乙 乙"):
        Path(f"{name}.txt").write_text("农业根底设施\n登记帐号\n", "utf-8")


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


def left(run: Run, *paths: str) -> tuple[int, list[str]]:
    code, out, err = run("check", *paths, "--format", "json")
    assert err == ""
    return code, [f"{each['path']}:{each['line']} {each['rule']}" for each in json.loads(out)["findings"]]


def test_check_finds_it_by_itself_and_reports_what_is_new(run: Run) -> None:
    assert left(run, "甲.txt", "drafts")[0] == 1
    assert run("baseline", ".") == (0, f"{BASELINE}：2 份文件，4 处（新增 4，去掉 0）\n", "")
    assert left(run, "甲.txt", "drafts") == (0, [])
    Path("甲.txt").write_text("帐号\n" * 50 + "农业根底设施\n农业根底设施\n", "utf-8")
    assert left(run, "甲.txt", "drafts") == (1, ["甲.txt:52 typo/root-sample"])
    Path("甲.txt").write_text("帐号\n" * 50, "utf-8")
    assert left(run, "甲.txt", "drafts") == (0, [f"{BASELINE}:9 baseline/shrink"])
    assert run("baseline", "--shrink", "甲.txt") == (0, f"{BASELINE}：2 份文件，3 处（新增 0，去掉 1）\n", "")
    assert left(run, "甲.txt", "drafts") == (0, [])


def test_the_lists_are_no_documents_and_the_baseline_can_be_left_out(run: Run) -> None:
    run("baseline", ".")
    Path("甲.txt").write_text("登记帐号\n", "utf-8")
    code, out, _ = run("check", "甲.txt", "drafts")
    assert (code, out.splitlines()[-3:]) == (
        0,
        [
            "检查 2 份文件，发现 1 处（错误 0，警告 0，提示 1）",
            "       1  baseline（基线）",
            "另有 3 处已接受或在基线中，未列出",
        ],
    )
    assert left(run, "--no-baseline", "甲.txt", "drafts") == (
        1,
        [
            "drafts/乙 乙.txt:1 typo/root-sample",
            "drafts/乙 乙.txt:2 typo/account-sample",
            "甲.txt:1 typo/account-sample",
        ],
    )


def test_it_grows_only_by_force(run: Run) -> None:
    run("baseline", "甲.txt")
    before = Path(BASELINE).read_bytes()
    refused = f"{BASELINE}: 将新增 2 处，未写入；去掉已改好的请加 --shrink，确要记入新的请加 --force"
    assert run("baseline", ".") == (2, "", refused)
    assert Path(BASELINE).read_bytes() == before
    assert run("baseline", "--shrink", ".") == (0, f"{BASELINE}：没有变化\n", "")
    assert run("baseline", "--force", "drafts") == (0, f"{BASELINE}：2 份文件，4 处（新增 2，去掉 0）\n", "")
    assert run("baseline", "drafts", "--lang", "en") == (0, f"{BASELINE}: no change\n", "")
    Path("甲.txt").write_text("总结\n", "utf-8")
    assert run("baseline", "甲.txt", "--lang", "en") == (
        0, f"{BASELINE}: documents 1, findings 2 (added 0, removed 2)\n", "",
    )  # fmt: skip


def test_what_is_gone_is_forgotten_where_it_is_named(run: Run) -> None:
    run("baseline", ".")
    Path("甲.txt").rename("丙.txt")
    Path("drafts/乙 乙.txt").unlink()
    Path("丙.txt").write_text("总结\n", "utf-8")
    code, out, _ = run("check", "丙.txt", "--format", "json")
    assert (code, [each["message"] for each in json.loads(out)["findings"]]) == (
        0,
        [
            "没有文件 drafts/乙 乙.txt，请收缩基线：reportlint baseline --shrink 'drafts/乙 乙.txt'",
            "没有文件 甲.txt，请收缩基线：reportlint baseline --shrink '甲.txt'",
        ],
    )
    assert run("baseline", "--shrink", "drafts/乙 乙.txt") == (0, f"{BASELINE}：1 份文件，2 处（新增 0，去掉 2）\n", "")
    assert run("baseline", "--shrink", "drafts/乙 乙.txt")[0] == 2  # it is not in there any more
    assert run("baseline", ".") == (0, f"{BASELINE}：0 份文件，0 处（新增 0，去掉 2）\n", "")


def test_a_folder_with_settings_whose_documents_are_gone_is_forgotten(run: Run) -> None:
    Path("drafts/reportlint.yaml").touch()
    run("baseline", "drafts")
    Path("drafts/乙 乙.txt").unlink()
    code, out, _ = run("baseline", "--shrink", "drafts")
    assert (code, out.startswith(f"drafts/{BASELINE}：0 份文件，0 处（新增 0，去掉 ")) == (0, True)


def test_every_baseline_lies_with_the_settings_of_its_documents(run: Run) -> None:
    Path("drafts/reportlint.yaml").write_text("terms: []\n", "utf-8")
    inner = Path("drafts", BASELINE)
    assert run("baseline", "drafts") == (0, f"{inner}：1 份文件，2 处（新增 2，去掉 0）\n", "")
    assert not Path(BASELINE).exists()
    assert '"乙 乙.txt": {' in inner.read_text("utf-8")
    assert left(run, "甲.txt", "drafts")[1] == ["甲.txt:1 typo/root-sample", "甲.txt:2 typo/account-sample"]
    Path("drafts/乙 乙.txt").write_text("总结\n", "utf-8")
    assert left(run, "drafts") == (0, [f"{inner}:5 baseline/shrink"])


def test_a_document_that_cannot_be_read_keeps_what_it_had(run: Run) -> None:
    run("baseline", ".")
    before = Path(BASELINE).read_bytes()
    Path("甲.txt").write_bytes(b"\0")
    code, out, err = run("baseline", ".")
    assert (code, out, err) == (
        2, f"{BASELINE}：没有变化\n", "reportlint: 甲.txt: 含有空字符（NUL），不是文本文件\n",
    )  # fmt: skip
    assert Path(BASELINE).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "content", "problem"),
    [
        (["甲.txt"], '{"version": 2}', f"{BASELINE}:1:1: 由更新版本的 reportlint 写成（version 2），请先升级"),
        (["--force", "甲.txt"], "[", f"{BASELINE}:1:2: JSON 语法有误"),
        (["-"], None, "标准输入没有文件名，不能记入基线"),
        (["--shrink", "--force", "甲.txt"], None, "--shrink 与 --force 不能同时使用"),
        (["无.txt"], None, "reportlint: 无.txt: 文件不存在\n"),
    ],
)
def test_what_is_refused_writes_nothing(run: Run, arguments: list[str], content: str | None, problem: str) -> None:
    if content is not None:
        Path(BASELINE).write_text(content, "utf-8")
    assert run("baseline", *arguments) == (2, "", problem)
    assert (Path(BASELINE).read_text("utf-8") if Path(BASELINE).exists() else None) == content


def test_a_file_that_is_read_only_stays(run: Run) -> None:
    run("baseline", "甲.txt")
    Path(BASELINE).chmod(0o444)
    before = Path(BASELINE).read_bytes()
    code, out, err = run("baseline", "--force", ".")
    assert (code, out) == (2, "")
    assert err.startswith(f"{BASELINE}: 无法写入（")
    assert Path(BASELINE).read_bytes() == before


def test_without_findings_there_is_nothing_to_write(run: Run) -> None:
    Path("甲.txt").write_text("总结\n", "utf-8")
    assert run("baseline", "甲.txt") == (0, "没有发现，不需要基线\n", "")
    assert not Path(BASELINE).exists()
