"""Which places lie in names, by what surrounds them."""

from __future__ import annotations

import pytest

from reportlint.usage.spelling import names


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("推动中黎关系发展", "黎", True),
        ("中墨两国友谊", "墨", True),
        ("愿同中斐友好", "斐", True),
        ("建设中墨水厂", "墨", False),
        ("会议中黎书记", "黎", False),
        ("推动中黎关系发展", "推", False),
    ],
)
def test_the_short_name_of_a_country(text: str, country: str, expected: bool) -> None:
    at = text.index(country)
    assert names.is_country(text, at, at + 1) is expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("书记宋凤英主持", "凤", True),
        ("记者何方报道", "何方", False),
        ("市长何方同志", "方", True),
    ],
)
def test_a_person_with_a_title(text: str, name: str, expected: bool) -> None:
    at = text.index(name)
    assert names.is_person(text, at, at + len(name)) is expected
