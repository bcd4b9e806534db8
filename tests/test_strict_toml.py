"""A table of refusals, each with its place and its words, and of tables that are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest

from reportlint import strict_toml
from reportlint.errors import Bilingual, FieldError, FileError

if TYPE_CHECKING:
    from pathlib import Path

TABLE = ("tool", "ours")


@dataclass(frozen=True)
class Inner:
    title: str
    note: str | None = None

    def __post_init__(self) -> None:
        if self.title == "refused":
            raise FieldError(("title",), Bilingual("不行", "will not do"))


@dataclass(frozen=True)
class Sample:
    terms: tuple[str, ...] = ()
    count: int = 1
    share: float = 0.5
    on: bool = False
    mode: Literal["strict", "loose"] = "strict"
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    by_name: dict[str, str] = field(default_factory=dict, metadata={"key": "by-name"})


def read(folder: Path, text: str | bytes) -> Sample | None:
    path = folder / "设置.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return strict_toml.read(str(path), TABLE, Sample)


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("[tool.other]\nterms = ['甲']\n", None, id="only another's table"),
        pytest.param("tool = 1\n", None, id="no table of tools"),
        pytest.param("[[tool]]\nours = 1\n", None, id="a list of tables of tools"),
        pytest.param("[tool.ours]\n", Sample(), id="an empty table"),
        pytest.param("[tool.ours]\nterms = ['甲', \"乙\\u4e19\"]\n", Sample(("甲", "乙丙")), id="a list"),
        pytest.param("\ufeff[tool.ours]\r\nterms = [\r\n'甲'\r\n]\r\n", Sample(("甲",)), id="BOM and CRLF"),
        pytest.param("[tool]\nours.terms = ['甲']\n", Sample(("甲",)), id="dotted keys"),
        pytest.param("tool = {ours = {terms = ['甲']}}\n", Sample(("甲",)), id="in line"),
        pytest.param(
            "[tool.ours]\ncount = 1_000\nshare = 0.25\non = true\nmode = 'loose'\nby-name = {no = 'on'}\n",
            Sample((), 1000, 0.25, True, "loose", by_name={"no": "on"}),  # noqa: FBT003  # a value like the others
            id="every type",
        ),
        pytest.param(
            "[tool.ours.inner]\ntitle = '甲'\n[[tool.ours.inners]]\ntitle = '乙'\n[[tool.ours.inners]]\ntitle = '丙'\n",
            Sample(inner=Inner("甲"), inners=(Inner("乙"), Inner("丙"))),
            id="tables in the table",
        ),
    ],
)
def test_read(tmp_path: Path, text: str, sample: Sample | None) -> None:
    assert read(tmp_path, text) == sample


HEAD = "# 设置\n[tool.other]\nterms = ['甲']\ncount = '一'\n\n[tool.ours]\n"


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        pytest.param("[tool.ours]\n甲\n", ":2:1", "TOML 语法有误：", id="no TOML"),
        pytest.param("[tool.ours]\nterms = [\n", ":3:1", "TOML 语法有误：", id="a list that stays open"),
        pytest.param("[tool.ours]\ncount = 1\ncount = 2\n", ":3:10", "TOML 语法有误：", id="repeated key"),
        pytest.param("terms = " + "[" * 9999, "", "嵌套太深", id="nested too deeply"),
        pytest.param("总结".encode("gbk"), "", "不是 UTF-8 文本", id="not UTF-8"),
        pytest.param("[tool]\nours = 3\n", ":1:1", "此处应为“键: 值”", id="a number for the table"),
        pytest.param(f"{HEAD}termz = []\n", ":7:1", "未知的键“termz”，是否想写“terms”？", id="unknown key"),
        pytest.param(f"{HEAD}  'termz' = []\n", ":7:3", "未知的键“termz”，是否想写“terms”？", id="in quotes"),
        pytest.param(f"{HEAD}# termz\ntermz = []\n", ":8:1", "未知的键“termz”", id="unknown key behind a comment"),
        pytest.param("[tool]\nours.termz = []\n", ":2:6", "未知的键“termz”", id="unknown dotted key"),
        pytest.param("tool = {ours = {termz = []}}\n", ":1:17", "未知的键“termz”", id="unknown key in line"),
        pytest.param('[ tool . "ours" ]\ntermz = []\n', ":2:1", "未知的键“termz”", id="a header with blanks"),
        pytest.param(f"{HEAD}terms = '甲'\n", ":7:1", "此处应为列表", id="text for list"),
        pytest.param(f"{HEAD}terms = ['甲', 12]\n", ":7:15", "此处应为文本", id="number in a list of texts"),
        pytest.param(f"{HEAD}terms = [true]\n", ":7:10", "此处应为文本", id="truth value in a list of texts"),
        pytest.param(f"{HEAD}terms = [2024-01-01]\n", ":7:10", "此处应为文本", id="date in a list of texts"),
        pytest.param(f"{HEAD}count = 'many'\n", ":7:1", "“many”应为整数", id="text for integer"),
        pytest.param(f"{HEAD}count = 1.5\n", ":7:1", "“1.5”应为整数", id="fraction for integer"),
        pytest.param(f"{HEAD}on = 'yes'\n", ":7:1", "“yes”应为true、false 之一", id="text for truth value"),
        pytest.param(
            f"{HEAD}mode = 'strikt'\n", ":7:1", "“strikt”应为strict、loose 之一，是否想写“strict”？", id="choice"
        ),
        pytest.param(f"{HEAD}inner = {{note = '甲'}}\n", ":7:1", "缺少键“title”", id="missing key"),
        pytest.param(f"{HEAD}inner = {{title = 'refused'}}\n", ":7:10", "不行", id="refused by the dataclass"),
        pytest.param(
            "[tool.ours.inner]\ntitle = '甲'\nnota = '乙'\n",
            ":3:1",
            "未知的键“nota”，是否想写“note”？",
            id="own header",
        ),
    ],
)
def test_refused(tmp_path: Path, text: str | bytes, place: str, problem: str) -> None:
    with pytest.raises(FileError) as refused:
        read(tmp_path, text)
    words = refused.value.words("zh")
    assert words.startswith(f"{tmp_path / '设置.toml'}{place}: {problem}")
    assert len(words.splitlines()) == 1


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refused:
        strict_toml.read(str(tmp_path / "no.toml"), TABLE, Sample)
    assert refused.value.words("zh") == f"{tmp_path / 'no.toml'}: 无法读取（不存在）"


@pytest.mark.parametrize(
    ("text", "keys", "place"),
    [
        pytest.param("[tool.ours]\nterms = ['甲', '乙']\n", ("terms", 1), (2, 15), id="an item"),
        pytest.param("[tool.ours]\nterms = [\n  '甲',\n  # '甲'\n  '甲',\n]\n", ("terms", 1), (5, 3), id="equal items"),
        pytest.param('[tool.ours]\nterms = ["甲#", "乙"]\n', ("terms", 1), (2, 16), id="a hash in quotes"),
        pytest.param('[tool.ours]\nterms = ["\\u7532", "乙"]\n', ("terms", 1), (2, 20), id="behind an escape"),
        pytest.param('[tool.ours]\n"t\\u0065rms" = ["甲"]\n', ("terms", 0), (1, 1), id="an escaped key is not found"),
        pytest.param(
            '[tool.ours]\nterms = [\'甲]\', "[,", """丙,""", \'丁\']\n', ("terms", 3), (2, 32), id="marks in quotes"
        ),
        pytest.param("[tool.ours]\nterms = ['甲']\n", ("terms", 7), (2, 1), id="an item that is not there"),
        pytest.param(
            "[tool.ours]\ninners = [{title = '甲'}, {title = '乙', note = '丙'}]\n",
            ("inners", 1, "note"),
            (2, 40),
            id="a table in line",
        ),
        pytest.param(
            "[[tool.ours.inners]]\ntitle = '甲'\n[[tool.ours.inners]]\ntitle = '乙'\n",
            ("inners", 1, "title"),
            (4, 1),
            id="a table of a list",
        ),
        pytest.param(
            "[[tool.ours.inners]]\n[[tool.ours.inners]]\n[[tool.ours.more]]\n", ("inners", 1), (2, 1), id="its header"
        ),
        pytest.param(
            "[[tool.ours.inners]]\n[tool.ours.inners.by]\nno = 'on'\n[[tool.ours.inners]]\n[tool.ours.inners.by]\n"
            "no = 'off'\n",
            ("inners", 1, "by", "no"),
            (6, 1),
            id="a table below it",
        ),
        pytest.param("[tool.ours]\ncount = 1\n", ("terms", 0), (1, 1), id="a key that is not there"),
        pytest.param("a = 1\n[tool.ours]\n", (), (2, 1), id="the table"),
    ],
)
def test_keys_lead_to_a_place(tmp_path: Path, text: str, keys: tuple[str | int, ...], place: tuple[int, int]) -> None:
    path = tmp_path / "设置.toml"
    path.write_text(text, "utf-8")
    assert strict_toml.place_of(str(path), TABLE, keys) == place
