"""YAML into dataclasses, by their type hints; its nodes are walked and never loaded, so no value is ever coerced.

Every refusal names file, line and column.
"""

from __future__ import annotations

import dataclasses
import enum
import re
import types
import typing
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from reportlint.errors import Bilingual, FieldError, FileError, did_you_mean
from reportlint.expression import Expression
from reportlint.nodes import NOT_TEXT, child, compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Head = TypeVar("Head")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def read(path: str, head: type[Head], one_of: Mapping[str, type[Any]]) -> tuple[Head, str, Any]:
    """Read a file that holds the keys of `head` and exactly one key of `one_of`.

    Returns the head, the key chosen and its value; FileError for whatever is unknown, repeated, missing or mistyped.
    """
    root = _Reader(path).mapping(_root(path))
    chosen = [key for key in root.values if key in one_of]
    known = [*fields_of(head), *one_of]
    root.refuse_unknown(known)
    if len(chosen) != 1:
        names = "、".join(one_of), ", ".join(one_of)
        problem = Bilingual(f"须有且只有一种检查方式：{names[0]}", f"needs exactly one kind out of {names[1]}")
        raise root.error(problem, root.keys[chosen[1]] if chosen else None)
    key = chosen[0]
    return root.build(head), key, root.reader.value(root.values[key], one_of[key])


def read_fields(path: str, cls: type[Head], node: Node | None) -> Head:
    """Read a tree whose keys are the fields of a dataclass; no tree has no keys. FileError as `read`."""
    if node is None:
        return cls()
    mapping = _Reader(path).mapping(node)
    mapping.refuse_unknown(fields_of(cls))
    return mapping.build(cls)


def place_of(path: str, keys: tuple[str | int, ...]) -> tuple[int, int]:
    """Return line and column, from 1, of the value that the keys lead to, or of the last one on the way that exists."""
    node = _root(path)
    for key in keys:
        node = child(node, key) or node
    return node.start_mark.line + 1, node.start_mark.column + 1


def fields_of(cls: type[Any]) -> Mapping[str, tuple[dataclasses.Field[Any], Any]]:
    """Return a dataclass's keys as a file spells them, with field and resolved type; remembered, for they are few."""
    if cls not in _FIELDS:
        hints = typing.get_type_hints(cls)
        fields = (field for field in dataclasses.fields(cls) if field.init)
        _FIELDS[cls] = {field.metadata.get("key", field.name): (field, hints[field.name]) for field in fields}
    return _FIELDS[cls]


_FIELDS: dict[type[Any], Mapping[str, tuple[dataclasses.Field[Any], Any]]] = {}


def _root(path: str) -> Node:
    node = compose(path)
    if node is None:
        raise FileError(path, 0, 0, Bilingual("文件是空的", "the file is empty"))
    return node


class _Mapping:
    """A mapping node whose keys are plain, unrepeated words."""

    def __init__(self, reader: _Reader, node: MappingNode) -> None:
        self.reader, self.node = reader, node
        self.keys: dict[str, Node] = {}
        self.values: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise reader.error(key, Bilingual("键必须是文本", "a key must be text"))
            if key.value in self.keys:
                problem = Bilingual(f"键“{key.value}”重复", f"key '{key.value}' is repeated")
                raise reader.error(key, problem)
            self.keys[key.value], self.values[key.value] = key, value

    def error(self, problem: Bilingual, at: Node | None = None) -> FileError:
        return self.reader.error(at or self.node, problem)

    def refuse_unknown(self, known: Iterable[str]) -> None:
        known = list(known)
        for name, key in self.keys.items():
            if name not in known:
                guess = did_you_mean(name, [k for k in known if k not in self.keys])
                raise self.error(Bilingual(f"未知的键“{name}”{guess.zh}", f"unknown key '{name}'{guess.en}"), key)

    def build(self, cls: type[Head]) -> Head:
        """Make a dataclass of the values its fields name."""
        arguments = {}
        for key, (field, hint) in fields_of(cls).items():
            if key in self.values:
                arguments[field.name] = self.reader.value(self.values[key], hint)
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                raise self.error(Bilingual(f"缺少键“{key}”", f"key '{key}' is missing"))
        try:
            return cls(**arguments)
        except FieldError as error:
            node: Node = self.node
            for key_ in error.keys:
                node = child(node, key_) or node
            raise self.error(error.problem, node) from error


class _Reader:
    """Turns nodes of one file into values of the types asked for."""

    def __init__(self, path: str) -> None:
        self.path = path

    def error(self, node: Node, problem: Bilingual) -> FileError:
        return FileError(self.path, node.start_mark.line + 1, node.start_mark.column + 1, problem)

    def mapping(self, node: Node) -> _Mapping:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, Bilingual("此处应为“键: 值”", "a mapping is needed here"))
        return _Mapping(self, node)

    def value(self, node: Node, hint: Any) -> Any:
        origin, args = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return self.value(node, next(arg for arg in args if arg is not type(None)))
        if origin is tuple:
            return tuple(self.value(item, args[0]) for item in self._sequence(node).value)
        if origin is dict:
            mapping = self.mapping(node)
            return {key: self.value(value, args[1]) for key, value in mapping.values.items()}
        if dataclasses.is_dataclass(hint):
            mapping = self.mapping(node)
            mapping.refuse_unknown(fields_of(typing.cast("type[Any]", hint)))
            return mapping.build(typing.cast("type[Any]", hint))
        return self._scalar_value(self._scalar(node), hint, args)

    def _scalar_value(self, node: ScalarNode, hint: Any, args: tuple[Any, ...]) -> Any:
        text: str = node.value
        if hint is str:
            if node.tag == NOT_TEXT:
                raise self.error(node, Bilingual("此处应为文本", "text is needed here"))
            return text
        if hint is Expression:
            return self._expression(node)
        if hint is int:
            return self._one_of(
                node, {text: int(text)} if text.removeprefix("-").isdecimal() else {}, Bilingual("整数", "an integer")
            )
        if hint is float:
            return self._one_of(
                node, {text: float(text)} if _NUMBER.fullmatch(text) else {}, Bilingual("数字", "a number")
            )
        if hint is bool:
            return self._one_of(node, {"true": True, "false": False})
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return self._one_of(node, {member.name.lower(): member for member in hint})
        return self._one_of(node, {word: word for word in args})

    def _one_of(self, node: ScalarNode, table: Mapping[str, Any], name: Bilingual | None = None) -> Any:
        if node.value not in table:
            guess = did_you_mean(node.value, table)
            wanted = name or Bilingual("、".join(table) + " 之一", "one of " + ", ".join(table))
            problem = Bilingual(
                f"“{node.value}”应为{wanted.zh}{guess.zh}", f"'{node.value}' must be {wanted.en}{guess.en}"
            )
            raise self.error(node, problem)
        return table[node.value]

    def _expression(self, node: ScalarNode) -> Expression:
        expression = Expression(node.value)
        try:
            expression.compiled  # noqa: B018  # compiling is the check
        except FieldError as error:
            raise self.error(node, error.problem) from error
        return expression

    def _scalar(self, node: Node) -> ScalarNode:
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(node, Bilingual("此处应为文本", "text is needed here"))
        if not node.value and not node.style:
            raise self.error(
                node, Bilingual('还没有填写；若要空文本请写 ""', 'nothing is filled in; write "" for empty text')
            )
        return node

    def _sequence(self, node: Node) -> SequenceNode:
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, Bilingual("此处应为列表", "a list is needed here"))
        return node
