"""Another trade's people and tasks in the text of an office that has one: 各养老机构 in a notice about schools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportlint.finding import Match
from reportlint.outline.pieces import piece_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.document import Document
    from reportlint.finding import Span

_FIELDS = {
    "学校|教育|中学|小学|校园|幼儿|教师|教学|高考|學校|教育局": ("各学校", "各中小学", "各幼儿园", "教育教学任务"),
    "养老|敬老|民政|老龄|福利|老年|救助|低保": ("各养老机构", "各敬老院", "养老服务任务"),
    "林业|林场|造林|绿化|森林|林草|护林|园林|生态|苗": ("各林场", "造林绿化任务", "植树造林任务", "造林任务"),
    "燃气|天然气|液化气": ("各燃气经营企业", "各燃气企业", "燃气安全使用", "燃气安全任务"),
    "建筑|施工|住建|住房|城乡建设|工地|工程": ("各建筑施工企业", "各施工企业", "各建筑企业", "各在建工地"),
    "卫生|卫健|医院|医疗|疾控|防疫|疫情|健康|医保": ("各医疗机构", "各医院", "各卫生院", "全体医护人员", "各村卫生室"),
    "税务|税收|地税|国税|财税": ("各税务所", "各税务分局", "税收任务", "组织收入任务"),
    "客运|运输|公路|交通|公交|路政|道路|海事|港航": ("各客运企业", "各运输企业", "各客运站", "公路养护任务"),
    "水利|水务|防汛|供水|水库|灌区|河长": ("各水管单位", "各水库管理", "防汛抗旱任务", "供水任务"),
    "文旅|旅游|文化|景区|文物|假日": ("各景区", "各旅行社", "旅游接待任务", "各文化馆"),
    "煤矿|煤炭|矿山|矿井|非煤|应急|安监": ("各煤矿", "各矿山企业", "煤炭生产任务"),
    "法院|审判|执行|诉讼": ("审判执行任务", "各人民法庭", "各业务庭"),
    "供电|电力|电网|用电": ("各供电所", "供电任务", "各电力企业"),
    "残联|残疾": ("残疾人事业任务", "各残疾人协会"),
    "粮食|粮库|储备": ("各粮库", "各国有粮食企业", "粮食收购任务"),
    "档案": ("档案接收任务", "各档案室"),
    "邮政|快递|寄递": ("各快递企业", "各寄递企业"),
    "危化|危险化学品|化工": ("各危化企业", "各化工企业"),
    "烟花|爆竹": ("各烟花爆竹", "烟花爆竹经营任务"),
    "畜牧|动物|兽医|生猪|养殖|农业|农村|乡村": ("各养殖场", "各养殖企业", "动物防疫任务"),
    "人口|计生|计划生育": ("计划生育任务", "各计生专干"),
    "消防": ("消防救援任务",),
    "气象": ("气象服务任务",),
    "统计|普查": ("各普查区", "普查登记任务"),
    "征兵|武装|民兵": ("征兵任务", "民兵整组任务"),
}
_WORDS = {word: re.compile(cues) for cues, words in _FIELDS.items() for word in words}
FIELDS = tuple(_WORDS)
_GENERAL = re.compile(
    "[镇鎮乡鄉村]|街道|政府|[县縣市区區省州旗]委|社区|综合|安委|应急管理|平安建设|乡村振兴|经济|发改|开发区|园区|扶贫|脱贫|人大|政协|创建|文明|督查"
    "|信访|环境|卫生城|营商|食品|市场监管|城管|消防|公安|交警|派出所|项目|招商|审计|财政|组织|宣传|统战|纪"
)
_FEW = 2
_LONGEST = 20_000


def other_fields(document: Document, hits: Sequence[Span]) -> Iterator[Match]:
    """Yield the words of a field that neither the title nor anything else in the text is about."""
    text = document.text
    for start, end in hits:
        piece = piece_at(document, start)
        if not piece or piece.end - piece.start > _LONGEST or start < piece.title_end:
            continue
        own = _own_cues(text[piece.start : piece.title_end])
        cues = _WORDS[text[start:end]]
        if not own or any(cues.pattern == one for one in own) or cues.search(text, piece.start, piece.title_end):
            continue
        told = [found.start() for found in cues.finditer(text, piece.title_end, piece.end)]
        if len(told) <= _FEW and all(_is_word(hits, at) for at in told):
            yield Match(start, end, None, ((piece.start, piece.title_end),))


def _own_cues(title: str) -> list[str]:
    """Return the fields that a title is of, none where it may be about any."""
    if _GENERAL.search(title):
        return []
    return [cues for cues in _FIELDS if re.search(cues, title)]


def _is_word(hits: Sequence[Span], at: int) -> bool:
    """Tell whether a cue stands in one of the words in question, not in a sentence of its own."""
    return any(start <= at < end for start, end in hits)
