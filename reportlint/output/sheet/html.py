"""Format `html`: the sheet as one page that needs neither network nor script to be read and printed."""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportlint.finding import Severity
from reportlint.output.base import category_name
from reportlint.output.sheet.entry import Entries
from reportlint.output.sheet.figures import BINS, figures_of
from reportlint.output.sheet.folds import folded
from reportlint.output.sheet.legible import on_one_line
from reportlint.output.sheet.marking import marked_lines
from reportlint.output.sheet.words import SEVERITIES, word
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.document import Document
    from reportlint.engine import Outcome
    from reportlint.errors import Lang
    from reportlint.output.base import About, Totals
    from reportlint.output.sheet.figures import Figures

DENSE, PACKED = 5, 15
"""From how many cards in 1,000 characters on a card shows its reasons, and its place, only when looked at.

Otherwise the cards of a paragraph would be far longer than the paragraph they stand beside.
"""


class _Told(NamedTuple):
    """A document for the comparison."""

    path: str
    figures: Figures


class Html:
    """The comparison stands first and is known last, so the page waits for all documents."""

    def __init__(self, about: About) -> None:
        self._about, self._entries = about, Entries(about)
        self._templates = _templates(about.lang)
        self._told: list[_Told] = []
        self._parts: list[str] = []

    def begin(self) -> Iterator[str]:
        """Nothing can be written before all is known."""
        yield from ()

    def document(self, document: Document, outcome: Outcome) -> Iterator[str]:
        """Render one document."""
        entries = list(self._entries.of(document, outcome))
        figures = figures_of(document, entries)
        shown = folded(entries, self._about)
        told = _Told(on_one_line(document.path), figures)
        self._told.append(told)
        crowd = 1000 * len(shown) / max(figures.characters, 1)
        self._parts.append(
            self._templates.get_template("document.html.jinja").render(
                told=told,
                number=len(self._told),
                lines=marked_lines(document, entries),
                shown=shown,
                dense=crowd > DENSE,
                packed=crowd > PACKED,
                accepted=len(outcome.accepted),
                failed=len(outcome.failures),
            )
        )
        yield from ()

    def end(self, totals: Totals) -> Iterator[str]:
        """Yield the page."""
        ranked = sorted(totals.by_category.items(), key=lambda pair: (-pair[1], pair[0]))
        style, script = _resource("sheet.css"), _resource("sheet.js")
        yield from self._templates.get_template("page.html.jinja").generate(
            style=Markup(style),  # noqa: S704  # our own file
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
            told=self._told,
            totals=totals,
            categories=[(name, category_name(name).words(self._about.lang), count) for name, count in ranked],
            parts=map(Markup, self._parts),  # escaped when they were rendered
        )


def _templates(lang: Lang) -> Environment:
    environment = Environment(
        loader=PackageLoader("reportlint.output.sheet"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        lang=lang, zh=lang == "zh", BINS=BINS, severities={s: SEVERITIES[s].words(lang) for s in reversed(Severity)}
    )
    environment.globals["t"] = partial(word, lang=lang)
    return environment


def _resource(name: str) -> str:
    return (files("reportlint.output.sheet") / "templates" / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return what a Content-Security-Policy names an inline element by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
