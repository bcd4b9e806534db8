"""A table of refusals, each with its place and its words, and of values that stay what was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest

from reportlint import strict_yaml
from reportlint.errors import Bilingual, FieldError, FileError
from reportlint.expression import Expression
from reportlint.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Item:
    text: str
    note: str | None = None

    def __post_init__(self) -> None:
        if self.text == "refused":
            raise FieldError(("text",), Bilingual("不行", "will not do"))


@dataclass(frozen=True)
class Head:
    title: str
    items: tuple[Item, ...] = ()
    severity: Severity = Severity.NOTE
    tags: tuple[str, ...] = ()
    count: int = 1
    share: float = 0.5
    on: bool = False
    mode: Literal["strict", "loose"] = "strict"


@dataclass(frozen=True)
class Words:
    replace: dict[str, str]


@dataclass(frozen=True)
class Search:
    find_: Expression = field(metadata={"key": "find"})
    unless: tuple[Expression, ...] = ()


KINDS = {"search": Search, "words": Words}
WORDS = "words: {replace: {甲: 乙}}\n"


def read(folder: Path, text: str | bytes) -> tuple[Head, str, object]:
    path = folder / "规则.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return strict_yaml.read(str(path), Head, KINDS)


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        pytest.param("", "", "文件是空的", id="empty file"),
        pytest.param("# 只有注释\n", "", "文件是空的", id="only a comment"),
        pytest.param("总结".encode("gbk"), "", "不是 UTF-8 文本", id="not UTF-8"),
        pytest.param("title: 甲\n".encode("utf-16"), "", "不是 UTF-8 文本", id="utf-16"),
        pytest.param("- 甲\n", ":1:1", "此处应为“键: 值”", id="a list at the top"),
        pytest.param("甲\n", ":1:1", "此处应为“键: 值”", id="a text at the top"),
        pytest.param(f"titel: 甲\n{WORDS}", ":1:1", "未知的键“titel”，是否想写“title”？", id="unknown key at the top"),
        pytest.param(
            f"title: 甲\nwrods: {{}}\n{WORDS}", ":2:1", "未知的键“wrods”", id="unknown kind beside the right one"
        ),
        pytest.param(
            "title: 甲\nwrods: {replace: {甲: 乙}}\n",
            ":2:1",
            "未知的键“wrods”，是否想写“words”？",
            id="unknown kind alone",
        ),
        pytest.param(f"title: 甲\nzzz: 乙\n{WORDS}", ":2:1", "未知的键“zzz”", id="unknown key near nothing"),
        pytest.param(
            f"title: 甲\nitems:\n  - text: 乙\n    nota: 丙\n{WORDS}",
            ":4:5",
            "未知的键“nota”，是否想写“note”？",
            id="unknown key in a list",
        ),
        pytest.param(
            "title: 甲\nwords:\n  repalce: {甲: 乙}\n",
            ":3:3",
            "未知的键“repalce”，是否想写“replace”？",
            id="unknown key in the kind",
        ),
        pytest.param(f"title: 甲\n{WORDS}title: 乙\n", ":3:1", "键“title”重复", id="repeated key"),
        pytest.param("title: 甲\nwords:\n  replace: {甲: 乙, 甲: 丙}\n", ":3:19", "键“甲”重复", id="repeated word"),
        pytest.param(
            "title: 甲\nwords:\n  replace: {甲: 乙, '甲': 丙}\n", ":3:19", "键“甲”重复", id="repeated in other quotes"
        ),
        pytest.param(f"{WORDS}", ":1:1", "缺少键“title”", id="missing key at the top"),
        pytest.param(f"title: 甲\nitems:\n  - note: 乙\n{WORDS}", ":3:5", "缺少键“text”", id="missing key in a list"),
        pytest.param("title: 甲\nwords: {}\n", ":2:8", "缺少键“replace”", id="missing key in the kind"),
        pytest.param("title: 甲\n", ":1:1", "须有且只有一种检查方式：search、words", id="no kind"),
        pytest.param(
            f"title: 甲\n{WORDS}search: {{find: 甲}}\n", ":3:1", "须有且只有一种检查方式：search、words", id="two kinds"
        ),
        pytest.param(f"title: [甲]\n{WORDS}", ":1:8", "此处应为文本", id="list for text"),
        pytest.param(f"title: {{甲: 乙}}\n{WORDS}", ":1:8", "此处应为文本", id="mapping for text"),
        pytest.param(f"title: 甲\ntags: 乙\n{WORDS}", ":2:7", "此处应为列表", id="text for list"),
        pytest.param(f"title: 甲\ntags: {{甲: 乙}}\n{WORDS}", ":2:7", "此处应为列表", id="mapping for list"),
        pytest.param(f"title: 甲\ntags: [甲, [乙]]\n{WORDS}", ":2:11", "此处应为文本", id="list in a list of texts"),
        pytest.param("title: 甲\nwords: 乙\n", ":2:8", "此处应为“键: 值”", id="text for mapping"),
        pytest.param("title: 甲\nwords:\n  replace: [甲]\n", ":3:12", "此处应为“键: 值”", id="list for mapping"),
        pytest.param(
            "title: 甲\nwords:\n  replace: {? [甲] : 乙}\n", ":3:15", "键必须是文本", id="a key that is a list"
        ),
        pytest.param(f"title:\n{WORDS}", ":1:7", '还没有填写；若要空文本请写 ""', id="empty value"),
        pytest.param(
            f"title: 甲\ntags: [甲, ]\nitems:\n  -\n{WORDS}", ":4:4", "此处应为“键: 值”", id="empty item of a list"
        ),
        pytest.param(
            "title: 甲\nwords: {replace: {甲: }}\n", ":2:22", '还没有填写；若要空文本请写 ""', id="empty value"
        ),
        pytest.param(
            f"title: 甲\nseverity: eror\n{WORDS}",
            ":2:11",
            "“eror”应为note、warning、error 之一，是否想写“error”？",
            id="bad severity",
        ),
        pytest.param(
            f"title: 甲\nseverity: ERROR\n{WORDS}",
            ":2:11",
            "“ERROR”应为note、warning、error 之一",
            id="severity in capitals",
        ),
        pytest.param(
            f"title: 甲\nmode: strikt\n{WORDS}",
            ":2:7",
            "“strikt”应为strict、loose 之一，是否想写“strict”？",
            id="bad choice",
        ),
        pytest.param(f"title: 甲\non: yes\n{WORDS}", ":2:5", "“yes”应为true、false 之一", id="bad truth value"),
        pytest.param(f"title: 甲\ncount: 二\n{WORDS}", ":2:8", "“二”应为整数", id="bad integer"),
        pytest.param(f"title: 甲\ncount: --2\n{WORDS}", ":2:8", "“--2”应为整数", id="integer with two signs"),
        pytest.param(f"title: 甲\ncount: 1.5\n{WORDS}", ":2:8", "“1.5”应为整数", id="fraction"),
        *[
            pytest.param(
                f"title: 甲\nshare: {written}\n{WORDS}", ":2:8", f"“{written}”应为数字", id=f"number {written}"
            )
            for written in ("半", ".5", "1.", "1e3", "--1", "+1", "1_0", "inf", "nan", "１")
        ],
        pytest.param(
            "title: 甲\nsearch:\n  find: '(甲'\n",
            ":3:9",
            "正则表达式有误：missing ) at position 2",
            id="bad regular expression",
        ),
        pytest.param(
            "title: 甲\nsearch:\n  find: 甲\n  unless:\n    - 乙\n    - '[丙'\n",
            ":6:7",
            "正则表达式有误：unterminated character set at position 2",
            id="bad regular expression in a list",
        ),
        pytest.param(
            f"title: 甲\nitems:\n  - text: 乙\n  - text: refused\n{WORDS}",
            ":4:11",
            "不行",
            id="refused by the dataclass",
        ),
        pytest.param(
            "title: 甲\n\ttags: [乙]\n",
            ":2:1",
            "YAML 语法有误：缩进须用空格，不能用制表符",
            id="indented by a tab",
        ),
        pytest.param(
            "title: 甲\ntags: [乙\n",
            ":3:1",
            "YAML 语法有误：方括号里缺少逗号，或缺少 ]",
            id="a bracket that stays open",
        ),
        pytest.param("title: 甲: 乙\n", ":1:9", "YAML 语法有误：含“: ”的文字须加引号", id="two colons"),
        pytest.param(
            "title: *甲\n",
            ":1:9",
            "YAML 语法有误：以 *、& 开头的文字须加引号",
            id="a star that is no alias",
        ),
        pytest.param("title: *a\n", ":1:8", "YAML 语法有误：以 * 开头的文字须加引号", id="an alias of nothing"),
        pytest.param(
            f"title: 甲\n{WORDS}---\ntitle: 乙\n",
            ":3:1",
            "YAML 语法有误：只能有一份内容，不能用 --- 分成几份",
            id="two documents",
        ),
        pytest.param("title: 甲\0\n", "", "YAML 语法有误：unacceptable character #x0000", id="a control character"),
        pytest.param(
            f"base: &b {{甲: 乙}}\ntitle: 甲\n<<: *b\n{WORDS}", ":1:1", "未知的键“base”", id="a merge key's source"
        ),
        pytest.param(f"title: 甲\n<<: {{on: true}}\n{WORDS}", ":2:1", "未知的键“<<”", id="a merge key"),
        pytest.param(f"title: &a [*a]\n{WORDS}", ":1:8", "此处应为文本", id="a list that holds itself"),
    ],
)
def test_refused(tmp_path: Path, text: str | bytes, place: str, problem: str) -> None:
    with pytest.raises(FileError) as refused:
        read(tmp_path, text)
    words = refused.value.words("zh")
    assert words.startswith(f"{tmp_path / '规则.yaml'}{place}: {problem}")
    assert len(words.splitlines()) == 1


def test_refusals_are_bilingual(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        read(tmp_path, f"titel: 甲\n{WORDS}")
    assert refused.value.words("en") == f"{tmp_path / '规则.yaml'}:1:1: unknown key 'titel'; did you mean 'title'?"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "no.yaml")
    with pytest.raises(FileError) as refused:
        strict_yaml.read(path, Head, KINDS)
    assert refused.value.words("zh") == f"{path}: 无法读取（不存在）"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", "true"),
        ("null", "null"),
        ("~", "~"),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("2014-01-01", "2014-01-01"),
        ("!!int 12", "12"),
        ('""', ""),
        ("''", ""),
        ('"\\u7532\\n"', "甲\n"),
        (r"'\g<1>'", r"\g<1>"),
        ("𠮷⟦甲⟧", "𠮷⟦甲⟧"),
        ("甲 # 注释", "甲"),
        ("甲#乙", "甲#乙"),
        ("|\n  甲\n  乙\n", "甲\n乙\n"),
        ("|-\n  甲\n\n  乙", "甲\n\n乙"),
        (">-\n  甲\n  乙", "甲 乙"),
    ],
)
def test_text_stays_what_was_written(tmp_path: Path, written: str, text: str) -> None:
    assert read(tmp_path, f"title: {written}\n{WORDS}")[0] == Head(text)


def test_words_are_never_coerced(tmp_path: Path) -> None:
    text = "title: 甲\nwords:\n  replace: {no: on, 012: 1:30, 'yes': ~, 1.0: 1}\n"
    assert read(tmp_path, text)[1:] == ("words", Words({"no": "on", "012": "1:30", "yes": "~", "1.0": "1"}))


def test_every_type_is_read(tmp_path: Path) -> None:
    text = """\
title: 甲
items: [{text: 乙}, {text: 丙, note: 丁}]
severity: error
tags: []
count: -12
share: -0.25
on: true
mode: loose
search: {find: '[甲乙]+', unless: [丙, '^丁$']}
"""
    head = Head("甲", (Item("乙"), Item("丙", "丁")), Severity.ERROR, (), -12, -0.25, on=True, mode="loose")
    search = Search(Expression("[甲乙]+"), (Expression("丙"), Expression("^丁$")))
    assert read(tmp_path, text) == (head, "search", search)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufefftitle: 甲\nwords: {replace: {甲: 乙}}\n", id="BOM"),
        pytest.param("title: 甲\r\nwords:\r\n  replace:\r\n    甲: 乙\r\n", id="CRLF"),
        pytest.param("---\ntitle: 甲\nwords: {replace: {甲: 乙}}\n...\n", id="document marks"),
        pytest.param("title: &t 甲\nwords: {replace: {*t : 乙}}\n", id="an alias"),
    ],
)
def test_harmless_forms_are_read(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (Head("甲"), "words", Words({"甲": "乙"}))


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((), (1, 1)),
        (("title",), (1, 8)),
        (("items", 1, "text"), (4, 11)),
        (("items", 1), (4, 5)),
        (("items", 1, "no such"), (4, 5)),
        (("items", 2), (3, 3)),
        (("no such",), (1, 1)),
    ],
)
def test_keys_lead_to_a_place(tmp_path: Path, keys: tuple[str | int, ...], place: tuple[int, int]) -> None:
    path = tmp_path / "规则.yaml"
    path.write_text(f"title: 甲\nitems:\n  - text: 乙\n  - text: 丙\n{WORDS}", "utf-8")
    assert strict_yaml.place_of(str(path), keys) == place


@pytest.mark.parametrize(
    ("nested", "place"),
    [
        pytest.param("[" * 20 + "]" * 20, 2, id="lists"),
        pytest.param("{甲: " * 20 + "乙" + "}" * 20, 2, id="mappings"),
        pytest.param("[" * 20, 2, id="never closed"),
        pytest.param("[" * 2000 + "]" * 2000, 2, id="very deep"),
        pytest.param("\n" + "".join(f"{' ' * at}-\n" for at in range(1, 30)), 22, id="a list a line"),
    ],
)
def test_what_is_nested_too_deeply_is_refused(tmp_path: Path, nested: str, place: int) -> None:
    with pytest.raises(FileError) as refused:
        read(tmp_path, f"title: 甲\nwords: {nested}\n")
    assert refused.value.words("zh") == f"{tmp_path / '规则.yaml'}:{place}:1: 嵌套太深"


def test_what_is_nested_less_deeply_is_judged_by_its_type(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        read(tmp_path, f"title: {'[' * 19}{']' * 19}\n{WORDS}")
    assert refused.value.words("zh") == f"{tmp_path / '规则.yaml'}:1:8: 此处应为文本"
