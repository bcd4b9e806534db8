"""A document: bytes become text once, offsets become positions once; it knows nothing of rules.

`\\r\\n` is folded to `\\n` in the text that is searched, so that no rule needs to know of line ends; offsets are mapped
back to the decoded text when a finding is made. Every other character stays: a lone `\\r`, a form feed or U+2028 is
inside a line, since lines end at `\\n` only.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from reportlint.errors import Bilingual, DocumentError, unreadable
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GUESSES = ("utf-8", "gb18030")
_OTHER_FORMATS = (
    (b"PK\x03\x04", "Word (docx)"),
    (b"\xd0\xcf\x11\xe0", "Word (doc)"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
)
_SURROGATE = "[\ud800-\udfff]"
_SAMPLE = 2000
_FEWEST_TO_JUDGE = 40


class Position(NamedTuple):
    """A place for a reader: line and column count from 1, columns in code points."""

    line: int
    column: int


class Document:
    """The text of one document.

    path: as the user named it. source: decoded text without BOM. text: source with `\\r\\n` folded; all offsets that
    kinds give and take are code points into `text`. encoding: the codec that decoded it.
    """

    def __init__(self, path: str, source: str, encoding: str = "utf-8") -> None:
        self.path = path
        self.source = source
        self.encoding = encoding
        self.text = source.replace("\r\n", "\n") if "\r" in source else source
        self._derived: dict[Callable[[Document], Any], Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:  # what was derived is derived again where it is wanted
        return type(self), (self.path, self.source, self.encoding)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets into `text` at which the lines start; never empty."""
        return [0, *[match.end() for match in re.finditer("\n", self.text)]]

    @cached_property
    def _folds(self) -> list[int]:
        """Offsets into `text` of the line ends that are two characters in `source`."""
        if len(self.text) == len(self.source):
            return []
        folds: list[int] = []
        at = self.source.find("\r\n")
        while at >= 0:
            folds.append(at - len(folds))
            at = self.source.find("\r\n", at + 2)
        return folds

    def position(self, offset: int) -> Position:
        """Return line and column of an offset into `text`."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def source_offset(self, offset: int) -> int:
        """Return the offset into `source` that an offset into `text` stands for."""
        return offset + bisect_left(self._folds, offset) if self._folds else offset

    def line(self, number: int) -> str:
        """Return a line by its number, from 1, without its line end."""
        start, end = self.line_span(number)
        return self.text[start:end]

    def line_span(self, number: int) -> tuple[int, int]:
        """Return the offsets at which a line starts and ends, its line end left out."""
        starts = self.line_starts
        return starts[number - 1], starts[number] - 1 if number < len(starts) else len(self.text)

    def line_spans(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of all lines, without their line ends."""
        return (self.line_span(number) for number in range(1, len(self.line_starts) + 1))

    def once(self, derive: Callable[[Document], T]) -> T:
        """Return derive(self), computed at the first call and remembered: the outline, the script, the ordinals."""
        try:
            known: T = self._derived[derive]
        except KeyError:
            known = self._derived[derive] = derive(self)
        return known

    def forget(self) -> None:
        """Let go of what was derived, which takes far more memory than the text; it is derived again where wanted."""
        self._derived.clear()


def read_document(path: str, encoding: str | None = None) -> Document:
    """Read a file; DocumentError where it cannot be read, is not text, or fits no encoding we know."""
    return decode_document(path, read_bytes(path), encoding)


def read_bytes(path: str) -> bytes:
    """Return what a file holds; DocumentError where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # a thousand times
            return file.read()
    except OSError as error:
        raise DocumentError(path, _REASONS.get(type(error)) or unreadable(error)) from error


def decode_document(path: str, data: bytes, encoding: str | None = None) -> Document:
    """Decode bytes by the encoding named, else by BOM, strict UTF-8 or strict GB18030; DocumentError if none fits."""
    for start, name in _OTHER_FORMATS:
        if data.startswith(start):
            problem = Bilingual(
                f"是 {name} 文件，请先另存为纯文本（*.txt）再检查", f"is a {name} file; save it as plain text first"
            )
            raise DocumentError(path, problem)
    codecs_tried = (encoding,) if encoding else _candidates(data)
    for codec in codecs_tried:
        try:
            text = data.decode(codec)
        except LookupError as error:
            raise DocumentError(path, Bilingual(f"未知的编码名“{codec}”", f"unknown encoding '{codec}'")) from error
        except UnicodeDecodeError as error:
            if codec == _GUESSES[0] and error.reason == "unexpected end of data" and error.start > 0:
                problem = Bilingual("UTF-8 文件在字符中间截断", "is UTF-8 cut off in the middle of a character")
                raise DocumentError(path, problem) from error
            continue
        except UnicodeError:
            continue
        if encoding and re.search(_SURROGATE, text):
            raise DocumentError(
                path, Bilingual(f"按 {codec} 解码得到不成字符的代码", f"decodes to no characters as {codec}")
            )
        if "\0" in text:
            raise DocumentError(
                path, Bilingual("含有空字符（NUL），不是文本文件", "contains NUL characters, so it is not text")
            )
        if codec == _GUESSES[-1] and not encoding and _is_nonsense(text):
            raise DocumentError(
                path,
                Bilingual(
                    "像是 Big5 等其他编码，请用 --encoding 指明编码",
                    "looks like Big5 or another encoding; name it with --encoding",
                ),
            )
        return Document(path, text.removeprefix("\ufeff"), codec.removesuffix("-sig"))
    tried = encoding or ", ".join(codec.removesuffix("-sig").upper() for codec in codecs_tried)
    raise DocumentError(
        path,
        Bilingual(
            f"无法按 {tried} 解码，请用 --encoding 指明编码", f"is not valid {tried}; name its encoding with --encoding"
        ),
    )


def _is_nonsense(text: str) -> bool:
    """Tell whether bytes that GB18030 decodes are not Chinese in it: it decodes nearly all of Big5 without error.

    True text, Simplified or Traditional, is mostly of the symbols and common characters that GB 2312 puts first.
    """
    characters = [c for c in text if not c.isascii()][:_SAMPLE]
    if len(characters) < _FEWEST_TO_JUDGE:
        return False
    codes = [c.encode("gb18030") for c in characters]
    common = sum(len(code) == 2 and 0xA1 <= code[0] <= 0xD7 and code[1] >= 0xA1 for code in codes) / len(codes)
    private = sum("\ue000" <= c <= "\uf8ff" for c in characters) / len(codes)
    return common < 0.3 or private > 0.02


def _candidates(data: bytes) -> tuple[str, ...]:
    return next(((codec,) for bom, codec in _BOMS if data.startswith(bom)), _GUESSES)


_REASONS: dict[type[OSError], Bilingual] = {
    FileNotFoundError: Bilingual("文件不存在", "no such file"),
    PermissionError: Bilingual("没有读取权限", "permission denied"),
    IsADirectoryError: Bilingual("是文件夹，不是文件", "is a folder, not a file"),
}
