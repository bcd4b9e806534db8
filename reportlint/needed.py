"""The words without which a regular expression cannot match in a line, read off its parts; it searches nothing.

They are a conjunction of needs, each met by any of its alternatives: a word, or a conjunction of further needs. What
stands behind a match is asked for, too, what stands before it is not: it may be in another line.
"""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]  # as in `backtracking`
from typing import TYPE_CHECKING, Any

from reportlint.backtracking import UNKNOWN, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    Need = tuple["str | Needs", ...]
    Needs = tuple[Need, ...]
    Asked = tuple[tuple[tuple[str, ...], tuple["Asked", ...]], ...]

_MOST_WORDS = 250
"""Of one need; to look for more would take as long as the search itself."""
_MOST_RUNS = 32
"""Words that one run of characters is read as, where some of them are classes."""
_ALMOST_ANY = (op.NEGATE, op.CATEGORY)
_MOST_MEMBERS = 4
"""Of a class that is read as its characters."""
_WITHOUT_WIDTH = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def needs_of(source: str) -> Needs:
    """Return what every line with a match holds, what is rarest first; nothing where nothing is sure."""
    tree = parts_of(source)
    return () if tree is None else _needs(tree)


def asked(needs: Needs) -> Asked:
    """Return needs as they are soonest asked for: of each the words, and apart from them what takes longer."""
    words = (tuple(either for either in need if isinstance(either, str)) for need in needs)
    others = (tuple(asked(either) for either in need if not isinstance(either, str)) for need in needs)
    return tuple(zip(words, others, strict=True))


def words_in(asked: Asked) -> int:
    """Return how many words are asked for at most."""
    return sum(len(words) + sum(map(words_in, others)) for words, others in asked)


def may_begin_anywhere(source: str) -> bool:
    """Tell whether a match may begin with almost any character, so that a search cannot pass over most of them."""
    tree = parts_of(source)
    return tree is None or _first_is_any(tree) is not False


def begins_with_character(source: str) -> bool:
    """Tell whether every match begins with one and the same character, from one of which a search runs to the next."""
    tree = parts_of(source)
    while tree:
        kind, value = tree[0]
        if kind is not op.SUBPATTERN:
            return kind is op.LITERAL and chr(value) != UNKNOWN
        tree = value[-1]
    return False


def _needs(parts: Any) -> Needs:
    found = sorted((need for need in _read(parts) if _size(need) <= _MOST_WORDS), key=_frequency)
    return tuple(dict.fromkeys(found))


def _read(parts: Any) -> Iterator[Need]:
    """Yield the needs of parts in their order."""
    runs = [""]
    for kind, value in parts:
        if kind in _WITHOUT_WIDTH:
            yield from _needs(value[1]) if kind is op.ASSERT and value[0] > 0 else ()
            continue
        once: Any = value[2] if kind in _REPEATS and value[0] else ()
        members = _members(*(once[0] if len(once) == 1 else (kind, value)))
        longer = [run + member for run in runs for member in members]
        if 0 < len(longer) <= _MOST_RUNS:
            runs = longer
            if not once:
                continue  # else how often it stands there is not known
        if runs[0]:
            yield tuple(runs)
        runs = [""] if once else members or [""]
        if not longer:
            yield from _read_part(kind, value, once)
    if runs[0]:
        yield tuple(runs)


def _read_part(kind: Any, value: Any, once: Any) -> Iterator[Need]:
    """Yield the needs of a part that is no known character; once: what it repeats, if that is there at least once."""
    if kind is op.SUBPATTERN and not value[1]:
        yield from _needs(value[-1])
    elif kind is op.ATOMIC_GROUP:
        yield from _needs(value)
    elif once:
        yield from _needs(once)
    elif kind is op.BRANCH and all(branches := [_needs(branch) for branch in value[1]]):
        yield tuple(dict.fromkeys(either for branch in branches for either in _alternatives(branch)))


def _alternatives(needs: Needs) -> Need:
    """Return the needs of a branch as alternatives among others: a single need is as good as its own."""
    return needs[0] if len(needs) == 1 else (needs,)


def _members(kind: Any, value: Any) -> list[str]:
    """Return the characters that a part stands for, where they are few and known."""
    named = [(kind, value)] if kind is op.LITERAL else value if kind is op.IN and len(value) <= _MOST_MEMBERS else []
    if any(what is not op.LITERAL or chr(member) == UNKNOWN for what, member in named):
        return []
    return [chr(member) for _, member in named]


def _size(need: Need) -> int:
    return sum(1 if isinstance(either, str) else sum(map(_size, either)) for either in need)


def _frequency(need: Need) -> float:
    """Return a guess at how often a need is met: a word is the rarer the longer it is."""
    return sum(0.1 ** len(either) if isinstance(either, str) else min(map(_frequency, either)) for either in need)


def _first_is_any(parts: Any) -> bool | None:
    """Tell whether the first character of parts may be almost any; None where there may be no first character."""
    for kind, value in parts:
        inner: list[bool | None] = []
        if kind is op.IN:
            return any(what in _ALMOST_ANY or (what is op.LITERAL and chr(member) == UNKNOWN) for what, member in value)
        if kind is op.LITERAL:
            return bool(chr(value) == UNKNOWN)
        if kind is op.SUBPATTERN:
            inner = [_first_is_any(value[-1])]
        elif kind is op.ATOMIC_GROUP:
            inner = [_first_is_any(value)]
        elif kind is op.BRANCH:
            inner = [_first_is_any(branch) for branch in value[1]]
        elif kind in _REPEATS:
            inner = [_first_is_any(value[2]), False if value[0] else None]
        elif kind not in _WITHOUT_WIDTH:
            return True
        if True in inner:
            return True
        if inner and None not in inner:
            return False
    return None
