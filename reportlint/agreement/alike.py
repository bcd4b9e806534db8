"""Whether one character may have been written for another, by its sound or its shape."""

from __future__ import annotations

from reportlint.usage.spelling import confusable

_SOUND_OR_SHAPE = 3


def is_alike(one: str, other: str) -> bool:
    """Tell whether two characters share a reading, tones apart, sound nearly alike, or look alike."""
    table = confusable.load()
    way = table.ways(one).get(other)
    near = way is not None and way <= _SOUND_OR_SHAPE
    return near or not set(table.syllables(one)).isdisjoint(table.syllables(other))
