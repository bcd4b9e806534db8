"""A table of a TOML file into a dataclass, as strictly as YAML is read; `tomllib` keeps no places, so they are sought.

A place is that of the key in the text, or of the item in a list; where the text spells a key in a way not foreseen
here (escapes), it is that of the table.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint import nodes, strict_yaml
from reportlint.errors import Bilingual, FileError

if TYPE_CHECKING:
    from collections.abc import Sequence

Head = TypeVar("Head")
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|#[^\n]*""")
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(path: str, table: Sequence[str], cls: type[Head]) -> Head | None:
    """Read a table whose keys are the fields of a dataclass, or return None where the file has no such table.

    FileError for a file that is no TOML and for whatever is unknown or mistyped in the table.
    """
    text, data = _load(path)
    data = _inside(data, table)
    if data is None:
        return None
    tree = nodes.of_data(data, lambda keys: _place(text, data, table, keys))
    return strict_yaml.read_fields(path, cls, tree)


def place_of(path: str, table: Sequence[str], keys: Sequence[str | int]) -> tuple[int, int]:
    """Return line and column, from 1, of what the keys lead to from a table that is there."""
    text, data = _load(path)
    return _place(text, _inside(data, table), table, keys)


def _load(path: str) -> tuple[str, Any]:
    """Return the text, its comments blanked so that places stay, and the data."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return _COMMENT.sub(lambda match: match[1] or " " * len(match[0]), text), tomllib.loads(text)
    except OSError as error:
        problem = Bilingual(f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})")
        raise FileError(path, 0, 0, problem) from error
    except UnicodeError as error:
        raise FileError(path, 0, 0, Bilingual("不是 UTF-8 文本", "is not UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        what = str(error)
        at = _ERROR_PLACE.search(what)
        line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1, 1)
        what = _ERROR_PLACE.sub("", what)
        raise FileError(path, line, column, Bilingual(f"TOML 语法有误：{what}", f"bad TOML: {what}")) from error
    except RecursionError as error:
        raise FileError(path, 0, 0, Bilingual("嵌套太深", "is nested too deeply")) from error


def _inside(data: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _place(text: str, data: Any, table: Sequence[str], keys: Sequence[str | int]) -> tuple[int, int]:
    names = [*table]
    for key in keys:
        if isinstance(key, int):
            break
        names.append(key)
    at, end = _section(text, names)
    for key in keys:
        if isinstance(key, str):
            found = re.compile(rf"(?:^|[{{,.])[ \t]*({_spelt(key)})[ \t]*[.=]", re.MULTILINE).search(text, at, end)
            at = found.start(1) if found else at
            data = data.get(key) if isinstance(data, dict) else None
        elif isinstance(data, list):
            after = at
            for item in data[: key + 1]:  # one after the other, since two may be equal
                found = re.compile(_written(item)).search(text, after, end)
                at, after = found.span() if found else (at, after)
            data = data[key]
    line = text.count("\n", 0, at) + 1
    return line, at - (text.rfind("\n", 0, at) + 1) + 1


def _section(text: str, names: Sequence[str]) -> tuple[int, int]:
    """Return where the header of the innermost table on the way to a key stands, and where the next header does."""
    for length in range(len(names), 0, -1):
        dotted = r"[ \t]*\.[ \t]*".join(_spelt(name) for name in names[:length])
        if header := re.search(rf"^[ \t]*\[+[ \t]*{dotted}[ \t]*\]", text, re.MULTILINE):
            following = re.compile(r"^[ \t]*\[+[^\[\]\n=,]*\]+[ \t]*(?:#.*)?$", re.MULTILINE).search(text, header.end())
            return header.start(), following.start() if following else len(text)
    return 0, len(text)


def _spelt(key: str) -> str:
    return rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?(?![\w-])"


def _written(item: Any) -> str:
    if isinstance(item, str):
        return rf"\"{re.escape(item)}\"|'{re.escape(item)}'"
    return rf"(?<![\w.-]){re.escape(str(item).lower())}"
