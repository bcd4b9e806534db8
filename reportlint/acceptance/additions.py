"""New entries for the list of what was accepted: the surroundings they need, and the list with them at its end.

It appends only, so that comments and layout stay byte for byte; it writes no file that anyone keeps.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint import nodes
from reportlint.acceptance.ignores import Entry, read_ignores
from reportlint.acceptance.surroundings import after, before, words
from reportlint.errors import Bilingual, FileError, ReportlintError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Finding

HEADER = "# 已接受的发现，reportlint 不再报出；每条须写明理由（why），until 是有效期的最后一天，可以不写\n"
LENGTHS = (6, 12, 24, 48)
"""How many characters before and after are named to tell two places apart, the fewest that do."""
_LISTED = 6
"""How many other places are named where one cannot be told from them."""
_KEYS = ("file", "rule", "text", "before", "after", "why", "until")
_MARKS = "，。；：、（）《》“”‘’！？〔〕％—…·"
_PLAIN = re.compile(rf"[\w{_MARKS}](?:[\w ./{_MARKS}-]*[\w./{_MARKS}-])?")


def entries_for(
    document: Document, name: str, meant: Sequence[Finding], all_: Sequence[Finding], why: str, until: str | None
) -> list[Entry]:
    """Return entries that hold for the findings meant and for no other; name: that of the document in the list.

    ReportlintError where two places cannot be told apart.
    """
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in all_:
        alike.setdefault(_key(finding), []).append(finding)
    chosen = {each[:4] for each in meant}
    entries: dict[Entry, None] = {}
    for finding in meant:
        others = [each for each in alike[_key(finding)] if each[:4] not in chosen]
        entries[_entry(document, name, finding, others, why, until)] = None
    return list(entries)


def _entry(
    document: Document, name: str, finding: Finding, others: Sequence[Finding], why: str, until: str | None
) -> Entry:
    text, source = " ".join(finding.text.split()), document.source
    for length in LENGTHS if others else (0,):
        left, right = before(source, finding.start, length), after(source, finding.end, length)
        entry = Entry(name, finding.rule, text, why, left, right, until)
        if not any(entry.fits(source, other) for other in others):
            return entry
    place = f"{document.path}:{finding.line}:{finding.column}"
    count, places = len(others), [f"{each.line}:{each.column}" for each in others[:_LISTED]]
    more = Bilingual(" 等", " …") if count > _LISTED else Bilingual("", "")
    problem = Bilingual(
        f"{place}: 前后文与另外 {count} 处相同，无法单独接受；请一并写上 {'、'.join(places)}{more.zh}，"
        f"或不写行列而用 --text 全部接受",
        f"{place}: {count} others stand in the same surroundings; name them, too: {', '.join(places)}{more.en}, "
        f"or name no place and accept all with --text",
    )
    raise ReportlintError(problem)


def appended(path: Path, entries: Sequence[Entry], known: Collection[str]) -> bytes:
    """Return the content of the list, which may not exist yet, with entries at its end.

    FileError where the list cannot be read, or is written in a way that nothing can be added to its end.
    """
    data, listed, indent = HEADER.encode(), 0, ""
    if os.path.lexists(path):
        listed = len(read_ignores(path, known).listed)
        root = nodes.compose(str(path))
        indent = " " * (root.start_mark.column if root is not None else 0)
        data = path.read_bytes()
    line_end = "\r\n" if b"\r\n" in data else "\n"
    lines = [f"{indent}{line}{line_end}" for entry in entries for line in _lines(entry)]
    if data and not data.endswith(b"\n"):
        lines.insert(0, line_end)
    data += "".join(lines).encode()
    _refuse_unreadable(path, data, known, listed, entries)
    return data


def _refuse_unreadable(path: Path, data: bytes, known: Collection[str], listed: int, entries: Sequence[Entry]) -> None:
    """Raise FileError unless the new list says what it said and the entries: what ends with `]` or `...` would not."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(data)
        try:
            read = [each.entry for each in read_ignores(copy, known).listed]
        except FileError:
            read = []
    if len(read) != listed + len(entries) or read[listed:] != [*entries]:
        problem = Bilingual(
            "清单的写法使新条目不能加在末尾，请改成每条以“- file: ”开头",
            "nothing can be added to the end of a list written so; start each entry with '- file: '",
        )
        raise FileError(str(path), 0, 0, problem)


def _lines(entry: Entry) -> Iterator[str]:
    lead = "- "
    for key in _KEYS:
        if value := getattr(entry, key):
            yield f"{lead}{key}: {_scalar(value)}"
            lead = "  "
        elif key == "text":  # required, even where what is missing was flagged
            yield f'{lead}{key}: ""'


def _scalar(text: str) -> str:
    """Return a text as YAML: plain where that is safe, else quoted, what cannot be printed escaped."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == "\u3000" else f"\\U{ord(c):08x}" for c in quoted)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, words(finding.text)
