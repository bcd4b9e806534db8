"""Fits log odds that add up to samples of two classes; it knows nothing of what the samples are taken from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_STRENGTH, _DIGITS, _SMALLEST = 0.1, 2, 0.05
_ALARMS = 1, 3, 10, 30, 100

Sample = tuple[list[str], bool]
"""The features of a place, and whether it is of the class that is looked for."""


def fit(halves: tuple[list[Sample], list[Sample]], out: Path) -> None:
    """Write the intercept and the weights fitted to both halves, and print how well each half is told by the other."""
    for learnt, held in (halves, halves[::-1]):
        _report(_fitted(learnt), held)
    intercept, weights = _fitted(halves[0] + halves[1])
    kept = {name: round(weight, _DIGITS) for name, weight in sorted(weights.items()) if abs(weight) >= _SMALLEST}
    written = {"intercept": round(intercept, _DIGITS), "weights": kept}
    out.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def texts_of(paths: Iterable[Path]) -> list[str]:
    """Return the texts of the files, and of all text files in the folders."""
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    return [file.read_text(encoding="utf-8") for file in files]


def _fitted(samples: list[Sample]) -> tuple[float, dict[str, float]]:
    names = {name: at for at, name in enumerate(sorted({name for features, _ in samples for name in features}))}
    columns = [names[name] for features, _ in samples for name in features]
    rows = [row for row, (features, _) in enumerate(samples) for _ in features]
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(samples), len(names)))
    model = LogisticRegression(max_iter=3000, C=_STRENGTH).fit(matrix, [sought for _, sought in samples])
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def _report(model: tuple[float, dict[str, float]], held: list[Sample]) -> None:
    intercept, weights = model
    odds = [(intercept + sum(weights.get(name, 0.0) for name in features), sought) for features, sought in held]
    alarms = sorted((one for one, sought in odds if not sought), reverse=True)
    right = [one for one, sought in odds if sought]
    for number in _ALARMS:
        found = sum(one > alarms[number] for one in right)
        print(f"{number} alarms: {found} of {len(right)} above {alarms[number]:.2f}")
