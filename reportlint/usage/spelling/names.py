"""Whether characters may belong to the name of a person or a place, by what surrounds them; it has no list of names."""

from __future__ import annotations

import re

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    "谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐"
    "易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游"
)
_OPENS_NAME = frozenset("\n、，。；：（）《》“”0A")
_PLACE_ENDS = frozenset("省市县区乡镇村屯寨街路桥河江湖山岭庄店沟坪寺族州旗港湾岛氏某")
_FOREIGN = frozenset(
    "尔斯克拉德维娅夫基姆莱诺巴卡塔伊亚奥莫罗洛萨泰迪奇坦蒂埃贝玛耶沃佐瓦普勒茨赫吾哈阿艾娜妮莎丽扎热吉布兹"
)
_TITLES = (
    "同志|书记|主任|主席|部长|省长|市长|区长|县长|乡长|镇长|局长|厅长|处长|科长|所长|院长|校长|"
    "会长|站长|队长|组长|总理|总统|经理|董事|代表|委员|常委|教授|老师|医生|律师|先生|女士|烈士"
)
_TITLED = re.compile(
    f"[{''.join(sorted(SURNAMES))}][一-鿿]{{1,2}}(?={_TITLES})"
    f"|(?<={_TITLES})[{''.join(sorted(SURNAMES))}][一-鿿]{{1,2}}"
)
_COUNTRY = re.compile("(?<=中)[一-鿿](?=两国|两军|双边|双方|关系|友好|建交|合作|人民|贸易|经贸)")


def is_person(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] lies in a surname and given name with a title before or behind it."""
    return _overlaps(_TITLED, text, start, end)


def is_country(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the short name of a country beside China's (中墨两国)."""
    return _overlaps(_COUNTRY, text, start, end)


def likeness(text: str, start: int, end: int) -> list[float]:
    """Return whether it may lie in a person's name, start one, stand before a place's last character, look foreign."""
    first = text[start - 1] in SURNAMES and text[start - 2] in _OPENS_NAME
    second = text[start - 2] in SURNAMES and text[start - 3] in _OPENS_NAME
    head = text[start] in SURNAMES and text[start - 1] in _OPENS_NAME
    place = not _PLACE_ENDS.isdisjoint(text[end : end + 2])
    foreign = sum(character in _FOREIGN for character in text[start - 2 : start] + text[end : end + 2])
    return [float(first or second), float(head), float(place), foreign / 4]


def _overlaps(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(found.start() < end and start < found.end() for found in pattern.finditer(text))
