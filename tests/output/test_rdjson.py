"""Diagnostics for reviewdog, whose columns are bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reportlint import engine
from reportlint.document import Document
from reportlint.finding import Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.finding import Finding
    from reportlint.rule import Rule

    Say = Callable[..., str]


def place(line: int, column: int, end_line: int, end_column: int) -> dict[str, Any]:
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}


def test_a_diagnostic(said: Say, spun: Rule) -> None:
    report = json.loads(said("rdjson", [Document("./总结 1.txt", "一\r\n𐐀a夯实根底", "gb18030")], spun))
    where = place(2, 12, 2, 18)
    assert "𐐀a夯实根底".encode()[11:17].decode() == "根底"
    assert report == {
        "source": {"name": "reportlint"},
        "diagnostics": [
            {
                "message": "“根底”疑为“基础”之误",
                "location": {"path": "总结 1.txt", "range": where},
                "severity": "ERROR",
                "code": {"value": "substitution/spun"},
                "suggestions": [{"range": where, "text": "基础"}],
            }
        ],
    }


def test_severities_and_a_deletion(said: Say, spun: Rule, cross: Rule, comma: Rule) -> None:
    report = json.loads(said("rdjson", [Document("a", "的的xx,")], spun, cross, comma))
    assert [
        (each["severity"], [suggestion["text"] for suggestion in each.get("suggestions", [])])
        for each in report["diagnostics"]
    ] == [("ERROR", [""]), ("WARNING", []), ("INFO", ["，"])]


def test_related_places_and_several_lines(said_of: Say, finding_in: Callable[[Document, int, int], Finding]) -> None:
    document = Document("a", "总（甲\n乙）")
    related = Related(start=5, end=6, line=2, column=2, end_line=2, end_column=3, text="）")
    finding = finding_in(document, 1, 4)._replace(related=(related,))
    (diagnostic,) = json.loads(said_of("rdjson", [(document, engine.Outcome([finding], []))]))["diagnostics"]
    assert diagnostic["location"]["range"] == place(1, 4, 2, 1)
    assert diagnostic["related_locations"] == [{"message": "）", "location": {"path": "a", "range": place(2, 4, 2, 7)}}]
