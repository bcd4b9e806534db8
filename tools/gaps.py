"""Writes the package's table of runs from which a word may be missing, or fits the weights of its features.

    python tools/gaps.py table RULE CORPUS
    python tools/gaps.py weights RULE CLEAN...

CORPUS is the official text that was counted, RULE the rule file whose `words` may be missing. The weights tell the
places where one of them was cut out of CLEAN, text that was not counted, from all places of it. Needs the extra
`tools`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from operator import mul
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from reportlint.usage import counts, gaps
from reportlint.usage.counts import fold

DATA = Path(gaps.__file__).parent / "data"
_BLANK = re.compile(r"[ \t\u3000\r]")
_HAN = re.compile("[\u4e00-\u9fff]")
_FEWEST, _RARE = 4, 4  # of a run with the word in it, and of what is left without it
_TRIED = 12_000_000  # how much of the corpus the runs are tried on
_ODDS = 0.5
_AROUND = (1, 1), (2, 1), (1, 2)  # how much of what is left stands before the word, and behind it
_MARKS = "，。、；：“”‘’（）《》〈〉？！—…0A\n"
_FOLDS = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    for name in ("table", "weights"):
        part = parts.add_parser(name)
        part.add_argument("rule", type=Path)
        part.add_argument("texts", type=Path, nargs="+")
    arguments = parser.parse_args()
    words = words_of(arguments.rule)
    if arguments.part == "table":
        write_table("\n".join(file.read_text(encoding="utf-8") for file in arguments.texts), words)
    else:
        fit([file for path in arguments.texts for file in sorted(path.rglob("*.txt"))], words)
    return 0


def words_of(rule: Path) -> list[str]:
    import yaml

    return list(yaml.safe_load(rule.read_text(encoding="utf-8"))["gap"]["words"])


def write_table(corpus: str, words: list[str]) -> None:
    """Write the runs, each with what official text has in it."""
    text = fold(_BLANK.sub("", corpus))
    seen = Seen(np.frombuffer(text.encode("utf-16-le", "replace"), dtype=np.uint16).astype(np.uint64))
    between: dict[str, dict[str, None]] = defaultdict(dict)
    for word in words:
        for before, after in _AROUND:
            pattern = f"(?=(.{{{before}}}){word}(.{{{after}}}))"
            for (left, right), count in Counter(at.groups() for at in re.finditer(pattern, text)).items():
                if count >= _FEWEST:
                    _note(between, seen, left, word, right)
    print(f"{len(between):,} runs", file=sys.stderr)
    useful = sorted(_useful(text, between).items(), key=lambda item: item[0].encode())
    lines = [" ".join([run, *sorted(missing)]) for run, missing in useful]
    (DATA / "gaps.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines):,} runs kept", file=sys.stderr)


def _note(between: dict[str, dict[str, None]], seen: Seen, left: str, middle: str, right: str) -> None:
    if not (all(map(_HAN.match, middle)) and _may_stand_beside(left[-1], right[0])) or "\n" in left + right:
        return
    if (
        len(left + right) > 2
        and left[-1:] + "|" + right[:1] in between
        and middle in between[left[-1:] + "|" + right[:1]]
    ):
        return
    if seen.count(left + right) < _RARE:
        between[left + "|" + right][middle] = None


def _useful(text: str, between: dict[str, dict[str, None]]) -> dict[str, set[str]]:
    """Return the runs, and what may be missing in them, that the weights see where it is taken out of the text."""
    table, useful = counts.load(), defaultdict[str, set[str]](set)
    intercept, weights = gaps.Gaps(table)._fitted
    by_whole: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for run, middles in between.items():
        for middle in middles:
            by_whole[run.replace("|", middle)].append((run, middle))
    lengths = sorted({len(whole) for whole in by_whole})
    part = text[:_TRIED]
    for at in range(gaps.REACH, len(part) - 3 * gaps.REACH):
        for length in lengths:
            for run, middle in by_whole.get(part[at : at + length], ()):
                if middle in useful[run]:
                    continue
                first = at + run.index("|")
                before = part[first - gaps.REACH : first].rpartition("\n")[2].rjust(gaps.REACH, "\n")
                last = first + len(middle)
                after = part[last : last + gaps.REACH].partition("\n")[0].ljust(gaps.REACH, "\n")
                one = gaps.features(table, before + after, middle)
                if one is not None and intercept + sum(map(mul, weights, one)) >= _ODDS:
                    useful[run].add(middle)
    return {run: missing for run, missing in useful.items() if missing}


class Seen:
    """How often a text has each run of up to four characters."""

    def __init__(self, units: np.ndarray) -> None:
        self._grams = {length: _grams(units, length) for length in (2, 3)}

    def count(self, run: str) -> int:
        keys, counted = self._grams[len(run)]
        key = 0
        for character in run:
            key = key << 16 | ord(character)
        at = int(np.searchsorted(keys, np.uint64(key)))
        return int(counted[at]) if at < len(keys) and int(keys[at]) == key else 0


def _may_stand_beside(first: str, last: str) -> bool:
    """Whether a loss between the two can be seen: one is a Chinese character, the other one, too, or a usual mark."""
    return (
        last != "\n"
        and first != "\n"
        and all(_HAN.match(one) or one in _MARKS for one in (first, last))
        and bool(_HAN.match(first) or _HAN.match(last))
    )


def _grams(units: np.ndarray, length: int) -> tuple[np.ndarray, np.ndarray]:
    key = np.zeros(len(units) - length + 1, dtype=np.uint64)
    for at in range(length):
        key = (key << np.uint64(16)) | units[at : len(units) - length + 1 + at]
    return np.unique(key, return_counts=True)


def fit(files: list[Path], words: list[str]) -> None:
    """Fit the weights, and print what share of the cut words is found at which rate of false alarms."""
    table, any_word = counts.load(), re.compile("|".join(sorted(words, key=len, reverse=True)))
    rows: list[tuple[list[float], bool, int]] = []
    shown: list[str] = []
    seen: set[str] = set()
    characters = cut = 0
    for number, file in enumerate(files):
        for raw in file.read_text(encoding="utf-8").splitlines():
            line = fold(_BLANK.sub("", raw))
            if not line or line in seen:
                continue
            seen.add(line)
            characters += len(line)
            for at in range(1, len(line)):
                rows += [(one, False, number % _FOLDS) for one, _ in _candidates(table, line, at)]
                shown += [line[max(0, at - 6) : at] + "|" + line[at : at + 6]] * (len(rows) - len(shown))
            for found in any_word.finditer(line):
                cut += 1
                damaged = line[: found.start()] + line[found.end() :]
                left = _candidates(table, damaged, found.start())
                rows += [(one, True, number % _FOLDS) for one, word in left if word == found[0]]
                shown += [line] * (len(rows) - len(shown))
    matrix, answers, fold_of = (np.array([row[i] for row in rows]) for i in range(3))
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    scaled, odds = (matrix - mean) / spread, np.zeros(len(rows))
    for one in range(_FOLDS):
        model = LogisticRegression(C=0.1, max_iter=3000).fit(scaled[fold_of != one], answers[fold_of != one])
        odds[fold_of == one] = model.decision_function(scaled[fold_of == one]) / np.log(10)
    wrong = sorted(zip(odds[~answers], [s for s, a in zip(shown, answers, strict=True) if not a], strict=True))[::-1]
    for alarms in (alarms for alarms in (0, 3, 8, 20, 40, 80) if alarms < len(wrong)):
        least = wrong[alarms][0]
        share = (odds[answers] > least).sum() / cut
        print(f"{alarms} alarms in {characters:,} characters: odds above {least:.2f}, {share:.3f} of the cut found")
    for least, place in wrong[:30]:
        print(f"  {least:.2f} {place}")
    model = LogisticRegression(C=0.1, max_iter=3000).fit(scaled, answers)
    slopes = model.coef_[0] / spread / np.log(10)
    intercept = float(model.intercept_[0] / np.log(10) - (slopes * mean).sum())
    fitted = {"intercept": round(intercept, 4), "weights": [round(float(one), 4) for one in slopes]}
    (DATA / "gaps.json").write_text(json.dumps(fitted) + "\n", encoding="utf-8")


def _candidates(table: counts.Counts, line: str, at: int) -> list[tuple[list[float], str]]:
    """Return the features of the words that may be missing before an offset."""
    words: dict[str, None] = {}
    for before, after in _AROUND:
        if before <= at <= len(line) - after:
            words |= dict.fromkeys(gaps.table().missing(f"{line[at - before : at]}|{line[at : at + after]}"))
    place = line[max(0, at - gaps.REACH) : at].rjust(gaps.REACH, "\n")
    place += line[at : at + gaps.REACH].ljust(gaps.REACH, "\n")
    return [(one, word) for word in words if (one := gaps.features(table, place, word)) is not None]


if __name__ == "__main__":
    raise SystemExit(main())
