"""What a regular expression's parts say of all its searches: how many steps they take at most, how far they see.

The bound is of a matcher that backtracks and remembers nothing. What cannot be read, such as fuzzy matching or
recursion, is without bound.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from math import inf, log
from re import _constants as op  # type: ignore[attr-defined]  # what `re` itself reads expressions with: no public one
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTHS = (4096, 2048, 1024, 512, 256, 128)
_BEHIND = 100_000
"""How far an expression without bound may look back beyond the text that is searched."""
_MOST_STEPS = 1e8
"""About a second."""
UNKNOWN = "\U0003fffe"
"""Stands in the parts for what only `regex` knows: one of the characters that have some property."""
_OWN_TO_REGEX = (
    (re.compile(r"\\[pP]\{[^{}]*\}"), UNKNOWN),
    (re.compile(r"\(\?P?<(?![=!])\w+>"), "("),
    (re.compile(r"\(\?P=\w+\)"), "(?>.*)"),
)
_NO_TELLING = re.compile(r"\\P|\\p\{(?!Han\})")
"""What may be any character though its parts do not say so."""
_UNREADABLE = re.compile(r"\{[^{}]*[eids<][^{}]*\}")


def untimed_length(source: str) -> int:
    """Return up to which length any text is searched, from all its places, in few enough steps to need no time limit.

    0 where no text is.
    """
    tree = parts_of(source)
    if tree is None:
        return 0
    return next((length for length in _LENGTHS if length * _of_sequence(tree, length)[1] <= _MOST_STEPS), 0)


def untimed_at_a_place(source: str) -> int:
    """Return up to which length a text is searched so from one of its places."""
    tree = parts_of(source)
    if tree is None:
        return 0
    return next((length for length in _LENGTHS if _of_sequence(tree, length)[1] <= _MOST_STEPS), 0)


def begins_line(source: str) -> bool:
    """Tell whether every match begins where a line does, and holds a character."""
    tree = parts_of(source)
    return tree is not None and tree.getwidth()[0] > 0 and _begins_line(tree)


def looks_beyond_line(source: str) -> bool:
    """Tell whether a search within a line may see more of what is before it than that there is a line end.

    It sees nothing of what is behind. What cannot be read may see anything.
    """
    tree = parts_of(source)
    return tree is None or r"\P" in source or _looks_beyond(tree)


def stays_in_line(source: str) -> bool:
    """Tell whether a search in several lines together finds what it finds in each of them by itself.

    So it is where no match holds a line end or looks ahead for one. What stands before is seen in both.
    """
    tree = parts_of(source)
    return tree is not None and not _NO_TELLING.search(source) and all(map(_is_in_line, tree))


def never_holds(source: str, character: str) -> bool:
    """Tell whether no match of an expression can hold a character."""
    tree = parts_of(source)
    return tree is not None and not _NO_TELLING.search(source) and not _may_hold(tree, character)


def _is_in_line(part: Any) -> bool:
    kind, value = part
    inner = list(_inner(kind, value))
    if kind in (op.ASSERT, op.ASSERT_NOT) and value[0] < 0:
        return not any(_sees_line_end_ahead(each) or _keeps_line_end(each) for each in value[1])
    if inner:
        return all(_is_in_line(each) for parts in inner for each in parts)
    if kind is op.AT:
        return value not in (op.AT_BEGINNING_STRING, op.AT_END_STRING)
    return kind is not op.GROUPREF and not _may_hold([part], "\n")


def _sees_line_end_ahead(part: Any) -> bool:
    """Tell whether it looks ahead for what may be a line end, wherever it stands itself."""
    kind, value = part
    if kind in (op.ASSERT, op.ASSERT_NOT) and value[0] > 0:
        return not _is_in_line(part)
    return any(_sees_line_end_ahead(each) for parts in _inner(kind, value) for each in parts)


def _keeps_line_end(part: Any) -> bool:
    """Tell whether a group in it may hold a line end, which a reference to the group then asks for."""
    kind, value = part
    kept = kind is op.SUBPATTERN and value[0] is not None and _may_hold(value[-1], "\n")
    return kept or any(_keeps_line_end(each) for parts in _inner(kind, value) for each in parts)


def _begins_line(parts: Any) -> bool:
    for kind, value in parts:
        if kind in (op.ASSERT, op.ASSERT_NOT):
            continue
        if kind is op.BRANCH:
            return all(_begins_line(branch) for branch in value[1])
        if kind is op.SUBPATTERN:
            return _begins_line(value[-1])
        return kind is op.AT and value is op.AT_BEGINNING
    return False


@lru_cache(maxsize=1)  # an expression is asked all its questions one after the other
def parts_of(source: str) -> Any:
    """Return the parts as `re` reads them, where it reads an expression as `regex` does; else None."""
    for written, readable in _OWN_TO_REGEX:
        source = written.sub(readable, source)
    if _UNREADABLE.search(source):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(source, re.MULTILINE)
    except (re.error, RecursionError, OverflowError):
        return None
    return None if tree.state.flags & re.IGNORECASE else tree


def _looks_beyond(parts: Any) -> bool:
    for kind, value in parts:
        if kind is op.AT and value in (op.AT_BEGINNING_STRING, op.AT_END_STRING):
            return True
        if (
            kind in (op.ASSERT, op.ASSERT_NOT)
            and value[0] < 0
            and value[1].getwidth()[1] > 1
            and _may_hold(value[1], "\n")
        ):
            return True
        if any(_looks_beyond(inner) for inner in _inner(kind, value)):
            return True
    return False


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
    op.CATEGORY_SPACE: r"\s", op.CATEGORY_NOT_SPACE: r"\S",
}  # fmt: skip


def _may_hold(parts: Any, character: str) -> bool:
    """Tell whether one of the parts may match a character, or look for it."""
    for kind, value in parts:
        if kind is op.LITERAL and value == ord(character):
            return True
        if kind is op.NOT_LITERAL and value != ord(character):
            return True
        if kind is op.ANY and character != "\n":
            return True
        if kind is op.IN and _has(value, character) != (value[0][0] is op.NEGATE):
            return True
        if any(_may_hold(inner, character) for inner in _inner(kind, value)):
            return True
    return False


def _has(members: Any, character: str) -> bool:
    """Tell whether a character is among the members of a class, as they are named."""
    for kind, value in members:
        if kind is op.LITERAL and value == ord(character):
            return True
        if kind is op.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if kind is op.CATEGORY and re.match(_CATEGORIES[value], character):
            return True
    return False


def _inner(kind: Any, value: Any) -> Iterator[Any]:
    """Yield the sequences of parts that a part is made of."""
    if kind is op.SUBPATTERN:
        yield value[-1]
    elif kind is op.BRANCH:
        yield from value[1]
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        yield value[2]
    elif kind is op.ATOMIC_GROUP:
        yield value
    elif kind in (op.ASSERT, op.ASSERT_NOT):
        yield value[1]


Bound = tuple[float, float]
"""In how many ways something can match at one place, and how many steps it takes to try them all."""


def _of_sequence(parts: Any, longest: float) -> Bound:
    ways, steps = 1.0, 0.0
    for kind, value in parts:
        more, each = _of_part(kind, value, longest)
        steps += ways * each
        ways *= more
    return ways, steps


def _of_part(kind: Any, value: Any, longest: float) -> Bound:
    """Return the bound of one part; longest: how often a repeat without end may repeat."""
    if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.AT):
        return 1, 1
    if kind is op.SUBPATTERN:
        return _of_sequence(value[-1], longest)
    if kind is op.BRANCH:
        branches = [_of_sequence(branch, longest) for branch in value[1]]
        return sum(ways for ways, _ in branches), 1 + sum(steps for _, steps in branches)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, body = value
        ways, steps = _of_repeat(least, min(most, longest), *_of_sequence(body, longest))
        return (1, steps) if kind is op.POSSESSIVE_REPEAT else (ways, steps)
    if kind is op.ATOMIC_GROUP:
        return 1, _of_sequence(value, longest)[1]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        behind = value[0] < 0  # it may look behind the beginning of the text that is searched
        return 1, 1 + _of_sequence(value[1], _BEHIND if behind else longest)[1]
    return (1, longest) if kind is op.GROUPREF else (inf, inf)


def _of_repeat(least: int, most: float, ways: float, steps: float) -> Bound:
    if ways == 1:
        return max(1, most - least + 1), 1 + most * steps
    if most * log(ways) > log(_MOST_STEPS):
        return inf, inf
    rounds = [ways**count for count in range(int(most) + 1)]
    return sum(rounds[least:]), 1 + sum(rounds) * steps
