"""The clerk's test: who has the sheet and not the document can name every fault planted in it, and what to do."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import openpyxl
import pytest

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DRAFT = Path(__file__).parent / "clerk" / "镇2023年工作总结.txt"
FAULTS = [  # place, under which heading, the sentence with what is wrong, what to do, what is wrong about it
    ("第7行第67字", "一、（一）产业发展稳中有进", "夯实了农业【根底】设施。", "基础", "“根底”疑为“基础”之误"),
    ("第7行第84字", "一、（一）产业发展稳中有进", "引进加工企业3家，总投资【xx】万元", "请补充", "未填入实际内容"),
    ("第11行第1字", "一、（四）人居环境明显改善", "【（四）】人居环境明显改善", "请核实", "第9行第1字“（二）”"),
    ("第11行第34字", "一、（四）人居环境明显改善", "420处【,】新增公共厕所", "「，」", "不用半角“,”"),
    ("第11行第49字", "一、（四）人居环境明显改善", "深入开展【“】厕所革命", "请核实", "有前一半，没有后一半"),
    ("第13行第21字", "一、（五）安全生产形势平稳", "安全生产【责认】制", "责任", "“责认”疑为“责任”之误"),
    ("第13行第58字", "一、（五）安全生产形势平稳", "整改率达到【90】%", "98", "208处÷213处≈98%"),
    ("第17行第1字", "一、（六）基层治理不断深化", "【更多工作总结范文请关注本站微信公众号", "（删去）", "不是报告内容"),
    ("第29行第14字", "三、（三）加强队伍建设", "进一步【加强加强】干部教育", "加强", "重复"),
    ("第29行第48字", "三、（三）加强队伍建设", "【截止】目前，培训方案", "截至", "“截止”应为“截至”"),
]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the sheet in its three formats."""
    folder = tmp_path_factory.mktemp("sheets")
    outputs = [f"--output={name}={folder / f'sheet.{name}'}" for name in ("html", "xlsx", "csv")]
    command = [sys.executable, "-m", "reportlint", "check", "--no-config", "--exit-zero", *outputs, str(DRAFT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_all_can_be_named_from_the_csv(sheets: Path) -> None:
    with (sheets / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["文件"] for row in rows] == [str(DRAFT)] * len(FAULTS)
    told([(row["位置"], row["原文"], row["建议"], row["依据"]) for row in rows])


def test_all_can_be_named_from_the_workbook(sheets: Path) -> None:
    (sheet,) = openpyxl.load_workbook(sheets / "sheet.xlsx")
    told([(row[2], row[3], row[4], row[5]) for row in sheet.iter_rows(min_row=2, values_only=True)])


def test_all_can_be_named_from_the_page(sheets: Path) -> None:
    page = html5lib.parse((sheets / "sheet.html").read_bytes(), namespaceHTMLElements=False)

    def words(card: Element, name: str) -> str:
        (found,) = (each for each in card.iter() if each.get("class", "").split()[:1] == [name])
        return "".join(found.itertext())

    def marked(card: Element) -> str:
        (mark,) = card.iter("mark")
        mark.text = f"【{mark.text}】"  # as print does
        return words(card, "was")

    told(
        [
            (words(card, "where"), marked(card), words(card, "advice"), words(card, "why"))
            for card in page.iter("article")
        ]
    )


def told(rows: list[tuple[str, ...]]) -> None:
    """Demand that the rows name all faults, in their order, and no others."""
    assert len(rows) == len(FAULTS)
    for (where, text, advice, why), (place, heading, sentence, mended, reason) in zip(rows, FAULTS, strict=True):
        assert where.startswith(place)
        assert heading in where
        assert sentence in text
        assert advice == mended
        assert reason in why
