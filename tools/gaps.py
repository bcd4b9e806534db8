"""Writes the package's table of pairs between which something may be missing, or fits the weights of its features.

    python tools/gaps.py table CORPUS --words RULE
    python tools/gaps.py weights CLEAN...

CORPUS is the official text that was counted, RULE the rule file whose `words` may be missing beside any character. The
weights tell the places where a character was cut out of CLEAN, text that was not counted, from all places of it.
Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import json
import random
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
_FEWEST, _RARE = {3: 12, 4: 30}, 2  # of a run with the character in it, by length, and of what is left without it
_FEWEST_OF_WORDS, _RARE_OF_WORDS = {2: 4, 3: 4}, 4  # by the length of what is left
_TRIED, _ENOUGH = 12_000_000, 2  # how much of the corpus the runs are tried on, and how often one must be seen
_ODDS, _ODDS_OF_WORDS = 2.1, 0.5
_MARKS = "，。、；：“”‘’（）《》〈〉？！—…0A\n"
_EACH = 15  # characters of clean text for one that is cut out
_FOLDS = 5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    table = parts.add_parser("table")
    table.add_argument("corpus", type=Path)
    table.add_argument("--words", type=Path, required=True)
    weights = parts.add_parser("weights")
    weights.add_argument("clean", nargs="+", type=Path)
    arguments = parser.parse_args()
    if arguments.part == "table":
        write_table(arguments.corpus, words_of(arguments.words))
    else:
        fit([file for path in arguments.clean for file in sorted(path.rglob("*.txt"))])
    return 0


def words_of(rule: Path) -> list[str]:
    import yaml

    return list(yaml.safe_load(rule.read_text(encoding="utf-8"))["gap"]["words"])


def write_table(corpus: Path, words: list[str]) -> None:
    """Write the runs, each with what official text has in it."""
    text = fold(_BLANK.sub("", corpus.read_text(encoding="utf-8")))
    units = np.frombuffer(text.encode("utf-16-le", "replace"), dtype=np.uint16).astype(np.uint64)
    seen = Seen(units)
    between: dict[str, dict[str, None]] = defaultdict(dict)
    for length, fewest in _FEWEST.items():
        for whole in seen.often(length, fewest):
            for at in range(1, length - 1):
                _note(between, seen, whole[:at], whole[at], whole[at + 1 :], _RARE)
    for word in words:
        for before, after in ((1, 1), (2, 1), (1, 2)):
            pattern = f"(?=(.{{{before}}}){word}(.{{{after}}}))"
            for (left, right), count in Counter(at.groups() for at in re.finditer(pattern, text)).items():
                if count >= _FEWEST_OF_WORDS[before + after]:
                    _note(between, seen, left, word, right, _RARE_OF_WORDS)
    print(f"{len(between):,} runs", file=sys.stderr)
    useful = _useful(text, between, words)
    lines = []
    for run, middles in sorted(useful.items(), key=lambda item: item[0].encode()):
        singles = "".join(one for one in sorted(middles) if len(one) == 1)
        lines.append(" ".join([run, singles, *(one for one in sorted(middles) if len(one) > 1)]))
    (DATA / "gaps.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines):,} runs kept", file=sys.stderr)


def _note(between: dict[str, dict[str, None]], seen: Seen, left: str, middle: str, right: str, rare: int) -> None:
    if not (all(map(_HAN.match, middle)) and _may_stand_beside(left[-1], right[0])) or "\n" in left + right:
        return
    if (
        len(left + right) > 2
        and left[-1:] + "|" + right[:1] in between
        and middle in between[left[-1:] + "|" + right[:1]]
    ):
        return
    if seen.count(left + right) < rare:
        between[left + "|" + right][middle] = None


def _useful(text: str, between: dict[str, dict[str, None]], words: list[str]) -> dict[str, set[str]]:
    """Return the runs, and what may be missing in them, that the weights see where it is taken out of the text."""
    table, found = counts.load(), Counter[tuple[str, str]]()
    listed = set(words)
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
                if found[run, middle] >= _ENOUGH:
                    continue
                first = at + run.index("|")
                before = part[first - gaps.REACH : first].rpartition("\n")[2].rjust(gaps.REACH, "\n")
                last = first + len(middle)
                after = part[last : last + gaps.REACH].partition("\n")[0].ljust(gaps.REACH, "\n")
                one = gaps.features(table, before + after, middle)
                if one is not None:
                    odds = intercept + sum(map(mul, weights, one))
                    found[run, middle] += odds >= (_ODDS_OF_WORDS if middle in listed else _ODDS)
    useful: dict[str, set[str]] = defaultdict(set)
    for (run, middle), count in found.items():
        if count >= (1 if middle in listed else _ENOUGH):
            useful[run].add(middle)
    return useful


class Seen:
    """How often a text has each run of up to four characters."""

    def __init__(self, units: np.ndarray) -> None:
        self._grams = {length: _grams(units, length) for length in (2, 3, 4)}

    def count(self, run: str) -> int:
        keys, counted = self._grams[len(run)]
        key = 0
        for character in run:
            key = key << 16 | ord(character)
        at = int(np.searchsorted(keys, np.uint64(key)))
        return int(counted[at]) if at < len(keys) and int(keys[at]) == key else 0

    def often(self, length: int, fewest: int) -> list[str]:
        keys, counted = self._grams[length]
        return [
            "".join(chr(key >> 16 * at & 0xFFFF) for at in reversed(range(length)))
            for key in keys[counted >= fewest].tolist()
        ]


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


def fit(files: list[Path]) -> None:
    """Fit the weights, and print what share of the cut characters is found at which rate of false alarms."""
    table, rng = counts.load(), random.Random(1)  # noqa: S311  # which characters are cut
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
            for _ in range(len(line) // _EACH):
                at = rng.randrange(len(line))
                if _HAN.match(line[at]):
                    cut += 1
                    damaged = line[:at] + line[at + 1 :]
                    rows += [(o, True, number % _FOLDS) for o, w in _candidates(table, damaged, at) if w == line[at]]
                    shown += [line] * (len(rows) - len(shown))
    matrix, answers, fold_of = (np.array([row[i] for row in rows]) for i in range(3))
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    scaled, odds = (matrix - mean) / spread, np.zeros(len(rows))
    for one in range(_FOLDS):
        model = LogisticRegression(C=0.1, max_iter=3000).fit(scaled[fold_of != one], answers[fold_of != one])
        odds[fold_of == one] = model.decision_function(scaled[fold_of == one]) / np.log(10)
    wrong = sorted(zip(odds[~answers], [s for s, a in zip(shown, answers, strict=True) if not a], strict=True))[::-1]
    for alarms in (0, 3, 8, 20, 40, 80):
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
    """Return the features of the single characters that may be missing before an offset."""
    words: dict[str, None] = {}
    for before, after in ((1, 1), (2, 1), (1, 2)):
        if before <= at <= len(line) - after:
            missing = gaps.table().missing(f"{line[at - before : at]}|{line[at : at + after]}")
            words |= dict.fromkeys(word for word in missing if len(word) == 1)
    place = line[max(0, at - gaps.REACH) : at].rjust(gaps.REACH, "\n")
    place += line[at : at + gaps.REACH].ljust(gaps.REACH, "\n")
    return [(one, word) for word in words if (one := gaps.features(table, place, word)) is not None]


if __name__ == "__main__":
    raise SystemExit(main())
