"""Another place's unit where the unit of the title must be meant: 青溪县税务局 in the report of 云台县税务局."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.pieces import piece_at, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span
    from reportlint.outline.pieces import Piece

_PLACE = "[一-鿿]{2,4}"
_OFFICE = "[一-鿿]{1,10}?(?:局|委员会|委|办公室|办|中心|政府|法院|检察院|银行|医院|供电公司|公司|联合会|总工会|妇联)"
OFFICES = (
    "局",
    "委员会",
    "办公室",
    "中心",
    "政府",
    "法院",
    "检察院",
    "银行",
    "医院",
    "公司",
    "总工会",
    "妇联",
    "联合会",
)
_DOES = ("坚持", "认真", "高度重视", "积极", "大力", "始终", "着力", "深入", "严格", "扎实", "紧紧围绕", "紧扣", "聚焦")
UNITS = (*OFFICES, "县委", "镇党委", "区委", "乡党委", *(f"{kind}{does}" for kind in "县区镇乡" for does in _DOES))
_TITLED = re.compile(
    f"(?:关于)?(?P<place>{_PLACE}?)(?P<kind>[县市区镇乡])(?P<office>{_OFFICE})(?=党组|党委|(?:19|20)[0-9]{{2}}|关于|[上下]半年|年)"
)
_STARTS = "。\n　 "
_WITH = re.compile(
    "移交|[划转移]|交办|与|和|对|到|等|的(?:经验|做法)|来|派|考察|[向给为]我|[一二再]?[审審]|判|裁|受理|立案|指定|提起|作出"
    "|提供|捐|援|被|介[绍紹]|表示|反[馈饋]|回函|答复|[认認]为|[称稱]|副|退休|干部|[职職]工|工作人员"
)
_AWAY = re.compile("学习|考察|借鉴|赴|兄弟|对口|经验交流|受邀|邀请|转发|来函|案例")
_REACH = 60


def other_units(document: Document, hits: Sequence[Span]) -> Iterator[Match]:  # noqa: ARG001  # one look serves
    """Yield the units that open a sentence and differ in nothing but the place from the one whose report it is."""
    text = document.text
    for piece in pieces_of(document):
        yield from _other_places(text, piece)
        yield from _other_office(text, piece)
        yield from _other_party(text, piece)
        own = _titled(_TITLED, text, piece)
        if not own:
            continue
        tail = own["kind"] + own["office"]
        at = text.find(tail, piece.title_end, piece.end)
        while at >= 0:
            other = _opening(text, at)
            behind = text[at + len(tail) : at + len(tail) + 6]
            name = other and text[other:at]
            if other and name and not name.endswith(own["place"]) and not _WITH.match(behind) and _HAN.match(behind):
                near = text[max(piece.title_end, at - _REACH) : at + _REACH]
                if not _AWAY.search(near):
                    yield Match(other, at + len(tail), own["place"] + tail, (own.span("place"),))
            at = text.find(tail, at + len(tail), piece.end)


def _titled(expression: re.Pattern[str], text: str, piece: Piece) -> re.Match[str] | None:
    """Return where a title names its unit: in its first line, or behind 篇3：…范文 in another."""
    start = piece.start
    compiled = _COMPILED.match(text, start, piece.title_end)
    if compiled and (found := expression.match(text, compiled.end(), piece.title_end)):
        return found
    if compiled:
        line_end = text.find("\n", start, piece.title_end)
        start = line_end if line_end >= 0 else piece.title_end
        while start < piece.title_end and text[start] in "\n 　":
            start += 1
    return expression.match(text, start, piece.title_end)


_COMPILED = re.compile(
    "[ 　]*(?:第?[一二三四五六七八九十0-9]{1,3}?[篇、.．]|[【（(]?(?:篇|范文|第)[ ]?[一二三四五六七八九十0-9]{1,3})"
    "[：:）】) 　]*"
)


def _other_places(text: str, piece: Piece) -> Iterator[Match]:
    """Yield the places that sign a text, lead it or do its work though it is another one's, of the same rank."""
    own = _titled(_PLACED, text, piece)
    if not own or piece.year is None or piece.end - piece.start > _LONGEST:
        return
    copied: dict[str, set[Span]] = {}
    for found in _DOING[own["kind"]].finditer(text, piece.title_end, piece.end):
        span = found.span(found.lastgroup or 0)
        name = text[slice(*span)]
        if text.find(name, piece.start, piece.title_end) >= 0 or not _ORDINARY.isdisjoint(name[:-1]):
            continue
        if found.lastgroup != "signed" and own["kind"] == "市":
            continue  # one city is above or below another
        if found.lastgroup == "signed" or not _AWAY.search(
            text, max(piece.title_end, span[0] - _REACH), span[1] + _REACH
        ):
            copied.setdefault(name, set()).add(span)
    for name, spans in copied.items():
        at = text.find(name, piece.title_end, piece.end)
        while at >= 0:
            span = at, at + len(name)
            near = text[max(piece.title_end, at - _REACH) : at + _REACH]
            if span in spans or not (_AWAY.search(near) or _WITH.match(text, span[1])):
                yield Match(*span, own["place"] + own["kind"], (own.span("place"),))
            at = text.find(name, span[1], piece.end)


def _other_office(text: str, piece: Piece) -> Iterator[Match]:
    """Yield the office of the same place that signs the text of another one: 云台县教育局 for 云台县民政局."""
    own = _titled(_OFFICE_TITLED, text, piece)
    if not own or piece.end - piece.start > _LONGEST:
        return
    signed = _SIGNED_BY.search(text, piece.title_end, piece.end)
    names = signed and signed["name"].startswith(own["where"]) and signed["name"][len(own["where"]) :]
    if signed and names and names not in own["office"] and own["office"] not in names:
        yield Match(signed.start("name") + len(own["where"]), signed.end("name"), None, (own.span("office"),))


def _other_party(text: str, piece: Piece) -> Iterator[Match]:
    """Yield the party that signs a contract under another name than it is introduced by: 甲方（盖章）：城乡规划局."""
    for party in _PARTY.finditer(text, piece.title_end, piece.end):
        found = _INTRODUCED.search(text, max(piece.title_end, party.start() - _LONGEST_NAME), party.start())
        signing = re.compile(_SIGNING.format(party["party"]), re.MULTILINE)
        signed = signing.search(text, party.end(), piece.end) if found else None
        if not found or not signed:
            continue
        cores = [_WHERE.sub("", name) for name in (found["name"], signed["name"])]
        if not all(cores) or any(_is_short_for(*pair) for pair in (cores, cores[::-1])):
            continue
        ends = [next((end for end in _ENDS if core.endswith(end)), "") for core in cores]
        if ends[0] == ends[1] != "":
            yield Match(*signed.span("name"), None, (found.span("name"),))


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether a name has all characters of another in their order: 住建局, 住房和城乡建设局."""
    left = iter(other)
    return all(character in left for character in one)


_ENDS = ("有限公司", "公司", "委员会", "局", "政府", "办公室", "中心", "医院", "学校", "办事处", "合作社", "村委会")
_PARTY = re.compile('称[“”"]?(?P<party>[甲乙丙]方)')
_INTRODUCED = re.compile(f"(?P<name>[一-鿿xX×＊*某]{{2,24}}(?:{'|'.join(_ENDS)}))（(?:以下)?简?$")
_LONGEST_NAME = 36
_SIGNING = "^[ 　]*{}(?:[（(][^）)\\n]{{1,8}}[）)])?[：:][ 　]*(?P<name>[^ 　\\n（(]{{3,26}})"
_WHERE = re.compile("^(?:[xX×＊*某]{1,4}|[一-鿿]{2,3}?)?[省市县縣区區旗州镇乡]|^[xX×＊*某]+")
_OFFICE_TITLED = re.compile(
    "(?P<where>[一-鿿]{2,3}[县市区])(?P<office>[一-鿿]{2,8}?局)(?:党组|党委)?(?=(?:19|20)[0-9]{2}年|关于|[上下]半年)"
)
_SIGNED_BY = re.compile(
    "^[ 　]*(?P<name>[一-鿿]{2,3}[县市区][一-鿿]{2,8}?局)(?:党组|党委)?[ 　]*\\n+"
    "[ 　]*(?:20|二〇|二○)[^，。\\n]{6,12}日?[ 　]*$",
    re.MULTILINE,
)


def other_selves(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield 我院, 我校 and the like in the text of an office that is none, where it is said once or twice."""
    text = document.text
    said: dict[tuple[int, str], list[Span]] = {}
    for start, end in hits:
        if not _ABOUT.match(text, end) and not _is_quoted(text, start):
            piece = piece_at(document, start)
            if piece and piece.end - piece.start < _LONGEST:
                said.setdefault((piece.start, text[start + 1 : end]), []).append((start, end))
    for (begun, unit), spans in said.items():
        piece = piece_at(document, begun)
        own = (
            _titled(_OFFICE_OF, text, piece) or _titled(_COMPANY_OF, text, piece)
            if piece and len(spans) <= _FEW
            else None
        )
        placed = _titled(_PLACED, text, piece) if piece and unit == "县" else None
        if unit == "县" and (not placed or placed["kind"] not in "市区"):
            continue
        if piece and own and unit not in _SELVES[own["office"]] and not _COMPANY.search(own[0]):
            yield from (Match(*span, None, (own.span("office"),)) for span in spans)


def _is_quoted(text: str, offset: int) -> bool:
    """Tell whether a place stands in quotes or in the title of a document."""
    line = text.rfind("\n", 0, offset) + 1
    if any(text.rfind(left, line, offset) > text.rfind(right, line, offset) for left, right in ("“”", "《》", "‘’")):
        return True
    return _SAID.search(text, max(line, text.rfind("。", line, offset)), offset) is not None


def _opening(text: str, at: int) -> int | None:
    """Return where the name of a place begins that opens a sentence and ends at an offset."""
    for length in (2, 3, 4):
        start = at - length
        if start > 0 and text[start - 1] in _STARTS and _NAME.fullmatch(text, start, at):
            return start
    return None


_HAN = re.compile("[一-鿿]")
_NAME = re.compile("(?![我本全各该原由在向])[一-鿿]{2,4}")
_LONGEST = 20_000
_FEW = 2
_PLACED = re.compile("(?:关于)?(?:中共)?(?P<place>[一-鿿]{2,3}?)(?P<kind>[县市区镇乡])(?![域级里区])")
_ORDINARY = frozenset(
    "全我各本该两邻外兄弟几每等贫困示范先进试点文明国省内地和与在由县市区镇乡村街道城新园大小多其他重点中心建制特色强脱库矿片"
)


def _doing(kind: str) -> re.Pattern[str]:
    place = f"[一-鿿]{{2}}{kind}"
    return re.compile(
        f"^[ 　]*(?P<signed>{place})(?=[一-鿿]{{0,14}}(?:局|委|委员会|政府|办公室|办|中心|院|会|公司|学|所|站|队)"
        f"[ 　]*\\n+[ 　]*[12二][0-9〇○零一二三]{{3}}年[^，。\\n]{{3,8}}[日号]?[ 　]*(?:\\n|$))"
        f"|在(?:中共)?(?P<led>{place})(?=[县镇乡区市党]?委[^，。；\\n]{{0,16}}领导下)"
        f"|(?<=[。；，\\n　]由)(?P<done>{place})(?=[一-鿿]{{2,12}}(?:牵头|负责|承办|组织|实施|建设|承建|主办))"
        f"|(?<=[。\\n　])(?P<does>{place})(?=(?:[一-鿿]{{1,5}}?[局联会委办院])?(?:{'|'.join(_DOES)}))",
        re.MULTILINE,
    )


_DOING = {kind: _doing(kind) for kind in "县市区镇乡"}
SELVES = ("我院", "我校", "我局", "我镇", "我乡", "我厂", "我行", "我公司", "我村", "我街道", "我县")
_ABOUT = re.compile("[长士里们认外工内落友庆史我限准对使子素企校]|部(?![署门])")
_SAID = re.compile("(?:[说說道讲講称稱写寫]|表示|反映|回答|[汇匯][报報]|材料|来信)[^，。；\n]{0,6}[：:，,]")
_OFFICE_OF = re.compile(
    "(?:关于)?[一-鿿]{2,12}?(?P<office>局|镇|乡|街道|中学|小学|人民医院|中医院|法院|检察院)(?:党组|党委|党支部|人民政府|办事处)?(?=(?:19|20)[0-9]{2}|关于|[上下]半年)"
)
_COMPANY_OF = re.compile(
    "(?:关于)?(?:(?!局)[一-鿿]){0,8}?(?P<office>公司|集团)(?![与和及]|注册|登记|上市|改制|破产|监管|法人)"
)
_COMPANY = re.compile("邮政|供电|电力|烟草|铁路|港务|地质|勘")
_SELVES = {
    "局": ("局", "村"),
    "镇": ("镇", "村"),
    "乡": ("乡", "村"),
    "街道": ("街道", "村"),
    "中学": ("校",),
    "小学": ("校",),
    "人民医院": ("院",),
    "中医院": ("院",),
    "法院": ("院",),
    "公司": ("公司", "厂", "行"),
    "集团": ("公司", "厂", "行"),
    "检察院": ("院",),
}
"""What an office may call itself, by the end of its name."""
