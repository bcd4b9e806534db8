"""Check and fix until nothing is left to fix: what is made, what is left, and that it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reportlint.document import Document
from reportlint.engine import Outcome
from reportlint.errors import DocumentError
from reportlint.finding import Accepted, Finding, Severity
from reportlint.fixes.rounds import MOST_ROUNDS, Overlap, Unstable, mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.fixes.rounds import Mended

Rule = tuple[str, str, "str | None"]
"""A name, an expression, and what to put there; a rule is safe unless its name ends in `?`."""


def checker(*rules: Rule) -> Callable[[Document], list[Finding]]:
    def check(document: Document) -> list[Finding]:
        return sorted(
            Finding(
                document.path, *found.span(), name, "typo", Severity.WARNING, "", 1, found.start() + 1, 1,
                found.end() + 1, found.group(), None if new is None else found.expand(new), (), not name.endswith("?"),
            )
            for name, expression, new in rules
            for found in re.finditer(expression, document.source)
        )  # fmt: skip

    return check


def mended(
    text: str, *rules: Rule, accepted: str = "", unsafe: bool = False, encoding: str = "utf-8", once: str = ""
) -> Mended:
    document, check = Document("甲.txt", text, encoding), checker(*rules)
    findings = check(document)
    if once:
        later = [each for each in findings if each.rule == once][1:]
        findings = [each for each in findings if each not in later]
    known = [Accepted(each, "ignore") for each in findings if each.rule == accepted]
    outcome = Outcome([each for each in findings if each.rule != accepted], [], known)
    names = (once,) if once else ()
    return mend(
        document,
        text.encode(encoding),
        outcome,
        lambda document: Outcome(check(document), []),
        unsafe=unsafe,
        once=names,
    )


@pytest.mark.parametrize(
    ("unsafe", "text", "left"), [(False, "丑乙丙", ["b?", "c"]), (True, "丑寅丙", ["c"])], ids=["safe", "unsafe"]
)
def test_what_is_not_safe_is_asked_for(unsafe: bool, text: str, left: list[str]) -> None:
    result = mended("甲乙丙", ("a", "甲", "丑"), ("b?", "乙", "寅"), ("c", "丙", None), unsafe=unsafe)
    assert (result.text, result.data.decode(), [each.rule for each in result.left]) == (text, text, left)


def test_what_an_edit_brings_about_is_mended_too() -> None:
    result = mended("甲,,乙", ("a", ",", "，"), ("b", "，，", "，"))
    assert (result.text, result.changes, result.left, result.overlaps) == ("甲，乙", 3, [], [])


def test_of_edits_that_meet_the_other_is_made_in_the_next_round_or_no_longer_needed() -> None:
    rules: tuple[Rule, ...] = ("a", "甲,乙", "丑,乙"), ("b", ",", "，"), ("c", "丙丁戊", "己"), ("d", "丁", "寅")
    result = mended("甲,乙丙丁戊丁", *rules)
    assert (result.text, result.changes) == ("丑，乙己寅", 4)
    assert result.overlaps == [Overlap("b", "a", 1, 0), Overlap("d", "c", 0, 1)]


def test_one_may_wait_more_than_once() -> None:
    rules: tuple[Rule, ...] = ("a", "子甲乙丙", "甲乙丙"), ("b", "(?<!子)甲乙丙", "乙丙"), ("c", "丙", "丁")
    result = mended("子甲乙丙", *rules)
    assert (result.text, result.overlaps) == ("乙丁", [Overlap("c", "b", 1, 0)])


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ((("a", "甲", "乙"), ("b", "乙", "甲")), ["a", "b"]),
        ((("a", "甲", "乙"), ("b", "乙", "丙"), ("c", "丙", "甲")), ["a", "b", "c"]),
        ((("a", "甲", "乙"), ("b", "乙", "甲"), ("z", "丁", "戊")), ["a", "b"]),  # what is innocent is not named
        ((("a", "^", "甲"),), ["a"]),
        ((("a", "甲", "甲甲"), ("z", "丁", "戊")), ["a"]),
    ],
)
def test_rules_that_would_go_on_for_ever_are_named(rules: tuple[Rule, ...], named: list[str]) -> None:
    with pytest.raises(Unstable) as refused:
        mended("丁甲", *rules)
    assert refused.value.words("zh") == f"甲.txt: 这些规则的建议互相抵消或没有尽头，未改：{'、'.join(named)}"


def test_the_last_round_counts() -> None:
    rules: list[Rule] = [(f"r{at:02}", f"^{chr(0x4E00 + at)}$", chr(0x4E01 + at)) for at in range(MOST_ROUNDS)]
    assert mended("一", *rules).changes == MOST_ROUNDS
    with pytest.raises(Unstable, match="r09, r10"):
        mended("一", *rules, ("r10", f"^{chr(0x4E00 + MOST_ROUNDS)}$", "完"))


def test_a_lost_character_and_what_the_encoding_lacks_are_not_written() -> None:
    result = mended("甲乙丙", ("a", "甲", "镕"), ("b", "乙", "\ufffd"), ("c", "丙", "丁"), encoding="gb2312")
    assert (result.text, result.data) == ("甲乙丁", "甲乙丁".encode("gb2312"))
    assert [each.rule for each in result.unwritable] == ["a", "b"] == [each.rule for each in result.left]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("乙", "乙"),
        ("甲丙乙丙甲", "甲丙乙丙甲"),
        ("甲\n丙乙丙\n甲", "丑丑\n丙乙丙\n丑丑"),
        ("甲\n\n　　甲乙。\n\n甲", "丑丑\n\n　　甲乙。\n\n丑丑"),
        ("甲\r\n甲乙\r\n甲", "丑丑\r\n甲乙\r\n丑丑"),
        ("甲\n乙甲\n甲乙\n甲\n甲乙", "丑丑\n乙甲\n甲乙\n丑丑\n甲乙"),
        ("子\n乙\n子", "丑丑\n乙\n丑丑"),  # in two rounds
    ],
)
def test_what_was_accepted_stays_with_its_line(before: str, after: str) -> None:
    result = mended(before, ("a", "甲", "丑丑"), ("b", "乙", "寅"), ("c", "子", "甲"), accepted="b")
    assert result.text == after
    assert result.barred == after.count("甲")


@pytest.mark.parametrize("text", ["甲\n乙。", "甲\r\n　　乙。", "乙。\n甲", "乙　\r\n甲"])
def test_a_line_is_not_joined_to_what_is_known_by_its_end(text: str) -> None:
    result = mended(text, ("a", "\r?\n", ""), ("b", "乙", "寅"), accepted="b")
    assert (result.text, result.barred) == (text, 1)


def test_what_a_rule_names_once_is_mended_everywhere() -> None:
    rules: tuple[Rule, ...] = (("a", "甲", "丑"),)
    assert mended("甲乙甲乙甲", *rules, once="a").text == "丑乙丑乙丑"


def test_what_was_accepted_of_a_rule_that_speaks_once_was_accepted_everywhere() -> None:
    rules: tuple[Rule, ...] = (("a", "甲", "丑"), ("b", "乙", "寅"))
    assert mended("甲\n甲\n乙", *rules, accepted="a", once="a").text == "甲\n甲\n寅"


def test_what_is_accepted_later_stays_too() -> None:
    check = checker(("a", "甲", "乙"), ("b", "乙", "寅"), ("c", "丙", "丁"), ("d", "丁", "戊"))

    def sifting(document: Document) -> Outcome:
        findings = check(document)
        known = [Accepted(each, "comment") for each in findings if each.rule == "b"]
        return Outcome([each for each in findings if each.rule != "b"], [], known)

    document = Document("甲.txt", "甲丙\n丙")
    result = mend(document, document.source.encode(), sifting(document), sifting, unsafe=False)
    assert (result.text, result.barred) == ("乙丁\n戊", 1)


def test_an_encoding_that_cannot_be_changed_in_places_is_refused() -> None:
    with pytest.raises(DocumentError, match="hz"):
        mended("安全工作", ("a", "全", "中"), encoding="hz")
    assert mended("安全工作", ("a", "甲", "中"), encoding="hz").changes == 0
