"""What a settings file may say, in YAML and TOML alike, and what is refused at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.errors import FieldError, FileError
from reportlint.finding import Severity
from reportlint.settings.keys import Override, Profile, Settings
from reportlint.settings.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

YAML = """\
select: ["*"]
ignore: [ad, typo/frequent-slip]
severity: {typo: note, typo/frequent-slip: error}
preview: true
profile: 责任书
encoding: gb18030
exclude: [old/, "*.bak.txt", "!keep.bak.txt"]
rules: [mine]
packs: [county-rules]
terms: [甲]
overrides:
  - paths: [speeches/]
    profile: speech
  - paths: [in/**/*.txt]
    select: [ad]
    ignore: [ad/page-button]
    severity: {ad: error}
    preview: false
    encoding: big5
"""
TOML = """\
[tool.reportlint]
select = ["*"]
ignore = ["ad", "typo/frequent-slip"]
severity = {typo = "note", "typo/frequent-slip" = "error"}
preview = true
profile = "责任书"
encoding = "gb18030"
exclude = ["old/", "*.bak.txt", "!keep.bak.txt"]
rules = ["mine"]
packs = ["county-rules"]
terms = ["甲"]

[[tool.reportlint.overrides]]
paths = ["speeches/"]
profile = "speech"

[[tool.reportlint.overrides]]
paths = ["in/**/*.txt"]
select = ["ad"]
ignore = ["ad/page-button"]
preview = false
encoding = "big5"

[tool.reportlint.overrides.severity]
ad = "error"
"""
SETTINGS = Settings(
    select=("*",),
    ignore=("ad", "typo/frequent-slip"),
    severity={"typo": Severity.NOTE, "typo/frequent-slip": Severity.ERROR},
    preview=True,
    profile="责任书",
    encoding="gb18030",
    exclude=("old/", "*.bak.txt", "!keep.bak.txt"),
    rules=("mine",),
    packs=("county-rules",),
    terms=("甲",),
    overrides=(
        Override(paths=("speeches/",), profile="speech"),
        Override(
            paths=("in/**/*.txt",),
            select=("ad",),
            ignore=("ad/page-button",),
            severity={"ad": Severity.ERROR},
            preview=False,
            encoding="big5",
        ),
    ),
)


@pytest.mark.parametrize(("name", "text"), [("a.yaml", YAML), ("a.toml", TOML)])
def test_every_key_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert read_project(str(tmp_path / name)).settings == SETTINGS


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("selct: [ad]", "1:1: 未知的键“selct”，是否想写“select”？"),
        ("select: ad", "1:9: 此处应为列表"),
        ("severity: [ad]", "1:11: 此处应为“键: 值”"),
        ("severity:\n  ad: eror", "2:7: “eror”应为note、warning、error 之一，是否想写“error”？"),
        ("preview: yes", "1:10: “yes”应为true、false 之一"),
        (
            "profile: 责任状",
            "1:10: “责任状”应为总结、summary、计划、plan、请示、request、通知、notice、讲话、speech、责任书、",
        ),
        ("profile: pledg", "1:10: “pledg”应为"),
        ("ignore: [ad]\nencoding: gb18033", "2:11: 未知的编码名“gb18033”，是否想写“gb18030”？"),
        ("encoding: hex", "1:11: 未知的编码名“hex”"),
        ('encoding: "a\\0b"', "1:11: 未知的编码名“a\0b”"),
        ('exclude: [old/, ""]', "1:17: 路径的写法“”不能匹配任何文件"),
        ('exclude: ["#1稿.txt"]', "1:11: 路径的写法“#1稿.txt”不能匹配任何文件"),
        ('exclude: ["!"]', "1:11: 路径的写法“!”有误"),
        (r"exclude: [旧稿\2023\*.txt]", "1:11: 路径用 / 分隔，如“旧稿/2023/*.txt”"),
        ("overrides: {paths: [a]}", "1:12: 此处应为列表"),
        ("overrides:\n  - ignore: [ad]", "2:5: 缺少键“paths”"),
        ("overrides:\n  - paths: [a]\n  - paths: [a, '']", "3:16: 路径的写法“”不能匹配任何文件"),
        ("overrides:\n  - paths: [a]\n    exclude: [b]", "3:5: 未知的键“exclude”"),
        ("overrides:\n  - paths: [a]\n    encoding: utf8x", "3:15: 未知的编码名“utf8x”"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_place(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(FileError) as refused:
        read_project(str(tmp_path / "a.yaml"))
    assert refused.value.words("zh").startswith(f"{tmp_path / 'a.yaml'}:{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("severity = {ad = 'eror'}", "2:13: “eror”应为"),
        ("encoding = 'gb18033'", "2:1: 未知的编码名“gb18033”，是否想写“gb18030”？"),
        ("exclude = ['a', '!']", "2:17: 路径的写法“!”有误"),
        ("overrides = [{paths = ['a']}, {paths = ['b', '']}]", "2:46: 路径的写法“”不能匹配任何文件"),
        (
            "[[tool.reportlint.overrides]]\npaths = ['a']\n[[tool.reportlint.overrides]]\npaths = ['']",
            "5:10: 路径的写法",
        ),
        (
            "[[tool.reportlint.overrides]]\npaths = ['a']\n[tool.reportlint.overrides.severity]\nad = 'x'",
            "5:1: “x”应为",
        ),
    ],
)
def test_in_toml_too(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "a.toml").write_text(f"[tool.reportlint]\n{text}\n", "utf-8")
    with pytest.raises(FileError) as refused:
        read_project(str(tmp_path / "a.toml"))
    assert refused.value.words("zh").startswith(f"{tmp_path / 'a.toml'}:{problem}")


@pytest.mark.parametrize("name", ["GB18030", "utf-16", "utf-32", "big5hkscs", "cp936"])
def test_an_encoding_may_have_any_of_its_names(name: str) -> None:
    assert Settings(encoding=name).encoding == name


def test_a_profile_explains_what_it_changes() -> None:
    with pytest.raises(FieldError) as refused:
        Profile(about="述职", ignore=("ad",), severity={"typo": Severity.NOTE}, why={"ad": "因为"})
    assert refused.value.problem.zh == "没有说明“typo”"
