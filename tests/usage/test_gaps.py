"""The table of gaps: what may be missing in a run, and which is likeliest."""

from __future__ import annotations

from reportlint.usage import gaps


def test_every_line_is_found() -> None:
    table = gaps.table()
    lines = dict(table.all())
    assert len(lines) > 10_000
    for left, missing in list(lines.items())[::97]:
        assert table.missing(left) == missing


def test_a_run_that_is_not_there() -> None:
    assert not any(gaps.table().missing("工|作"))


def test_the_likeliest_is_told() -> None:
    judge = gaps.load()
    found = judge.best("做好防汛旱工作", 4, ("抗", "党"))
    assert found is not None
    assert found.missing == "抗"
    assert judge.best("做好防汛旱工作", 4, ()) is None
