"""What stands between an item of a list and one that may go on with it; which lists there are is not its affair."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportlint.outline.lines import Role
from reportlint.outline.ordinals import HAN_NUMERALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.outline.series import Item, Series
    from reportlint.outline.structure import Outline

_SAME_WORDS = 6
_SAYING_FIRST = ("第一", "其一", "一方面", "首先", "首要")


class Between:
    """Looks at the text of one document and at its paragraphs."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self._places: dict[Role, list[int]] = {}

    def ends(self, series: Series, item: Item) -> bool:
        """Tell whether a list cannot go on after an item of its style that is not its own."""
        last = series.last
        in_reach = last.ordinal.at_head or last.paragraph == item.paragraph
        return not in_reach or self._count(Role.TITLE, last.paragraph, item.paragraph) > 0

    def only_numbers(self, series: Series, item: Item) -> bool:
        """Tell whether nothing but numbered paragraphs stands between a list and a first item of its style."""
        last = series.last
        heads = item.ordinal.at_head and last.ordinal.at_head
        between = item.paragraph - last.paragraph
        if not heads or self._count(Role.NUMBERED, last.paragraph, item.paragraph) < between:
            return False
        announced = self.text[self.outline.paragraphs.ends[item.paragraph - 1] - 1] in "：:"
        here, there = self._words_after(item), self._words_after(series.items[0])
        contents = here.startswith(there) or there.startswith(here)
        return not announced and not contents

    def _words_after(self, item: Item) -> str:
        end = item.ordinal.end
        return self.text[end : end + _SAME_WORDS].partition("\n")[0].strip()

    def says(self, due: int, before: Sequence[Item], item: Item) -> bool:
        """Tell whether running text counts the number due in words that are no marker: 第一个问题, 另一方面.

        before: the item before, if there is any.
        """
        if due > len(HAN_NUMERALS):
            return False
        start = before[0].ordinal.end if before else self.outline.paragraphs.starts[item.paragraph]
        words = _SAYING_FIRST if due == 1 else ("另一方面", *(prefix + HAN_NUMERALS[due - 1] for prefix in "第其"))
        return any(self.text.find(word, start, item.ordinal.start) >= 0 for word in words)

    def _count(self, role: Role, first: int, last: int) -> int:
        """Return how many paragraphs from one up to another are titles, or numbered."""
        if role not in self._places:
            roles = self.outline.paragraphs.roles
            self._places[role] = [at for at in self.outline.special if roles[at] is role]
        places = self._places[role]
        return bisect_left(places, last) - bisect_left(places, first)
