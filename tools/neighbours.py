"""Writes the package's table of neighbours: what stands beside the words that `context` rules compare, and how often.

    python tools/neighbours.py rules --out reportlint/usage/data/neighbours.bin

It says nothing that the table of counts does not say, only sooner: run it whenever that table or the words of a rule
changed. Only the characters used most are told apart; beside another the counts are asked. Needs no packages but those
of reportlint.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.catalogue import read_catalogue
from reportlint.kinds.context import Context
from reportlint.usage import counts
from reportlint.usage.neighbours import FINENESS, Neighbours, written

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOLD_APART = 3000  # characters; one place in a hundred has another one beside it, nearly half of them a blank
_PLANE = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    table = counts.load()
    words: set[str] = set()
    for rule in read_catalogue(arguments.rules):
        if isinstance(rule.kind, Context):
            words |= {each for word, others in rule.kind.replace.items() for each in (word, *others)}
    used = told_apart(table)
    found = {word: neighbours(table, used, word) for word in words}
    told = "".join(character for character in _PLANE if counts.fold(character) in used)
    arguments.out.write_bytes(written(told, found))
    print(f"{len(found):,} words, {arguments.out.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def told_apart(table: counts.Counts) -> list[str]:
    """Return the characters used most, but for blanks, which are passed over where they stand beside a word."""
    used = {counts.fold(character): table.log_count(counts.fold(character)) for character in _PLANE}
    most = sorted(used, key=lambda character: (-used[character], character))[:_TOLD_APART]
    return sorted(character for character in most if character == "\n" or not character.isspace())


def neighbours(table: counts.Counts, characters: Iterable[str], word: str) -> tuple[int, Neighbours]:
    """Return the level of a word, and which of the characters stand beside it."""
    before = {character: table.log_count(character + word) for character in characters}
    after = {character: table.log_count(word + character) for character in characters}
    return level(table.log_count(word)), Neighbours(*_side(before), *_side(after))


def _side(logs: dict[str, float]) -> tuple[str, bytes]:
    known = sorted((-level(log), character) for character, log in logs.items() if log >= 0)  # the usual ones first
    return "".join([character for _, character in known]), bytes([-each for each, _ in known]) + b"\0"


def level(log: float) -> int:
    """Return the level of a log count, rounded up."""
    return math.ceil(round((log + 1) * FINENESS, 6))


if __name__ == "__main__":
    sys.exit(main())
