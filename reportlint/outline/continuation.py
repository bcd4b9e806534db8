"""How likely it is that a text runs on over the end of a line, by counts of official text; it knows no documents.

The weights are those of a logistic regression (2,000 cuts made inside sentences of official text, 1,800 line ends after
headings and captions of such text, none of them counted in the table): at a score above 4.5 none of the line ends was
taken for a cut, at 1.6 one of a hundred. For lines inside a running text, where a line end without a mark is an error
anyhow, much less is enough.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportlint.alphabet import rare_ideographs, simplified
from reportlint.usage.counts import ORDER, fold, load

CONTEXT = ORDER - 1
"""Characters on either side of a line end that are looked at."""

_OPENING = re.compile(
    "我[们們国國党黨省市县縣区區乡鄉镇鎮村街局委办辦厅廳部处處院校]|本[市县縣区區乡鄉镇鎮村街局]|各[级級市县縣区區乡鄉镇鎮村地部单]"
    "|今[年天]|去年|[上下]半年|全[年国國省市县縣区區乡鄉镇鎮]|近[年几]|目前|本报|本台|新华社|[0A]"
)


def reads_on(before: str, after: str) -> float:
    """Return log10 of how likely the first characters of a text are behind the last ones of another."""
    return _chain(_counted(before[-CONTEXT:]), _counted(after[:CONTEXT]))


def runs_on(before: str, after: str, least: float) -> bool:
    """Tell whether the score that `after` continues `before`, natural-log odds against a line end, reaches `least`."""
    return _score(_counted(before[-CONTEXT:]), _counted(after[:CONTEXT])) >= least


def repeated_at_head(before: str, after: str, most: int) -> int:
    """Return how many characters at the head of `after`, `most` at most, only repeat the end of `before`."""
    for count in range(min(most, len(after) - 1), 0, -1):
        if before.endswith(after[:count]) and after[:count].isalpha():
            gain = reads_on(before, after[count:]) - reads_on(before, after)
            return count if gain > (1 if count > 1 else 1.5) else 0
    return 0


@lru_cache(maxsize=20_000)
def _score(before: str, after: str) -> float:
    """Weigh how well the words join, how seldom a line ends so, and how seldom one begins so."""
    begun, anywhere = _begins(after)
    score = _chain(before, after) - begun - 1.5 * load().log_probability(before + "\n") + 0.9 * (anywhere - begun) - 4
    return score - 1.1 if _OPENING.match(after) else score


@lru_cache(maxsize=20_000)
def _begins(after: str) -> tuple[float, float]:
    """Return how likely it is that a line begins so, and that any words do."""
    return _chain("\n", after), _chain("", after)


@lru_cache(maxsize=20_000)
def _counted(text: str) -> str:
    """Return text as it was counted: in Simplified characters, digits and letters folded."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        text = simplified(text) if rare_ideographs(text) else text
    return fold(text)


def _chain(before: str, after: str) -> float:
    probability, text, first = load().log_probability, before + after, len(before)
    return sum([probability(text[max(0, at - CONTEXT) : at + 1]) for at in range(first, len(text))])
