"""Names of persons that two places give with characters of one sound or shape, told by 同志 or an office."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.agreement import names, places, quoted
from reportlint.agreement.alike import is_alike
from reportlint.finding import Match
from reportlint.record import NamedTuple
from reportlint.usage.spelling.names import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

ADDRESSED = ("同志", "工作室", "老师", "老師", "教师", "教師", "民警", "法官", "医生", "护士", "村民", "党员", "劳模")
HONOURS = ("被评为", "被授予", "荣获")
"""What is said of a person right behind the name."""
SIGNING = tuple(
    f"{who}人{mark}" for who in ("报告", "述职", "汇报", "签发", "负责", "发言", "主持", "记录") for mark in "：:"
)
POSTS = (
    *("书记", "書記", "主任", "局长", "局長", "镇长", "鎮長", "乡长", "鄉長", "县长", "縣長", "院长", "校长", "村长"),
    *("科长", "股长", "所长", "园长", "站长", "队长", "组长", "经理", "董事长", "会长", "庭长", "支书"),
    *(
        "护士长",
        "教导员",
        "指导员",
        "理事长",
        "总经理",
        "秘书长",
        "检察长",
        "部长",
        "处长",
        "区长",
        "市长",
        "厂长",
        "行长",
        "馆长",
    ),
)
_BEFORE = re.compile("(?P<name>[一-鿿]{2,3})(?:名师|劳模|名[医醫]|[创創]新|技能大师)?$")
_BEHIND = re.compile(
    "(?P<name>[一-鿿]{2,3}?)"
    "(?=同志|[^一-鿿]|[主带帶被等率为為说說介表作出讲講到在的任荣榮先负負赴深代宣传傳参參陪与與和以对對就向入家持])"
)
_SIGNED = re.compile("[ 　：:]{1,8}(?P<name>[一-鿿]{2,3})[ 　]*(?=\n|$|[（(])")
"""A name that signs a text, behind a post."""
_BEARS_NAME = re.compile("[^，。；\n]{0,4}工作室")
_PLAIN = re.compile(
    f"[{''.join(sorted(SURNAMES - set('于高安任常向连和时成应全万关方易施明温严文章左包古单')))}][一-鿿]{{2}}"
)
_RUN = re.compile("[一-鿿]*$")
_LEADING = "由经经向请和与及以在是任为对中间会"
_FULL = 3
_LEADS = frozenset("由请向对与和以被为给是到找")
_LONGEST_TITLE = 7
_OFFICE = 4
_FAR = 5000
_FEW = 2


class _Mention(NamedTuple):
    """A name where it stands. office: what is said before it of the person's post, "" for none. post: 主任, or ""."""

    span: Span
    office: str
    post: str = ""


def two_persons(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the rarer writing of a name that is written otherwise not far away, unless it goes with another post."""
    text = document.text
    said: dict[str, list[_Mention]] = {}
    for start, end in hits:
        mention = _mention(text, start, end)
        known = said.setdefault(text[slice(*mention.span)], []) if mention else []
        if mention and not (known and known[-1].span == mention.span):
            known.append(mention)
    if len(said) < 2:
        return
    keys: dict[tuple[str, str], list[str]] = {}
    for name in said:
        for at in range(1, len(name)):
            keys.setdefault((name[:at], name[at + 1 :].ljust(len(name) - at)), []).append(name)
    for (head, _), written in keys.items():
        at = len(head)
        for one, other in pairwise(written):
            if not is_alike(one[at], other[at]):
                continue
            sound = names.sounds_alike(one[at], other[at])
            if pair := _one_person(text, said[one], said[other], sound=sound):
                counts = text.count(one), text.count(other)
                fault, right = reversed(pair) if counts[0] >= counts[1] else pair
                if min(counts) <= _FEW:
                    yield Match(*fault.span, None, (right.span,))


def _mention(text: str, start: int, end: int) -> _Mention | None:
    """Return the name that stands behind a post, or before it or a form of address."""
    post = text[start:end] if text[start:end] in POSTS else ""
    office = _office(text, start, end) if post else ""
    if text[start:end] == "同志" and (span := _name_before(text, start)):
        return _Mention(span, "")
    if text[end : end + 1] in SURNAMES and text[start:end] not in HONOURS and (found := _BEHIND.match(text, end)):
        return _Mention(found.span("name"), office, post)
    signed = _SIGNED.match(text, end - (text[end - 1] in "：:"))
    if signed and text[signed.start("name")] in SURNAMES:
        return _Mention(signed.span("name"), "", post)
    if not post:
        span = _name_before(text, start)
        return _Mention(span, "") if span else None
    if _PLAIN.match(text, end):
        return _Mention((end, end + _FULL), office, post)
    start -= text[start - 1 : start] == "副"
    if start >= _FULL and _PLAIN.match(text, start - _FULL, start):
        return _Mention((start - _FULL, start), "", post)
    return None


def _name_before(text: str, end: int) -> Span | None:
    """Return the name that stands before 同志, of three characters or, where a word is before it, of two."""
    before = _BEFORE.search(text, max(0, end - _LONGEST_TITLE), end)
    if not before:
        return None
    start, stop = before.span("name")
    if text[start] in SURNAMES:
        return start, stop
    return (start + 1, stop) if stop - start > 2 and text[start + 1] in SURNAMES and text[start] in _LEADS else None


def _one_person(
    text: str, one: Sequence[_Mention], other: Sequence[_Mention], *, sound: bool
) -> tuple[_Mention, _Mention] | None:
    """Return two mentions that may be of one person; two in one sentence are of two.

    sound: whether they sound alike, so that of two clauses one may tell the post, and the other the name alone.
    """
    pairs = [(a, b) for a in one for b in other if abs(a.span[0] - b.span[0]) < _FAR]
    for a, b in pairs:
        first, last = sorted((a.span, b.span))
        if _BEARS_NAME.match(text, last[1]):
            continue
        between = text[first[1] : last[0]]
        alone = sound and bool(a.post) is not bool(b.post) and "，" in between and "、" not in between
        if (
            "。" not in between
            and "\n" not in between
            and not ("；" in between and a.post == b.post != "")
            and not alone
        ):
            return None
    return next(((a, b) for a, b in pairs if _is_one_post(a.office, b.office)), None)


def _office(text: str, start: int, end: int) -> str:
    """Return the post as far as it is said without a mark, what leads to it left out."""
    words = _RUN.search(text, max(0, start - _OFFICE), start)
    return (words[0] if words else "").lstrip(_LEADING) + text[start:end]


def _is_one_post(one: str, other: str) -> bool:
    """Tell whether two posts may be one: of one of them less is said, or nothing."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and not (short and long.removesuffix(short).endswith("副"))


def two_names(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield companies and persons with two names, a place once."""
    told: set[Span] = set()
    for found in _all(document, hits):
        if (found.start, found.end) not in told:
            told.add((found.start, found.end))
            yield found


def _all(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    words = [(hit, document.text[slice(*hit)]) for hit in hits]
    yield from names.two_names(document, [hit for hit, word in words if word in _KNOWN])
    yield from two_persons(document, [hit for hit, word in words if word in _PERSONS])
    yield from places.two_places(document, [hit for hit, word in words if word in _PLACES])
    yield from quoted.two_quoted(document, [hit for hit, word in words if word[0] == "”"])


_PLACES = frozenset(places.PLACES)
_PERSONS = frozenset((*POSTS, *ADDRESSED, *HONOURS, *SIGNING))
_KNOWN = frozenset((*names.COMPANIES, *names.OFFICES))
NAMED = (
    *names.COMPANIES,
    *dict.fromkeys((*names.OFFICES, *POSTS, *ADDRESSED, *HONOURS, *SIGNING, *places.PLACES, *quoted.QUOTED)),
)
