"""Numbers that say how many things are listed beside them: 抓学习、强培训、严考核三项措施, “三个坚持”：坚持…；坚持…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement import rolls
from reportlint.agreement.listed import bracketed, unlike
from reportlint.finding import Match
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_NUMBERS = "二三四五六七八九十两"
COUNTED = (
    *(f"{count}{unit}" for count in _NUMBERS for unit in "个大项类种条"),
    *(f"{count}{unit}" for count in "23456789" for unit in ("类", "大类", "个专业", "个工种")),
    *(f"“{count}" for count in _NUMBERS),
)
"""Numbers of measures, principles and the like."""
ROLLS = (
    *(f"{count}{what}" for count in (*_NUMBERS, *"23456789") for what in (*rolls.PEOPLE, "家", "所学校")),
    *(f"{count}个{where}" for count in (*_NUMBERS, *"23456789") for where in rolls.PLACES),
    *(f"等{count}{where}" for count in _NUMBERS for where in "省市县区镇乡村校局站"),
)
"""Numbers of persons, places and units."""
_LISTED = re.compile("(?:^|[^、”》）一-鿿])(?P<first>[一-鿿]{2,20})(?P<rest>(?:、[一-鿿]{2,8})+)$")
_QUOTED = re.compile("“(?P<list>[一-鿿]{2,12}(?:、[一-鿿]{2,12})+)”的?$")
_NAMED = re.compile(
    '(?P<word>[一-鿿]{2,3})[”"]?(?:要求|原则|开展工作|抓落实|工作法|目标|标准)?(?:[：:]|[，,]即[：:]?)'
    r"(?P<list>[^。\n]{8,300})"
)
_ANY = re.compile("(?:^|[^、”》）一-鿿])[一-鿿]{2,20}(?P<rest>(?:、[一-鿿]{2,8})+)$")
_SHORT = re.compile("(?P<word>[一-鿿]{1,3})”[一-鿿]{0,8}(?:[：:]|[，,]即[：:]?)(?P<list>[^。；\n]{5,120})")
_SUMMED = re.compile("(?P<word>[一-鿿]{1,3})”")
_CLAUSE = re.compile("(?:^|(?P<before>[，,])|[。；;：:！？\n）])(?P<list>[^，,。；;：:“”！？\n）]{4,})$")
_JOINED = re.compile("[和与及跟同或]")
_OPEN = "等十和数几第两共多余近约每各前后这那另其"
_OTHERS = frozenset("一二三四五六七八九十百千万两第几数每各0123456789")
_NOT_THINGS = (
    *rolls.PLACES,
    *"字点岗人户",
    "品种",
    "小组",
    "班级",
    "路口",
    "项目",
    "合作社",
    "班次",
    "单元",
    "家庭",
    "基地",
)
_LONGEST = 60
_TIED = 9
_FEWEST = 2
_PAUSES = "，,"
_MARKS = '“”"‘’ 　'


def miscounted(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the numbers of measures and the like that have more or fewer listed right before them, or behind."""
    text = document.text
    for start, end in hits:
        if text.startswith(_NOT_THINGS, end) or _is_of_more(text, start, end):
            continue
        quoted = text[start] == "“"
        said = number(text[end - 1 if quoted else start])
        if quoted:
            items = _explained(text, end) or _explained_before(text, start, end)
        else:
            items = _listed(text, start, end, said)
        if items and items != said:
            yield Match(start, text.find("”", end) + 1 if quoted else end)


def misnamed(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the numbers of persons, places and units that have more or fewer of them named beside them."""
    text = document.text
    for hit, end in hits:
        start = hit + text.startswith("等", hit)
        if _is_of_more(text, start, end):
            continue
        said = number(text[start])
        if text[start + 1] in rolls.PEOPLE:
            items = rolls.persons_before(text, start, said)
        else:
            items = _listed(text, start, end, said)
        if items and items != said:
            yield Match(start, end)


def _is_of_more(text: str, start: int, end: int) -> bool:
    """Tell whether a number is a part of a longer one, or of an item of a list, or sets a bound."""
    bound = text.startswith(("以上", "以下", "及以上"), end)
    return bound or text[start - 1 : start] in _OTHERS or text[end : end + 1] == "、"


def _listed(text: str, start: int, end: int, said: int) -> int:
    """Return how many things are listed beside a number, 0 if that is not sure."""
    if text[start - 1 : start] == "等":
        return _more_than(said, text, start - 1)
    items = _before(text, start) or _behind(text, end) or bracketed(text, end) or unlike(text, start, said)
    return 0 if items and _is_whole_clause(text, start, said) else items


def _is_whole_clause(text: str, start: int, said: int) -> bool:
    """Tell whether the clause before a number parts so many things, however long each is (60岁及以上老年人、孕妇…)."""
    clause = _WHOLE_CLAUSE.search(text, max(0, start - _LONGEST), start)
    return clause is not None and clause.group().count("、") + 1 == said


_WHOLE_CLAUSE = re.compile(r"[^，。；：\n]*\Z")


def _before(text: str, start: int) -> int:
    """Return how many things of one length are listed right before a number, 0 if not sure."""
    if text.rfind("、", max(0, start - _TIED - 4), start) < 0:
        return 0
    first = max(0, start - _LONGEST)
    if quoted := _QUOTED.search(text, first, start):
        items = quoted["list"].split("、")
        return len(items) if len({len(item) for item in items}) == 1 else 0
    found = _LISTED.search(text, first, start)
    if not found or text[start - 1] in _OPEN:
        return 0
    items = found["rest"][1:].split("、")
    alike = len({len(item) for item in items}) == 1 and len(items) > 1 and len(found["first"]) >= len(items[0])
    return len(items) + 1 if alike and not _JOINED.search(found.group()) else 0


def _behind(text: str, end: int) -> int:
    """Return how many things are listed behind “三个坚持”, each with its word, 0 if that is not sure."""
    named = _NAMED.match(text, end)
    if not named:
        return 0
    word = named["word"]
    for mark in "；", "，", "、":
        listed = named["list"]
        if mark == "、":  # what follows the list is left out, unless the list goes on in it
            first, _, rest = listed.partition("，")
            listed = listed if word in rest else first
        items = [item.strip(_MARKS) for item in listed.split(mark)]
        if any(item.count(word) > 1 for item in items):  # other marks part them, too
            continue
        if len(items) > 1 and (
            all(item.startswith(word) for item in items) or all(item.endswith(word) for item in items)
        ):
            return len(items)
    return 0


def _more_than(said: int, text: str, start: int) -> int:
    """Return how many things are listed before 等三项, if they are more than three and of one list."""
    found = _ANY.search(text, max(0, start - _LONGEST), start)
    items = found["rest"].count("、") + 1 if found and "等" not in found["rest"] else 0
    return items if items > said else 0


def _explained(text: str, end: int) -> int:
    """Return how many things explain “四查”: 查思想、查作风、查纪律, 0 if that is not sure."""
    named = _SHORT.match(text, end)
    if not named or "…" in named["list"]:
        return 0
    word = named["word"]
    for mark in "、，":
        items = [item.strip(_MARKS) for item in named["list"].split(mark)]
        if len(items) < _FEWEST or any(item.count(word) != 1 or len(item) == len(word) for item in items):
            continue
        if all(item.startswith(word) for item in items) or all(item.endswith(word) for item in items):
            return len(items)
    return 0


def _explained_before(text: str, start: int, end: int) -> int:
    """Return how many things are summed up in 无火灾、无盗窃、无事故的“三无”, 0 if that is not sure."""
    summed = _SUMMED.match(text, end)
    if not summed or text.rfind("、", max(0, start - _LONGEST), start) < 0:
        return 0
    word = summed["word"]
    if text.find(word, max(0, start - _LONGEST), start) < 0:  # which spares nearly all of the next search
        return 0
    listed = _CLAUSE.search(text, max(0, start - _LONGEST), start)
    if not listed or (listed["before"] and text.find(word, max(0, listed.start() - _TIED), listed.start()) >= 0):
        return 0
    first, *rest = listed["list"].removesuffix("的").split("、")
    if len(rest) < _FEWEST or any(item.count(word) != 1 for item in (first, *rest)):
        return 0
    opens = all(item.startswith(word) for item in rest) and not first.endswith(word)
    closes = all(item.endswith(word) for item in (first, *rest))
    return len(rest) + 1 if opens or closes else 0
