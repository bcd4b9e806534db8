"""`config show`: every key, its value and who gave it; `config schema`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reportlint.cli.root import run as run_command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Show = Callable[..., list[str]]

SETTINGS = """\
select: ['*']
ignore: [ad]
profile: 请示
rules: [mine]
exclude: [old/]
terms:
  - 平安财险
overrides:
  - paths: [out/]
    ignore: [format]
  - paths: [in/, '*.draft.txt']
    select: [typo, placeholder]
    severity: {typo: note}
    encoding: gbk
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule_text: str) -> None:
    """Work in a repository's root with a folder of rules."""
    for folder in (".git", "in", "mine/typo"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "mine/typo/own.yaml").write_text(rule_text, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    def lines(*arguments: str) -> list[str]:
        run_command(["config", "show", *arguments])
        said = capsys.readouterr()
        assert said.err == ""
        return said.out.splitlines()

    return lines


DEFAULTS = [
    "select: *  # 默认",
    "ignore: （无）  # 默认",
    "severity: （无）  # 默认",
    "profile: （无）  # 默认",
    "preview: false  # 默认",
    "encoding: （无）  # 默认",
    "exclude: （无）  # 默认",
    "rules: （无）  # 默认",
    "packs: （无）  # 默认",
    "terms: （无）  # 默认",
    "overrides: （无）  # 默认",
]


def test_without_settings_all_are_defaults(show: Show) -> None:
    first, *others = show()
    assert first.startswith("# *.txt：没有设置文件；")
    assert others == DEFAULTS


def test_every_value_has_a_source(show: Show, tmp_path: Path) -> None:
    (tmp_path / "reportlint.yaml").write_text(SETTINGS, "utf-8")
    first, *others = show("in", "--preview", "--ignore", "placeholder/letter-run", "--rules", "mine")
    assert first.startswith("# in/*.txt：设置文件 reportlint.yaml；")
    assert [line for line in others if not line.startswith("severity: {placeholder")] == [
        "select: typo  # overrides 第 2 项 reportlint.yaml:12:14",
        "select: placeholder  # overrides 第 2 项 reportlint.yaml:12:20",
        "ignore: ad  # 设置 reportlint.yaml:2:10",
        "ignore: placeholder/letter-run  # 命令行",
        "severity: {typo: note}  # overrides 第 2 项 reportlint.yaml:13:22",
        "profile: 请示  # 设置 reportlint.yaml:3:10",
        "preview: true  # 命令行",
        "encoding: gbk  # overrides 第 2 项 reportlint.yaml:14:15",
        "exclude: old/  # 设置 reportlint.yaml:5:11",
        "rules: mine  # 设置 reportlint.yaml:4:9",
        "rules: mine  # 命令行",
        "packs: （无）  # 默认",
        "terms: 平安财险  # 设置 reportlint.yaml:7:5",
        "overrides: in/  # overrides 第 2 项 reportlint.yaml:11:13",
        "overrides: *.draft.txt  # overrides 第 2 项 reportlint.yaml:11:18",
    ]
    assert [line.partition("：")[0] for line in others if line.startswith("severity: {placeholder")] == [
        "severity: {placeholder/blank-bracket: note}  # 文种 请示",
        "severity: {placeholder/blank-date: note}  # 文种 请示",
    ]


def test_in_toml_too(show: Show, tmp_path: Path) -> None:
    text = "[tool.reportlint]\nignore = ['ad']\n[[tool.reportlint.overrides]]\npaths = ['in/']\nprofile = 'plan'\n"
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    told = show("in/a.txt", "--lang", "en")
    assert told[0].startswith("# in/a.txt: settings pyproject.toml; ")
    assert {
        "ignore: ad  # settings pyproject.toml:2:11",
        "profile: plan  # override 1 pyproject.toml:5:1",
        "overrides: in/  # override 1 pyproject.toml:4:10",
        "select: *  # default",
        "severity: (none)  # default",
    } <= {*told}


def test_a_document_that_is_excluded_says_so(show: Show, tmp_path: Path) -> None:
    (tmp_path / "reportlint.yaml").write_text(SETTINGS, "utf-8")
    assert show("old/a.txt")[0].endswith("；已排除，不检查")
    assert show("old/a.txt", "--lang", "en")[0].endswith("; excluded, not checked")
    assert not show("old/a.txt", "--no-exclude")[0].endswith("；已排除，不检查")


def test_as_data(show: Show, tmp_path: Path) -> None:
    (tmp_path / "reportlint.yaml").write_text("severity: {typo: note}\nprofile: 讲话\nselect: [typo]\n", "utf-8")
    told: dict[str, Any] = json.loads("\n".join(show("a.txt", "--format", "json")))
    assert {key: told[key] for key in ("version", "path", "settings", "excluded")} == {
        "version": 1,
        "path": "a.txt",
        "settings": "reportlint.yaml",
        "excluded": False,
    }
    assert 0 < told["rules"]["asked"] < told["rules"]["all"]
    values = {(value["key"], json.dumps(value["value"])): value for value in told["values"]}
    assert values["severity", '{"typo": "note"}']["place"] == "reportlint.yaml:1:18"
    assert values["ignore", '"format/colloquial-day"']["source"] == "profile speech"
    assert values["ignore", '"format/colloquial-day"']["why"]
    assert values["rules", "[]"] == {"key": "rules", "value": [], "source": "default", "place": None, "why": None}
    assert values["preview", "false"]["source"] == "default"


def test_the_schema_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["config", "schema"])
    assert json.loads(capsys.readouterr().out)["title"] == "reportlint settings"
