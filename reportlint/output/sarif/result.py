"""A finding as a SARIF result; rules and files are referred to by their numbers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reportlint.finding import Severity
from reportlint.output.base import advice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.errors import Lang
    from reportlint.finding import Accepted, Finding, Related
    from reportlint.output.tracked import Tracked

LEVELS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"})
FINGERPRINT = "reportlint/v1"
"""The name and the version of our fingerprints; a change in what they are made of is a new version."""


def result(each: Tracked, rule: int, artifact: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """Return the result; rule: its number among the rules; artifact: where the document is."""
    finding = each.finding
    made: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding, artifact)],
        "partialFingerprints": {FINGERPRINT: f"{each.fingerprint}:{each.occurrence}"},
        # Where one result of a run says whether it is suppressed, all must; an empty list says that it is not.
        "suppressions": [_suppression(each.accepted)] if each.accepted else [],
    }
    if finding.related:
        made["relatedLocations"] = [
            {"id": number, "message": {"text": related.text}, **_location(related, artifact)}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.suggestion is not None:
        made["fixes"] = [_fix(finding, finding.suggestion, artifact, lang)]
    return made


def _location(place: Finding | Related, artifact: Mapping[str, object]) -> dict[str, object]:
    region = {**_region(place), "snippet": {"text": place.text}}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _region(place: Finding | Related) -> dict[str, object]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _fix(finding: Finding, suggestion: str, artifact: Mapping[str, object], lang: Lang) -> dict[str, object]:
    replacement = {"deletedRegion": _region(finding), "insertedContent": {"text": suggestion}}
    return {
        "description": {"text": advice(finding, lang)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def _suppression(accepted: Accepted) -> dict[str, object]:
    kind = "inSource" if accepted.by == "comment" else "external"
    said = {"justification": accepted.why} if accepted.why else {}
    return {"kind": kind, "status": "accepted", **said}
