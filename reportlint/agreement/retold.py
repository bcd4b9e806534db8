"""One deed told twice with different numbers: 新建助餐点12个, 新建助餐点15个; deeds of parts are not its affair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.agreement.sentence import sentence_start
from reportlint.finding import Match
from reportlint.outline.pieces import piece_at, pieces_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

DEEDS = (
    *("新建", "改建", "建成", "建设", "改造", "维修", "举办", "组织", "开展", "培训", "排查", "整治", "化解", "调解"),
    *("发放", "走访", "慰问", "检查", "查处", "受理", "办理", "接待", "种植", "栽植", "修建", "硬化", "安装", "新增"),
    *("引进", "签约", "完成", "争取", "发展", "培养", "帮扶", "救助", "召开", "印发", "制作", "清理", "拆除", "征集"),
    *("招聘", "交流", "选派", "表彰", "评选", "编制", "出台", "制定", "兑现", "落实", "投入", "购置", "采购", "铺设"),
    *("疏浚", "流转", "复垦", "认定", "登记", "颁发", "申报", "储备", "转移", "安置", "减免", "追回", "破获", "抓获"),
    *("处置", "问责", "立案", "审结", "免除", "抢修", "更换", "巡查", "劝导", "回访", "采集", "录入", "联系", "结对"),
)
_UNIT = "[万亿]?(?:平方米|公里|人次|余?[个处座所家户名人场次件起条份元米亩吨株盏台套棵项期])"
_TOLD = re.compile(f"了?(?P<words>[一-鿿]{{2,16}}?)(?P<number>[0-9]+(?:\\.[0-9]+)?)(?P<unit>{_UNIT})(?!次)")
_NEXT = re.compile(f"[、，](?P<next>[一-鿿]{{2,12}}[0-9]+(?:\\.[0-9]+)?{_UNIT})")
_SUBJECT = re.compile(
    "(?:^|[，。；：、\n　 ])(?:一[是方]面?|[二三四五]是)?"
    "(?:全年|一年来|今年以来|先后|共|累计|已|全[县市区镇乡局校院]|我[县市区镇乡局校院])*"
    "(?:深入|扎实|认真|集中|精准|圆满|积极|大力|全面)?$"
)
_OTHERWISE = re.compile(
    "去年|上年|往年|同期|计划|目标|将|拟|力争|[0-9]月|季度|半年|每|分别|另|再|其中|原|比|第[一二三四五]"
    "|[一二三四五]期|人均|年均|预计|达到|20[0-9]{2}年"
)
_WHOLE = re.compile("全年|一年来|全[县市区镇乡局校院]")
_NUMERALS = "一二三四五六七八九十"
_LEVELS = (tuple(f"{numeral}、" for numeral in _NUMERALS), tuple(f"（{numeral}）" for numeral in _NUMERALS))
_RESULTS = re.compile(
    "[^\n。]{0,20}?(?:成[效果绩績就]|[亮特][点點]|效果|[总總][体體]|概[况況述]|基本情|回[顾顧]|完成情|[数數][据據])"
)
_HEADED = 8000
_SWAPPED = 3
_LONG = 6
_SHORT = 2
_PLAIN = 4
_VERSIONS = 2
_PART = re.compile(
    "\n[（(一二三四五六七八九十）)、.．0-9 　]*[一-鿿]{1,8}"
    "(?:村|镇|乡|街道|社区|片|片区|站|所|局|公司|学校|小学|中学|月|季度|组|队)(?:[：:]|。|\n)"
    "|\n[^。\n]{0,12}篇"
)
_WIDEST = 1.6
_FAR = 120


class _Deed(NamedTuple):
    """What a place tells of a deed. more: the deed it tells in the same breath, "" for none.

    whole: told of all the year or place.
    """

    number: Span
    amount: float
    words: str
    more: str
    whole: bool
    line: int


def two_tellings(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the number of a deed that was told before with another, where nothing says that they are two deeds."""
    text = document.text
    told: dict[tuple[int, str, str, str], list[_Deed]] = {}
    if all(piece.year is None for piece in pieces_of(document)):
        return
    for start, end in hits:
        found = _TOLD.match(text, end)
        piece = piece_at(document, start) if found else None
        if not found or not piece or piece.year is None or piece.section_at(start).plan:
            continue
        words = found["words"]
        if len(words) < _SHORT:
            continue
        back = sentence_start(text, start, _FAR)
        if _OTHERWISE.search(text, back, found.end()) or not _SUBJECT.search(text, max(0, back - 1), start):
            continue
        more = _NEXT.match(text, found.end())
        deed = _Deed(
            found.span("number"),
            float(found["number"]),
            words,
            more["next"] if more else "",
            _WHOLE.search(text, back, start) is not None,
            text.rfind("\n", 0, start),
        )
        told.setdefault((piece.start, text[start:end], words[-_SHORT:], found["unit"]), []).append(deed)
    yielded: set[Span] = set()
    for deeds in told.values():
        firsts = {deed.amount: deed for deed in reversed(deeds)}
        if len(firsts) != _VERSIONS:
            continue
        amounts = [deed.amount for deed in deeds]
        right, fault = sorted(firsts.values(), key=lambda deed: (-amounts.count(deed.amount), deed.number))
        first, last = sorted((right.number, fault.number))
        if (
            _is_one(document, right, fault)
            and not _PART.search(text, first[1], last[0])
            and fault.number not in yielded
        ):
            yielded.add(fault.number)
            yield Match(*fault.number, None, (right.number,))


def _headings(document: Document, deed: _Deed) -> list[int]:
    """Return where the headings begin that a deed is told under."""
    text, offset = document.text, deed.number[0]
    piece = piece_at(document, offset)
    back = max(offset - _HEADED, piece.title_end - 1 if piece else 0)
    return [at for level in _LEVELS if (at := max(text.rfind(f"\n{mark}", back, offset) for mark in level)) >= 0]


def _sums_up(document: Document, deed: _Deed) -> bool:
    """Tell whether a deed is told before the first heading, or under one that speaks of results."""
    heads = _headings(document, deed)
    return not heads or any(_RESULTS.match(document.text, at + 1) for at in heads)


def _is_one(document: Document, one: _Deed, other: _Deed) -> bool:
    """Tell whether two tellings are of one deed: by what goes with it, or by its many words."""
    least, most = sorted((one.amount, other.amount))
    if one.line == other.line or least == most or not least or most > _WIDEST * least:
        return False
    short, long = sorted((one.words, other.words), key=len)
    if not long.endswith(short):
        return False
    if one.more == other.more != "":
        return True
    first, last = sorted((one, other), key=lambda deed: deed.number)
    if short == long and one.whole and other.whole and last.amount > first.amount and not _headings(document, first):
        return True
    digits = sorted(f"{least:g}".replace(".", ""))
    swapped = len(digits) >= _SWAPPED and digits == sorted(f"{most:g}".replace(".", ""))
    if short != long or len(short) < (_PLAIN if swapped or (one.whole and other.whole) else _LONG):
        return False
    return one.whole or other.whole or _sums_up(document, one) or _sums_up(document, other)
