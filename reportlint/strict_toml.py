"""A table of a TOML file into a dataclass, as strictly as YAML is read; `tomllib` keeps no places, so they are sought.

A place is that of the key in the text, or of the item in a list; where the text spells a key in a way not foreseen
here (escapes), it is that of the table.
"""

from __future__ import annotations

import re
import tomllib
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint import nodes, strict_yaml
from reportlint.errors import Bilingual, FileError, unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

Head = TypeVar("Head")
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|#[^\n]*""")
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"""|"(?:\\.|[^"\\\n])*"|'{3}.*?'{3}|'[^'\n]*'|[\[\]{},]|[^\s\[\]{},"']+''', re.DOTALL
)
_ERROR_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(path: str, table: Sequence[str], cls: type[Head]) -> Head | None:
    """Read a table whose keys are the fields of a dataclass, or return None where the file has no such table.

    FileError for a file that is no TOML and for whatever is unknown or mistyped in the table.
    """
    text, data = _load(path)
    data = _inside(data, table)
    if data is None:
        return None
    tree = nodes.of_data(data, lambda keys: _place(text, table, keys))
    return strict_yaml.read_fields(path, cls, tree)


def place_of(path: str, table: Sequence[str], keys: Sequence[str | int]) -> tuple[int, int]:
    """Return line and column, from 1, of what the keys lead to from a table that is there."""
    return _place(_load(path)[0], table, keys)


def _load(path: str) -> tuple[str, Any]:
    """Return the text, its comments blanked so that places stay, and the data."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return _COMMENT.sub(lambda match: match[1] or " " * len(match[0]), text), tomllib.loads(text)
    except OSError as error:
        raise FileError(path, 0, 0, unreadable(error)) from error
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


def _place(text: str, table: Sequence[str], keys: Sequence[str | int]) -> tuple[int, int]:
    at = _offset(text, table, keys, (0, len(text)))
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _offset(text: str, table: Sequence[str], keys: Sequence[str | int], within: tuple[int, int]) -> int:
    """Return where the value stands that the keys lead to from a table, or the last one on the way that is found."""
    texts = [str(key) for key in takewhile(lambda key: isinstance(key, str), keys)]
    at, end = _section(text, [*table, *texts], within)
    names, found = [*table], None
    for number, key in enumerate(keys):
        if isinstance(key, str):
            names.append(key)
            found = re.compile(rf"(?:^|[{{,.])[ \t]*({_spelt(key)})[ \t]*[.=]", re.MULTILINE).search(text, at, end)
            at = found.start(1) if found else at
        elif element := _element(text, names, key, within):
            return _offset(text, names, keys[number + 1 :], element)
        elif found:
            at = _item(text, found.end(), key) or at
    return at


def _section(text: str, names: Sequence[str], within: tuple[int, int]) -> tuple[int, int]:
    """Return where the header of the innermost table on the way to a key stands, and where the next header does."""
    for length in range(len(names), 0, -1):
        if header := _header(rf"\[+[ \t]*{_dotted(names[:length])}[ \t]*\]").search(text, *within):
            following = _header(r"\[+[^\[\]\n=,]*\]+[ \t]*$").search(text, header.end(), within[1])
            return header.start(), following.start() if following else within[1]
    return within


def _element(text: str, names: Sequence[str], number: int, within: tuple[int, int]) -> tuple[int, int] | None:
    """Return where one element of a list of tables, each with a header of its own, starts and ends."""
    headers = _header(rf"\[\[[ \t]*{_dotted(names)}[ \t]*\]\]").finditer(text, *within)
    starts = [*(header.start() for header in headers), within[1]]
    return (starts[number], starts[number + 1]) if number + 1 < len(starts) else None


def _item(text: str, at: int, number: int) -> int | None:
    """Return where an item of the list that follows starts, by its number from 0, None where there are not so many."""
    depth = 0
    for token in _TOKEN.finditer(text, at):
        if depth == 1 and number == 0 and token[0] not in ",]":
            return token.start()
        depth += (token[0] in "[{") - (token[0] in "]}")
        number -= depth == 1 and token[0] == ","
        if not depth:
            break
    return None


def _header(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*{pattern}", re.MULTILINE)


def _dotted(names: Sequence[str]) -> str:
    return r"[ \t]*\.[ \t]*".join(_spelt(name) for name in names)


def _spelt(key: str) -> str:
    return rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?(?![\w-])"
