"""What is said of a mended document: one line, one for each kind of overlap, and what could not be done."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.finding import Finding
    from reportlint.fixes.rounds import Mended


def said(path: str, mended: Mended, *, written: bool, unsafe: bool) -> Iterator[Bilingual]:
    """Yield the lines about a document; none where it has no findings. written: not only shown as a diff."""
    if mended.changes or mended.left:
        tail = _of_those_left(mended, unsafe=unsafe)
        yield Bilingual(
            f"{path}: {mended.changes} 处{'已改' if written else '可改'}，{len(mended.left)} 处须人工{tail.zh}",
            f"{path}: {mended.changes} {'fixed' if written else 'to fix'}, {len(mended.left)} left to you{tail.en}",
        )
    if mended.overlaps:
        later, never = (sum(counts) for counts in zip(*(each[2:] for each in mended.overlaps), strict=True))
        pairs = [(rule, rival, one + other) for rule, rival, one, other in mended.overlaps]
        yield Bilingual(
            f"{path}: {later + never} 处建议与先改的重叠，{later} 处在下一轮改，{never} 处不必再改"
            f"（{'；'.join(f'{rule} 让 {rival} {count} 处' for rule, rival, count in pairs)}）",
            f"{path}: {later + never} suggestions met others that go first, {later} fixed in a later round, "
            f"{never} no longer needed ({'; '.join(f'{rule} after {rival}: {count}' for rule, rival, count in pairs)})",
        )


def _of_those_left(mended: Mended, *, unsafe: bool) -> Bilingual:
    doubtful = 0 if unsafe else sum(each.suggestion is not None and not each.safe for each in mended.left)
    told = [
        (f"{count} 处{zh}", f"{count} {en}")
        for count, zh, en in (
            (doubtful, "加 --unsafe 可改", "with --unsafe"),
            (mended.barred, "与已接受的问题同行，未动", "in a line with accepted ones, so left alone"),
        )
        if count
    ]
    if not told:
        return Bilingual("", "")
    return Bilingual(f"（其中 {'，'.join(zh for zh, _ in told)}）", f" ({', '.join(en for _, en in told)})")


def failures(document: Document, mended: Mended) -> Iterator[FileError]:
    """Yield an error for each suggestion that the encoding cannot express, at the first of its places."""
    places = defaultdict[str, list["Finding"]](list)
    for finding in mended.unwritable:
        places[finding.suggestion or ""].append(finding)
    for suggestion, findings in places.items():
        problem = Bilingual(
            f"{document.encoding} 编码写不出“{suggestion}”，{len(findings)} 处未改",
            f"{document.encoding} cannot express '{suggestion}', so {len(findings)} places are unchanged",
        )
        yield FileError(document.path, findings[0].line, findings[0].column, problem)
