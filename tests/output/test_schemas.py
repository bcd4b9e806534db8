"""Every format against its schema, over all that a format may stumble over."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from jsonschema.validators import validator_for

from reportlint.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.engine import Outcome
    from reportlint.rule import Rule

    Outcomes = list[tuple[Document, Outcome]]
    Say = Callable[..., str]
    Report = Callable[[str], bytes]
    Faults = Callable[[str, Any], list[str]]

SCHEMAS = Path(__file__).parent / "schemas"
GITHUB = re.compile(
    r"::(error|warning|notice) file=(?P<file>[^,:]+)"
    r"(,line=[1-9]\d*,endLine=[1-9]\d*(,col=[1-9]\d*,endColumn=[1-9]\d*)?)?,title=[^,:]+::(?P<message>.+)"
)


@pytest.fixture(scope="module")
def faults() -> Faults:
    """Return a function that lists what a JSON Schema objects to."""
    validators = {}
    for path in SCHEMAS.glob("*.json"):
        schema = json.loads(path.read_text("utf-8"))
        cls = validator_for(schema)
        cls.check_schema(schema)
        validators[path.stem] = cls(schema, format_checker=cls.FORMAT_CHECKER)
    return lambda name, value: [f"{fault.json_path}: {fault.message}" for fault in validators[name].iter_errors(value)]


@pytest.fixture(params=["zh", "en"])
def report(
    request: pytest.FixtureRequest, said_of: Say, awkward: Outcomes, spun: Rule, cross: Rule, comma: Rule
) -> Report:
    """Return a function that gives the bytes of a format, as they are written to a file."""

    def of(name: str) -> bytes:
        said = said_of(name, awkward, spun, cross, comma, lang=request.param, failed=1)
        return said.encode("utf-8", "backslashreplace")

    return of


def test_json(report: Report, faults: Faults) -> None:
    value = json.loads(report("json"))
    assert faults("report", value) == []
    assert [fault for finding in value["findings"] for fault in faults("finding", finding)] == []
    assert value["summary"]["findings"] == len(value["findings"]) == 13


def test_jsonl(report: Report, faults: Faults) -> None:
    lines = report("jsonl").split(b"\n")
    assert lines.pop() == b""
    assert [fault for line in lines for fault in faults("finding", json.loads(line))] == []
    assert [json.loads(line) for line in lines] == json.loads(report("json"))["findings"]


def test_sarif(report: Report, faults: Faults) -> None:
    value = json.loads(report("sarif"))
    assert faults("sarif-2.1.0", value) == []
    assert len(value["runs"][0]["results"]) == 16


def test_gitlab(report: Report, faults: Faults) -> None:
    value = json.loads(report("gitlab"))
    assert faults("gitlab", value) == []
    assert len({issue["fingerprint"] for issue in value}) == len(value) == 13


def test_rdjson(report: Report, faults: Faults) -> None:
    value = json.loads(report("rdjson"))
    assert faults("rdformat", value) == []
    assert len(value["diagnostics"]) == 13


@pytest.mark.parametrize(
    ("name", "schema", "tag"), [("junit", "junit-10", "failure"), ("checkstyle", "checkstyle", "error")]
)
def test_xml(report: Report, name: str, schema: str, tag: str) -> None:
    written = report(name)
    assert [str(fault) for fault in xmlschema.XMLSchema(SCHEMAS / f"{schema}.xsd").iter_errors(BytesIO(written))] == []
    assert len(list(ET.fromstring(written).iter(tag))) == 13  # noqa: S314  # it is our own


def test_github(report: Report) -> None:
    lines = report("github").decode().split("\n")
    assert lines.pop() == ""
    assert [line for line in lines if not GITHUB.fullmatch(line)] == []
    assert len(lines) == 14  # with the rule that gave up


def test_the_schemas_object_to_what_is_wrong(report: Report, faults: Faults) -> None:
    """A schema that lets everything pass would prove nothing."""
    for name, format_, key in _keys_to_lose():
        value = json.loads(report(format_))
        where = value
        for step in key[:-1]:
            where = where[step]
        del where[key[-1]]
        assert faults(name, value) != [], (name, key)
    broken = report("junit").replace(b"<testcase ", b"<testcase wrong='1' ", 1)
    assert list(xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").iter_errors(BytesIO(broken)))
    broken = report("checkstyle").replace(b'severity="info"', b'severity="note"')
    assert list(xmlschema.XMLSchema(SCHEMAS / "checkstyle.xsd").iter_errors(BytesIO(broken)))


def _keys_to_lose() -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    yield "sarif-2.1.0", "sarif", ("runs", 0, "tool")
    yield "sarif-2.1.0", "sarif", ("runs", 0, "results", 0, "message")
    yield "gitlab", "gitlab", (0, "location", "positions")
    yield "rdformat", "rdjson", ("diagnostics", 0, "location", "path")
    yield "report", "json", ("summary", "failed")


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson", "junit", "checkstyle", "jsonl", "github"])
@pytest.mark.parametrize("documents", [[], [Document("a.txt", "")]], ids=["no document", "a clean one"])
def test_nothing_to_report_is_valid_too(said: Say, faults: Faults, name: str, documents: list[Document]) -> None:
    written = said(name, documents)
    if name in ("junit", "checkstyle"):
        schema = {"junit": "junit-10.xsd", "checkstyle": "checkstyle.xsd"}[name]
        assert [*xmlschema.XMLSchema(SCHEMAS / schema).iter_errors(BytesIO(written.encode()))] == []
    elif name in ("jsonl", "github"):
        assert written == ""
    else:
        schemas = {"json": "report", "sarif": "sarif-2.1.0", "gitlab": "gitlab", "rdjson": "rdformat"}
        assert faults(schemas[name], json.loads(written)) == []


@given(
    path=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1),
    text=st.text(st.sampled_from("x,的根底甲𐐀 \t\r\n\v\x1b\x85\u2028\ufffe<>&]:%\"'\\")),
)
def test_any_document_can_be_reported(said: Say, spun: Rule, cross: Rule, comma: Rule, path: str, text: str) -> None:
    def report(name: str) -> str:
        return said(name, [Document(path, text)], spun, cross, comma)

    found = json.loads(report("json"))["findings"]
    assert [json.loads(line) for line in report("jsonl").split("\n")[:-1]] == found
    (log,) = json.loads(report("sarif"))["runs"]
    assert [result["locations"][0]["physicalLocation"]["region"]["charOffset"] for result in log["results"]] == [
        each["start"] for each in found
    ]
    issues = json.loads(report("gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(found)
    diagnostics = json.loads(report("rdjson"))["diagnostics"]
    lines = text.split("\n")
    for diagnostic, each in zip(diagnostics, found, strict=True):
        start = diagnostic["location"]["range"]["start"]
        line = lines[start["line"] - 1].encode()
        assert line[: start["column"] - 1].decode() == lines[each["line"] - 1][: each["column"] - 1]
    lines = report("github").split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(found)
    assert all(map(GITHUB.fullmatch, lines))
    for name, tag in (("junit", "failure"), ("checkstyle", "error")):
        elements = list(ET.fromstring(report(name)).iter(tag))  # noqa: S314  # it is our own
        assert len(elements) == len(found)
