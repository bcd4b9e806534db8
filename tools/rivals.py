"""Adds to the package's table of counts what the speller asks of it at a glance; it counts nothing.

    python tools/rivals.py reportlint/usage/data/counts.bin

Nearly all pairs of a text have no rival then, and are let go by a mark alone; nearly all rivals are not known beside
their neighbours, and are let go by lists of these. Which rivals a pair has, the speller itself is asked, so marks and
lists are as good as the table of counts and that of confusable characters they are made from: run it whenever one of
the two is made again. It takes a minute and needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import math
import struct
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from count import BUCKET_BITS

from reportlint.usage import table
from reportlint.usage.counts import PAIR_BITS, PAIR_MULTIPLIER, Counts, fold
from reportlint.usage.hashed_runs import LEVELS, MULTIPLIER, TAG_BITS
from reportlint.usage.spelling import confusable
from reportlint.usage.spelling.rivals import FEWEST_TURNED, Rivals
from reportlint.usage.spelling.speller import AT_A_GLANCE

if TYPE_CHECKING:
    from reportlint.usage.usual_pairs import UsualPairs

_TOLD_APART = 3000  # characters; four pairs in a thousand of a text hold another one
_PLANE = 0x10000
_MADE_HERE = ("numbers", "rivalled", "bounds", "neighbours")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=Path)
    arguments = parser.parse_args()
    head, parts = table.read(arguments.counts.read_bytes())
    kept = {name: bytes(part) for name, part in parts.items() if name not in _MADE_HERE}
    for name in ("glance", "width"):  # or the old marks would be asked
        head.pop(name, None)
    kept["harmless"] = _without_turned(kept["harmless"], Counts(table.written(head, kept)))
    counts = Counts(table.written(head, kept))
    ratio, known = AT_A_GLANCE
    rivals = Rivals(counts, confusable.load(), ratio)
    beside = counts.harmful(_pairs_beside(rivals.usual))
    found = [pair for pair in beside if rivals.of(chr(pair & 0xFFFF) + chr(pair >> 16))]
    numbers = _numbered({character for pair in found for character in (pair & 0xFFFF, pair >> 16)}, counts)
    width = max(numbers) + 1
    row = width + 7 >> 3
    marks = bytearray(width * row)
    for pair in found:
        first, second = numbers[pair & 0xFFFF], numbers[pair >> 16]
        marks[first * row + (second >> 3)] |= 1 << (second & 7)
    print(f"{len(found):,} pairs with rivals, {sum(map(int.bit_count, marks)):,} marks", file=sys.stderr)
    kept |= {"numbers": struct.pack(f"<{len(numbers)}H", *numbers), "rivalled": bytes(marks)}
    kept |= _neighbours(kept, head, [pair for pair, _ in rivals.usual], known)
    head |= {"glance": [str(ratio), str(known)], "width": [str(width)]}
    arguments.counts.write_bytes(table.written(head, kept))
    return 0


def _numbered(characters: set[int], counts: Counts) -> list[int]:
    """Return a number for each character of the plane: 0 for one without rivals, 1 for any that is hardly used."""
    by_use = sorted(characters, key=lambda character: (-counts.log_count(chr(character)), character))
    numbers = [0] * _PLANE
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
        found.add(_number(second, first))
        found |= {_number(one, second) for one in written_for[first]}
        found |= {_number(first, other) for other in written_for[second]}
        found |= {_number(one, other) for one in sounding[sound] for other in sounding[sound_behind]}
    return found


def _without_turned(harmless: bytes, counts: Counts) -> bytes:
    """Return the marks of harmless pairs without those of pairs that are usual ones turned round."""
    bits = bytearray(harmless)
    for (first, second), _ in counts.usual_pairs(FEWEST_TURNED):
        if counts.log_count(second + first) < counts.log_count(first + second):
            at = _number(second, first) * PAIR_MULTIPLIER >> 8 & (1 << PAIR_BITS) - 1
            bits[at >> 3] &= ~(1 << (at & 7))
    return bytes(bits)


def _neighbours(parts: dict[str, bytes], head: dict[str, list[str]], usual: list[str], known: int) -> dict[str, bytes]:
    """Return for every pair the characters that stand `known` times before it, then those behind, as the counts say."""
    often = _hashes_of_common(parts, sum(float(log) < math.log10(known) for log in head["logs"]))
    plane = [code for code in range(1, _PLANE) if not 0xD800 <= code < 0xE000]
    codes, folded = np.array(plane, dtype="<u2"), np.array([ord(fold(chr(code))) for code in plane], dtype=np.uint64)
    shift, multiplier = np.uint64(64 - BUCKET_BITS - TAG_BITS), np.uint64(MULTIPLIER)
    lists = []
    for first, second in usual:
        pair = np.uint64(ord(first) << 16 | ord(second))
        keys = folded << np.uint64(32) | pair, pair << np.uint64(16) | folded
        lists += [codes[often[key * multiplier >> shift]].tobytes() for key in keys]
    bounds = np.cumsum([0, *(len(one) // 2 for one in lists)]).astype("<u4")
    print(f"{bounds[-1]:,} neighbours of {len(usual):,} pairs", file=sys.stderr)
    return {"bounds": bounds.tobytes(), "neighbours": b"".join(lists)}


def _hashes_of_common(parts: dict[str, bytes], level: int) -> np.ndarray:
    """Return for every hash whether a look-up of it in the counts finds this level or a higher one."""
    starts, entries = np.frombuffer(parts["starts"], dtype="<u4"), np.frombuffer(parts["entries"], dtype="<u2")
    buckets = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    hashes = buckets << TAG_BITS | entries // LEVELS
    is_found = np.diff(hashes, prepend=-1) > 0  # of entries with one hash, the first
    common = np.zeros(1 << BUCKET_BITS + TAG_BITS, dtype=bool)
    common[hashes[is_found & (entries % LEVELS >= level)]] = True
    return common


def _number(first: str, second: str) -> int:
    return ord(first) | ord(second) << 16


if __name__ == "__main__":
    sys.exit(main())
