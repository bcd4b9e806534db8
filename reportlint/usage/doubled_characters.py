"""Whether a doubled character is a slip, by official text and a general dictionary; it finds none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.usage.counts import fold

if TYPE_CHECKING:
    from reportlint.usage.counts import Counts
    from reportlint.usage.lexicon import Lexicon

_AROUND = 2  # characters on either side; past an end of the line, line ends
_MARGIN = 2.0
"""How much more often, log10, the place is to be known with one of the two.

So half of the characters that are doubled by hand are found, and none in 850,000 of clean text that was not counted.
"""


_SELDOM, _WORD, _RARER = 1.5, 1.1, 1.0
"""log10: how often the three together are met at most, either pair at least, and how much rarer the three are."""


def words_meet(counts: Counts, text: str, at: int) -> bool:
    """Whether text[at] ends one word and text[at + 1], the same character, begins the next: 高考考生, 农田田间.

    A slip stands where the character is used once, between the same two neighbours; where each neighbour is often met
    with it, but hardly ever both, it belongs to two words.
    """
    if at < 1 or at + 2 >= len(text):
        return False
    before, one, after = fold(text[at - 1]), text[at], fold(text[at + 2])
    three = counts.log_count(before + one + after)
    pair = min(counts.log_count(before + one), counts.log_count(one + after))
    return three <= _SELDOM and pair >= _WORD and three <= pair - _RARER


def _beside(text: str, at: int) -> tuple[str, str]:
    """Return what stands beside two characters in their line, as it was counted, with line ends for what lacks."""
    before = text[max(0, at - _AROUND) : at].rpartition("\n")[2]
    after = text[at + 2 : at + 2 + _AROUND].partition("\n")[0]
    return fold(before.rjust(_AROUND, "\n")), fold(after.ljust(_AROUND, "\n"))


def is_slip(counts: Counts, text: str, at: int) -> bool:
    """Whether one of text[at] and text[at + 1], which are the same character, is one too many."""
    before, after = _beside(text, at)
    look_up, one = counts.log_count, text[at]
    both = one + one
    if (doubled := look_up(before[1] + both)) >= 1:  # most that are right end here
        return False
    doubled = max(doubled, look_up(both + after[0]))
    if look_up(before[1] + one + after[0]) - doubled < _MARGIN:
        return False
    if max(look_up(before + both), look_up(before[1] + both + after[0]), look_up(both + after)) >= 0:
        return False
    return max(look_up(before + one + after[0]), look_up(before[1] + one + after)) >= 0


_LONGEST = 4  # characters of a word
_RARE, _LOOSE, _MOSTLY = 2.5, 2.0, 0.6
"""log10: how much rarer both are with a neighbour than one, as slips are in any text; how often the one too many may be
met with its other neighbour, unless the word mostly goes on from it.
"""


def is_likely_slip(counts: Counts, lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether just one of text[at] and text[at + 1], the same character, is in a word, and the other goes with nothing.

    Of characters doubled by hand it finds a fifth that `is_slip` does not; in 2.9 million characters of newspapers,
    stories and official text that were not counted, it takes 23 for slips that are none (润润嗓子, 金哨奖奖杯).
    """
    if at < 1 or at + 2 >= len(text):
        return False
    one, (before, after) = text[at], _beside(text, at)
    seen, both = counts.log_seen, one + one
    left, right = before[-1] + one, one + after[0]
    if seen(before[-1] + both) >= max(0, seen(left) - _RARE) or seen(both + after[0]) >= max(0, seen(right) - _RARE):
        return False
    if lexicon.log_count(both) >= 0:
        return False
    ends = any(lexicon.log_count(text[start : at + 1]) >= 0 for start in range(max(0, at + 1 - _LONGEST), at))
    begins = any(lexicon.log_count(text[at + 1 : end]) >= 0 for end in range(at + 3, at + 2 + _LONGEST))
    if ends == begins:
        return False
    pairs = (left, before + one) if begins else (right, one + after)
    through = (left + after[0], before + right if begins else left + after)
    return all(
        seen(pair) < most or seen(longer) >= max(0, seen(pair) - _MOSTLY)
        for pair, longer, most in zip(pairs, through, (_LOOSE, 0), strict=True)
    )


_KNOWN, _WELL_KNOWN, _PARTED, _ALONE, _MOSTLY_ON = 1.3, 2.0, 0.5, 1.2, 0.15
"""log10: how often the three are met that stay, at least, and if no longer run is; how much rarer either pair of copies
is with its neighbour; how often both may be met at most; how much of what ends in one goes on with the third.
"""
_OF_TWO_WORDS = frozenset("以其与與和及为為在是的地得")
"""Characters that often end one word and begin the next."""


def is_torn_slip(counts: Counts, lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether one of text[at] and text[at + 1], the same character, parts what belongs together: 县市旅旅游局.

    Either just one of them is in a word, and the three that stay are common, or one neighbour hardly ever stands beside
    the character but with the other neighbour behind it. Of characters doubled by hand it finds one in twenty-five that
    `is_slip` does not, and in 33 million characters of official text and newspapers it takes 2 for slips that are none.
    """
    if at < _AROUND or at + 2 + _AROUND > len(text) or text[at] in _OF_TWO_WORDS:
        return False
    one, before, after = text[at], fold(text[at - _AROUND : at]), fold(text[at + 2 : at + 2 + _AROUND])
    if not "一" < before[1] <= "鿿" or not "一" <= after[0] <= "鿿" or before[0] == before[1] or after[0] == after[1]:
        return False
    both, left, right, seen = one + one, before[1] + one, one + after[0], counts.log_seen
    three = counts.log_count(left + after[0])
    if three < _KNOWN or max(seen(before + both), seen(left + right), seen(both + after)) >= 0:
        return False
    ends = any(lexicon.log_count(text[start : at + 1]) >= 0 for start in range(max(0, at + 1 - _LONGEST), at))
    begins = any(lexicon.log_count(text[at + 1 : end]) >= 0 for end in range(at + 3, at + 2 + _LONGEST))
    if (ends and begins) or lexicon.log_count(left + one) >= 0:
        return False
    first, second = seen(left + one), seen(one + right)
    if ends is not begins and three - min(first, second) >= _MARGIN and max(first, second) <= min(1, three - _PARTED):
        known = three >= _WELL_KNOWN or max(counts.log_count(before + right), counts.log_count(left + after)) >= 0
        if known and counts.log_count(both) < _ALONE:
            return True
    apart = [
        copies < 0 and counts.log_count(pair) >= _KNOWN and three >= counts.log_count(pair) - _MOSTLY_ON
        for copies, pair in ((first, left), (second, right))
    ]
    return any(apart) and all(
        none or copies <= three - _PARTED for none, copies in zip(apart, (first, second), strict=True)
    )
