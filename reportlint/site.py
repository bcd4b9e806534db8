"""The pages of all rules as the sources of a static site, Chinese first; building it is mkdocs' affair."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from reportlint.examples import sample_message
from reportlint.output.page import page
from reportlint.record import NamedTuple
from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.errors import Lang
    from reportlint.rule import Rule

_TITLES = {"zh": "reportlint 规则", "en": "reportlint rules"}
_HEADS = {"zh": ("规则", "级别", "例"), "en": ("rule", "severity", "example")}
_OTHER = {"zh": ("en", "English"), "en": ("zh", "中文")}


class Page(NamedTuple):
    """A file of the site: its path below the folder, / between the parts, and its text."""

    path: str
    text: str


def pages(rules: Sequence[Rule]) -> Iterator[Page]:
    """Yield `mkdocs.yml`, and below `docs` an index, a list a category and a page a rule, in two languages."""
    categories = [(name, list(each)) for name, each in groupby(rules, key=lambda rule: rule.category)]
    yield Page("mkdocs.yml", _configuration([name for name, _ in categories]))
    yield Page("docs/index.md", _index("zh", categories, ""))
    for lang in ("zh", "en"):
        yield Page(f"docs/{lang}/index.md", _index(lang, categories, "../"))
        for name, each in categories:
            yield Page(f"docs/{lang}/{name}/index.md", _category(name, each, lang))
            for rule in each:
                yield Page(f"docs/{lang}/{rule.name}.md", _rule(rule, lang))


def _configuration(categories: Sequence[str]) -> str:
    """Return the settings of mkdocs; JSON is YAML, and a theme that loads nothing from elsewhere."""
    navigation = [{CATEGORIES[name].zh: f"zh/{name}/index.md"} for name in categories]
    return (
        json.dumps(
            {
                "site_name": _TITLES["zh"],
                "theme": {"name": "mkdocs", "highlightjs": False, "locale": "zh_CN"},
                "use_directory_urls": False,
                "validation": {"nav": {"omitted_files": "ignore"}},
                "nav": [{"规则": "index.md"}, *navigation, {"English": "en/index.md"}],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def _index(lang: Lang, categories: Sequence[tuple[str, Sequence[Rule]]], up: str) -> str:
    other, label = _OTHER[lang]
    lines = [f"# {_TITLES[lang]}", "", f"[{label}]({up}{other}/index.md)", ""]
    lines += [
        f"- [{name}]({up}{lang}/{name}/index.md) {CATEGORIES[name].words(lang)} ({len(rules)})"
        for name, rules in categories
    ]
    return "\n".join(lines) + "\n"


def _category(name: str, rules: Sequence[Rule], lang: Lang) -> str:
    lines = [f"# {name} {CATEGORIES[name].words(lang)}", "", f"| {' | '.join(_HEADS[lang])} |", "| --- | --- | --- |"]
    for rule in rules:
        stem = rule.name.partition("/")[2]
        lines.append(f"| [{stem}]({stem}.md) | {rule.head.severity.word} | {_inline(sample_message(rule, lang))} |")
    return "\n".join(lines) + "\n"


def _rule(rule: Rule, lang: Lang) -> str:
    other, label = _OTHER[lang]
    head, *rest = page(rule, sample_message(rule, lang), lang).split("\n")
    body = "\n".join(_inline(line) if line.startswith("- ") else line for line in rest)
    return f"{head}\n\n[{label}](../../{other}/{rule.name}.md)\n{body}\n"


def _inline(text: str) -> str:
    """Escape what Markdown or HTML would take for its own."""
    start = text[:2] if text.startswith("- ") else ""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]|~#" else c for c in text[len(start) :])
    return start + escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
