"""Numbers that say how many things are listed beside them: 抓学习、强培训、严考核三项措施, “三个坚持”：坚持…；坚持…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.dates import number
from reportlint.usage.spelling.names import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_NUMBERS = "二三四五六七八九十两"
_PERSONS = ("名同志", "位同志", "名干部", "名党员", "家单位")
_PLACES = ("个村", "个乡镇", "个镇", "个部门", "个单位", "个社区")
_PEOPLE = ("人", "名", "位")
COUNTED = (
    *(f"{count}{who}" for count in (*_NUMBERS, *"23456789") for who in _PEOPLE),
    *(f"{count}{unit}" for count in _NUMBERS for unit in "个大项类种条"),
    *(f"{count}{unit}" for count in "23456789" for unit in ("类", "大类", "个专业", "个工种")),
    *(f"“{count}" for count in _NUMBERS),
    *(f"{count}{who}" for count in (*_NUMBERS, *"23456789") for who in _PERSONS),
    *(f"{count}{where}" for count in "23456789" for where in _PLACES),
)
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
_WITH_NAMES = ("名同志", "位同志")
_OTHERS = frozenset("一二三四五六七八九十百千万两第几数每各0123456789")
_NAMES = re.compile("(?:^|[^、”》）一-鿿])(?P<first>[一-鿿]{2,20})(?P<rest>(?:、[一-鿿]{2,3})+)$")
_LED = re.compile("[带帶率陪][领領队隊同着著]|[会會偕]同|同志|主持|[负負][责責]|[，,][^，,。；\n]*$")
"""What another person may be named with, who is counted, too."""
_NO_NAME = re.compile(
    "某|[县市区镇乡村组部局办科股所站校院厂队班员户家人等]$|夫[妇婦妻]|[父母]子|主任|[书書][记記]|会计|干部"
)
_LONGEST = 60
_TIED = 9
_FEWEST = 2
_PAUSES = "，,"
_MARKS = '“”"‘’ 　'


def miscounted(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the numbers that have more or fewer things listed right before them, or behind."""
    text = document.text
    for start, end in hits:
        if (
            text[start - 1 : start] in _OTHERS
            or text[end : end + 1] == "、"
            or text.startswith(("以上", "以下", "及以上"), end)
        ):
            continue
        quoted = text[start] == "“"
        persons = text[end - 1] in _PEOPLE
        said = number(text[end - 1 if quoted else start])
        if quoted:
            items = _explained(text, end) or _explained_before(text, start, end)
        elif persons:
            items = _names_before(text, start)
            if items + 1 == said and _LED.search(text, max(0, start - _LONGEST), start):
                continue
        elif text[start - 1 : start] == "等":
            items = _more_than(said, text, start - 1)
        else:
            items = _before(text, start, named=text.startswith(_WITH_NAMES, start + 1)) or _behind(text, end)
        if items and items != said:
            yield Match(start, text.find("”", end) + 1 if quoted else end)


def _before(text: str, start: int, *, named: bool) -> int:
    """Return how many things of one length, or persons by name, are listed right before a number, 0 if not sure."""
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
    lengths = {len(item) for item in items}
    alike = (
        (len(lengths) == 1 or (named and lengths <= {2, 3})) and len(items) > 1 and len(found["first"]) >= len(items[0])
    )
    return len(items) + 1 if alike and not _JOINED.search(found.group()) else 0


def _names_before(text: str, start: int) -> int:
    """Return how many persons are listed by nothing but their names right before a number, 0 if that is not sure."""
    if "、" not in text[max(0, start - 5) : start - 2] or text[start - 1] in _OPEN:
        return 0
    found = _NAMES.search(text, max(0, start - _LONGEST), start)
    if not found or _JOINED.search(found["rest"]):
        return 0
    names = found["rest"].split("、")[1:]
    first = found["first"]
    led = first[-3:-2] in SURNAMES or (len(first) == 2 and first[0] in SURNAMES) or first[-2:-1] in SURNAMES
    surnames = all(name[0] in SURNAMES and not _NO_NAME.search(name) for name in names)
    return len(names) + 1 if led and surnames and not _NO_NAME.search(first[-3:]) else 0


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
    """Return how many things are listed before 等三项, if they are more than three."""
    found = _ANY.search(text, max(0, start - _LONGEST), start)
    items = found["rest"].count("、") + 1 if found else 0
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
