"""What is said of a mended document, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from reportlint.document import Document
from reportlint.finding import Finding, Severity
from reportlint.fixes.rounds import Mended, Overlap
from reportlint.fixes.summary import failures, said


def finding(suggestion: str | None = None, *, safe: bool = False, line: int = 1) -> Finding:
    return Finding("", 0, 1, "a/b", "a", Severity.NOTE, "", line, 1, line, 2, "甲", suggestion, (), safe)


def mended(changes: int, left: list[Finding], **others: Any) -> Mended:
    return Mended(
        "", b"", changes, left, others.get("unwritable", []), others.get("barred", 0), others.get("overlaps", [])
    )


@pytest.mark.parametrize(
    ("result", "written", "unsafe", "zh", "en"),
    [
        (mended(0, []), True, False, [], []),
        (mended(3, []), True, False, ["甲.txt: 3 处已改，0 处须人工"], ["甲.txt: 3 fixed, 0 left to you"]),
        (mended(3, []), False, False, ["甲.txt: 3 处可改，0 处须人工"], ["甲.txt: 3 to fix, 0 left to you"]),
        (
            mended(0, [finding(), finding("乙"), finding("乙", safe=True)]), True, False,
            ["甲.txt: 0 处已改，3 处须人工（其中 1 处加 --unsafe 可改）"],
            ["甲.txt: 0 fixed, 3 left to you (1 with --unsafe)"],
        ),
        (
            mended(1, [finding("乙"), finding("乙", safe=True)], barred=1), True, False,
            ["甲.txt: 1 处已改，2 处须人工（其中 1 处加 --unsafe 可改，1 处与已接受的问题同行，未动）"],
            ["甲.txt: 1 fixed, 2 left to you (1 with --unsafe, 1 in a line with accepted ones, so left alone)"],
        ),
        (
            mended(1, [finding("乙")], barred=1), True, True,
            ["甲.txt: 1 处已改，1 处须人工（其中 1 处与已接受的问题同行，未动）"],
            ["甲.txt: 1 fixed, 1 left to you (1 in a line with accepted ones, so left alone)"],
        ),
        (
            mended(3, [], overlaps=[Overlap("a/b", "c/d", 2, 4)]), True, False,
            ["甲.txt: 3 处已改，0 处须人工",
             "甲.txt: 6 处建议与先改的重叠，2 处在下一轮改，4 处不必再改（a/b 让 c/d 6 处）"],
            ["甲.txt: 3 fixed, 0 left to you",
             "甲.txt: 6 suggestions met others that go first, 2 fixed in a later round, 4 no longer needed (a/b after c/d: 6)"],  # noqa: E501
        ),
    ],
)  # fmt: skip
def test_the_lines_about_a_document(result: Mended, written: bool, unsafe: bool, zh: list[str], en: list[str]) -> None:
    lines = list(said("甲.txt", result, written=written, unsafe=unsafe))
    assert ([line.zh for line in lines], [line.en for line in lines]) == (zh, en)


def test_overlaps_are_told_by_the_rules_that_meet() -> None:
    overlaps = [Overlap("a/b", "c/d", 2, 1), Overlap("e/f", "c/d", 0, 4)]
    _, line = said("甲.txt", mended(3, [], overlaps=overlaps), written=True, unsafe=True)
    told = "7 处建议与先改的重叠，2 处在下一轮改，5 处不必再改（a/b 让 c/d 3 处；e/f 让 c/d 4 处）"
    assert line.zh == f"甲.txt: {told}"
    assert line.en.endswith("(a/b after c/d: 3; e/f after c/d: 4)")


def test_what_could_not_be_written_is_told_once_for_each_text() -> None:
    unwritable = [finding("〇", line=2), finding("镕", line=3), finding("〇", line=4)]
    errors = list(failures(Document("甲.txt", "", "gb2312"), mended(0, unwritable, unwritable=unwritable)))
    assert [error.words("zh") for error in errors] == [
        "甲.txt:2:1: gb2312 编码写不出“〇”，2 处未改",
        "甲.txt:3:1: gb2312 编码写不出“镕”，1 处未改",
    ]
    assert errors[0].words("en") == "甲.txt:2:1: gb2312 cannot express '〇', so 2 places are unchanged"
