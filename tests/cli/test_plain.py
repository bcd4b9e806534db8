"""What is understood without click is understood as click does."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.cli.plain import plain_check
from reportlint.cli.reported import reported
from reportlint.cli.root import root

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = (
    "a.txt", "-", "", "a=b", "--no-config", "--exit-zero", "--format=json", "--format=text", "--jobs=1", "--jobs=auto",
    "--lang=en", "--lang=zh", "--fail-on=note", "--fail-on=error",
)  # fmt: skip
OTHERS = (
    "--", "-x", "--no-conf", "--exit-zero=1", "--format", "--format=", "--form", "json", "xls", "--jobs", "--jobs=0",
    "2", "１", "--lang", "en", "--fail-on", "warning", "--fold", "-h", "--version", "--watch", "check",
)  # fmt: skip
LINES = [
    ["a.txt"], ["-"], ["a.txt", "b.txt"], ["--format", "json", "a.txt"], ["a.txt", "--format=json", "--jobs", "1"],
    ["--no-config", "--exit-zero", "--lang", "en", "--fail-on", "error", "a.txt"],
]  # fmt: skip


def asked(run: Callable[[], object]) -> list[Any]:
    """Return with what a run calls `reported`: the parameters, and for the policies what they are made of."""
    signature, calls = inspect.signature(reported), []

    def instead(*arguments: Any, **options: Any) -> int:
        bound = signature.bind(*arguments, **options)
        bound.apply_defaults()
        wishes = bound.arguments.pop("policies").wishes
        calls.append(([tuple(each) if isinstance(each, list) else each for each in wishes], bound.arguments))
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reportlint.cli.check.reported", instead)
        patch.setattr("reportlint.cli.reported.reported", instead)
        run()
    return calls


def plainly(arguments: list[str]) -> bool:
    check = plain_check(arguments)
    return check is not None and check() == 0


@given(st.lists(st.sampled_from(PLAIN) | st.sampled_from(PLAIN + OTHERS), max_size=6).map(lambda few: ["check", *few]))
def test_click_understands_the_same(arguments: list[str]) -> None:
    if plain := asked(lambda: plainly(arguments)):
        assert plain == asked(lambda: root.main(arguments, standalone_mode=False))


@pytest.mark.parametrize("line", LINES)
def test_what_is_commonest_is_understood(line: list[str]) -> None:
    plain = asked(lambda: plainly(["check", *line]))
    assert len(plain) == 1
    assert plain == asked(lambda: root.main(["check", *line], standalone_mode=False))


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["check"], ["fix", "a.txt"], ["check", "--format", "xls", "a.txt"], ["check", "--format"], ["check", "-h"],
        ["check", "--", "a.txt"], ["check", "--watch", "a.txt"], ["check", "--jobs", "0", "a.txt"], ["--lang", "zh"],
    ],
)  # fmt: skip
def test_all_else_is_for_click(arguments: list[str]) -> None:
    assert plain_check(arguments) is None
