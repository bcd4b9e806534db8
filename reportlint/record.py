"""Dataclasses and named tuples that are sooner made than those of the standard library: a start makes sixty.

A record is a frozen dataclass that is finished when one is first made or looked into: most of a run's are only
unpacked. `dataclasses` takes 5 ms to load, then writes and compiles six methods, half a millisecond a class. `typing`
compiles the hint of every field of a named tuple, which takes twice as long as to make the class, and uses none.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable


class _Field:
    """What `dataclasses.field` is asked for when the class is finished."""

    def __init__(self, **said: Any) -> None:
        self.said = said


if TYPE_CHECKING:  # with their types, for who imports them from here
    from dataclasses import field as field  # noqa: PLC0414
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414
else:
    field = _Field

    class _Named(type):
        """Makes a named tuple of every class that is derived from one of its own."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body[each] for each in fields if each in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in fields and key != "__qualname__":
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Named):
        """What `typing.NamedTuple` is, with hints as they are written."""


T = TypeVar("T")

_WRITTEN = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")
"""The methods that `dataclass` writes."""
_FIELDS = "__dataclass_fields__"


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a frozen dataclass of a class, as `dataclass(frozen=True)` does, but not yet."""
    for name in _WRITTEN:
        setattr(cls, name, _finishing(cls, name))
    setattr(cls, _FIELDS, _Fields(cls))
    return cls


def _finish(cls: type[Any]) -> None:
    import dataclasses

    for name in (*_WRITTEN, _FIELDS):
        delattr(cls, name)
    for name, value in [*vars(cls).items()]:
        if isinstance(value, _Field):
            setattr(cls, name, dataclasses.field(**value.said))
    dataclasses.dataclass(frozen=True)(cls)


def _finishing(cls: type[Any], name: str) -> Callable[..., Any]:
    """Return a method that finishes the class, which replaces it, and calls what replaced it."""

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        _finish(cls)
        return getattr(self, name)(*args, **kwargs)

    return method


class _Fields:
    """What `dataclasses.fields` and `is_dataclass` look for."""

    def __init__(self, cls: type[Any]) -> None:
        self._cls = cls

    def __get__(self, _: object, __: type[Any]) -> Any:
        _finish(self._cls)
        return getattr(self._cls, _FIELDS)
