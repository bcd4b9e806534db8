"""The width to which the lines of a document that is wrapped throughout were filled; it looks for no breaks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.outline.structure import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.outline.structure import Line

_FEWEST, _NARROWEST = 8, 15
_USUAL, _WIDER = 0.6, 0.05


def full_width(lines: Sequence[Line], unmarked: Sequence[int]) -> int:
    """Return the width, in code points, of the lines of a document that is wrapped throughout; 0 for any other.

    unmarked: the lines that end without a mark. Most of them have this width, give or take one, and hardly any line is
    wider.
    """
    numbered = Role.NUMBERED
    ends = [lines[at] for at in unmarked if lines[at][2] is not numbered]
    if len(ends) < _FEWEST:
        return 0
    widths = Counter([end - start for start, end, _, _, _ in ends])
    width = max(widths, key=lambda each: sum(widths[each + more] for more in (-1, 0, 1)))
    full = sum(widths[width + more] for more in (-1, 0, 1))
    if width < _NARROWEST or full < max(_FEWEST, _USUAL * len(ends)):
        return 0
    wider = len([end for start, end, _, _, _ in lines if end - start > width + 2])
    return width if wider <= _WIDER * len(lines) else 0
