"""Fits the weights for frequent characters that are taken for one another, each pair by itself, to clean text.

    python tools/fit_frequent.py --clean CLEAN... --rate ALARMS --at ODDS --out WEIGHTS.json

CLEAN are UTF-8 files taken for right, which must not have been counted in the package's table of counts. A slip is made
of a right place by writing the other character there. Each half of the files is judged by what was fitted to the other
half; the odds of a pair are shifted so that those above ODDS hold ALARMS wrong places in a million characters, and a
pair that finds less than --least of its slips so is left out. WEIGHTS is reportlint/usage/data/frequent.json: by the
character written and the one meant, the intercept and the weights. Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from reportlint.usage import counts as tables
from reportlint.usage.spelling.edits import AROUND, changed_to, surroundings
from reportlint.usage.spelling.frequent import features, is_at_home

_GROUPS = (
    "的地得 在再 作做 以已己 人入 未末木 日曰 土士 千干于 像象 带戴 那哪 及即既 和合 又由有 为未位 到道 各个名 长常场 "
    "全金 也业 与于 份分 受授收 至致 其起 新心 好号 问间同 记计机 用月 面而 白自 今令 处外 座坐 进近 成城 从丛 主王 "
    "天大夫 几儿 须需 现县 化花 代带 型形 后候 前钱 实时 式事 是时事 力刀"
)
_SHARE_OF_RIGHT = 0.3
_MOST_WRONG, _FEWEST = 600, 12
_STEEPNESS = 0.3


class Row(NamedTuple):
    features: tuple[float, ...]
    wrong: bool
    half: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", type=Path, nargs="+", required=True)
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--at", type=float, default=-1.2, help="log10; below what rules ask, as slips are seldom")
    parser.add_argument("--least", type=float, default=0.3)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    rng = random.Random(1)  # noqa: S311  # the same draw every time
    others: dict[str, list[str]] = defaultdict(list)
    for one, other in (pair for group in _GROUPS.split() for pair in permutations(group, 2)):
        others[one].append(other)
    rows: dict[str, list[Row]] = defaultdict(list)
    counts, texts = tables.load(), [path.read_text(encoding="utf-8") for path in arguments.clean]
    used = Counter("".join(texts))
    for half, text in enumerate(texts):
        for at in (at for at, character in enumerate(text) if character in others):
            of_wrong = _MOST_WRONG / used[text[at]]
            around = surroundings(text, at, 1)
            looked_at = [other for other in others[text[at]] if rng.random() < _SHARE_OF_RIGHT]
            written = [other for other in others[text[at]] if rng.random() < of_wrong]
            _add(rows, counts, around, half % 2, looked_at, written)
    alarms = arguments.rate * used.total() / 1e6 * _SHARE_OF_RIGHT
    fitted: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for pair in sorted(rows):
        weights, found = _fit(rows[pair], alarms, arguments.at)
        print(f"{pair[0]}→{pair[1]} {len(rows[pair]):7} {found:.2f}{'' if found >= arguments.least else ' left out'}")
        if found >= arguments.least:
            fitted[pair[0]][pair[1]] = [round(one, 3) for one in weights]
    if arguments.out:
        lines = (
            f"{json.dumps(one, ensure_ascii=False)}: {json.dumps(fitted[one], ensure_ascii=False)}" for one in fitted
        )
        arguments.out.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    return 0


def _add(
    rows: dict[str, list[Row]], counts: tables.Counts, around: str, half: int, meant: list[str], written: list[str]
) -> None:
    """Add what a right place shows where others might be meant, and what it would show with others written there."""
    one = around[AROUND]
    if not is_at_home(counts, around):
        for other in meant:
            rows[one + other].append(Row(features(counts, around, other), wrong=False, half=half))
    for other in written:
        slip = changed_to(around, other)
        if not is_at_home(counts, slip):
            rows[other + one].append(Row(features(counts, slip, one), wrong=True, half=half))


def _fit(rows: list[Row], alarms: float, at: float) -> tuple[list[float], float]:
    """Return the intercept and the weights for log10 odds, and the share of slips that are found above `at`."""
    values = np.array([row.features for row in rows])
    wrong, half = np.array([row.wrong for row in rows]), np.array([row.half for row in rows])
    few = min(np.sum(wrong & (half == one)) for one in (0, 1)) < _FEWEST
    if few or min(np.sum(~wrong & (half == one)) for one in (0, 1)) < 1:
        return [], 0.0
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    scaled = (values - mean) / spread
    odds = np.zeros(len(rows))
    for one in (0, 1):
        model = LogisticRegression(C=_STEEPNESS, max_iter=3000).fit(scaled[half != one], wrong[half != one])
        odds[half == one] = model.decision_function(scaled[half == one]) / math.log(10)
    right = np.sort(odds[~wrong])[::-1]
    least = max(0.0, right[min(int(alarms), len(right) - 1)])
    model = LogisticRegression(C=_STEEPNESS, max_iter=3000).fit(scaled, wrong)
    slopes = model.coef_[0] / spread / math.log(10)
    intercept = model.intercept_[0] / math.log(10) - float((slopes * mean).sum()) - least + at
    return [float(intercept), *map(float, slopes)], float(np.mean(odds[wrong] > least))


if __name__ == "__main__":
    sys.exit(main())
