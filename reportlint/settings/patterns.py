"""Patterns over paths, in the manner of `.gitignore`, from the folder of a settings file; they read no folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from reportlint.errors import Bilingual, FieldError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SEPARATOR_OF_WINDOWS = r"\\\w"


class Patterns:
    """Some patterns and the folder they are relative to; the last that speaks of a path decides, `!` takes it out."""

    def __init__(self, lines: Sequence[str], folder: Path) -> None:
        from pathspec import GitIgnoreSpec  # most settings have no patterns

        self._spec = GitIgnoreSpec.from_lines(lines)
        self._folder = folder

    def match(self, document: str) -> bool:
        """Tell whether a document is meant, by its absolute path; one outside the folder has a path with `..`."""
        try:
            path = os.path.relpath(document, self._folder)
        except ValueError:  # on another drive
            return False
        return self._spec.match_file(path)


def refuse_bad(key: str, lines: Sequence[str]) -> None:
    """Raise FieldError for a pattern that cannot be read, or that could never match."""
    for at, line in enumerate(lines):
        from pathspec import GitIgnoreSpec

        if re.search(_SEPARATOR_OF_WINDOWS, line):
            right = line.replace("\\", "/")
            problem = Bilingual(f"路径用 / 分隔，如“{right}”", f"folders are parted by /, as in '{right}'")
            raise FieldError((key, at), problem)
        try:
            useless = all(pattern.include is None for pattern in GitIgnoreSpec.from_lines([line]).patterns)
        except ValueError as error:
            problem = Bilingual(f"路径的写法“{line}”有误", f"'{line}' is no pattern of paths")
            raise FieldError((key, at), problem) from error
        if useless:
            problem = Bilingual(f"路径的写法“{line}”不能匹配任何文件", f"the pattern '{line}' can match no file")
            raise FieldError((key, at), problem)
