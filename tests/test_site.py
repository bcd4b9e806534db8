"""The site of the rules: a page a rule in two languages, and a build that needs no network."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.rule import CATEGORIES
from reportlint.site import pages

if TYPE_CHECKING:
    from pathlib import Path

RULES = read_catalogue([bundled_root()])
FEW = [rule for rule in RULES if rule.category in ("numbering", "placeholder")]


def test_every_rule_has_a_page_in_both_languages() -> None:
    paths = [page.path for page in pages(RULES)]
    assert len(paths) == len(set(paths))
    for lang in ("zh", "en"):
        assert {f"docs/{lang}/{rule.name}.md" for rule in RULES} <= set(paths)
        assert {f"docs/{lang}/{name}/index.md" for name in CATEGORIES} <= set(paths)


def test_a_page_is_made_of_the_rule_alone() -> None:
    written = {page.path: page.text for page in pages(FEW)}
    for rule in FEW:
        for lang, other in (("zh", "en"), ("en", "zh")):
            text = written[f"docs/{lang}/{rule.name}.md"]
            assert text.startswith(f"# {rule.name}\n")
            assert f"](../../{other}/{rule.name}.md)" in text
            plain = re.sub(r"\\(.)", r"\1", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            assert rule.head.why in plain
            assert rule.head.basis in plain


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("网站")
    for page in pages(FEW):
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_the_site_is_built_without_a_warning_and_loads_nothing_from_elsewhere(built: Path) -> None:
    made = list(built.rglob("*.html"))
    assert len(made) >= 2 * len(FEW)
    for page in made:
        html = page.read_text("utf-8")
        assert not re.findall(r'(?:src|<link[^>]* href)="https?:', html), page


def test_chinese_comes_first(built: Path) -> None:
    index = (built / "index.html").read_text("utf-8")
    assert "占位未填" in index
    assert "unfilled placeholder" not in index
    assert "unfilled placeholder" in (built / "en" / "index.html").read_text("utf-8")
