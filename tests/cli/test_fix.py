"""`reportlint fix` on real files: what it writes, byte for byte, and what it leaves alone when something is wrong."""

from __future__ import annotations

import codecs
import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint import engine
from reportlint.cli import fix as fix_module
from reportlint.cli.root import run as run_command
from reportlint.document import decode_document, read_document
from reportlint.errors import Bilingual, ReportlintError, RuleFailure
from reportlint.fixes.rounds import mend
from reportlint.policy import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.document import Document
    from reportlint.engine import Outcome, Plan

    Fix = Callable[..., tuple[int, bytes, str]]

ROOT = Path(__file__).parents[2]
FAULTY, MENDED = "全年开展培训12场,参训3000人次(含线上)。", "全年开展培训12场，参训3000人次（含线上）。"
RULE = """\
severity: warning
message: 错
why: 甲
basis: 乙
{more}
pattern: {{find: '{find}', replace: '{replace}'}}
examples: {{bad: [text: ⟦子⟧, text: ⟦子⟧丑], good: [寅, 卯]}}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def fix(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Fix:
    """Return a function that fixes: exit code, standard output, what was said on standard error."""

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run_command(["fix", *arguments])
        out, err = capsysbinary.readouterr()
        return code, out, err.decode()

    return call


def rules(**each: tuple[str, str]) -> tuple[str, ...]:
    """Write rules, safe unless their name ends in _unsafe, and return the options that select them."""
    for name, (find, replace) in each.items():
        path = Path("rules", "typo", f"{name.replace('_', '-')}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        more = "" if name.endswith("_unsafe") else "fix: safe"
        path.write_text(RULE.format(more=more, find=find, replace=replace), "utf-8")
    return "--rules", "rules", "--select", ",".join(f"typo/{name.replace('_', '-')}" for name in each)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


# what is written


def test_safe_suggestions_are_written_and_counted(fix: Fix) -> None:
    path = write("总结.txt", f"{FAULTY}\n夯实根底设施。\n")
    write("无误.txt", "全年开展培训12场。\n")
    said = "总结.txt: 3 处已改，1 处须人工（其中 1 处加 --unsafe 可改）\n"
    assert fix("总结.txt", "无误.txt") == (0, b"", said)
    assert path.read_text("utf-8") == f"{MENDED}\n夯实根底设施。\n"
    said = "总结.txt: 0 fixed, 1 left to you (1 with --unsafe)\n"
    assert fix("总结.txt", "--lang", "en") == (0, b"", said)
    assert fix("--unsafe", "总结.txt") == (0, b"", "总结.txt: 1 处已改，0 处须人工\n")
    assert path.read_text("utf-8") == f"{MENDED}\n夯实基础设施。\n"


WAYS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16 le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 be": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "gb18030": (b"", "gb18030"),
    "gbk": (b"", "gbk"),
}


@pytest.mark.parametrize("ends", [("\n", "\n"), ("\r\n", "\r\n"), ("\r\n", "\n")], ids=["lf", "crlf", "mixed"])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_byte_outside_the_edits_stays(fix: Fix, way: tuple[bytes, str], ends: tuple[str, str]) -> None:
    (mark, codec), (one, other) = way, ends
    text = f"一、工作总结{one}{one}　{FAULTY}〇１{other}乙\r丙\u3000{one}镕基{other}{FAULTY}"
    Path("总结.txt").write_bytes(mark + text.encode(codec))
    options = ("--select", "punctuation/half-width-*", *(("--encoding", codec) if codec == "gbk" else ()))
    assert fix(*options, "总结.txt") == (0, b"", "总结.txt: 6 处已改，0 处须人工\n")
    fixed = mark + text.replace(FAULTY, MENDED).encode(codec)
    assert Path("总结.txt").read_bytes() == fixed
    assert fix(*options, "总结.txt") == (0, b"", "")
    assert Path("总结.txt").read_bytes() == fixed


def test_a_line_end_that_is_put_in_is_that_of_the_document(fix: Fix) -> None:
    options = rules(heading=("(?<=。)二、", r"\n二、"))
    for end in ("\n", "\r\n"):
        path = write("总结.txt", f"一、甲。二、乙。{end}三、丙。")
        fix(*options, "总结.txt")
        assert path.read_bytes().decode() == f"一、甲。{end}二、乙。{end}三、丙。"


def test_what_the_encoding_lacks_is_told_and_the_rest_is_written(fix: Fix) -> None:
    options = rules(lacking=("子", "〇"), other=("丑", "寅"))
    path = Path("总结.txt")
    path.write_bytes("甲子乙丑丙子".encode("gb2312"))
    code, _, err = fix(*options, "--encoding", "gb2312", "总结.txt")
    assert (code, path.read_bytes()) == (2, "甲子乙寅丙子".encode("gb2312"))
    assert err == ("总结.txt: 1 处已改，2 处须人工\nreportlint: 总结.txt:1:2: gb2312 编码写不出“〇”，2 处未改\n")


def test_a_code_that_is_never_written_stays(fix: Fix) -> None:
    options = rules(comma=(",", "，"))
    path = Path("总结.txt")
    path.write_bytes(b"\xa2\xcc,\xa4\x51")
    assert path.read_bytes().decode("big5") == "十,十"
    assert fix(*options, "--encoding", "big5", "总结.txt")[0] == 0
    assert path.read_bytes() == b"\xa2\xcc" + "，".encode("big5") + b"\xa4\x51"


def test_overlaps_are_told(fix: Fix) -> None:
    options = rules(long=("甲子乙", "乙"), first=("乙丙", "丙"), later=("[乙丁]戊", "戊"))
    write("总结.txt", "甲子乙丙，甲子乙戊")
    pairs = "typo/first 让 typo/long 1 处；typo/later 让 typo/long 1 处"
    told = f"总结.txt: 2 处建议与先改的重叠，2 处在下一轮改，0 处不必再改（{pairs}）"
    assert fix(*options, "总结.txt")[2].splitlines() == ["总结.txt: 4 处已改，0 处须人工", told]
    assert Path("总结.txt").read_text("utf-8") == "丙，戊"


def test_rules_that_undo_each_other_leave_the_file_alone(fix: Fix) -> None:
    options = rules(one=("子", "丑"), other=("丑", "子"), third=(",", "，"))
    path = write("乱.txt", "甲子,")
    good = write("好.txt", "甲,")
    code, _, err = fix(*options, "乱.txt", "好.txt")
    assert (code, path.read_text("utf-8"), good.read_text("utf-8")) == (2, "甲子,", "甲，")
    assert "reportlint: 乱.txt: 这些规则的建议互相抵消或没有尽头，未改：typo/one、typo/other" in err.splitlines()


def test_what_a_rule_says_once_is_mended_everywhere(fix: Fix) -> None:
    path = Path("rules/typo/variant.yaml")
    path.parent.mkdir(parents=True)
    path.write_text(RULE.format(more="fix: safe\nonce: true", find="子", replace="丑"), "utf-8")
    document = write("总结.txt", "子甲子乙子")
    assert fix("--rules", "rules", "--select", "typo/variant", "总结.txt")[2] == "总结.txt: 3 处已改，0 处须人工\n"
    assert document.read_text("utf-8") == "丑甲丑乙丑"


def test_a_rule_that_gives_up_later_is_told_once_and_the_rest_is_written(
    fix: Fix, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, texts = engine.run, list[str]()

    def run_out_of_time(document: Document, *arguments: Any) -> Outcome:
        texts.append(document.source)
        failure = RuleFailure("typo/slow", document.path, Bilingual("查找超时", "ran out of time"))
        return run(document, *arguments)._replace(failures=[failure] if len(texts) > 1 else [])

    monkeypatch.setattr(engine, "run", run_out_of_time)
    path = write("总结.txt", "甲子")
    said = "reportlint: 总结.txt: typo/slow: 查找超时\n总结.txt: 2 处已改，0 处须人工\n"
    assert fix(*rules(one=("子", "丑"), other=("丑", "寅")), "总结.txt") == (2, b"", said)
    assert (path.read_text("utf-8"), texts) == ("甲寅", ["甲子", "甲丑", "甲寅"])


# settings and what was accepted


def test_selectors_and_settings_hold(fix: Fix) -> None:
    documents = [write(name, FAULTY) for name in ("总结.txt", "不改.txt")]
    write("reportlint.yaml", "ignore: [punctuation/half-width-comma]\nexclude: [不改.txt]\n")
    arguments = ("--ignore", "punctuation/half-width-opening-bracket", "总结.txt", "不改.txt")
    said = "reportlint: 按设置排除 1 份文件，未检查（--no-exclude 可强制检查）\n总结.txt: 1 处已改，0 处须人工\n"
    assert fix(*arguments) == (0, b"", said)
    assert [each.read_text("utf-8") for each in documents] == [FAULTY.replace(")", "）"), FAULTY]
    said = "不改.txt: 1 处已改，0 处须人工\n"
    assert fix("--no-exclude", *arguments) == (0, b"", said)


IGNORES = """\
- {file: 总结.txt, rule: punctuation/half-width-comma, text: ",", before: 培训12场, why: 试行}
"""


def test_what_was_accepted_is_not_mended(fix: Fix) -> None:
    path = write("总结.txt", f"{FAULTY}\n投资(含税)。\n")
    write(".reportlint-ignores.yaml", IGNORES)
    said = "总结.txt: 2 处已改，2 处须人工（其中 2 处与已接受的问题同行，未动）\n"
    assert fix("总结.txt") == (0, b"", said)
    assert path.read_text("utf-8") == f"{FAULTY}\n投资（含税）。\n"


def test_facts_are_never_written(fix: Fix) -> None:
    text = "工作总结\n\n共检查200处，整改190处，整改率达到80%。\n\n一是抓学习；二是抓落实；四是抓督查。\n"
    path = write("总结.txt", text)
    code, _, err = fix("--unsafe", "总结.txt")
    assert (code, path.read_text("utf-8")) == (0, text)
    assert "2 处须人工" in err


def test_what_the_baseline_holds_is_mended(fix: Fix) -> None:
    path = write("总结.txt", f"{FAULTY}\n")
    assert fix("--diff", "总结.txt")[0] == 1
    run_command(["baseline", "总结.txt"])
    assert fix("--diff", "总结.txt")[0] == 1
    assert fix("总结.txt")[0] == 0
    assert path.read_text("utf-8") != f"{FAULTY}\n"
    assert fix("--diff", "总结.txt")[0] == 0


def test_what_a_comment_switches_off_is_not_mended_in_any_round(fix: Fix) -> None:
    options = rules(one=("子", "丑"), other=("丑", "寅"))
    path = write("总结.md", "<!-- reportlint-ignore typo/other: 人名 -->\n甲子\n\n乙子\n")
    fix(*options, "总结.md")
    assert path.read_text("utf-8").splitlines()[1:] == ["甲丑", "", "乙寅"]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [(".reportlint-ignores.yaml", "- {rule: punctuation/half-width-comma, text: ','}\n", "1:3"),
     ("乙.md", f"<!-- reportlint-ignor 试 -->\n{FAULTY}\n", "1:1")],
)  # fmt: skip
def test_where_it_cannot_be_read_what_was_accepted_nothing_is_mended(
    fix: Fix, name: str, text: str, place: str
) -> None:
    write(name, text)
    document = write("总结.txt", FAULTY) if name.endswith("yaml") else Path(name)
    before = document.read_text("utf-8")
    try:
        code, _, err = fix(str(document))
    except ReportlintError as error:
        code, err = 2, f"reportlint: {error.words('zh')}\n"
    assert code == 2
    assert err.startswith(f"reportlint: {name}:{place}: ")
    assert err.endswith("，未改\n")
    assert document.read_text("utf-8") == before


# --diff and standard input


def test_a_diff_writes_nothing(fix: Fix) -> None:
    path = write("总结.txt", f"甲\n{FAULTY}\n")
    diff = f"--- 总结.txt\n+++ 总结.txt\n@@ -1,2 +1,2 @@\n 甲\n-{FAULTY}\n+{MENDED}\n"
    assert fix("--diff", "总结.txt") == (1, diff.encode(), "总结.txt: 3 处可改，0 处须人工\n")
    assert path.read_text("utf-8") == f"甲\n{FAULTY}\n"
    write("总结.txt", MENDED)
    assert fix("--diff", "总结.txt") == (0, b"", "")
    assert fix("--diff", "总结.txt", "没有.txt") == (2, b"", "reportlint: 没有.txt: 文件不存在\n")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_standard_input_goes_to_standard_output_in_its_encoding(fix: Fix, codec: str) -> None:
    text = f"各乡镇人民政府：\r\n{FAULTY}\r\n"
    said = "<stdin>: 3 处已改，0 处须人工\n"
    assert fix("-", stdin=text.encode(codec)) == (0, text.replace(FAULTY, MENDED).encode(codec), said)
    assert fix("-", "--stdin-filename", "甲.txt", stdin=FAULTY.encode())[2].startswith("甲.txt: 3 处已改")
    right = text.replace(FAULTY, MENDED).encode(codec)
    assert fix("-", stdin=right) == (0, right, "")
    assert fix("--diff", "-", stdin=right) == (0, b"", "")


def test_standard_input_that_is_excluded_goes_through(fix: Fix) -> None:
    write("reportlint.yaml", "exclude: [旧稿]\n")
    assert fix("-", "--stdin-filename", "旧稿/甲.txt", stdin=FAULTY.encode())[:2] == (0, FAULTY.encode())
    assert fix("--diff", "-", "--stdin-filename", "旧稿/甲.txt", stdin=FAULTY.encode())[:2] == (0, b"")


def test_standard_input_that_cannot_be_read_gives_nothing(fix: Fix) -> None:
    code, out, err = fix("-", stdin=b"\xff\xff\xff")
    assert (code, out) == (2, b"")
    assert err.startswith("reportlint: <stdin>: ")


# links, permissions, full disks


def test_a_link_stays_a_link_and_its_file_keeps_its_permissions(fix: Fix) -> None:
    path = write("总结.txt", FAULTY)
    path.chmod(0o640)
    Path("链接.txt").symlink_to("总结.txt")
    assert fix("链接.txt", "总结.txt")[0] == 0  # the second name of one file
    assert Path("链接.txt").is_symlink()
    assert (path.read_text("utf-8"), stat.S_IMODE(path.stat().st_mode)) == (MENDED, 0o640)
    assert sorted(each.name for each in Path().iterdir()) == ["总结.txt", "链接.txt"]


def refuse_space(*_: Any) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("obstacle", ["read-only file", "full disk", "closed folder", "changed meanwhile", "gone"])
def test_what_cannot_be_written_is_as_it_was_and_the_others_are_mended(
    fix: Fix, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("甲").mkdir()
    bad, good, now = write("甲/1.txt", FAULTY), write("2.txt", FAULTY), FAULTY
    problem = "无法写入（没有权限）"
    match obstacle:
        case "read-only file":
            bad.chmod(0o444)
        case "full disk":
            left = [os.fsync]  # there is room for the first file
            monkeypatch.setattr(os, "fsync", lambda file: left.pop()(file) if left else refuse_space())
            problem = "无法写入（磁盘已满）"
        case "closed folder":
            opened = Path.open
            refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))

            def open_(self: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
                if self.parent.name == "甲" and "x" in mode:  # a superuser is let into any folder
                    raise refused
                return opened(self, mode, *arguments, **options)

            monkeypatch.setattr(Path, "open", open_)
        case _:
            mend_ = fix_module.mend
            now = None if obstacle == "gone" else f"{FAULTY}新的一句。"

            def mend_late(document: Document, *arguments: Any, **options: Any) -> Any:
                if document.path == str(bad):
                    bad.unlink() if now is None else bad.write_bytes(now.encode())
                return mend_(document, *arguments, **options)

            monkeypatch.setattr(fix_module, "mend", mend_late)
            problem = "检查之后又有改动，未改写"
    code, _, err = fix("甲/1.txt", "2.txt")
    assert (code, err.splitlines()) == (2, ["2.txt: 3 处已改，0 处须人工", f"reportlint: 甲/1.txt: {problem}"])
    assert (bad.read_text("utf-8") if bad.exists() else None, good.read_text("utf-8")) == (now, MENDED)
    assert [each.name for each in Path("甲").iterdir()] == (["1.txt"] if now else [])


def test_a_file_that_changes_before_it_is_read_again_is_left_alone(fix: Fix, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("1.txt", FAULTY)
    run = engine.run

    def run_late(document: Document, *arguments: Any) -> Outcome:
        path.write_text("新的一句", "utf-8")
        return run(document, *arguments)

    monkeypatch.setattr(engine, "run", run_late)
    assert fix("1.txt") == (2, b"", "reportlint: 1.txt: 检查之后又有改动，未改写\n")
    assert path.read_text("utf-8") == "新的一句"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_what_is_no_regular_file_is_not_rewritten(fix: Fix) -> None:
    read, written = os.pipe()
    os.write(written, FAULTY.encode())
    os.close(written)
    assert fix(f"/dev/fd/{read}") == (2, b"", f"reportlint: /dev/fd/{read}: 不是普通文件，不能改写\n")
    os.close(read)


def test_a_full_standard_output_is_a_failure() -> None:
    command = [sys.executable, "-m", "reportlint", "fix", "-"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, input=FAULTY.encode(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert "磁盘已满" in done.stderr.decode()


# our own rules


DOCUMENTS = [*sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan([])


def checker(plan: Plan) -> Callable[[Document], Outcome]:
    return lambda document: engine.run(document, plan)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_nothing_safe_is_left_in_the_samples(path: Path, plan: Plan) -> None:
    document, data, check = read_document(str(path)), path.read_bytes(), checker(plan)
    result = mend(document, data, check(document), check, unsafe=False)
    assert result.changes > 20
    assert (result.unwritable, [each for each in result.left if each.safe]) == ([], [])
    again = decode_document(str(path), result.data)
    assert [each for each in check(again).findings if each.safe] == []
    assert mend(again, result.data, check(again), check, unsafe=False).data == result.data


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_all_suggestions_for_the_samples_come_to_rest(path: Path, plan: Plan) -> None:
    document, data, check = read_document(str(path)), path.read_bytes(), checker(plan)
    result = mend(document, data, check(document), check, unsafe=True)
    again = decode_document(str(path), result.data)
    assert [each for each in check(again).findings if each.suggestion not in (None, each.text)] == []


PIECES = st.sampled_from(
    [*"，,;: 　()（）\"'“”《》。.1%A…!?、\n", "\n\n", "\r\n", "一、", "(一)", "（二） ", "xx", "开展", "安全工作"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_second_run_changes_nothing(plan: Plan, text: str) -> None:
    data, check = text.encode(), checker(plan)
    for unsafe in (False, True):
        document = decode_document("", data)
        first = mend(document, data, check(document), check, unsafe=unsafe)
        fixed = decode_document("", first.data)
        second = mend(fixed, first.data, check(fixed), check, unsafe=unsafe)
        assert (second.changes, second.data) == (0, first.data)
