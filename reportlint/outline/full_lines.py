"""The width to which the lines of a document that is wrapped throughout were filled; it looks for no breaks."""

from __future__ import annotations

from collections import Counter
from operator import sub
from typing import TYPE_CHECKING

from reportlint.outline.lines import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.outline.lines import Lines

_FEWEST, _NARROWEST = 8, 15
_USUAL, _WIDER = 0.6, 0.05


def full_width(lines: Lines, unmarked: Sequence[int]) -> int:
    """Return the width, in code points, of the lines of a document that is wrapped throughout; 0 for any other.

    unmarked: the lines that end without a mark. Most of them have this width, give or take one, and hardly any line is
    wider.
    """
    starts, ends, roles, numbered = lines.starts, lines.ends, lines.roles, Role.NUMBERED
    unnumbered = [ends[at] - starts[at] for at in unmarked if roles[at] is not numbered]
    fewest = max(_FEWEST, _USUAL * len(unnumbered))
    if len([width for width in unnumbered if width >= _NARROWEST - 1]) < fewest:
        return 0
    widths = Counter(unnumbered)
    about = {each: times + widths.get(each - 1, 0) + widths.get(each + 1, 0) for each, times in widths.items()}
    width = max(about, key=about.__getitem__)
    if width < _NARROWEST or about[width] < fewest:
        return 0
    wider = sum(map((width + 2).__lt__, map(sub, ends, starts)))
    return width if wider <= _WIDER * len(lines) else 0
