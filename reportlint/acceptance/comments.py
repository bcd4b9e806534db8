"""Comments of a Markdown document that accept findings, and what is wrong with them; it reads no list."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from reportlint.acceptance import faults
from reportlint.acceptance.ignores import unknown_rule
from reportlint.engine import Outcome
from reportlint.errors import Bilingual, did_you_mean
from reportlint.finding import Accepted
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.errors import Lang
    from reportlint.finding import Finding, Span

IGNORE, DISABLE, ENABLE = VERBS = ("reportlint-ignore", "reportlint-disable", "reportlint-enable")
_OPEN, _CLOSE = "<!--", "-->"
_OURS = re.compile(r"\s*(report[-_ ]?lint[\w-]*)([^:：]*)(?:[:：](.*))?", re.IGNORECASE | re.DOTALL)
_SEPARATORS = re.compile(r"[\s,，、]+")


class _Comment(NamedTuple):
    """A comment meant for us; start and end are offsets into document.text."""

    start: int
    end: int
    verb: str
    rules: Sequence[str]
    why: str


class _Region(NamedTuple):
    """Where a comment accepts the findings of a rule that start there."""

    start: int
    end: int
    comment: _Comment


class _Reader:
    """What the comments of a text say. regions: by rule, sorted by start; ours: the spans of all comments meant for us.

    wrong: what is wrong with them, each with its span.
    """

    def __init__(self, text: str, known: Collection[str]) -> None:
        self._known = known
        self._disabled: dict[str, _Comment] = {}
        self.regions: dict[str, list[_Region]] = {}
        self.ours: list[Span] = []
        self.wrong: list[tuple[Span, Bilingual]] = []
        spans = list(_spans(text))
        self._paragraphs = _Paragraphs(text, spans)
        for start, end in spans:
            closed = text.endswith(_CLOSE, start + len(_OPEN), end)
            if said := _OURS.match(text, start + len(_OPEN), end - len(_CLOSE) if closed else end):
                names = dict.fromkeys(filter(None, _SEPARATORS.split(said[2])))
                comment = _Comment(start, end, said[1], list(names), (said[3] or "").strip())
                self.ours.append((start, end))
                if problem := self._refusal(comment, closed=closed):
                    self.wrong.append(((start, end), problem))
                else:
                    self._hear(comment)
        for rule, comment in self._disabled.items():
            self._accept(rule, comment.end, len(text), comment)
        for regions in self.regions.values():
            regions.sort(key=attrgetter("start"))

    def _refusal(self, comment: _Comment, *, closed: bool) -> Bilingual | None:
        """Return why a comment as a whole cannot be heard."""
        if not closed:
            return Bilingual(f"注释没有以 {_CLOSE} 结束", f"the comment does not end with {_CLOSE}")
        if comment.verb not in VERBS:
            guess = did_you_mean(comment.verb.lower(), VERBS)
            return Bilingual(
                f"没有“{comment.verb}”这个指令{guess.zh}", f"there is no directive '{comment.verb}'{guess.en}"
            )
        if not comment.rules:
            return Bilingual(f"{comment.verb} 之后须写规则名", f"{comment.verb} needs the name of a rule")
        if not comment.why and comment.verb != ENABLE:
            return Bilingual(
                f"须写明理由：{_OPEN} {comment.verb} 规则名: 理由 {_CLOSE}",
                f"needs a reason: {_OPEN} {comment.verb} RULE: why {_CLOSE}",
            )
        return None

    def _hear(self, comment: _Comment) -> None:
        for rule in comment.rules:
            disabled = rule in self._disabled
            if rule not in self._known:
                self.wrong.append(((comment.start, comment.end), unknown_rule(rule, self._known)))
            elif comment.verb == IGNORE:
                self._accept(rule, *self._paragraphs.meant_by(comment.start, comment.end), comment)
            elif disabled == (comment.verb == DISABLE):
                said = (
                    Bilingual(f"{rule} 在前面已经停用", f"{rule} is disabled already")
                    if disabled
                    else Bilingual(f"{rule} 在前面没有停用", f"{rule} is not disabled before")
                )
                self.wrong.append(((comment.start, comment.end), said))
            elif disabled:
                earlier = self._disabled.pop(rule)
                self._accept(rule, earlier.end, comment.start, earlier)
            else:
                self._disabled[rule] = comment

    def _accept(self, rule: str, start: int, end: int, comment: _Comment) -> None:
        self.regions.setdefault(rule, []).append(_Region(start, end, comment))


class _Paragraphs:
    """Where the text between the comments stands: lines, and paragraphs parted by lines that are blank without them."""

    def __init__(self, text: str, comments: Sequence[Span]) -> None:
        pieces: list[str] = []
        at = 0
        for start, end in comments:
            pieces += text[at:start], re.sub(r"[^\n]", " ", text[start:end])
            at = end
        self._text = "".join(pieces) + text[at:]
        self._each: list[Span] = []
        at, follows = 0, False
        for line in self._text.split("\n"):
            end = at + len(line)
            blank = not line.strip()
            if not blank:
                self._each.append((self._each.pop()[0] if follows else at, end))
            at, follows = end + 1, not blank

    def meant_by(self, start: int, end: int) -> Span:
        """Return the lines that a comment stands in, if there is text in them, else the next paragraph."""
        first = self._text.rfind("\n", 0, start) + 1
        last = self._text.find("\n", end)
        last = len(self._text) if last < 0 else last
        if self._text[first:last].strip():
            return first, last
        at = bisect_left(self._each, (end, end))
        return self._each[at] if at < len(self._each) else (end, end)


def sift_comments(
    document: Document, outcome: Outcome, asked: Collection[str], known: Collection[str], lang: Lang
) -> Outcome:
    """Set aside what the comments accept, drop what is found inside of them, and report what is wrong with them.

    asked: the names of the rules that ran to the end. known: those of all rules there are.
    """
    reader = _Reader(document.text, known)
    if not reader.ours:
        return outcome
    kept, accepted = [], [*outcome.accepted]
    used: set[tuple[int, str]] = set()
    active: dict[str, list[_Region]] = {}
    waiting = {rule: regions[::-1] for rule, regions in reader.regions.items()}
    for finding in outcome.findings:
        start = document.line_starts[finding.line - 1] + finding.column - 1
        end = document.line_starts[finding.end_line - 1] + finding.end_column - 1
        if _inside(reader.ours, start, end):
            continue
        open_, to_come = active.setdefault(finding.rule, []), waiting.get(finding.rule, [])
        while to_come and to_come[-1].start <= start:
            open_.append(to_come.pop())
        while open_ and open_[-1].end <= start:
            open_.pop()
        if open_:
            used.add((open_[-1].comment.start, finding.rule))
            accepted.append(Accepted(finding, "comment", open_[-1].comment.why))
        else:
            kept.append(finding)
    kept += _faults(document, reader, used, asked, lang)
    kept.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Outcome(kept, outcome.failures, accepted)


def _faults(
    document: Document, reader: _Reader, used: Collection[tuple[int, str]], asked: Collection[str], lang: Lang
) -> Iterator[Finding]:
    for span, said in reader.wrong:
        yield faults.MALFORMED.at(document, span, said.words(lang))
    for rule, regions in reader.regions.items():
        for region in regions if rule in asked else ():
            if (region.comment.start, rule) not in used:
                said = Bilingual(
                    f"这条注释没有放过 {rule} 的任何发现，可以删去",
                    f"no finding of {rule} is there to accept; it can go",
                )
                yield faults.UNUSED.at(document, region.comment[:2], said.words(lang))


def _spans(text: str) -> Iterator[Span]:
    """Yield where the comments of a text stand; one that does not end reaches to the end of its line."""
    start = text.find(_OPEN)
    while start >= 0:
        close = text.find(_CLOSE, start + len(_OPEN))
        if close < 0:
            line_end = text.find("\n", start)
            yield start, len(text) if line_end < 0 else line_end
            return
        yield start, close + len(_CLOSE)
        start = text.find(_OPEN, close + len(_CLOSE))


def _inside(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether one of the spans, sorted and disjoint, holds all of this one."""
    at = bisect_left(spans, (start + 1, 0)) - 1
    return at >= 0 and spans[at][0] <= start and end <= spans[at][1]
