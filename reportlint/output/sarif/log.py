"""The log as a whole: results are written as they come, and what they refer to, the rules and the files, after them."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from reportlint import __version__
from reportlint.output.places import uri
from reportlint.output.sarif.descriptors import TAXONOMY, Descriptors, taxonomy
from reportlint.output.sarif.result import result
from reportlint.output.tracked import tracked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.output.base import About, Totals

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ENCODINGS = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "big5hkscs": "Big5-HKSCS", "cp936": "GBK"}
"""The names by which IANA knows codecs that Python calls otherwise; the others are Python's, in capitals."""
_on_one_line = JSONEncoder(ensure_ascii=False).encode
_indented = JSONEncoder(ensure_ascii=False, indent=1).encode


class Sarif:
    """A log of one run; nothing in it depends on the clock or the machine."""

    def __init__(self, about: About) -> None:
        self._lang = about.lang
        self._language = "zh-CN" if about.lang == "zh" else "en-US"
        self._descriptors = Descriptors(about)
        self._artifacts: list[dict[str, object]] = []
        self._notifications: list[dict[str, object]] = []
        self._separator = ""

    def begin(self) -> Iterator[str]:
        """Open the log and its run."""
        yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": ['

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Yield the results of one document, what was accepted among them."""
        location = {"uri": uri(document.path), "index": len(self._artifacts)}
        encoding = _ENCODINGS.get(document.encoding.lower(), document.encoding.upper())
        self._artifacts.append({"location": location, "encoding": encoding, "roles": ["analysisTarget"]})
        for failure in outcome.failures:
            self._notifications.append(
                {
                    "level": "error",
                    "message": {"text": f"{failure.rule}: {failure.problem.words(self._lang)}"},
                    "locations": [{"physicalLocation": {"artifactLocation": location}}],
                }
            )
        for each in tracked(document, outcome):
            index = self._descriptors.index_of(each.finding)
            yield f"{self._separator}\n{_on_one_line(result(each, index, location, self._lang))}"
            self._separator = ","

    def end(self, totals: Totals) -> Iterator[str]:
        """Yield what stands beside the results, and close."""
        driver = {
            "name": "reportlint",
            "version": __version__,
            "semanticVersion": __version__,
            "language": self._language,
            "rules": self._descriptors.made,
            "supportedTaxonomies": [{"name": TAXONOMY, "index": 0}],
        }
        beside = {
            "tool": {"driver": driver},
            "invocations": [
                {"executionSuccessful": not totals.failed, "toolExecutionNotifications": self._notifications}
            ],
            "artifacts": self._artifacts,
            "taxonomies": [taxonomy(self._lang)],
            "columnKind": "unicodeCodePoints",
            "language": self._language,
        }
        yield f"\n], {_indented(beside).removeprefix('{').removesuffix('}')}}}]}}\n"
