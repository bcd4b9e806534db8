"""What the commands make of settings: which documents are checked how, and what stops a run before it begins."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, get_args

import pytest

from reportlint.cli.root import run as run_command
from reportlint.errors import ReportlintError
from reportlint.settings.genres import Genre

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, list[tuple[str, int]], str]]

SPUN = "消防平安检查由平安财险承办\n"
PEACE = "substitution/peace-for-safety"
OUR_RULE = """\
severity: error
message: 错
why: 甲
basis: 乙
examples: {bad: [text: ⟦甲乙丙⟧, text: 丁⟦甲乙丙⟧], good: [甲乙, 乙丙]}
wording: {replace: {甲乙丙: 丙乙甲}}
"""
OTHERS_TOML = "[project]\ndependencies = ['reportlint']\n"
LEFT_OUT = "reportlint: 按设置排除 {} 份文件，未检查（--no-exclude 可强制检查）\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a repository's root with some documents."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"a.txt": SPUN, "sub/b.txt": SPUN, "other/c.txt": SPUN})
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that checks substitutions: exit code, path and start of the findings, complaints."""

    def check(*arguments: str) -> tuple[int, list[tuple[str, int]], str]:
        code = run_command(["check", "--select", "substitution", "--format", "json", *arguments])
        said = capsys.readouterr()
        return code, [(found["path"], found["start"]) for found in json.loads(said.out)["findings"]], said.err

    return check


def test_every_document_has_its_own_settings(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"sub/reportlint.yaml": "terms: [消防平安]", "other/reportlint.yaml": "terms: [平安检查, 财险]"})
    assert run("a.txt", "sub", "other") == (1, [("a.txt", 2)], "")


def test_settings_are_named_or_left_out(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "terms: [消防平安]", "elsewhere/own.yaml": "terms: [不相干]"})
    assert run("a.txt") == (0, [], "")
    assert run("--no-config", "a.txt") == (1, [("a.txt", 2)], "")
    assert run("--config", "elsewhere/own.yaml", "a.txt", "sub") == (1, [("a.txt", 2), ("sub/b.txt", 2)], "")


def test_standard_input_has_the_settings_of_the_name_it_is_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"sub/reportlint.yaml": "terms: [消防平安]", "other/reportlint.yaml": "exclude: [c.txt]"})

    def check(*arguments: str) -> tuple[int, list[tuple[str, int]], str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SPUN.encode())))
        return run(*arguments, "-")

    assert check() == (1, [("<stdin>", 2)], "")
    assert check("--stdin-filename", "sub/new.txt") == (0, [], "")
    assert check("--stdin-filename", "other/c.txt") == (0, [], LEFT_OUT.format(1))


@pytest.mark.parametrize("arguments", [("sub/b.txt", "a.txt"), ("sub", "a.txt"), (".",), ("*.txt", "sub/*.txt")])
def test_what_is_excluded_is_so_however_it_is_named(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    write(tmp_path, {"reportlint.yaml": "exclude: [sub/, /other/c.txt]"})
    code, found, said = run(*arguments)
    assert (code, found) == (1, [("a.txt", 2)])
    assert said == LEFT_OUT.format(2 if arguments == (".",) else 1)
    assert ("sub/b.txt", 2) in run("--no-exclude", *arguments)[1]


def test_a_hook_that_names_only_what_is_excluded_passes(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "exclude: [sub/]"})
    assert run("sub/b.txt") == (0, [], LEFT_OUT.format(1))


def test_an_override_names_the_encoding(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "overrides: [{paths: ['*.b5.txt'], encoding: big5}]"})
    (tmp_path / "老.b5.txt").write_bytes("農業根底設施".encode("big5"))
    assert run("老.b5.txt") == (1, [("老.b5.txt", 2)], "")


def test_a_severity_decides_about_the_exit_code(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"reportlint.yaml": "severity: {substitution: note}"})
    assert run("a.txt") == (0, [("a.txt", 2)], "")
    assert run("--fail-on", "note", "a.txt") == (1, [("a.txt", 2)], "")


@pytest.mark.parametrize(
    ("files", "options", "problem"),
    [
        pytest.param(
            {"sub/reportlint.yaml": "termz: []"},
            [],
            "sub/reportlint.yaml:1:1: 未知的键“termz”，是否想写“terms”？",
            id="settings found",
        ),
        pytest.param(
            {"sub/reportlint.yaml": "ignore:\n- substitution/*\n- substitutoin"},
            [],
            "sub/reportlint.yaml:3:3: 没有名为“substitutoin”的规则或类别，是否想写“substitution”？",
            id="a selector",
        ),
        pytest.param({}, ["--config", "no.yaml"], "no.yaml: 无法读取（不存在）", id="no file"),
        pytest.param(
            {"own.toml": OTHERS_TOML}, ["--config", "own.toml"], "own.toml: 没有 [tool.reportlint] 表", id="no table"
        ),
        pytest.param(
            {"own.yaml": ""}, ["--config", "own.yaml", "--no-config"], "--config 与 --no-config 不能同时使用", id="both"
        ),
        pytest.param(
            {},
            ["--as", "责任状"],
            f"--as 的值不对，应为 {'、'.join(get_args(Genre))}",
            id="no profile",
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line_and_nothing_is_checked(
    run: Run,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, str],
    options: list[str],
    problem: str,
) -> None:
    write(tmp_path, files)
    with pytest.raises(ReportlintError) as refused:
        run(*options, "a.txt", "sub")
    assert (refused.value.words("zh"), capsys.readouterr().out) == (problem, "")


def test_a_place_is_explained_under_its_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"reportlint.yaml": "ignore: [substitution/peace-*]\nencoding: gb18030"})
    (tmp_path / "a.txt").write_bytes(SPUN.encode("gb18030"))
    run_command(["explain", "--why", "a.txt:1:3"])
    told = capsys.readouterr().out.splitlines()
    assert f"{'substitution/peace-for-safety':44} 没有启用（设置 reportlint.yaml）；启用则报出“平安”" in told
    run_command(["explain", "--why", "a.txt:1:1", "--lang", "en"])
    assert "not asked" not in capsys.readouterr().out


def test_a_rule_that_is_not_asked_has_no_other_reason(
    tmp_path: Path, write_rule: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write_rule("typo/our-sample", OUR_RULE)
    write(tmp_path, {"reportlint.yaml": "rules: [rules]\nignore: [typo/our-sample]", "a.txt": "做好甲乙丙工作\n"})
    run_command(["explain", "--why", "a.txt:1:4"])
    told = capsys.readouterr().out
    assert "这里没有哪条规则涉及的字词" not in told
    said = [line for line in told.splitlines() if line.startswith("typo/our-sample")]
    assert said == [f"{'typo/our-sample':44} 没有启用（设置 reportlint.yaml）；启用则报出“甲乙丙”"]


def test_a_place_that_was_accepted_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = f"- {{file: a.txt, rule: {PEACE}, text: 平安, why: 原文如此}}\n"
    comment = f"<!-- reportlint-ignore {PEACE}: 书名 -->\n"
    write(tmp_path, {".reportlint-ignores.yaml": entry, "b.md": SPUN.rstrip() + comment})
    for name, lang, said in (
        ("a.txt", "zh", "“平安”已接受（接受清单：原文如此），check 不再报出"),
        ("a.txt", "en", "'平安' was accepted (list: 原文如此), so check is silent"),
        ("b.md", "zh", "“平安”已接受（注释：书名），check 不再报出"),
        ("b.md", "en", "'平安' was accepted (comment: 书名), so check is silent"),
    ):
        run_command(["explain", "--lang", lang, "--why", f"{name}:1:3"])
        assert f"{PEACE:44} {said}" in capsys.readouterr().out.splitlines()
    run_command(["explain", "--why", "a.txt:1:1"])
    assert "已接受" not in capsys.readouterr().out


def test_rules_of_the_settings_are_listed_and_explained(
    tmp_path: Path, write_rule: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write_rule("typo/our-sample", OUR_RULE)
    write(tmp_path, {"reportlint.yaml": "rules: [rules]"})
    for arguments in (["rules"], ["rules", "list"], ["explain", "typo"], ["explain", "typo/our-sample"]):
        run_command(arguments)
        assert "typo/our-sample" in capsys.readouterr().out
