"""The arithmetic of bench/scoring.py on a made-up document, and the benches as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportlint.document import Document
from reportlint.finding import Finding, Severity

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).parents[1] / "bench"
TEXT = "全镇完成xx项工程\n夯实农业根底,平安生产\n、共青团工作\n"


@pytest.fixture
def scoring(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    return import_module("scoring")


@pytest.fixture
def speed(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    return import_module("speed")


def finding(start: int, end: int, category: str, suggestion: str | None = None) -> Finding:
    document = Document("draft.txt", TEXT)
    return Finding(
        "draft.txt", start, end, f"{category}/probe", category, Severity.WARNING, "", *document.position(start),
        *document.position(end), TEXT[start:end], suggestion, (),
    )  # fmt: skip


def label(line: int, column: int, text: str, category: str, fix: str | None = None, *, sure: int = 1) -> dict[str, Any]:
    return {"line": line, "col": column, "text": text, "category": category, "fix": fix, "sure": sure}


PLACEHOLDER = label(1, 5, "xx", "placeholder")
SPUN = label(2, 5, "根底", "substitution", "基础")
COMMA = label(2, 7, ",", "punctuation", "，", sure=0)
MISSING = label(3, 1, "", "omission")

COUNTS = ("labels", "found", "strict", "fixable", "fixed", "findings", "true")
CASES = {
    "hit": ([PLACEHOLDER], [finding(4, 6, "placeholder")], (1, 1, 1, 0, 0, 1, 1)),
    "miss": ([PLACEHOLDER], [], (1, 0, 0, 0, 0, 0, 0)),
    "alarm": ([], [finding(0, 2, "typo")], (0, 0, 0, 0, 0, 1, 0)),
    "one character in common": ([PLACEHOLDER], [finding(5, 8, "placeholder")], (1, 1, 1, 0, 0, 1, 1)),
    "no character in common": ([PLACEHOLDER], [finding(6, 8, "placeholder")], (1, 0, 0, 0, 0, 1, 0)),
    "empty finding": ([PLACEHOLDER], [finding(4, 4, "placeholder")], (1, 1, 1, 0, 0, 1, 1)),
    "neighbouring category": ([PLACEHOLDER], [finding(4, 6, "script")], (1, 1, 0, 0, 0, 1, 1)),
    "foreign category": ([PLACEHOLDER], [finding(4, 6, "ad")], (1, 0, 0, 0, 0, 1, 1)),
    "doubtful label found": ([COMMA], [finding(16, 17, "punctuation")], (0, 0, 0, 0, 0, 1, 1)),
    "doubtful label passed over": ([COMMA], [], (0, 0, 0, 0, 0, 0, 0)),
    "right fix": ([SPUN], [finding(14, 16, "substitution", "基础")], (1, 1, 1, 1, 1, 1, 1)),
    "wrong fix": ([SPUN], [finding(14, 16, "substitution", "根基")], (1, 1, 1, 1, 0, 1, 1)),
    "right fix of a neighbour": ([SPUN], [finding(14, 16, "typo", "基础")], (1, 1, 0, 1, 1, 1, 1)),
    "two findings on one label": (
        [SPUN], [finding(13, 15, "typo"), finding(15, 16, "substitution", "基础")], (1, 1, 1, 1, 1, 2, 2),
    ),
    "one finding on two labels": ([SPUN, COMMA], [finding(14, 17, "script")], (1, 1, 0, 1, 0, 1, 1)),
    "gap found before it": ([MISSING], [finding(21, 22, "omission")], (1, 1, 1, 0, 0, 1, 1)),
    "gap found after it": ([MISSING], [finding(22, 23, "punctuation")], (1, 1, 0, 0, 0, 1, 1)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_counts(scoring: ModuleType, tmp_path: Path, case: str) -> None:
    labels, findings, expected = CASES[case]
    gold = tmp_path / "draft.jsonl"
    gold.write_text("".join(json.dumps(record) + "\n" for record in labels), "utf-8")
    score = scoring.Score()
    score.add(Document("draft.txt", TEXT), scoring.read_labels(gold), findings)
    assert tuple(getattr(score.total, name) for name in COUNTS) == expected
    assert len(score.misses) == score.total.labels - score.total.found
    assert len(score.alarms) == score.total.findings - score.total.true


def test_rates(scoring: ModuleType) -> None:
    tally = scoring.Tally(labels=8, found=6, strict=5, fixable=4, fixed=3, findings=10, true=5)
    rates = (tally.recall, tally.strict_recall, tally.fix_rate, tally.precision, tally.f1)
    assert rates == (0.75, 0.625, 0.75, 0.5, 0.6)
    assert (scoring.Tally().recall, scoring.Tally().precision, scoring.Tally().f1) == (None, None, 0.0)


def test_categories_rules_and_macro_f1(scoring: ModuleType, tmp_path: Path) -> None:
    gold = tmp_path / "draft.jsonl"
    gold.write_text("\n".join(map(json.dumps, (PLACEHOLDER, SPUN))), "utf-8")
    score = scoring.Score()
    found = [finding(4, 6, "placeholder"), finding(0, 2, "placeholder"), finding(8, 9, "ad")]
    score.add(Document("draft.txt", TEXT), scoring.read_labels(gold), found)
    placeholder, total = score.categories["placeholder"], score.total
    assert (placeholder.recall, placeholder.precision, score.categories["substitution"].recall) == (1.0, 0.5, 0.0)
    assert (total.recall, total.precision, score.rules["ad/probe"].precision) == (0.5, 1 / 3, 0.0)
    assert score.macro_f1 == pytest.approx((2 / 3 + 0) / 2)


@pytest.mark.parametrize("pair", [("typo", "script"), ("ad", "residue"), ("residue", "ad"), ("numbering", "format")])
def test_neighbours_go_both_ways(scoring: ModuleType, pair: tuple[str, str]) -> None:
    assert scoring.alike(*pair)
    assert scoring.alike(*reversed(pair))
    assert not scoring.alike("ad", "numbering")


def accuracy(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCH / "accuracy.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_accuracy(tmp_path: Path) -> None:
    draft, gold, clean = tmp_path / "draft.txt", tmp_path / "draft.jsonl", tmp_path / "clean"
    draft.write_text(TEXT, "utf-8")
    gold.write_text(json.dumps(PLACEHOLDER), "utf-8")
    clean.mkdir()
    (clean / "good.txt").write_text("夯实农业基础设施。\n", "utf-8")
    arguments: list[str | Path] = ["--gold", gold, "--doc", draft, "--clean", clean, "--select", "placeholder"]
    figures = json.loads(accuracy(*arguments, "--json").stdout)
    assert (figures["characters"], figures["total"]["recall"], figures["total"]["precision"]) == (len(TEXT), 1.0, 1.0)
    assert [(one["documents"], one["characters"], one["findings"]) for one in figures["clean"]] == [(1, 10, [])]
    words = accuracy(*arguments, "--by-rule", "--misses", "1", "--alarms", "1").stdout
    assert "0 findings at warning or above in 1 documents, 10 characters: 0.00 per 10,000" in words


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--gold", "labels.jsonl"], 2, "--gold and --doc come in pairs"),
        (["--select", "placehodler"], 1, "no rule or category 'placehodler'; did you mean 'placeholder'?"),
    ],
)
def test_accuracy_complains(arguments: list[str], code: int, complaint: str) -> None:
    done = accuracy(*arguments)
    assert done.returncode == code
    assert complaint in done.stderr


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch, speed: ModuleType, tmp_path: Path) -> Path:
    """Return the folder of a seed of which the workloads are a thousand times smaller than usual."""
    made = import_module("workloads")
    sizes = {"SMALL": 99, "PIECE": 99, "PIECES": 3, "SCALE": [1_000], "BIG": 2_000, "HUGE": 3_000, "LONG_LINE": 500}
    for name, value in {**sizes, "ADVERSARIAL": {"brackets": "（" * 9}}.items():
        monkeypatch.setattr(made, name, value)
    monkeypatch.setattr(speed, "PEERS", [])
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "seed.txt").write_text(TEXT, "utf-8")
    return tmp_path / "seeds"


def test_speed(
    speed: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, tiny: Path
) -> None:
    stored, drawn = tmp_path / "figures.json", tmp_path / "figures.svg"
    arguments = ["--runs", "1", "--seeds", tiny, "--clean", tiny, "--every", "--peer", "cat=cat", "--json", stored]
    monkeypatch.setattr(sys, "argv", ["speed.py", *map(str, arguments), "--plot", str(drawn)])
    speed.main()
    figures = json.loads(stored.read_text("utf-8"))["figures"]
    assert len(capsys.readouterr().out.splitlines()) == 1 + len(figures)
    assert "<svg" in drawn.read_text("utf-8")
    assert [(figure["name"], figure["files"]) for figure in figures if figure["contender"] == "cat"] == [
        ("one line", 1), ("small", 1), ("small, 1st", 1), ("3 dense", 3), ("dense-0", 1), ("3 clean", 3),
        ("clean-0", 1), ("scale-0", 1), ("dense-0", 1), ("brackets", 1), ("brackets's size", 1), ("long line", 1),
        ("long line's size", 1),
    ]  # fmt: skip
    assert [one["name"] for one in figures if one["contender"] == "reportlint*"] == ["3 dense", "3 clean"]
    for figure in figures:
        (run,) = figure["runs"]
        assert run["code"] in ((0, 1) if figure["contender"].startswith("reportlint") else (0,))
        assert run["output"] == figure["size"] or figure["contender"].startswith("reportlint")


def test_speed_of_some_workloads_only(
    speed: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tiny: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["speed.py", "--runs", "1", "--seeds", str(tiny), "--only", "version"])
    speed.main()
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["workload", "--version"]


@pytest.mark.usefixtures("speed")
def test_costs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tiny: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["costs.py", "--seeds", str(tiny), "--clean", str(tiny)])
    import_module("costs").main()
    kinds, rules = (table.splitlines() for table in capsys.readouterr().out.strip().split("\n\n"))
    assert kinds[0] == rules[0] == "| ns a character | 3 dense | dense-0 | 3 clean | clean-0 |"
    costs = {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1:] for row in kinds[2:]}
    assert {"all", "pattern", "spelling"} <= costs.keys()
    assert all(int(cell.removesuffix(" |")) > 0 for cell in costs["all"])
    assert rules[2:]
    assert all("/" in row for row in rules[2:])


def test_a_peer_without_a_command_is_refused(speed: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["speed.py", "--peer", "zhlint="])
    with pytest.raises(SystemExit) as left:
        speed.main()
    assert left.value.code == 2


@pytest.mark.usefixtures("speed")
def test_speed_gives_up(tmp_path: Path) -> None:
    contest, made = import_module("contest"), import_module("workloads")
    run = contest.measure(made.Workload("wait"), contest.Contender("slow", ("sleep", "60")), tmp_path, 0.1)
    assert run.code == -9
    assert run.wall < 10
