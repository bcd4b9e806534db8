"""Says which words official text has in the same clause as one word of a `spun` rule only; prints YAML to paste.

    python tools/spun_afar.py rules/substitution/NAME.yaml CORPUS... [--expected 8] [--rest 0.01] [--fewest 20]

A word that ends the clause (加强…管理), or stands before a word that ends it (提高…水平), is told of a pair if official
text has it so often with the word meant that --expected would be seen with the word put for it, were it as fit, and
hardly any are: no more than --rest of them. Put for it is a word that is seldomer itself, else it is no swap's trace.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import daachorse

from reportlint import strict_yaml
from reportlint.kinds import KINDS
from reportlint.rule import Head
from reportlint.usage import counts, lexicon
from reportlint.usage.context_score import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE_END = re.compile(r"[，。；：！？、“”（）《》\s]+")
_AHEAD, _BEHIND = 16, 12
_WORD = 2.5
_SELDOMER, _SELDOM = 0.3, 3.9
_PART = 1 << 22


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", type=Path)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--expected", type=float, default=8.0)
    parser.add_argument("--rest", type=float, default=0.01)
    parser.add_argument("--fewest", type=int, default=20)
    arguments = parser.parse_args()
    _, _, kind = strict_yaml.read(str(arguments.rule), Head, KINDS)
    replace: dict[str, tuple[str, ...]] = kind.replace
    text = "\n".join(path.read_text(encoding="utf-8") for path in arguments.corpus)
    seen = Counter(_pairs(text, {*replace, *(other for others in replace.values() for other in others)}))
    total: Counter[tuple[str, bool]] = Counter()
    beside: dict[tuple[str, bool], dict[str, int]] = {}
    for (word, ahead, far), times in seen.items():
        total[word, ahead] += times
        beside.setdefault((word, ahead), {})[far] = times
    log_count = counts.load().log_count
    for word, others in replace.items():
        told = []
        for other in others:
            if log_count(word) > min(log_count(other) - _SELDOMER, _SELDOM):
                continue
            found = []
            for ahead in (True, False):
                share = max(1, total[word, ahead]) / max(1, total[other, ahead])
                for far, times in beside.get((other, ahead), {}).items():
                    expected, there = times * share, seen[word, ahead, far]
                    if times >= arguments.fewest and arguments.expected <= expected >= there / arguments.rest:
                        found.append((times, f"~{far}" if ahead else f"{far}~"))
            if found:
                told.append(f"{other}: [{', '.join(far for _, far in sorted(found, reverse=True))}]")
        if told:
            print(f"    {word}: {{{', '.join(told)}}},")
    return 0


def _pairs(text: str, words: set[str]) -> Iterator[tuple[str, bool, str]]:
    """Yield each word with what ends its clause, True, and with what stands before it if it ends one, False."""
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(sorted(words))
    for offset in range(0, len(text), _PART):
        for clause in _CLAUSE_END.split(text[offset : offset + _PART]):
            size = len(clause)
            for start, end, _ in automaton.find_overlapping(clause):
                word = clause[start:end]
                if LENGTH <= size - end <= _AHEAD and _is_word(clause[-LENGTH:]) and clause[-LENGTH:] != word:
                    yield word, True, clause[-LENGTH:]
                if end == size:
                    for at in range(max(0, start - _BEHIND), start - LENGTH + 1):
                        if _is_word(clause[at : at + LENGTH]):
                            yield word, False, clause[at : at + LENGTH]


def _is_word(pair: str) -> bool:
    return counts.load().log_count(pair) >= _WORD and lexicon.load().log_count(pair) >= _WORD


if __name__ == "__main__":
    sys.exit(main())
