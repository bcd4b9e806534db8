"""The text of a rule file to begin with: every key it may have, with what the key means; it writes no file."""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from typing import TYPE_CHECKING, Any

from reportlint.finding import Severity
from reportlint.kinds import KINDS
from reportlint.rule import Head
from reportlint.strict_yaml import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLES = """\
examples:
  bad:  # 至少两条；须报出的地方用 ⟦ ⟧ 标出，fix 写按建议改好之后的全文
    - text:
      fix:
    - text:
  good:  # 至少两条：形似而正确，不得报出
    -
    -
"""


def skeleton(kind: str) -> str:
    """Return a rule file of a kind in which what must be filled in is empty, so that it is refused until it is."""
    lines = [
        "# 填好之后：reportlint rules validate 本文件",
        *_keys(Head, "", skip=("examples",), known={"severity": Severity.WARNING.word}),
        f"{kind}:",
        *_keys(KINDS[kind], "  "),
    ]
    return "\n".join(lines) + "\n" + _EXAMPLES


def _keys(
    cls: type[Any],
    indent: str,
    skip: tuple[str, ...] = (),
    known: typing.Mapping[str, str] = types.MappingProxyType({}),
) -> Iterator[str]:
    """Yield the keys of a dataclass: those that are needed first, the others as comments."""
    optional = []
    for key, (field, hint) in fields_of(cls).items():
        if key in skip:
            continue
        doc = field.metadata.get("doc", "")
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            yield f"{indent}{key}: {known.get(key, _form(hint))}  # {doc}{_choices(hint)}".replace(":   #", ":  #")
        else:
            optional.append(f"{indent}# {key}: {_form(hint)}  # {doc}{_choices(hint)}".replace(":   #", ":  #"))
    yield from optional


def _form(hint: Any) -> str:
    """Return the empty value of a type, which the reader refuses where something is needed."""
    origin = typing.get_origin(hint)
    return {tuple: "[]", dict: "{}"}.get(origin, "") if origin else ""


def _choices(hint: Any) -> str:
    """Return the words to choose from, where there are some."""
    words: tuple[str, ...] = ()
    if typing.get_origin(hint) is typing.Literal:
        words = typing.get_args(hint)
    elif isinstance(hint, type) and issubclass(hint, enum.Enum):
        words = tuple(member.name.lower() for member in hint)
    return f"（{'、'.join(words)}）" if words else ""
