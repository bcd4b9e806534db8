"""Fits the weights of the speller to sentence pairs and clean text, and says what they give on a held-out part.

    python tools/fit_spelling.py --look LOOK --pairs PAIRS.jsonl --clean CLEAN... --counts TABLE --out WEIGHTS.json

LOOK is `glance` or `closely`: each has weights of its own, and those of the other are left as they are in WEIGHTS.
PAIRS has one object a line with `source` and `target` of equal length; CLEAN are UTF-8 files taken for right, which
must not have been counted in TABLE (the package's, if none is named). WEIGHTS is reportlint/usage/data/spelling.json.
Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from reportlint.usage import counts as tables
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.speller import Speller

_TURNED = 2 + confusable.TURNED  # its place among the features
_RATES = (0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0)


class Row(NamedTuple):
    features: tuple[float, ...]
    right: bool
    changed: int
    clean: bool
    block: int
    shown: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--clean", type=Path, nargs="+", required=True)
    parser.add_argument("--look", choices=("glance", "closely"), required=True)
    parser.add_argument("--counts", type=Path)
    parser.add_argument(
        "--turned",
        type=float,
        default=0.0,
        help="added to the weight of two characters in the wrong order, of which PAIRS have hardly any",
    )
    parser.add_argument("--weight", type=float, default=1.0, help="weight of a place in clean text")
    parser.add_argument("--show", type=int, default=0, help="print so many of the worst alarms in clean text")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    counts = tables.Counts(arguments.counts.read_bytes()) if arguments.counts else tables.load()
    speller = Speller(counts)
    closely = arguments.look == "closely"
    pairs = [json.loads(line) for line in arguments.pairs.read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if len(pair["source"]) == len(pair["target"])]
    rows = [
        row
        for at, pair in enumerate(pairs)
        for row in _rows(speller, pair["source"], pair["target"], at, closely=closely)
    ]
    wrong = [sum(a != b for a, b in zip(p["source"], p["target"], strict=True)) for p in pairs]
    characters = 0
    for path in arguments.clean:
        text = path.read_text(encoding="utf-8")
        characters += len(text)
        for block, start in enumerate(range(0, len(text), 2000)):
            rows += _rows(speller, text[start : start + 2000], None, block, closely=closely)
    _report(rows, wrong, characters, arguments)
    return 0


def _rows(speller: Speller, text: str, target: str | None, block: int, *, closely: bool) -> list[Row]:
    found = []
    for offset, written, meant, features in speller.edits(text, closely=closely):
        end = offset + len(meant)
        right = target is not None and target[offset:end] == meant != text[offset:end]
        changed = sum(a != b for a, b in zip(text[offset:end], meant, strict=True)) if right else 0
        shown = f"{text[max(0, offset - 8) : offset]}[{written}→{meant}]{text[end : end + 8]}"
        found.append(Row(features, right, changed, target is None, block, shown))
    return found


def _report(rows: list[Row], wrong: list[int], characters: int, arguments: argparse.Namespace) -> None:
    values = np.array([row.features for row in rows])
    right, clean = np.array([row.right for row in rows]), np.array([row.clean for row in rows])
    held = np.array([row.block % 2 == 1 for row in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    scaled = (values - mean) / spread
    weights = np.where(clean, arguments.weight, 1.0)
    model = LogisticRegression(C=0.3, max_iter=4000)
    model.fit(scaled[~held], right[~held], sample_weight=weights[~held])
    odds = model.decision_function(scaled) / math.log(10)
    changed = np.array([row.changed for row in rows])
    total = sum(wrong[1::2])
    alarms = np.sort(odds[held & clean])[::-1]
    print(
        f"{len(rows):,} places, {clean.sum():,} in {characters:,} clean characters; found at all "
        f"{changed[held].sum() / total:.3f}"
    )
    print("alarms/10k   odds  precision  recall   (held-out half)")
    for rate in _RATES:
        least = alarms[min(int(rate * characters / 2e4), len(alarms) - 1)]
        taken = held & ~clean & (odds > least)
        print(f"{rate:10.1f} {least:6.2f} {right[taken].mean():10.3f} {changed[taken & right].sum() / total:7.3f}")
    for at in np.argsort(-np.where(held & clean, odds, -99))[: arguments.show]:
        print(f"{odds[at]:6.2f} {rows[at].shown!r}")
    if arguments.out:
        model.fit(scaled, right, sample_weight=weights)
        slopes = model.coef_[0] / spread / math.log(10)
        intercept = model.intercept_[0] / math.log(10) - float((slopes * mean).sum())
        slopes[_TURNED] += arguments.turned
        fitted = json.loads(arguments.out.read_text(encoding="utf-8")) if arguments.out.exists() else {}
        fitted[arguments.look] = {"intercept": round(intercept, 5), "weights": [round(float(one), 5) for one in slopes]}
        lines = (f"{json.dumps(look)}: {json.dumps(fitted[look])}" for look in sorted(fitted))
        arguments.out.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
