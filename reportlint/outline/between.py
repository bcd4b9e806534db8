"""What stands between an item of a list and one that may go on with it; which lists there are is not its affair."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
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

    def ends(self, series: Series, item: Item) -> bool:
        """Tell whether a list cannot go on after an item of its style that is not its own."""
        last = series.last
        in_reach = last.ordinal.at_head or last.paragraph == item.paragraph
        return not in_reach or self._titles[item.paragraph] > self._titles[last.paragraph]

    def only_numbers(self, series: Series, item: Item) -> bool:
        """Tell whether nothing but numbered paragraphs stands between a list and a first item of its style."""
        last = series.last
        heads = item.ordinal.at_head and last.ordinal.at_head
        if not heads or self._plain[item.paragraph] > self._plain[last.paragraph]:
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

    @cached_property
    def _plain(self) -> list[int]:
        """How many paragraphs before each have no number."""
        return list(accumulate([role is not Role.NUMBERED for role in self.outline.paragraphs.roles], initial=0))

    @cached_property
    def _titles(self) -> list[int]:
        """How many paragraphs before each are titles."""
        return list(accumulate([role is Role.TITLE for role in self.outline.paragraphs.roles], initial=0))
