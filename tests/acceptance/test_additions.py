"""New entries: as general as can be, as narrow as must be, and appended without touching what is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.acceptance.additions import HEADER, appended, entries_for
from reportlint.acceptance.ignores import Entry, read_ignores
from reportlint.acceptance.register import IGNORES, Register
from reportlint.errors import FileError, ReportlintError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.document import Document
    from reportlint.engine import Outcome

    Checked = Callable[..., tuple[Document, Outcome]]

NEW = Entry("总结.txt", "typo/root", "根底", "引用原文")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def narrow(checked: Checked, text: str, *meant: int) -> list[tuple[str, str, str]]:
    document, outcome = checked(text)
    chosen = [outcome.findings[at] for at in meant]
    entries = entries_for(document, "总结.txt", chosen, outcome.findings, "甲", None)
    assert {(entry.file, entry.why, entry.until) for entry in entries} == {("总结.txt", "甲", None)}
    return [(entry.before, entry.text, entry.after) for entry in entries]


@pytest.mark.parametrize(
    ("text", "meant", "entries"),
    [
        ("农业根底设施\nxx\n", [0], [("", "根底", "")]),
        ("农业根底设施\n教育根底\n", [0, 1], [("", "根底", "")]),
        ("农业根底设施\n教育根底\n", [1], [("农业根底设施教育"[-6:], "根底", "")]),
        ("农业根底设施\n教育根底\n农业根底设施", [0], [("农业", "根底", "设施教育根底")]),
        (f"甲{'乙' * 9}根底\n丙{'乙' * 9}根底\n", [1], [("根底丙" + "乙" * 9, "根底", "")]),
    ],
)
def test_an_entry_names_as_little_as_tells_the_places_apart(
    checked: Checked, text: str, meant: list[int], entries: list[tuple[str, str, str]]
) -> None:
    assert narrow(checked, text, *meant) == entries


def test_places_that_nothing_tells_apart_are_named(checked: Checked) -> None:
    line = "乙" * 60
    with pytest.raises(ReportlintError) as raised:
        narrow(checked, f"{line}根底{line}\n{line}根底{line}\n{line}根底{line}\n", 1)
    assert raised.value.words("zh") == (
        "总结.txt:2:61: 前后文与另外 2 处相同，无法单独接受；请一并写上 1:61、3:61，或不写行列而用 --text 全部接受"
    )
    assert raised.value.words("en").endswith(
        "; name them, too: 1:61, 3:61, or name no place and accept all with --text"
    )


@pytest.mark.parametrize(
    ("old", "added"),
    [
        (None, HEADER + "- file: 总结.txt\n  rule: typo/root\n  text: 根底\n  why: 引用原文\n"),
        ("", "- file: 总结.txt\n  rule: typo/root\n  text: 根底\n  why: 引用原文\n"),
        ("# 注释", "\n- file: 总结.txt\n  rule: typo/root\n  text: 根底\n  why: 引用原文\n"),
        (
            "# 甲\r\n- {file: a, rule: typo/root, text: 乙, why: 丙}\r\n  # 丁\r\n\r\n",
            "- file: 总结.txt\r\n  rule: typo/root\r\n  text: 根底\r\n  why: 引用原文\r\n",
        ),
        (
            "\ufeff  - file: a\n    rule: typo/root\n    text: 乙\n    why: >\n      丙\n",
            "  - file: 总结.txt\n    rule: typo/root\n    text: 根底\n    why: 引用原文\n",
        ),
        ("- 坏的\n", "- file: 总结.txt\n  rule: typo/root\n  text: 根底\n  why: 引用原文\n"),
    ],
)
def test_what_is_there_stays_byte_for_byte(known: frozenset[str], old: str | None, added: str) -> None:
    path = Path(IGNORES)
    if old is not None:
        path.write_bytes(old.encode())
    content = appended(path, [NEW], known)
    assert content.decode() == (old or "") + added
    assert path.exists() == (old is not None)
    path.write_bytes(content)
    assert read_ignores(path, known).listed[-1].entry == NEW


@pytest.mark.parametrize("old", ["[]\n", "[{file: a, rule: typo/root, text: 乙, why: 丙}]\n", "- 甲\n...\n"])
def test_a_list_that_has_no_end_to_add_to_is_refused(known: frozenset[str], old: str) -> None:
    path = Path(IGNORES)
    path.write_text(old, "utf-8")
    with pytest.raises(FileError) as raised:
        appended(path, [NEW], known)
    assert raised.value.words("zh") == f"{IGNORES}: 清单的写法使新条目不能加在末尾，请改成每条以“- file: ”开头"
    assert path.read_text("utf-8") == old


def test_a_list_that_cannot_be_read_is_refused(known: frozenset[str]) -> None:
    Path(IGNORES).write_text("- {file: a, rule: typo/rot, text: 乙, why: 丙}\n", "utf-8")
    with pytest.raises(FileError, match="there is no rule 'typo/rot'"):
        appended(Path(IGNORES), [NEW], known)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    st.lists(
        st.builds(
            Entry,
            file=WORDS.filter(bool),
            rule=st.just("typo/root"),
            text=WORDS,
            why=WORDS.filter(str.strip),
            before=WORDS,
            after=WORDS,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_entries_are_read_as_they_were_meant(entries: list[Entry]) -> None:
    path = Path("list.yaml")
    path.unlink(missing_ok=True)
    path.write_bytes(appended(path, entries, {"typo/root"}))
    assert [each.entry for each in read_ignores(path, {"typo/root"}).listed] == entries


LINES = st.lists(
    st.sampled_from(["夯实农业根底设施", "投资xx万元，引进xx个", "xx", "登记帐号", "", "教育根底，xx"]),
    min_size=1,
    max_size=8,
)


@given(LINES, st.data())
def test_what_was_accepted_and_nothing_else_is_gone(checked: Checked, lines: list[str], data: st.DataObject) -> None:
    document, outcome = checked("\n".join(lines))
    known = frozenset({"typo/root", "placeholder/letters", "typo/once"})
    if not outcome.findings:
        return
    meant = [data.draw(st.sampled_from(outcome.findings))]
    try:
        entries = entries_for(document, "总结.txt", meant, outcome.findings, "甲", None)
    except ReportlintError:
        alike = [each for each in outcome.findings if (each.rule, each.text) == (meant[0].rule, meant[0].text)]
        assert len(alike) > 1
        return
    Path(IGNORES).unlink(missing_ok=True)
    Path(IGNORES).write_bytes(appended(Path(IGNORES), entries, known))
    after = Register(Path(), known).sift(document, outcome, known)
    assert [each.finding for each in after.accepted] == meant
    assert after.findings == [finding for finding in outcome.findings if finding not in meant]
