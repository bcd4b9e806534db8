"""The baseline as a file: read strictly, written with one finding a line and sorted, so that a diff shows the change.

It knows nothing of documents, and matches nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint import __version__
from reportlint.acceptance.matching import Mark
from reportlint.errors import Bilingual, FileError, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

VERSION = 1
Documents = dict[str, dict[Mark, int]]
"""The findings of each document, by its name in the list, and how many there were of each."""
_NOT_OURS = Bilingual("不是 reportlint 的基线文件", "is no baseline of reportlint")
_TEXTS = ("rule", "before", "text", "after")


def read_baseline(path: Path) -> tuple[str, Documents]:
    """Return the text of the file and what it says; FileError with the line where that makes no sense."""
    name = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = json.loads(text)
    except OSError as error:
        raise FileError(name, 0, 0, unreadable(error)) from error
    except UnicodeError as error:
        raise FileError(name, 0, 0, Bilingual("不是 UTF-8 文本", "is not UTF-8")) from error
    except json.JSONDecodeError as error:
        problem = Bilingual("JSON 语法有误", f"bad JSON: {error.msg}")
        raise FileError(name, error.lineno, error.colno, problem) from error
    except (ValueError, RecursionError) as error:  # a number too long, or lists too deep, to be read at all
        raise FileError(name, 0, 0, _NOT_OURS) from error
    return text, _Checker(name, text).documents(data)


def render(documents: Documents) -> bytes:
    """Return the file's content; documents without findings are left out."""
    entries = ",\n".join(
        f"{_text(name)}: {{\n" + ",\n".join(_lines(marks)) + "\n}" for name, marks in sorted(documents.items()) if marks
    )
    head = f'{{\n"version": {VERSION},\n"tool": {_text(f"reportlint {__version__}")},\n"documents": {{\n'
    return f"{head}{entries}\n}}\n}}\n".encode()


def line_of(text: str, name: str) -> int:
    """Return the line, from 1, on which the file names a document or a finding first."""
    return text.count("\n", 0, max(text.find(f"{_text(name)}:"), 0)) + 1


def _lines(marks: Mapping[Mark, int]) -> Iterator[str]:
    for mark, count in sorted(marks.items(), key=lambda each: (*each[0][1:5], each[0][0])):
        fields: dict[str, Any] = {"count": count, **{key: getattr(mark, key) for key in _TEXTS}}
        if mark.anywhere:
            fields["anywhere"] = True
        yield f"{_text(mark.fingerprint)}: {_text(fields)}"


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


class _Checker:
    """Makes values of what the JSON holds, or says on which line it is not what it should be."""

    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text

    def documents(self, data: Any) -> Documents:
        version = data.get("version") if isinstance(data, dict) else None
        if isinstance(version, int) and version > VERSION:
            problem = Bilingual(
                f"由更新版本的 reportlint 写成（version {version}），请先升级",
                f"was written by a newer reportlint (version {version}); please upgrade",
            )
            raise FileError(self._path, line_of(self._text, "version"), 1, problem)
        if version == VERSION and type(version) is int and isinstance(data.get("documents"), dict):
            return {name: self._marks(name, marks) for name, marks in data["documents"].items()}
        raise FileError(self._path, 1, 1, _NOT_OURS)

    def _marks(self, name: str, marks: Any) -> dict[Mark, int]:
        if not isinstance(marks, dict):
            raise self._error(name)
        return dict(self._mark(key, fields) for key, fields in marks.items())

    def _mark(self, key: str, fields: Any) -> tuple[Mark, int]:
        if not isinstance(fields, dict):
            raise self._error(key)
        count, anywhere = fields.get("count"), fields.get("anywhere", False)
        texts = [text for key in _TEXTS if isinstance(text := fields.get(key), str)]
        if type(count) is not int or count < 1 or type(anywhere) is not bool or len(texts) < len(_TEXTS):
            raise self._error(key)
        rule, before, text, after = texts
        return Mark(key, rule, before, text, after, anywhere), count

    def _error(self, key: str) -> FileError:
        problem = Bilingual(
            f"“{key}”的值不对，请重新生成", f"the value of '{key}' is wrong; please make the file again"
        )
        return FileError(self._path, line_of(self._text, key), 1, problem)
