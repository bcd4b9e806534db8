"""What further off in a line tells of a word that another was meant: expressions, or the other end of its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.expression import Clock
from reportlint.usage.context_score import LENGTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlint.expression import Expression

HERE = "~"
_AHEAD, _BEHIND = 16, 12
"""Characters of a clause in which a word is looked for."""
_MARK = re.compile(r"[，。；：！？、“”（）《》\s]")
_CLAUSE_END = re.compile(rf"{_MARK.pattern}|\Z")
_AROUND = 40
"""Characters on either side of a word in which its expressions are searched, so that a long line costs no more."""


class Far:
    """Words, each with those it may stand for where something stands further off."""

    def __init__(
        self,
        replace: Mapping[str, Sequence[str]],
        where: Mapping[str, Mapping[str, Expression]],
        afar: Mapping[str, Mapping[str, Sequence[str]]],
    ) -> None:
        """Take what spinners put, each with the words it may stand for; expressions; and what stands in the clause."""
        self._replace, self._where, self._afar = replace, where, afar

    def matched(self, text: str, start: int, word: str) -> str | None:
        """Return the word that is meant instead of this one in a match of its expressions over it."""
        if word not in self._where:
            return None
        first, last = max(0, start - _AROUND), min(len(text), start + LENGTH + _AROUND)
        end = text.find("\n", start, last)
        span = max(first, text.rfind("\n", first, start) + 1), last if end < 0 else end
        clock = Clock()  # of this place only: what is searched is short, and the scores take their time as well
        for other, expression in self._where[word].items():
            found = clock.matches(expression, text, span)
            if any(match.start() <= start and start + LENGTH <= match.end() for match in found):
                return other
        return None

    def in_clause(self, text: str, start: int, word: str) -> str | None:
        """Return the word that official text has instead in a clause that ends so, or that says so before it."""
        if word not in self._afar:
            return None
        end = start + LENGTH
        last = next(_CLAUSE_END.finditer(text, end, end + _AHEAD + 1)).start()  # or where it was looked for
        if last == end:
            clause = _MARK.split(text[max(0, start - _BEHIND) : start])[-1]
            behind = (clause[at : at + LENGTH] for at in range(len(clause) - LENGTH))
            phrases = [f"{each}{HERE}" for pair in behind for each in (pair, *self._replace.get(pair, ()))]
        elif end + LENGTH < last <= end + _AHEAD:
            head = text[last - LENGTH : last]
            phrases = [f"{HERE}{each}" for each in (head, *self._replace.get(head, ()))]
        else:
            return None
        meant = (other for phrase in phrases for other, far in self._afar[word].items() if phrase in far)
        return next(meant, None)
