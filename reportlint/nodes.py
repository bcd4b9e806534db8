"""A YAML file, or data that another parser read, as a tree of nodes that know their place; it gives no value a type."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from reportlint.errors import Bilingual, FileError, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.nodes import Node

    Keys = tuple[str | int, ...]

NOT_TEXT = "not text"
"""The tag of a scalar that its own format distinguishes from text; in YAML all scalars are what was written."""
_DEEPEST = 20
_USUAL = MappingProxyType({
    "but found another document": "只能有一份内容，不能用 --- 分成几份",
    "could not find expected ':'": "缺少冒号",
    "did not find expected ',' or ']'": "方括号里缺少逗号，或缺少 ]",
    "did not find expected ',' or '}'": "花括号里缺少逗号，或缺少 }",
    "did not find expected '-' indicator": "缩进不齐，或缺少“- ”",
    "did not find expected <block end>": "缩进不齐，或引号不成对",
    "did not find expected alphabetic or numeric character": "以 *、& 开头的文字须加引号",
    "did not find expected key": "缩进不齐，或引号不成对",
    "found character that cannot start any token": "以这个字符开头的文字须加引号",
    "found undefined alias": "以 * 开头的文字须加引号",
    "found unexpected end of stream": "引号没有成对",
    "mapping values are not allowed in this context": "含“: ”的文字须加引号",
})  # fmt: skip
"""What yaml says of the usual mistakes, and what to do about them."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(path: str) -> Node | None:
    """Return the root of a YAML file, or None if it holds nothing; FileError where it is no YAML."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        _refuse_depth(path, text)
        root: Node | None = yaml.compose(text, Loader=_LOADER)
    except OSError as error:
        raise FileError(path, 0, 0, unreadable(error)) from error
    except UnicodeError as error:
        raise FileError(path, 0, 0, Bilingual("不是 UTF-8 文本", "is not UTF-8")) from error
    except yaml.MarkedYAMLError as error:
        mark, what = error.problem_mark, error.problem or error.context or ""
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        tab = "缩进须用空格，不能用制表符" if mark and text.startswith("\t", mark.index) else None
        problem = Bilingual(f"YAML 语法有误：{tab or _USUAL.get(what, what)}", f"bad YAML: {what}")
        raise FileError(path, line, column, problem) from error
    except yaml.YAMLError as error:
        what = str(error).splitlines()[0]  # the rest is yaml's own idea of a place
        raise FileError(path, 0, 0, Bilingual(f"YAML 语法有误：{what}", f"bad YAML: {what}")) from error
    return root


def of_data(data: Any, place: Callable[[Keys], tuple[int, int]], keys: Keys = ()) -> Node:
    """Return the tree of mappings, lists and scalars; place(keys) is the line and column of a value, from 1."""
    line, column = place(keys)
    mark = yaml.Mark("", 0, line - 1, column - 1, None, 0)
    if isinstance(data, dict):
        pairs = [
            (yaml.ScalarNode("", key, value.start_mark, style='"'), value)
            for key, value in ((key, of_data(value, place, (*keys, key))) for key, value in data.items())
        ]
        return yaml.MappingNode("", pairs, mark)
    if isinstance(data, list):
        items = [of_data(item, place, (*keys, at)) for at, item in enumerate(data)]
        return yaml.SequenceNode("", items, mark)
    if isinstance(data, str):
        return yaml.ScalarNode("", data, mark, style='"')
    return yaml.ScalarNode(NOT_TEXT, str(data).lower() if isinstance(data, bool) else str(data), mark)


def child(node: Node, key: str | int) -> Node | None:
    """Return the value of a key of a mapping, or the item of a list, if there is one."""
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        found: Node = node.value[key]
        return found
    return None


def items(node: Node) -> list[Node] | None:
    """Return the items of a list, None where the node is none."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else None


def _refuse_depth(path: str, text: str) -> None:
    """Raise FileError for a file nested deeper than any of ours; composing it would overflow the C loader's stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 0
            raise FileError(path, line, 1, Bilingual("嵌套太深", "is nested too deeply"))
