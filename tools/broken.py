"""Writes the package's table of runs that are broken where a frequent character was taken out of them.

    python tools/broken.py CORPUS

A run is two or three characters that official text, CORPUS, hardly ever has, while it often has them with the character
in between. Needs the extra `tools`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from reportlint.usage import gaps
from reportlint.usage.counts import fold

FREQUENT = 300
ALSO = "谢范何任免载网版权黄赌毒枪警官佳唯顶独"
"""Characters that filters take out and that are less frequent."""
_FILE = Path(gaps.__file__).parent / "data" / "broken.txt"
_FEWEST, _FEWEST_OF_SELDOM = 40, 10  # how often official text has a run with the character in it
_RARE = 1000  # how many times seldomer it must be without
_MOST = 35  # runs of a character
_BITS = np.uint64(16)
_HAN = range(0x4E00, 0x9FFF + 1)
_NUMERALS = "二三四五六七八九十两几"  # what a page lost that lost its figures is no character


def main() -> int:
    corpus = "\n".join(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    text = fold(re.sub(r"[ \t\u3000\r]", "", corpus))
    units = np.frombuffer(text.encode("utf-16-le", "replace"), dtype=np.uint16)
    frequent = [code for code in np.argsort(-np.bincount(units, minlength=1 << 16)) if code in _HAN][:FREQUENT]
    fewest = {chr(code): _FEWEST for code in frequent} | dict.fromkeys(ALSO, _FEWEST_OF_SELDOM)
    fewest = {character: least for character, least in fewest.items() if character not in _NUMERALS}
    runs = {length: np.unique(_runs(units, length), return_counts=True) for length in (2, 3, 4)}
    known: set[str] = set()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for length, at in ((3, 1), (4, 1), (4, 2)):
        for run, whole, left in _candidates(runs, length, at):
            missing = run[at]
            if whole < fewest.get(missing, sys.maxsize) or left * _RARE >= whole or run[at - 1 : at + 2] in known:
                continue
            found[missing][f"{run[:at]}|{run[at + 1 :]}"] = whole
            if length == 3:
                known.add(run)
    lines: dict[str, list[str]] = defaultdict(list)
    for missing, places in found.items():
        for place, _ in places.most_common(_MOST):
            lines[place].append(missing)
    written = sorted((" ".join([place, *sorted(each)]) for place, each in lines.items()), key=str.encode)
    _FILE.write_text("\n".join(written) + "\n", encoding="utf-8")
    print(f"{len(written):,} runs of {len(found)} characters", file=sys.stderr)
    return 0


def _runs(units: np.ndarray, length: int) -> np.ndarray:
    key = np.zeros(len(units) - length + 1, dtype=np.uint64)
    for at in range(length):
        key = (key << _BITS) | units[at : len(units) - length + 1 + at]
    return key


def _candidates(runs: dict[int, tuple[np.ndarray, np.ndarray]], length: int, at: int) -> list[tuple[str, int, int]]:
    """Return the runs of Chinese characters, how often each was counted, and how often without the one at `at`."""
    keys, counted = (part[runs[length][1] >= _FEWEST_OF_SELDOM] for part in runs[length])
    codes = [(keys >> np.uint64(16 * (length - 1 - place))) & np.uint64(0xFFFF) for place in range(length)]
    chinese = np.all([(_HAN[0] <= code) & (code <= _HAN[-1]) for code in codes], axis=0)
    codes, counted = [code[chinese] for code in codes], counted[chinese]
    rest = np.zeros(len(counted), dtype=np.uint64)
    for code in codes[:at] + codes[at + 1 :]:
        rest = (rest << _BITS) | code
    others, how_often = runs[length - 1]
    places = np.minimum(np.searchsorted(others, rest), len(others) - 1)
    left = np.where(others[places] == rest, how_often[places], 0)
    rows = zip(*(code.tolist() for code in codes), counted.tolist(), left.tolist(), strict=True)
    return [("".join(map(chr, row[:length])), row[length], row[length + 1]) for row in rows]


if __name__ == "__main__":
    raise SystemExit(main())
