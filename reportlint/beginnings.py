"""What the first character of a match is, and what stands on either side of it, read off an expression's parts.

An expression of many alternatives is tried at each character of a line, and what each begins with is asked for again
and again. Where few characters can begin a match, these are sooner found, and the expression tried there alone.
"""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]  # as in `backtracking`
from typing import TYPE_CHECKING, Any

from reportlint.backtracking import UNKNOWN, parts_of
from reportlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ANY: frozenset[str] = frozenset()
"""No character is known; none would be without members."""
_MOST_MEMBERS = 80
"""Of a class; more are as good as any."""
_MOST_VIEWS = 5_000
_LONGEST = 2_000
"""Characters of a glance; to unpack a longer one takes more than it saves."""
_REACH = 2
"""Places after the beginning of a match up to which parts are followed."""
_NAMED = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_SPACE: r"\s"}
"""Classes that stand for themselves, as members of another."""
_CLASSES = frozenset(_NAMED.values())
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LINE_END = frozenset("\n")
_CHARACTERS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)


class _View(NamedTuple):
    """The characters that may stand before, at and after the beginning of a match, and how far its parts were read."""

    before: frozenset[str] = _ANY
    first: frozenset[str] = _ANY
    after: frozenset[str] = _ANY
    at: int | None = 0
    """From the beginning of the match; None where it is not known, or out of reach."""


class _TooMany(Exception):
    """Ends a reading."""


def glance_of(source: str) -> str | None:
    """Return an expression that matches the first character of whatever a source may match, and few others.

    None where the first character may be one of many, or there may be none.
    """
    tree = parts_of(source)
    if tree is None or not tree.getwidth()[0]:
        return None
    try:
        views = _read(tree, {_View()})
    except _TooMany:
        return None
    if not views or not all(view.first for view in views):
        return None
    around: dict[str, list[_View]] = {}
    for view in views:
        for character in view.first:
            around.setdefault(character, []).append(view)
    asked = {character: _beside(some) for character, some in sorted(around.items())}
    if not any(asked.values()) or any(not "一" <= character <= "鿿" and not asked[character] for character in asked):
        return None  # a mark or a letter may stand anywhere; an ideograph is seldom enough
    glance = "|".join(f"{_quoted(character)}{beside}" for character, beside in asked.items())
    return glance if len(glance) <= _LONGEST else None


def _beside(views: Sequence[_View]) -> str:
    """Return what is asked of the neighbours of a character that was matched; there may be none where a text ends."""
    if any(not view.before and not view.after for view in views):
        return ""
    before = frozenset().union(*(view.before for view in views if not view.after))
    after = frozenset().union(*(view.after for view in views if not view.before))
    between = [view for view in views if view.before and view.after]
    if not before and not after:
        before = frozenset().union(*(view.before for view in between))
        after = frozenset().union(*(view.after for view in between))
        return f"(?<!{_other_than(before)}.)(?!{_other_than(after)})"
    if before:
        before = before.union(*(view.before for view in between))
    else:
        after = after.union(*(view.after for view in between))
    asked = (f"(?<!{_other_than(before)}.)" if before else "", f"(?!{_other_than(after)})" if after else "")
    return asked[0] + asked[1] if "" in asked else f"(?:{asked[0]}|{asked[1]})"


def _other_than(characters: frozenset[str]) -> str:
    return f"[^{''.join(map(_quoted, sorted(characters)))}]"


def _quoted(member: str) -> str:
    return f"\\u{ord(member):04x}" if len(member) == 1 and member.isascii() and not member.isalnum() else member


def _read(parts: Iterable[Any], views: set[_View], *, back: bool = False) -> set[_View]:
    """Return the views with what parts add to them, which are read towards the beginning of a line if `back`."""
    for kind, value in reversed(list(parts)) if back else parts:
        read = {view for view in views if view.at is None}
        views = read.union(*(_part(kind, value, view, view.at, back) for view in views if view.at is not None))
        if len(views) > _MOST_VIEWS:
            raise _TooMany
    return views


def _part(kind: Any, value: Any, view: _View, at: int, back: bool) -> set[_View]:
    if kind in _CHARACTERS:
        return _with_character(view, at - 1 if back else at, _members(kind, value), back)
    if kind in (op.AT, op.ASSERT_NOT):
        begins = kind is op.AT and value is op.AT_BEGINNING and at == 0
        return {view._replace(before=_both(view.before or _LINE_END, _LINE_END)) if begins else view}
    if kind is op.SUBPATTERN and not value[1]:
        return _read(value[-1], {view}, back=back)
    if kind is op.ATOMIC_GROUP:
        return _read(value, {view}, back=back)
    if kind is op.BRANCH:
        return {each for branch in value[1] for each in _read(branch, {view}, back=back)}
    if kind in _REPEATS:
        return _repeated(value, view, back)
    if kind is op.ASSERT:
        return {each._replace(at=at) for each in _read(value[1], {view}, back=value[0] < 0)}
    return {view._replace(at=None)}


def _with_character(view: _View, at: int, members: frozenset[str], back: bool) -> set[_View]:
    """Return the view with a character of these at a place; nothing if there can be no such match."""
    if not -1 <= at < _REACH:
        return {view._replace(at=None)}
    known = list(view[:3])
    if members:
        if there := known[at + 1]:
            members = _both(there, members)
        if not members:
            return set()
        known[at + 1] = members
    return {_View(known[0], known[1], known[2], at if back else at + 1)}


def _both(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the characters that two classes have in common, or one of them if there is a class in the other."""
    if _CLASSES.isdisjoint(some):
        return some & others if _CLASSES.isdisjoint(others) else some
    return others


def _repeated(repeat: tuple[int, Any, Any], view: _View, back: bool) -> set[_View]:
    least, most, body = repeat
    views = {view}
    for _ in range(min(least, _REACH + 1)):
        views = _read(body, views, back=back)
    found, more = set(views), views
    for _ in range(min(most - least, 2 * _REACH)):
        more = _read(body, more, back=back)
        found |= more
    return found


def _members(kind: Any, value: Any) -> frozenset[str]:
    """Return the characters a part stands for; none if they are many, or not known."""
    named = value if kind is op.IN else [(kind, value)]
    members: set[str] = set()
    for what, member in named:
        if what is op.RANGE and member[1] - member[0] < _MOST_MEMBERS:
            members.update(map(chr, range(member[0], member[1] + 1)))
        elif what is op.LITERAL:
            members.add(chr(member))
        elif what is op.CATEGORY and member in _NAMED:
            members.add(_NAMED[member])
        else:
            return _ANY
    return _ANY if UNKNOWN in members or len(members) > _MOST_MEMBERS else frozenset(members)
