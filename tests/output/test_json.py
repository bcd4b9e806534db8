"""The exact text of `json`, and of `jsonl`, which has the same objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportlint import engine
from reportlint.document import Document
from reportlint.expression import Expression
from reportlint.finding import Accepted, Finding, Related
from reportlint.kinds.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule

    Say = Callable[..., str]
    FindingIn = Callable[[Document, int, int], Finding]


JSON_OF_TWO = """\
{"version": 1, "findings": [
{"path": "总结.txt", "rule": "substitution/spun", "category": "substitution", "severity": "error", \
"message": "“根底”疑为“基础”之误", "line": 1, "column": 1, "end_line": 1, "end_column": 3, \
"start": 0, "end": 2, "text": "根底", "suggestion": "基础", "related": []},
{"path": "总结.txt", "rule": "placeholder/cross", "category": "placeholder", "severity": "warning", \
"message": "“xx”有误", "line": 2, "column": 1, "end_line": 2, "end_column": 3, \
"start": 4, "end": 6, "text": "xx", "suggestion": null, "related": []}
], "summary": {"documents": 1, "failed": 0, "findings": 2, "by_category": {"placeholder": 1, "substitution": 1}, \
"by_severity": {"note": 0, "warning": 1, "error": 1}}}
"""


def test_json(said: Say, spun: Rule, cross: Rule) -> None:
    assert said("json", [Document("总结.txt", "根底\r\nxx")], spun, cross) == JSON_OF_TWO


def test_json_escapes_what_it_must(said: Say, rule_of: Callable[..., Rule]) -> None:
    document = Document('a"\\\t', 'x"\\\n\x01\u2028甲x')
    rule = rule_of(Pattern(Expression("(?s)x.*x"), replace='"\\\\\n'), "typo/a", message='"\\\t')
    (found,) = json.loads(said("json", [document], rule))["findings"]
    assert (found["path"], found["text"]) == (document.path, document.text)
    assert (found["message"], found["suggestion"]) == ('"\\\t', '"\\\n')


def test_json_without_documents_and_with_several(said: Say, cross: Rule) -> None:
    assert json.loads(said("json", [])) == {
        "version": 1,
        "findings": [],
        "summary": {
            "documents": 0,
            "failed": 0,
            "findings": 0,
            "by_category": {},
            "by_severity": {"note": 0, "warning": 0, "error": 0},
        },
    }
    documents = [Document("a", "xx"), Document("b", "甲"), Document('c"\\', "甲\nxx")]
    report = json.loads(said("json", documents, cross))
    assert [(f["path"], f["line"]) for f in report["findings"]] == [("a", 1), ('c"\\', 2)]
    assert report["summary"]["documents"] == 3


def test_json_has_related_places_and_an_empty_suggestion(said_of: Say, finding_in: FindingIn) -> None:
    document = Document("a", "（甲\n乙）")
    related = Related(start=4, end=5, line=2, column=2, end_line=2, end_column=3, text="）")
    found = finding_in(document, 0, 1)._replace(related=(related,), suggestion="")
    (report,) = json.loads(said_of("json", [(document, engine.Outcome([found], []))]))["findings"]
    assert report["related"] == [
        {"start": 4, "end": 5, "line": 2, "column": 2, "end_line": 2, "end_column": 3, "text": "）"}
    ]
    assert report["suggestion"] == ""


def test_percent_signs_are_as_they_were(said: Say, rule_of: Callable[..., Rule]) -> None:
    rule = rule_of(Pattern(Expression("5%d"), replace="5%%"), "typo/a", message="%s %(a)d%")
    (found,) = json.loads(said("json", [Document("a%d.txt", "增长5%d")], rule))["findings"]
    assert [found[key] for key in ("path", "message", "text", "suggestion")] == ["a%d.txt", "%s %(a)d%", "5%d", "5%%"]
    assert (found["start"], found["end"]) == (2, 5)


def test_a_path_is_whole_in_json(said: Say, comma: Rule) -> None:
    path = "总\x1b[31m\n结.txt"
    (finding,) = json.loads(said("json", [Document(path, ",")], comma))["findings"]
    assert finding["path"] == path


def test_a_habit_is_whole_in_json(said: Say, comma: Rule) -> None:
    assert len(json.loads(said("json", [Document("a", "," * 9)], comma, folds=True))["findings"]) == 9


def test_what_was_accepted_is_not_in_json(said_of: Say, finding_in: FindingIn) -> None:
    document = Document("a", "甲")
    outcome = engine.Outcome([], [], [Accepted(finding_in(document, 0, 1), "ignore", "引文")])
    report = json.loads(said_of("json", [(document, outcome)]))
    assert (report["findings"], report["summary"]["findings"]) == ([], 0)
    assert said_of("jsonl", [(document, outcome)]) == ""


def test_json_lines_are_the_objects_of_json(said: Say, spun: Rule, cross: Rule) -> None:
    documents = [Document("a", "根底\r\nxx\u2028"), Document("b", "甲"), Document("c", "根底")]
    lines = said("jsonl", documents, spun, cross).split("\n")
    assert lines.pop() == ""
    assert [f"{line}," for line in lines[:-1]] + lines[-1:] == said("json", documents, spun, cross).split("\n")[1:-2]
    assert [json.loads(line)["path"] for line in lines] == ["a", "a", "c"]


def test_no_findings_are_no_lines(said: Say, spun: Rule) -> None:
    assert said("jsonl", [Document("a", "甲"), Document("b", "")], spun) == ""
