"""Marks in the package's table of counts the pairs that have a rival at a glance; it counts nothing.

    python tools/rivals.py reportlint/usage/data/counts.bin

Nearly all pairs of a text have none, and are let go by their mark alone. Which rivals a pair has, the speller itself
is asked, so the marks are as good as the table of counts and that of confusable characters they are made from: run it
whenever one of the two is made again. It takes a minute.
"""

from __future__ import annotations

import argparse
import struct
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.usage import table
from reportlint.usage.counts import Counts
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.speller import AT_A_GLANCE
from reportlint.usage.spelling.suspects import Suspects

if TYPE_CHECKING:
    from reportlint.usage.usual_pairs import UsualPairs

_TOLD_APART = 3000  # characters; four pairs in a thousand of a text hold another one


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    arguments = parser.parse_args()
    head, parts = table.read(arguments.counts.read_bytes())
    kept = {name: bytes(part) for name, part in parts.items() if name not in ("numbers", "rivalled")}
    for name in ("glance", "width"):  # or the old marks would be asked
        head.pop(name, None)
    counts = Counts(table.written(head, kept))
    ratio, known = AT_A_GLANCE
    suspects = Suspects(counts, confusable.load(), ratio, known)
    found = [pair for pair in counts.harmful(_pairs_beside(suspects.usual), ratio) if suspects.rivals_of(pair)]
    numbers = _numbered({character for pair in found for character in (pair & 0xFFFF, pair >> 16)}, counts)
    width = max(numbers) + 1
    marks = bytearray(width * width + 7 >> 3)
    for pair in found:
        at = numbers[pair & 0xFFFF] * width + numbers[pair >> 16]
        marks[at >> 3] |= 1 << (at & 7)
    print(f"{len(found):,} pairs with rivals, {sum(map(int.bit_count, marks)):,} marks", file=sys.stderr)
    kept |= {"numbers": struct.pack(f"<{len(numbers)}H", *numbers), "rivalled": bytes(marks)}
    arguments.counts.write_bytes(table.written(head | {"glance": [str(ratio)], "width": [str(width)]}, kept))
    return 0


def _numbered(characters: set[int], counts: Counts) -> list[int]:
    """Return a number for each character of the plane: 0 for one without rivals, 1 for any that is hardly used."""
    by_use = sorted(characters, key=lambda character: (-counts.log_count(chr(character)), character))
    numbers = [0] * 0x10000
    for at, character in enumerate(by_use):
        numbers[character] = at + 2 if at < _TOLD_APART else 1
    return numbers


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
