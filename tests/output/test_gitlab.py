"""Code Quality: what GitLab compares."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportlint import engine
from reportlint.document import Document
from reportlint.finding import Accepted

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.rule import Rule

    Say = Callable[..., str]


def test_an_issue(said: Say, spun: Rule) -> None:
    (issue,) = json.loads(said("gitlab", [Document("./drafts/总结 1.txt", "一\n夯实根底")], spun))
    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": "“根底”疑为“基础”之误",
        "check_name": "substitution/spun",
        "severity": "major",
        "location": {
            "path": "drafts/总结 1.txt",
            "positions": {"begin": {"line": 2, "column": 3}, "end": {"line": 2, "column": 5}},
        },
    }


def test_severities(said: Say, spun: Rule, cross: Rule, comma: Rule) -> None:
    issues = json.loads(said("gitlab", [Document("a", "根底xx,")], spun, cross, comma))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]


def test_fingerprints_are_unique_and_stay(said: Say, spun: Rule) -> None:
    def marks(*texts: str) -> list[str]:
        documents = [Document(name, text) for name, text in zip("abc", texts, strict=False)]
        return [issue["fingerprint"] for issue in json.loads(said("gitlab", documents, spun))]

    before = marks("根底\n根底", "根底")
    assert len(set(before)) == 3
    assert marks("前言\n\n根底\n中\n根底", "根底\n") == before
    assert marks("根底\n根底\n根底", "根底")[:2] == before[:2]


def test_what_was_accepted_is_left_out_and_renumbers_nothing(said_of: Say, spun: Rule) -> None:
    document = Document("a", "根底\n根底")
    whole = engine.run(document, engine.prepare([spun]))
    sifted = whole._replace(findings=whole.findings[1:], accepted=[Accepted(whole.findings[0], "baseline")])
    issues = json.loads(said_of("gitlab", [(document, whole)], spun))
    assert json.loads(said_of("gitlab", [(document, sifted)], spun)) == issues[1:]
