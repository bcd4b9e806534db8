"""How many characters that a converter chose wrongly are found again in Traditional text; it asserts nothing.

    python bench/conversion.py FOLDER                 Simplified documents taken for clean
    python bench/conversion.py FOLDER --pairs 40      the pairs of characters that are missed most

Every document is converted to the usage of Taiwan or of Hong Kong in turn. Then, for each character that became
several, one sibling is drawn and put wherever the document has that character: what a converter does that looks at
characters and not at words. Siblings are those of the rules of kind `conversion`; spellings that are allowed beside the
converter's (布局, 佈局) count as wrong choices here, so a perfect linter finds fewer than all. Other findings are
alarms, among them the slips of the converter that made the text.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

import opencc

from reportlint import catalogue, compiled, engine
from reportlint.document import Document
from reportlint.finding import Severity
from reportlint.kinds.conversion import Conversion

PART = 4000
"""Characters of a document that are spoilt together."""


def main() -> int:
    """Spoil the documents, check them, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=15, help="so many pairs of characters, the most missed first")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)  # noqa: S311  # no secret
    plan = compiled.load([catalogue.bundled_root()])
    groups = [group for rule in plan.rules if isinstance(rule.kind, Conversion) for group in rule.kind.siblings]
    converters = [opencc.OpenCC(name) for name in ("s2tw", "s2hk")]
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms = characters = 0
    for at, path in enumerate(sorted(arguments.folder.rglob("*.txt"))):
        text = converters[at % 2].convert(path.read_text("utf-8"))
        for start in range(0, len(text), PART):
            right = text[start : start + PART]
            choice = {c: sibling for group in groups for sibling in [draw.choice(group)] for c in group}
            wrong = "".join(choice.get(c, c) for c in right)
            slips = {place: f"{r}→{w}" for place, (r, w) in enumerate(zip(right, wrong, strict=True)) if r != w}
            findings = engine.run(Document("", wrong), plan).findings
            spans = [
                range(each.start, each.end)
                for each in findings
                if each.severity >= Severity.WARNING and each.category in ("typo", "script")
            ]
            flagged = {place for span in spans for place in span}
            planted.update(slips.values())
            found.update(pair for place, pair in slips.items() if place in flagged)
            alarms += sum(slips.keys().isdisjoint(span) for span in spans)
            characters += len(right)
    _show(planted, found, arguments.pairs)
    print(f"findings where nothing was put: {alarms}, {1e4 * alarms / max(1, characters):.2f} per 10,000 characters")
    return 0


def _show(planted: Counter[str], found: Counter[str], pairs: int) -> None:
    shares = [found[pair] / count for pair, count in planted.items()]
    total = planted.total()
    print(f"wrong characters {total}, found {found.total() / max(1, total):.3f}, mean of the pairs {_mean(shares):.3f}")
    for pair, count in sorted(planted.items(), key=lambda each: found[each[0]] - each[1])[:pairs]:
        print(f"  {pair}  {found[pair]} of {count}")


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


if __name__ == "__main__":
    sys.exit(main())
