"""The list of findings someone accepted one by one, each with a reason; it is read here, never written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from reportlint.acceptance.faults import EXPIRED, MALFORMED, UNUSED, Fault, rest_of_line
from reportlint.acceptance.naming import gone
from reportlint.acceptance.surroundings import after, before, words
from reportlint.acceptance.today import today
from reportlint.document import Document
from reportlint.engine import Outcome
from reportlint.errors import Bilingual, FieldError, FileError, Lang, did_you_mean
from reportlint.finding import Accepted
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from reportlint.finding import Finding

_QUOTED = 30
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted thing: every finding of a rule about a text in a document, or those in certain surroundings."""

    file: str = field(metadata={"doc": "文件，从清单所在的文件夹写起，用 / 分隔"})
    rule: str = field(metadata={"doc": "规则名"})
    text: str = field(metadata={"doc": "报出的原文；空格和换行不计"})
    why: str = field(metadata={"doc": "为什么接受"})
    before: str = field(default="", metadata={"doc": "紧接在前的文字，用来只认其中一处"})
    after: str = field(default="", metadata={"doc": "紧接在后的文字，用来只认其中一处"})
    until: str | None = field(default=None, metadata={"doc": "有效期的最后一天，如 2025-12-31"})

    def __post_init__(self) -> None:
        if not self.why.strip():
            raise FieldError(("why",), Bilingual("理由是空的", "the reason is empty"))
        if self.until is not None:
            parsed_day(self.until)

    def holds(self, day: date) -> bool:
        """Tell whether the entry is still in force on a day."""
        return self.until is None or day <= parsed_day(self.until)

    def fits(self, source: str, finding: Finding) -> bool:
        """Tell whether a finding of the rule about the text stands in the surroundings named."""
        left, right = words(self.before), words(self.after)
        return left == before(source, finding.start, len(left)) and right == after(source, finding.end, len(right))


class Listed(NamedTuple):
    """An entry and its place in the list, from 1."""

    entry: Entry
    line: int
    column: int


class Ignores:
    """The entries of one list, and what a run used of them.

    document: the list itself. malformed: the entries that could not be read, and so do not hold.
    """

    def __init__(self, document: Document, listed: Sequence[Listed], malformed: Sequence[FileError]) -> None:
        self.document, self.listed, self.malformed = document, listed, malformed
        self._today = today() if any(each.entry.until for each in listed) else date.min
        self._by_file: dict[str, list[int]] = {}
        for at, each in enumerate(listed):
            self._by_file.setdefault(each.entry.file, []).append(at)
        self._checked: set[str] = set()
        self._asked: set[int] = set()
        self._used: set[int] = set()

    def sift(self, name: str, document: Document, outcome: Outcome, asked: Collection[str]) -> Outcome:
        """Set aside what an entry for the document of that name holds; asked: the rules that ran to the end."""
        self._checked.add(name)
        by_text: dict[tuple[str, str], list[int]] = {}
        for at in self._by_file.get(name, ()):
            entry = self.listed[at].entry
            if entry.rule in asked:
                self._asked.add(at)
            if entry.holds(self._today):
                by_text.setdefault((entry.rule, words(entry.text)), []).append(at)
        if not by_text:
            return outcome
        kept, accepted = [], [*outcome.accepted]
        for finding in outcome.findings:
            entries = by_text.get((finding.rule, words(finding.text)), ())
            fitting = [at for at in entries if self.listed[at].entry.fits(document.source, finding)]
            self._used.update(fitting)
            if fitting:
                accepted.append(Accepted(finding, "ignore", self.listed[fitting[0]].entry.why))
            else:
                kept.append(finding)
        return Outcome(kept, outcome.failures, accepted)

    def faults(self, home: Path, lang: Lang) -> Iterator[Finding]:
        """Yield what is wrong with entries, as far as the documents checked so far can tell.

        Of an entry that cannot be read every run tells; of a document that is gone the run that checks its deputy.
        """
        for error in self.malformed:
            said = Bilingual(f"{error.problem.zh}；这一条没有生效", f"{error.problem.en}; the entry does not hold")
            yield self._fault(MALFORMED, error.line, error.column, said, lang)
        for at, (entry, line, column) in enumerate(self.listed):
            what = _quoted(entry.text)
            if at in self._asked and not entry.holds(self._today):
                said = Bilingual(
                    f"这一条已于 {entry.until} 到期，{entry.rule} 所报的“{what}”不再放过",
                    f"expired on {entry.until}; '{what}' ({entry.rule}) is reported again",
                )
                yield self._fault(EXPIRED, line, column, said, lang)
            elif at in self._asked and at not in self._used:
                said = Bilingual(
                    f"{entry.file} 中已没有 {entry.rule} 所报的这处“{what}”，这一条可以删去",
                    f"{entry.rule} finds no such '{what}' in {entry.file} any more; the entry can go",
                )
                yield self._fault(UNUSED, line, column, said, lang)
        for file in gone(self._by_file, self._checked, home):
            for at in self._by_file[file]:
                _, line, column = self.listed[at]
                said = Bilingual(f"没有文件 {file}，这一条可以删去", f"there is no file {file}; the entry can go")
                yield self._fault(UNUSED, line, column, said, lang)

    def _fault(self, fault: Fault, line: int, column: int, said: Bilingual, lang: Lang) -> Finding:
        return fault.at(self.document, rest_of_line(self.document, line, column), said.words(lang))


def read_ignores(path: Path, known: Collection[str]) -> Ignores:
    """Read a list; FileError where it is no list in YAML, or where an entry names a rule that is not known."""
    from reportlint import nodes, strict_yaml  # most runs find no list, and YAML takes long to load

    name = str(path)
    root = nodes.compose(name)
    document = Document(name, path.read_bytes().decode("utf-8-sig"))
    items = nodes.items(root) if root is not None else []
    if root is not None and items is None:
        problem = Bilingual("此处应为列表，每条以“- file: ”开头", "a list is needed here, each entry with '- file: '")
        raise FileError(name, root.start_mark.line + 1, root.start_mark.column + 1, problem)
    listed, malformed = [], []
    for node in items or ():
        try:
            entry = strict_yaml.read_fields(name, Entry, node)
        except FileError as error:
            malformed.append(error)
            continue
        if entry.rule not in known:
            mark = (nodes.child(node, "rule") or node).start_mark
            raise FileError(name, mark.line + 1, mark.column + 1, unknown_rule(entry.rule, known))
        listed.append(Listed(entry, node.start_mark.line + 1, node.start_mark.column + 1))
    return Ignores(document, listed, malformed)


def unknown_rule(rule: str, known: Collection[str]) -> Bilingual:
    """Return what to say of a name that no rule has."""
    guess = did_you_mean(rule, known)
    return Bilingual(f"没有名为“{rule}”的规则{guess.zh}", f"there is no rule '{rule}'{guess.en}")


def parsed_day(text: str) -> date:
    """Return the day that a text like 2025-12-31 names; FieldError where it names none."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise FieldError(
        ("until",), Bilingual(f"“{text}”不是日期，应如 2025-12-31", f"'{text}' is no date such as 2025-12-31")
    )


def _quoted(text: str) -> str:
    text = words(text)
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
