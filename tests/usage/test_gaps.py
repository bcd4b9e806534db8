"""The table of gaps: what may be missing in a run, and which is likeliest."""

from __future__ import annotations

from reportlint.usage import gaps


def test_every_line_is_found() -> None:
    table = gaps.table()
    lines = dict(table.all())
    assert len(lines) > 1_000
    for left, missing in list(lines.items())[::97]:
        assert table.missing(left) == missing


def test_a_run_that_is_not_there() -> None:
    assert not any(gaps.table().missing("工|作"))


def test_the_likeliest_is_told() -> None:
    judge = gaps.load()
    found = judge.best("贯彻的二十大精神", 2, ("中央", "党"))
    assert found is not None
    assert found.missing == "党"
    assert judge.best("贯彻的二十大精神", 2, ()) is None
