"""How a reading of a mask is told: what every way of unmasking answers; it knows no table."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """What stands for a word: how many characters before and after the mask belong to it, and the word."""

    before: int
    after: int
    word: str
