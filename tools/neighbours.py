"""Writes the package's table of neighbours: what stands beside the words that `context` rules compare, and how often.

    python tools/neighbours.py rules --out reportlint/usage/data/neighbours.bin

It says nothing that the table of counts does not say, only sooner: run it whenever that table or the table of
near-synonyms was made again. The words are those of the table of near-synonyms, of which only the usual neighbours are
kept, and those that rules list. Only the characters used most are told apart; beside another the counts are asked.
Needs no packages but those of reportlint, and takes two minutes.
"""

from __future__ import annotations

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.catalogue import read_catalogue
from reportlint.kinds.context import Context
from reportlint.usage import counts, near_synonyms
from reportlint.usage.neighbours import FINENESS, Neighbours, written

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOLD_APART = 3000  # characters; one place in a hundred has another one beside it, nearly half of them a blank
_USUAL = 1.3
"""log10: count of a run of a seldom word and a neighbour from which on it is kept."""
_PLANE = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rules", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    table = counts.load()
    seldom = near_synonyms.words().keys()
    words = {other for word in seldom for other in near_synonyms.entry(word).others}
    for rule in read_catalogue(arguments.rules):
        if isinstance(rule.kind, Context):
            words |= {each for word, others in rule.kind.replace.items() for each in (word, *others)}
    used = told_apart(table)
    found = {word: neighbours(table, used, word, _USUAL) for word in seldom - words}
    found |= {word: neighbours(table, used, word) for word in words}
    told = "".join(character for character in _PLANE if counts.fold(character) in used)
    arguments.out.write_bytes(written(told, found))
    print(f"{len(found):,} words, {arguments.out.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def told_apart(table: counts.Counts) -> list[str]:
    """Return the characters used most, but for blanks, which are passed over where they stand beside a word."""
    used = {counts.fold(character): table.log_count(counts.fold(character)) for character in _PLANE}
    most = sorted(used, key=lambda character: (-used[character], character))[:_TOLD_APART]
    return sorted(character for character in most if character == "\n" or not character.isspace())


def neighbours(
    table: counts.Counts, characters: Iterable[str], word: str, fewest: float = 0.0
) -> tuple[int, Neighbours]:
    """Return the level of a word, and which of the characters stand beside it as often as log10 `fewest`, or more."""
    before = {character: table.log_count(character + word) for character in characters}
    after = {character: table.log_count(word + character) for character in characters}
    return level(table.log_count(word)), Neighbours(*_side(before, fewest), *_side(after, fewest))


def _side(logs: dict[str, float], fewest: float) -> tuple[str, bytes]:
    known = sorted((-level(log), character) for character, log in logs.items() if log >= fewest)  # the usual ones first
    return "".join([character for _, character in known]), bytes([-each for each, _ in known]) + b"\0"


def level(log: float) -> int:
    """Return the level of a log count, rounded up."""
    return math.ceil(round((log + 1) * FINENESS, 6))


if __name__ == "__main__":
    sys.exit(main())
