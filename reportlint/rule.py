"""A rule as its file states it; reading one checks all that can be checked without running it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from reportlint.errors import Bilingual, FieldError, FileError, Lang, did_you_mean
from reportlint.evidence import Evidence  # noqa: TC001  # the reader resolves the hints at run time
from reportlint.finding import Severity  # noqa: TC001  # the reader resolves the hints at run time
from reportlint.kinds import KINDS
from reportlint.record import NamedTuple, field, record

if TYPE_CHECKING:
    from pathlib import Path

    from reportlint.finding import Span
    from reportlint.kinds.base import Kind

CATEGORIES = {
    "placeholder": Bilingual("占位未填", "unfilled placeholder"),
    "substitution": Bilingual("洗稿替换", "spun or censored word"),
    "typo": Bilingual("错别字", "typo"),
    "script": Bilingual("繁简字符", "mixed script"),
    "numbering": Bilingual("序号", "numbering"),
    "ad": Bilingual("广告残留", "advert"),
    "residue": Bilingual("版面残留", "layout residue"),
    "punctuation": Bilingual("标点", "punctuation"),
    "omission": Bilingual("缺漏", "omission"),
    "consistency": Bilingual("前后矛盾", "contradiction"),
    "duplication": Bilingual("重复", "duplication"),
    "format": Bilingual("格式", "format"),
}
WORD_CATEGORIES = frozenset({"substitution", "typo", "script"})
"""The categories whose findings say that a word is wrong."""
OPEN, CLOSE = "⟦⟧"
_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
_FEWEST_EXAMPLES = 2
_LONGEST_QUOTED = 60


@record
class BadExample:
    """A text with the spans that must be reported, marked ⟦so⟧, and the text after all suggestions are applied."""

    text: str = field(metadata={"doc": "须报出的地方用 ⟦ ⟧ 标出，不能多也不能少"})
    fix: str | None = field(default=None, metadata={"doc": "按建议改好之后的全文；改后不得再报"})

    def __post_init__(self) -> None:
        if not unmark(self.text)[1]:
            raise FieldError(("text",), Bilingual("没有用 ⟦ ⟧ 标出要报的地方", "no ⟦ ⟧ marks what is to be reported"))


@record
class Examples:
    """What a rule must report and what it must not."""

    bad: tuple[BadExample, ...] = field(metadata={"doc": "至少两条误例"})
    good: tuple[str, ...] = field(metadata={"doc": "至少两条正例：形似而正确，不得报出"})

    def __post_init__(self) -> None:
        for name in ("bad", "good"):
            if len(getattr(self, name)) < _FEWEST_EXAMPLES:
                raise FieldError((name,), Bilingual(f"{name} 至少要有两条例子", f"{name} needs at least two examples"))


@record
class Head:
    """The keys every rule file has, whatever its kind."""

    severity: Severity = field(metadata={"doc": "error 须有实测的准确率支持；拿不准用 warning；习惯与偏好用 note"})
    message: str = field(
        metadata={
            "doc": "报给作者的一句话，句末不用句号；可用 {text}（原文）、{fix}（建议）和 {reason}（算式之类的依据）"
        }
    )
    why: str = field(metadata={"doc": "为什么是错的"})
    basis: str = field(metadata={"doc": "依据：标准条款、语料计数或通行用法"})
    examples: Examples = field(metadata={"doc": "误例与正例；它们就是这条规则的测试"})
    message_en: str | None = field(default=None, metadata={"doc": "英文的 message"})
    fold: bool = field(default=False, metadata={"doc": "成片出现时，文本输出只列前几处并给出总数"})
    once: bool = field(default=False, metadata={"doc": "同样的文字在一份文件里只报第一处"})
    defer: bool = field(default=False, metadata={"doc": "同一处别的字词规则已有话说，就不再报"})
    fix: Literal["safe", "unsafe", "never"] = field(
        default="unsafe",
        metadata={
            "doc": "safe：建议可以不经人看直接写入，须有实测的准确率支持；unsafe：须加 --unsafe 才写入；"
            "never：事实须由人核对，从不写入"
        },
    )
    preview: bool = field(default=False, metadata={"doc": "试用中的规则：设置了 preview 或点名时才用"})
    evidence: Evidence | None = field(
        default=None, metadata={"doc": "文件里的同类痕迹怎样影响这条规则；不写则既不作证，也无须旁证"}
    )

    def __post_init__(self) -> None:
        for name in ("message", "message_en"):
            if (message := getattr(self, name)) is not None:
                _refuse_bad_template(name, message)


class Rule(NamedTuple):
    """One rule, ready to run. name: category/stem, from the file's place. path: the file, for messages only."""

    name: str
    category: str
    path: str
    head: Head
    kind_name: str
    kind: Kind

    def message(self, lang: Lang, text: str, fix: str | None, reason: str = "…") -> str:
        """Return the message for one match."""
        template = self.head.message_en if lang == "en" and self.head.message_en else self.head.message
        return (
            template.format(text=_short(text), fix=_short(fix), reason=_short(reason)) if "{" in template else template
        )


def read_rule(path: Path, root: Path) -> Rule:
    """Read a rule file that lies in a category folder below root; FileError for anything that is not right."""
    parts = refuse_bad_name(path, root)
    from reportlint import strict_yaml  # not needed where the catalogue is compiled

    head, kind_name, kind = strict_yaml.read(str(path), Head, KINDS)
    for name in ("message", "message_en"):
        if "{fix}" in (getattr(head, name) or "") and not kind.mends:
            problem = Bilingual(
                "这条规则不给建议，消息中不能用 {fix}", "this rule suggests nothing, so its message cannot use {fix}"
            )
            raise FileError(str(path), *strict_yaml.place_of(str(path), (name,)), problem)
    return Rule("/".join(parts), parts[0], str(path), head, kind_name, kind)


def refuse_bad_name(path: Path, root: Path) -> tuple[str, str]:
    """Return the category and the stem that a rule's place says; FileError if it is no place for a rule."""
    parts = path.absolute().relative_to(root.absolute()).with_suffix("").parts
    if len(parts) != 2:
        problem = Bilingual("规则须放在“类别/名称.yaml”", "a rule lies in category/name.yaml")
        raise FileError(str(path), 0, 0, problem)
    category, stem = parts
    if category not in CATEGORIES:
        guess = did_you_mean(category, CATEGORIES)
        problem = Bilingual(f"没有“{category}”这个类别{guess.zh}", f"there is no category '{category}'{guess.en}")
        raise FileError(str(path), 0, 0, problem)
    if not re.fullmatch(_NAME, stem):
        problem = Bilingual(
            "文件名只能用小写字母、数字和连字符", "a file name is of lower-case letters, digits and hyphens"
        )
        raise FileError(str(path), 0, 0, problem)
    return category, stem


def unmark(text: str) -> tuple[str, list[Span]]:
    """Return a marked text without its marks, and the spans they stood round; FieldError where they do not pair."""
    plain: list[str] = []
    spans: list[Span] = []
    length, start = 0, -1
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN and start < 0:
            start = length
        elif part == CLOSE and start >= 0:
            spans.append((start, length))
            start = -1
        elif part in (OPEN, CLOSE):
            raise FieldError(("text",), Bilingual("⟦ 与 ⟧ 不成对", "⟦ and ⟧ do not pair"))
        else:
            plain.append(part)
            length += len(part)
    if start >= 0:
        raise FieldError(("text",), Bilingual("⟦ 与 ⟧ 不成对", "⟦ and ⟧ do not pair"))
    return "".join(plain), spans


def _short(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"


def _refuse_bad_template(name: str, message: str) -> None:
    from string import Formatter  # only who reads a rule file needs it

    try:
        fields = [
            f"{used}{'!' * bool(conversion)}{conversion or ''}{':' * bool(spec)}{spec or ''}"
            for _, used, spec, conversion in Formatter().parse(message)
            if used is not None
        ]
    except ValueError as error:
        raise FieldError((name,), Bilingual(f"花括号有误：{error}", f"bad braces: {error}")) from error
    for used in fields:
        if used not in ("text", "fix", "reason"):
            problem = Bilingual(
                f"消息中只能用 {{text}}、{{fix}} 和 {{reason}}，不能用“{used}”",
                f"a message knows {{text}}, {{fix}} and {{reason}}, not '{used}'",
            )
            raise FieldError((name,), problem)
