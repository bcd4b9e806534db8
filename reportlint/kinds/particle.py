"""Kind `particle`: 的, 地 or 得 where another of them belongs, by the word before it and the clause around it.

It looks behind listed words only, and knows clauses, not sentences: what a clause means it does not see.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Match
from reportlint.kinds.base import phrase_over, refuse_idle, refuse_unfindable
from reportlint.record import field, record
from reportlint.usage import particles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

PAIRS = ("的地", "的得")
"""The pairs that can be told apart; in each the likelier particle is the first."""

_DIGITS = 2
_HOPELESS = -1.5
"""Odds at a glance below which the rest of the clause hardly ever tells otherwise."""
_AHEAD = 10
_AND = "和与及的"
_VERB_AHEAD = re.compile(
    "(?:[能要将须应使让才]|(?<![社大协开与])会|可以|得以|为了|(?<![成作认称])为)"
    "(?:(?![得受]到|[给予赋寄]予|进行|作出|取得|获得|引起)[^，。；：！？\n的]){0,6}$"
    "|(?:(?<![首国古大成])都|(?<![真方端修改订校纠])正在?|(?<![再])也|(?<!业)已经?|仍然?|还在|又)$"
)
"""Before what a bare verb stands for a noun: 更好的发展 is one, 才能更好的发展 and 都有序的发展 are not."""
_ATTRIBUTE = re.compile("[^，。；：、！？的]{1,5}的(?=[一-鿿])")
"""What stands between 的 and another 的 before a noun: 办的比较大的实事."""
_OWN_PREDICATE = re.compile(
    r"[一-鿿]{2}(?!了)[^，。；：！？\n]{0,12}?(?:终于|已经|正在|没有|没能|持续|换来|换得|迎来|赢得|取得|得到|获得|受到|深受|收到|引起|引来|吸引"
    "|打动|感动|成就|成为|变成|达到|使得|促使|推动了|促进了|告一段落|初见成效|见效|奏效|结束|落下帷幕|是|令|让"
    "|离不开|终有|终将|必将|挽回|带来|意味着|体现|彰显|展现|感染|激励|鼓舞|保证了|确保了|提高了|增强了|避免了|奠定|打下|提供了"
    "|功不可没|必不可少|不可或缺|至关重要|十分重要|刻不容缓|势在必行|来之不易|有目共睹|有待|尚需|还需|仍需|需要|靠的)"
)
"""What follows where words with a verb are the subject at the beginning of a clause: 夜以继日的抢修持续了三天."""
_ACTION = re.compile(
    "(?:(?!是为|确有|给予)[一-鿿]{2}了(?!解|结|然|不起|得|却|望|断|如|没)"
    "|把(?!握|关|柄|戏|手|式|脉)|将(?!来|军|士|领|要|帅|近|会|是|被|有)|让(?!步|利|渡|位|与|座)"
    "|使(?!用|命|馆|者|节|团|得|臣|领|唤|劲)|向(?!往|上|心|导|阳|性|量|背|好|日|公众|社会))[一-鿿0-9“《]"
)
"""A verb with 了 and its object, or what takes an object to a verb.

Between an adverb and these, official text (33 million characters) has 的 three times, and 地 some 600 times."""
_ACTION_ODDS = 5.0
_GOTTEN = re.compile("(?:[得受收]到|[获取赢]得|给予|予以|进行|[作做]出)了?[更很较最]?$")
"""Verbs that take a noun, even where its full stop is lost: 得到了很好的开展我们组织了."""
_PREDICATES = "了是使让得"
"""What says, farther on, that the words at the beginning of a clause are its subject."""


@record
class Particle:
    """Places where one particle is written after one of `heads` and another is meant, with odds of `least` or more."""

    written: str = field(metadata={"doc": "写成的助词：的、地、得之一"})
    meant: str = field(metadata={"doc": "应为的助词；与 written 须有一个是“的”"})
    heads: tuple[str, ...] = field(metadata={"doc": "助词前面的词语，只查紧接在它们后面的助词"})
    least: float = field(metadata={"doc": "至少有这样的把握才算（应为与不误之比的自然对数）"})
    back: float | None = field(
        default=None,
        metadata={"doc": "也查反过来的误用（名词前面写成 meant 而应为 written），但把握要多这么些；不写则不查"},
    )
    nouns: tuple[str, ...] = field(default=(), metadata={"doc": "隔两个字跟在助词后面就放过的名词：积极的推进态度"})
    subjects: tuple[str, ...] = field(
        default=(), metadata={"doc": "小句开头的词语和助词后面的动名词，另有谓语或就此结束则放过：不断的努力换来了"}
    )
    unless: tuple[str, ...] = field(default=(), metadata={"doc": "在这些短语中是正确的，总是优先"})

    def __post_init__(self) -> None:
        if not any({self.written, self.meant} == set(pair) for pair in PAIRS):
            problem = Bilingual(
                f"分不清“{self.written}”与“{self.meant}”，只分“的”与“地”、“的”与“得”",
                f"'{self.written}' and '{self.meant}' cannot be told apart, only 的 and 地, 的 and 得",
            )
            raise FieldError(("meant",), problem)
        if not self.heads:
            raise FieldError(("heads",), Bilingual("heads 至少要有一个词语", "heads must hold one word at least"))
        for at, head in enumerate(self.heads):
            refuse_unfindable(("heads", at), head)
        for at, phrase in enumerate(self.unless):
            refuse_idle(("unless", at), phrase, (self.written,), "written")

    @property
    def by_line(self) -> bool:
        """A clause ends with its line."""
        return True

    @property
    def mends(self) -> bool:
        """Every match names the other particle."""
        return True

    def literals(self) -> Sequence[str]:
        """Return the words with each particle that may be wrong behind them."""
        either = (self.written,) if self.back is None else (self.written, self.meant)
        return tuple(head + one for head in self.heads for one in either)

    def find(self, document: Document, hits: Sequence[Span]) -> Iterator[Match]:
        """Yield the particles, each with the odds as score."""
        text = document.text
        for end, behind in groupby(hits, key=itemgetter(1)):  # the longest word before a particle counts
            start, at = min(behind)[0], end - 1
            odds = self._odds(text, start, at)
            if odds is not None and odds >= self.least and self._excuse(text, start, at) is None:
                yield Match(at, end, self._other(text[at]), score=round(odds, _DIGITS))

    def why(self, document: Document, hits: Sequence[Span], offset: int) -> Iterator[Bilingual]:
        """Yield what excuses the particle at the offset, or its odds."""
        text = document.text
        start = min((start for start, end in hits if end == offset + 1), default=None)
        if start is None or (odds := self._odds(text, start, offset)) is None:
            return
        written, meant = text[offset], self._other(text[offset])
        if odds < self.least:
            yield Bilingual(
                f"“{written}”应为“{meant}”的把握只有 {odds:.1f}，不到 least {self.least:g}",
                f"'{meant}' for '{written}' has odds of {odds:.1f}, below least {self.least:g}",
            )
        elif (excuse := self._excuse(text, start, offset)) is not None:
            yield excuse

    def _other(self, particle: str) -> str:
        return self.meant if particle == self.written else self.written

    def _odds(self, text: str, start: int, at: int) -> float | None:
        """Return the odds that the other particle is meant, less what is asked of this direction in particular.

        None where it cannot be: before a noun 的 is right, and only before a noun is 地 or 得 taken for it.
        """
        if self._particles.is_noun(text, at) == (text[at] == "的"):
            return None
        acts = _ACTION_ODDS if self.meant == "地" and text[at] == "的" and _ACTION.match(text, at + 1) else 0.0
        if text[at] == "的" and not acts and self._particles.glance(text, start, at) < _HOPELESS:
            return None
        odds = self._particles.odds(text, start, at)
        if odds is None:
            return None
        odds += acts
        return (odds if text[at] == "的" else -odds) - (0.0 if text[at] == self.written else self.back or 0.0)

    @cached_property
    def _particles(self) -> particles.Particles:
        return particles.load("的" + self._other("的"))

    def _excuse(self, text: str, start: int, at: int) -> Bilingual | None:
        """Return why the particle is let go in spite of its odds."""
        if phrase := phrase_over(text, (at, at + 1), self.unless):
            return Bilingual(
                f"“{text[at]}”在“{phrase}”之中，由 unless 放过", f"'{text[at]}' in '{phrase}': excused by unless"
            )
        if text[at] != "的" or self.written != "的":
            return None
        ahead = text[at + 1 : at + _AHEAD].partition("\n")[0]
        takes_nothing = not ahead[2:3].isalpha() or ahead[2:3] in _AND
        if self.meant == "地" and takes_nothing and not _VERB_AHEAD.search(text, max(0, start - _AHEAD), start):
            return Bilingual("动词后面没有宾语，可能作名词", "the verb takes nothing, so a noun may follow it or be it")
        if self.meant == "地" and (gotten := _GOTTEN.search(text, max(0, start - _AHEAD), start)):
            return Bilingual(f"“{gotten[0]}”后面是名词", f"'{gotten[0]}' takes a noun")
        if self.meant == "得" and (again := _ATTRIBUTE.match(ahead)):
            return Bilingual(f"“{again[0]}”修饰名词", f"'{again[0]}' is the attribute of a noun")
        noun = next((one for one in self.nouns if ahead.startswith(one, 2)), None)
        opens = not text[start - 1 : start].isalpha()
        if noun is None and opens:
            noun = next((one for one in self.subjects if ahead.startswith(one)), None)
            if noun and ahead[2:3].isalpha() and not any(sign in ahead[3:] for sign in _PREDICATES):
                noun = None
        if noun is None and opens and self.meant == "地" and _OWN_PREDICATE.match(text, at + 1):
            return Bilingual(
                "小句另有谓语，前面的动词作名词", "the clause has a predicate of its own, so the verb is a noun"
            )
        if noun is None:
            return None
        return Bilingual(
            f"后面的“{noun}”作名词，由 nouns、subjects 放过", f"'{noun}' ahead is a noun: excused by nouns or subjects"
        )
