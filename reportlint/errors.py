"""What can go wrong, as exceptions that carry their own words; it prints nothing and knows no exit codes.

ReportlintError
├── FileError          path, line, column   a file of rules, settings or the like that cannot be used or written
├── FieldError         keys                 a value in one, before the reader knows where in the file
├── DocumentError      path                 a document that cannot be read
└── RuleFailure        rule, path           a rule that gave up on a document
"""

from __future__ import annotations

import errno
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Lang = Literal["zh", "en"]

_REFUSALS = MappingProxyType({
    errno.EACCES: "没有权限", errno.EBUSY: "正被占用", errno.EDQUOT: "超出磁盘配额", errno.EFBIG: "文件太大",
    errno.EIO: "读写出错", errno.EISDIR: "是文件夹", errno.ELOOP: "链接太多或循环", errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: "名称太长", errno.ENOENT: "不存在", errno.ENOMEM: "内存不足", errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "路径中有一段不是文件夹", errno.EPERM: "没有权限", errno.EROFS: "磁盘是只读的",
})  # fmt: skip
"""Why a system refuses, in Chinese; its own words are English."""


class Bilingual(NamedTuple):
    """One sentence in the two languages a user can ask for, without a full stop."""

    zh: str
    en: str

    def words(self, lang: Lang) -> str:
        """Return the sentence in the language asked for."""
        return self.zh if lang == "zh" else self.en


class ReportlintError(Exception):
    """Something the user can mend; `words` says what, in one line."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem

    def __str__(self) -> str:
        return self.words("en")

    def __reduce__(self) -> tuple[Any, ...]:  # else an exception is copied by calling its class with the message
        return type(self).__new__, (type(self), *self.args), self.__dict__

    def words(self, lang: Lang) -> str:
        """Return the whole message, place first."""
        return self.problem.words(lang)


class FileError(ReportlintError):
    """A file of ours cannot be used; line and column count from 1, 0 where the file as a whole is meant."""

    def __init__(self, path: str, line: int, column: int, problem: Bilingual) -> None:
        super().__init__(problem)
        self.path, self.line, self.column = path, line, column

    def words(self, lang: Lang) -> str:
        """Return path:line:column and the problem."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.problem.words(lang)}"


class FieldError(ReportlintError):
    """A value has the right type and still makes no sense; `keys` leads to it, from the mapping being read."""

    def __init__(self, keys: tuple[str | int, ...], problem: Bilingual) -> None:
        super().__init__(problem)
        self.keys = keys


class DocumentError(ReportlintError):
    """A document could not be read, so it was not checked."""

    def __init__(self, path: str, problem: Bilingual) -> None:
        super().__init__(problem)
        self.path = path

    def words(self, lang: Lang) -> str:
        """Return path and problem."""
        return f"{self.path}: {self.problem.words(lang)}"


class RuleFailure(ReportlintError):
    """A rule could not finish a document, so the document was not wholly checked."""

    def __init__(self, rule: str, path: str, problem: Bilingual) -> None:
        super().__init__(problem)
        self.rule, self.path = rule, path

    def words(self, lang: Lang) -> str:
        """Return path, rule and problem."""
        return f"{self.path}: {self.rule}: {self.problem.words(lang)}"


def refusal(error: OSError) -> Bilingual:
    """Return why the system refused something; the Chinese is the system's own words where we have none."""
    en = error.strerror or str(error)
    return Bilingual(_REFUSALS.get(error.errno or 0, en), en)


def unreadable(error: OSError) -> Bilingual:
    """Return that something cannot be read, and why."""
    why = refusal(error)
    return Bilingual(f"无法读取（{why.zh}）", f"cannot be read ({why.en})")


def did_you_mean(word: str, known: Iterable[str]) -> Bilingual:
    """Return the tail of a message that names the nearest known word, or nothing where none is near."""
    from difflib import get_close_matches  # only when something is wrong

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return Bilingual(f"，是否想写“{near[0]}”？", f"; did you mean '{near[0]}'?") if near else Bilingual("", "")
