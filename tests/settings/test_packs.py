"""Installed packages that offer rules, made on the spot: a folder on the path with its metadata."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportlint.errors import ReportlintError
from reportlint.settings.packs import folders_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder on the path in which packages can be put."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def install(site: Path, name: str, points: str, *files: str) -> None:
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(points, "utf-8")
    for file in files:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_text("raise SystemExit('no code of a pack is run')\n", "utf-8")


def test_the_folders_of_a_pack(site: Path) -> None:
    install(
        site,
        "county-rules",
        "[reportlint.rules]\nall = county\nmore = county_more\n[console_scripts]\nx = x:y\n",
        "county/__init__.py",
        "county/rules/typo/a.yaml",
        "county_more/typo/b.yaml",
    )
    for name in ("county-rules", " County_Rules "):
        assert folders_of(name) == [site / "county/rules", site / "county_more"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("county-ruls", "没有安装规则包“county-ruls”，是否想写“county-rules”？"),
        ("nothing-like-it", "没有安装规则包“nothing-like-it”"),
        ("", "没有安装规则包“”"),
        ("plain", "包“plain”不提供规则（没有入口点 reportlint.rules）"),
        ("module", "规则包“module”的入口点所指的“lone_module”不是文件夹形式的包"),
        ("gone", "规则包“gone”的入口点所指的“gone_away.rules”不是文件夹形式的包"),
    ],
)
def test_refused(site: Path, name: str, problem: str) -> None:
    install(site, "county-rules", "[reportlint.rules]\nall = county\n", "county/__init__.py")
    install(site, "plain", "[console_scripts]\nx = x:y\n")
    install(site, "module", "[reportlint.rules]\nall = lone_module\n", "lone_module.py")
    install(site, "gone", "[reportlint.rules]\nall = gone_away.rules\n")
    with pytest.raises(ReportlintError) as refused:
        folders_of(name)
    assert refused.value.words("zh") == problem


def test_without_settings_nothing_is_loaded_that_only_settings_need(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    code = (
        "import sys; from reportlint.policy import Policies, Wishes; policies = Policies(Wishes());"
        "policies.of('a.txt'); print(*sys.modules)"
    )
    command = [sys.executable, "-c", code]
    modules = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path).stdout.split()
    assert "reportlint.settings.project" in modules
    only_settings = {f"reportlint.settings.{name}" for name in ("keys", "packs", "entries", "term_lists")}
    assert only_settings.intersection(modules) == set()
