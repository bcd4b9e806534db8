"""Writes the package's table of the words of a general dictionary; it judges nothing.

    python tools/lexicon.py DICTIONARY --out reportlint/usage/data/lexicon.bin

DICTIONARY has a word, its count and its part of speech a line, as `dict.txt` of jieba 0.42 (MIT). Words of two to four
Chinese characters are kept. The layout is that of reportlint.usage.lexicon. Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import numpy as np
from count import hashed, levels_of, write

_BUCKET_BITS = 17
_WORD = re.compile("[\u4e00-\u9fff]{2,4}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    counts: dict[str, int] = {}
    for line in arguments.dictionary.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split()
        if _WORD.fullmatch(word):
            counts[word] = int(count)
    keys = np.array([int.from_bytes(word.encode("utf-16-be"), "big") for word in counts], dtype=np.uint64)
    logs, levels = levels_of(np.array(list(counts.values())))
    write(arguments.out, {"logs": logs}, hashed(keys, levels, _BUCKET_BITS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
