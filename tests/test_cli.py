"""The commands end to end, as processes: what they write where, and how they leave."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import catalogue, cli, engine

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

RULES = {
    "typo/foundation-sample": """\
severity: error
message: “{text}”疑为“{fix}”之误
message_en: “{text}” should be “{fix}”
why: 甲
basis: 乙
wording: {replace: {甲根底: 甲基础}}
examples: {bad: [text: ⟦甲根底⟧, text: 乙⟦甲根底⟧], good: [根底, 甲基础]}
""",
    "format/mark-sample": """\
severity: warning
message: 多余的“{text}”
why: 甲
basis: 乙
pattern: {find: '~{3,}', lines_with: ['~~~']}
examples: {bad: [text: ⟦~~~⟧, text: 甲⟦~~~~⟧], good: [~~, 甲]}
""",
    "punctuation/comma-sample": """\
severity: note
message: 应用全角
why: 甲
basis: 乙
fold: true
pattern: {find: '(?<=甲),', replace: ，}
examples: {bad: [text: '甲⟦,⟧', text: '甲⟦,⟧,'], good: [甲，, '1,000']}
""",
}
OURS = ("--rules", "rules", "--select", "*-sample")
ERROR, WARNING, NOTE, CLEAN = "甲根底\n", "甲~~~\n", "甲,乙\n", "总结\n"


@pytest.fixture(autouse=True)
def _samples(write_rule: Callable[[str, str], Path], tmp_path: Path) -> None:
    for name, text in RULES.items():
        # The same path, size and time in every test: the catalogue is read once for all of them.
        os.utime(write_rule(name, text), ns=(0, 0))
    for name, text in {"error": ERROR, "warning": WARNING, "note": NOTE, "clean": CLEAN}.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs the command in tmp_path and gives back streams and exit code."""

    def call(*arguments: str | bytes, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONWARNINGS": "error", "LC_ALL": "C.UTF-8", **variables}
        command = [sys.executable, "-m", "reportlint", *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=tmp_path, env=environment, check=False)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


def found(result: subprocess.CompletedProcess[str]) -> list[tuple[Any, ...]]:
    return [(f["path"], f["line"], f["column"], f["text"]) for f in json.loads(result.stdout)["findings"]]


# check


def test_findings_are_written_and_counted(run: Run) -> None:
    result = run("check", *OURS, "error.txt", "clean.txt")
    assert result.stdout == (
        "error.txt:1:1: 错误 typo/foundation-sample “甲根底”疑为“甲基础”之误\n"
        "    甲根底\n    ^^^^^^\n    建议：甲基础\n\n"
        "检查 2 份文件，发现 1 处（错误 1，警告 0，提示 0）\n"
        "       1  typo（错别字）\n"
    )
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.parametrize(
    ("document", "fail_on", "code"),
    [
        ("clean.txt", "note", 0),
        ("note.txt", "note", 1),
        ("note.txt", None, 0),
        ("warning.txt", None, 1),
        ("warning.txt", "warning", 1),
        ("warning.txt", "error", 0),
        ("error.txt", "error", 1),
        ("error.txt", "note", 1),
    ],
)
def test_the_exit_code_follows_fail_on(run: Run, document: str, fail_on: str | None, code: int) -> None:
    result = run("check", *OURS, *(("--fail-on", fail_on) if fail_on else ()), "--format", "json", document)
    assert (result.returncode, result.stderr) == (code, "")
    assert len(found(result)) == (document != "clean.txt")


def test_exit_zero_hides_findings_but_no_failure(run: Run) -> None:
    assert run("check", *OURS, "--exit-zero", "error.txt").returncode == 0
    result = run("check", *OURS, "--exit-zero", "error.txt", "missing.txt")
    assert (result.returncode, result.stderr) == (2, "reportlint: missing.txt: 文件不存在\n")
    assert run("check", "--exit-zero", "--select", "no-such-rule", "error.txt").returncode == 2


def test_a_failure_outweighs_findings(run: Run) -> None:
    assert run("check", *OURS, "error.txt", "missing.txt").returncode == 2


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (["--select", "*-sample"], ["typo/foundation-sample", "format/mark-sample", "punctuation/comma-sample"]),
        (["--select", "*-sample", "--ignore", "typo"], ["format/mark-sample", "punctuation/comma-sample"]),
        (["--select", "format/mark-sample,typo/foundation-sample"], ["typo/foundation-sample", "format/mark-sample"]),
        (
            ["--select", "typo/foundation-sample", "--select", " format/mark-sample "],
            ["typo/foundation-sample", "format/mark-sample"],
        ),
        (["--select", "*-sample", "--ignore", "*/[fm]*"], ["punctuation/comma-sample"]),
    ],
)
def test_rules_are_selected_and_ignored(run: Run, tmp_path: Path, options: list[str], rules: list[str]) -> None:
    (tmp_path / "all.txt").write_text(ERROR + WARNING + NOTE, "utf-8")
    report = json.loads(run("check", "--rules", "rules", *options, "--format", "json", "all.txt").stdout)
    assert [finding["rule"] for finding in report["findings"]] == rules


@pytest.mark.parametrize("again", ["rules", "./rules", "rules/", "rules/../rules", "link"])
def test_a_folder_of_rules_named_twice_is_one(run: Run, tmp_path: Path, again: str) -> None:
    (tmp_path / "link").symlink_to("rules", target_is_directory=True)
    result = run("check", *OURS, "--rules", again, "--format", "json", "error.txt")
    assert (result.returncode, result.stderr) == (1, "")
    assert found(result) == [("error.txt", 1, 1, "甲根底")]


def test_json_is_the_contract(run: Run) -> None:
    result = run("check", *OURS, "--format", "json", "warning.txt", "error.txt", "missing.txt")
    assert json.loads(result.stdout) == {
        "version": 1,
        "findings": [
            {
                "path": "error.txt",
                "start": 0,
                "end": 3,
                "rule": "typo/foundation-sample",
                "category": "typo",
                "severity": "error",
                "message": "“甲根底”疑为“甲基础”之误",
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 4,
                "text": "甲根底",
                "suggestion": "甲基础",
                "related": [],
            },
            {
                "path": "warning.txt",
                "start": 1,
                "end": 4,
                "rule": "format/mark-sample",
                "category": "format",
                "severity": "warning",
                "message": "多余的“~~~”",
                "line": 1,
                "column": 2,
                "end_line": 1,
                "end_column": 5,
                "text": "~~~",
                "suggestion": None,
                "related": [],
            },
        ],
        "summary": {
            "documents": 2,
            "failed": 1,
            "findings": 2,
            "by_category": {"format": 1, "typo": 1},
            "by_severity": {"note": 0, "warning": 1, "error": 1},
        },
    }
    assert (result.returncode, result.stderr) == (2, "reportlint: missing.txt: 文件不存在\n")


def test_english_is_spoken_when_asked(run: Run) -> None:
    result = run("check", *OURS, "--lang", "en", "error.txt", "missing.txt")
    assert result.stdout == (
        "error.txt:1:1: error typo/foundation-sample “甲根底” should be “甲基础”\n"
        "    甲根底\n    ^^^^^^\n    suggestion: 甲基础\n\n"
        "documents checked: 1, findings: 1 (error 1, warning 0, note 0)\n"
        "       1  typo\n"
        "not wholly checked: 1\n"
    )
    assert result.stderr == "reportlint: missing.txt: no such file\n"


def test_habits_are_folded_in_text_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "habit.txt").write_text("甲," * 10, "utf-8")
    folded, unfolded = run("check", *OURS, "habit.txt"), run("check", *OURS, "--no-fold", "habit.txt")
    assert folded.stdout.count("应用全角") == 3
    assert "habit.txt: punctuation/comma-sample 另有 7 处（--no-fold 全部列出）\n" in folded.stdout
    assert unfolded.stdout.count("应用全角") == 10
    assert len(found(run("check", *OURS, "--format", "json", "habit.txt"))) == 10


def test_colour_is_for_terminals(run: Run) -> None:
    assert "\x1b[" not in run("check", *OURS, "error.txt").stdout
    assert "\x1b[31m" in run("check", *OURS, "--color", "error.txt").stdout


def test_standard_input_is_a_document(run: Run) -> None:
    result = run("check", *OURS, "--format", "json", "-", stdin="总结\n甲根底".encode("gb18030"))
    assert found(result) == [("<stdin>", 2, 1, "甲根底")]
    result = run("check", *OURS, "--format", "json", "--stdin-filename", "草稿 1.txt", "-", stdin=ERROR.encode())
    assert found(result) == [("草稿 1.txt", 1, 1, "甲根底")]
    result = run("check", *OURS, "--stdin-filename", "草稿 1.txt", "-", stdin=b"\xff\xff")
    assert result.stderr == "reportlint: 草稿 1.txt: 无法按 UTF-8, GB18030 解码，请用 --encoding 指明编码\n"


def test_an_encoding_can_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big5.txt").write_bytes("總結\n甲~~~".encode("big5"))
    assert found(run("check", *OURS, "--encoding", "big5", "--format", "json", "big5.txt")) == [
        ("big5.txt", 2, 2, "~~~")
    ]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        pytest.param("总结 2014 (1).txt", "甲根底", (1, 1), id="blanks and Chinese"),
        pytest.param("总结[1].txt", "甲根底", (1, 1), id="brackets"),
        pytest.param("-总结.txt", "甲根底", (1, 1), id="a dash in front"),
        pytest.param("a.txt", "\r\n总结\r\n\r\n甲根底", (4, 1), id="CRLF"),
        pytest.param("a.txt", "总结\r甲根底\r", (1, 4), id="CR only"),
        pytest.param("a.txt", "𠮷" * 5000 + "甲根底", (1, 5001), id="a long line"),
    ],
)
def test_names_and_texts_of_all_sorts(run: Run, tmp_path: Path, name: str, text: str, place: tuple[int, int]) -> None:
    (tmp_path / name).write_bytes(text.encode())
    assert found(run("check", *OURS, "--format", "json", "--", name)) == [(name, *place, "甲根底")]


def test_a_name_that_is_no_utf_8_is_written_escaped(run: Run, tmp_path: Path) -> None:
    name = "总结.txt".encode("gbk")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(ERROR, "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for options in (["--format", "json"], []):
        result = run("check", *OURS, *options, name)
        assert (result.returncode, result.stderr) == (1, "")
        assert "\\udcd7\u073d\\udce1.txt" in result.stdout


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="locale C"),
        pytest.param({"LC_ALL": "C"}, id="locale C, as python treats it"),
        pytest.param({"PYTHONIOENCODING": "gbk"}, id="a GBK console"),
        pytest.param({"PYTHONIOENCODING": "cp1252"}, id="a western console"),
    ],
)
def test_the_locale_changes_neither_findings_nor_exit_code(run: Run, variables: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("𠮷甲根底", "utf-8")
    environment = {**os.environ, **variables}
    command = [sys.executable, "-m", "reportlint", "check", *OURS, "a.txt"]
    result = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=False)
    assert (result.returncode, result.stderr) == (1, b"")
    assert result.stdout.startswith(b"a.txt:1:2: ")
    assert found(run("check", *OURS, "--format", "json", "a.txt", **variables)) == [("a.txt", 1, 2, "甲根底")]


def test_documents_are_reported_in_order_and_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "年度").mkdir()
    (tmp_path / "年度" / "乙.txt").write_text(ERROR, "utf-8")
    result = run("check", *OURS, "--format", "json", "年度", "error.txt", "./error.txt", "年度/乙.txt", "*.txt")
    assert [path for path, *_ in found(result)] == ["error.txt", "note.txt", "warning.txt", "年度/乙.txt"]


# Bad input: one line on standard error, exit 2, everything else still reported.


@pytest.mark.parametrize(
    ("name", "data", "options", "problem"),
    [
        pytest.param("missing.txt", None, [], "missing.txt: 文件不存在", id="missing file"),
        pytest.param("folder/", None, [], "folder/: 文件夹中没有可检查的 *.txt 文件", id="folder without documents"),
        pytest.param("*.doc", None, [], "*.doc: 没有匹配的文件", id="glob that matches nothing"),
        pytest.param("", None, [], '"": 文件不存在', id="an empty name"),
        pytest.param(
            "a.txt", b"\xff\xfe\x00", [], "a.txt: 无法按 UTF-16 解码，请用 --encoding 指明编码", id="broken UTF-16"
        ),
        pytest.param(
            "a.txt", b"\x81", [], "a.txt: 无法按 UTF-8, GB18030 解码，请用 --encoding 指明编码", id="no encoding"
        ),
        pytest.param("a.txt", b"\0" * 999, [], "a.txt: 含有空字符（NUL），不是文本文件", id="NUL"),
        pytest.param("a.txt", b"\x89PNG\r\n\x1a\n\0\0", [], "a.txt: 含有空字符（NUL），不是文本文件", id="binary"),
        pytest.param(
            "a.txt",
            b"PK\x03\x04\x14\0\6\0",
            [],
            "a.txt: 是 Word (docx) 文件，请先另存为纯文本（*.txt）再检查",
            id="a docx",
        ),
        pytest.param("a.txt", "总结".encode()[:-1], [], "a.txt: UTF-8 文件在字符中间截断", id="cut off"),
        pytest.param(
            "a.txt",
            b"\xc3\xb6",
            ["--encoding", "ascii"],
            "a.txt: 无法按 ascii 解码，请用 --encoding 指明编码",
            id="another encoding",
        ),
    ],
)
def test_a_document_that_cannot_be_checked_is_one_line_and_the_rest_is_reported(
    run: Run, tmp_path: Path, name: str, data: bytes | None, options: list[str], problem: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "warning.txt").write_bytes(b"a~~~")
    if data is not None:
        (tmp_path / name).write_bytes(data)
    result = run("check", *OURS, *options, "--format", "json", name, "warning.txt")
    assert (result.returncode, result.stderr) == (2, f"reportlint: {problem}\n")
    assert found(result) == [("warning.txt", 1, 2, "~~~")]
    assert json.loads(result.stdout)["summary"]["failed"] == 1


def test_a_link_to_nothing_and_a_link_to_itself_are_one_line_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to("gone.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    result = run("check", *OURS, "--format", "json", "broken.txt", "error.txt", "loop.txt")
    assert (result.returncode, len(found(result))) == (2, 1)
    assert result.stderr.splitlines() == [
        "reportlint: broken.txt: 文件不存在",
        "reportlint: loop.txt: 无法读取（链接太多或循环）",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_document_without_permission_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "error.txt").chmod(0)
    result = run("check", *OURS, "error.txt")
    assert (result.returncode, result.stderr) == (2, "reportlint: error.txt: 没有读取权限\n")


def test_an_unknown_encoding_is_named_for_every_document(run: Run) -> None:
    result = run("check", *OURS, "--encoding", "gbk2", "error.txt", "clean.txt")
    assert (result.returncode, result.stderr.splitlines()) == (
        2,
        ["reportlint: clean.txt: 未知的编码名“gbk2”", "reportlint: error.txt: 未知的编码名“gbk2”"],
    )


SAMPLE = RULES["typo/foundation-sample"]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        pytest.param(
            "typo/a",
            SAMPLE.replace("why", "wyh"),
            "rules/typo/a.yaml:4:1: 未知的键“wyh”，是否想写“why”？",
            id="typo in a key",
        ),
        pytest.param("typo/a", SAMPLE + "why: 丙\n", "rules/typo/a.yaml:8:1: 键“why”重复", id="repeated key"),
        pytest.param(
            "typo/a",
            SAMPLE.replace("wording: {replace: {甲根底: 甲基础}}", "pattern: {find: '(甲', replace: 乙}"),
            "rules/typo/a.yaml:6:17: 正则表达式有误：missing ) at position 2",
            id="bad expression",
        ),
        pytest.param("typo/a/b", SAMPLE, "rules/typo/a/b.yaml: 规则须放在“类别/名称.yaml”", id="wrong depth"),
        pytest.param("tpyo/a", SAMPLE, "rules/tpyo/a.yaml: 没有“tpyo”这个类别，是否想写“typo”？", id="no category"),
        pytest.param("typo/a", "", "rules/typo/a.yaml: 文件是空的", id="empty"),
    ],
)
def test_a_rule_file_that_is_wrong_is_one_line(
    run: Run, write_rule: Callable[[str, str], Path], name: str, text: str, problem: str
) -> None:
    write_rule(name, text)
    result = run("check", *OURS, "error.txt")
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"reportlint: {problem}\n")


@pytest.mark.parametrize("command", [["rules", "--rules", "rules"], ["rules", "validate", "rules"]])
def test_no_command_passes_over_a_rule_file_that_is_wrong(
    run: Run, write_rule: Callable[[str, str], Path], command: list[str]
) -> None:
    write_rule("typo/a", "")
    result = run(*command)
    assert (result.returncode, result.stderr) == (2, "reportlint: rules/typo/a.yaml: 文件是空的\n")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(
            ["check", "--rules", "empty", "error.txt"], "empty: 没有规则文件（*.yaml）", id="empty rule folder"
        ),
        pytest.param(["check", "--rules", "gone", "error.txt"], "gone: 文件夹不存在", id="missing rule folder"),
        pytest.param(
            ["check", "--rules", "error.txt", "error.txt"],
            "error.txt: 是文件，请给出规则文件夹",
            id="a file as rule folder",
        ),
        pytest.param(["rules", "validate", "empty"], "empty: 没有规则文件（*.yaml）", id="validate an empty folder"),
        pytest.param(
            ["rules", "validate", "empty/typo"], "empty/typo: 没有规则文件（*.yaml）", id="validate an empty category"
        ),
        pytest.param(["rules", "validate", "gone"], "gone: 文件夹不存在", id="validate a missing folder"),
        pytest.param(["rules", "validate", "gone.yaml"], "gone.yaml: ", id="validate a missing file"),
        pytest.param(
            ["check", *OURS, "--select", "typo/fundation-sample", "error.txt"],
            "没有名为“typo/fundation-sample”的规则或类别，是否想写“typo/foundation-sample”？",
            id="unknown rule",
        ),
        pytest.param(
            ["check", "--ignore", "placeholdr", "error.txt"],
            "没有名为“placeholdr”的规则或类别，是否想写“placeholder”？",
            id="unknown category",
        ),
        pytest.param(
            ["check", "--select", "typo", "--ignore", "typo", "--rules", "rules", "error.txt"],
            "没有选中任何规则",
            id="no rule left",
        ),
        pytest.param(
            ["rules", "test", "--rules", "rules", "typo/foundation"],
            "没有名为“typo/foundation”的规则或类别，是否想写“typo/foundation-sample”？",
            id="test of an unknown rule",
        ),
        pytest.param(
            ["explain", "--rules", "rules", "foundation-sample"],
            "没有名为“foundation-sample”的规则或类别，是否想写“typo/foundation-sample”？",
            id="explain an unknown rule",
        ),
        pytest.param(
            ["check", "--formt", "json", "error.txt"], "没有选项“--formt”，是否想写“--format”？", id="unknown option"
        ),
        pytest.param(
            ["check", "--format", "pdf", "error.txt"],
            "没有输出格式“pdf”（有 text、summary、json、jsonl、sarif、github、gitlab、junit、checkstyle、rdjson",
            id="unknown format",
        ),
        pytest.param(
            ["check", "--format", "serif", "error.txt"],
            "没有输出格式“serif”，是否想写“sarif”？",
            id="a format misspelt",
        ),
        pytest.param(["check"], "缺少参数 PATH…", id="no document"),
        *[
            pytest.param(["check", "--rules", "rules", option, value, "error.txt"], f"{option} 的值是空的")
            for option in ("--select", "--ignore")
            for value in ("", ",", " ", "typo,", ",typo")
        ],
        pytest.param(["check", "error.txt", "--format"], "选项 --format 缺少值，或不该有值", id="no value"),
        pytest.param(["rules", "--lang"], "选项 --lang 缺少值，或不该有值", id="no value of a rules option"),
        pytest.param(["check", "--color=3", "error.txt"], "选项 --color 缺少值，或不该有值", id="value of a flag"),
        pytest.param(["rules", "--rules", "rules", "test"], "--rules 须写在 test 之后", id="a folder nobody would see"),
        pytest.param(["chek", "error.txt"], "没有命令“chek”，是否想写“check”？", id="unknown command"),
        pytest.param(
            ["总结.txt"], "没有命令“总结.txt”；检查文件请写 reportlint check 总结.txt", id="a document for a command"
        ),
        pytest.param([], "请写出命令，如 reportlint check 总结.txt；用法见 reportlint --help", id="nothing at all"),
    ],
)
def test_a_wrong_argument_is_one_line(run: Run, tmp_path: Path, arguments: list[str], problem: str) -> None:
    (tmp_path / "empty" / "typo").mkdir(parents=True)
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "") or arguments[:2] == ["rules", "validate"]
    assert result.stderr.startswith(f"reportlint: {problem}")
    assert result.stderr.count("\n") == 1


def test_a_rule_out_of_time_is_one_line_and_the_rest_is_reported(
    run: Run, write_rule: Callable[[str, str], Path], tmp_path: Path
) -> None:
    slow = RULES["format/mark-sample"].replace("'~{3,}', lines_with: ['~~~']", "'(?:~|~~)+$'")
    write_rule("residue/slow-sample", slow)
    (tmp_path / "slow.txt").write_text("~" * 60 + "甲根底。\n", "utf-8")
    result = run("check", *OURS, "--format", "json", "slow.txt", "error.txt")
    assert (result.returncode, result.stderr) == (
        2,
        "reportlint: slow.txt: residue/slow-sample: 查找超时，这份文件没有查完\n",
    )
    assert [(path, text) for path, _, _, text in found(result)] == [
        ("error.txt", "甲根底"),
        ("slow.txt", "~" * 60),
        ("slow.txt", "甲根底"),
    ]


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize("findings", [1, 20_000])
def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path, format_: str, findings: int) -> None:
    (tmp_path / "many.txt").write_text(ERROR * findings, "utf-8")
    command = [sys.executable, "-m", "reportlint", "check", *OURS, "--format", format_, "many.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        if findings > 1:
            process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("findings", [1, 20_000])
def test_a_full_disk_is_one_line(tmp_path: Path, findings: int) -> None:
    (tmp_path / "many.txt").write_text(ERROR * findings, "utf-8")
    command = [sys.executable, "-m", "reportlint", "check", *OURS, "many.txt"]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            command,
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    assert (result.stderr.decode(), result.returncode) == (
        "reportlint: 无法读写（磁盘已满）\n",
        2,
    )


def test_a_fault_of_the_system_names_the_file(tmp_path: Path) -> None:
    program = """\
from reportlint import cli, engine
def run(*_):
    raise PermissionError(13, "Permission denied", "表.dat")
engine.run = run
cli.main()
"""
    for lang, words in (("zh", "表.dat: 无法读写（没有权限）"), ("en", "表.dat: cannot be read or written")):
        command = [sys.executable, "-X", "utf8", "-c", program, "check", "--lang", lang, "error.txt"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(f"reportlint: {words}")
        assert result.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="others do not let go of a folder in use")
@pytest.mark.parametrize("arguments", [["fix", "-"], ["config", "show"], ["baseline", "."]])
def test_a_working_directory_that_was_deleted_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "gone").mkdir()
    command = ["sh", "-c", 'rmdir ../gone; exec "$0" "$@"', sys.executable, "-m", "reportlint", *arguments]
    result = subprocess.run(command, cwd=tmp_path / "gone", input=b"", capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == "reportlint: 当前文件夹已被删除\n"


@pytest.mark.skipif(os.name != "posix", reason="other systems know no SIGTERM")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, jobs: str) -> None:
    # The first document is a pipe nobody writes to: the run cannot end by itself.
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("甲\n", "utf-8")
    before = sorted(path.name for path in tmp_path.iterdir())
    command = [sys.executable, "-m", "reportlint", "check", "--no-config", "--jobs", jobs]
    command += ["--output", "json=report.json", "a.txt", "b.txt"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not list(tmp_path.glob(".*.reportlint")):
            assert process.poll() is None
            time.sleep(0.01)
        time.sleep(0.3)  # it opens the file, then takes note of it
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=20) == (b"", b"\n")
    assert process.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "error.txt", "--config", ""],
        ["check", "error.txt", "--encoding="],
        ["check", "-", "--stdin-filename", ""],
        ["fix", "-", "--stdin-filename", ""],
        ["explain", "--why", "error.txt:1:1", "--encoding", ""],
    ],
)
def test_a_variable_that_was_not_set_is_no_value(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    option = next(each for each in arguments[1:] if each.startswith("--") and each != "--why").rstrip("=")
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"reportlint: {option} 的值是空的\n")


def test_a_complaint_is_one_line_whatever_the_name(run: Run) -> None:
    assert run("check", "no\nfile\r.txt").stderr == "reportlint: no\\nfile\\r.txt: 文件不存在\n"


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "", "9" * 5000])
def test_a_number_of_processes_is_one_or_more(run: Run, jobs: str) -> None:
    result = run("check", "--jobs", jobs, "error.txt")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith(f"--jobs 应为正整数或 auto，不是“{jobs}”\n")


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("closed", "arguments", "code", "stdout", "stderr"),
    [
        pytest.param(">&-", ["check", *OURS, "error.txt"], 2, None, "", id="stdout"),
        pytest.param(">&-", ["check", *OURS, "clean.txt"], 2, None, "", id="stdout, nothing to find"),
        pytest.param(">&-", ["rules"], 2, None, "", id="stdout of rules"),
        pytest.param("2>&-", ["check", *OURS, "error.txt"], 1, "发现 1 处", None, id="stderr"),
        pytest.param("2>&-", ["check", *OURS, "clean.txt"], 0, "发现 0 处", None, id="stderr, nothing to say"),
        pytest.param("2>&-", ["check", *OURS, "error.txt", "no.txt"], 2, "1 项没有查完", None, id="stderr, a failure"),
        pytest.param("2>&-", ["check", "--select", "no-such"], 2, "", None, id="stderr, a wrong argument"),
        pytest.param(
            "<&-", ["check", *OURS, "-"], 2, "1 项没有查完", "reportlint: <stdin>: 标准输入已关闭\n", id="stdin"
        ),
        pytest.param(
            "<&-",
            ["check", *OURS, "--stdin-filename", "草稿.txt", "-", "error.txt"],
            2,
            "发现 1 处",
            "reportlint: 草稿.txt: 标准输入已关闭\n",
            id="stdin, and a document",
        ),
        pytest.param("<&-", ["check", *OURS, "error.txt"], 1, "发现 1 处", "", id="stdin that nobody reads"),
        pytest.param("<&- >&- 2>&-", ["check", *OURS, "error.txt"], 2, None, None, id="all"),
    ],
)
def test_a_closed_stream_is_no_traceback(
    tmp_path: Path, closed: str, arguments: list[str], code: int, stdout: str | None, stderr: str | None
) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "reportlint", *arguments]
    environment = {**os.environ, "PYTHONWARNINGS": "error", "LC_ALL": "C.UTF-8"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (code, stderr or "")
    assert (stdout or "") in result.stdout
    assert result.stdout or not stdout


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportlint", "check", *OURS, "--format", "json", "error.txt"]
    with (tmp_path / "report.json").open("wb") as file:
        assert subprocess.run(command, cwd=tmp_path, stdout=file, check=False).returncode == 1
    assert len(json.loads((tmp_path / "report.json").read_bytes())["findings"]) == 1


def test_a_fault_of_ours_is_shown_and_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(engine, "run", break_down)
    monkeypatch.setattr(sys, "argv", ["reportlint", "check", str(tmp_path / "error.txt")])
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    monkeypatch.setattr(sys, "stderr", sys.__stderr__)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    assert capfd.readouterr().err.endswith("ZeroDivisionError\n")


# rules, explain


def test_rules_are_listed(run: Run) -> None:
    result = run("rules", "--rules", "rules")
    lines = result.stdout.splitlines()
    assert "typo/foundation-sample                       error    “甲根底”疑为“甲基础”之误" in lines
    assert "format/mark-sample                           warning  多余的“~~~”" in lines
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    assert (result.returncode, result.stderr) == (0, "")
    english = run("rules", "--rules", "rules", "--lang", "en").stdout
    assert "typo/foundation-sample                       error    “甲根底” should be “甲基础”" in english.splitlines()


@pytest.mark.parametrize("options", [["--rules", "rules"], ["--rules", "rules", "--lang", "en"], []])
def test_rules_are_listed_by_name_of_the_command_too(run: Run, options: list[str]) -> None:
    bare, named = run("rules", *options), run("rules", "list", *options)
    assert (named.returncode, named.stdout, named.stderr) == (0, bare.stdout, "")
    assert bare.stdout


def test_a_folder_before_list_would_not_be_seen(run: Run) -> None:
    result = run("rules", "--rules", "rules", "list")
    assert (result.returncode, result.stderr) == (2, "reportlint: --rules 须写在 list 之后\n")


def test_examples_are_run(run: Run, write_rule: Callable[[str, str], Path]) -> None:
    result = run("rules", "test", "--rules", "rules", "*-sample")
    assert (result.returncode, result.stdout, result.stderr) == (0, "3 条规则，12 个例子，0 个不成立\n", "")
    write_rule("typo/foundation-sample", SAMPLE.replace("good: [根底", "good: [甲根底"))
    result = run("rules", "test", "--rules", "rules", "*-sample")
    assert (result.returncode, result.stdout) == (2, "3 条规则，12 个例子，1 个不成立\n")
    assert result.stderr == (
        "reportlint: rules/typo/foundation-sample.yaml:7:53: 例子不成立：正例“甲根底”，报出“⟦甲根底⟧”\n"
    )


@pytest.mark.parametrize("place", ["rules", "rules/typo/foundation-sample.yaml"])
def test_own_rules_are_validated(run: Run, place: str) -> None:
    result = run("rules", "validate", place)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout in ("3 条规则，12 个例子，0 个不成立\n", "1 条规则，4 个例子，0 个不成立\n")


def test_a_rule_is_validated_from_its_own_folder(run: Run, tmp_path: Path) -> None:
    result = run("rules", "validate", str(tmp_path / "rules" / "typo" / "foundation-sample.yaml"))
    assert (result.returncode, result.stderr) == (0, "")


def test_every_wrong_path_is_named_and_the_rest_is_validated(run: Run, write_rule: Callable[[str, str], Path]) -> None:
    write_rule("typo/a", SAMPLE.replace("why", "wyh"))
    write_rule("typo/b", SAMPLE.replace("good: [根底", "good: [甲根底"))
    paths = ["rules/typo/a.yaml", "rules/typo/b.yaml", "rules/typo/foundation-sample.yaml"]
    result = run("rules", "validate", *paths)
    assert (result.returncode, result.stdout) == (2, "2 条规则，8 个例子，1 个不成立\n")
    assert result.stderr.splitlines() == [
        "reportlint: rules/typo/a.yaml:4:1: 未知的键“wyh”，是否想写“why”？",
        "reportlint: rules/typo/b.yaml:7:53: 例子不成立：正例“甲根底”，报出“⟦甲根底⟧”",
    ]


def test_a_rule_is_explained(run: Run) -> None:
    result = run("explain", "--rules", "rules", "typo/foundation-sample")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "# typo/foundation-sample\n\n“甲根底”疑为“甲基础”之误\n\n- 类别: typo 错别字\n- 级别: error\n"
    )
    assert result.stdout.endswith("- 误: 乙⟦甲根底⟧\n- 正（不报）: 根底\n- 正（不报）: 甲基础\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_a_category_the_rules_are_listed(run: Run, lang: str) -> None:
    result = run("explain", "--rules", "rules", "--lang", lang, "typo")
    listed = run("rules", "--rules", "rules", "--lang", lang).stdout.splitlines(keepends=True)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "".join(line for line in listed if line.startswith("typo/"))
    assert "typo/foundation-sample " in result.stdout


def test_every_shipped_rule_is_explained_in_both_languages(run: Run) -> None:
    name = catalogue.read_catalogue([catalogue.bundled_root()])[0].name
    assert run("explain", name).stdout.startswith(f"# {name}\n")
    assert run("explain", "--lang", "en", name).stdout.startswith(f"# {name}\n")


PLACE_RULE = """\
severity: error
message: “{text}”疑为“{fix}”之误
why: 甲
basis: 乙
wording: {replace: {甲根底: 甲基础}, unless: [文学甲根底]}
examples: {bad: [text: ⟦甲根底⟧, text: 乙⟦甲根底⟧], good: [根底, 甲基础]}
"""


@pytest.mark.parametrize("name", ["总结.txt", "a:b.txt", "甲:1:2.txt"])
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("1:2", f"{'typo/foundation-sample':44} “甲根底”报出，级别 error"),
        ("1:4:", f"{'typo/foundation-sample':44} “甲根底”报出，级别 error"),
        ("2:3", f"{'typo/foundation-sample':44} “甲根底”在“文学甲根底”之中，由 unless 放过"),
        ("3:1", "这里没有哪条规则涉及的字词"),
    ],
)
def test_a_place_is_explained(
    run: Run, write_rule: Callable[[str, str], Path], tmp_path: Path, name: str, place: str, said: str
) -> None:
    os.utime(write_rule("typo/foundation-sample", PLACE_RULE), ns=(0, 0))
    (tmp_path / name).write_text("乙甲根底\r\n文学甲根底\r\n\r\n", "utf-8", newline="")
    result = run("explain", "--rules", "rules", "--why", f"{name}:{place}")
    assert (result.returncode, result.stderr) == (0, "")
    first, *lines, last = result.stdout.splitlines()
    assert first.startswith(f"{name}:{place.rstrip(':')} ")
    assert said in lines
    assert last.startswith("另有 ")


def test_a_place_is_explained_in_english(run: Run) -> None:
    lines = run("explain", "--rules", "rules", "--lang", "en", "--why", "error.txt:1:1").stdout.splitlines()
    assert lines[:2] == ["error.txt:1:1 甲", f"{'typo/foundation-sample':44} '甲根底' reported as error"]
    assert lines[-1].endswith("more rules read the whole text and found nothing here")


def test_a_place_is_explained_in_the_encoding_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big5.txt").write_bytes("甲根底".encode("big5"))
    result = run("explain", "--rules", "rules", "--encoding", "big5", "--why", "big5.txt:1:1")
    assert "“甲根底”报出" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param([], "须写规则名或 --why FILE:LINE:COL，二者取一", id="nothing"),
        pytest.param(["typo", "--why", "error.txt:1:1"], "须写规则名或 --why FILE:LINE:COL，二者取一", id="both"),
        *[
            pytest.param(["--why", place], f"“{place}”应为 文件:行:列，行列从 1 数起", id=place)
            for place in ("error.txt", "error.txt:1", "error.txt:1:a", "error.txt:0:1", "error.txt:1:-1", ":1:1", "1:1")
        ],
        pytest.param(["--why", "no.txt:1:1"], "no.txt: 文件不存在", id="no file"),
        pytest.param(["--why", "error.txt:2:1"], "“error.txt:2:1”：文件只有 1 行", id="no line"),
        pytest.param(["--why", "error.txt:1:4"], "“error.txt:1:4”：第 1 行只有 3 个字", id="no column"),
        pytest.param(
            ["--encoding", "utf-9", "--why", "error.txt:1:1"], "error.txt: 未知的编码名“utf-9”", id="no encoding"
        ),
    ],
)
def test_a_place_that_is_none_is_one_line(run: Run, arguments: list[str], problem: str) -> None:
    result = run("explain", *arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"reportlint: {problem}\n")


def test_the_schema_is_written(run: Run) -> None:
    assert json.loads(run("rules", "schema").stdout)["title"] == "reportlint rule"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "-h"], ["rules", "-h"], ["explain", "-h"], ["--version"]])
def test_help_and_version(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert "reportlint" in result.stdout
