"""Persons named right before a number of them: 张国强、李桂兰、王德胜3人; who they are is not its affair."""

from __future__ import annotations

import re

from reportlint.usage.spelling.names import SURNAMES

PEOPLE = ("人", "名", "位")
PLACES = ("村", "乡镇", "镇", "乡", "街道", "社区", "县", "区", "部门", "单位", "科室", "股室")
_NAMES = re.compile("(?:^|[^、”》）一-鿿])(?P<first>[一-鿿]{2,20})(?P<rest>(?:、[一-鿿]{2,3})+)$")
_LED = re.compile("[带帶率陪][领領队隊同着著]|[会會偕]同|同志|主持|[负負][责責]|[，,][^，,。；\n]*$")
"""What another person may be named with, who is counted, too."""
_NO_NAME = re.compile(
    "某|[县市区镇乡村组部局办科股所站校院厂队班员户家人等]$|夫[妇婦妻]|[父母]子|主任|[书書][记記]|会计|干部"
)
_FORMED = re.compile("(?:组成|成立)的?$")
_OPEN = "等十和数几第两共多余近约每各前后这那另其"
_JOINED = re.compile("[和与及跟同或]")
_NAMELESS = re.compile("[一-鿿]某{1,2}[甲乙丙丁]?")
_LONGEST = 60


def persons_before(text: str, start: int, said: int) -> int:
    """Return how many persons are listed by nothing but their names right before a number, 0 if that is not sure.

    Of 等3人 there may be more than are named, not fewer; one who is counted may be named apart.
    """
    if text[start - 1] == "等":
        items = _named(text, start - 1)
        return items if items > said else 0
    formed = _FORMED.search(text, max(0, start - 3), start)
    start = formed.start() if formed else start
    items = _named(text, start)
    return 0 if items + 1 == said and _LED.search(text, max(0, start - _LONGEST), start) else items


def _named(text: str, end: int) -> int:
    if "、" not in text[max(0, end - 6) : end - 2] or text[end - 1] in _OPEN:
        return 0
    found = _NAMES.search(text, max(0, end - _LONGEST), end)
    if not found or _JOINED.search(found["rest"]):
        return 0
    names = found["rest"].split("、")[1:]
    first = found["first"]
    if all(map(_NAMELESS.fullmatch, names)):
        return len(names) + 1 if "某" in first[-2:] else 0
    led = first[-3:-2] in SURNAMES or (len(first) == 2 and first[0] in SURNAMES) or first[-2:-1] in SURNAMES
    surnames = all(name[0] in SURNAMES and not _NO_NAME.search(name) for name in names)
    return len(names) + 1 if led and surnames and not _NO_NAME.search(first[-3:]) else 0
