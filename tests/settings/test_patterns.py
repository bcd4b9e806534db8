"""Paths against patterns, wherever the command was started."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.settings.patterns import Patterns

HOME = Path("/稿件/2024")


@pytest.mark.parametrize(
    ("lines", "document", "matches"),
    [
        (["old/"], "/稿件/2024/old/a.txt", True),
        (["old/"], "/稿件/2024/b/old/a.txt", True),
        (["/old/"], "/稿件/2024/b/old/a.txt", False),
        (["b/old"], "/稿件/2024/b/old/a.txt", True),
        (["b/old"], "/稿件/2024/c/b/old/a.txt", False),
        (["*.bak.txt"], "/稿件/2024/b/a.bak.txt", True),
        (["*.bak.txt", "!keep.bak.txt"], "/稿件/2024/keep.bak.txt", False),
        (["in/**/x.txt"], "/稿件/2024/in/1/2/x.txt", True),
        (["讲话*.txt"], "/稿件/2024/讲话 一.txt", True),
        (["old/"], "/稿件/2024/older/a.txt", False),
        (["稿件/"], "/稿件/2024/a.txt", False),
        (["2023/"], "/稿件/2023/a.txt", True),
        (["../2023/a.txt"], "/稿件/2023/a.txt", True),
        (["/2023/"], "/稿件/2023/a.txt", False),
    ],
)
def test_match(lines: list[str], document: str, matches: bool) -> None:
    assert Patterns(lines, HOME).match(document) is matches


def test_another_drive_is_never_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    def relpath(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", relpath)
    assert not Patterns(["*"], HOME).match("D:\\a.txt")
