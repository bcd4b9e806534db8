"""How many people or places a unit has in all, said twice with different numbers; parts of them are not its affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import EITHER_WIDTH, sentence_start
from reportlint.finding import Match
from reportlint.outline.pieces import piece_at
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_UNITS = "镇鎮乡鄉县縣市区區局院校村社司厂行站所队办委园"
WHOLES = (
    *(f"全{unit}" for unit in _UNITS),
    *(
        "全部",
        "全体",
        "悉数",
        "无一缺席",
        "下辖",
        "下轄",
        "共辖",
        "现有",
        "共有",
        "全街道",
        "全公司",
        "全社区",
        "全系统",
    ),
)
_NOUNS = (
    "行政村|自然村|村民小组|村（社区）|社区|居委会|乡镇|镇街|党支部|基层党组织|党组织|内设机构|股室|科室|中层干部"
    "|干部职工|在职职工|教职工|工作人员|在编人员|驻村工作队|网格员|河长|护林员|党员干部"
)
_NUMBER = "(?P<number>[0-9]{1,5})(?P<unit>[个個名位所家人])"
_AFTER = re.compile(f"(?:共|共有|现有|共辖|辖|设)?(?P<words>{_NUMBER}(?P<noun>{_NOUNS}))(?P<more>[和及、]|以上)?")
_OF_ALL = re.compile(f"(?<![0-9.第中])(?P<words>{_NUMBER}(?P<noun>{_NOUNS}))$")
_ELSEWHERE = re.compile(
    "去年|上年|往年|原有|原来|合并|撤|调整|由|增|减|新|拟|计划|目标|力争|其中|分别|每|另|余|约|近|超|首批|第[一二三]批|部分|试点|全[省市县国区](?![0-9])"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}(?=年)")
_REACH = 80
_WIDEST = 1.5


class _Whole(NamedTuple):
    """A number said of all there are. span: of number, measure and noun. scope: 全镇, "" if it is not said."""

    span: Span
    number: int
    scope: str


def two_wholes(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the number of all that is not the one said before in the same text."""
    text = document.text
    first: dict[tuple[int, str, str], _Whole] = {}
    for start, end in hits:
        word = text[start:end]
        found = (_OF_ALL.search(text, max(0, start - 16), start) if word in _ALL else _AFTER.match(text, end)) or None
        if not found or (word not in _ALL and found["more"]):
            continue
        back = sentence_start(text, start, _REACH, EITHER_WIDTH)
        piece = piece_at(document, start)
        years = {int(year) for year in _YEAR.findall(text, back, found.start("words"))}
        if _ELSEWHERE.search(text, back, found.start("words")) or years - {piece.year if piece else None}:
            continue
        scope = word if word not in _ALL and word[0] == "全" else ""
        if not (scope or _is_own(text, back, start, found.start("words"), word)):
            continue
        key = piece.start if piece else 0, found["unit"], found["noun"]
        whole = _Whole(found.span("words"), int(found["number"]), scope)
        other = first.setdefault(key, whole)
        if scope and other.scope and scope != other.scope:
            continue
        if other.number != whole.number and max(other.number, whole.number) < _WIDEST * min(other.number, whole.number):
            yield Match(*whole.span, None, (other.span,))


_ALL = frozenset({"全部", "全体", "悉数", "无一缺席"})


def _is_own(text: str, back: int, start: int, number: int, word: str) -> bool:
    """Tell whether a number of all is said of the unit itself, not of one of its villages."""
    if word in _ALL:
        before = text[number - 2 : number]
        return before[-1:] not in _PARTS or before[:1] in ("全", "我")
    return _OWN.search(text, back, start) is not None


_PARTS = frozenset("村镇鎮乡鄉局所站校区區县縣市部室组組队班院司")
_OWN = re.compile(f"[我全本][{_UNITS}]")
