"""Counts character n-grams of official text and writes the package's table of counts; it judges nothing.

    python tools/count.py CORPUS... --exclude CLEAN... --confusables TABLE --out reportlint/usage/data/counts.bin

CORPUS are UTF-8 text files. Sentences of ten characters and more that stand in a file below an --exclude path are not
counted, so that these files stay honest test material. TABLE is what tools/confusables.py wrote: with it the pairs are
marked that no commoner pair can be mistaken for. Only counts leave this program, never text. The layout of the table
and the folding of digits and Latin letters are those of reportlint.usage.counts. Needs the extra `tools`.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from pypinyin import lazy_pinyin

from reportlint.usage import table
from reportlint.usage.counts import ORDER, PAIR_BITS, PAIR_MULTIPLIER, SELDOM, fold
from reportlint.usage.hashed_runs import LEVELS, MULTIPLIER, TAG_BITS
from reportlint.usage.spelling.confusable import Confusable

BUCKET_BITS = 18

_SENTENCE_END = re.compile(r"(?<=[。！？；\n])")
_SHORTEST_EXCLUDED = 10

Head = dict[str, "list[int] | list[float] | list[str]"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--exclude", nargs="*", type=Path, default=[])
    parser.add_argument("--confusables", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    numbers = {"nargs": ORDER, "type": int}
    parser.add_argument("--fewest", **numbers, default=[1, 2, 2, 3], help="counts below are cut; by length, rising")
    parser.add_argument("--usually", **numbers, default=[1, 3, 3, 4], help="counts below are called seldom, by length")
    parser.add_argument("--usual", type=int, default=20, help="a pair seen so often may be what was meant")
    parser.add_argument("--rare", type=int, default=200, help="a pair seen more often is never suspect")
    parser.add_argument("--ratio", type=int, default=4, help="how much commoner the pair is that was meant")
    arguments = parser.parse_args()
    text, dropped = _read(arguments.corpus, _sentences_below(arguments.exclude))
    units = np.frombuffer(text.encode("utf-16-le"), dtype=np.uint16).astype(np.uint64)
    print(f"{len(units):,} characters counted, {dropped:,} left out", file=sys.stderr)
    keys, counts, seldom = [], [], []
    for length, fewest in enumerate(arguments.fewest, start=1):
        key, count = _grams(units, length)
        if length == 2:
            pairs = _chinese_pairs(key, count)
        keep = count >= fewest
        if length == 1:
            keep &= (key < 0xD800) | (key > 0xDFFF)
        print(f"{length}-grams: {len(key):,}, kept {keep.sum():,}", file=sys.stderr)
        keys.append(key[keep])
        counts.append(count[keep])
        seldom.append(count[keep] < arguments.usually[length - 1])
    confusable = Confusable(arguments.confusables.read_bytes())
    head: Head = {"characters": [len(units)], "left_out": [dropped]}
    head |= {"fewest": arguments.fewest, "usually": arguments.usually, "ratio": [arguments.ratio]}
    head["logs"], levels = levels_of(np.concatenate(counts))
    parts = hashed(np.concatenate(keys), np.where(np.concatenate(seldom), SELDOM, levels), BUCKET_BITS)
    parts |= _pairs_packed(pairs, confusable, arguments, head)
    write(arguments.out, head, parts)
    return 0


def _sentences_below(paths: list[Path]) -> set[str]:
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return {
        sentence
        for file in files
        if file.is_file()
        for sentence in map(_bare, _SENTENCE_END.split(file.read_text(encoding="utf-8", errors="ignore")))
        if len(sentence) >= _SHORTEST_EXCLUDED
    }


def _bare(sentence: str) -> str:
    return "".join(sentence.split())


def _read(paths: list[Path], excluded: set[str]) -> tuple[str, int]:
    """Return the folded text, a line end where something was left out, with the number of characters left out."""
    parts, dropped = [], 0
    for path in paths:
        for sentence in _SENTENCE_END.split(path.read_text(encoding="utf-8")):
            if _bare(sentence) in excluded:
                dropped += len(sentence)
                parts.append("\n")
            else:
                parts.append(sentence)
    return fold(re.sub(r"[ \t\u3000\r]+", "", "".join(parts))), dropped


def _grams(units: np.ndarray, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct n-grams as integers of 16 bits a character, and how often each stands in the text."""
    key = np.zeros(len(units) - length + 1, dtype=np.uint64)
    for at in range(length):
        key = (key << np.uint64(16)) | units[at : len(units) - length + 1 + at]
    return np.unique(key, return_counts=True)


def _chinese_pairs(key: np.ndarray, count: np.ndarray) -> dict[str, int]:
    return {
        first + second: seen
        for code, seen in zip(key.tolist(), count.tolist(), strict=True)
        if _is_han(first := chr(code >> 16)) and _is_han(second := chr(code & 0xFFFF))
    }


def _is_han(character: str) -> bool:
    return "\u4e00" <= character < "\ua000"


def levels_of(counts: np.ndarray) -> tuple[list[float], np.ndarray]:
    """Return the log10 of every level, and the level of every count."""
    step = math.log(counts.max()) / (LEVELS - 1)
    logs = [round(math.log10(math.exp(step * at)), 4) for at in range(LEVELS)]
    return logs, np.rint(np.log(counts) / step).astype(np.uint64)


def hashed(keys: np.ndarray, level: np.ndarray, bucket_bits: int) -> dict[str, bytes]:
    """Return the runs, integers of 16 bits a character, and their levels, as HashedRuns reads them."""
    hashes = (keys * np.uint64(MULTIPLIER)) >> np.uint64(64 - bucket_bits - TAG_BITS)
    order = np.argsort(hashes, kind="stable")
    hashes, level = hashes[order], level[order]
    bucket = (hashes >> np.uint64(TAG_BITS)).astype(np.int64)
    tag = hashes & np.uint64((1 << TAG_BITS) - 1)
    entries = ((tag * np.uint64(LEVELS)) | level).astype("<u2")
    starts = np.searchsorted(bucket, np.arange((1 << bucket_bits) + 1)).astype("<u4")
    return {"starts": starts.tobytes(), "entries": entries.tobytes()}


def _pairs_packed(
    pairs: dict[str, int], confusable: Confusable, arguments: argparse.Namespace, head: Head
) -> dict[str, bytes]:
    """Return the usual pairs, commonest first, their sounds, and one bit for every pair that is harmless."""
    usual = sorted((pair for pair, count in pairs.items() if count >= arguments.usual), key=lambda p: (-pairs[p], p))
    sounds = {pair: tuple(lazy_pinyin(pair)) for pair in usual}
    syllables = sorted({syllable for both in sounds.values() for syllable in both})
    place = {syllable: at for at, syllable in enumerate(syllables)}
    alike = defaultdict(list)
    for pair, both in sounds.items():
        alike[both].append(pair)
    bits = np.zeros(1 << PAIR_BITS, dtype=bool)
    for pair, count in pairs.items():
        if count > arguments.rare or not _has_rival(pair, count * arguments.ratio, pairs, alike, confusable):
            bits[_number(pair) * PAIR_MULTIPLIER >> 8 & ((1 << PAIR_BITS) - 1)] = True
    head["syllables"] = syllables
    return {
        "usual": np.array([_number(pair) for pair in usual], dtype="<u4").tobytes(),
        "seen": np.array([pairs[pair] for pair in usual], dtype="<u4").tobytes(),
        "sounds": np.array([place[a] << 16 | place[b] for a, b in map(sounds.get, usual)], dtype="<u4").tobytes(),
        "harmless": np.packbits(bits, bitorder="little").tobytes(),
    }


def _number(pair: str) -> int:
    return ord(pair[0]) | ord(pair[1]) << 16


def _has_rival(
    pair: str, least: int, pairs: dict[str, int], alike: dict[tuple[str, ...], list[str]], confusable: Confusable
) -> bool:
    first, second = pair
    rivals = [one + second for one in confusable.ways(first)]
    rivals += [first + one for one in confusable.ways(second)]
    for a in confusable.syllables(first):
        for b in confusable.syllables(second):
            rivals += alike.get((a, b), ())
    return any(pairs.get(rival, 0) >= least for rival in rivals if rival != pair)


def write(out: Path, head: Head, parts: dict[str, bytes]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(table.written(head, parts))
    print(f"{out}: {out.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
