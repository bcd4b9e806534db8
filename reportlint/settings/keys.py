"""The keys of settings, of their overrides and of a profile, with the values refused that make no sense by themselves.

As in a rule file, a field's type is its schema; its metadata `doc` explains it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlint.errors import Bilingual, FieldError, did_you_mean
from reportlint.finding import Severity  # noqa: TC001  # the reader resolves the hints at run time
from reportlint.settings.genres import Genre  # noqa: TC001  # as above
from reportlint.settings.patterns import refuse_bad


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which rules are asked, and how severe their findings are."""

    select: tuple[str, ...] | None = field(
        default=None, metadata={"doc": "只用这些规则：类别、规则名或通配符；写全名的，即使停用或试用也启用"}
    )
    ignore: tuple[str, ...] = field(default=(), metadata={"doc": "不用这些规则，写法同 select"})
    severity: dict[str, Severity] = field(
        default_factory=dict, metadata={"doc": "改变级别：规则（写法同 select）→ 级别；有几条管同一规则时，后写的为准"}
    )
    preview: bool | None = field(default=None, metadata={"doc": "试用中的规则是否启用；不写则不启用"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Choice):
    """What settings can say of all documents and an override of some."""

    profile: Genre | None = field(default=None, metadata={"doc": "文种，按它的惯例增减规则"})
    encoding: str | None = field(
        default=None, metadata={"doc": "文件编码，如 gb18030、big5；不写则依次按 BOM、UTF-8、GB18030 识别"}
    )

    def __post_init__(self) -> None:
        if self.encoding is not None:
            _refuse_codec(self.encoding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Section):
    """What differs for the documents of some paths."""

    paths: tuple[str, ...] = field(metadata={"doc": "管哪些文件：.gitignore 写法，相对于设置文件所在的文件夹"})

    def __post_init__(self) -> None:
        Section.__post_init__(self)
        refuse_bad("paths", self.paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Section):
    """The keys of a settings file."""

    exclude: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "不检查的文件：.gitignore 写法，相对于设置文件所在的文件夹；点名的文件同样不检查"},
    )
    rules: tuple[str, ...] = field(
        default=(), metadata={"doc": "自己的规则文件夹，相对于设置文件所在的文件夹；其中为 类别/名称.yaml"}
    )
    packs: tuple[str, ...] = field(default=(), metadata={"doc": "提供规则的 Python 包，须已安装；写安装时的包名"})
    terms: tuple[str, ...] = field(
        default=(),
        metadata={"doc": "本单位的专名和术语，所在处不报洗稿替换、错别字和繁简字符；或列出它们的 .txt、.csv 文件"},
    )
    overrides: tuple[Override, ...] = field(
        default=(), metadata={"doc": "对某些路径的文件另作规定；逐条往下，后面的为准"}
    )

    def __post_init__(self) -> None:
        Section.__post_init__(self)
        refuse_bad("exclude", self.exclude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Choice):
    """What is usual in one kind of document."""

    about: str = field(metadata={"doc": "哪些文件属于这一文种，有什么不同"})
    why: dict[str, str] = field(default_factory=dict, metadata={"doc": "每个选择符为什么这样处理"})

    def __post_init__(self) -> None:
        for selector in (*(self.select or ()), *self.ignore, *self.severity):
            if selector not in self.why:
                raise FieldError(("why",), Bilingual(f"没有说明“{selector}”", f"does not explain '{selector}'"))


def _refuse_codec(name: str) -> None:
    """Raise FieldError for what is no encoding of text."""
    try:
        b"\n\n\n\n".decode(name)
    except UnicodeError:  # it is known, and can tell that this is not written in it
        return
    except (LookupError, ValueError) as error:
        from encodings.aliases import aliases

        guess = did_you_mean(name.lower().replace("-", "_"), sorted({*aliases, *aliases.values()}))
        problem = Bilingual(f"未知的编码名“{name}”{guess.zh}", f"unknown encoding '{name}'{guess.en}")
        raise FieldError(("encoding",), problem) from error
