"""A rule as a page to read, made from its file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.rule import CATEGORIES

if TYPE_CHECKING:
    from reportlint.errors import Lang
    from reportlint.rule import Rule

_HEADINGS = {
    "zh": ("类别", "级别", "检查方式", "为什么", "依据", "误", "改", "正（不报）"),
    "en": ("category", "severity", "kind", "why", "basis", "bad", "mended", "good (silent)"),
}


def page(rule: Rule, sample: str, lang: Lang) -> str:
    """Return the rule as Markdown; sample is a message of it, and what the file says stays in the file's language."""
    category, severity, kind, why, basis, bad, mended, good = _HEADINGS[lang]
    examples = rule.head.examples
    lines = [
        f"# {rule.name}",
        "",
        sample,
        "",
        f"- {category}: {rule.category} {CATEGORIES[rule.category].words(lang)}",
        f"- {severity}: {rule.head.severity.word}",
        f"- {kind}: {rule.kind_name}",
        f"- {why}: {rule.head.why}",
        f"- {basis}: {rule.head.basis}",
        "",
    ]
    for example in examples.bad:
        lines += _entry(bad, example.text)
        if example.fix is not None:
            lines += _entry(f"→ {mended}", example.fix)
    for text in examples.good:
        lines += _entry(good, text)
    return "\n".join(lines)


def _entry(label: str, text: str) -> list[str]:
    first, *rest = text.rstrip("\n").split("\n")
    indent = "    "
    return [f"- {label}: {first}", *(indent + line for line in rest)]
