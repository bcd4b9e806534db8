"""Writes the package's weights that tell which measure words have lost the numeral before them.

    python tools/fit_numerals.py CLEAN...

CLEAN is text that was not counted, official and other. Its own measure words without a numeral are told from those
whose numeral was cut out. Prints how many of these are found at how many alarms in the half that was held back. Needs
the extra `tools`.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from reportlint.usage import numerals

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(numerals.__file__).parent / "data" / "numerals.json"
_NUMERAL = re.compile(r"(?<=[一-鿿，。；、：“])(?:\d[\d.,，．]*\d|\d|[一二三四五六七八九十百千万两零〇]+|几)")
_AROUND = 10
_STRENGTH, _DIGITS, _SMALLEST = 0.1, 2, 0.05
_ALARMS = 1, 3, 10, 30, 100

Sample = tuple[list[str], bool]
"""What is seen around a measure word, and whether its numeral was cut out."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=_DATA)
    arguments = parser.parse_args()
    files = [file for path in arguments.texts for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    texts = [file.read_text(encoding="utf-8") for file in files]
    halves = [[sample for text in texts[at::2] for sample in _samples(text)] for at in (0, 1)]
    for learnt, held in (halves, halves[::-1]):
        _report(_fitted(learnt), held)
    intercept, weights = _fitted(halves[0] + halves[1])
    kept = {name: round(weight, _DIGITS) for name, weight in sorted(weights.items()) if abs(weight) >= _SMALLEST}
    written = {"intercept": round(intercept, _DIGITS), "weights": kept}
    arguments.out.write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    return 0


def _samples(text: str) -> Iterator[Sample]:
    for _, _, features in numerals.places(text):
        yield features, False
    for found in _NUMERAL.finditer(text):
        before, ahead = text[max(0, found.start() - _AROUND) : found.start()], text[found.end() : found.end() + _AROUND]
        for start, _, features in numerals.places(before + ahead):
            if start == len(before):
                yield features, True


def _fitted(samples: list[Sample]) -> tuple[float, dict[str, float]]:
    names = {name: at for at, name in enumerate(sorted({name for features, _ in samples for name in features}))}
    columns = [names[name] for features, _ in samples for name in features]
    rows = [row for row, (features, _) in enumerate(samples) for _ in features]
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(samples), len(names)))
    model = LogisticRegression(max_iter=3000, C=_STRENGTH).fit(matrix, [cut for _, cut in samples])
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def _report(model: tuple[float, dict[str, float]], held: list[Sample]) -> None:
    intercept, weights = model
    odds = [(intercept + sum(weights.get(name, 0.0) for name in features), cut) for features, cut in held]
    alarms = sorted((one for one, cut in odds if not cut), reverse=True)
    losses = [one for one, cut in odds if cut]
    for number in _ALARMS:
        found = sum(one > alarms[number] for one in losses)
        print(f"{number} alarms: {found} of {len(losses)} above {alarms[number]:.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
