"""What the sheet is made of: legible text, excerpts, headings, lines cut at findings, folded habits, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import engine
from reportlint.document import Document
from reportlint.finding import Related, Severity
from reportlint.output.sheet.entry import Entries, Entry
from reportlint.output.sheet.excerpt import Excerpt, excerpt
from reportlint.output.sheet.figures import BINS, figures_of
from reportlint.output.sheet.folds import Rest, folded, line_runs
from reportlint.output.sheet.legible import legible, on_one_line
from reportlint.output.sheet.marking import marked_lines
from reportlint.output.sheet.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.engine import Outcome
    from reportlint.output.base import About
    from reportlint.rule import Rule

REPORT = """\
总结
一、主要工作
（一）产业发展。全年完成投资3亿元。
（二）民生保障，持续加强农村道路、供水、供电和通信设施建设。
二、存在问题
1.人手不足
附件1：明细
一、说明
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\u3000乙\u00a0丙\t丁\n", "甲\u3000乙\u00a0丙\t丁\n"),
        ("\x00\x1b\r", "␀␛␍"),
        ("\x7f\x85", "⟨U+007F⟩⟨U+0085⟩"),
        ("\u200b\u202e\u2028\u2029", "⟨U+200B⟩⟨U+202E⟩⟨U+2028⟩⟨U+2029⟩"),
        ("\udcd7\ufffe\ue000", "⟨U+DCD7⟩⟨U+FFFE⟩⟨U+E000⟩"),
        ("𠮷<&>", "𠮷<&>"),
    ],
)
def test_legible(text: str, shown: str) -> None:
    assert legible(text) == shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_legible_text_can_be_written_anywhere(text: str) -> None:
    shown = legible(text)
    assert shown.encode().decode() == shown
    assert legible(shown) == shown
    assert on_one_line(text).splitlines() in ([], [on_one_line(text)])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("夯实[根底]设施", ("夯实", "根底", "设施")),
        ("前一句。夯实[根底]设施。后一句。", ("夯实", "根底", "设施。")),
        ("上一行\n[根底]\n下一行", ("", "根底", "")),
        ("上一行\n　　[根底]  \n", ("", "根底", "")),
        (f"{'长' * 30}[根底]{'句' * 30}", (f"…{'长' * 24}", "根底", f"{'句' * 18}…")),
        (f"好。{'长' * 24}[根底]{'句' * 18}\n", ("长" * 24, "根底", "句" * 18)),
        ("甲[\n\n]乙", ("甲", "↵↵", "乙")),
        ("甲[]乙", ("甲", "", "乙")),
        (f"[{'告' * 70}末]", ("", f"{'告' * 45}……{'告' * 14}末", "")),
        ("甲；[\x1b\t]乙？", ("", "␛⇥", "乙？")),
    ],
)
def test_excerpt(text: str, parts: tuple[str, str, str]) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert excerpt(text.replace("[", "").replace("]", ""), start, end) == Excerpt(*parts)


def test_an_excerpt_marks_what_is_wrong() -> None:
    assert Excerpt("夯实", "根底", "设施").marked() == "夯实【根底】设施"


@pytest.mark.parametrize(
    ("words", "under"),
    [
        ("总结", ""),
        ("主要工作", "一、主要工作"),
        ("3亿元", "一、（一）产业发展"),
        ("供水", "一、（二）民生保障"),
        ("存在问题", "二、存在问题"),
        ("人手", "二、1.人手不足"),
        ("明细", "附件1"),
        ("说明", "一、说明"),
    ],
)
def test_places_are_named_by_their_headings(words: str, under: str) -> None:
    assert Places(Document("总结.txt", REPORT)).under(REPORT.index(words)) == under


def test_a_long_heading_is_clipped() -> None:
    text = "一、" + "全面加强农村基础设施建设和管护工作" * 2 + "\n正文。"
    assert Places(Document("总结.txt", text)).under(len(text) - 2) == "一、全面加强农村基础设施建设和管…"


def entry_of(number: int, start: int, end: int, text: str) -> Entry:
    position = Document("", text).position(start)
    return Entry(
        number, start, end, *position, place="", under="", excerpt=Excerpt("", "", ""), advice="", advised=False,
        message="", why="", basis="", see="", category="typo", category_word="错别字", severity=Severity.NOTE,
        rule="typo/a",
    )  # fmt: skip


def shown(text: str, *spans: tuple[int, int]) -> list[str]:
    entries = [entry_of(number, *span, text) for number, span in enumerate(spans, 1)]
    return [
        "".join(
            f"{''.join(f'<{m.entry.number}' for m in piece.marks)}[{piece.text}]"
            f"{''.join(f'{m.entry.number}>' for m in piece.marks if m.last)}"
            if piece.marks
            else piece.text
            for piece in line.pieces
        )
        for line in marked_lines(Document("", text), entries)
    ]


@pytest.mark.parametrize(
    ("text", "spans", "lines"),
    [
        ("甲乙丙", [], ["甲乙丙"]),
        ("", [], [""]),
        ("甲\n\n乙\n", [], ["甲", "", "乙", ""]),
        ("甲乙丙", [(1, 2)], ["甲<1[乙]1>丙"]),
        ("甲乙丙丁", [(0, 4), (1, 3)], ["<1[甲]<1<2[乙丙]2><1[丁]1>"]),
        ("甲乙丙丁", [(0, 3), (1, 4)], ["<1[甲]<1<2[乙丙]1><2[丁]2>"]),
        ("甲乙", [(0, 1), (1, 2)], ["<1[甲]1><2[乙]2>"]),
        ("甲乙", [(0, 2), (0, 2)], ["<1<2[甲乙]1>2>"]),
        ("甲\n乙\n丙", [(0, 3)], ["<1[甲]1>", "<1[乙]", "丙"]),
        ("甲x\n\n乙", [(1, 4)], ["甲<1[x]1>", "", "乙"]),
        ("甲\n乙", [(1, 2)], ["甲<1[]1>", "乙"]),
        ("甲\n乙", [(0, 0), (1, 1), (3, 3)], ["<1[]1>甲<2[]2>", "乙<3[]3>"]),
        ("\n", [(0, 1)], ["<1[]1>", ""]),
    ],
)
def test_lines_are_cut_at_findings(text: str, spans: list[tuple[int, int]], lines: list[str]) -> None:
    assert shown(text, *spans) == lines


@given(st.text("甲乙\n", max_size=12).flatmap(lambda text: st.tuples(st.just(text), st.lists(
    st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5
).map(sorted))))  # fmt: skip
def test_cutting_keeps_the_text_and_every_finding(drawn: tuple[str, Sequence[tuple[int, int]]]) -> None:
    text, spans = drawn
    entries = [entry_of(number, start, end, text) for number, (start, end) in enumerate(spans, 1)]
    lines = list(marked_lines(Document("", text), entries))
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    assert [entry for line in lines for entry in line.entries] == entries
    marked = [""] * len(entries)
    firsts, lasts = [0] * len(entries), [0] * len(entries)
    for line in lines:
        for piece in line.pieces:
            for mark in piece.marks:
                marked[mark.entry.number - 1] += piece.text
                firsts[mark.entry.number - 1] += mark.first
                lasts[mark.entry.number - 1] += mark.last
    assert marked == [text[start:end].replace("\n", "") for start, end in spans]
    assert firsts == lasts == [1] * len(entries)


def test_a_habit_is_folded_when_asked(spun: Rule, comma: Rule, about: Callable[..., About]) -> None:
    text = "根底,根底,根底,根底\n一,\n二,二,\n\n三,"
    document = Document("a.txt", text)
    outcome = engine.run(document, engine.prepare([spun, comma]))
    folding, listing = about(spun, comma, folds=True), about(spun, comma)
    entries = list(Entries(folding).of(document, outcome))
    rules = {entry.number: entry.rule for entry in entries}
    assert folded(entries, listing) == dict.fromkeys(rules, None)
    kept = folded(entries, folding)
    assert [rules[number] for number in sorted(kept)] == [
        *["substitution/spun", "punctuation/comma"] * 3,
        "substitution/spun",
    ]
    assert [rest for rest in kept.values() if rest] == [Rest(4, "2—3、5")]
    assert kept[6] == Rest(4, "2—3、5")


@pytest.mark.parametrize(
    ("lines", "zh", "en"),
    [
        ([3], "3", "3"),
        ([1, 2, 3, 7, 9, 10], "1—3、7、9—10", "1–3, 7, 9–10"),
        (
            list(range(1, 101, 2)),
            "、".join(map(str, range(1, 81, 2))) + "……",
            ", ".join(map(str, range(1, 81, 2))) + "……",
        ),
    ],
)
def test_line_runs(lines: list[int], zh: str, en: str) -> None:
    assert (line_runs(lines, "zh"), line_runs(lines, "en")) == (zh, en)


def test_figures(spun: Rule, cross: Rule, comma: Rule) -> None:
    text = "根底,\n 根底,xx" + "　\n" * 40
    document = Document("a.txt", text)
    rules = [spun, cross, comma]
    outcome = engine.run(document, engine.prepare(rules))
    figures = figures_of(document, list(Entries(_about(rules)).of(document, outcome)))
    assert (figures.characters, figures.findings, figures.density) == (8, 5, 625)
    assert figures.by_severity == ((Severity.ERROR, 2), (Severity.WARNING, 1), (Severity.NOTE, 2))
    assert [(bar.category, bar.word, bar.total, bar.parts) for bar in figures.bars] == [
        ("punctuation", "标点", 2, ((Severity.NOTE, 2),)),
        ("substitution", "洗稿替换", 2, ((Severity.ERROR, 2),)),
        ("placeholder", "占位未填", 1, ((Severity.WARNING, 1),)),
    ]
    assert [(each.at, each.total, each.heat, each.severity.word) for each in figures.strip] == [
        (0, 1, 4, "error"), (2, 1, 4, "note"), (6, 1, 4, "error"), (9, 1, 4, "note"), (10, 1, 4, "warning"),
    ]  # fmt: skip


def test_the_figures_of_an_empty_document() -> None:
    figures = figures_of(Document("a.txt", ""), [])
    assert (figures.characters, figures.density, figures.bars, figures.strip) == (0, 0, (), ())


def test_a_finding_behind_the_last_character_is_in_the_last_stretch() -> None:
    (last,) = figures_of(Document("a.txt", "甲乙"), [entry_of(1, 2, 2, "甲乙")]).strip
    assert last.at == BINS - 1


@pytest.mark.parametrize(
    ("category", "suggestion", "advice", "advised"),
    [
        ("typo", "基础", "基础", True),
        ("typo", "，", "「，」", True),
        ("typo", "", "（删去）", True),
        ("typo", None, "请核实", False),
        ("placeholder", None, "请补充", False),
        ("omission", None, "请补充", False),
        ("typo", "改" * 61, f"{'改' * 45}……{'改' * 15}", True),
        ("typo", "一\n二", "一↵二", True),
    ],
)
def test_advice(
    spun: Rule, about: Callable[..., About], category: str, suggestion: str | None, advice: str, *, advised: bool
) -> None:
    document = Document("a.txt", "夯实根底")
    outcome = engine.run(document, engine.prepare([spun]))
    finding = outcome.findings[0]._replace(category=category, suggestion=suggestion)
    (entry,) = Entries(about(spun)).of(document, outcome._replace(findings=[finding]))
    assert (entry.advice, entry.advised) == (advice, advised)


def test_entries_are_counted_through_and_name_the_places_that_belong_to_them(
    spun: Rule, about: Callable[..., About], awkward: list[tuple[Document, Outcome]]
) -> None:
    entries = Entries(about(spun, lang="en"))
    numbers = [entry.number for document, outcome in awkward for entry in entries.of(document, outcome)]
    assert numbers == list(range(1, len(numbers) + 1))
    document = Document("a.txt", "夯实根底\n根底")
    outcome = engine.run(document, engine.prepare([spun]), "en")
    related = (Related(5, 7, 2, 1, 2, 3, "根底"), Related(0, 1, 1, 1, 1, 2, "夯"))
    outcome.findings[0] = outcome.findings[0]._replace(related=related)
    first, _ = Entries(about(spun, lang="en")).of(document, outcome)
    assert first.see == "line 2, column 1“根底”; line 1, column 1“夯”"
    assert (first.place, first.where, first.message) == ("line 1, column 3", "line 1, column 3", "“根底” is wrong")
    assert (first.why, first.basis) == ("公文不用", "3000 万字：0 次")


def _about(rules: list[Rule]) -> About:
    from reportlint.output.base import About

    return About("zh", {rule.name: rule for rule in rules}.get, folds=False, style=lambda text, _: text)
