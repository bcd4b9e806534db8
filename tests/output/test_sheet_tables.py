"""The sheet as csv and as a workbook, read back cell by cell."""

from __future__ import annotations

import csv
import gc
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reportlint import engine
from reportlint.document import Document
from reportlint.output.base import Totals
from reportlint.output.formats import make
from reportlint.output.sheet import xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from reportlint.engine import Outcome
    from reportlint.output.base import About
    from reportlint.rule import Rule

HEADER = ["序号", "文件", "位置", "原文", "建议", "依据", "处理意见", "类别", "级别", "规则"]
DRAFT = "一、工作\n夯实根底设施xx处,\n"
REASON = "公文不用。依据：3000 万字：0 次"
ROWS = [
    ["1", "总结.txt", "第2行第3字（一、工作）", "夯实【根底】设施xx处,", "基础", f"“根底”疑为“基础”之误。{REASON}",
     "", "洗稿替换", "错误", "substitution/spun"],
    ["2", "总结.txt", "第2行第7字（一、工作）", "夯实根底设施【xx】处,", "请补充", f"“xx”有误。{REASON}",
     "", "占位未填", "警告", "placeholder/cross"],
    ["3", "总结.txt", "第2行第10字（一、工作）", "夯实根底设施xx处【,】", "「，」", f"应用全角。{REASON}",
     "", "标点", "提示", "punctuation/comma"],
]  # fmt: skip


@pytest.fixture
def rules(spun: Rule, cross: Rule, comma: Rule) -> list[Rule]:
    return [spun, cross, comma]


def records(text: str) -> list[list[str]]:
    assert text.startswith(("\ufeff序号,", "\ufeffNo.,"))
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture
def book_of(about: Callable[..., About]) -> Callable[..., bytes]:
    """Return a function that gives the workbook of documents and what came of them."""

    def of(outcomes: Sequence[tuple[Document, Outcome]], *rules: Rule, **options: Any) -> bytes:
        report = make("xlsx", about(*rules, **options))
        pieces = [*report.begin()]
        for document, outcome in outcomes:
            pieces += report.document(document, outcome)
        pieces += report.end(Totals())
        return b"".join(piece for piece in pieces if isinstance(piece, bytes))

    return of


def checked(rules: Sequence[Rule], *texts: str, path: str = "总结.txt") -> list[tuple[Document, Outcome]]:
    documents = [Document(path, text) for text in texts]
    return [(document, engine.run(document, engine.prepare(rules))) for document in documents]


def opened(book: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(book))


def cells(sheet: Any) -> list[list[str]]:
    return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def test_csv(said: Callable[..., str], rules: list[Rule]) -> None:
    text = said("csv", [Document("总结.txt", DRAFT)], *rules)
    assert records(text) == [HEADER, *ROWS]
    assert text.count("\r\n") == text.count("\n") == 4


def test_csv_in_english(said: Callable[..., str], spun: Rule) -> None:
    header, row = records(said("csv", [Document("a.txt", "一、工作\n的的")], spun, lang="en"))
    assert header == [
        "No.", "File", "Place", "Text", "Suggestion", "Basis", "Ruling", "Category", "Severity", "Rule",
    ]  # fmt: skip
    assert row == [
        "1", "a.txt", "line 2, column 1（一、工作）", "【的的】", "(delete)",
        "“的的” is wrong. 公文不用. Basis: 3000 万字：0 次", "", "spun or censored word", "error", "substitution/spun",
    ]  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_text_is_a_formula_in_csv(said: Callable[..., str], cross: Rule, start: str) -> None:
    path = f"{start}cmd|' /C calc'!A0,\".txt"
    _, row = records(said("csv", [Document(path, f"{start}2+5，xx")], cross))
    assert (row[1], row[3]) == (f"'{path}", f"'{start}2+5，【xx】")


def test_what_stumbles_others_is_kept_by_csv(
    said_of: Callable[..., str], awkward: list[tuple[Document, Outcome]], rules: list[Rule]
) -> None:
    text = said_of("csv", awkward, *rules)
    found = sum(len(outcome.findings) for _, outcome in awkward)
    rows = records(text)
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, found + 1)]
    assert {len(row) for row in rows} == {len(HEADER)}
    assert text.encode()
    assert "⟨U+DCD7⟩⟨U+DCDC⟩.txt" in {row[1] for row in rows}
    assert "/in/a b%1,2:3↵␛.txt" in {row[1] for row in rows}
    assert "乙<&>\"']]>⟨U+2028⟩【xx】↵" not in text
    assert "甲␀␛⟨U+FFFE⟩⟨U+FFFF⟩【,】乙<&>\"']]>⟨U+2028⟩xx" in {row[3] for row in rows}
    assert "接受清单" in {row[7] for row in rows}


def test_every_place_of_a_habit_has_a_row(said: Callable[..., str], comma: Rule) -> None:
    assert len(records(said("csv", [Document("a.txt", "甲,乙,丙,丁,戊,")], comma, folds=True))) == 6


def test_xlsx(book_of: Callable[..., bytes], rules: list[Rule]) -> None:
    book = opened(book_of(checked(rules, DRAFT), *rules))
    assert book.sheetnames == ["校对单"]
    sheet = book["校对单"]
    assert cells(sheet) == [HEADER, *ROWS]
    assert [type(sheet.cell(row, 1).value) for row in (2, 3, 4)] == [int] * 3
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:J4", "$1:$1")
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
    assert [sheet.column_dimensions[letter].width > 4 for letter in "ABCDEFGHIJ"] == [True] * 10
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", '"采纳,不采纳,另改"', "G2:G4")


def test_xlsx_sets_off_what_is_wrong(book_of: Callable[..., bytes], rules: list[Rule]) -> None:
    book = book_of(checked(rules, DRAFT, "xx"), *rules)
    sheet = openpyxl.load_workbook(io.BytesIO(book), rich_text=True)["校对单"]
    parts = sheet["D2"].value
    assert [(str(part), bool(part.font.b)) for part in parts] == [
        ("夯实", False),
        ("【根底】", True),
        ("设施xx处,", False),
    ]
    assert sheet["D5"].value == "【xx】"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "{=", "http://a.b/"])
def test_text_stays_text_in_xlsx(book_of: Callable[..., bytes], cross: Rule, start: str) -> None:
    path = f"{start}1+1.txt"
    book = opened(book_of(checked([cross], f"{start}1+1，xx", f"xx{start}", path=path), cross))
    rows = list(book["校对单"].iter_rows(min_row=2))
    assert [[row[1].value, row[3].value] for row in rows] == [
        [path, f"{start}1+1，【xx】"],
        [path, f"【xx】{start}"],
    ]
    assert {cell.data_type for row in rows for cell in row[1:]} <= {"s", "inlineStr", "n"}
    assert all(cell.hyperlink is None for row in rows for cell in row)


def test_what_stumbles_others_is_kept_by_xlsx(
    book_of: Callable[..., bytes],
    said_of: Callable[..., str],
    awkward: list[tuple[Document, Outcome]],
    rules: list[Rule],
) -> None:
    expected = records(said_of("csv", awkward, *rules))
    assert cells(opened(book_of(awkward, *rules))["校对单"]) == expected


def test_xlsx_without_findings(book_of: Callable[..., bytes]) -> None:
    sheet = opened(book_of([], lang="en"))["Proof sheet"]
    assert [cell.value for cell in sheet[1]][:3] == ["No.", "File", "Place"]
    assert sheet.max_row == 1


def test_a_full_worksheet_is_followed_by_another(
    book_of: Callable[..., bytes], cross: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 2)
    book = opened(book_of(checked([cross], "xx，xx，xx，xx，xx"), cross))
    assert book.sheetnames == ["校对单", "校对单 2", "校对单 3"]
    assert [[row[0] for row in cells(sheet)] for sheet in book] == [
        ["序号", "1", "2"],
        ["序号", "3", "4"],
        ["序号", "5"],
    ]


def test_xlsx_is_the_same_from_run_to_run(book_of: Callable[..., bytes], rules: list[Rule]) -> None:
    outcomes = checked(rules, DRAFT)
    book = book_of(outcomes, *rules)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        dates = re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", parts.read("docProps/core.xml").decode())
    assert set(dates) == {"2000-01-01T00:00:00Z"}
    assert book_of(outcomes, *rules) == book


def test_xlsx_leaves_nothing_behind(
    about: Callable[..., About], rules: list[Rule], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    finished, dropped = (make("xlsx", about(*rules)) for _ in range(2))
    for document, outcome in checked(rules, DRAFT):
        assert list(finished.document(document, outcome)) == []
        assert list(dropped.document(document, outcome)) == []
    assert len(list(tmp_path.iterdir())) == 2
    assert len(list(finished.end(Totals()))) == 1
    assert len(list(tmp_path.iterdir())) == 1
    del dropped  # as a run that failed does
    gc.collect()
    assert list(tmp_path.iterdir()) == []
