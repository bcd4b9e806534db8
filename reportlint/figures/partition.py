"""Checks a whole against the parts that 其中 lists one by one: 9个，其中上半年6个、下半年4个."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlint.figures.contradiction import Contradiction, Fault, wrong_parts, wrong_sum
from reportlint.figures.interval import sum_of
from reportlint.figures.quantity import PERCENT, POINTS
from reportlint.figures.statement import LEVELS, Part, Statement
from reportlint.outline.dates import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.figures.interval import Interval
    from reportlint.figures.quantity import Quantity

_ASIDE = (Part.CHANGE, Part.SHARE, Part.EARLIER)
"""What is said of a whole or a part in passing."""
_NAME = "[^，,、；。：（）0-9]"
_FIRST = re.compile(rf"(?:[一-鿿]{{0,6}}[）]?[，,；。（])?(?:其中|包括)[：，,]?(?P<name>{_NAME}{{0,14}})")
_NEXT = re.compile(rf"[）]?[、，,；](?:和|及|以及)?(?P<name>{_NAME}{{2,14}})")
_STATE = "(?:已|正在|尚|仍|未|待|进入|暂)"
_BARE = re.compile("[一-鿿]{0,6}[，,（]其中[，,：]?")
_IN_A_STATE = re.compile(rf"{_STATE}{_NAME}{{1,12}}[，,、；]")
_IS_IN_A_STATE = re.compile(rf"{_STATE}{_NAME}{{1,12}}(?:[。；，,]|$)")
_ANOTHER = re.compile(
    "另|此外|还有|同时|其中|包括|累计|共|总|比|每|均|最|标准|补助|涉及|惠及|投资|带动|来自|通过|并|争取"
)
_OVERLAPPING = re.compile(
    "女|男|族|岁|学历|大专|大学|本科|硕士|博士|研究生|党员|团员|群众|干部|职称|高级|中级|初级|退休|预备|流动|党外|青年|骨干|残|贫"
    "|低保|亿|万|以上|以下|重点|重大|重要|主要|国家|省|市|县|乡|优秀|先进|新|特|正职|副|主|涉|获|级|外|内|留守|独生|长期|专业(?!物业|合作社|公司|队|市场)|专职"
    "|兼职|示范|典型|村|境|规上|规模|龙头|纳税|上市|科技|民营|外资|私营|控股|大户|困难|特困|五保|孤|老年|老人|妇|儿童|未成年"
    "|军人|退役|返乡|外出|常住|就业|创业|因病|重复|初次|越级|联名|积案|网上|线|立即|限期|整改|住校|寄宿|业务"
)
_GROUPS = tuple(
    tuple(words.split())
    for words in (
        "男 女",
        "镇 乡",
        "镇 乡 街道",
        "行政村 社区",
        "村 社区",
        "上半年 下半年",
        "一季度 二季度 三季度 四季度",
        "全程 半程",
        "城镇 农村",
        "城市 农村",
        "城区 乡镇",
        "集体 个体",
        "集体 个人",
        "公办 民办",
        "线上 线下",
        "省内 省外",
        "市内 市外",
        "县内 县外",
        "境内 境外",
        "境外输入 本土",
        "不合格 合格",
        "不满意 基本满意 满意",
        "新建 续建",
        "新建 改建 扩建 续建 改造 维修 加固 迁建 修缮",
        "国家级 省级 市级 县级 区级 镇级 乡级 村级",
        "中央 省级 市级 县级",
        "上级 县级 区级 市级 镇级 本级",
        "上级 自筹",
        "研究生 本科 专科",
        "博士 硕士 本科 大专 中专",
        "小学 初中 高中",
        "研究生 大学 大专 高中 中职 中专 初中 小学 幼儿",
        "研究生 本科生 专科生 高中生 初中生 小学生",
        "初访 重访",
        "危重 重症 轻症",
        "危重型 重型 普通型 轻型",
        "语文 数学 英语 物理 化学 生物 政治 历史 地理",
        "学生 教师 家长",
        "轿车 客车 货车 越野车 摩托车",
        "正式 预备",
        "在职 退休 离休",
        "高级 中级 初级",
        "大型 中型 小型 微型",
        "特大 重大 较大 一般",
        "一等 二等 三等",
        "优秀 良好 一般 较差",
        "刑事 民事 行政",
        "一般程序 简易程序",
        "主城区 郊区",
        "税收 非税",
        "东部 中部 西部",
        "早稻 中稻 晚稻",
        "夏粮 秋粮",
        "管理 专业技术 工勤",
        "当场 书面",
        "立即 当场 限期 停产",
        "立行立改 限期 长期",
        "首套 二套",
        "来信 来访 来电",
        "受理 不予受理",
        "起诉 不起诉",
        "第一种 第二种 第三种 第四种",
        "严重警告 警告 撤销 留党察看 开除",
        "公办 民办 公建民营",
        "国道 省道 县道 乡道 村道",
        "有责 无责",
        "入库 在建 拟建",
        "煤矿 非煤矿山 危化 工贸",
        "一线 机关 后勤",
        "研究生 本科 大专 中专 高中 初中",
        "财政 自筹 社会",
        "政府 企业 社会",
        "中央 省 市 县 自筹",
        "入户 集市 校园",
        "寄宿 走读",
        "城市 城镇 农村",
        "国有 集体 民营",
        "农业 非农业",
        "在编 聘用 临聘 编外",
        "专任教师 管理 工勤 行政 后勤",
    )
)
_HALVES = frozenset(
    {
        *("男 女", "上半年 下半年", "全程 半程", "城镇 农村", "城市 农村", "公办 民办", "线上 线下", "省内 省外"),
        *("市内 市外", "县内 县外", "境内 境外", "境外输入 本土", "不合格 合格", "正式 预备", "夏粮 秋粮", "税收 非税"),
    }
)
"""Groups whose words leave nothing of a whole if all are named."""
_KIND = re.compile("(?P<name>[一-鿿]{1,5})[、，和]")
_LAST_KIND = re.compile("(?P<name>[一-鿿]{1,5})(?:[，。；）]|$)")
_YEAR = re.compile("[，,；。](?:全年|一年)(?:共|累计|合计|总共)?(?:完成|实现|组织)?[^，。；、]{0,10}")
_PERIODS = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))
_HALF = "男|女|城镇|农村|城市|公办|民办|线上|线下|省内|省外|合格|不合格"
_SHARES = re.compile(
    f"(?<![不])(?P<one>{_HALF})(?P<noun>[^，。；、0-9%]{{0,4}}?)占(?:比)?(?P<share>[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?)%"
    f"[，、；](?P<other>{_HALF})(?P<second>[^，。；、0-9%]{{0,4}}?)占(?:比)?(?P<rest>[0-9]{{1,2}}(?:\\.[0-9]{{1,2}})?)%"
)
_EACH = re.compile("(?:^|[^一二三四五六七八九十])([一二三四五六七八九十两])个?[一-鿿]{1,4}各(?:有|设|建|布设|配备)?$")
_OR_MORE = re.compile("以[上下]|及其")
_ROUNDED = 0.11
_FAR_OFF = 15
_GRADED = re.compile("满分|总分|分值|百分制")
_OPEN = re.compile("[^，,。；]{0,6}等")
_CLOSING = re.compile("^其[他它余]|^[剩余]余|^余下|^剩下")
_MANY = 3
_POINTS, _MOST_POINTS_OFF = 100, 30
_REST = 0.05
_EXCESS = 0.12
_OF_EACH = 0.4
_LONGEST = 90


def wrong_partitions(line: str, said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the lists behind 其中 that come to more than their whole, or to less though nothing can be left out."""
    for at, statement in enumerate(said):
        if at and "其中" in statement.lead and (found := _partition(line, said, at)):
            yield found
        if "百分制" in statement.lead and (found := _hundred(said, at)):
            yield found


def _hundred(said: Sequence[Statement], at: int) -> Contradiction | None:
    """Return the points of a list behind 百分制 that do not come to a hundred."""
    parts: list[Quantity] = []
    for item in said[at:]:
        if item.quantity.dimension != "分" or not item.quantity.usable or (parts and not _NEXT.fullmatch(item.lead)):
            break
        parts.append(item.quantity)
    total = sum(part.amount.value for part in parts)
    if len(parts) < _MANY or not _ROUNDED < abs(total - _POINTS) <= _MOST_POINTS_OFF:
        return None
    reckoning = f"{'＋'.join(part.text for part in parts)}＝{total:g}分"
    return Contradiction(Fault.PARTS, parts[0].start, parts[-1].end, None, (), reckoning)


def _partition(line: str, said: Sequence[Statement], at: int) -> Contradiction | None:
    whole = _whole(said, at)
    if whole is None:
        return None
    if _BARE.fullmatch(said[at].lead):
        parts, names = _in_states(line, said, at, whole)
    else:
        parts, names = _listed(said, at, whole)
    if len(parts) < 2 or not all(part.usable for part in parts):
        return None
    times = [_times(name) for name in names]
    due = sum_of(part.amount.times(each) for part, each in zip(parts, times, strict=True))
    if due.meets(whole.amount) or _OPEN.match(line, parts[-1].end):
        return None
    graded = whole.dimension == "分" and len(parts) >= _MANY and _GRADED.search(said[at - 1].lead)
    less = due.value < whole.amount.value
    if not graded and not (_leaves_nothing(whole, parts, names, due) if less else _is_exclusive(whole, names, due)):
        return None
    apart = said[at - 1].quantity is not whole or "。" in said[at].lead
    start = parts[0].start if apart else whole.start
    if parts[-1].number_end - start > _LONGEST:
        start = parts[0].start
    items = zip(parts, times, strict=True)
    formula = "＋".join(f"{each}×{part.text}" if each > 1 else part.text for part, each in items)
    return wrong_parts(whole, due, formula, start, parts[-1].end)


def _times(name: str) -> int:
    """Return how many places a part is given to, each of them: 4 of 四区各1个."""
    found = _EACH.search(name)
    return number(found[1]) if found else 1


def _whole(said: Sequence[Statement], at: int) -> Quantity | None:
    """Return what 其中 divides: the level before it, whatever is said of it in passing."""
    for index in range(at - 1, -1, -1):
        before = said[index]
        if before.part in LEVELS and before.quantity.dimension not in (PERCENT, POINTS):
            fits = before.quantity.usable and before.quantity.dimension and before.lead[:1] != "、"
            return before.quantity if fits else None
        if before.part not in _ASIDE or "。" in before.lead:
            return None
    return None


def _listed(said: Sequence[Statement], at: int, whole: Quantity) -> tuple[list[Quantity], list[str]]:
    """Return the parts that are named before their number, with their names."""
    parts: list[Quantity] = []
    names: list[str] = []
    mark = ""
    for item in said[at:]:
        if item.part in _ASIDE and parts and "。" not in item.lead:
            continue
        match = (_NEXT if parts else _FIRST).fullmatch(item.lead)
        is_part = item.part is Part.LEVEL or (item.part is Part.REST and len(parts) > 1)
        if not match or not is_part or item.quantity.dimension != whole.dimension:
            break
        if _ANOTHER.search(match["name"]) or match["name"] in names:
            return [], []
        if len(parts) > 1 and item.lead.lstrip("）")[0] != mark:
            break
        mark = item.lead.lstrip("）")[0]
        parts.append(item.quantity)
        names.append(match["name"])
    return parts, names


def _in_states(line: str, said: Sequence[Statement], at: int, whole: Quantity) -> tuple[list[Quantity], list[str]]:
    """Return the parts that have what became of them behind their number: 2起已移送，1起正在审理."""
    parts = [said[at].quantity]
    for item in said[at + 1 :]:
        if item.quantity.dimension != whole.dimension or not _IN_A_STATE.fullmatch(item.lead):
            break
        parts.append(item.quantity)
    if len(parts) < 2:
        return _kinds(line, said, at, whole)
    fits = all(part.dimension == whole.dimension for part in parts) and _IS_IN_A_STATE.match(line, parts[-1].end)
    states = [line[part.end : part.end + 2] for part in parts]
    return (parts, [""] * len(parts)) if fits and len(set(states)) == len(states) else ([], [])


def _kinds(line: str, said: Sequence[Statement], at: int, whole: Quantity) -> tuple[list[Quantity], list[str]]:
    """Return the parts that are named right behind their number: 8个镇、7个乡."""
    parts, names = [said[at].quantity], list[str]()
    for item in said[at + 1 :]:
        match = _KIND.fullmatch(item.lead)
        if item.quantity.dimension != whole.dimension or not match:
            break
        names.append(match["name"])
        parts.append(item.quantity)
    last = _LAST_KIND.match(line, parts[-1].end)
    fits = last and len(parts) > 1 and parts[0].dimension == whole.dimension and whole.dimension == "个"
    return (parts, [*names, last["name"]]) if fits and last else ([], [])


def wrong_periods(said: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the total of a year that its halves or its quarters, named right before it, do not come to."""
    for at, statement in enumerate(said):
        if not _YEAR.fullmatch(statement.lead) or not statement.quantity.usable or statement.part not in LEVELS:
            continue
        for words in _PERIODS:
            parts = [one for one in said[max(0, at - 2 * len(words)) : at] if one.part not in _ASIDE][-len(words) :]
            named = len(parts) == len(words) and all(word in one.lead for word, one in zip(words, parts, strict=True))
            if "支出" in statement.lead and not all("支出" in one.lead for one in parts):
                continue
            quantities = [one.quantity for one in parts]
            alike = all(one.usable and one.dimension == statement.quantity.dimension for one in quantities)
            fits = named and alike and statement.quantity.dimension not in ("", PERCENT, POINTS)
            if fits and (found := wrong_sum(statement.quantity, quantities)):
                yield found


def wrong_percentages(line: str) -> Iterator[Contradiction]:
    """Yield the second of two shares that leave nothing of a whole and do not come to a hundred."""
    for match in _SHARES.finditer(line):
        one, other = match["one"], match["other"]
        if (f"{one} {other}" not in _HALVES and f"{other} {one}" not in _HALVES) or match["noun"] != match["second"]:
            continue
        total = float(match["share"]) + float(match["rest"])
        if _ROUNDED < abs(total - 100) < _FAR_OFF:
            reckoning = f"{match['share']}%＋{match['rest']}%＝{total:.6g}%"
            yield Contradiction(Fault.WHOLE, *match.span("rest"), None, (match.span("share"),), reckoning)


def _is_exclusive(whole: Quantity, names: Sequence[str], due: Interval) -> bool:
    """Tell whether nothing can be two of what the names say: by a group of words, or nearly."""
    if any(_OR_MORE.search(name) for name in names):
        return False
    if not any(names) or _group(names) is not None or (names and _CLOSING.search(names[-1])):
        return True
    if any(map(_EACH.search, names)):
        return due.value <= (1 + _OF_EACH) * whole.amount.value
    alike = len(names) >= _MANY or len({name[-1:] for name in names}) == 1
    near = due.value - whole.amount.value <= _EXCESS * whole.amount.value
    return alike and near and not any(_OVERLAPPING.search(name) for name in names)


def _group(names: Sequence[str]) -> str | None:
    """Return the group that has a word of its own for each of the names."""
    for group in _GROUPS:
        words = [next((word for word in group if word in name), None) for name in names]
        if None not in words and len(set(words)) == len(words):
            return " ".join(group) if len(words) == len(group) else ""
    return None


def _leaves_nothing(whole: Quantity, parts: Sequence[Quantity], names: Sequence[str], due: Interval) -> bool:
    """Tell whether a list that comes to less is complete: by its words, or because one digit would set it right."""
    group = _group(names)
    if group in _HALVES:
        rests = {re.sub("|".join(group.split()), "", name) for name in names}
        return len(rests - {""}) < 2
    if len(parts) < _MANY:
        return False
    if _CLOSING.search(names[-1]):
        return True
    gap = whole.amount.value - due.value
    least = min(part.amount.value for part in parts)
    return gap <= min(least, whole.amount.value * _REST) and _is_a_slip(whole, due)


def _is_a_slip(whole: Quantity, due: Interval) -> bool:
    """Tell whether a whole and the sum of its parts differ in one digit, or in the order of two."""
    one, other = whole.number.replace(".", ""), whole.written(due.value).replace(".", "")
    if len(one) != len(other):
        return False
    differing = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    swapped = len(differing) == 2 and sorted(one) == sorted(other) and differing in map(list, pairwise(range(len(one))))
    return len(differing) == 1 or swapped
