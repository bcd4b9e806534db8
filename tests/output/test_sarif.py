"""What a SARIF log says: the schema knows its form, these tests its meaning."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reportlint import __version__, engine
from reportlint.document import Document
from reportlint.finding import Accepted, Related
from reportlint.fingerprint import fingerprint
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.engine import Outcome
    from reportlint.finding import Finding
    from reportlint.rule import Rule

    Say = Callable[..., str]


@pytest.fixture
def run_of(said: Say) -> Callable[..., dict[str, Any]]:
    """Return a function that gives the one run of the log of some documents."""

    def of(documents: list[Document], *rules: Rule, **options: Any) -> dict[str, Any]:
        (run,) = json.loads(said("sarif", documents, *rules, **options))["runs"]
        return dict(run)

    return of


def test_a_result(run_of: Callable[..., dict[str, Any]], spun: Rule) -> None:
    document = Document("总结 2023.txt", "一\r\n夯实根底\r\n", "gb18030")
    (result,) = run_of([document], spun)["results"]
    artifact = {"uri": "%E6%80%BB%E7%BB%93%202023.txt", "index": 0}
    region = {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5, "charOffset": 5, "charLength": 2}
    assert document.source[5:7] == "根底"
    (finding,) = engine.run(document, engine.prepare([spun])).findings
    assert result == {
        "ruleId": "substitution/spun",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "“根底”疑为“基础”之误"},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": {**region, "snippet": {"text": "根底"}}}}
        ],
        "partialFingerprints": {"reportlint/v1": f"{fingerprint(document, finding)}:1"},
        "suppressions": [],
        "fixes": [
            {
                "description": {"text": "建议：基础"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "基础"}}],
                    }
                ],
            }
        ],
    }


def test_the_driver_and_what_stands_beside_the_results(
    run_of: Callable[..., dict[str, Any]], spun: Rule, cross: Rule
) -> None:
    run = run_of([Document("a", "xx根底"), Document("b", "xx"), Document("c", "甲", "utf-16")], spun, cross)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert [(each["location"], each["encoding"]) for each in run["artifacts"]] == [
        ({"uri": "a", "index": 0}, "UTF-8"),
        ({"uri": "b", "index": 1}, "UTF-8"),
        ({"uri": "c", "index": 2}, "UTF-16"),
    ]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"], run["language"]) == (
        "reportlint", __version__, "zh-CN", "zh-CN",
    )  # fmt: skip
    assert [(each["ruleId"], each["ruleIndex"]) for each in run["results"]] == [
        ("placeholder/cross", 0), ("substitution/spun", 1), ("placeholder/cross", 0),
    ]  # fmt: skip
    assert [rule["id"] for rule in driver["rules"]] == ["placeholder/cross", "substitution/spun"]


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("GBK", "GBK"), ("cp936", "GBK"), ("big5", "BIG5"),
     ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16LE"), ("UTF-16-BE", "UTF-16BE"), ("big5hkscs", "Big5-HKSCS")],
)  # fmt: skip
def test_encodings_are_named_as_elsewhere(run_of: Callable[..., dict[str, Any]], codec: str, name: str) -> None:
    assert run_of([Document("a", "甲", codec)])["artifacts"][0]["encoding"] == name


def test_a_rule_is_described(run_of: Callable[..., dict[str, Any]], spun: Rule) -> None:
    (rule,) = run_of([Document("a", "根底根底")], spun)["tool"]["driver"]["rules"]
    markdown = rule["help"].pop("markdown")
    assert rule == {
        "id": "substitution/spun",
        "name": "Spun",
        "shortDescription": {"text": "“…”疑为“…”之误"},
        "fullDescription": {"text": "公文不用"},
        "help": {"text": "公文不用\n依据：3000 万字：0 次"},
        "defaultConfiguration": {"level": "error"},
        "relationships": [
            {
                "target": {"id": "substitution", "toolComponent": {"name": "reportlint-categories", "index": 0}},
                "kinds": ["superset"],
            }
        ],
        "properties": {"category": "substitution", "tags": ["substitution"]},
    }
    assert markdown.startswith("# substitution/spun\n\n“…”疑为“…”之误\n\n- 类别: substitution 洗稿替换\n")
    assert "- 误: 夯实⟦根底⟧设施\n" in markdown


def test_a_rule_is_described_in_english(run_of: Callable[..., dict[str, Any]], spun: Rule) -> None:
    run = run_of([Document("a", "根底")], spun, lang="en")
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "“…” is wrong"
    assert rule["help"]["text"] == "公文不用\nBasis: 3000 万字：0 次"
    assert (run["tool"]["driver"]["language"], run["language"]) == ("en-US", "en-US")
    assert run["results"][0]["fixes"][0]["description"]["text"] == "suggestion: 基础"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_taxonomy_is_the_categories(run_of: Callable[..., dict[str, Any]], lang: str) -> None:
    run = run_of([], lang=lang)
    (taxonomy,) = run["taxonomies"]
    assert [(taxon["id"], taxon["shortDescription"]["text"], taxon["properties"]) for taxon in taxonomy["taxa"]] == [
        (category, getattr(name, lang), {"zh": name.zh, "en": name.en}) for category, name in CATEGORIES.items()
    ]
    assert run["tool"]["driver"]["supportedTaxonomies"] == [{"name": taxonomy["name"], "index": 0}]


def test_levels(run_of: Callable[..., dict[str, Any]], spun: Rule, cross: Rule, comma: Rule) -> None:
    run = run_of([Document("a", "根底xx,")], spun, cross, comma)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert [rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]] == [
        "error", "warning", "note",
    ]  # fmt: skip


def test_related_places_a_deletion_and_a_span_of_lines(
    said_of: Say, spun: Rule, finding_in: Callable[[Document, int, int], Finding]
) -> None:
    document = Document("a", "（甲\n乙）")
    related = Related(start=4, end=5, line=2, column=2, end_line=2, end_column=3, text="）")
    finding = finding_in(document, 0, 4)._replace(rule=spun.name, related=(related,), suggestion="")
    log = json.loads(said_of("sarif", [(document, engine.Outcome([finding], []))], spun))
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "（甲\n乙"
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 1, 2, 2]
    assert result["relatedLocations"] == [
        {
            "id": 1,
            "message": {"text": "）"},
            "physicalLocation": {
                "artifactLocation": {"uri": "a", "index": 0},
                "region": {
                    "startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3, "charOffset": 4, "charLength": 1,
                    "snippet": {"text": "）"},
                },
            },
        }
    ]  # fmt: skip
    (fix,) = result["fixes"]
    assert fix["description"]["text"] == "建议：（删去）"
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": ""}


def test_nothing_to_put_there_is_no_fix(run_of: Callable[..., dict[str, Any]], cross: Rule) -> None:
    assert "fixes" not in run_of([Document("a", "xx")], cross)["results"][0]


def test_what_was_accepted_is_suppressed_and_not_dropped(said_of: Say, spun: Rule) -> None:
    document = Document("a", "根底\n根底\n根底\n根底")
    first, second, third, fourth = engine.run(document, engine.prepare([spun])).findings
    outcome = engine.Outcome(
        [second],
        [],
        [Accepted(first, "ignore", "引文"), Accepted(third, "comment", "专名"), Accepted(fourth, "baseline")],
    )
    (run,) = json.loads(said_of("sarif", [(document, outcome)], spun))["runs"]
    assert [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]] == [
        1, 2, 3, 4,
    ]  # fmt: skip
    assert [result["suppressions"] for result in run["results"]] == [
        [{"kind": "external", "status": "accepted", "justification": "引文"}],
        [],
        [{"kind": "inSource", "status": "accepted", "justification": "专名"}],
        [{"kind": "external", "status": "accepted"}],
    ]
    marks = [result["partialFingerprints"]["reportlint/v1"].partition(":") for result in run["results"]]
    assert [occurrence for _, _, occurrence in marks] == ["1", "2", "3", "4"]
    assert len({mark for mark, _, _ in marks}) == 1


def test_findings_about_lists_have_no_rule(said_of: Say, awkward: list[tuple[Document, Outcome]]) -> None:
    (run,) = json.loads(said_of("sarif", awkward[:1]))["runs"]
    ignores = "接受清单的每一条都应对得上文件里的一处；没有用到、已过期、写得不对的，应删去或改正"
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": f"{category}/{what}",
            "shortDescription": {"text": name},
            "fullDescription": {"text": why},
            "help": {"text": why},
            "defaultConfiguration": {"level": level},
            "properties": {"category": category, "tags": [category]},
        }
        for category, what, name, why, level in [
            ("ignore", "unused", "接受清单", ignores, "warning"),
            ("baseline", "shrink", "基线", "基线只应变小：已改好的问题应从中去掉", "note"),
        ]
    ]


def test_every_rule_has_what_code_scanning_requires(
    said_of: Say, awkward: list[tuple[Document, Outcome]], spun: Rule, cross: Rule, comma: Rule
) -> None:
    for lang in ("zh", "en"):
        (run,) = json.loads(said_of("sarif", awkward, spun, cross, comma, lang=lang))["runs"]
        for rule in run["tool"]["driver"]["rules"]:
            texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
            assert all(texts), rule["id"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "查找超时，<没有>查完"), ("en", "ran out of time, <not> done")])
def test_what_failed_is_said(said_of: Say, awkward: list[tuple[Document, Outcome]], lang: str, said: str) -> None:
    clean = [(document, outcome._replace(findings=[], accepted=[])) for document, outcome in awkward]
    (run,) = json.loads(said_of("sarif", clean, failed=1, lang=lang))["runs"]
    (invocation,) = run["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": f"typo/slow: {said}"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": "trap.txt", "index": 4}}}],
            }
        ],
    }
    assert [artifact["location"]["index"] for artifact in run["artifacts"]] == [*range(len(awkward))]


def test_a_result_is_a_line(said: Say, spun: Rule) -> None:
    lines = said("sarif", [Document("a", "根底" * 3)], spun).split("\n")
    assert [json.loads(line.removesuffix(","))["ruleId"] for line in lines[1:4]] == ["substitution/spun"] * 3
