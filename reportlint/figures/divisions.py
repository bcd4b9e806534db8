"""Tells by the names of parts whether they may overlap and whether they leave anything out; it knows no figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OVERLAPPING = re.compile(
    "女|男|族|岁|学历|大专|大学|本科|硕士|博士|研究生|党员|团员|群众|干部|职称|高级|中级|初级|退休|预备|流动|党外|青年|骨干|残|贫"
    "|低保|亿|万|以上|以下|重点|重大|重要|主要|国家|省|市|县|乡|优秀|先进|新|特|正职|副|(?<!民)主|涉|获|级|外|内|留守|独生|长期|专业(?!物业|合作社|公司|队|市场)|专职"
    "|兼职|示范|典型|村|境|规上|规模|龙头|纳税|上市|科技|民营|外资|私营|控股|大户|困难|特困|五保|孤|老年|老人|妇|儿童|未成年"
    "|军人|退役|返乡|外出|常住|就业|创业|因病|重复|初次|越级|联名|积案|网上|线|立即|限期|整改|住校|寄宿|业务"
)
_WORDS = (
    "男＋女",
    "镇 乡 街道",
    "行政村 社区",
    "村 社区",
    "上半年＋下半年",
    "一季度 二季度 三季度 四季度",
    "全程＋半程",
    "城镇＋农村",
    "城市＋农村",
    "城区 乡镇",
    "集体 个体",
    "集体 个人",
    "公办＋民办",
    "线上＋线下",
    "省内＋省外",
    "市内＋市外",
    "县内＋县外",
    "境内＋境外",
    "境外输入＋本土",
    "不合格＋合格",
    "不满意 基本满意 满意",
    "不合格 基本合格 合格 优秀 良好",
    "老年 中年 青壮年 青年 少年 儿童",
    "水田＋旱地",
    "耕地 林地 草地 园地",
    "新建 续建",
    "新建 改建 扩建 续建 改造 维修 加固 迁建 修缮",
    "国家级 省级 市级 县级 区级 镇级 乡级 村级",
    "中央 省级 市级 县级",
    "上级 县级 区级 市级 镇级 本级",
    "上级 自筹",
    "研究生 本科 专科",
    "博士 硕士 本科 大专 中专",
    "小学 初中 高中 特教 特殊教育 职校 职业 中职 幼儿园 九年一贯 完全中学",
    "研究生 大学 大专 高中 中职 中专 初中 小学 幼儿",
    "研究生 本科生 专科生 高中生 初中生 小学生",
    "初访 重访",
    "危重 重症 轻症",
    "危重型 重型 普通型 轻型",
    "语文 数学 英语 物理 化学 生物 政治 历史 地理",
    "学生 教师 家长",
    "轿车 客车 货车 越野车 摩托车",
    "正式＋预备",
    "在职 退休 离休",
    "高级 中级 初级",
    "大型 中型 小型 微型",
    "特大 重大 较大 一般",
    "红色＋橙色＋黄色＋蓝色",
    "甲级 乙级 丙级 丁级",
    "金牌 银牌 铜牌",
    "春季 夏季 秋季 冬季",
    "一等 二等 三等",
    "优秀 良好 一般 较差",
    "刑事 民事 行政",
    "一般程序 简易程序",
    "主城区 郊区",
    "税收＋非税",
    "东部 中部 西部",
    "早稻 中稻 晚稻",
    "夏粮＋秋粮",
    "管理 专业技术 工勤",
    "当场 书面",
    "立即 当场 限期 停产",
    "立行立改 限期 长期",
    "首套 二套",
    "来信 来访 来电",
    "受理＋不予受理",
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
    "中央 上级 省级 市级 县级 区级 镇级 本级 自筹 社会 群众 企业 捐赠 银行",
    "入户 集市 校园",
    "寄宿 走读",
    "城市 城镇 农村",
    "国有 集体 民营",
    "农业＋非农业",
    "在编 聘用 临聘 编外",
    "专任教师 管理 工勤 行政 后勤",
)
"""Words of which no two are said of one thing; with ＋ between them, one of them is said of everything."""
_GROUPS = {
    tuple(sorted(re.split("[ ＋]", words), key=len, reverse=True)): "＋" in words for words in _WORDS
}  # 非税 first
HALVES = frozenset(group for group, is_whole in _GROUPS.items() if is_whole)
"""Groups that leave nothing of a whole."""
DIVIDED = (
    *("类别分", "类型分", "性质分", "区域分", "地域分", "级别分", "类型看", "结构看", "类别看", "的案件中", "的项目中"),
    *("，分别是", "，分别为"),
)
"""Words that begin a division in a sentence of its own."""
_DATED = re.compile("^(?P<date>[0-9]{1,4}[年月]|[0-9]{1,2}日)")
_FUNDS = re.compile(
    "(?:中央|省|市|县|区|镇|村|上级|本级|财政|企业|社会|群众|业主|银行|地方)[级]?[一-鿿]{0,3}(?:投资|补助|配套|奖补|资金)$"
)
_OR_MORE = re.compile("以[上下]|及其")
_PAIR = 2
_CLOSING = re.compile("^其[他它余]|^[剩余]余|^余下|^剩下")


def group_of(names: Sequence[str]) -> tuple[str, ...] | None:
    """Return the group that has a word of its own for each of the names."""
    for group in _GROUPS:
        words = [next((word for word in group if word in name), None) for name in names]
        if None not in words and len(set(words)) == len(words):
            return group
    return None


def is_complete(group: tuple[str, ...], names: Sequence[str]) -> bool:
    """Tell whether a group leaves nothing, and the names differ by its words only."""
    rests = {re.sub("|".join(group), "", name) for name in names}
    return len(rests - {""}) < 2


def is_of_ends(names: Sequence[str]) -> bool:
    """Tell whether of two names the one takes in what lies above, the other what lies below: 本科以上, 大专及以下."""
    if len(names) != _PAIR:
        return False
    up, down = ("以上" in name for name in names), ("以下" in name for name in names)
    return sorted(zip(up, down, strict=True)) == [(False, True), (True, False)]


def are_dated(names: Sequence[str]) -> bool:
    """Tell whether each name begins with a year, a month or a day of its own: 3月2次、6月1次."""
    dates = [found["date"] for found in map(_DATED.match, names) if found]
    return len(dates) == len(names) == len(set(dates)) and len({date[-1] for date in dates}) == 1


def is_fund(name: str) -> bool:
    """Tell whether a name is of money by where it comes from: 中央投资, 省级补助."""
    return _FUNDS.search(name) is not None


def closes(name: str) -> bool:
    """Tell whether a name takes in whatever no other does: 其他."""
    return _CLOSING.search(name) is not None


def is_open(name: str) -> bool:
    """Tell whether a name takes in what others do: 初中及其以上."""
    return _OR_MORE.search(name) is not None


def may_overlap(name: str) -> bool:
    """Tell whether what is called so may be called by another name as well: 党员, 女."""
    return _OVERLAPPING.search(name) is not None
