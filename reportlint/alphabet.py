"""Which characters a script has, and how text reads in the other one; it judges no document.

The only module that imports `opencc`, and it does so only when a table is asked for.
"""

from __future__ import annotations

import codecs
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from reportlint.record import NamedTuple

Writing = Literal["simplified", "traditional", "half-width"]
"""How a document is written: in which script, or in letters and digits of which width."""

_NARROW = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in _NARROW}
_HALF_WIDTH = {wide: narrow for narrow, wide in _FULL_WIDTH.items()} | {ord("．"): "."}
_PART, _HEAD, _CROWDED = 2_000, 200, 4
"""Characters that are searched at once, of which so many are looked at first, and how many strange ones are a crowd."""
_SIGNS = "—·"
"""Signs of every second document that the codec takes for rare ones: it knows them under other numbers."""
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
    if writing == "traditional":
        return Alphabet(*reversed(alphabet("simplified")))
    to_traditional, to_simplified = _table("STCharacters"), _table("TSCharacters")
    shared = to_simplified.keys() | {form for forms in regional_forms().values() for form in forms}
    only_simplified = frozenset(
        c for c, to in to_traditional.items() if c not in to and c not in shared and _is_ordinary(c)
    )
    only_traditional = frozenset(
        c for c, to in to_simplified.items() if c not in to and _is_ordinary(to[0]) and not _is_ordinary(c)
    )
    only_traditional |= _forms_of(only_traditional).keys()
    return Alphabet(only_simplified, only_traditional)


def rare_ideographs(text: str) -> str:
    """Return in order the ideographs of a text that are not ordinary mainland type; without any it is Simplified.

    What is not ordinary the codec tells five times as fast as an expression, but each failure costs it ten times more.
    """
    return "".join([_rare(text[start : start + _PART]) for start in range(0, len(text), _PART)])


def _rare(text: str) -> str:
    for sign in _SIGNS:
        text = text.replace(sign, "")
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        pass
    else:
        return ""
    head = text[:_HEAD]
    if len(head) - len(head.encode("gb2312", "ignore").decode("gb2312")) > _CROWDED:
        return "".join(rare_expression().findall(text))
    marked = text.encode("gb2312", _marking_errors())
    return "".join(c for c in b"".join(marked.split(_MARK)[1::2]).decode() if "一" <= c <= "鿿")


_MARK = b"\xff"
"""What stands neither in GB 2312 nor in UTF-8."""


@cache
def _marking_errors() -> str:
    """Return the name under which the codecs know how to write what they cannot encode: between marks, in UTF-8."""
    name = "reportlint-marked"
    codecs.register_error(name, _marked)
    return name


def _marked(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    character = error.object[error.start : error.end]
    return _MARK + character.encode("utf-8", "replace") + _MARK, error.end


@cache
def rare_expression() -> re.Pattern[str]:
    """Return an expression for runs of ideographs that are not ordinary mainland type."""
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


class _Translation(dict[int, str | int]):
    """What characters become; one that stays is put in when it is first met, as a miss takes longer than a hit."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


@cache
def _to_simplified() -> _Translation:
    simple = {c: to[0] for c, to in _table("TSCharacters").items()}
    forms = _forms_of(alphabet("traditional").own)
    return _Translation({ord(c): to for c, to in simple.items()} | {ord(f): simple[c] for f, c in forms.items()})


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
