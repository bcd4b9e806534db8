"""A number that lost its mark is found between its neighbours; a number that counts something is none."""

from __future__ import annotations

import pytest

from reportlint.outline.ordinals import Family, ordinals_in
from reportlint.outline.unmarked import is_misread_first, unmarked


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("二征地补偿", "二"),
        ("二。工作措施", "二。"),
        ("二个村先行试点", None),
        ("二十个村先行试点", None),
        ("其二征地补偿", None),
    ],
)
def test_unmarked(second: str, found: str | None) -> None:
    text = f"一、征地范围\n内容。\n{second}\n内容。\n三、强化考核"
    ordinals = ordinals_in(text)
    first = next(one for one in ordinals if one.value == 1 and one.family is Family.HAN)
    third = next(one for one in ordinals if one.value == 3 and one.family is Family.HAN)
    span = unmarked(text, first, third, 2)
    assert (span and text[slice(*span)]) == found


@pytest.mark.parametrize(
    ("first", "family", "misread"),
    [
        ("1，严格把关", Family.ARABIC, True),
        ("l.严格把关", Family.ARABIC, True),
        ("一。严格把关", Family.HAN, True),
        ("一套办法", Family.HAN, False),
        ("1、严格把关", Family.ARABIC, False),
        ("一、严格把关", Family.HAN_BRACKET, False),
        ("10，严格把关", Family.ARABIC, False),
    ],
)
def test_misread_first(first: str, family: Family, misread: bool) -> None:
    assert is_misread_first(f"{first}\n2.严格考核", [0, len(first) + 1], 1, family) is misread
