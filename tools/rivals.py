"""Marks in the package's table of counts the pairs that have a rival at a glance; it counts nothing.

    python tools/rivals.py reportlint/usage/data/counts.bin

Nearly all pairs of a text have none, and are let go by their mark alone. Which rivals a pair has, the speller itself
is asked, so the marks are as good as the table of counts and that of confusable characters they are made from: run it
whenever one of the two is made again. It takes a minute.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.usage import table
from reportlint.usage.counts import PAIR_BITS, PAIR_MULTIPLIER, Counts
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.speller import AT_A_GLANCE
from reportlint.usage.spelling.suspects import Suspects

if TYPE_CHECKING:
    from reportlint.usage.usual import UsualPairs


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    arguments = parser.parse_args()
    head, parts = table.read(arguments.counts.read_bytes())
    kept = {name: bytes(part) for name, part in parts.items() if name != "rivalled"}
    head.pop("glance", None)
    counts = Counts(table.written(head, kept))
    ratio, known = AT_A_GLANCE
    suspects = Suspects(counts, confusable.load(), ratio, known)
    marks = bytearray(1 << PAIR_BITS - 3)
    found = 0
    for pair in set(counts.harmful(_pairs_beside(suspects.usual), ratio)):
        if suspects.rivals_of(pair):
            at = pair * PAIR_MULTIPLIER >> 8 & ((1 << PAIR_BITS) - 1)
            marks[at >> 3] |= 1 << (at & 7)
            found += 1
    set_bits = sum(map(int.bit_count, marks))
    print(f"{found:,} pairs with rivals, {set_bits / (1 << PAIR_BITS):.1%} of the marks", file=sys.stderr)
    arguments.counts.write_bytes(table.written(head | {"glance": ratio}, kept | {"rivalled": bytes(marks)}))
    return 0


def _pairs_beside(usual: UsualPairs) -> set[int]:
    """Return every pair that sounds like a usual one or has one character of it and one that is confused with it."""
    known = confusable.load()
    written_for, sounding = defaultdict(set), defaultdict(set)
    for written in known.characters():
        for meant in known.ways(written):
            written_for[meant].add(written)
        for syllable in known.syllables(written):
            sounding[syllable].add(written)
    found = set()
    for (first, second), (sound, sound_behind) in usual:
        found |= {_number(one, second) for one in written_for[first]}
        found |= {_number(first, other) for other in written_for[second]}
        found |= {_number(one, other) for one in sounding[sound] for other in sounding[sound_behind]}
    return found


def _number(first: str, second: str) -> int:
    return ord(first) | ord(second) << 16


if __name__ == "__main__":
    sys.exit(main())
