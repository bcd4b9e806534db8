"""The baseline: what it sets aside, what it asks for, and how its file is read and written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import __version__
from reportlint.acceptance.baseline_file import read_baseline, render
from reportlint.acceptance.matching import Mark
from reportlint.acceptance.register import BASELINE, IGNORES, Register
from reportlint.acceptance.renewal import Renewal
from reportlint.errors import Bilingual, FileError, RuleFailure

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.document import Document
    from reportlint.engine import Outcome

    Checked = Callable[..., tuple[Document, Outcome]]

TEXT = "夯实农业根底设施，投资xx万元。\n登记帐号。\n"
ONCE = frozenset({"typo/once"})


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def adopt(known: frozenset[str], *documents: tuple[Document, Outcome], shrink: bool = False) -> Renewal:
    renewal = Renewal(Path(BASELINE), shrink=shrink)
    for document, outcome in documents:
        renewal.take(document, outcome, known, ONCE)
    Path(BASELINE).write_bytes(renewal.content())
    return renewal


def sifted(
    known: frozenset[str], *documents: tuple[Document, Outcome], asked: Any = None
) -> tuple[list[str], int, list[tuple[int, str]]]:
    """Return what is reported, how many were accepted, and what is said of the file."""
    register = Register(Path(), known)
    left: list[str] = []
    accepted = 0
    for document, outcome in documents:
        after = register.sift(document, outcome, known if asked is None else asked)
        left += [f"{finding.line}:{finding.column}" for finding in after.findings]
        accepted += sum(each.by == "baseline" for each in after.accepted)
    said = []
    for document, outcome in register.leftovers():
        for finding in outcome.findings:
            assert (finding.path, finding.rule, finding.severity.word) == (BASELINE, "baseline/shrink", "note")
            assert document.line(finding.line) == finding.text
            said.append((finding.line, finding.message))
    return left, accepted, said


def test_the_file_has_a_finding_a_line(checked: Checked, known: frozenset[str]) -> None:
    renewal = adopt(known, checked(TEXT + "农业根底\n" * 2), checked("", "空.txt"), checked("甲xx\n", "../乙 丙.txt"))
    assert (renewal.exists, renewal.grown, renewal.shrunk, renewal.documents, renewal.findings) == (False, 6, 0, 2, 6)
    lines = Path(BASELINE).read_text("utf-8").splitlines()
    assert [line.partition(": {")[2] for line in lines if "count" in line] == [
        '"count": 1, "rule": "placeholder/letters", "before": "甲", "text": "xx", "after": ""}',
        (
            '"count": 1, "rule": "placeholder/letters", "before": "夯实农业根底设施，投资", '
            '"text": "xx", "after": "万元。"},'
        ),
        '"count": 1, "rule": "typo/once", "before": "登记", "text": "帐号", "after": "。", "anywhere": true},',
        '"count": 2, "rule": "typo/root", "before": "农业", "text": "根底", "after": ""},',
        '"count": 1, "rule": "typo/root", "before": "夯实农业", "text": "根底", "after": "设施，投资xx万元。"}',
    ]
    assert [line for line in lines if "count" not in line] == [
        "{", '"version": 1,', f'"tool": "reportlint {__version__}",', '"documents": {',
        '"../乙 丙.txt": {', "},", '"总结.txt": {', "}", "}", "}",
    ]  # fmt: skip
    json.loads(Path(BASELINE).read_text("utf-8"))


def test_it_is_written_as_it_is_read(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT), checked("甲xx\n", "乙.txt"))
    data = Path(BASELINE).read_bytes()
    assert render(read_baseline(Path(BASELINE))[1]) == data
    documents = {"a": {Mark("f", "r", '"', "\\\n", "\u2028"): 2, Mark("f2", "r", "", "", ""): 1}, "b": {}}
    Path(BASELINE).write_bytes(render(documents))
    assert read_baseline(Path(BASELINE))[1] == {"a": documents["a"]}
    assert render({}).decode() == f'{{\n"version": 1,\n"tool": "reportlint {__version__}",\n"documents": {{\n\n}}\n}}\n'


def test_what_was_there_is_set_aside(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT))
    assert sifted(known, checked(TEXT)) == ([], 3, [])
    assert sifted(known, checked("登记帐号。\n\n\n" + TEXT)) == ([], 3, [])
    assert sifted(known, checked(TEXT + TEXT)) == (["3:5", "3:12"], 3, [])
    assert sifted(known, checked(TEXT, "别的.txt")) == (["1:5", "1:12", "2:3"], 0, [])


def test_what_was_mended_asks_to_shrink(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT), checked("甲xx\n", "乙 丙.txt"))
    mended = checked("夯实农业基础设施，投资300万元。\n登记帐号。\n")
    message = "总结.txt 已改好 2 处，请收缩基线：reportlint baseline --shrink 总结.txt"
    line = Path(BASELINE).read_text("utf-8").splitlines().index('"总结.txt": {') + 1
    left, accepted, said = sifted(known, mended)
    assert (left, accepted) == ([], 1)
    assert said == [(line, message.replace("shrink 总结.txt", "shrink '总结.txt'"))]
    assert sifted(known, mended, asked=known - {"typo/root", "placeholder/letters"}) == ([], 1, [])
    document, outcome = mended
    problem = Bilingual("超时", "out of time")
    failed = outcome._replace(failures=[RuleFailure(rule, document.path, problem) for rule in known])
    assert sifted(known, (document, failed)) == ([], 1, [])


def test_a_document_that_is_gone_asks_to_shrink(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT), checked("甲xx\n", "甲.txt"))
    Path("甲.txt").touch()
    assert sifted(known, checked("甲xx\n", "甲.txt")) == (
        [], 1, [(line_of('"总结.txt": {'), "没有文件 总结.txt，请收缩基线：reportlint baseline --shrink '总结.txt'")],
    )  # fmt: skip
    Path("总结.txt").touch()
    assert sifted(known, checked("甲xx\n", "甲.txt")) == ([], 1, [])


def line_of(line: str) -> int:
    return Path(BASELINE).read_text("utf-8").splitlines().index(line) + 1


def test_a_run_of_some_rules_keeps_what_the_others_found(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT))
    some = adopt(frozenset({"typo/root"}), checked("夯实农业基础设施。\n"))
    assert (some.exists, some.grown, some.shrunk, some.findings) == (True, 0, 1, 2)
    assert sifted(known, checked(TEXT)) == (["1:5"], 2, [])


def test_a_rule_that_failed_keeps_what_it_had_found(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT))
    document, outcome = checked("登记帐号。\n")
    failure = RuleFailure("typo/root", document.path, Bilingual("超时", "out of time"))
    assert adopt(known, (document, outcome._replace(failures=[failure]))).findings == 2


def test_shrinking_adds_nothing(checked: Checked, known: frozenset[str]) -> None:
    adopt(known, checked(TEXT))
    shrunk = adopt(known, checked("夯实农业根底设施，投资300万元。\n他的国学根底很深。\n", "总结.txt"), shrink=True)
    assert (shrunk.grown, shrunk.shrunk, shrunk.findings) == (0, 2, 1)
    assert sifted(known, checked("夯实农业根底设施，投资300万元。\n他的国学根底很深。\n")) == (["2:5"], 1, [])
    grown = adopt(known, checked("夯实农业根底设施，投资300万元。\n他的国学根底很深。\n"))
    assert (grown.grown, grown.shrunk, grown.findings) == (1, 0, 2)


def test_faults_of_comments_and_what_is_accepted_otherwise_are_not_in_it(
    checked: Checked, known: frozenset[str]
) -> None:
    text = "根底xx<!-- reportlint-ignore typo/root: 引用 --><!-- reportlint-ignore 甲 -->\n帐号\n"
    Path(IGNORES).write_text("- {file: 总结.md, rule: typo/once, text: 帐号, why: 甲}\n", "utf-8")
    document, outcome = checked(text, "总结.md")
    outcome = Register(Path(), known, baseline=False).sift(document, outcome, known)
    assert [finding.rule for finding in outcome.findings] == ["placeholder/letters", "ignore/malformed"]
    assert [each.by for each in outcome.accepted] == ["comment", "ignore"]
    assert adopt(known, (document, outcome)).findings == 1
    left, accepted, said = sifted(known, checked(text, "总结.md"))
    assert (left, accepted, said) == (["1:45"], 1, [])


@pytest.mark.parametrize(
    ("named", "dropped"), [("gone.txt", 1), (".", 3), ("drafts", 1), ("draft", 0), ("here.txt", 0)]
)
def test_what_is_gone_is_dropped_where_it_was_named(
    checked: Checked, known: frozenset[str], named: str, dropped: int
) -> None:
    names = ["here.txt", "gone.txt", "drafts/gone.txt", "drafts2/gone.txt"]
    adopt(known, *(checked("根底", name) for name in names))
    Path("here.txt").touch()
    renewal = Renewal(Path(BASELINE), shrink=True)
    assert renewal.drop_gone(named) is (dropped > 0)
    assert (renewal.shrunk, renewal.findings) == (dropped, len(names) - dropped)


ENTRY = '{"version": 1, "documents": {\n"a": {\n"f": %s}}}'
GOOD = '"rule": "r", "before": "", "text": "", "after": ""'


@pytest.mark.parametrize(
    ("content", "place", "problem"),
    [
        ("{\n", ":2:1", "JSON 语法有误"),
        ("<<<<<<< HEAD\n", ":1:1", "JSON 语法有误"),
        ("[]", ":1:1", "不是 reportlint 的基线文件"),
        ("{}", ":1:1", "不是 reportlint 的基线文件"),
        ('{"version": true, "documents": {}}', ":1:1", "不是 reportlint 的基线文件"),
        ('{"version": 0, "documents": {}}', ":1:1", "不是 reportlint 的基线文件"),
        ('{"version": 1, "documents": []}', ":1:1", "不是 reportlint 的基线文件"),
        ("9" * 5000, "", "不是 reportlint 的基线文件"),
        ("[" * 100_000, "", "不是 reportlint 的基线文件"),
        ('{\n\n"version": 2, "documents": 5}', ":3:1", "由更新版本的 reportlint 写成（version 2），请先升级"),
        ('{"version": 1, "documents": {\n"a": []}}', ":2:1", "“a”的值不对，请重新生成"),
        (ENTRY % "1", ":3:1", "“f”的值不对，请重新生成"),
        (ENTRY % f'{{"count": 0, {GOOD}}}', ":3:1", "“f”的值不对，请重新生成"),
        (ENTRY % f'{{"count": true, {GOOD}}}', ":3:1", "“f”的值不对，请重新生成"),
        (ENTRY % f'{{"count": "1", {GOOD}}}', ":3:1", "“f”的值不对，请重新生成"),
        (ENTRY % f'{{"count": 1, "anywhere": 1, {GOOD}}}', ":3:1", "“f”的值不对，请重新生成"),
        (ENTRY % '{"count": 1, "rule": "r", "before": "", "text": ""}', ":3:1", "“f”的值不对，请重新生成"),
        (ENTRY % f'{{"count": 1, {GOOD[:-2]}5}}', ":3:1", "“f”的值不对，请重新生成"),
        (b"\xff", "", "不是 UTF-8 文本"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(
    known: frozenset[str], content: str | bytes, place: str, problem: str
) -> None:
    data = content.encode() if isinstance(content, str) else content
    Path(BASELINE).write_bytes(data)
    for use in (lambda: Register(Path(), known), lambda: Renewal(Path(BASELINE), shrink=False)):
        with pytest.raises(FileError) as raised:
            use()
        assert raised.value.words("zh") == f"{BASELINE}{place}: {problem}"
    assert Path(BASELINE).read_bytes() == data


def test_a_folder_of_its_name_is_one_line(known: frozenset[str]) -> None:
    Path(BASELINE).mkdir()
    with pytest.raises(FileError) as raised:
        Register(Path(), known)
    assert raised.value.words("zh").startswith(f"{BASELINE}: 无法读取（")
