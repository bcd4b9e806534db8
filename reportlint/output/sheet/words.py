"""What the sheet calls things, in the two languages; nothing of what findings say themselves."""

from __future__ import annotations

from types import MappingProxyType

from reportlint.errors import Bilingual, Lang
from reportlint.finding import Severity

SEVERITIES = MappingProxyType({
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.NOTE: Bilingual("提示", "note"),
})  # fmt: skip

WORDS = MappingProxyType({
    "title": Bilingual("校对单", "Proof sheet"),
    "number": Bilingual("序号", "No."),
    "file": Bilingual("文件", "File"),
    "place": Bilingual("位置", "Place"),
    "text": Bilingual("原文", "Text"),
    "advice": Bilingual("建议", "Suggestion"),
    "basis": Bilingual("依据", "Basis"),
    "ruling": Bilingual("处理意见", "Ruling"),
    "category": Bilingual("类别", "Category"),
    "severity": Bilingual("级别", "Severity"),
    "rule": Bilingual("规则", "Rule"),
    "taken": Bilingual("采纳", "accept"),
    "refused": Bilingual("不采纳", "reject"),
    "other": Bilingual("另改", "other"),
    "delete": Bilingual("（删去）", "(delete)"),
    "verify": Bilingual("请核实", "please verify"),
    "supply": Bilingual("请补充", "please supply"),
    "overview": Bilingual("各文件对比", "Documents compared"),
    "characters": Bilingual("字数", "Characters"),
    "findings": Bilingual("发现", "Findings"),
    "density": Bilingual("每千字", "Per 1,000"),
    "spread": Bilingual("分布", "Spread"),
    "worst": Bilingual("主要问题", "Mainly"),
    "none": Bilingual("没有发现问题", "Nothing found"),
    "no_documents": Bilingual("没有检查任何文件", "No document was checked"),
    "all": Bilingual("全部", "all"),
    "filter": Bilingual("筛选", "Filter"),
    "search": Bilingual("在各条中查找", "search the findings"),
    "previous": Bilingual("上一处", "previous"),
    "next": Bilingual("下一处", "next"),
    "reasons": Bilingual("显示依据", "show reasons"),
    "print": Bilingual("打印", "print"),
    "keys": Bilingual("按键", "Keys"),
    "see": Bilingual("参见", "see"),
    "key_help": Bilingual(
        "j 下一处，k 上一处，1—9 按类别筛选，0 全部类别，e 错误，w 警告，n 提示，/ 查找，d 显示依据，Esc 全部恢复",
        "j next, k previous, 1–9 categories, 0 all categories, e errors, w warnings, n notes, / search, d reasons,"
        " Esc show all",
    ),
    "how": Bilingual(
        "“原文”栏【】内是有问题的字句，前后是所在句子；“第3行第5字”指文本文件的第 3 行、从行首数第 5 个字符",
        "What is wrong stands in 【】, with the rest of its sentence; “line 3, column 5” counts lines and characters"
        " of the text file",
    ),
})  # fmt: skip


def word(key: str, lang: Lang) -> str:
    """Return a word of the sheet; KeyError where it has no such word."""
    return WORDS[key].words(lang)


def place_words(line: int, column: int, lang: Lang) -> str:
    """Return a place as a reader counts it."""
    return f"第{line}行第{column}字" if lang == "zh" else f"line {line}, column {column}"
