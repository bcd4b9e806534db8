"""Frozen dataclasses that are finished when one is first made or looked into: most of a run's are only unpacked.

`dataclasses` takes 5 ms to load, then writes and compiles six methods, half a millisecond a class; a start would do so
for twenty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable


class _Field:
    """What `dataclasses.field` is asked for when the class is finished."""

    def __init__(self, **said: Any) -> None:
        self.said = said


if TYPE_CHECKING:
    from dataclasses import field as field  # noqa: PLC0414  # with its types, for who imports it from here
else:
    field = _Field

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
