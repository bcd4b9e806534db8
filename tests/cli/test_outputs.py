"""`--format` and `--output`: what is written where, what is refused, and that nothing is lost or half-written."""

from __future__ import annotations

import errno
import json
import os
import pty
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reportlint.cli.options import FormatName
from reportlint.cli.outputs import Outputs, about_run
from reportlint.document import Document
from reportlint.engine import Outcome
from reportlint.errors import FileError, ReportlintError
from reportlint.finding import Finding, Severity
from reportlint.output.base import About, Totals
from reportlint.output.formats import FORMATS

TEXT_FORMATS = [name for name in FORMATS if name not in ("html", "xlsx", "csv")]
DRAFT = "夯实农业根底设施，完成投资xx万元。\n"


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONWARNINGS": "error", "LC_ALL": "C.UTF-8", **variables}
    command = [sys.executable, "-m", "reportlint", "check", "--no-config", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, env=environment, check=False)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "总结 1.txt"
    path.write_text(DRAFT, "utf-8")
    return path


# whole runs


def test_several_formats_in_one_run_are_what_each_is_alone(tmp_path: Path, draft: Path) -> None:
    outputs = [f"--output={name}={name}.out" for name in TEXT_FORMATS]
    together = run(tmp_path, *outputs, draft.name)
    assert (together.returncode, together.stderr) == (1, b"")
    assert names(tmp_path) == {draft.name, *(f"{name}.out" for name in TEXT_FORMATS)}
    for name in TEXT_FORMATS:
        alone = run(tmp_path, "--format", name, draft.name)
        assert (alone.returncode, alone.stderr) == (1, b"")
        assert (tmp_path / f"{name}.out").read_bytes() == alone.stdout, name
    assert together.stdout == (tmp_path / "summary.out").read_bytes()


def test_beside_files_standard_output_has_what_was_asked_for(tmp_path: Path, draft: Path) -> None:
    done = run(tmp_path, "--output", "json=a.json", "--format", "jsonl", draft.name)
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    assert findings == json.loads((tmp_path / "a.json").read_bytes())["findings"]
    assert len(findings) == 2


def test_a_file_has_neither_colours_nor_the_console_s_encoding(tmp_path: Path, draft: Path) -> None:
    done = run(tmp_path, "--output", "text=a", "--color", "--format", "text", draft.name, PYTHONIOENCODING="gbk")
    assert "总结 1.txt:1:5".encode() in (tmp_path / "a").read_bytes()
    assert b"\x1b[" not in (tmp_path / "a").read_bytes()
    assert b"\x1b[" in done.stdout
    assert "总结 1.txt:1:5: ".encode("gbk") in done.stdout


def test_two_runs_are_the_same_byte_for_byte(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "b.txt").write_text(DRAFT * 5 + "一、甲\n三、乙\n（一）丙\n", "utf-8")
    outputs = [f"--output={name}={name}.out" for name in TEXT_FORMATS]
    runs = []
    for seed in ("0", "1"):
        assert run(tmp_path, *outputs, "b.txt", draft.name, PYTHONHASHSEED=seed).returncode == 1
        runs.append({path.name: path.read_bytes() for path in tmp_path.glob("*.out")})
    assert runs[0] == runs[1]
    assert len(runs[0]) == len(TEXT_FORMATS)


def test_what_cannot_be_checked_does_not_cost_the_reports_of_the_others(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "坏.txt").write_bytes(b"\xff\xff\xff")
    done = run(tmp_path, "--output", "sarif=a.sarif", "--output", "json=a.json", draft.name, "坏.txt", "缺.txt")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "reportlint: 缺.txt: 文件不存在",
        "reportlint: 坏.txt: 无法按 UTF-8, GB18030 解码，请用 --encoding 指明编码",
    ]
    assert json.loads((tmp_path / "a.json").read_bytes())["summary"]["failed"] == 2
    (log,) = json.loads((tmp_path / "a.sarif").read_bytes())["runs"]
    assert log["invocations"][0]["executionSuccessful"] is False
    assert len(log["results"]) == 2


def test_a_crash_leaves_no_file(tmp_path: Path, draft: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    program = "from reportlint import cli, engine\nengine.run = None\ncli.main()\n"
    command = [sys.executable, "-c", program, "check", "--output", "json=a.json", "--output", "sarif=b", draft.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith(b"TypeError: 'NoneType' object is not callable\n")
    assert names(tmp_path) == {draft.name, "a.json"}
    assert (tmp_path / "a.json").read_bytes() == b"old"


def test_a_full_disk_keeps_what_was_there(tmp_path: Path, draft: Path) -> None:
    draft.write_text(DRAFT * 2000, "utf-8")
    (tmp_path / "a.json").write_bytes(b"old")
    command = [
        sys.executable,
        "-m",
        "reportlint",
        "check",
        "--no-config",
        "--output",
        "json=a.json",
        "--output",
        "summary=s",
    ]
    done = subprocess.run(
        [*command, draft.name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", "REPORTLINT_CACHE": os.devnull},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert (done.returncode, done.stderr.decode()) == (2, "reportlint: a.json: 无法写入（文件太大）\n")
    assert names(tmp_path) == {draft.name, "a.json", "s"}
    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert (tmp_path / "s").read_bytes() == done.stdout


def test_a_reader_that_goes_away_does_not_cost_the_files(tmp_path: Path, draft: Path) -> None:
    draft.write_text(DRAFT * 5000, "utf-8")
    command = [sys.executable, "-m", "reportlint", "check", "--no-config", "--no-fold", "--format", "text"]
    command += ["--output", "jsonl=a.jsonl", draft.name]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 2)
    assert (tmp_path / "a.jsonl").read_bytes().count(b"\n") == 10_000


def test_a_device_takes_a_report(tmp_path: Path, draft: Path) -> None:
    done = run(tmp_path, "--output", "jsonl=/dev/stderr", "--output", "json=/dev/null", draft.name)
    assert [json.loads(line)["text"] for line in done.stderr.splitlines()] == ["根底", "xx"]
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(["--output", "a.json"], "--output 应为 格式=文件，不是“a.json”", id="no name"),
        pytest.param(["--output", "json="], "--output 应为 格式=文件，不是“json=”", id="no path"),
        pytest.param(["--output", "=a.json"], "--output 应为 格式=文件，不是“=a.json”", id="an empty name"),
        pytest.param(["--output", ""], "--output 应为 格式=文件，不是“”", id="nothing"),
        pytest.param(["--output", "sraif=a"], "没有输出格式“sraif”，是否想写“sarif”？", id="a name misspelt"),
        pytest.param(["--output", "pdf=a"], "没有输出格式“pdf”（有 text、summary、json、", id="an unknown name"),
        pytest.param(["--format", "juint"], "没有输出格式“juint”，是否想写“junit”？", id="a format misspelt"),
        pytest.param(["--output", "json=-"], "标准输出的格式用 --format json 指定", id="standard output"),
        pytest.param(["--output", "json=gone/a"], "gone/a: 所在的文件夹不存在", id="a missing folder"),
        pytest.param(["--output", "json=总结 1.txt/a"], "总结 1.txt/a: 所在的文件夹不存在", id="below a file"),
        pytest.param(["--output", "json=."], ".: 无法写入（是文件夹）", id="a folder"),
        pytest.param(["--output", "json=old/"], "old/: 无法写入（是文件夹）", id="a folder by its slash"),
        pytest.param(
            ["--output", "json=a", "--output", "sarif=./a"], "./a: 两个 --output 写到同一文件", id="one file twice"
        ),
        pytest.param(
            ["--output", "json=old", "--output", "sarif=link"], "link: 两个 --output 写到同一文件", id="by a link"
        ),
        pytest.param(["--output", "json=总结 1.txt"], "总结 1.txt: 是要检查的文件，不能写入结果", id="over a document"),
        pytest.param(
            ["--output", "json=document"], "document: 是要检查的文件，不能写入结果", id="over a document by a link"
        ),
        pytest.param(
            ["--output", "json=./.reportlint-ignores.yaml"],
            "./.reportlint-ignores.yaml: 是 reportlint 的设置或清单，不能写入结果",
            id="over a list of ours",
        ),
        pytest.param(["--output", "json=read-only"], "read-only: 无法写入（没有权限）", id="read-only"),
        pytest.param(
            ["--output", "json=first", "--output", "sarif=read-only"],
            "read-only: 无法写入（没有权限）",
            id="the second is read-only",
        ),
        pytest.param(["--output", "json=/dev/full"], "/dev/full: 无法写入（磁盘已满）", id="full"),
    ],
)
def test_a_bad_output_is_one_line_and_nothing_is_lost(
    tmp_path: Path, draft: Path, arguments: list[str], problem: str
) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "link").symlink_to("old")
    (tmp_path / "document").symlink_to(draft)
    (tmp_path / "read-only").write_bytes(b"old")
    (tmp_path / "read-only").chmod(0o444)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = run(tmp_path, *arguments, draft.name)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"reportlint: {problem}")
    assert done.stderr.count(b"\n") == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_report_in_the_folder_that_is_checked_is_no_document_next_time(tmp_path: Path, draft: Path) -> None:
    for _ in range(2):
        assert run(tmp_path, "--output", "json=report.json", ".").returncode == 1
    done = run(tmp_path, "--output", "text=report.txt", ".")
    assert done.returncode == 1
    again = run(tmp_path, "--output", "text=report.txt", ".")
    assert (again.returncode, again.stderr.decode()) == (
        2, "reportlint: report.txt: 是要检查的文件，不能写入结果\n",
    )  # fmt: skip
    assert draft.read_text("utf-8") == DRAFT


@pytest.mark.parametrize(
    ("codec", "options"),
    [
        ("utf-8-sig", ()),
        ("utf-16-le", ()),
        ("utf-16-be", ()),
        ("gb18030", ()),
        ("gbk", ()),
        ("gbk", ("--encoding", "gbk")),
        ("utf-8", ()),
    ],
)
def test_every_encoding_and_line_end_gives_the_same_findings(
    tmp_path: Path, codec: str, options: tuple[str, ...]
) -> None:
    text = "关于夯实根底的報告\n\n一、完成xx項\n三、夯實 根底，xxxx年\n" * 2 + DRAFT

    def seen(data: bytes, *options: str) -> list[Any]:
        (tmp_path / "a.txt").write_bytes(data)
        done = run(tmp_path, *options, "--format", "jsonl", "--output", "sarif=s", "--output", "gitlab=g", "a.txt")
        assert (done.returncode, done.stderr) == (1, b"")
        (log,) = json.loads((tmp_path / "s").read_bytes())["runs"]
        return [
            [(f["rule"], f["line"], f["column"], f["text"]) for f in map(json.loads, done.stdout.splitlines())],
            [result["partialFingerprints"] for result in log["results"]],
            [issue["fingerprint"] for issue in json.loads((tmp_path / "g").read_bytes())],
        ]

    expected = seen(text.encode())
    assert len(expected[0]) > 5
    mark = "\ufeff" if codec.startswith("utf-16") else ""
    for line_end in ("\n", "\r\n"):
        assert seen((mark + text.replace("\n", line_end)).encode(codec), *options) == expected


# one step at a time


def finding(path: str) -> Finding:
    return Finding(path, 0, 1, "typo/a", "typo", Severity.ERROR, "错", 1, 1, 1, 2, "甲", None, ())


@pytest.fixture
def about() -> About:
    return about_run("zh", lambda _: None, folds=False, color=False)


def written(outputs: Outputs) -> None:
    with outputs as out:
        out.document(Document("a", "甲"), Outcome([finding("a")], []))
        out.end(Totals(documents=1))


def test_a_lost_file_does_not_cost_the_others(
    tmp_path: Path, about: About, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if target.name in ("a", "b"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileError) as raised:
        written(Outputs("summary", ["json=a", "jsonl=b", "github=c"], [], about))
    assert raised.value.words("zh") == "a: 无法写入（读写出错）"
    said = capsys.readouterr()
    assert said.err == "reportlint: b: 无法写入（读写出错）\n"
    assert said.out.startswith("检查 1 份文件")
    assert names(tmp_path) == {"a", "c"}
    assert (tmp_path / "a").read_bytes() == b"old"
    assert (tmp_path / "c").read_bytes().startswith(b"::error file=a")


def test_what_goes_wrong_between_leaves_nothing(tmp_path: Path, about: About) -> None:
    def broken() -> None:
        with Outputs("jsonl", [f"json={tmp_path / 'a'}"], [], about) as out:
            out.document(Document("a", "甲"), Outcome([finding("a")], []))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()
    assert names(tmp_path) == set()


def test_the_second_refusal_drops_the_first_file(tmp_path: Path, about: About) -> None:
    with pytest.raises(FileError):
        Outputs("jsonl", [f"json={tmp_path / 'a'}", f"json={tmp_path}"], [], about)
    assert names(tmp_path) == set()


def test_no_workbook_on_a_terminal(about: About, monkeypatch: pytest.MonkeyPatch) -> None:
    _, terminal = pty.openpty()
    with os.fdopen(terminal, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(ReportlintError) as raised:
            Outputs("xlsx", [], [], about)
    assert raised.value.words("zh") == "xlsx 不是文本，请写 --output xlsx=文件名"
    assert raised.value.words("en") == "xlsx is no text; write --output xlsx=FILE"


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        ("a.json", "--output 应为 格式=文件，不是“a.json”", "--output takes NAME=PATH, not 'a.json'"),
        ("sraif=a", "没有输出格式“sraif”，是否想写“sarif”？", "no output format 'sraif'; did you mean 'sarif'?"),
        (
            "pdf=a",
            f"没有输出格式“pdf”（有 {'、'.join(FORMATS)}）",
            f"no output format 'pdf' (there are {', '.join(FORMATS)})",
        ),
        ("json=gone/a", "gone/a: 所在的文件夹不存在", "gone/a: is in a folder that does not exist"),
        ("json=./b", "./b: 两个 --output 写到同一文件", "./b: is named by two --output options"),
        ("json=new", "new: 两个 --output 写到同一文件", "new: is named by two --output options"),
        (
            "json=a.txt",
            "a.txt: 是要检查的文件，不能写入结果",
            "a.txt: is a document to check; the result cannot go there",
        ),
    ],
)
def test_a_refusal_speaks_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, about: About, asked: str, zh: str, en: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(b"")
    Path("b").write_bytes(b"")
    with pytest.raises(ReportlintError) as raised:
        Outputs("summary", ["json=b", "json=new", asked], ["a.txt"], about)
    assert (raised.value.words("zh"), raised.value.words("en")) == (zh, en)
    assert names(tmp_path) == {"a.txt", "b"}


def test_the_name_of_a_format_is_a_choice() -> None:
    choice = FormatName()
    assert tuple(choice.choices) == tuple(FORMATS)
    assert choice.convert("sarif", None, None) == "sarif"
    with pytest.raises(ReportlintError, match="did you mean 'junit'"):
        choice.convert("juint", None, None)


@pytest.mark.parametrize(
    ("color", "terminal", "no_color", "coloured"),
    [
        (None, True, None, True),
        (None, True, "1", False),
        (None, False, None, False),
        (True, False, "1", True),
        (False, True, None, False),
    ],
)
def test_colour_is_for_terminals_and_never_for_files(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    color: bool | None,
    terminal: bool,
    no_color: str | None,
    coloured: bool,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    about = about_run("zh", lambda _: None, folds=False, color=color)
    written(Outputs("text", [f"text={tmp_path / 'a'}"], [], about))
    out = capsys.readouterr().out
    assert ("\x1b[31m" in out) is coloured
    assert "\x1b" not in (tmp_path / "a").read_text("utf-8")
    assert "a:1:1: " in out


def test_standard_output_that_is_lost_alone_ends_the_run(
    about: About, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_: str) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys.stdout, "write", fail)
    with pytest.raises(BrokenPipeError):
        written(Outputs("text", [], [], about))
    with pytest.raises(BrokenPipeError):
        written(Outputs("text", [f"jsonl={tmp_path / 'a'}"], [], about))
    assert (tmp_path / "a").read_bytes().count(b"\n") == 1
