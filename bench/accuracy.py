"""How much of what editors marked is found, and how much of what is found they marked; needs no arguments.

    python bench/accuracy.py                                  the labels in tests/gold against the seeds
    python bench/accuracy.py --misses 10 --alarms 10 --by-rule
    python bench/accuracy.py --gold LABELS.jsonl --doc DOCUMENT.txt --clean FOLDER

It runs the rules in this process, through the package; what counts as found is said in scoring.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scoring import Score, Tally, read_labels

from reportlint import catalogue, compiled, engine, selection
from reportlint.document import read_document
from reportlint.errors import ReportlintError
from reportlint.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.document import Document
    from reportlint.finding import Finding
    from reportlint.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
ERROR_PRECISION, ERROR_HITS = 0.97, 20
"""What a rule must show on labelled text to be called an error."""
EXAMPLES = 3
"""How many findings of a rule are shown from a clean folder."""
RATES = ("recall", "strict_recall", "fix_rate", "precision", "f1")


class Clean(NamedTuple):
    """What was found where nothing should be."""

    folder: str
    documents: int
    characters: int
    findings: list[Finding]

    @property
    def per_10k(self) -> float:
        """Findings per 10,000 characters."""
        return 1e4 * len(self.findings) / max(self.characters, 1)


def main() -> None:
    """Measure and print."""
    options = _options()
    plan = compiled.load([catalogue.bundled_root(), *options.rules])
    plan = engine.narrow(plan, frozenset(selection.choose(plan.names, options.select, options.ignore)), {})
    rules = [rule for rule in plan.rules if rule.name in plan.asked]
    score = Score()
    for gold, path in _pairs(options):
        document = read_document(str(path))
        score.add(document, read_labels(gold), _findings(document, plan))
    clean = [_check_clean(folder, plan, Severity[options.level.upper()]) for folder in options.clean]
    if options.json:
        print(json.dumps(_figures(score, clean, rules), ensure_ascii=False, indent=1))
        return
    _print_categories(score)
    _print_places(score, options.misses, options.alarms)
    if options.by_rule:
        _print_rules(score, rules)
    for one in clean:
        _print_clean(one, options.level)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[], metavar="FILE", help="labels, with --doc")
    parser.add_argument("--doc", type=Path, action="append", default=[], metavar="FILE", help="what they are labels of")
    parser.add_argument("--clean", type=Path, action="append", default=[], metavar="DIR", help="*.txt taken for clean")
    parser.add_argument("--level", choices=[s.word for s in Severity], default="warning", help="what counts in --clean")
    parser.add_argument("--rules", type=Path, action="append", default=[], metavar="DIR", help="rules of one's own")
    parser.add_argument("--select", action="append", default=[], help="category, rule or glob; only these")
    parser.add_argument("--ignore", action="append", default=[], help="category, rule or glob; not these")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show N missed labels a category")
    parser.add_argument("--alarms", type=int, default=0, metavar="N", help="show N false alarms a category")
    parser.add_argument("--by-rule", action="store_true", help="show whether each rule earns its severity")
    parser.add_argument("--json", action="store_true", help="all figures, for programs")
    options = parser.parse_args()
    if len(options.gold) != len(options.doc):
        parser.error("--gold and --doc come in pairs")
    return options


def _pairs(options: argparse.Namespace) -> Iterable[tuple[Path, Path]]:
    if options.gold:
        return zip(options.gold, options.doc, strict=True)
    return [(gold, ROOT / "seeds" / f"{gold.stem}.txt") for gold in sorted((ROOT / "tests" / "gold").glob("*.jsonl"))]


def _findings(document: Document, plan: engine.Plan) -> list[Finding]:
    findings, failures, _ = engine.run(document, plan)
    for failure in failures:
        print(failure.words("en"), file=sys.stderr)
    return findings


def _check_clean(folder: Path, plan: engine.Plan, level: Severity) -> Clean:
    documents = [read_document(str(path)) for path in sorted(folder.rglob("*.txt"))]
    findings = [found for one in documents for found in _findings(one, plan) if found.severity >= level]
    return Clean(str(folder), len(documents), sum(len(one.text) for one in documents), findings)


def _print_categories(score: Score) -> None:
    print("category      labels  recall  strict     fix findings   prec.      F1")
    rows = [*sorted(score.categories.items()), ("all", score.total)]
    for name, tally in rows:
        recall, strict, fix, precision, f1 = (_rate(getattr(tally, rate)) for rate in RATES)
        print(f"{name:12} {tally.labels:7} {recall} {strict} {fix} {tally.findings:8} {precision} {f1}")
    alarms = 1e4 * len(score.alarms) / max(score.characters, 1)
    print(f"macro F1 {_rate(score.macro_f1).strip()}, {alarms:.2f} false alarms per 10,000 characters")


def _print_places(score: Score, misses: int, alarms: int) -> None:
    for category in sorted(score.categories):
        missed = ((path, label) for path, label in score.misses if label.category == category)
        for path, label in islice(missed, misses):
            place = f"{Path(path).name}:{label.line}:{label.column}"
            print(f"miss  {category} {place} “{label.text}” → {label.fix} [{label.sub}]")
        for finding in islice((alarm for alarm in score.alarms if alarm.category == category), alarms):
            print(f"alarm {category} {_place(finding)} {finding.rule}")


def _print_rules(score: Score, rules: Sequence[Rule]) -> None:
    print(f"\n{'rule':44} severity findings    hits   prec.  earns error")
    for rule in rules:
        if (tally := score.rules.get(rule.name)) is not None:
            figures = f"{tally.findings:8} {tally.true:7} {_rate(tally.precision)}"
            print(f"{rule.name:44} {rule.head.severity.word:8} {figures}  {_earns_error(tally)}")
    print(f"{len(rules) - len(score.rules)} rules found nothing here")


def _earns_error(tally: Tally) -> str:
    if (tally.precision or 0) < ERROR_PRECISION:
        return "no"
    return "yes" if tally.true >= ERROR_HITS else "too few hits to tell"


def _print_clean(clean: Clean, level: str) -> None:
    print(
        f"\n{clean.folder}: {len(clean.findings)} findings at {level} or above in {clean.documents} documents, "
        f"{clean.characters:,} characters: {clean.per_10k:.2f} per 10,000"
    )
    for name, count in Counter(finding.rule for finding in clean.findings).most_common():
        examples = islice((_place(finding) for finding in clean.findings if finding.rule == name), EXAMPLES)
        print(f"{count:6} {name}  {' | '.join(examples)}")


def _place(finding: Finding) -> str:
    return f"{Path(finding.path).name}:{finding.line}:{finding.column} “{finding.text}”"


def _rate(value: float | None) -> str:
    return f"{'-':>7}" if value is None else f"{value:7.3f}"


def _figures(score: Score, clean: Sequence[Clean], rules: Sequence[Rule]) -> dict[str, Any]:
    severities = {rule.name: rule.head.severity.word for rule in rules}
    return {
        "characters": score.characters,
        "macro_f1": score.macro_f1,
        "total": _counts(score.total),
        "categories": {name: _counts(tally) for name, tally in sorted(score.categories.items())},
        "rules": {
            name: {
                "severity": severities[name],
                "findings": tally.findings,
                "hits": tally.true,
                "precision": tally.precision,
                "earns_error": _earns_error(tally),
            }
            for name, tally in sorted(score.rules.items())
        },
        "misses": [{"path": path, **label._asdict()} for path, label in score.misses],
        "alarms": [_alarm(finding) for finding in score.alarms],
        "clean": [
            {**one._asdict(), "findings": [_alarm(finding) for finding in one.findings], "per_10k": one.per_10k}
            for one in clean
        ],
    }


def _counts(tally: Tally) -> dict[str, float | None]:
    return {name: getattr(tally, name) for name in (*Tally.__slots__, *RATES)}


def _alarm(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in ("path", "line", "column", "text", "rule")}


if __name__ == "__main__":
    try:
        main()
    except ReportlintError as error:
        sys.exit(error.words("en"))
