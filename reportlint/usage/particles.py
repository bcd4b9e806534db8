"""Which of two particles stands after a word, 的 or 地, 的 or 得, with the odds; it does not say which odds suffice.

It goes by the word before the particle, by what stands before that in the clause, and by the rest of the clause behind
the particle: whether it begins with a verb, what the verb takes, how the clause ends. What these say was fitted to
official text by tools/fit_particles.py, as log odds that add up; so was how often two characters are a verb there.
"""

from __future__ import annotations

import json
import re
from functools import cache
from math import fsum
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA = Path(__file__).parent / "data" / "particles.json"
_MARKS = frozenset("，。；、：！？“”‘’（）()《》【】,;:!? \t\u3000…—\n")
OTHER_WORDS = re.compile(
    "地(?:[区位带震域块址段铁市税层球县委毯主道板皮王热矿膜缘貌]|方(?![便式法案向针])|点(?![名评燃])|理(?![解顺论清])|质(?![疑问])"
    "|下(?![达降发定]|基层)|面(?!对|向|临)|产(?![生出])|形(?![成容象式])|图(?!谋)|名|基(?!本|于)|处(?![理置分罚])|势(?!必)"
    "|标(?![明注])|价|表(?![示现达明扬彰述])|心|头|空|利(?!用)|界(?!定))"
    "|得[到知以益分票奖失出当力体住天主罪民逞了起上及的其来]"
)
"""Where the particle is part of a word."""
_BEFORE, _BEHIND = 14, 24
"""How much of the clause is read on either side."""
_SIGNS = (
    "进行 经过 通过 作出 做出 给予 予以 得到 取得 实现 给以 作了 做了 对 受到 引起 赢得 表示 具有 "
    "提供 开展 一个 一种 这种 起到 形成 有着 以 有 是 了 把 将 为了 能 要 和 与 在 被 让 使"
)
"""What says, anywhere before the word, whether a noun or a verb is to come."""
_NOUN_AHEAD = tuple(_SIGNS.split())
_AUXILIARIES = frozenset("能要会将须应并来去为地更而")
_LATER = "是了使让为将能就也都"
_UNKNOWN, _NOUN = "0", "n"
_VERBS = frozenset(("2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3"))
"""Classes of what is a verb more often than a noun."""


class Fitted(TypedDict):
    """What was fitted for a pair; opening: the characters its second particle may stand before, none for any."""

    intercept: float
    weights: dict[str, float]
    opening: str


class Table(TypedDict):
    """The file. classes: by the name of a class its words of two characters, one after the other."""

    pairs: dict[str, Fitted]
    classes: dict[str, str]


class Particles:
    """The weights of one pair of particles, with the classes of verbs."""

    def __init__(self, fitted: Fitted, classes: Mapping[str, str]) -> None:
        """Take what was fitted, and for two characters how often they are a verb, and how much oftener than a noun."""
        self._intercept, self._weights = fitted["intercept"], fitted["weights"]
        self._opening, self._classes = frozenset(fitted["opening"]), classes

    def glance(self, text: str, start: int, at: int) -> float:
        """Return what the word before the particle and the characters behind it say of the same odds, cheaply."""
        weights, behind = self._weights, text[at + 1 : at + 4]
        verb = self._classes.get(behind[:2], _UNKNOWN)
        seen = ("h" + text[start:at], "q" + behind[:1], "r" + behind[:2], "s" + behind, "v" + verb)
        return self._intercept + fsum(weights.get(one, 0.0) for one in seen)

    def is_noun(self, text: str, at: int) -> bool:
        """Tell whether two characters follow that are a noun, and hardly ever a verb."""
        return self._classes.get(text[at + 1 : at + 3]) == _NOUN

    def odds(self, text: str, start: int, at: int) -> float | None:
        """Return the natural log of the odds of the second particle of the pair behind the word from start to at.

        None where neither can be meant: at the end of a clause, before what the second one never stands before.
        """
        following = text[at + 1 : at + 2]
        if (
            not following
            or following in _MARKS
            or (self._opening and following not in self._opening)
            or OTHER_WORDS.match(text, at)
        ):
            return None
        weights = self._weights
        return self._intercept + fsum(weights.get(one, 0.0) for one in features(self._classes, text, start, at))


def features(classes: Mapping[str, str], text: str, start: int, at: int) -> set[str]:
    """Return what is known of a place, each thing with a letter that says what it is."""
    before, behind, mark = _clause(text, start, at)
    word, last, verb = text[start:at], before[-1:] or "^", classes.get(behind[:2], _UNKNOWN)
    opens = "-" if before else "^"
    found = {"h" + word, "G" + word[-2:], "g" + word[-1:], f"H{len(word)}"}
    if len(word) == 4 and word[0] == word[1] and word[2] == word[3]:
        found.add("HH")
    found.update(("b" + last, "B" + before[-2:], "C" + before[-3:], f"l{min(6, len(before))}"))
    found.update("m" + sign for sign in _NOUN_AHEAD if sign in before)
    if not before:
        found.add("M" + text[start - 1 : start])
    found.update(
        ("q" + behind[:1], "r" + behind[:2], "s" + behind[:3], "t" + behind[:4], "v" + verb, "V" + verb + opens)
    )
    found.update(_of_rest(behind, verb, opens, classes))
    found.update(("K" + mark, "P" + (last if last in _AUXILIARIES or not before else "-") + mark))
    if len(behind) <= 2:
        found.update(("1" + last, "o" + verb))
    return found


def _of_rest(behind: str, verb: str, opens: str, classes: Mapping[str, str]) -> set[str]:
    """Return what is known of the clause behind the two characters after the particle."""
    rest = behind[2:]
    found = {"w" + rest[:1], "x" + rest[:2], "y" + rest[:3], "e" + behind[-2:], "E" + behind[-1:]}
    found.update((f"z{min(8, len(behind))}", f"Z{verb}/{min(4, len(rest))}", f"d{min(6, rest.find('的'))}"))
    if "了" in behind:
        found.add(f"L{min(6, behind.index('了'))}{opens}")
    if len(rest) > 2:
        found.add("u" + rest[-2:])
    second = next((at for at in range(len(rest) - 1) if classes.get(rest[at : at + 2]) in _VERBS), -1)
    later = "".join(sign for sign in _LATER if sign in rest[1:])
    found.update((f"S{min(4, second)}{opens}", f"T{later[:2]}{opens}"))
    return found


def _clause(text: str, start: int, at: int) -> tuple[str, str, str]:
    """Return what the clause has before the word, what it has behind the particle, and the mark at its end."""
    first = start
    while first > 0 and start - first < _BEFORE and (text[first - 1] == "、" or text[first - 1] not in _MARKS):
        first -= 1
    last = at + 1
    while last < len(text) and last - at <= _BEHIND and text[last] not in _MARKS:
        last += 1
    return text[first:start], text[at + 1 : last], text[last : last + 1]


@cache
def load(pair: str) -> Particles:
    """Return what was fitted for two particles, the one that is likelier first: 的地, 的得."""
    read = _read()
    return Particles(read["pairs"][pair], _classes())


@cache
def _classes() -> dict[str, str]:
    """Return the class of each two characters that are known."""
    return {words[at : at + 2]: name for name, words in _read()["classes"].items() for at in range(0, len(words), 2)}


@cache
def _read() -> Table:
    read: Table = json.loads(_DATA.read_text(encoding="utf-8"))
    return read
