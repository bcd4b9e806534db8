"""Days and years contradicted by the date a text is signed with: 截至 a later day, 请于 an earlier one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import sentence_end, sentence_start
from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_HAPPENED = tuple(
    f"月{verb}" for verb in ("投入", "建成", "竣工", "召开", "通过", "获", "被", "完成", "正式", "开工", "顺利", "挂牌")
)
DAYS = (*_HAPPENED, "截至", "请于", "請於", "务必于", "須於", "须于", "务请于")
_SIGNED = re.compile(r"^[ \t　]*((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日[ \t　]*$", re.MULTILINE)
_DAY = re.compile(
    "(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<this>今年|本年))?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<end>底|末))?"
)
_BEFORE = re.compile("[^。；，\n0-9]{0,8}前")
_LAST = 31
_EARLY, _LATE = 4, 9
_NEXT = re.compile("次年|明年|翌年|下年|去年|上年|每年|[历歷]年")
_REACH = 24


def signature_of(document: Document) -> re.Match[str] | None:
    """Return the only line of a document that is nothing but a full date."""
    return document.once(_signature)


def _signature(document: Document) -> re.Match[str] | None:
    signatures = list(_SIGNED.finditer(document.text))
    return signatures[0] if len(signatures) == 1 else None


def impossible_days(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the days told of that were to come when the text was signed, and the days due that were gone."""
    text = document.text
    signature = signature_of(document)
    if signature is None:
        return
    for start, end in hits:
        if text[start] == "月":
            yield from _to_come(document, start + 1, signature)
            continue
        found = _DAY.match(text, end)
        if (
            not found
            or signature.start() < end
            or not 0 < number(found["month"]) <= 12
            or not (found["day"] or found["end"])
        ):
            continue
        signed = tuple(int(part) for part in signature.groups())
        told = text[start:end] == "截至"
        year = _year(document, found, start, signed, told=told)
        if year is None or _NEXT.search(text, max(0, start - _REACH), found.end()):
            continue
        day = int(found["day"]) if found["day"] else 28
        to_come = (year, int(found["month"]), day) > signed and year - signed[0] <= 1
        if told and to_come and not _TO_BE_DONE.search(text, found.end(), sentence_end(text, found.end())):
            yield Match(*found.span(), None, (signature.span(1),))
        due = not told and _BEFORE.match(text, found.end())
        if due and (year, int(found["month"]), int(found["day"] or _LAST)) < signed:
            yield Match(*found.span(), None, (signature.span(1),))


def signed_too_early(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the year a text is signed with, where its title speaks of a later year that is not near yet."""
    signature = signature_of(document)
    if signature is None or not hits:
        return
    piece = piece_at(document, signature.start())
    title = _TITLED.search(document.text, piece.start, piece.title_end) if piece else None
    if title is None or signature.start() < title.end():
        return
    early = int(title["year"]) - int(signature[1])
    if early > 1 or (early == 1 and int(signature[2]) <= _HALF):
        yield Match(*signature.span(1), None, (title.span("year"),))


NOTICES = ("特此通知", "通知如下", "本方案", "遵照执行", "贯彻执行", "组织实施", "抓好落实", "安排如下")
_TITLED = re.compile("(?:关于|做好|印发|开展)[^\n]{0,24}?(?P<year>20[0-9]{2})年(?!至|-|—|度?预算)")
_HALF = 6


def _to_come(document: Document, end: int, signature: re.Match[str]) -> Iterator[Match]:
    """Yield the month, with its year, of something told as done that was to come when the text was signed."""
    text = document.text
    found = _MONTH.search(text, max(0, end - 12), end)
    if not found or end > signature.start() or (int(found[1]), int(found[2])) <= (int(signature[1]), int(signature[2])):
        return
    piece = piece_at(document, end)
    will = _WILL.search(text, sentence_start(text, end), sentence_end(text, end))
    if piece and piece.year and not piece.section_at(end).plan and not will:
        yield Match(*found.span(1), None, (signature.span(1),))


_MONTH = re.compile("(?<![0-9至到])(20[0-9]{2})年([0-9]{1,2})月$")
_WILL = re.compile("[将將]|预|估[计計]|[计計][划劃]|拟|力[争爭]|确保|要|目[标標]|前|有望|可|届[时時]|[应應須须]")
_TO_BE_DONE = re.compile(
    "[未已年][满滿]|[周週][岁歲]|[将將拟擬须須]|[应應](?![急对對用])|[预預][计計]|[计計][划劃]|力[争爭]|[确確]保|(?<![主重首需])要(?!求)|目[标標]"
)


def _year(document: Document, found: re.Match[str], start: int, signed: tuple[int, ...], *, told: bool) -> int | None:
    """Return the year of a day, that of the signature if it says none and no other can be meant."""
    if found["year"]:
        return int(found["year"])
    month = int(found["month"])
    if told:
        piece = piece_at(document, start)
        return signed[0] if piece and piece.year == signed[0] else None
    return None if signed[1] >= _LATE and month <= _EARLY else signed[0]
