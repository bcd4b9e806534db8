"""Every rule we ship reports exactly what its bad examples mark, mends them, and is silent on its good ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.catalogue import bundled_root, read_catalogue
from reportlint.examples import failing_examples

if TYPE_CHECKING:
    from reportlint.rule import Rule


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in read_catalogue([bundled_root()])])
def test_the_examples_hold(rule: Rule) -> None:
    assert [error.words("zh") for error in failing_examples(rule)] == []
