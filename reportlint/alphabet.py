"""Which characters a script has, and how text reads in the other one; it judges no document.

The only module that imports `opencc`, and it does so only when a table is asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

Writing = Literal["simplified", "traditional", "half-width"]
"""How a document is written: in which script, or in letters and digits of which width."""

_NARROW = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in _NARROW}
_HALF_WIDTH = {wide: narrow for narrow, wide in _FULL_WIDTH.items()} | {ord("．"): "."}
_LONG = 500_000
"""Characters from which on compiling a class of all ordinary ideographs (10 ms) costs less than making a set."""
WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")


class Alphabet(NamedTuple):
    """A script. own: characters that no other has. foreign: those that it has not."""

    own: frozenset[str]
    foreign: frozenset[str]


@cache
def alphabet(writing: Writing) -> Alphabet:
    """Return the characters that tell a way of writing from the other one of its pair."""
    if writing == "half-width":
        return Alphabet(frozenset(_NARROW), frozenset(_NARROW.translate(_FULL_WIDTH)))
    to_traditional, to_simplified = _table("STCharacters"), _table("TSCharacters")
    shared = to_simplified.keys() | {form for forms in regional_forms().values() for form in forms}
    only_simplified = frozenset(
        c for c, to in to_traditional.items() if c not in to and c not in shared and _is_ordinary(c)
    )
    only_traditional = frozenset(
        c for c, to in to_simplified.items() if c not in to and _is_ordinary(to[0]) and not _is_ordinary(c)
    )
    only_traditional |= _forms_of(only_traditional).keys()
    pair = only_simplified, only_traditional
    return Alphabet(*pair) if writing == "simplified" else Alphabet(*reversed(pair))


def rare_ideographs(text: str) -> frozenset[str]:
    """Return the ideographs of a text that are not ordinary mainland type; a text without any is Simplified."""
    if len(text) < _LONG:
        return frozenset(c for c in set(text) if "一" <= c <= "鿿" and not _is_ordinary(c))
    return frozenset("".join(_rare_expression().findall(text)))


@cache
def _rare_expression() -> re.Pattern[str]:
    ordinary = "".join(map(chr, range(0x4E00, 0xA000))).encode("gb2312", "ignore").decode("gb2312")
    return re.compile(f"[^\0-\u4dff\ua000-\U0010ffff{ordinary}]+")


@cache
def regional_forms() -> dict[str, str]:
    """Return the forms that a Traditional character has in Taiwan and in Hong Kong."""
    taiwan, hong_kong = _table("TWVariants"), _table("HKVariants")
    return {c: taiwan.get(c, "") + hong_kong.get(c, "") for c in taiwan.keys() | hong_kong.keys()}


def half_width(text: str) -> str:
    """Return text with letters, digits and the full stop in half width."""
    return text.translate(_HALF_WIDTH)


def simplified(text: str) -> str:
    """Return text in Simplified characters, one for one."""
    return text.translate(_to_simplified())


def traditional_characters(text: str) -> str | None:
    """Return text in Traditional characters, one for one; None where a character may become several (发: 發, 髮)."""
    characters = [_table("STCharacters").get(c, c) for c in text]
    return "".join(characters) if all(len(c) == 1 for c in characters) else None


@cache
def _to_simplified() -> dict[int, str]:
    simple = {c: to[0] for c, to in _table("TSCharacters").items()}
    forms = _forms_of(alphabet("traditional").own)
    return {ord(c): to for c, to in simple.items()} | {ord(f): simple[c] for f, c in forms.items()}


def _forms_of(characters: frozenset[str]) -> dict[str, str]:
    """Return the regional forms, each with its character, that the table of Traditional characters has left out: 衞."""
    known = _table("TSCharacters").keys() | _table("STCharacters").keys()
    regional = ((form, c) for c, forms in regional_forms().items() if c in characters for form in forms)
    return {form: c for form, c in regional if form not in known and not _is_ordinary(form)}


@lru_cache(maxsize=4096)
def traditional_words(text: str) -> str:
    """Return Simplified text in Traditional characters, chosen by the words they stand in; its length may change."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


@cache
def _table(name: str) -> dict[str, str]:
    """Return a table of single characters: each with all it may become, the likeliest first."""
    import opencc

    lines = Path(opencc.__file__).with_name("dictionary").joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return {character: to.replace(" ", "") for character, to in (line.split("\t") for line in lines if line)}


def _is_ordinary(character: str) -> bool:
    """Whether mainland type always had it; a rare character may stand in its Traditional form for want of another."""
    return bool(character.encode("gb2312", "ignore"))
