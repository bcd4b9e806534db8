"""Adopt the linter on the five seeds, then edit them: what is old stays silent, what is new is reported."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from opencc import OpenCC

from reportlint.acceptance.register import BASELINE
from reportlint.cli import root
from reportlint.document import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[..., tuple[int, list[dict[str, Any]]]]

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TOPICS = (
    "安全生产",
    "防汛抗旱",
    "森林防火",
    "农村道路",
    "教育教学",
    "医疗卫生",
    "社会保障",
    "就业创业",
    "环境保护",
    "水利建设",
)
ACTS = (
    "{}工作由分管领导牵头，有关部门按照职责分工抓好落实。",
    "召开{}专题会议，研究解决群众反映的突出问题。",
    "对{}情况进行了全面检查，发现的隐患已经督促整改到位。",
    "{}经费列入年度预算，专款专用，接受审计监督。",
    "建立{}工作台账，明确责任人和完成时限，实行销号管理。",
)
FIFTY_LINES = "".join(act.format(topic) + "\n" for topic in TOPICS for act in ACTS)
TRADITIONAL = "002_116476e33ab902f9.txt"
"""In this document Simplified lines would be faults."""


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return a function that checks the seeds, adopted in a repository of their own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for seed in SEEDS:
        Path(seed.name).write_bytes(seed.read_bytes())
    assert root.run(["baseline", *(seed.name for seed in SEEDS)]) == 0
    assert capsys.readouterr().out.startswith(f"{BASELINE}：5 份文件，")

    def call(*names: str) -> tuple[int, list[dict[str, Any]]]:
        code = root.run(["check", "--format", "json", *(names or (seed.name for seed in SEEDS))])
        return code, json.loads(capsys.readouterr().out)["findings"]

    return call


def edit(name: str, change: Callable[[str], str]) -> None:
    Path(name).write_text(change(read_document(name).source), "utf-8")


def test_old_findings_are_silent_wherever_they_move(check: Check) -> None:
    assert check() == (0, [])
    for seed in SEEDS:
        edit(seed.name, lambda text: "\n" * 50 + text)
    assert check() == (0, [])
    for seed in SEEDS:
        lines = OpenCC("s2t").convert(FIFTY_LINES) if seed.name == TRADITIONAL else FIFTY_LINES
        edit(seed.name, lambda text, lines=lines: lines + text)  # type: ignore[misc]
    code, findings = check()  # clean lines thin the traces of a spinner: a doubtful swap may go, and none may come
    assert (code, {each["rule"] for each in findings} - {"baseline/shrink"}) == (0, set())


EDITED = "001_de9090804411a1ab.txt"
SENTENCE = "推进镇村政务公开和财务公开，实行村级帐务、财务镇里双代管"
"""It says 帐务 for 账务, and stands there once."""
CROWDED = "004_052bd2239a47e2bc.txt"
MASKED = re.compile(r"(?<![x.])xxx(?![x.])")
"""The masked figures of a line in it are the surroundings of one another."""
ELSEWHERE = "作出了积极的贡献。"
"""How a paragraph far from it ends."""


def test_of_a_copy_exactly_one_finding_is_new(check: Check) -> None:
    edit(EDITED, lambda text: text.replace(ELSEWHERE, f"{ELSEWHERE}{SENTENCE}。", 1))
    code, findings = check()
    assert [(each["path"], each["rule"], each["text"]) for each in findings] == [
        (EDITED, "typo/curtain-for-account", "帐务")
    ]
    copied = read_document(EDITED).source.index(SENTENCE, read_document(EDITED).source.index(ELSEWHERE))
    assert findings[0]["start"] == copied + SENTENCE.index("帐务")
    assert code == 1


def test_what_is_mended_asks_to_shrink(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    edit(EDITED, lambda text: text.replace("村级帐务", "村级账务"))
    code, findings = check()
    assert code == 0
    assert [(each["path"], each["rule"], each["severity"], each["message"]) for each in findings] == [
        (
            BASELINE,
            "baseline/shrink",
            "note",
            f"{EDITED} 已改好 1 处，请收缩基线：reportlint baseline --shrink {EDITED}",
        )
    ]
    before = Path(BASELINE).read_text("utf-8").splitlines()
    assert root.run(["baseline", "--shrink", EDITED]) == 0
    capsys.readouterr()
    after = Path(BASELINE).read_text("utf-8").splitlines()
    gone = [line for line in before if line not in after]
    assert len(before) - len(after) == 1
    assert [line for line in gone if '"text": "帐务"' in line]
    assert check() == (0, [])


def test_who_mends_a_fault_is_not_told_of_its_neighbours(check: Check) -> None:
    original = read_document(CROWDED).source
    line = original.splitlines(keepends=True)[12]
    masked = list(MASKED.finditer(line))
    assert len(masked) > 3
    for figure in masked:
        mended = f"{line[: figure.start()]}128{line[figure.end() :]}"
        Path(CROWDED).write_text(original.replace(line, mended), "utf-8")
        code, findings = check(CROWDED)
        assert (code, [each["rule"] for each in findings]) == (0, ["baseline/shrink"])
