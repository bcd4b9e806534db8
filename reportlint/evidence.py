"""What a document says about its own doubtful matches: the traces that the same corruption left elsewhere in it.

A pure function over matches; it knows no rules, no categories and no language. A match as good as `sure` stands by
itself. A weaker one needs other traces of its family in the document; the judged text itself is no witness in its own
cause, however often it stands there.
"""

from __future__ import annotations

import re
from math import fsum, log2
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError
from reportlint.finding import Severity
from reportlint.record import field, record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.finding import Match

FAULT = "fault"
"""The family of all that stands by itself, whatever broke it: who is careless here is careless there."""
_FAMILY = r"[a-z]+(-[a-z]+)*"
_PER = 5000


@record
class Evidence:
    """How much a match of a rule must score. The numbers mean what the rule's kind means by a score: mostly log10."""

    family: str = field(metadata={"doc": "这些匹配是哪一类破坏的痕迹（spinner、censor、conversion 等），用小写英文词"})
    sure: float = field(default=0.0, metadata={"doc": "得到这个分数就无须旁证"})
    gain: float = field(default=1.0, metadata={"doc": "同类痕迹每多一倍，所需分数减去多少"})
    least: float = field(default=0.0, metadata={"doc": "痕迹再多，所需分数也不低于此"})
    note: float | None = field(default=None, metadata={"doc": "不够所需分数、但到了这个分数，作为提示报出；不写则放过"})
    score: float | None = field(default=None, metadata={"doc": "本身没有分数的匹配按几分算；不写则按 sure 算"})
    among: dict[str, float] = field(
        default_factory=dict,
        metadata={
            "doc": "类: 处数，别的规则先找到这些类的痕迹各这么多处（长文件按每 5000 字），才查这份文件；"
            "fault 指各种无须旁证的错误和警告"
        },
    )
    also: tuple[str, ...] = field(
        default=(), metadata={"doc": "这些匹配同时也是哪些类的痕迹：一部词典换的词，也是洗稿的痕迹；判断仍只看 family"}
    )
    per: int = field(default=_PER, metadata={"doc": "文件比这长时，痕迹按每这么多字折算，长文件不因其长而可疑"})

    def __post_init__(self) -> None:
        if not re.fullmatch(_FAMILY, self.family):
            problem = Bilingual(
                "family 只能用小写字母和连字符", "family is of lower-case letters, with hyphens between them"
            )
            raise FieldError(("family",), problem)
        if FAULT in (self.family, *self.also):
            problem = Bilingual("fault 只能写在 among 里", "fault goes into among only")
            raise FieldError(("family" if self.family == FAULT else "also",), problem)
        for at, name in enumerate(self.also):
            if name == self.family or not re.fullmatch(_FAMILY, name):
                problem = Bilingual("also 只能写别的类，用小写字母和连字符", "also needs other families, in lower case")
                raise FieldError(("also", at), problem)
        if self.least > self.sure:
            raise FieldError(("least",), Bilingual("least 不能高于 sure", "least must not be above sure"))
        for name, number in self.among.items():
            if name == self.family or number <= 0:
                problem = Bilingual(
                    "among 只能写别的类，处数须是正数", "among needs another family, and a positive number"
                )
                raise FieldError(("among", name), problem)
        if self.gain < 0:
            raise FieldError(("gain",), Bilingual("gain 不能是负数", "gain must not be negative"))
        if self.per < 1:
            raise FieldError(("per",), Bilingual("per 至少为 1", "per must be 1 at least"))
        for name in ("note", "score"):
            if (value := getattr(self, name)) is not None and value >= self.sure:
                problem = Bilingual(f"{name} 须低于 sure，否则不起作用", f"{name} must be below sure to have an effect")
                raise FieldError((name,), problem)

    def at_its_fullest(self) -> Evidence:
        """Return what is asked in a document with traces without end."""
        least = self.least if self.gain else self.sure
        score = None if self.score is None or self.score >= least else self.score
        return Evidence(self.family, sure=least, least=least, score=score)

    def score_of(self, match: Match) -> float:
        """Return the score of a match, or what one without a score counts as."""
        if match.score is not None:
            return match.score
        return self.sure if self.score is None else self.score

    def weight_of(self, score: float) -> float:
        """Return how much of a trace a match of this score is, from 0 to 1."""
        if score >= self.sure:
            return 1.0
        return max(0.0, (score - self.least) / (self.sure - self.least)) if score > self.least else 0.0

    def needed(self, traces: float) -> float:
        """Return the score that is enough beside so many traces."""
        return max(self.least, self.sure - self.gain * log2(1 + traces))


class Traces:
    """The traces of one family in one document: each flagged text once, as much of a trace as its best match is."""

    def __init__(self, characters: int) -> None:
        self._characters = characters
        self._weights: dict[str, float] = {}
        self._total: float | None = None

    def add(self, text: str, weight: float) -> None:
        """Count a flagged text."""
        if weight > self._weights.get(text, 0.0):
            self._weights[text] = weight
            self._total = None

    def for_text(self, text: str, per: int) -> float:
        """Return how many traces speak for a text, in as many characters as `per` says."""
        if self._total is None:
            self._total = fsum(self._weights.values())  # exact, so that the order of the matches changes nothing
        own = self._weights.get(text, 0.0)
        speaking = self._total if own == 1 else max(0.0, self._total - own)
        return speaking * min(1.0, per / max(1, self._characters))

    def witnesses(self, text: str) -> Iterator[str]:
        """Yield the texts that speak for it, the surest first."""
        yield from sorted(
            (other for other, weight in self._weights.items() if other != text or weight == 1),
            key=lambda other: (-self._weights[other], other),
        )


def gather(
    testimony: Iterable[tuple[Match, Evidence]], text: str, faults: Iterable[Match] | None = None
) -> Mapping[str, Traces]:
    """Return the traces in a text by family, with FAULT where the matches of rules without evidence are given."""
    families: dict[str, Traces] = {}
    for match, evidence in testimony:
        weight = evidence.weight_of(evidence.score_of(match))
        others = evidence.also if faults is None or weight < 1 else (*evidence.also, FAULT)
        for name in (evidence.family, *others):
            if name not in families:
                families[name] = Traces(len(text))
            if weight:
                families[name].add(text[match.start : match.end], weight)
    for match in faults or ():
        families.setdefault(FAULT, Traces(len(text))).add(text[match.start : match.end], 1.0)
    return families


def is_called_for(evidence: Evidence, families: Mapping[str, Traces]) -> bool:
    """Tell whether a rule that is asked only among traces of other families is to be asked."""
    return all(
        name in families and families[name].for_text("", _PER) >= number for name, number in evidence.among.items()
    )


def judge(
    match: Match, evidence: Evidence, severity: Severity, families: Mapping[str, Traces], text: str
) -> Severity | None:
    """Return the severity a match is reported with, the rule's own or NOTE, or None if it is let go."""
    score = evidence.score_of(match)
    if score >= evidence.sure:
        return severity
    traces = families[evidence.family].for_text(text[match.start : match.end], evidence.per)
    if score >= evidence.needed(traces):
        return severity
    return Severity.NOTE if evidence.note is not None and score >= evidence.note else None
