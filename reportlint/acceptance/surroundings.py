"""Words and what stands beside them, blanks and line ends left out."""

from __future__ import annotations


def words(text: str) -> str:
    """Return the text without blanks and line ends."""
    return "".join(text.split())


def before(source: str, at: int, length: int) -> str:
    """Return so many characters before an offset, fewer where the text starts."""
    reach = 2 * length
    while True:
        found = words(source[max(0, at - reach) : at])
        if len(found) >= length or reach >= at:
            return found[max(0, len(found) - length) :]
        reach *= 2


def after(source: str, at: int, length: int) -> str:
    """Return so many characters from an offset on, fewer where the text ends."""
    reach = 2 * length
    while True:
        found = words(source[at : at + reach])
        if len(found) >= length or at + reach >= len(source):
            return found[:length]
        reach *= 2
