"""What the rest of a text says of one likely swap: a spinner puts the same word for the same word all along.

So the word meant hardly stands near its substitute, and where the same swap is sure elsewhere, it is likelier here.
"""

from __future__ import annotations

from math import expm1, log, log10
from typing import TYPE_CHECKING

from reportlint.usage import counts
from reportlint.usage.context_score import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 1000
"""Characters on either side in which the word meant is looked for: a page holds texts of several hands."""
LEFT = 0.1
"""How likely the word meant stands near its substitute all the same."""
LACKED, LEFT_OVER = 0.1, 0.5
"""The most, in log10 odds, that it adds that the word meant is not there, and that it takes off that it is.

To add 0.8 finds five in a hundred more where a whole text was spun, and calls right words wrong where a page holds
texts of several hands: six in 22,000 labelled characters.
"""
SURE, AGAIN = 1.2, 0.6
"""What a swap scores that speaks for its repetitions, and what it adds to these."""
MOST = LACKED + AGAIN


class Habits:
    """The likely swaps of one text."""

    def __init__(self, text: str, judged: Iterable[tuple[int, float, str]]) -> None:
        """Take the text and the places, scores and words meant of the swaps that may be made in it."""
        self._text = text
        self._sure: dict[tuple[str, str], list[int]] = {}
        for start, score, other in judged:
            if score >= SURE:
                self._sure.setdefault((text[start : start + LENGTH], other), []).append(start)

    def told(self, start: int, other: str) -> float:
        """Return what is to be added to the score of the word at a place, in log10 odds."""
        text = self._text
        elsewhere = self._sure.get((text[start : start + LENGTH], other), ())
        again = AGAIN if any(at != start for at in elsewhere) else 0.0
        near = text[max(0, start - NEAR) : start + NEAR]
        table = counts.load()
        expected = 10 ** (table.log_count(other) - table.log_total) * len(near)
        if other in near:
            return again + max(-LEFT_OVER, min(0.0, log10(LEFT / -expm1(-expected))))
        return again + min(LACKED, expected / log(10))
