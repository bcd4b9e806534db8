"""A plan as bytes, of which a rule is unpacked only when it is asked for; it knows no folders and keeps nothing.

After a magic, a check sum and what the plan was made of come the plan without its largest parts, the expressions of
our modules, the automaton, and the rules one by one. Rules are pickles, trusted like the modules beside which they lie:
they were written by us, for this user or for the wheel. Check sums tell what was damaged since: one of all but the
rules, and one before each rule, which is read when that is asked for.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from daachorse import CharwiseDoubleArrayAhoCorasick

from reportlint import precompiled
from reportlint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from mmap import mmap

    from reportlint.engine import Plan

_MAGIC = b"RLPLAN02"
_NUMBER = 4
"""Bytes of a length and of a check sum, little-endian."""


def pack(plan: Plan, made_of: bytes, root: Path | None = None) -> bytes:
    """Return a plan as bytes, with what it was made of; the paths of its rules are kept without the root."""
    from dataclasses import replace  # who unpacks has no need of it

    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    askers = [shared.setdefault(one, one) for one in plan.askers]  # few are distinct, and a pickle keeps each once
    rest = _dumps(replace(plan, rules=(), automaton=None, askers=askers))
    automaton = plan.automaton.serialize() if plan.automaton else b""
    front = _joined([made_of, rest, precompiled.keep(), automaton])
    rules = [_dumps(rule._replace(path=_without(root, rule.path))) for rule in plan.rules]
    return _MAGIC + _sum(front) + front + _joined([_sum(rule) + rule for rule in rules])


def unpack(data: bytes | mmap, made_of: bytes, afresh: Callable[[], Sequence[Rule]], root: Path | None = None) -> Plan:
    """Return the plan packed, its rules below the root; ValueError if it was made of something else, or is broken.

    afresh: what returns all rules anew, if one turns out to be damaged when it is asked for.
    """
    head = len(_MAGIC) + _NUMBER
    start = head + _NUMBER
    if data[: len(_MAGIC)] != _MAGIC or data[head : start + len(made_of)] != _number(len(made_of)) + made_of:
        raise ValueError("made of something else")
    kept = memoryview(data)
    _, rest, expressions, automaton, *rules = parts = [*_parts(kept[head:])]
    front = sum(_NUMBER + len(part) for part in parts[: len(parts) - len(rules)])
    if _sum(kept[head : head + front]) != data[len(_MAGIC) : head]:
        raise ValueError("damaged")
    precompiled.restore(bytes(expressions))  # before a rule is unpacked and its module loaded
    try:
        plan: Plan = pickle.loads(rest)  # noqa: S301  # see above
    except (AttributeError, ImportError, pickle.UnpicklingError) as error:
        raise ValueError("of another version") from error
    if len(rules) != len(plan.names):
        raise ValueError("some rules gone")
    ready = CharwiseDoubleArrayAhoCorasick.deserialize(bytes(automaton)) if automaton else None
    vars(plan).update(rules=_Rules(rules, afresh, root), automaton=ready)  # it is not finished yet
    return plan


class _Rules(Sequence[Rule]):
    """Rules that are unpacked one by one."""

    def __init__(
        self, packed: Sequence[bytes | memoryview], afresh: Callable[[], Sequence[Rule]], root: Path | None
    ) -> None:
        self._packed = packed
        self._afresh = afresh
        self._root = root
        self._unpacked: dict[int, Rule] = {}

    @overload
    def __getitem__(self, at: int) -> Rule: ...

    @overload
    def __getitem__(self, at: slice) -> list[Rule]: ...

    def __getitem__(self, at: int | slice) -> Rule | list[Rule]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        if at not in self._unpacked:
            part = self._packed[at]
            if part[:_NUMBER] != _sum(part[_NUMBER:]):
                self._unpacked = dict(enumerate(self._afresh()))
                return self[at]
            rule: Rule = pickle.loads(part[_NUMBER:])  # noqa: S301  # see above
            self._unpacked[at] = rule._replace(path=str(self._root / rule.path)) if self._root else rule
        return self._unpacked[at]

    def __len__(self) -> int:
        return len(self._packed)

    def __reduce__(self) -> tuple[Any, ...]:  # for a process of its own
        return _Rules, ([bytes(one) for one in self._packed], self._afresh, self._root)


def _parts(data: memoryview) -> Iterator[memoryview]:
    """Yield the parts of which each is preceded by its length; ValueError if the last is cut off."""
    start = 0
    while start < len(data):
        end = start + _NUMBER + int.from_bytes(data[start : start + _NUMBER], "little")
        if end > len(data):
            raise ValueError("cut off")
        yield data[start + _NUMBER : end]
        start = end


def _joined(parts: Iterable[bytes]) -> bytes:
    return b"".join(_number(len(part)) + part for part in parts)


def _sum(data: bytes | memoryview) -> bytes:
    return _number(zlib.crc32(data))


def _number(number: int) -> bytes:
    return number.to_bytes(_NUMBER, "little")


def _dumps(part: object) -> bytes:
    return pickle.dumps(part, pickle.HIGHEST_PROTOCOL)


def _without(root: Path | None, path: str) -> str:
    return Path(path).relative_to(root).as_posix() if root else path
