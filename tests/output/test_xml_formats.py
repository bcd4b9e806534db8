"""The exact text of `junit` and `checkstyle`, and what XML cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.document import Document
from reportlint.output.xml import closing, element, opening, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine import Outcome
    from reportlint.rule import Rule

    Say = Callable[..., str]


def test_junit(said: Say, spun: Rule, cross: Rule) -> None:
    documents = [Document("./a b.txt", "一\n夯实根底xx"), Document("clean.txt", "甲"), Document("z.txt", "的的")]
    assert (
        said("junit", documents, spun, cross)
        == """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="reportlint">
<testsuite name="a b.txt" tests="2" failures="2" errors="0">
<testcase classname="a b.txt" name="substitution/spun 2:3">\
<failure type="error" message="“根底”疑为“基础”之误">a b.txt:2:3
根底
建议：基础</failure></testcase>
<testcase classname="a b.txt" name="placeholder/cross 2:5">\
<failure type="warning" message="“xx”有误">a b.txt:2:5
xx</failure></testcase>
</testsuite>
<testsuite name="clean.txt" tests="1" failures="0" errors="0">
<testcase classname="clean.txt" name="reportlint" />
</testsuite>
<testsuite name="z.txt" tests="1" failures="1" errors="0">
<testcase classname="z.txt" name="substitution/spun 1:1">\
<failure type="error" message="“的的”疑为“”之误">z.txt:1:1
的的
建议：（删去）</failure></testcase>
</testsuite>
</testsuites>
"""
    )


def test_checkstyle(said: Say, spun: Rule, cross: Rule, comma: Rule) -> None:
    documents = [Document("./a b.txt", "一\n夯实根底xx,"), Document("clean.txt", "甲")]
    assert (
        said("checkstyle", documents, spun, cross, comma)
        == """\
<?xml version="1.0" encoding="utf-8"?>
<checkstyle version="8.0">
<file name="a b.txt">
<error line="2" column="3" severity="error" message="“根底”疑为“基础”之误" source="substitution/spun" />
<error line="2" column="5" severity="warning" message="“xx”有误" source="placeholder/cross" />
<error line="2" column="7" severity="info" message="应用全角" source="punctuation/comma" />
</file>
<file name="clean.txt">
</file>
</checkstyle>
"""
    )


@pytest.mark.parametrize(("lang", "problem"), [("zh", "查找超时，<没有>查完"), ("en", "ran out of time, <not> done")])
def test_a_rule_that_gave_up_is_no_clean_document(
    said_of: Say, awkward: list[tuple[Document, Outcome]], lang: str, problem: str
) -> None:
    junit = ET.fromstring(said_of("junit", awkward, lang=lang).encode("utf-8", "backslashreplace"))  # noqa: S314
    (suite,) = junit.findall("testsuite[@name='trap.txt']")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "0", "1")
    (error,) = suite.iter("error")
    assert (error.get("type"), error.get("message")) == ("error", problem)
    checkstyle = ET.fromstring(said_of("checkstyle", awkward, lang=lang).encode("utf-8", "backslashreplace"))  # noqa: S314
    assert [each.text for each in checkstyle.findall("file[@name='trap.txt']/exception")] == [f"typo/slow: {problem}"]


def test_counts_are_those_of_the_suite(said_of: Say, awkward: list[tuple[Document, Outcome]]) -> None:
    junit = ET.fromstring(said_of("junit", awkward).encode("utf-8", "backslashreplace"))  # noqa: S314
    for suite in junit.iter("testsuite"):
        for count, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert int(suite.get(count, "-1")) == len(list(suite.iter(tag))), (suite.get("name"), count)


def test_a_name_that_xml_cannot_hold(said: Say, spun: Rule) -> None:
    written = said("checkstyle", [Document("a\x1b\"<&>'\n.txt", "根底")], spun)
    assert [each.get("name") for each in ET.fromstring(written).iter("file")] == ["a\ufffd\"<&>'\n.txt"]  # noqa: S314


@given(st.text(), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_but_what_xml_forbids(attribute: str, text: str) -> None:
    attribute = attribute.encode("utf-8", "backslashreplace").decode()
    made = written(element("a", {"b": attribute, "n": 1}, text))
    read = ET.fromstring(made)  # noqa: S314
    forbidden = {*map(chr, {*range(0x20)} - {9, 10, 13}), "\ufffe", "\uffff"}
    assert read.get("b") == "".join("\ufffd" if c in forbidden else c for c in attribute)
    ends = text.replace("\r\n", "\n").replace("\r", "\n")  # as every XML parser reads them
    assert (read.text or "") == "".join("\ufffd" if c in forbidden else c for c in ends)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_two_tags_are_those_of_the_whole(name: str) -> None:
    empty = element("file", {"name": name})
    assert ET.fromstring(opening(empty) + closing(empty)).attrib == ET.fromstring(written(empty)).attrib  # noqa: S314
