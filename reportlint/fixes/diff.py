"""Two texts of a document as a unified diff; lines end at `\\n` only, as everywhere."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_LINE_END = "\n\\ No newline at end of file\n"


def unified(path: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of the diff, nothing where the texts are equal; `patch` can apply it to a file in UTF-8."""
    for line in unified_diff(_lines(old), _lines(new), path, path):
        yield line if line.endswith("\n") else line + _NO_LINE_END


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines
